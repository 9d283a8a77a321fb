"""Rows that are the same though each store gave them a uuid of its own.

Both stores may have imported the same file, tied the same viewpoint to the same object, or been
made with the same codes. Such rows are told by what may occur only once.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any

from qgis.core import QgsGeometry

from ..schema import PLAN_OBJECT
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

    def __init__(self, ours: Snapshot, tolerance: float) -> None:
        """``tolerance`` is what a place may stray and be the same, in units of our CRS."""
        self._ours, self._tolerance = ours, tolerance
        self._by_label: dict[str, dict[str | None, list[tuple[str, QgsGeometry | None]]]] = {}
        self._known: dict[str, dict[tuple[tuple[str, ...], Values], str]] = {}

    def find(self, table: Table, row: Mapping[str, Any]) -> str | None:
        """The uuid of our row that is the same as ``row`` of theirs, its references being ours."""
        known = self._of(table)
        for columns in _keys(table):
            values = _values(columns, row)
            if values is not None and (columns, values) in known:
                return known[columns, values]
        return None

    def make_room(self, table: Table, row: dict[str, Any]) -> None:
        """Give a new part of a plan a key of its own, where another part goes by the same one."""
        if table.name != PLAN_OBJECT.name:
            return
        known, (columns,) = self._of(table), table.unique
        if (columns, _values(columns, row)) in known:
            row["object_key"] = f"{row['object_key']}~{row['uuid'][:8]}"

    def same_place(self, row: Mapping[str, Any], besides: set[str]) -> str | None:
        """Our part of a plan that lies where ``row`` lies and is called as it is.

        For plans that go by row numbers, which say nothing. Not one of ``besides``.
        """
        place = row["geom"]
        for uuid, shape in self._parts(row["plan_layer_uuid"], row["label"]):
            if uuid not in besides and place is not None and shape is not None:
                if shape.equals(place) or shape.hausdorffDistance(place) < self._tolerance:
                    return uuid
        return None

    def _parts(self, layer: str, label: str | None) -> list[tuple[str, QgsGeometry | None]]:
        if layer not in self._by_label:
            found = self._by_label[layer] = {}
            for row in self._ours.among(PLAN_OBJECT, {layer}, "plan_layer_uuid"):
                found.setdefault(row["label"], []).append((row["uuid"], row["geom"]))
        return self._by_label[layer].get(label, [])

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
