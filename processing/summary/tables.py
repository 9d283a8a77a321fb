"""A summary as layers: their fields, and the features in them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from qgis.core import (
    NULL,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingUtils,
)
from qgis.PyQt.QtCore import QDate, QMetaType

from ...layers.boundary import Boundary
from .counting import Counted
from .model import BoundaryRow, SummaryRow

_TEXT, _WHOLE = QMetaType.Type.QString, QMetaType.Type.Int
_REAL, _DATE = QMetaType.Type.Double, QMetaType.Type.QDate

#: In the order of the rows, ``SummaryRow`` and ``BoundaryRow``.
SUMMARY_FIELDS = (
    ("boundary", _TEXT),
    ("label", _TEXT),
    ("zone", _TEXT),
    ("theme", _TEXT),
    ("valence", _TEXT),
    ("n", _WHOLE),
    ("severity_mean", _REAL),
    ("first_date", _DATE),
    ("last_date", _DATE),
)
BOUNDARY_FIELDS = (
    ("boundary", _TEXT),
    ("label", _TEXT),
    ("area_m2", _REAL),
    ("n_inside", _WHOLE),
    ("n_edge", _WHOLE),
    ("n_near", _WHOLE),
    ("n", _WHOLE),
    ("n_positive", _WHOLE),
    ("n_negative", _WHOLE),
    ("n_suggestion", _WHOLE),
    ("n_other", _WHOLE),
    ("share_negative", _REAL),
    ("top_themes", _TEXT),
    ("severity_mean", _REAL),
    ("first_date", _DATE),
    ("last_date", _DATE),
    ("per_ha", _REAL),
)
# What is written as it is.
_PLAIN = {str, int, float}
MATCH_FIELDS = (("boundary", _TEXT), ("zone", _TEXT), ("distance_m", _REAL))


def fields_of(columns: Iterable[tuple[str, QMetaType.Type]]) -> QgsFields:
    """The columns as the fields of a layer."""
    fields = QgsFields()
    for name, kind in columns:
        fields.append(QgsField(name, kind))
    return fields


def match_fields(own: QgsFields) -> QgsFields:
    """The viewpoints' own fields and ours; ours get a number where the name is taken."""
    return QgsProcessingUtils.combineFields(own, fields_of(MATCH_FIELDS))


def summary_features(rows: Iterable[SummaryRow]) -> Iterator[QgsFeature]:
    """The rows of SUMMARY, in order."""
    fields = fields_of(SUMMARY_FIELDS)
    for row in rows:
        yield _feature(fields, row)


def boundary_features(
    rows: Iterable[BoundaryRow], boundaries: Iterable[Boundary]
) -> Iterator[QgsFeature]:
    """The rows of BOUNDARIES with their areas, in order."""
    fields = fields_of(BOUNDARY_FIELDS)
    for row, boundary in zip(rows, boundaries, strict=True):
        yield _feature(fields, row, boundary.geometry)


def match_features(
    rows: Sequence[Counted], originals: Mapping[int, QgsFeature], fields: QgsFields
) -> Iterator[QgsFeature]:
    """The viewpoints of each boundary with zone and metres, by boundary, then by feature id."""
    found = [(match, row.viewpoint.key) for row in rows for match in row.matches]
    for match, key in sorted(found, key=lambda item: (item[0].key, item[1])):
        original = originals[key]
        ours = [match.key, match.zone, round(match.distance, 3)]
        yield _feature(fields, [*original.attributes(), *ours], original.geometry())


def _feature(
    fields: QgsFields, values: Sequence[Any], geometry: QgsGeometry | None = None
) -> QgsFeature:
    feature = QgsFeature(fields)
    feature.setAttributes([one if type(one) in _PLAIN else _value(one) for one in values])
    if geometry is not None:
        feature.setGeometry(geometry)
    return feature


def _value(value: Any) -> Any:
    if value is None:
        return NULL
    return _day(value) if isinstance(value, datetime.date) else value


@lru_cache(maxsize=10_000)
def _day(date: datetime.date) -> QDate:
    return QDate(date.year, date.month, date.day)
