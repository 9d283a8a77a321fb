"""A feature of a store's layer as the values that an operation takes."""

from __future__ import annotations

import datetime
from typing import Any

from qgis.core import QgsFeature, QgsVariantUtils
from qgis.PyQt.QtCore import QDate, QDateTime, Qt

from .rows import UTC
from .tables import Table


def values_of(feature: QgsFeature, table: Table) -> dict[str, Any]:
    """The feature's values by column; what the store keeps itself, and its keys, are left out."""
    names = feature.fields().names()
    return {
        column.name: plain(feature[column.name])
        for column in table.columns
        if column.name in names and not column.kept_by_store
    }


def plain(value: Any) -> Any:
    """A field's value as Python has it: NULL is None, a time is in UTC."""
    if QgsVariantUtils.isNull(value):
        return None
    if isinstance(value, QDate):
        return value.toPyDate()
    if isinstance(value, QDateTime):
        utc = value.toTimeSpec(Qt.TimeSpec.UTC)
        return datetime.datetime.fromtimestamp(utc.toMSecsSinceEpoch() / 1000, UTC)
    return value
