"""Carrying shapes from one coordinate system to another, true to the millimetre.

An edge that is straight in its own coordinate system is bent in another. So vertices are added
before any transform, until no edge strays from its course by more than ``CHORD_ERROR``.
"""

from __future__ import annotations

import math

from qgis.core import (
    Qgis,
    QgsAbstractGeometry,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsGeometryCollection,
    QgsPointXY,
    QgsRectangle,
    QgsUnitTypes,
)

from .carrying import carried

#: Metres that an edge or an arc may stray where it is drawn with straight pieces.
CHORD_ERROR = 0.0001
# Where in an extent, and in which directions, the bend of edges is measured.
_PROBES = (0.0, 0.25, 0.5, 0.75, 1.0)
_SLANT = math.sqrt(0.5)
_DIRECTIONS = ((1.0, 0.0), (0.0, 1.0), (_SLANT, _SLANT), (_SLANT, -_SLANT))
# Nominal metres: what is smaller than the first shares a measurement with its neighbours in tiles
# of the second.
_SMALL, _TILE = 4_000.0, 16_000.0
# What has neither arcs nor heights: as a rule.
_FLAT_AND_STRAIGHT = {
    Qgis.WkbType.Point,
    Qgis.WkbType.LineString,
    Qgis.WkbType.Polygon,
    Qgis.WkbType.MultiPoint,
    Qgis.WkbType.MultiLineString,
    Qgis.WkbType.MultiPolygon,
}
# More than this on one geometry is no drawing but a mistake in it.
_MOST_VERTICES = 1_000_000


def units_per_metre(crs: QgsCoordinateReferenceSystem) -> float:
    """Map units of ``crs`` in one nominal metre (about 9e-6 for degrees; 1 if unknown)."""
    if crs.mapUnits() == Qgis.DistanceUnit.Unknown:
        return 1.0
    return QgsUnitTypes.fromUnitToUnitFactor(Qgis.DistanceUnit.Meters, crs.mapUnits())


def straightened(geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> QgsGeometry:
    """A flat copy (no Z, no M) whose arcs are straight pieces at most ``CHORD_ERROR`` off."""
    if geometry.wkbType() in _FLAT_AND_STRAIGHT:
        return QgsGeometry(geometry)
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
        self._unit = units_per_metre(source)
        self._lengths: dict[tuple[float, ...], float] = {}

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
        if geometry.type() == Qgis.GeometryType.Unknown:  # QGIS crashes on points among others
            return self._densified_parts(geometry)
        length = self._longest_edge(geometry.boundingBox())
        if length <= 0:
            return QgsGeometry(geometry)
        # A wild vertex far away would ask for millions of vertices on the way there.
        if geometry.length() / length > _MOST_VERTICES:
            return None
        return geometry.densifyByDistance(length)

    def _densified_parts(self, geometry: QgsGeometry) -> QgsGeometry | None:
        together = QgsGeometryCollection()
        for part in geometry.constParts():
            dense = self.densified(QgsGeometry(part.clone()))
            if dense is None:
                return None
            together.addGeometry(dense.constGet().clone())
        return QgsGeometry(together)

    def _longest_edge(self, extent: QgsRectangle) -> float:
        """How long an edge may be in ``extent``; 0 if none is bent too much."""
        if math.hypot(extent.width(), extent.height()) <= 0 or self.transform.isShortCircuited():
            return 0.0
        around = self._tiles(extent)
        key = (around.xMinimum(), around.yMinimum(), around.xMaximum(), around.yMaximum())
        if key not in self._lengths:
            self._lengths[key] = self._measured_length(around)
        return self._lengths[key]

    def _tiles(self, extent: QgsRectangle) -> QgsRectangle:
        """The tiles that ``extent`` lies in; a large extent as it is."""
        if not max(extent.width(), extent.height()) <= _SMALL * self._unit:
            return extent
        tile = _TILE * self._unit
        return QgsRectangle(
            math.floor(extent.xMinimum() / tile) * tile,
            math.floor(extent.yMinimum() / tile) * tile,
            math.floor(extent.xMaximum() / tile + 1) * tile,
            math.floor(extent.yMaximum() / tile + 1) * tile,
        )

    def _measured_length(self, extent: QgsRectangle) -> float:
        length = math.hypot(extent.width(), extent.height())
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
        import numpy as np

        across, up, way = (
            grid.ravel()
            for grid in np.meshgrid(_PROBES, _PROBES, np.arange(len(_DIRECTIONS)), indexing="ij")
        )
        east, north = np.array(_DIRECTIONS)[way].T * length / 2
        x = extent.xMinimum() + across * extent.width()
        y = extent.yMinimum() + up * extent.height()
        ends = carried(
            np.concatenate([x - east, x, x + east]),
            np.concatenate([y - north, y, y + north]),
            self.transform,
        )
        (first_x, middle_x, last_x), (first_y, middle_y, last_y) = (
            axis.reshape(3, -1) for axis in ends
        )
        bends = np.hypot(middle_x - (first_x + last_x) / 2, middle_y - (first_y + last_y) / 2)
        # Not a number is outside of where the systems are defined.
        return float(np.fmax.reduce(bends, initial=0.0))
