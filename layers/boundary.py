"""Boundaries from any layer: polygons, curves and closed lines, repaired, grouped and united.

Nothing is written: an invalid polygon is repaired for the count alone, and what was done is told.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCurve,
    QgsCurvePolygon,
    QgsFeature,
    QgsGeometry,
    QgsGeometryParameters,
    QgsLineString,
    QgsNotSupportedException,
    QgsPolygon,
    QgsRectangle,
    QgsVariantUtils,
)
from qgis.PyQt.QtCore import QDate, QDateTime
from qgis.PyQt.QtGui import QTransform

from .metric import is_finite, straightened, units_per_metre

#: The national plan standard's lasting identity of an object.
IDENTITY_FIELD = "objektidentitet"
# Metres: polygons that share a border meet in spite of rounding below this.
_GRID = 0.0001
# Metres: what is narrower than this between united polygons is a crack, and no border. All of a
# crack lies within a millimetre of both sides, so nothing in it could be told from the edge.
_CRACK = 0.002
# Metres that the ends of a closed line may lie apart.
_GAP = 0.001


@dataclass(frozen=True)
class Boundary:
    """One boundary: a valid MultiPolygon of straight edges, in the layer's coordinate system."""

    key: str
    label: str
    geometry: QgsGeometry


@dataclass
class BoundaryNotes:
    """Ids of the features that did not come in as they were."""

    repaired: list[int] = field(default_factory=list)
    without_geometry: list[int] = field(default_factory=list)
    not_closed: list[int] = field(default_factory=list)
    unusable: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class _Part:
    key: int | str
    group: str
    label: str
    area: QgsGeometry


def boundaries_of(
    features: Iterable[QgsFeature],
    crs: QgsCoordinateReferenceSystem,
    group_field: str = "",
    label_field: str = "",
) -> tuple[list[Boundary], BoundaryNotes]:
    """The boundaries in ``features``, sorted by key, and what was left out or repaired.

    With ``group_field``, features of one value are one boundary, those with NULL the boundary
    ''; without, each feature is its own, known by ``objektidentitet`` if that is present and
    unique, else by its id. The list is empty if there is neither a polygon nor a closed line.
    """
    rows = list(features)
    notes = BoundaryNotes()
    identities = _identities(rows)
    groups: dict[str, list[_Part]] = {}
    for row, identity in zip(rows, identities, strict=True):
        area = _area(row, crs, notes)
        if area is None:
            continue
        group = as_text(row[group_field]) if group_field else str(identity)
        label = as_text(row[label_field]) if label_field else ""
        groups.setdefault(group, []).append(_Part(identity, group, label, area))
    return [_boundary(groups[key], crs) for key in sorted(groups)], notes


def united(geometries: Iterable[QgsGeometry], crs: QgsCoordinateReferenceSystem) -> QgsGeometry:
    """One MultiPolygon of valid polygons in ``crs``; borders between them are gone.

    Neighbours whose common border differs by less than about a millimetre meet.
    """
    polygons = [polygon for geometry in geometries for polygon in _polygons(geometry)]
    if len(polygons) > 1:
        polygons = _united(polygons, crs)
    return _multi(polygons)


def as_text(value: Any) -> str:
    """A key as text: whole numbers without decimals, dates as ISO 8601, NULL as ''."""
    if QgsVariantUtils.isNull(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (QDate, QDateTime)):
        value = value.toPyDate() if isinstance(value, QDate) else value.toPyDateTime()
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return str(value)


def _identities(rows: list[QgsFeature]) -> list[int | str]:
    ids: list[int | str] = [row.id() for row in rows]
    if not rows or rows[0].fields().lookupField(IDENTITY_FIELD) < 0:
        return ids
    column = rows[0].fields().lookupField(IDENTITY_FIELD)
    given = [as_text(row[column]) for row in rows]
    unique = all(given) and len(set(given)) == len(given)
    return list(given) if unique else ids


def _boundary(parts: list[_Part], crs: QgsCoordinateReferenceSystem) -> Boundary:
    # Within one layer all keys are of one type.
    parts = sorted(parts, key=lambda part: part.key)
    key = parts[0].group
    return Boundary(key, parts[0].label or key, united([part.area for part in parts], crs))


def _area(
    row: QgsFeature, crs: QgsCoordinateReferenceSystem, notes: BoundaryNotes
) -> QgsGeometry | None:
    """The valid area of one feature; None, and a note, if it has none."""
    geometry = row.geometry()
    if geometry.isNull() or geometry.isEmpty():
        notes.without_geometry.append(row.id())
        return None
    if not is_finite(geometry):
        notes.unusable.append(row.id())
        return None
    closed = list(closed_areas(geometry, crs))
    if not closed:
        notes.not_closed.append(row.id())
        return None
    area = straightened(_multi(closed), crs)
    if area.isGeosValid():
        return area
    notes.repaired.append(row.id())
    area = mended(area)
    if not _polygons(area):
        notes.unusable.append(row.id())
        return None
    return area


def closed_areas(geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> Iterator[QgsGeometry]:
    """The polygons in ``geometry``, and the polygons that its closed lines enclose."""
    for part in geometry.constParts():
        if isinstance(part, QgsCurvePolygon):
            yield QgsGeometry(part.clone())
        elif isinstance(part, QgsCurve) and _is_closed(part, crs):
            yield _enclosed(part, crs)


def _is_closed(line: QgsCurve, crs: QgsCoordinateReferenceSystem) -> bool:
    first, last = line.startPoint(), line.endPoint()
    gap = math.hypot(first.x() - last.x(), first.y() - last.y())
    return line.numPoints() > 2 and gap <= _GAP * units_per_metre(crs)


def _enclosed(line: QgsCurve, crs: QgsCoordinateReferenceSystem) -> QgsGeometry:
    flat = straightened(QgsGeometry(line.clone()), crs)
    ring = QgsLineString(list(flat.vertices()))
    ring.close()
    return QgsGeometry(QgsPolygon(ring))


def mended(area: QgsGeometry) -> QgsGeometry:
    """``area`` made valid: what overlaps is one area, what crosses itself comes apart."""
    try:
        return area.makeValid(Qgis.MakeValidMethod.Structure)
    except QgsNotSupportedException:  # GEOS before 3.10
        return area.makeValid(Qgis.MakeValidMethod.Linework)


def _polygons(geometry: QgsGeometry) -> list[QgsGeometry]:
    return [
        QgsGeometry(part.clone())
        for part in geometry.constParts()
        if isinstance(part, QgsCurvePolygon) and not part.isEmpty()
    ]


def _multi(polygons: list[QgsGeometry]) -> QgsGeometry:
    if not polygons:
        return QgsGeometry()
    multi = QgsGeometry.collectGeometry(polygons)
    multi.convertToMultiType()
    return multi


def _united(polygons: list[QgsGeometry], crs: QgsCoordinateReferenceSystem) -> list[QgsGeometry]:
    to_metres = _nominal_metres(polygons, crs)
    for polygon in polygons:
        polygon.transform(to_metres)
    union = _without_cracks(_union(polygons))
    union.normalize()
    union.transform(to_metres.inverted()[0])
    return _polygons(union)


def _nominal_metres(polygons: list[QgsGeometry], crs: QgsCoordinateReferenceSystem) -> QTransform:
    """Nominal metres around the middle of ``polygons``: scaled only, so edges stay straight."""
    extent = QgsRectangle()
    for polygon in polygons:
        extent.combineExtentWith(polygon.boundingBox())
    middle = extent.center()
    scale = 1 / units_per_metre(crs)
    narrowing = math.cos(math.radians(middle.y())) if crs.isGeographic() else 1.0
    across = scale * max(narrowing, 0.01)
    return QTransform(across, 0, 0, scale, -middle.x() * across, -middle.y() * scale)


def _union(polygons: list[QgsGeometry]) -> QgsGeometry:
    parameters = QgsGeometryParameters()
    parameters.setGridSize(_GRID)
    return QgsGeometry.unaryUnion(polygons, parameters)


def _without_cracks(union: QgsGeometry) -> QgsGeometry:
    """``union`` and whatever in it is narrower than a crack; nothing is taken away."""
    corners = (1, Qgis.EndCapStyle.Flat, Qgis.JoinStyle.Miter, 2.0)
    filled = union.buffer(_CRACK / 2, *corners).buffer(-_CRACK / 2, *corners)
    return _union([union, *_polygons(filled)])
