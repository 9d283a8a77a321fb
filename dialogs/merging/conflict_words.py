"""A conflict between two stores as people read it: what it is about, and both sides."""

from __future__ import annotations

from typing import Any, NamedTuple

from qgis.core import QgsGeometry

from ...layers.code_lists import CodeLists, read_code_lists
from ...layers.labels import column_label, table_label
from ...layers.language import translate
from ...layers.merge.plan import POINTS_NOWHERE, REMOVED_HERE, Conflict
from ...layers.merge.telling import reason
from ...layers.schema import TABLES
from ...layers.store import Store
from ..viewpoints.history_words import value_words

#: What a row is called by, the first of these that it has.
_NAMES = ("number", "title", "name", "label", "description", "text", "party", "word", "path")


class Told(NamedTuple):
    """A conflict in words; ``decidable`` says whether there is a choice."""

    conflict: Conflict
    what: str
    column: str
    ours: str
    theirs: str
    reason: str
    decidable: bool


class ConflictWords:
    """Reads both stores, for rows that only one of them has."""

    def __init__(self, ours: Store, theirs: Store, language: str) -> None:
        self._stores = (ours, theirs)
        self._lists: CodeLists = read_code_lists(ours.path)
        self._language = language

    def told(self, conflict: Conflict) -> Told:
        """The conflict in the interface's language."""
        column = conflict.column
        if column:
            ours, theirs = (self._value(conflict, one) for one in (conflict.ours, conflict.theirs))
            label = translate("Synpunkt", "Place") if column == "geom" else ""
            label = label or column_label(conflict.table, column)
        else:
            there, gone = translate("Synpunkt", "there"), translate("Synpunkt", "removed")
            ours, theirs = (gone, there) if conflict.why == REMOVED_HERE else (there, gone)
            label = translate("Synpunkt", "The whole row")
        return Told(
            conflict,
            self._what(conflict),
            label,
            ours,
            theirs,
            reason(conflict.why),
            conflict.why != POINTS_NOWHERE,
        )

    def _what(self, conflict: Conflict) -> str:
        name = self._name(conflict.table, conflict.row)
        if conflict.table == "viewpoint":
            return translate("Synpunkt", "Viewpoint {number}").format(number=name)
        return ": ".join(part for part in (table_label(conflict.table), name) if part)

    def _value(self, conflict: Conflict, value: Any) -> str:
        if isinstance(value, QgsGeometry):
            return _place(value)
        if conflict.column == "geom":
            return "–"
        column = TABLES[conflict.table].column(conflict.column)
        if column.references and value is not None:
            return self._name(column.references, str(value)) or str(value)
        return value_words(self._lists, self._language, conflict.table, conflict.column, value)

    def _name(self, table: str, uuid: str) -> str:
        rows = (store.row(table, uuid) for store in self._stores)
        row = next((row for row in rows if row is not None), {})
        named = next((row[name] for name in _NAMES if row.get(name) is not None), "")
        return " ".join(str(named).split())


def _place(geometry: QgsGeometry) -> str:
    """A point by its coordinates, in whole units of the store's system."""
    centre = geometry.centroid().asPoint()
    return f"{centre.y():.0f}, {centre.x():.0f}"
