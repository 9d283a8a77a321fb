"""The repeats of an ODK Central export: a CSV file for each, whose rows name their parent's key."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from .repeats import ORDINALS
from .table import SourceRow, SourceTable
from .values import as_text, plain

KEY, PARENT = "KEY", "PARENT_KEY"
#: Files of one form beside each other; more are not looked at.
MOST_FILES = 60


def with_parents(
    table: SourceTable, path: Path, open_file: Callable[[Path], SourceTable]
) -> SourceTable:
    """A repeat's rows with the cells of what they are a part of, from the files beside theirs.

    The table itself where it is no repeat, or its form's file is not there.
    """
    if not {KEY, PARENT} <= set(table.columns):
        return table
    levels: list[dict[str, tuple[Any, ...]]] = []
    columns: list[tuple[str, ...]] = []
    for other in _siblings(path):
        with closing(open_file(other)) as parents:
            if KEY in parents.columns:
                columns.append(_whole_names(parents))
                levels.append(_by_key(parents))
    parent_at = table.columns.index(PARENT)
    own = _whole_names(table)
    width = len(own)
    above = tuple(
        dict.fromkeys(name for names in columns for name in names if name not in (*own, KEY))
    )
    rows = table.rows

    def member(row: SourceRow) -> SourceRow:
        if row.problem or len(row.values) < width:
            return row
        cells: dict[str, Any] = {}
        parent = as_text(plain(row.values[parent_at]))
        for _ in range(len(levels) + 1):
            n = next((n for n, level in enumerate(levels) if parent in level), None)
            if n is None:
                break
            cells = {**dict(zip(columns[n], levels[n][parent])), **cells}  # noqa: B905
            parent = as_text(plain(cells.get(PARENT)))
            cells.pop(PARENT, None)
        return SourceRow(row.number, (*row.values, *map(cells.get, above)), row.geometry)

    table.columns = (*own, *above)
    table.own = width
    table.rows = map(member, rows)
    return table


def _whole_names(table: SourceTable) -> tuple[str, ...]:
    """The columns with the names of the repeats that lead to them, which a repeat's file omits."""
    if PARENT not in table.columns:
        return table.columns
    group = _group(table, table.columns.index(KEY))
    return tuple(name if name in (KEY, PARENT) else f"{group}-{name}" for name in table.columns)


def _siblings(path: Path) -> list[Path]:
    """The other files of the same form: those that begin as this one does up to a hyphen."""
    beginnings = {path.stem[:at] for at, char in enumerate(path.stem) if char == "-"}
    files = sorted(path.parent.glob("*.csv"))[: MOST_FILES * 10]
    forms = [file.stem for file in files if file.stem in beginnings]
    if not forms:
        return []
    form = min(forms, key=len)
    related = [f for f in files if f != path and (f.stem == form or f.stem.startswith(form + "-"))]
    return related[:MOST_FILES]


def _by_key(parents: SourceTable) -> dict[str, tuple[Any, ...]]:
    at = parents.columns.index(KEY)
    return {as_text(plain(row.values[at])): row.values for row in parents.rows if not row.problem}


def _group(table: SourceTable, key_at: int) -> str:
    """The names of the repeats that lead to a row, as columns of a form's file have them."""
    first = next((row for row in table.peek(1) if key_at < len(row.values)), None)
    key = as_text(plain(first.values[key_at])) if first else ""
    return ORDINALS.sub("", key.partition("/")[2]).replace("/", "-") or "repeat"
