"""In which zone of an area each viewpoint lies: as ``layers.zones`` says, but for all at once.

One point is asked; if it lies further from the outline than a neighbour lies from it, the neighbour
lies likewise. So only what is close to the outline is asked for one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsLineString,
)

from ...layers.ellipsoid import Ellipsoid
from ...layers.metric import Reprojection
from ...layers.zones import (
    INSIDE,
    OUTSIDE,
    TIED_ZONES,
    UNUSABLE,
    WITHOUT_PLACE,
    ZONES,
    MetricShape,
    Relation,
    place_of,
)
from .area import Area
from .coded import Coded
from .columns import ViewpointColumns, point_geometry

if TYPE_CHECKING:
    import numpy as np

#: The zone of what has a place, while no area is chosen.
NO_AREA = "no_area"
CODES = (*ZONES, NO_AREA)
# Metres: far more than the edge is wide and than sums of coordinates are rounded by.
_MARGIN = 0.01
# Below this many it is quicker to ask each of them than to look for groups.
_FEW = 4


class Zones(NamedTuple):
    """The zone of each viewpoint (a code of ``CODES``) and its distance.

    ``distance`` is in ground metres to the area: 0 inside, exact where near or on the edge, and
    not a number for all others.
    """

    zone: Coded
    distance: np.ndarray


def zones(columns: ViewpointColumns, area: Area) -> Zones:
    """The zone of each viewpoint against ``area``.

    InputError if the area's coordinate system does not fit its coordinates.
    """
    import numpy as np

    index = _unzoned(columns)
    distance = np.full(len(columns), np.nan)
    shape = area.shape
    if shape is not None:
        zoning = _Zoning(shape, area.near, index, distance)
        reproject = Reprojection(columns.crs, shape.crs, shape.context)
        points = index == CODES.index(NO_AREA)
        points[list(columns.outlines)] = False
        rows = np.flatnonzero(points)
        zoning.of_points(rows, *carried(columns.x[rows], columns.y[rows], reproject.transform))
        for row, geometry in columns.outlines.items():
            if index[row] == CODES.index(NO_AREA):
                zoning.of_outline(row, reproject(geometry))
    index.flags.writeable = distance.flags.writeable = False
    return Zones(Coded(CODES, index), distance)


def _unzoned(columns: ViewpointColumns) -> np.ndarray:
    """Which have no place, or no usable one; all others are ``NO_AREA``."""
    import numpy as np

    no_x, no_y = np.isnan(columns.x), np.isnan(columns.y)
    unusable = (no_x ^ no_y) | np.isinf(columns.x) | np.isinf(columns.y)
    index = np.full(len(columns), CODES.index(NO_AREA), np.int32)
    index[unusable] = CODES.index(UNUSABLE)
    index[no_x & no_y] = CODES.index(WITHOUT_PLACE)
    for row, geometry in columns.outlines.items():
        index[row] = CODES.index(place_of(geometry) or NO_AREA)
    return index


class _Zoning:
    """Fills ``index`` and ``distance`` for one shape."""

    def __init__(
        self, shape: MetricShape, near: float, index: np.ndarray, distance: np.ndarray
    ) -> None:
        self._shape, self._near = shape, near
        self._index, self._distance = index, distance
        self._box = Ellipsoid(shape.crs, shape.context).surroundings(shape.extent, near)
        rims = [_rim(part) for part in shape.parts]
        self._rim = MetricShape(rims, shape.crs, shape.context)

    def of_points(self, rows: np.ndarray, x: np.ndarray, y: np.ndarray) -> None:
        """Points in the shape's system; not a number where they have no place in it."""
        import numpy as np

        self._index[rows] = np.where(np.isnan(x), CODES.index(UNUSABLE), CODES.index(OUTSIDE))
        box = self._box
        within = (x >= box.xMinimum()) & (x <= box.xMaximum())
        within &= (y >= box.yMinimum()) & (y <= box.yMaximum())
        metres = carried(x[within], y[within], self._shape.frame.project.transform)
        candidates = np.column_stack([rows[within], x[within], y[within], *metres])
        waiting = [candidates[~np.isnan(candidates[:, 3])]]
        while waiting:
            group = waiting.pop()
            if len(group) > _FEW:
                waiting.extend(self._split(group))
            else:
                for point in group:
                    self._set(int(point[0]), self._relation(point))

    def of_outline(self, row: int, geometry: QgsGeometry | None) -> None:
        """An outline in the shape's system; None if it has no place in it."""
        if geometry is None:
            self._index[row] = CODES.index(UNUSABLE)
            return
        self._index[row] = CODES.index(OUTSIDE)
        if geometry.boundingBox().intersects(self._box):
            self._set(row, self._shape.relation(geometry, self._near))

    def _split(self, group: np.ndarray) -> list[np.ndarray]:
        """Ask the middle point; decide what surely lies as it does; return the rest in halves.

        A row of the group is the row's number, x, y, and x and y in metres.
        """
        import numpy as np

        metres = group[:, 3:]
        low, high = metres.min(axis=0), metres.max(axis=0)
        middle = int(np.argmin(((metres - (low + high) / 2) ** 2).sum(axis=1)))
        relation = self._relation(group[middle])
        away = np.hypot(*(metres - metres[middle]).T)
        decided = away <= self._reach(group[middle], relation)
        self._set(group[decided, 0].astype(np.intp), relation)
        group = group[~decided]
        axis = 3 + int(np.argmax(high - low))
        order = np.argsort(group[:, axis])
        return [group[half] for half in np.array_split(order, 2) if len(half)]

    def _relation(self, point: np.ndarray) -> Relation:
        return self._shape.relation(point_geometry(float(point[1]), float(point[2])), self._near)

    def _reach(self, point: np.ndarray, relation: Relation) -> float:
        """How far around a point, in metres, all lies as it does; 0 is the very same place."""
        reach = 0.0
        if relation.zone == INSIDE:
            geometry = point_geometry(float(point[1]), float(point[2]))
            reach = self._rim.distance(geometry) - _MARGIN
        elif relation.zone == OUTSIDE:
            reach = relation.distance - self._near - _MARGIN
        return max(0.0, reach)

    def _set(self, rows: np.ndarray | int, relation: Relation) -> None:
        if relation.zone in TIED_ZONES:
            self._index[rows] = CODES.index(relation.zone)
            self._distance[rows] = relation.distance


def carried(
    x: np.ndarray, y: np.ndarray, transform: QgsCoordinateTransform
) -> tuple[np.ndarray, np.ndarray]:
    """Coordinates after a transform, all at once; both not a number where they have no place."""
    import numpy as np

    if transform.isShortCircuited() or not len(x):
        return x, y
    line = QgsLineString(x.tolist(), y.tolist())
    try:
        line.transform(transform)
    except QgsCsException:
        return _carried_in_halves(x, y, transform)
    # A line's WKB is nine bytes of head, then x and y of each vertex.
    places = np.frombuffer(bytes(line.asWkb()), "<f8", offset=9).reshape(-1, 2)
    usable = np.isfinite(places).all(axis=1)
    return np.where(usable, places[:, 0], np.nan), np.where(usable, places[:, 1], np.nan)


def _carried_in_halves(
    x: np.ndarray, y: np.ndarray, transform: QgsCoordinateTransform
) -> tuple[np.ndarray, np.ndarray]:
    """``carried`` where one failure has spoilt all: the halves that are sound come through."""
    import numpy as np

    if len(x) == 1:
        return np.array([np.nan]), np.array([np.nan])
    half = len(x) // 2
    first, second = carried(x[:half], y[:half], transform), carried(x[half:], y[half:], transform)
    return np.concatenate([first[0], second[0]]), np.concatenate([first[1], second[1]])


def _rim(part: QgsGeometry) -> QgsGeometry:
    if part.type() != Qgis.GeometryType.Polygon:
        return part
    return QgsGeometry(part.constGet().boundary())
