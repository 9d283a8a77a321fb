"""A viewpoint's history in words: an entry is a heading, and a line for each thing that changed."""

from __future__ import annotations

import datetime
from typing import Any

from qgis.core import QgsCoordinateTransformContext, QgsDistanceArea, QgsGeometry

from ...layers import multivalue
from ...layers.code_lists import CodeLists
from ...layers.history import INSERT, Change, Entry, Value
from ...layers.home_zone import HOME
from ...layers.labels import column_label, table_label
from ...layers.language import translate
from ...layers.old_values import OldValue
from ...layers.schema import TABLES
from .columns import ViewpointColumns
from .wording import code_label

_INDENT = "    "
_LONGEST = 80


class HistoryWords:
    """Tells entries in the interface's language; codes are labelled as the store has them."""

    def __init__(
        self, columns: ViewpointColumns, language: str, context: QgsCoordinateTransformContext
    ) -> None:
        self._lists, self._language = columns.code_lists, language
        self._measure = QgsDistanceArea()
        self._measure.setSourceCrs(columns.crs, context)
        self._measure.setEllipsoid(columns.crs.ellipsoidAcronym())

    def lines(self, entries: list[Entry]) -> tuple[str, ...]:
        """All entries, each line on its own."""
        return tuple(line for entry in entries for line in self._entry(entry))

    def old_value(self, old: OldValue) -> str:
        """ "Theme: Lighting (until 2026-11-12 10:03)"."""
        if old.column == "geom":
            known = old.value is not None and old.now is not None
            told = translate("Synpunkt", "Off the map")
            if known:
                told = self._place(Value(old.column, old.now, old.value))
            elif old.value is not None:
                told = translate("Synpunkt", "On the map")
            label = translate("Synpunkt", "Point on the map")
        else:
            told = old.name or self._shown("viewpoint", old.column, old.value)
            label = column_label("viewpoint", old.column)
        text = translate("Synpunkt", "{column}: {value} (until {time})")
        return text.format(column=label, value=told, time=_moment(old.at))

    def _entry(self, entry: Entry) -> list[str]:
        kind = code_label(self._lists, "operation_kind", entry.kind or None, self._language)
        if not entry.title and not kind:
            kind = translate("Synpunkt", "Changed outside Synpunkt")
        named = (_moment(entry.at), kind, entry.title if entry.title != kind else "", entry.role)
        heading = " | ".join(part for part in named if part)
        told = [line for change in entry.changes for line in self._change(change)]
        return [heading, *(_INDENT + line for line in told)]

    def _change(self, change: Change) -> list[str]:
        if change.table == "viewpoint":
            if change.what == INSERT:
                return [translate("Synpunkt", "The viewpoint came in.")]
            return [self._value(change, value) for value in change.values]
        named = ", ".join((change.names or {}).values())
        about = ": ".join(part for part in (table_label(change.table), named) if part)
        if change.what == INSERT:
            return [translate("Synpunkt", "{what}: added").format(what=about)]
        return [
            translate("Synpunkt", "{what}, {value}").format(
                what=about, value=self._value(change, value)
            )
            for value in change.values
        ]

    def _value(self, change: Change, value: Value) -> str:
        if value.column == "geom":
            return self._place(value)
        label = column_label(change.table, value.column)
        if TABLES[change.table].column(value.column).private:
            return translate("Synpunkt", "{column}: changed").format(column=label)
        text = translate("Synpunkt", "{column}: {before} → {after}")
        return text.format(
            column=label,
            before=self._shown(change.table, value.column, value.before),
            after=self._shown(change.table, value.column, value.after),
        )

    def _place(self, value: Value) -> str:
        if value.before is None:
            return translate("Synpunkt", "Placed on the map")
        if value.after is None:
            return translate("Synpunkt", "Taken off the map")
        if not (_is_point(value.before) and _is_point(value.after)):
            return translate("Synpunkt", "Outline changed")
        metres = self._measure.measureLine(value.before.asPoint(), value.after.asPoint())
        return translate("Synpunkt", "Moved {distance} m").format(distance=f"{metres:.0f}")

    def _shown(self, table: str, name: str, value: Any) -> str:
        shown = value_words(self._lists, self._language, table, name, value)
        return shown if len(shown) <= _LONGEST else shown[:_LONGEST] + "…"


def value_words(lists: CodeLists, language: str, table: str, name: str, value: Any) -> str:
    """A value of a column as people read it, on one line; "–" where there is none."""
    if value is None or value == "":
        return "–"
    column = TABLES[table].column(name)
    if column.codes:
        codes = multivalue.split(str(value)) if column.many else [str(value)]
        return ", ".join(code_label(lists, column.codes, code, language) for code in codes)
    if isinstance(value, bool):
        return translate("Synpunkt", "Yes") if value else translate("Synpunkt", "No")
    if isinstance(value, datetime.datetime):
        return _moment(value)
    return " ".join(str(value).split())


def _is_point(geometry: QgsGeometry) -> bool:
    return not geometry.isMultipart() and geometry.constGet().dimension() == 0


def _moment(time: datetime.datetime | None) -> str:
    """The time in Sweden, to the minute."""
    return "" if time is None else f"{time.astimezone(HOME):%Y-%m-%d %H:%M}"
