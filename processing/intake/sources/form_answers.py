"""Answers to forms of KoboToolbox and ODK, whichever way they were exported.

A submission has its identifier, a place may be split over four columns, a question with several
answers over one column for each, and a question's name stands behind the names of its groups.
Here every export of a form gets the same columns: the identity of a row, each place in one cell,
several answers in one cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ....layers.language import translate
from ..choice import LATLON, ColumnChoice, FieldSource
from ..columns import folded, recognise
from ..records import ORDINAL
from ..table import SourceRow, SourceTable
from ..values import as_text, plain
from .form_places import (
    MEMBER,
    OWN_PLACE,
    cell_at,
    find_places,
    inherited_places,
    is_filled,
    is_nothing,
    position_of,
    settle,
    together,
)

#: The column of a row's identity: the submission's, and where it stands in its repeats.
IDENTITY = "_identity"
#: Where a submission's identifier stands, the one that outlives changes first.
IDENTIFIERS = (
    "meta/rootUuid", "KEY", "__id", "_uuid", "_submission__uuid", "meta/instanceID",
    "meta-instanceID", "instanceID", "__Submissions-id",
)  # fmt: skip
#: The column of what a row was, or is elsewhere, called: an edit gives a submission a new name.
OTHER_IDENTITIES = "_other_identities"
EARLIER = "meta/deprecatedID"
#: When a submission came in, in UTC.
SUBMITTED = ("_submission_time", "SubmissionDate", "__system/submissionDate")
SUBMITTED_OF_CHILD = ("_submission__submission_time",)
#: How many rows are looked at to find places and choices.
SAMPLE = 300
_WITHOUT_ZONE = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?")
_FLAGS = {"0", "1", "true", "false"}
_SET = {"1", "true"}


def prepare(table: SourceTable) -> SourceTable:
    """The table with the columns that all exports have alike."""
    tidier = _Tidier(table, table.peek(SAMPLE))
    rows = table.rows
    table.columns = tidier.columns
    table.places = tidier.place_names()
    table.rows = tidier.rows(rows)
    return table


class _Tidier:
    """Makes the rows of all exports of a form alike, by what its first rows show."""

    def __init__(self, table: SourceTable, sample: list[SourceRow]) -> None:
        self._table = table
        self._places = [] if table.has_geometry else find_places(table.columns, sample)
        self._new_places = [place for place in self._places if place.cell is None]
        self._choices = _choices(table.columns, sample)
        self._identity = _identity(table.columns, table.layer)
        times = {*SUBMITTED, *SUBMITTED_OF_CHILD}
        self._times = [i for i, column in enumerate(table.columns) if column in times]
        self._width = len(table.columns)
        made = [*(place.name for place in self._new_places), *self._choices]
        made += [OTHER_IDENTITIES, IDENTITY]
        self.columns = (*table.columns, *made)
        self._inherited = inherited_places(table, self._places, list(self.columns), sample)
        self._disagreeing: list[int] = []

    def place_names(self) -> tuple[str, ...]:
        """The columns of places that a row may be at, the one that it is at by default first."""
        own = self._table.own
        mine = [p.name for p in self._places if not own or position_of(p) < own]
        nearest = [self.columns[i] for i in self._inherited[:1]]
        others = mine or [place.name for place in self._places]
        return tuple(dict.fromkeys([*nearest, *others]))

    def rows(self, rows: Iterable[SourceRow]) -> Iterator[SourceRow]:
        """The rows, tidied; in the end the table is told what was out of the ordinary."""
        for row in rows:
            yield row if row.problem else self._tidied(row)
        if self._disagreeing:
            self._table.messages.append(_about_disagreement(len(self._disagreeing)))

    def _tidied(self, row: SourceRow) -> SourceRow:
        cells = [None if is_nothing(value) else value for value in row.values]
        cells += [None] * (len(self.columns) - len(cells))
        for position in self._times:
            cells[position] = _in_utc(cells[position])
        self._put_places(cells, row.number)
        first = self._width + len(self._new_places)
        for at, options in enumerate(self._choices.values(), start=first):
            cells[at] = " ".join(name for name, i in options if as_text(cells[i]).lower() in _SET)
        cells[-1], *others = self._identity(cells) or [None]
        cells[-2] = " ".join(others) or None
        return SourceRow(row.number, tuple(cells), row.geometry)

    def _put_places(self, cells: list[Any], number: int) -> None:
        for at, place in enumerate(self._new_places, start=self._width):
            cells[at] = together(cells, place.parts)
        for place in self._places:
            if place.cell is not None and place.parts and not settle(cells, place):
                self._disagreeing.append(number)
        if self._inherited:
            filled = (cells[i] for i in self._inherited if plain(cells[i]) is not None)
            cells[self._inherited[0]] = next(filled, None)


def choose(table: SourceTable, geographic: bool | None) -> ColumnChoice:
    """The columns by the names of the questions, without those of the groups they stand in."""
    questions = [
        column for column in table.columns if _is_question(column) and column not in table.places
    ]
    aliases: dict[str, str] = {}
    for column in questions:
        for name in (column, _leaf(column, "/"), _leaf(column, "-")):
            aliases.setdefault(folded(name), column)
    found = recognise(tuple(questions), True, geographic, aliases)
    fields = {key: source for key, source in found.fields.items() if key != "source_id"}
    fields["source_id"] = FieldSource(IDENTITY)
    submitted = [c for c in (*SUBMITTED, *SUBMITTED_OF_CHILD) if c in table.columns]
    if submitted:
        fields.setdefault("received_on", FieldSource(submitted[0]))
    if not table.places:
        return ColumnChoice(fields, {}, other_identities=OTHER_IDENTITIES)
    if table.places[0] != OWN_PLACE:
        fields.setdefault("precision_m", FieldSource(table.places[0]))
    place = {LATLON: FieldSource(table.places[0])}
    return ColumnChoice(fields, place, "EPSG:4326", degrees=True, other_identities=OTHER_IDENTITIES)


def _is_question(column: str) -> bool:
    """Not what the system adds, nor the answers of a repeat's n-th member."""
    return not column.startswith(("_", "meta/", "meta-", "formhub/")) and not MEMBER.search(column)


def _leaf(column: str, separator: str) -> str:
    return column.rpartition(separator)[2] or column


def _in_utc(value: Any) -> Any:
    """The time with its zone, which the exports leave out."""
    text = as_text(plain(value))
    return text + "Z" if _WITHOUT_ZONE.fullmatch(text) else value


def _choices(columns: tuple[str, ...], sample: list[SourceRow]) -> dict[str, list[tuple[str, int]]]:
    """Questions whose answers stand in a column for each, by name: (answer, column)."""
    found: dict[str, list[tuple[str, int]]] = {}
    for i, column in enumerate(columns):
        question, _, answer = column.rpartition("/")
        if question and question not in columns and _is_question(column):
            found.setdefault(question, []).append((answer, i))
    return {
        question: options
        for question, options in found.items()
        if len(options) > 1 and _are_flags(sample, [i for _, i in options])
    }


def _are_flags(sample: list[SourceRow], positions: list[int]) -> bool:
    values = [cell_at(row, i) for row in sample for i in positions]
    filled = [as_text(plain(value)).lower() for value in values if is_filled(value)]
    return bool(filled) and all(value in _FLAGS for value in filled)


def _identity(columns: tuple[str, ...], layer: str) -> Callable[[list[Any]], list[str]]:
    """What gives a row's identity and its other names.

    That is its submission's identifier, with the row's place in the repeats behind it.
    """
    names = (*IDENTIFIERS, EARLIER)
    positions = [columns.index(name) for name in names if name in columns]
    ordinal = columns.index(ORDINAL) if ORDINAL in columns else None
    is_member = ordinal is None and "__Submissions-id" in columns
    if is_member:
        positions = [columns.index("__Submissions-id")]
    met: dict[str, int] = {}

    def identity(cells: list[Any]) -> list[str]:
        texts = (as_text(plain(cells[i])).removeprefix("uuid:") for i in positions)
        found = list(dict.fromkeys(text for text in texts if text))
        if is_member and found:
            met[found[0]] = met.get(found[0], 0) + 1
            return [f"{found[0]}/{layer}[{met[found[0]]}]"]
        where = as_text(cells[ordinal]) if ordinal is not None else ""
        return [f"{text}/{where}" if where else text for text in found]

    return identity


def _about_disagreement(rows: int) -> str:
    return translate(
        "Synpunkt",
        "%n row(s) have one place in the answer and another in its latitude and longitude"
        " columns; the answer was used.",
        "",
        rows,
    )
