"""In which zone of an area each viewpoint lies: as ``layers.zones`` says, but for all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...layers.carrying import carried
from ...layers.metric import Reprojection
from ...layers.point_finder import PointFinder
from ...layers.zones import (
    OUTSIDE,
    TIED_ZONES,
    UNUSABLE,
    WITHOUT_PLACE,
    ZONES,
    MetricShape,
    ShapeFinder,
    place_of,
)
from .area import Area
from .coded import Coded
from .columns import ViewpointColumns

if TYPE_CHECKING:
    import numpy as np

#: The zone of what has a place, while no area is chosen.
NO_AREA = "no_area"
CODES = (*ZONES, NO_AREA)


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
    if area.shape is not None:
        _zone_points(columns, area.shape, area.near, index, distance)
        _zone_outlines(columns, area.shape, area.near, index, distance)
    index.flags.writeable = distance.flags.writeable = False
    return Zones(Coded(CODES, index), distance)


def _zone_points(
    columns: ViewpointColumns,
    shape: MetricShape,
    near: float,
    index: np.ndarray,
    distance: np.ndarray,
) -> None:
    """Fill in the zones of those that have a point, and no outline instead of it."""
    import numpy as np

    points = index == CODES.index(NO_AREA)
    points[list(columns.outlines)] = False
    rows = np.flatnonzero(points)
    transform = Reprojection(columns.crs, shape.crs, shape.context).transform
    x, y = carried(columns.x[rows], columns.y[rows], transform)
    index[rows] = np.where(np.isnan(x), CODES.index(UNUSABLE), CODES.index(OUTSIDE))
    ties = PointFinder([shape], near, len(rows), distances=True).find(x, y)
    codes = np.array([CODES.index(zone) for zone in TIED_ZONES], index.dtype)
    index[rows[ties.point]] = codes[ties.zone]
    distance[rows[ties.point]] = ties.distance


def _zone_outlines(
    columns: ViewpointColumns,
    shape: MetricShape,
    near: float,
    index: np.ndarray,
    distance: np.ndarray,
) -> None:
    """Fill in the zones of the outlines."""
    finder = ShapeFinder({None: shape}, near)
    reproject = Reprojection(columns.crs, shape.crs, shape.context)
    for row, geometry in columns.outlines.items():
        if index[row] != CODES.index(NO_AREA):
            continue
        moved = reproject(geometry)
        index[row] = CODES.index(UNUSABLE if moved is None else OUTSIDE)
        for match in finder.matches(moved) if moved is not None else ():
            index[row], distance[row] = CODES.index(match.zone), match.distance


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
