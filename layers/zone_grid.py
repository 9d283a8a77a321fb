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
#: What stands for the shape of a cell where there is none, or where points must be tested.
NOTHING, MORE = -1, -2
# How many of what they list are measured together: a bound on memory.
_TOGETHER = 100_000


@dataclass(frozen=True, eq=False)
class Entries:
    """What the cells know, by cell, then by shape; ``starts[cell]`` is a cell's first entry.

    Of an entry: its ``cell`` and ``shape``; whether the middle of the cell lies ``inside`` the
    shape; whether the cell ``is_crossed`` by an edge, or touched; its edges ``edges[first:last]``,
    none if all of the cell is inside; how far around the middle it is ``clear`` of edges, 0 where
    the middle lies on one.
    """

    starts: np.ndarray
    cell: np.ndarray
    shape: np.ndarray
    inside: np.ndarray
    is_crossed: np.ndarray
    first: np.ndarray
    last: np.ndarray
    clear: np.ndarray
    edges: np.ndarray

    @cached_property
    def sole(self) -> np.ndarray:
        """Of each cell the only shape there, if all of it is inside; else ``NOTHING``, ``MORE``."""
        import numpy as np

        first, counts = self.starts[:-1], np.diff(self.starts)
        found = np.where(counts == 0, NOTHING, MORE).astype(np.int32)
        alone = np.flatnonzero(counts == 1)
        entry = first[alone]
        whole = self.inside[entry] & ~self.is_crossed[entry]
        found[alone[whole]] = self.shape[entry[whole]]
        return found

    def of(self, cells: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The entries of these cells, and whose they are."""
        return expanded(self.starts.take(cells), self.starts.take(cells + 1) - 1)


class ZoneGrid:
    """The cells over the box of ``edges``, which are in metres from the box's lower left corner.

    ``size`` is the box's width and height. Edges are listed in all cells within ``reach`` of them,
    but not those that are surely nearest nowhere there, though one distance on the ground may be
    ``stretch`` times longer than another that is equal here. ``margin`` is what counts as touching.
    Made for about ``points`` points.
    """

    def __init__(
        self,
        edges: Edges,
        size: tuple[float, float],
        reach: float,
        margin: float,
        points: int,
        stretch: float = 1.0,
    ) -> None:
        self.cell = _cell_size(edges, size, reach, points)
        self.columns = int(size[0] / self.cell) + 1
        self.rows = int(size[1] / self.cell) + 1
        self._shapes = int(edges.shape.max(initial=0)) + 1
        self.entries = self._entries(edges, reach, margin, stretch)

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

    def _entries(self, edges: Edges, reach: float, margin: float, stretch: float) -> Entries:
        import numpy as np

        cells, edge = self._listed(edges, max(reach, margin))
        away = np.empty(len(edge))
        for start in range(0, len(edge), _TOGETHER):
            some = slice(start, start + _TOGETHER)
            away[some] = np.sqrt(edges.square_distances(edge[some], *self.middles(cells[some])))
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
        kept = away - half <= np.repeat((bound + half) * stretch + 2 * margin, lists)
        first = np.concatenate([[0], np.cumsum(kept)])[begins]
        last = np.append(first[1:], kept.sum())
        mixed = key[begins]
        crossed = bound <= half + margin
        whole, inside = self._covered(edges, mixed)
        listed = crossed | ~inside & (bound <= half + reach)
        whole = np.concatenate([whole, mixed[inside & ~listed]])
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
                is_crossed=both(False, crossed[listed]),
                first=both(0, first[listed].astype(np.int32)),
                last=both(0, last[listed].astype(np.int32)),
                clear=both(0.0, np.maximum(bound - margin, 0.0)[listed]),
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
    return Entries(np.zeros(cells, np.int32), none, none, no, no, none, none, none, none)
