"""Answers to forms of KoboToolbox and ODK, whichever way they were exported.

A submission has its identifier, a place may be split over four columns, a question with several
answers over one column for each, and a question's name stands behind the names of its groups.
Here every export of a form gets the same columns: the identity of a row, each place in one cell,
several answers in one cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ....layers.language import translate
from ..choice import LATLON, ColumnChoice, FieldSource
from ..columns import folded, recognise
from ..place_cell import is_place, is_point
from ..records import ORDINAL
from ..table import SourceRow, SourceTable
from ..values import as_text, plain

#: The column of a row's identity: the submission's, and where it stands in its repeats.
IDENTITY = "_identity"
#: Where a submission's identifier stands, the one that outlives changes first.
IDENTIFIERS = (
    "meta/rootUuid", "KEY", "__id", "_uuid", "_submission__uuid", "meta/instanceID",
    "meta-instanceID", "instanceID", "__Submissions-id",
)  # fmt: skip
#: When a submission came in, in UTC.
SUBMITTED = ("_submission_time", "SubmissionDate", "__system/submissionDate")
SUBMITTED_OF_CHILD = ("_submission__submission_time",)
#: What stands where nobody answered.
NOTHING = {"n/a"}
#: How many rows are looked at to find places and choices.
SAMPLE = 300
#: A place by itself that KoboToolbox adds: the first that was answered.
OWN_PLACE = "_geolocation"
_SPLIT = (
    ("_{}_latitude", "_{}_longitude", "_{}_altitude", "_{}_precision"),
    ("{}-Latitude", "{}-Longitude", "{}-Altitude", "{}-Accuracy"),
)
_KOBO_LATITUDE = re.compile(r"^(.*/)?_(.+)_latitude$")
_ODK_LATITUDE = re.compile(r"^(.+)-Latitude$")
_WITHOUT_ZONE = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?")
_MEMBER = re.compile(r"\[\d+\]/")
_ORDINALS = re.compile(r"\[\d+\]")
_FLAGS = {"0", "1", "true", "false"}
_SET = {"1", "true"}


@dataclass
class _Place:
    """A question about a place: its own cell, and the columns that it may be split over."""

    name: str
    cell: int | None = None
    parts: tuple[int, ...] = ()


def prepare(table: SourceTable) -> SourceTable:
    """The table with the columns that all exports have alike."""
    sample = table.peek(SAMPLE)
    places = [] if table.has_geometry else _places(table.columns, sample)
    choices = _choices(table.columns, sample)
    disagreeing: list[int] = []
    rows = table.rows
    width = len(table.columns)
    identity = _identity(table.columns, table.layer)
    submitted = [i for i, c in enumerate(table.columns) if c in (*SUBMITTED, *SUBMITTED_OF_CHILD)]
    added = [place for place in places if place.cell is None]
    columns = [*table.columns, *(place.name for place in added), *choices, IDENTITY]

    inherited = _inherited(table, places, columns, sample)

    def tidy(row: SourceRow) -> SourceRow:
        if row.problem:
            return row
        cells = [None if _is_nothing(value) else value for value in row.values]
        cells += [None] * (len(columns) - len(cells))
        for position in submitted:
            cells[position] = _in_utc(cells[position])
        for n, place in enumerate(added):
            place_at = width + n
            cells[place_at] = _together(cells, place.parts)
        for place in places:
            if place.cell is not None and place.parts:
                _settle(cells, place, row.number, disagreeing)
        if inherited:
            filled = (cells[i] for i in inherited if plain(cells[i]) is not None)
            cells[inherited[0]] = next(filled, None)
        for n, options in enumerate(choices.values(), start=width + len(added)):
            cells[n] = " ".join(name for name, i in options if as_text(cells[i]).lower() in _SET)
        cells[-1] = identity(cells)
        return SourceRow(row.number, tuple(cells), row.geometry)

    table.columns = tuple(columns)
    own = [place.name for place in places if not table.own or _position(place) < table.own]
    nearest = [columns[i] for i in inherited[:1]]
    table.places = tuple(dict.fromkeys([*nearest, *(own or (place.name for place in places))]))
    table.rows = _told(map(tidy, rows), table, disagreeing)
    return table


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
        return ColumnChoice(fields, {})
    if table.places[0] != OWN_PLACE:
        fields.setdefault("precision_m", FieldSource(table.places[0]))
    place = {LATLON: FieldSource(table.places[0])}
    return ColumnChoice(fields, place, "EPSG:4326", degrees=True)


def _is_question(column: str) -> bool:
    """Not what the system adds, nor the answers of a repeat's n-th member."""
    return not column.startswith(("_", "meta/", "meta-", "formhub/")) and not _MEMBER.search(column)


def _leaf(column: str, separator: str) -> str:
    return column.rpartition(separator)[2] or column


def _is_nothing(value: Any) -> bool:
    return isinstance(value, str) and value.strip().lower() in NOTHING


def _in_utc(value: Any) -> Any:
    """The time with its zone, which the exports leave out."""
    text = as_text(plain(value))
    return text + "Z" if _WITHOUT_ZONE.fullmatch(text) else value


def _places(columns: tuple[str, ...], sample: list[SourceRow]) -> list[_Place]:
    """The questions about a place, those about a point first, else in the order of the form."""
    positions = {column: i for i, column in enumerate(columns)}
    found = [*_split_places(columns, positions)]
    taken = {i for place in found for i in (place.cell, *place.parts)}
    for i, column in enumerate(columns):
        if i not in taken and not column.startswith("_") and _holds_places(sample, i):
            found.append(_Place(column, i))
    if not found and OWN_PLACE in positions:
        return [_Place(OWN_PLACE, positions[OWN_PLACE])]
    return sorted(found, key=lambda place: (not _is_about_points(place, sample), _position(place)))


def _split_places(columns: tuple[str, ...], positions: Mapping[str, int]) -> Iterable[_Place]:
    for column in columns:
        if match := _KOBO_LATITUDE.match(column):
            group, name = match[1] or "", match[2]
            layouts = [part.format(name) for part in _SPLIT[0]]
        elif match := _ODK_LATITUDE.match(column):
            group, name = "", match[1]
            layouts = [part.format(name) for part in _SPLIT[1]]
        else:
            continue
        parts = [positions.get(group + layout, -1) for layout in layouts]
        if parts[1] >= 0 and not _MEMBER.search(column):
            yield _Place(group + name, positions.get(group + name), tuple(parts))


def _holds_places(sample: list[SourceRow], position: int) -> bool:
    filled = [value for row in sample if _is_filled(value := _cell(row, position))]
    return bool(filled) and sum(map(is_place, filled)) * 2 > len(filled)


def _is_about_points(place: _Place, sample: list[SourceRow]) -> bool:
    if place.parts or place.cell is None:
        return True
    filled = (_cell(row, place.cell) for row in sample)
    return all(is_point(value) for value in filled if is_place(value))


def _position(place: _Place) -> int:
    return min(i for i in (place.cell, *place.parts) if i is not None and i >= 0)


def _inherited(
    table: SourceTable, places: list[_Place], columns: list[str], sample: list[SourceRow]
) -> list[int]:
    """The columns of a member's place and of those that it is a part of, its own first.

    One for each level: what was asked about another place of the same level stands for nothing.
    """
    if not table.own:
        return []
    path = _repeats_along(table, sample)
    levels: dict[int, int] = {}
    for place in places:
        depth = len(path) if _position(place) < table.own else _depth(place.name, path)
        levels.setdefault(depth, columns.index(place.name))
    return [levels[depth] for depth in sorted(levels, reverse=True)]


def _repeats_along(table: SourceTable, sample: list[SourceRow]) -> list[str]:
    """The names of the groups and repeats that lead to the rows."""
    column = ORDINAL if ORDINAL in table.columns else "KEY"
    if column not in table.columns:
        return []
    at = table.columns.index(column)
    where = next((as_text(row.values[at]) for row in sample if at < len(row.values)), "")
    where = where if column == ORDINAL else where.partition("/")[2]
    return _ORDINALS.sub("", where).split("/")


def _depth(name: str, path: list[str]) -> int:
    """How many of the groups and repeats along ``path`` a question lies in."""
    told = name.replace("-", "/")  # as ODK parts them in its tables
    inside = [n for n in range(1, len(path)) if told.startswith("/".join(path[:n]) + "/")]
    return max(inside, default=0)


def _cell(row: SourceRow, position: int) -> Any:
    return row.values[position] if position < len(row.values) and not row.problem else None


def _is_filled(value: Any) -> bool:
    return plain(value) is not None and not _is_nothing(value)


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
    values = [_cell(row, i) for row in sample for i in positions]
    filled = [as_text(plain(value)).lower() for value in values if _is_filled(value)]
    return bool(filled) and all(value in _FLAGS for value in filled)


def _together(cells: list[Any], parts: tuple[int, ...]) -> str | None:
    """A place from its columns, as one cell has it."""
    latitude, longitude, height, accuracy = (
        as_text(plain(cells[i])) if 0 <= i < len(cells) else "" for i in parts
    )
    whole = [part for part in (latitude, longitude) if part]
    if accuracy and len(whole) == 2:
        whole += [height or "0", accuracy]
    return " ".join(whole) or None


def _settle(cells: list[Any], place: _Place, number: int, disagreeing: list[int]) -> None:
    """The cell of a place decides; its columns are used where it is empty."""
    at = place.cell or 0
    apart = _together(cells, place.parts)
    cell = as_text(plain(cells[at]))
    if not cell:
        cells[at] = apart
    elif apart and not _is_same(cell, apart):
        disagreeing.append(number)


def _is_same(cell: str, apart: str) -> bool:
    try:
        pairs = zip(cell.split()[:2], apart.split()[:2], strict=True)
        return all(abs(float(a) - float(b)) < 1e-6 for a, b in pairs)
    except ValueError:
        return True


def _identity(columns: tuple[str, ...], layer: str) -> Callable[[list[Any]], str | None]:
    """What gives a row's identity: its submission's identifier, and its place in the repeats."""
    positions = [columns.index(name) for name in IDENTIFIERS if name in columns]
    ordinal = columns.index(ORDINAL) if ORDINAL in columns else None
    is_member = ordinal is None and "__Submissions-id" in columns
    if is_member:
        positions = [columns.index("__Submissions-id")]
    met: dict[str, int] = {}

    def identity(cells: list[Any]) -> str | None:
        found = next((text for i in positions if (text := as_text(plain(cells[i])))), "")
        found = found.removeprefix("uuid:")
        if not found:
            return None
        if is_member:
            met[found] = met.get(found, 0) + 1
            return f"{found}/{layer}[{met[found]}]"
        where = as_text(cells[ordinal]) if ordinal is not None else ""
        return f"{found}/{where}" if where else found

    return identity


def _told(
    rows: Iterable[SourceRow], table: SourceTable, disagreeing: list[int]
) -> Iterator[SourceRow]:
    yield from rows
    if disagreeing:
        table.messages.append(
            translate(
                "Synpunkt",
                "%n row(s) have one place in the answer and another in its latitude and longitude"
                " columns; the answer was used.",
                "",
                len(disagreeing),
            )
        )
