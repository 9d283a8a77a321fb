"""A summary as layers: their fields, and the features in them."""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from qgis.core import NULL, QgsFeature, QgsField, QgsFields, QgsProcessingUtils
from qgis.PyQt.QtCore import QDate, QMetaType, QVariant

from ...layers.boundary import Boundary
from .columnar import Columnar
from .counting import Matches
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
# What Qt takes as it is.
_NUMBERS = {int, float}
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


def summary_features(rows: Columnar[SummaryRow]) -> Iterator[QgsFeature]:
    """The rows of SUMMARY, in order: one feature, filled anew for each."""
    feature = QgsFeature(fields_of(SUMMARY_FIELDS))
    for values in _attributes(rows):
        feature.setAttributes(values)
        yield feature


def boundary_features(
    rows: Columnar[BoundaryRow], boundaries: Iterable[Boundary]
) -> Iterator[QgsFeature]:
    """The rows of BOUNDARIES with their areas, in order: one feature, filled anew for each."""
    feature = QgsFeature(fields_of(BOUNDARY_FIELDS))
    for values, boundary in zip(_attributes(rows), boundaries, strict=True):
        feature.setAttributes(values)
        feature.setGeometry(boundary.geometry)
        yield feature


def match_features(
    matches: Mapping[int, Matches], originals: Mapping[int, QgsFeature], fields: QgsFields
) -> Iterator[QgsFeature]:
    """The viewpoints of each boundary with zone and metres, by boundary, then by feature id."""
    found = [(match, key) for key, several in matches.items() for match in several]
    own = fields.count() - len(MATCH_FIELDS)
    no_id = QgsFeature().id()
    for match, key in sorted(found, key=lambda item: (item[0].key, item[1])):
        # The original's values stay where they are: making them Python's takes long.
        feature = QgsFeature(originals[key])
        feature.setId(no_id)
        feature.resizeAttributes(fields.count())
        for number, value in enumerate((match.key, match.zone, round(match.distance, 3)), own):
            feature.setAttribute(number, value)
        yield feature


def _attributes(rows: Columnar[Any]) -> Iterator[list[Any]]:
    """The values of each row as a feature holds them."""
    return map(list, zip(*map(_held, rows.columns), strict=True))


def _held(column: Sequence[Hashable]) -> Sequence[Any]:
    """A column's values, which are of one type or None: texts and days are made Qt's once each."""
    if _NUMBERS.issuperset(map(type, column)):
        return column
    held = {value: QVariant(_value(value)) for value in set(column)}
    return [held[value] for value in column]


def _value(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return QDate(value.year, value.month, value.day)
    return NULL if value is None else value
