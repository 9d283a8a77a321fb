"""Rows that are the same though each store gave them a uuid of its own.

Both stores may have imported the same file, tied the same viewpoint to the same object, or been
made with the same codes. Such rows are told by what may occur only once.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any

from ..tables import Table
from .snapshot import Snapshot

#: What tells a row where the schema itself forbids no second one.
NATURAL: Mapping[str, tuple[str, ...]] = {
    "plan_layer": ("name", "key_field", "crs"),
    "safety_group": ("name",),
    "keyword": ("word", "language"),
    "text_block": ("title", "text"),
    "saved_view": ("name", "filter"),
}
#: Columns that differ between two such rows without meaning anything.
BOOKKEEPING = frozenset({"import_uuid", "made_at", "seen_at", "source", "sort"})

Values = tuple[object, ...]


class Twins:
    """Our rows by what may occur only once, so that one of theirs finds its twin."""

    def __init__(self, ours: Snapshot) -> None:
        self._ours = ours
        self._known: dict[str, dict[tuple[tuple[str, ...], Values], str]] = {}

    def find(self, table: Table, row: Mapping[str, Any]) -> str | None:
        """The uuid of our row that is the same as ``row`` of theirs, its references being ours."""
        known = self._of(table)
        for columns in _keys(table):
            values = _values(columns, row)
            if values is not None and (columns, values) in known:
                return known[columns, values]
        return None

    def add(self, table: Table, row: Mapping[str, Any]) -> None:
        """Know a row that is about to become ours."""
        _remember(self._of(table), table, row)

    def _of(self, table: Table) -> dict[tuple[tuple[str, ...], Values], str]:
        if table.name not in self._known:
            known = self._known[table.name] = {}
            columns = list(dict.fromkeys(chain.from_iterable(_keys(table))))
            if columns:
                for row in self._ours.columns(table, columns):
                    _remember(known, table, row)
        return self._known[table.name]


def _remember(
    known: dict[tuple[tuple[str, ...], Values], str], table: Table, row: Mapping[str, Any]
) -> None:
    for columns in _keys(table):
        values = _values(columns, row)
        if values is not None:
            known.setdefault((columns, values), str(row["uuid"]))


def _keys(table: Table) -> tuple[tuple[str, ...], ...]:
    natural = NATURAL.get(table.name)
    return (*table.unique, *((natural,) if natural else ()))


def _values(columns: tuple[str, ...], row: Mapping[str, Any]) -> Values | None:
    """The row's values in ``columns``; None where they tell nothing, as NULL never does."""
    values = tuple(row[column] for column in columns)
    empty = values[-1] is None or all(value is None for value in values)
    return None if empty else values
