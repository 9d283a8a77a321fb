"""Which plan objects viewpoints belong to by rule: those they lie in, else the nearest one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from qgis.core import QgsGeometry, QgsPoint

from .carrying import carried
from .errors import Cancelled
from .metric import Reprojection
from .place_columns import PlaceBatch
from .point_finder import PointFinder, Ties
from .zones import NEAR, TIED_ZONES, Match, MetricShape, ShapeFinder, place_of

if TYPE_CHECKING:
    import numpy as np

WITHIN, NEAREST = "within", "nearest"
# Distances that differ by less than this are asked for one by one; see ``PointFinder``.
_CLOSE = 3e-6


class Tie(NamedTuple):
    """One tie by rule; ``distance`` in ground metres, 0 within."""

    viewpoint: str
    key: str
    relation: str
    distance: float


class TieFinder:
    """Finds the ties of viewpoints to ``shapes``, the objects of a plan by key, in order.

    A viewpoint within or on the edge of objects is tied to each of them, else to the nearest within
    ``max_distance`` ground metres (0: none; at equal distance the lowest key). ``reproject`` takes
    a place to the objects' coordinate system.
    """

    def __init__(
        self,
        shapes: Mapping[str, MetricShape],
        reproject: Reprojection,
        max_distance: float,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        #: How many viewpoints with a place have been seen.
        self.placed = 0
        self._shapes, self._reproject, self._max_distance = shapes, reproject, max_distance
        self._is_cancelled = is_cancelled

    @cached_property
    def _single(self) -> ShapeFinder[str]:
        """For those that can't be asked for together."""
        return ShapeFinder(self._shapes, self._max_distance)

    def one_by_one(
        self, places: Iterable[tuple[str, QgsGeometry]]
    ) -> Iterator[tuple[str, list[Tie]]]:
        """The ties, by uuid, of each viewpoint that has a place; Cancelled if asked to stop."""
        for uuid, geometry in places:
            self._heed()
            if place_of(geometry) is None:
                self.placed += 1
                moved = self._reproject(geometry)
                yield uuid, _ruled(uuid, [] if moved is None else self._single.matches(moved))

    def all_at_once(
        self, batches: Iterable[PlaceBatch], count: int, known: Collection[str] = ()
    ) -> Iterator[tuple[str, list[Tie]]]:
        """The same for about ``count`` viewpoints, many at a time.

        Of points, those that are tied, and those whose uuid is ``known``.
        """
        finder = PointFinder(list(self._shapes.values()), self._max_distance, count, True)
        for batch in batches:
            self._heed()
            found = self._of_points(batch, finder)
            for row in batch.rows_of(known):
                found.setdefault(batch.uuid_of(row), [])
            yield from found.items()
            yield from self.one_by_one((batch.uuid_of(row), shape) for row, shape in batch.others)

    def _of_points(self, batch: PlaceBatch, finder: PointFinder) -> dict[str, list[Tie]]:
        """The ties of those points of a batch that have some, by uuid."""
        import numpy as np

        keys = list(self._shapes)
        rows = batch.placed
        self.placed += len(rows)
        x, y = carried(batch.x[rows], batch.y[rows], self._reproject.transform)
        ties = finder.find(x, y)
        chosen = np.flatnonzero(_deciding(ties))
        point = ties.point[chosen]
        near = ties.zone[chosen] == TIED_ZONES.index(NEAR)
        found: dict[str, list[Tie]] = {}
        uuids = batch.uuid[rows[point]].tolist()
        columns = (near.tolist(), ties.shape[chosen].tolist(), ties.distance[chosen].tolist())
        for uuid, is_near, shape, distance in zip(uuids, *columns, strict=True):
            name = uuid.decode()
            tie = (NEAREST, round(distance, 3)) if is_near else (WITHIN, 0.0)
            found.setdefault(name, []).append(Tie(name, keys[shape], *tie))
        # To the last digit, who is nearest.
        doubtful = np.flatnonzero(near & (np.bincount(point)[point] > 1)) if len(point) else point
        for one in np.unique(point[doubtful]).tolist():
            place = QgsGeometry(QgsPoint(float(x[one]), float(y[one])))
            name = batch.uuid_of(int(rows[one]))
            found[name] = _ruled(name, self._single.matches(place))
        return found

    def _heed(self) -> None:
        if self._is_cancelled():
            raise Cancelled


def _deciding(ties: Ties) -> np.ndarray:
    """Which ties the rule needs to see: all within, else the nearest and those about as near."""
    import numpy as np

    if not len(ties):
        return np.empty(0, bool)
    begins = np.flatnonzero(np.diff(ties.point, prepend=-1))
    counts = np.diff(np.append(begins, len(ties)))
    near = ties.zone == TIED_ZONES.index(NEAR)
    all_near = np.repeat(np.logical_and.reduceat(near, begins), counts)
    distance = np.where(near, ties.distance, 0.0)
    nearest = np.repeat(np.minimum.reduceat(distance, begins), counts)
    return np.where(all_near, distance <= nearest + _CLOSE, ~near)


def _ruled(uuid: str, matches: list[Match[str]]) -> list[Tie]:
    within = [match for match in matches if match.zone != NEAR]
    if within:
        return [Tie(uuid, match.key, WITHIN, 0.0) for match in within]
    if not matches:
        return []
    nearest = min(matches, key=lambda match: (round(match.distance, 6), match.key))
    return [Tie(uuid, nearest.key, NEAREST, round(nearest.distance, 3))]
