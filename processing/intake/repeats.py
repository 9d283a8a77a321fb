"""Repeats of a form as rows of their own, from exports that are tables.

KoboToolbox puts a repeat into a sheet of its own, whose rows point at those of another sheet, or
flattens it into columns ``children[1]/name``. Either way a row gets the cells of what it is a
part of, and where it stands there, as ``records`` gives them for nested documents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from ...layers.errors import InputError
from ...layers.language import translate
from .records import ORDINAL, SEPARATOR, matching_repeat, no_repeat
from .table import SourceRow, SourceTable
from .values import as_text, plain

INDEX, PARENT, PARENT_TABLE = "_index", "_parent_index", "_parent_table_name"
#: Sheets don't lie deeper within each other than this.
DEEPEST = 8
NOTHING = {"", "n/a"}
Members = dict[str, dict[str, int]]
_MEMBER = re.compile(r"^(.+?)\[(\d+)\]/(.+)$")
ORDINALS = re.compile(r"\[\d+\]")


def is_member_sheet(columns: tuple[str, ...] | list[str]) -> bool:
    """Whether a sheet holds a repeat's rows."""
    return PARENT in columns


def with_parents(
    table: SourceTable, open_sheet: Callable[[str], SourceTable], depth: int = 0
) -> SourceTable:
    """A sheet of a repeat with the cells of the rows that its rows are a part of.

    ``open_sheet`` opens another sheet of the same workbook. ``InputError`` if the sheet that it
    names isn't there.
    """
    if not is_member_sheet(table.columns):
        return table
    if depth > DEEPEST:
        raise InputError(translate("Synpunkt", "The sheets of the workbook point in a circle."))
    first = table.peek(1)
    name_at = table.columns.index(PARENT_TABLE) if PARENT_TABLE in table.columns else None
    if not first or name_at is None:
        return table
    parents = with_parents(open_sheet(as_text(first[0].values[name_at])), open_sheet, depth + 1)
    return _joined(table, parents)


def _joined(table: SourceTable, parents: SourceTable) -> SourceTable:
    above = [
        i for i, column in enumerate(parents.columns) if column not in {*table.columns, ORDINAL}
    ]
    found = _by_index(parents)
    ordinal_at = parents.columns.index(ORDINAL) if ORDINAL in parents.columns else None
    path = _path(table, parents.layer)
    rows, parent_at, width = table.rows, table.columns.index(PARENT), len(table.columns)
    met: dict[str, int] = {}

    def member(row: SourceRow) -> SourceRow:
        key = as_text(plain(row.values[parent_at])) if parent_at < len(row.values) else ""
        met[key] = met.get(key, 0) + 1
        parent = found.get(key, ())
        higher = [parent[i] if i < len(parent) else None for i in above]
        outer = as_text(parent[ordinal_at]) if parent and ordinal_at is not None else ""
        place = f"{outer}{SEPARATOR if outer else ''}{path}[{met[key]}]"
        cells = (*row.values, *(None,) * (width - len(row.values)), *higher, place)
        return SourceRow(row.number, cells, row.geometry, row.problem)

    table.own = width
    table.columns = (*table.columns, *(parents.columns[i] for i in above), ORDINAL)
    table.rows = map(member, rows)
    return table


def _by_index(parents: SourceTable) -> dict[str, tuple[Any, ...]]:
    """The rows by what the members' rows call them."""
    at = parents.columns.index(INDEX) if INDEX in parents.columns else None
    rows = list(parents.rows)
    if at is None:
        return {str(n): row.values for n, row in enumerate(rows, start=1)}
    return {as_text(plain(row.values[at])): row.values for row in rows if at < len(row.values)}


def _path(table: SourceTable, parent: str) -> str:
    """The repeat's path from the repeat that it lies in, by the names of its own columns."""
    for column in table.columns:
        parts = column.split(SEPARATOR)
        if table.layer in parts[:-1]:
            path = parts[: parts.index(table.layer) + 1]
            start = path.index(parent) + 1 if parent in path[:-1] else 0
            return SEPARATOR.join(path[start:])
    return table.layer


def flat_repeats(columns: tuple[str, ...]) -> list[str]:
    """The paths of repeats that are flattened into columns."""
    found: dict[str, None] = {}
    for column in columns:
        rest = column
        before = ""
        while match := _MEMBER.match(rest):
            before = f"{before}{SEPARATOR if before else ''}{match[1]}"
            found[ORDINALS.sub("", before)] = None
            rest = match[3]
    return list(found)


def unflattened(table: SourceTable, layer: str) -> SourceTable:
    """The members of the repeat ``layer``, one row each; the table itself where it has none.

    ``InputError`` if the table has repeats, and none that is called so.
    """
    wanted = layer.strip().strip(SEPARATOR)
    repeats = flat_repeats(table.columns)
    if not wanted or not repeats:
        return table
    path = matching_repeat(wanted, repeats)
    if path is None:
        raise no_repeat(table.name, wanted, repeats)
    return _Unflattened(table, path).table()


class _Unflattened:
    """The columns of one repeat, by the member that they belong to."""

    def __init__(self, table: SourceTable, path: str) -> None:
        self.source = table
        self.path = path
        self.above = [i for i, column in enumerate(table.columns) if not _MEMBER.match(column)]
        self.members = _members(table.columns, path)
        #: The members of the repeats that this one lies in.
        self.outer: Members = {}
        for repeat in flat_repeats(table.columns):
            if path.startswith(repeat + SEPARATOR):
                self.outer.update(_members(table.columns, repeat))
        self.questions = _questions(self.members)
        self.outer_questions = _questions(self.outer)

    def table(self) -> SourceTable:
        """The table of members."""
        columns = self.source.columns
        rows = self.source.rows
        higher = (*self.outer_questions, *(columns[i] for i in self.above))
        self.source.columns = (*self.questions, *higher, ORDINAL)
        self.source.layer = self.path
        self.source.own = len(self.questions)
        self.source.rows = self._rows(rows)
        return self.source

    def _rows(self, rows: Iterator[SourceRow]) -> Iterator[SourceRow]:
        for row in rows:
            if row.problem:
                yield row
                continue
            above = [row.values[i] for i in self.above]
            for ordinal, positions in self.members.items():
                own = _answers(row, self.questions, positions)
                if any(as_text(plain(cell)).lower() not in NOTHING for cell in own):
                    outer = _answers(row, self.outer_questions, self._around(ordinal))
                    yield SourceRow(row.number, (*own, *outer, *above, ordinal), row.geometry)

    def _around(self, ordinal: str) -> dict[str, int]:
        """The columns of the members that a member lies in."""
        found: dict[str, int] = {}
        for outer, positions in self.outer.items():
            if ordinal.startswith(outer + SEPARATOR):
                found.update(positions)
        return found


def _members(columns: tuple[str, ...], path: str) -> Members:
    """By ordinal path, as ``children[1]``: the column of each question of that member."""
    found: Members = {}
    for i, column in enumerate(columns):
        ordinal, question = _split(column)
        if ordinal and ORDINALS.sub("", ordinal) == path:
            found.setdefault(ordinal, {})[f"{path}{SEPARATOR}{question}"] = i
    return found


def _questions(members: Members) -> list[str]:
    return list(dict.fromkeys(question for found in members.values() for question in found))


def _answers(row: SourceRow, questions: list[str], positions: dict[str, int]) -> list[Any]:
    return [row.values[positions[q]] if q in positions else None for q in questions]


def _split(column: str) -> tuple[str, str]:
    """The ordinal path of the member that a column is about, and its question."""
    ordinal, rest = "", column
    while match := _MEMBER.match(rest):
        ordinal = f"{ordinal}{SEPARATOR if ordinal else ''}{match[1]}[{match[2]}]"
        rest = match[3]
    return ordinal, rest
