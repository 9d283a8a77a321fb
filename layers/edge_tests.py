"""Points against the few edges that a cell of ``zone_grid`` lists: how far, and between what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .edges import Edges
from .zone_grid import Entries, expanded

if TYPE_CHECKING:
    import numpy as np

#: Metres: far more than what columns and single points can differ by.
DOUBT = 1e-6


class Pairs(NamedTuple):
    """Points and the entries of the grid that they are to be tested against."""

    point: np.ndarray
    entry: np.ndarray

    def only(self, chosen: np.ndarray) -> Pairs:
        return Pairs(self.point[chosen], self.entry[chosen])


class Tested:
    """Pairs with their edges: ``edge[i]`` is one that the pair ``owner[i]`` is tested against."""

    def __init__(self, pairs: Pairs, entries: Entries, edges: Edges) -> None:
        self.pairs = pairs
        self.owner, at = expanded(entries.first[pairs.entry], entries.last[pairs.entry] - 1)
        self.edge = entries.edges.take(at)
        self._edges = edges

    def nearest(self, places: np.ndarray) -> np.ndarray:
        """For each pair how far its point's place on the plane is from its nearest edge."""
        self._away = self._squares(places, self._edges)
        return self._least(self._away)

    def between(self, middles: np.ndarray, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """For each pair how many rims lie between two places; whether that is doubtful."""
        import numpy as np

        ends = (column.take(self.edge) for column in self._edges.ends)
        crossed, doubtful = between(middles, places, self.owner, *ends)
        crossed = crossed[self._edges.is_rim[self.edge[crossed]]]
        count = np.bincount(self.owner[crossed], minlength=len(self.pairs.point))
        unsure = np.zeros(len(count), bool)
        unsure[self.owner[doubtful]] = True
        return count, unsure

    def keep(self, chosen: np.ndarray, within: np.ndarray) -> None:
        """Go on with the chosen pairs, and their edges that are within so many of the plane."""
        import numpy as np

        kept = chosen[self.owner] & (self._away <= (within * within)[self.owner])
        number = np.cumsum(chosen) - 1
        self.owner, self.edge = number[self.owner[kept]], self.edge[kept]
        self.pairs = self.pairs.only(chosen)

    def nearest_of(self, places: np.ndarray, edges: Edges) -> np.ndarray:
        """For each pair how far the place that stands for its point is from its edges there."""
        return self._least(self._squares(places, edges))

    def _squares(self, places: np.ndarray, edges: Edges) -> np.ndarray:
        x, y = (column.take(self.owner) for column in places.T)
        return edges.square_distances(self.edge, x, y)

    def _least(self, squares: np.ndarray) -> np.ndarray:
        import numpy as np

        begins = np.flatnonzero(np.diff(self.owner, prepend=-1))
        return np.sqrt(np.minimum.reduceat(squares, begins))


def between(
    middle: np.ndarray,
    place: np.ndarray,
    owner: np.ndarray,
    ax: np.ndarray,
    ay: np.ndarray,
    bx: np.ndarray,
    by: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Which edges, from a to b, lie between a cell's middle and a place; of which it is doubtful.

    ``owner`` is the row of each edge's middle and place. An edge that ends on the line between them
    counts as ending left of it: of two edges that meet there, both or none count.
    """
    import numpy as np

    (cx, cy), (wx, wy) = (ends.T.take(owner, axis=1) for ends in (middle, place - middle))
    sides = (wx * (ay - cy) - wy * (ax - cx) > 0) != (wx * (by - cy) - wy * (bx - cx) > 0)
    rows = np.flatnonzero(sides)  # a few: the rest need not be looked at
    (px, py), cx, cy, ax, ay = place[owner[rows]].T, cx[rows], cy[rows], ax[rows], ay[rows]
    dx, dy = bx[rows] - ax, by[rows] - ay
    of_middle = dx * (cy - ay) - dy * (cx - ax)
    of_place = dx * (py - ay) - dy * (px - ax)
    sure = np.minimum(np.abs(of_middle), np.abs(of_place)) > np.hypot(dx, dy) * DOUBT
    return rows[(of_middle > 0) != (of_place > 0)], rows[~sure]
