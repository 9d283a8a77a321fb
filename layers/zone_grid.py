"""A grid over many shapes that says of each cell which shapes it lies in, and which edges it holds.

A cell that no edge comes near lies wholly inside a shape or wholly outside; so does every point in
it. Only in the other cells points must be tested, and only against the few edges there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from .edges import Edges

if TYPE_CHECKING:
    import numpy as np

# Cells a side for the root of the points: about where making them costs what they save (measured).
_CELLS = 0.8
# Cells a side: at least, at most; and how many lists of edges and covered cells a grid may hold.
_FEWEST, _MOST, _CAPACITY = 8, 512, 4_000_000
# How many of what they list are measured together: a bound on memory.
_TOGETHER = 100_000


@dataclass(frozen=True, eq=False)
class Entries:
    """What the cells know, by cell, then by shape; ``starts[cell]`` is a cell's first entry.

    Of an entry: its ``cell`` and ``shape``; whether the middle of the cell lies ``inside`` the
    shape; its edges ``edges[first:last]``, none if all of the cell is inside; whether the middle is
    ``unsure``, as it lies on an edge.
    """

    starts: np.ndarray
    cell: np.ndarray
    shape: np.ndarray
    inside: np.ndarray
    first: np.ndarray
    last: np.ndarray
    unsure: np.ndarray
    edges: np.ndarray

    @cached_property
    def counts(self) -> np.ndarray:
        """How many entries each cell has."""
        import numpy as np

        return np.diff(self.starts)

    @cached_property
    def is_mixed(self) -> np.ndarray:
        """Of which entries points must be tested: not all of the cell is inside."""
        return self.last > self.first


class ZoneGrid:
    """The cells over the box of ``edges``, which are in metres from the box's lower left corner.

    ``size`` is the box's width and height. Edges are listed in all cells within ``reach`` of them;
    ``margin`` is what counts as touching. Made for about ``points`` points.
    """

    def __init__(
        self, edges: Edges, size: tuple[float, float], reach: float, margin: float, points: int
    ) -> None:
        self.cell = _cell_size(edges, size, reach, points)
        self.columns = int(size[0] / self.cell) + 1
        self.rows = int(size[1] / self.cell) + 1
        self._shapes = int(edges.shape.max(initial=0)) + 1
        self.entries = self._entries(edges, reach, margin)

    def cells(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """The cells of places inside the box."""
        import numpy as np

        column, row = (x / self.cell).astype(np.int32), (y / self.cell).astype(np.int32)
        return row * np.int32(self.columns) + column

    def middles(self, cells: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The middle of each cell."""
        return (
            (cells % self.columns + 0.5) * self.cell,
            (cells // self.columns + 0.5) * self.cell,
        )

    def _entries(self, edges: Edges, reach: float, margin: float) -> Entries:
        import numpy as np

        cells, edge = self._listed(edges, max(reach, margin))
        away = np.empty(len(edge))
        for start in range(0, len(edge), _TOGETHER):
            some = slice(start, start + _TOGETHER)
            away[some] = _away(*self.middles(cells[some]), edges, edge[some])
        half = self.cell * np.sqrt(0.5)
        key = cells * self._shapes + edges.shape[edge]
        del cells
        order = np.argsort(key, kind="stable")
        key, edge, away = key[order], edge[order], away[order]
        del order
        begins = _begins(key)
        # What is further than the farthest that the nearest edge can be, is nearest nowhere.
        bound = np.minimum.reduceat(away, begins) if len(key) else away
        lists = np.diff(np.append(begins, len(key)))
        kept = away - half <= np.repeat(bound, lists) + half + margin
        first = np.concatenate([[0], np.cumsum(kept)])[begins]
        last = np.append(first[1:], kept.sum())
        mixed = key[begins]
        crossing = bound <= half + margin
        whole, inside = self._covered(edges, mixed)
        listed = crossing | ~inside  # else all of the cell is inside
        whole = np.concatenate([whole, mixed[~listed]])
        n, m = len(whole), int(listed.sum())
        keys = np.concatenate([whole, mixed[listed]])
        order = np.argsort(keys, kind="stable")

        def both(of_whole: object, of_mixed: np.ndarray) -> np.ndarray:
            return np.concatenate([np.full(n, of_whole, of_mixed.dtype), of_mixed])[order]

        keys = keys[order]
        bounds = np.arange(self.columns * self.rows + 1, dtype=np.int64) * self._shapes
        return (
            Entries(
                starts=np.searchsorted(keys, bounds).astype(np.int32),
                cell=(keys // self._shapes).astype(np.int32),
                shape=(keys % self._shapes).astype(np.int32),
                inside=both(True, inside[listed]),
                first=both(0, first[listed].astype(np.int32)),
                last=both(0, last[listed].astype(np.int32)),
                unsure=both(False, (bound <= margin)[listed]),
                edges=edge[kept].astype(np.int32),
            )
            if n + m
            else _no_entries(len(bounds))
        )

    def _listed(self, edges: Edges, reach: float) -> tuple[np.ndarray, np.ndarray]:
        """Cells, and edges within ``reach`` of them: all such pairs, and some more."""
        import numpy as np

        (ax, ay), (bx, by) = edges.start.T / self.cell, edges.end.T / self.cell
        near = reach / self.cell
        low = np.floor(np.minimum(ay, by) - near).astype(np.int64)
        high = np.floor(np.maximum(ay, by) + near).astype(np.int64)
        edge, row = expanded(np.maximum(low, 0), np.minimum(high, self.rows - 1))
        ax, ay, dx, dy = ax[edge], ay[edge], (bx - ax)[edge], (by - ay)[edge]
        # The piece of the edge that lies within reach of the row.
        slope = np.where(dy == 0, 1.0, dy)
        ends = ((row - near - ay) / slope, (row + 1 + near - ay) / slope)
        enters = np.where(dy == 0, 0.0, np.clip(np.minimum(*ends), 0, 1))
        leaves = np.where(dy == 0, 1.0, np.clip(np.maximum(*ends), 0, 1))
        xs = (ax + enters * dx, ax + leaves * dx)
        low = np.floor(np.minimum(*xs) - near).astype(np.int64)
        high = np.floor(np.maximum(*xs) + near).astype(np.int64)
        piece, column = expanded(np.maximum(low, 0), np.minimum(high, self.columns - 1))
        return row[piece] * self.columns + column, edge[piece]

    def _covered(self, edges: Edges, mixed: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Keys (cell and shape) whose middle lies inside: those not in ``mixed``, and which are."""
        import numpy as np

        rims = np.flatnonzero(edges.is_rim)
        (ax, ay), (bx, by) = edges.start[rims].T / self.cell, edges.end[rims].T / self.cell
        # An edge crosses a line of middles if it begins on one side and ends on the other.
        low = np.ceil(np.minimum(ay, by) - 0.5).astype(np.int64)
        high = np.ceil(np.maximum(ay, by) - 0.5).astype(np.int64) - 1
        edge, row = expanded(np.maximum(low, 0), np.minimum(high, self.rows - 1))
        share = (row + 0.5 - ay[edge]) / (by - ay)[edge]
        x = ax[edge] + share * (bx - ax)[edge]
        shape = edges.shape[rims][edge]
        order = np.lexsort((x, row, shape))
        x, row, shape = x[order], row[order], shape[order]
        # Between an odd crossing and the next, an even one, is inside.
        low = np.ceil(x[0::2] - 0.5).astype(np.int64)
        high = np.ceil(x[1::2] - 0.5).astype(np.int64) - 1
        pair, column = expanded(np.maximum(low, 0), np.minimum(high, self.columns - 1))
        row, shape = row[0::2][pair], shape[0::2][pair]
        key = (row * self.columns + column) * self._shapes + shape
        if not len(mixed):
            return key, np.zeros(0, bool)
        at = np.minimum(np.searchsorted(mixed, key), len(mixed) - 1)
        found = mixed[at] == key
        inside = np.zeros(len(mixed), bool)
        inside[at[found]] = True
        return key[~found], inside


def expanded(low: np.ndarray, high: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The whole numbers from each ``low`` to its ``high``, and whose they are."""
    import numpy as np

    counts = np.maximum(high - low + 1, 0)
    owner = np.repeat(np.arange(len(low)), counts)
    return owner, np.arange(len(owner)) + np.repeat(low - np.cumsum(counts) + counts, counts)


def square_distances(x: np.ndarray, y: np.ndarray, dx: np.ndarray, dy: np.ndarray) -> np.ndarray:
    """From each place to an edge, squared.

    ``x`` and ``y`` are seen from the edge's start, ``dx`` and ``dy`` lead from there to its end.
    """
    import numpy as np

    square = dx * dx + dy * dy
    square[square == 0] = 1.0
    along = x * dx
    along += y * dy
    along /= square
    np.clip(along, 0, 1, out=along)
    away_x, away_y = x - along * dx, y - along * dy
    return away_x * away_x + away_y * away_y


def _away(x: np.ndarray, y: np.ndarray, edges: Edges, chosen: np.ndarray) -> np.ndarray:
    """From each place to the edge that is chosen for it."""
    import numpy as np

    ax, ay = edges.start[chosen].T
    dx, dy = (edges.end - edges.start)[chosen].T
    return np.sqrt(square_distances(x - ax, y - ay, dx, dy))


def _begins(key: np.ndarray) -> np.ndarray:
    """Where in sorted keys another one begins."""
    import numpy as np

    return np.flatnonzero(np.concatenate([[len(key) > 0], key[1:] != key[:-1]]))


def _cell_size(edges: Edges, size: tuple[float, float], reach: float, points: int) -> float:
    """Small where there are many points, but no smaller than the lists can hold."""
    import numpy as np

    longest = max(*size, 1e-3)
    side = min(max(int(np.sqrt(points) * _CELLS), _FEWEST), _MOST)
    lengths = np.abs(edges.end - edges.start).sum(axis=1)
    starts = np.flatnonzero(np.diff(edges.shape, prepend=-1))
    boxes = np.zeros(1)
    if len(edges):
        low = np.minimum.reduceat(np.minimum(edges.start, edges.end), starts)
        high = np.maximum.reduceat(np.maximum(edges.start, edges.end), starts)
        boxes = (high - low).prod(axis=1)
    cell = longest / side
    while True:
        wide = 2 * reach / cell + 2
        lists = (wide * (lengths / cell + wide)).sum()
        if lists + boxes.sum() / cell**2 <= _CAPACITY or cell > longest:
            return float(cell)
        cell *= 1.3


def _no_entries(cells: int) -> Entries:
    import numpy as np

    none, no = np.empty(0, np.int32), np.empty(0, bool)
    return Entries(np.zeros(cells, np.int32), none, none, no, none, none, no, none)
