"""The areas of a plan file as the rows of a layer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qgis.core import NULL, QgsFeature, QgsField, QgsFields
from qgis.PyQt.QtCore import QMetaType

from ...layers.boundary import IDENTITY_FIELD
from .model import PlanArea

#: The columns of a layer of plan areas. The last is what plan objects are known by for good.
COLUMNS = ("plan_key", "designation", "name", "status", "kind", IDENTITY_FIELD)


def fields_of_areas() -> QgsFields:
    """The columns as the fields of a layer, all text."""
    fields = QgsFields()
    for name in COLUMNS:
        fields.append(QgsField(name, QMetaType.Type.QString))
    return fields


def features_of(areas: Iterable[PlanArea]) -> Iterator[QgsFeature]:
    """A row for each area, in order."""
    fields = fields_of_areas()
    for area in areas:
        feature = QgsFeature(fields)
        values = (area.plan_key, area.designation, area.name, area.status, area.kind, area.key)
        feature.setAttributes([NULL if value is None else value for value in values])
        feature.setGeometry(area.geometry)
        yield feature
