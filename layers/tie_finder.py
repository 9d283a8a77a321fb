"""Which plan objects viewpoints belong to by rule: those they lie in, else the nearest one."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from qgis.core import QgsGeometry, QgsPoint

from .carrying import carried
from .metric import Reprojection
from .place_columns import PlaceBatch
from .point_finder import PointFinder, Ties
from .progress import Progress, untold
from .zones import NEAR, TIED_ZONES, Match, MetricShape, ShapeFinder, place_of

if TYPE_CHECKING:
    import numpy as np

WITHIN, NEAREST = "within", "nearest"
# Distances that differ by less than this are asked for one by one; see ``PointFinder``.
_CLOSE = 3e-6
# After how many viewpoints, one by one, progress is told.
_OFTEN = 100


class Tie(NamedTuple):
    """One tie by rule; ``distance`` in ground metres, 0 within."""

    viewpoint: str
    key: str
    relation: str
    distance: float


@dataclass(frozen=True, eq=False)
class TieBatch:
    """Ties of some viewpoints: iterating gives (uuid, its ties); made for each only then.

    A tie of a point is held as the viewpoint's uuid, the number of the key, and the distance, which
    is not a number within. Of ``others`` the ties are held as they are.
    """

    keys: Sequence[str]
    uuid: np.ndarray
    shape: np.ndarray
    distance: np.ndarray
    others: list[tuple[str, list[Tie]]]

    def __iter__(self) -> Iterator[tuple[str, list[Tie]]]:
        columns = (self.uuid.tolist(), self.shape.tolist(), self.distance.tolist())
        for uuid, rows in groupby(zip(*columns, strict=True), itemgetter(0)):
            yield uuid.decode(), [self._tie(*row) for row in rows]
        yield from self.others

    def _tie(self, uuid: bytes, shape: int, distance: float) -> Tie:
        within = math.isnan(distance)
        relation = (WITHIN, 0.0) if within else (NEAREST, round(distance, 3))
        return Tie(uuid.decode(), self.keys[shape], *relation)


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
        progress: Progress = untold,
    ) -> None:
        #: How many viewpoints with a place have been seen.
        self.placed = 0
        self._shapes, self._reproject, self._max_distance = shapes, reproject, max_distance
        self._progress, self._share = progress, 0.0

    @cached_property
    def _single(self) -> ShapeFinder[str]:
        """For those that can't be asked for together."""
        return ShapeFinder(self._shapes, self._max_distance)

    def one_by_one(
        self, places: Iterable[tuple[str, QgsGeometry]]
    ) -> Iterator[tuple[str, list[Tie]]]:
        """The ties, by uuid, of each viewpoint that has a place; Cancelled if asked to stop."""
        for number, (uuid, geometry) in enumerate(places):
            if number % _OFTEN == 0:
                self._progress(self._share)
            if place_of(geometry) is None:
                self.placed += 1
                moved = self._reproject(geometry)
                yield uuid, _ruled(uuid, [] if moved is None else self._single.matches(moved))

    def all_at_once(
        self, batches: Iterable[PlaceBatch], count: int, known: Collection[str] = ()
    ) -> Iterator[TieBatch]:
        """The same for about ``count`` viewpoints, many at a time.

        Of points, those that are tied, and those whose uuid is ``known``.
        """
        finder = PointFinder(list(self._shapes.values()), self._max_distance, count, True)
        done = 0
        for batch in batches:
            self._progress(self._share)
            found = self._of_points(batch, finder, batch.rows_of(known))
            others = ((batch.uuid_of(row), shape) for row, shape in batch.others)
            found.others.extend(self.one_by_one(others))
            yield found
            done += len(batch)
            self._share = min(done / max(count, 1), 1.0)

    def _of_points(self, batch: PlaceBatch, finder: PointFinder, known: np.ndarray) -> TieBatch:
        """The ties of the points of a batch, and those ``known`` rows that have none."""
        import numpy as np

        rows = batch.placed
        self.placed += len(rows)
        x, y = carried(batch.x[rows], batch.y[rows], self._reproject.transform)
        ties = finder.find(x, y)
        chosen = _deciding(ties)
        near = ties.zone == TIED_ZONES.index(NEAR)
        # To the last digit, who is nearest.
        several = np.bincount(ties.point[chosen & near], minlength=len(rows)) > 1
        doubtful = np.flatnonzero(several)
        chosen &= ~several[ties.point]
        tied = rows[ties.point[chosen]]
        others = []
        for one in doubtful.tolist():
            place = QgsGeometry(QgsPoint(float(x[one]), float(y[one])))
            name = batch.uuid_of(int(rows[one]))
            others.append((name, _ruled(name, self._single.matches(place))))
        told = {*tied.tolist(), *rows[doubtful].tolist()} if len(known) else set()
        others += [(batch.uuid_of(row), []) for row in known.tolist() if row not in told]
        return TieBatch(
            list(self._shapes),
            batch.uuid.take(tied).fixed(),
            ties.shape[chosen].astype(np.int32),
            np.where(near, ties.distance, np.nan)[chosen],
            others,
        )


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
