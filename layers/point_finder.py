"""Where many points lie against many shapes: as ``zones`` says of each, but for all at once.

A grid (``zone_grid``) answers for most points. The rest are tested against the edges around them;
whoever is too close to an edge, to the end of what is near, or to where metres are rounded, is
asked for one by one, so that the answers are those of ``MetricShape`` to the last digit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from qgis.core import QgsGeometry, QgsPoint, QgsRectangle

from .carrying import carried
from .edge_tests import DOUBT, Pairs, Tested
from .edges import Edges, edges_of, is_simple
from .errors import InputError
from .plane import Plane
from .zone_grid import MORE, ZoneGrid
from .zones import EDGE_WIDTH, INSIDE, NEAR, ROUNDING, TIED_ZONES, MetricShape

if TYPE_CHECKING:
    import numpy as np

# Metres: the edge's width, and far more than a drawn edge strays.
_MARGIN = 0.002
# How many pairs of point and edge are looked at together: a bound on memory.
_TOGETHER = 200_000


@dataclass(frozen=True, eq=False)
class Ties:
    """Which points are tied to which shapes, by point, then by shape.

    ``point`` and ``shape`` are numbers from 0; ``zone`` is a place in ``TIED_ZONES``; ``distance``
    is in ground metres, 0 inside. Where near it is within a micrometre of what a single point has,
    and equal when rounded to millimetres; unless asked for, it is not a number there.
    """

    point: np.ndarray
    shape: np.ndarray
    zone: np.ndarray
    distance: np.ndarray

    def __len__(self) -> int:
        return len(self.point)


class PointFinder:
    """Finds the shapes that points lie in, on the edge of, or near (in ground metres).

    The shapes, and the points, are in one coordinate system. ``distances`` asks for the metres to
    what is near. Set up for about ``points`` points. InputError for a system not of the earth.
    """

    def __init__(
        self, shapes: Sequence[MetricShape], near: float, points: int, distances: bool = False
    ) -> None:
        self._shapes, self._near, self._distances = shapes, near, distances
        self._grid: ZoneGrid | None = None
        gridded = self._gridded(points) if shapes else set()
        # Of the others, every point around them is asked for.
        self._others = {
            number: shape.ground.ellipsoid.surroundings(shape.extent, near)
            for number, shape in enumerate(shapes)
            if number not in gridded
        }

    def find(self, x: np.ndarray, y: np.ndarray) -> Ties:
        """The ties of the points; none for a point that is not a number."""
        import numpy as np

        places = _Places(x, y)
        found = _Collected(places)
        for number, box in self._others.items():
            found.ask(np.flatnonzero(_in_box(places, box)), number)
        if self._grid is not None:
            self._look_up(places, found)
        return found.ties(self._shapes, self._near)

    def _gridded(self, points: int) -> set[int]:
        """Make the grid; the numbers of the shapes that are in it."""
        import numpy as np

        ground = self._shapes[0].ground
        extent = QgsRectangle()
        for shape in self._shapes:
            extent.combineExtentWith(shape.extent)
        self._plane = Plane(ground.ellipsoid.surroundings(extent, self._near), ground)
        scales = self._plane.scales()
        if scales is None:
            return set()
        self._least, self._most = scales
        chosen = {n: shape for n, shape in enumerate(self._shapes) if self._is_plain(shape)}
        drawn = edges_of(chosen, self._near > 0)
        if not np.isfinite(drawn.vertices).all():
            return set()
        on_plane = self._plane.onto(*drawn.vertices.T)
        self._edges = drawn.with_vertices(np.column_stack(on_plane))
        margin = _MARGIN / self._least
        reach = self._near / self._least + margin if self._near > 0 else 0.0
        stretch = self._most / self._least if self._near > 0 else 1.0
        self._grid = ZoneGrid(self._edges, self._plane.size, reach, margin, points, stretch)
        self._frames = _Frames(self._shapes, drawn) if self._near > 0 else None
        return set(chosen)

    def _is_plain(self, shape: MetricShape) -> bool:
        if not is_simple(shape):
            return False
        try:
            return self._near <= 0 or shape.frame is not None
        except InputError:  # told when a point turns out to lie around it
            return False

    def _look_up(self, places: _Places, found: _Collected) -> None:
        import numpy as np

        entries = self._grid.entries
        on_plane = _Places(*self._plane.onto(*places))
        points = np.flatnonzero(self._plane.holds(*on_plane))
        cells = self._grid.cells(on_plane.x[points], on_plane.y[points])
        sole = entries.sole.take(cells)
        alone = np.flatnonzero(sole >= 0)
        found.add(points[alone], sole[alone], INSIDE, 0.0)
        rest = np.flatnonzero(sole == MORE)
        owner, entry = entries.of(cells[rest])
        pairs = Pairs(points[rest][owner], entry)
        crossed, apart = self._doubtful(pairs, on_plane)
        surely = pairs.only(~(crossed | apart) & entries.inside[entry])
        found.add(surely.point, entries.shape[surely.entry], INSIDE, 0.0)
        for some_pairs in self._in_turn(pairs.only(crossed)):
            self._test(some_pairs, on_plane, places, found)
        for some_pairs in self._in_turn(pairs.only(apart)):
            tested = Tested(some_pairs, entries, self._edges)
            nearest = tested.nearest(on_plane.of(some_pairs.point))
            self._test_near(tested, nearest, np.ones(len(nearest), bool), places, found)

    def _doubtful(self, pairs: Pairs, on_plane: _Places) -> tuple[np.ndarray, np.ndarray]:
        """Of which pairs the point must be tested; and of which it is outside, but may be near.

        In a cell that is crossed, what is closer to the middle than any edge is on its side.
        """
        import numpy as np

        entries = self._grid.entries
        crossed = entries.is_crossed[pairs.entry]
        rows = np.flatnonzero(crossed)
        point, entry = pairs.only(rows)
        x, y = self._grid.middles(entries.cell[entry])
        x -= on_plane.x[point]
        y -= on_plane.y[point]
        crossed[rows] = x * x + y * y >= entries.clear[entry] ** 2
        return crossed, ~crossed & ~entries.inside[pairs.entry] & (self._near > 0)

    def _in_turn(self, pairs: Pairs) -> Iterator[Pairs]:
        """The pairs, so many at a time as memory should hold with their edges."""
        import numpy as np

        entries = self._grid.entries
        lists = np.cumsum(entries.last[pairs.entry] - entries.first[pairs.entry])
        total = int(lists[-1]) if len(lists) else 0
        cuts = np.searchsorted(lists, np.arange(_TOGETHER, total, _TOGETHER))
        for rows in np.split(np.arange(len(lists)), np.unique(cuts)):
            if len(rows):
                yield pairs.only(rows)

    def _test(self, pairs: Pairs, on_plane: _Places, places: _Places, found: _Collected) -> None:
        """Points in cells that are crossed by edges."""
        entries = self._grid.entries
        tested = Tested(pairs, entries, self._edges)
        there = on_plane.of(pairs.point)
        nearest = tested.nearest(there)
        inside, unsure = self._sides(tested, there)
        ask = unsure | (nearest * self._least <= _MARGIN)
        shape = entries.shape[pairs.entry]
        found.ask(pairs.point[ask], shape[ask])
        inside &= ~ask
        found.add(pairs.point[inside], shape[inside], INSIDE, 0.0)
        if self._near > 0:
            self._test_near(tested, nearest, ~ask & ~inside, places, found)

    def _sides(self, tested: Tested, there: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """For each pair whether its point, which is ``there``, is inside; whether that is unsure.

        A point lies on the other side than its cell's middle if an odd number of edges is between.
        """
        import numpy as np

        entries, entry = self._grid.entries, tested.pairs.entry
        middles = np.column_stack(self._grid.middles(entries.cell[entry]))
        crossed, unsure = tested.between(middles, there)
        return entries.inside[entry] ^ (crossed % 2 == 1), unsure | (entries.clear[entry] <= 0)

    def _test_near(
        self,
        tested: Tested,
        nearest: np.ndarray,
        outside: np.ndarray,
        places: _Places,
        found: _Collected,
    ) -> None:
        """Of the points that are ``outside``: which are near."""
        import numpy as np

        pairs, shape = tested.pairs, self._grid.entries.shape
        outside = outside & (nearest * self._least - _MARGIN <= self._near)
        if not self._distances:
            surely = outside & (nearest * self._most + _MARGIN <= self._near)
            found.add(pairs.point[surely], shape[pairs.entry[surely]], NEAR, np.nan)
            outside &= ~surely
        if outside.any():
            # What is nearest on the plane may not be so on the ground, but about.
            tested.keep(outside, (nearest * self._most + 2 * _MARGIN) / self._least)
            self._measure(tested, places, found)

    def _measure(self, tested: Tested, places: _Places, found: _Collected) -> None:
        """Of points outside that may be near: how many metres it is."""
        import numpy as np

        pairs = tested.pairs
        shape = self._grid.entries.shape[pairs.entry]
        distance = tested.nearest_of(
            self._frames.carried(places.of(pairs.point), shape), self._frames.edges
        )
        thousandth = distance * 1000 % 1
        ask = ~np.isfinite(distance) | (distance <= EDGE_WIDTH + _MARGIN / 2)
        ask |= np.abs(distance - (self._near + ROUNDING)) <= DOUBT
        ask |= np.abs(thousandth - 0.5) <= 1000 * DOUBT
        found.ask(pairs.point[ask], shape[ask])
        near = ~ask & (distance <= self._near + ROUNDING)
        found.add(pairs.point[near], shape[near], NEAR, distance[near])


class _Places(NamedTuple):
    """Places as two columns."""

    x: np.ndarray
    y: np.ndarray

    def of(self, points: np.ndarray) -> np.ndarray:
        """Rows of x and y of these points."""
        import numpy as np

        return np.column_stack([self.x[points], self.y[points]])


class _Frames:
    """The frames of metres that the shapes have, and the edges on the ground."""

    def __init__(self, shapes: Sequence[MetricShape], drawn: Edges) -> None:
        import numpy as np

        present = np.unique(drawn.shape)
        numbers: dict[int, int] = {}
        self._projections = []
        self._frame = np.zeros(len(shapes), np.int32)
        for number in present.tolist():
            frame = shapes[number].frame
            if id(frame) not in numbers:
                numbers[id(frame)] = len(numbers)
                self._projections.append(frame.project.transform)
            self._frame[number] = numbers[id(frame)]
        self.edges = drawn.with_vertices(self.carried(drawn.vertices, drawn.owner))

    def carried(self, places: np.ndarray, shape: np.ndarray) -> np.ndarray:
        """Each place in the metres of its shape; not a number where it has none."""
        import numpy as np

        moved = np.empty_like(places)
        frame = self._frame[shape]
        for number in np.unique(frame).tolist():
            rows = np.flatnonzero(frame == number)
            x, y = places[rows].T
            moved[rows] = np.column_stack(carried(x, y, self._projections[number]))
        return moved


class _Collected:
    """Ties as they are found, and the pairs of point and shape that must be asked for."""

    def __init__(self, places: _Places) -> None:
        self._places = places
        self._found: list[tuple[np.ndarray, ...]] = []
        self._asked: list[tuple[np.ndarray, np.ndarray]] = []

    def add(
        self, point: np.ndarray, shape: np.ndarray, zone: str, distance: np.ndarray | float
    ) -> None:
        import numpy as np

        if len(point):
            zones = np.full(len(point), TIED_ZONES.index(zone), np.int8)
            self._found.append((point, shape, zones, np.broadcast_to(distance, len(point))))

    def ask(self, point: np.ndarray, shape: np.ndarray | int) -> None:
        import numpy as np

        if len(point):
            self._asked.append((point, np.broadcast_to(shape, len(point))))

    def ties(self, shapes: Sequence[MetricShape], near: float) -> Ties:
        """All of them, once those that must be asked for are."""
        import numpy as np

        if self._asked:
            self._found.append(self._answers(shapes, near))
        if not self._found:
            none = np.empty(0, np.int32)
            return Ties(none, none, none.astype(np.int8), none.astype(float))
        point, shape, zone, distance = map(np.concatenate, zip(*self._found, strict=True))
        order = np.argsort(point.astype(np.int64) * len(shapes) + shape, kind="stable")
        return Ties(point[order], shape[order], zone[order], distance[order])

    def _answers(self, shapes: Sequence[MetricShape], near: float) -> tuple[np.ndarray, ...]:
        import numpy as np

        point, shape = map(np.concatenate, zip(*self._asked, strict=True))
        # The same place is asked for once.
        asked = np.column_stack([shape, self._places.of(point)])
        asked, which = np.unique(asked, axis=0, return_inverse=True)
        zones, distances = np.full(len(asked), -1, np.int8), np.empty(len(asked))
        for row, (number, x, y) in enumerate(asked.tolist()):
            relation = shapes[int(number)].relation(QgsGeometry(QgsPoint(x, y)), near)
            distances[row] = relation.distance
            if relation.zone in TIED_ZONES:
                zones[row] = TIED_ZONES.index(relation.zone)
        tied = zones[which] >= 0
        return point[tied], shape[tied], zones[which][tied], distances[which][tied]


def _in_box(places: _Places, box: QgsRectangle) -> np.ndarray:
    x, y = places
    within = (x >= box.xMinimum()) & (x <= box.xMaximum())
    return within & (y >= box.yMinimum()) & (y <= box.yMaximum())
