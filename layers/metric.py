"""Ground metres around one place, whatever the coordinate system of the data.

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
    QgsEllipsoidUtils,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsUnitTypes,
)

from .errors import InputError
from .language import translate

#: Metres that an edge or an arc may stray where it is drawn with straight pieces.
CHORD_ERROR = 0.0001
# Where in an extent, and in which directions, the bend of edges is measured.
_PROBES = (0.0, 0.25, 0.5, 0.75, 1.0)
_SLANT = math.sqrt(0.5)
_DIRECTIONS = ((1.0, 0.0), (0.0, 1.0), (_SLANT, _SLANT), (_SLANT, -_SLANT))


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
    box = geometry.boundingBox()
    corners = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
    if not all(map(math.isfinite, corners)):
        return False
    # A box leaves out vertices that are not numbers.
    return all(
        math.isfinite(vertex.x()) and math.isfinite(vertex.y()) for vertex in geometry.vertices()
    )


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
        try:
            result = moved.transform(self.transform)
        except QgsCsException:
            return None
        usable = result == Qgis.GeometryOperationResult.Success and is_finite(moved)
        return moved if usable else None

    def densified(self, geometry: QgsGeometry) -> QgsGeometry:
        """``geometry`` (no arcs) with the vertices on its edges that the transform needs."""
        if geometry.type() == Qgis.GeometryType.Point:
            return QgsGeometry(geometry)
        length = self._longest_edge(geometry.boundingBox())
        return geometry.densifyByDistance(length) if length > 0 else QgsGeometry(geometry)

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


class MetricFrame:
    """Ground metres around the middle of ``extent``, true north up.

    A transverse Mercator, scale 1 in the middle, on the ellipsoid of ``crs`` and without any
    datum shift: from ``crs`` to the frame is pure projection. Raises ``InputError`` for a system
    that isn't of the earth.
    """

    def __init__(
        self,
        crs: QgsCoordinateReferenceSystem,
        extent: QgsRectangle,
        context: QgsCoordinateTransformContext,
    ) -> None:
        ellipsoid = QgsEllipsoidUtils.ellipsoidParameters(crs.ellipsoidAcronym())
        if not crs.isValid() or not ellipsoid.valid:
            raise _unusable(crs)
        axes = f"+a={ellipsoid.semiMajor!r} +b={ellipsoid.semiMinor!r} +no_defs +type=crs"
        degrees = QgsCoordinateReferenceSystem.fromProj(f"+proj=longlat {axes}")
        middle = Reprojection(crs, degrees, context).point(extent.center().x(), extent.center().y())
        if middle is None:
            raise _unusable(crs)
        self.crs = QgsCoordinateReferenceSystem.fromProj(
            f"+proj=tmerc +lat_0={middle.y():.9f} +lon_0={middle.x():.9f} +k=1 +x_0=0 +y_0=0"
            f" +units=m {axes}"
        )
        self.project = Reprojection(crs, self.crs, context)
        self.project.transform.setBallparkTransformsAreAppropriate(True)
        self.project.transform.disableFallbackOperationHandler(True)

    def reach(self, extent: QgsRectangle, metres: float) -> QgsRectangle:
        """A box in the system of ``extent`` that surely holds all within ``metres`` of it."""
        transform = self.project.transform
        box = transform.transformBoundingBox(extent)
        # The box's own bent sides are only sampled.
        box.grow(metres * 1.01 + 1.0 + 0.001 * math.hypot(box.width(), box.height()))
        grown = transform.transformBoundingBox(box, Qgis.TransformDirection.Reverse)
        grown.combineExtentWith(extent)
        return grown


def _unusable(crs: QgsCoordinateReferenceSystem) -> InputError:
    return InputError(
        translate(
            "Synpunkt", "Metres can't be measured in the coordinate system {crs}. Choose another."
        ).format(crs=crs.userFriendlyIdentifier())
    )
