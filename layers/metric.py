"""Carrying shapes from one coordinate system to another, true to the millimetre.

An edge that is straight in its own coordinate system is bent in another. So vertices are added
before any transform, until no edge strays from its course by more than ``CHORD_ERROR``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from qgis.core import (
    Qgis,
    QgsAbstractGeometry,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsUnitTypes,
)

#: Metres that an edge or an arc may stray where it is drawn with straight pieces.
CHORD_ERROR = 0.0001
# Where in an extent, and in which directions, the bend of edges is measured.
_PROBES = (0.0, 0.25, 0.5, 0.75, 1.0)
_SLANT = math.sqrt(0.5)
_DIRECTIONS = ((1.0, 0.0), (0.0, 1.0), (_SLANT, _SLANT), (_SLANT, -_SLANT))


# More than this on one geometry is no drawing but a mistake in it.
_MOST_VERTICES = 1_000_000


def units_per_metre(crs: QgsCoordinateReferenceSystem) -> float:
    """Map units of ``crs`` in one nominal metre (about 9e-6 for degrees; 1 if unknown)."""
    if crs.mapUnits() == Qgis.DistanceUnit.Unknown:
        return 1.0
    return QgsUnitTypes.fromUnitToUnitFactor(Qgis.DistanceUnit.Meters, crs.mapUnits())


def straightened(geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> QgsGeometry:
    """A flat copy (no Z, no M) whose arcs are straight pieces at most ``CHORD_ERROR`` off."""
    tolerance = CHORD_ERROR * units_per_metre(crs)
    shape = geometry.constGet().segmentize(
        tolerance, QgsAbstractGeometry.SegmentationToleranceType.MaximumDifference
    )
    shape.dropZValue()
    shape.dropMValue()
    return QgsGeometry(shape)


def is_finite(geometry: QgsGeometry) -> bool:
    """Whether all vertices have real coordinates."""
    if geometry.type() in (Qgis.GeometryType.Line, Qgis.GeometryType.Polygon):
        # One vertex without a number spoils any sum.
        shape = geometry.constGet()
        return math.isfinite(shape.length()) and math.isfinite(shape.perimeter())
    return all(math.isfinite(at.x()) and math.isfinite(at.y()) for at in geometry.vertices())


class Reprojection:
    """Carries geometries from one coordinate system to another without bending their edges."""

    def __init__(
        self,
        source: QgsCoordinateReferenceSystem,
        target: QgsCoordinateReferenceSystem,
        context: QgsCoordinateTransformContext,
    ) -> None:
        self.transform = QgsCoordinateTransform(source, target, context)
        self._tolerance = CHORD_ERROR * units_per_metre(target)

    def point(self, x: float, y: float) -> QgsPointXY | None:
        """The place of ``x, y`` in the target; None if it has none."""
        try:
            point = self.transform.transform(QgsPointXY(x, y))
        except QgsCsException:
            return None
        return point if math.isfinite(point.x()) and math.isfinite(point.y()) else None

    def __call__(self, geometry: QgsGeometry) -> QgsGeometry | None:
        """``geometry`` in the target; None if a vertex has no place there.

        Z and M are lost, and arcs become straight pieces, where there is anything to do.
        """
        if self.transform.isShortCircuited():
            return QgsGeometry(geometry)
        moved = self.densified(straightened(geometry, self.transform.sourceCrs()))
        if moved is None:
            return None
        try:
            result = moved.transform(self.transform)
        except QgsCsException:
            return None
        usable = result == Qgis.GeometryOperationResult.Success and is_finite(moved)
        return moved if usable else None

    def densified(self, geometry: QgsGeometry) -> QgsGeometry | None:
        """``geometry`` (no arcs) with the vertices on its edges that the transform needs."""
        if geometry.type() == Qgis.GeometryType.Point:
            return QgsGeometry(geometry)
        length = self._longest_edge(geometry.boundingBox())
        if length <= 0:
            return QgsGeometry(geometry)
        # A wild vertex far away would ask for millions of vertices on the way there.
        if geometry.length() / length > _MOST_VERTICES:
            return None
        return geometry.densifyByDistance(length)

    def _longest_edge(self, extent: QgsRectangle) -> float:
        """How long an edge may be in ``extent``; 0 if none is bent too much."""
        length = math.hypot(extent.width(), extent.height())
        if length <= 0 or self.transform.isShortCircuited():
            return 0.0
        bend = self._bend(extent, length)
        if bend <= self._tolerance:
            return 0.0
        while bend > self._tolerance:
            # The bend grows with the square of the length; 0.7 covers what the probes miss.
            length *= min(0.5, 0.7 * math.sqrt(self._tolerance / bend))
            bend = self._bend(extent, length)
        return length

    def _bend(self, extent: QgsRectangle, length: float) -> float:
        """The largest bend, in target units, that edges of ``length`` have in ``extent``."""
        return max(self._bends(extent, length), default=0.0)

    def _bends(self, extent: QgsRectangle, length: float) -> Iterator[float]:
        for across in _PROBES:
            for up in _PROBES:
                x = extent.xMinimum() + across * extent.width()
                y = extent.yMinimum() + up * extent.height()
                for east, north in _DIRECTIONS:
                    yield self._bend_of_edge(x, y, east * length / 2, north * length / 2)

    def _bend_of_edge(self, x: float, y: float, east: float, north: float) -> float:
        ends = [self.point(x + k * east, y + k * north) for k in (-1.0, 0.0, 1.0)]
        if any(end is None for end in ends):
            return 0.0  # outside of where the systems are defined
        first, middle, last = ends
        return math.hypot(
            middle.x() - (first.x() + last.x()) / 2, middle.y() - (first.y() + last.y()) / 2
        )
