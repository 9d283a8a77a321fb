"""Places for the map picture: metres around the middle of all boundaries, true north up."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsPoint,
    QgsPointXY,
    QgsRectangle,
)

from ...layers.boundary import Boundary
from ...layers.metric_frame import Ground
from .model import MapFrame

# Details smaller than this share of the picture can't be seen.
_DETAIL = 1 / 3000
_DECIMALS = 2

Ring = list[tuple[float, float]]


class MapPlaces:
    """Carries boundaries and viewpoints, both in ``crs``, to the picture's metres."""

    def __init__(
        self,
        boundaries: Sequence[Boundary],
        crs: QgsCoordinateReferenceSystem,
        context: QgsCoordinateTransformContext,
    ) -> None:
        extent = QgsRectangle()
        for boundary in boundaries:
            extent.combineExtentWith(boundary.geometry.boundingBox())
        self._project = Ground(crs, context).frame(extent).project
        middle = extent.center()
        self._origin = self._project.point(middle.x(), middle.y()) or QgsPointXY(0, 0)
        self.frame = self._frame(boundaries)

    def point(self, places: Iterable[QgsGeometry]) -> tuple[float, float] | None:
        """Where to draw a viewpoint with these places; None if it can't be drawn."""
        place = next(iter(places), None)
        if place is None:
            return None
        shape = place.constGet()
        if not isinstance(shape, QgsPoint):
            shape = _representative(place)
        point = self._project.point(shape.x(), shape.y())
        return None if point is None else self._from_origin(point.x(), point.y())

    def _from_origin(self, x: float, y: float) -> tuple[float, float]:
        east, north = x - self._origin.x(), y - self._origin.y()
        return round(east, _DECIMALS) + 0.0, round(north, _DECIMALS) + 0.0

    def _frame(self, boundaries: Sequence[Boundary]) -> MapFrame:
        drawn = {boundary.key: self._project(boundary.geometry) for boundary in boundaries}
        extent = QgsRectangle()
        for geometry in drawn.values():
            if geometry is not None:
                extent.combineExtentWith(geometry.boundingBox())
        detail = math.hypot(extent.width(), extent.height()) * _DETAIL
        return MapFrame(
            {
                key: [] if geometry is None else self._polygons(geometry, detail)
                for key, geometry in drawn.items()
            }
        )

    def _polygons(self, geometry: QgsGeometry, detail: float) -> list[list[Ring]]:
        simple = geometry.simplify(detail)
        if simple.isEmpty():  # smaller than any detail
            simple = geometry
        simple.convertToMultiType()
        return [
            [[self._from_origin(point.x(), point.y()) for point in ring] for ring in polygon]
            for polygon in simple.asMultiPolygon()
        ]


def _representative(place: QgsGeometry) -> QgsPoint:
    if place.type() == Qgis.GeometryType.Point:
        return next(place.vertices())
    inner = place.pointOnSurface()
    return next((place if inner.isNull() else inner).vertices())
