"""Where a viewpoint lies against a shape: inside, on the edge, near, or outside.

One rule for all geometries, in ground metres: within ``EDGE_WIDTH`` of the outline is the edge,
tested first; else inside; else near, if the shape is within the given distance; else outside.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from qgis.core import (
    Qgis,
    QgsAbstractGeometry,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsGeometryEngine,
    QgsMultiLineString,
    QgsPoint,
    QgsRectangle,
    QgsSpatialIndex,
)

from .boundary import mended
from .ellipsoid import unusable_system
from .metric import Reprojection, is_finite, straightened
from .metric_frame import Ground, MetricFrame

#: Metres on either side of the outline that belong to the edge.
EDGE_WIDTH = 0.001
#: The outline itself is drawn, and stored, with less precision than this.
ROUNDING = 1e-7

INSIDE, EDGE, NEAR, OUTSIDE = "inside", "edge", "near", "outside"
WITHOUT_PLACE, UNUSABLE = "without_place", "unusable"
#: Best first.
ZONES = (INSIDE, EDGE, NEAR, OUTSIDE, WITHOUT_PLACE, UNUSABLE)
TIED_ZONES = (INSIDE, EDGE, NEAR)

Key = TypeVar("Key", bound=Hashable)


class Relation(NamedTuple):
    """A zone, and the ground metres to the shape (0 inside)."""

    zone: str
    distance: float


class Match(NamedTuple, Generic[Key]):
    """How a geometry lies against the shape ``key``."""

    key: Key
    zone: str
    distance: float


class MetricShape:
    """An area, line or point on the ground, to measure viewpoints against.

    ``geometries`` are the parts, of any type, in ``crs``; polygons should be valid and united
    (``boundary.united``), as every ring of theirs is an edge. Lines and points have no inside.
    What is measured against it comes in ``crs`` too: see ``Reprojection``. Shapes that are made
    together may share their ``ground``.
    """

    def __init__(
        self,
        geometries: Iterable[QgsGeometry],
        crs: QgsCoordinateReferenceSystem,
        context: QgsCoordinateTransformContext,
        ground: Ground | None = None,
    ) -> None:
        self.parts = [straightened(geometry, crs) for geometry in geometries]
        self.crs = crs
        self.context = context
        self._ground = ground
        self._frame: MetricFrame | None = None
        self._outline: QgsGeometry | None = None
        self._area: QgsGeometry | None = None

    @property
    def extent(self) -> QgsRectangle:
        """In ``crs``."""
        extent = QgsRectangle()
        for part in self.parts:
            extent.combineExtentWith(part.boundingBox())
        return extent

    @property
    def ground(self) -> Ground:
        """What knows of metres under ``crs``; made when first needed."""
        if self._ground is None:
            self._ground = Ground(self.crs, self.context)
        return self._ground

    @property
    def frame(self) -> MetricFrame:
        """The ground metres around the middle of the shape; made when first needed."""
        if self._frame is None:
            self._frame = self.ground.frame(self.extent)
        return self._frame

    def zone(self, geometry: QgsGeometry, near: float = 0.0) -> str:
        """The zone of ``geometry``, which is in ``crs``; ``near`` in ground metres."""
        return self.relation(geometry, near).zone

    def distance(self, geometry: QgsGeometry) -> float:
        """Ground metres from ``geometry``, which is in ``crs``, to the shape; 0 inside.

        Infinite if there is no place for it in ground metres.
        """
        return self.relation(geometry, 0.0).distance

    def relation(self, geometry: QgsGeometry, near: float = 0.0) -> Relation:
        """Zone and distance of ``geometry``, which is in ``crs``.

        A multipoint takes its best part; other parts together are inside only if all are.
        """
        state = place_of(geometry)
        return Relation(state, math.inf) if state else self.measured(geometry, near)

    def measured(self, geometry: QgsGeometry, near: float) -> Relation:
        """``relation`` for a geometry that is known to have a place."""
        shape = geometry.constGet()
        if isinstance(shape, QgsPoint):
            return self._of_part(shape, near)
        parts = [self._of_part(part, near) for part in _single_parts(geometry, self.crs)]
        if geometry.type() == Qgis.GeometryType.Point:
            return best(parts)
        return together(parts)

    def _of_part(self, part: QgsAbstractGeometry, near: float) -> Relation:
        metric = self._in_metres(part)
        if metric is None:
            return Relation(UNUSABLE, math.inf)
        self._prepare()
        to_outline = self._to_outline(metric)
        if not math.isfinite(to_outline) or to_outline < 0:
            return Relation(UNUSABLE, math.inf)
        inside = self._area is not None and self._area_engine.contains(metric)
        distance = 0.0 if inside else to_outline
        if to_outline <= EDGE_WIDTH + ROUNDING:
            return Relation(EDGE, distance)
        if inside:
            return Relation(INSIDE, 0.0)
        return Relation(NEAR if 0 < distance <= near + ROUNDING else OUTSIDE, distance)

    def _to_outline(self, metric: QgsAbstractGeometry) -> float:
        # The prepared distance is from rim to rim: it misses an outline that lies in an area.
        if metric.dimension() == 2 and self._outline_engine.intersects(metric):
            return 0.0
        return self._outline_engine.distance(metric)

    def _in_metres(self, part: QgsAbstractGeometry) -> QgsAbstractGeometry | None:
        project = self.frame.project
        if isinstance(part, QgsPoint):
            point = project.point(part.x(), part.y())
            return None if point is None else QgsPoint(point.x(), point.y())
        moved = project(QgsGeometry(part.clone()))
        # The clone outlives its geometry, which owns what constGet gives.
        return None if moved is None else moved.constGet().clone()

    def _prepare(self) -> None:
        if self._outline is not None:
            return
        outline, area = [], []
        for part in self.parts:
            metric = self.frame.project(part)
            if metric is None:
                raise unusable_system(self.crs)
            is_area = metric.type() == Qgis.GeometryType.Polygon
            outline.append(QgsGeometry(metric.constGet().boundary()) if is_area else metric)
            if is_area:
                area.append(metric)
        self._outline = _collected(outline)
        self._outline_engine = _engine(self._outline)
        if area:
            self._area = _collected(area)
            self._area_engine = _engine(self._area)


def metric_shapes(
    geometries: Mapping[Key, QgsGeometry],
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
) -> dict[Key, MetricShape]:
    """A shape of each geometry; all are in ``crs`` and share its ground.

    InputError for a system that isn't of the earth.
    """
    ground = Ground(crs, context)
    return {key: MetricShape([one], crs, context, ground) for key, one in geometries.items()}


class ShapeFinder(Generic[Key]):
    """Finds the shapes that a geometry lies in, on the edge of, or near.

    All shapes, and what is searched for, are in one coordinate system. ``near`` in ground metres.
    """

    def __init__(self, shapes: Mapping[Key, MetricShape], near: float = 0.0) -> None:
        self._near = near
        self._shapes = list(shapes.items())
        self._index = QgsSpatialIndex()
        ellipsoid = self._shapes[0][1].ground.ellipsoid if self._shapes else None
        for number, (_, shape) in enumerate(self._shapes):
            self._index.addFeature(number, ellipsoid.surroundings(shape.extent, near))

    def matches(self, geometry: QgsGeometry) -> list[Match[Key]]:
        """The shapes with zone inside, edge or near, in the order in which they were given."""
        if place_of(geometry) is not None:
            return []
        return list(self._tied(geometry))

    def _tied(self, geometry: QgsGeometry) -> Iterator[Match[Key]]:
        for number in sorted(self._index.intersects(geometry.boundingBox())):
            key, shape = self._shapes[number]
            relation = shape.measured(geometry, self._near)
            if relation.zone in TIED_ZONES:
                yield Match(key, *relation)


def place_of(geometry: QgsGeometry) -> str | None:
    """``WITHOUT_PLACE`` or ``UNUSABLE`` if ``geometry`` has no place; None if it has one."""
    if geometry.isNull():
        return WITHOUT_PLACE
    shape = geometry.constGet()
    if isinstance(shape, QgsPoint):
        # Two "not a number" is how an empty point is written.
        if math.isnan(shape.x()) and math.isnan(shape.y()):
            return WITHOUT_PLACE
        return None if math.isfinite(shape.x()) and math.isfinite(shape.y()) else UNUSABLE
    if shape.isEmpty():
        return WITHOUT_PLACE
    return None if is_finite(geometry) else UNUSABLE


def best(relations: Iterable[Relation]) -> Relation:
    """The best zone, with the shortest distance in it."""
    return min(relations, key=lambda relation: (ZONES.index(relation.zone), relation.distance))


def together(relations: Iterable[Relation]) -> Relation:
    """One relation for several parts that all belong to what was said.

    Inside only if all are; on the edge if some part is inside or on the edge; else the best.
    """
    parts = list(relations)
    found = best(parts)
    if found.zone == INSIDE and any(part.zone != INSIDE for part in parts):
        return Relation(EDGE, found.distance)
    return found


def members_by_place(
    geometries: Iterable[tuple[Key, QgsGeometry]],
    crs: QgsCoordinateReferenceSystem,
    shape: MetricShape,
    near: float,
    context: QgsCoordinateTransformContext,
) -> Iterator[Match[Key]]:
    """The keys of ``geometries`` (in ``crs``) inside, on the edge of or near ``shape``, in order.

    ``near`` in ground metres. What has no place, or none in the shape's system, is left out.
    """
    finder = ShapeFinder({None: shape}, near)
    reproject = Reprojection(crs, shape.crs, context)
    for key, geometry in geometries:
        if place_of(geometry) is not None:
            continue
        moved = reproject(geometry)
        if moved is not None:
            for match in finder.matches(moved):
                yield Match(key, match.zone, match.distance)


def _single_parts(
    geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem
) -> Iterator[QgsAbstractGeometry]:
    """Points, lines and polygons; a polygon that crosses itself is mended."""
    flat = straightened(geometry, crs)
    if flat.type() == Qgis.GeometryType.Polygon and not flat.isGeosValid():
        flat = mended(flat)
    for part in flat.constParts():
        if not part.isEmpty():
            yield part.clone()


def _collected(parts: list[QgsGeometry]) -> QgsGeometry:
    if len(parts) == 1:
        return parts[0]
    if not parts:
        return QgsGeometry(QgsMultiLineString())
    return QgsGeometry.collectGeometry(parts)


def _engine(geometry: QgsGeometry) -> QgsGeometryEngine:
    engine = QgsGeometry.createGeometryEngine(geometry.constGet())
    engine.prepareGeometry()
    return engine
