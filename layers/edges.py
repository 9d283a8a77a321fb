"""The edges of many shapes as columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from qgis.core import Qgis

from .wkb import lines
from .zones import MetricShape

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True, eq=False)
class Edges:
    """Straight edges of the shapes ``shape``; ``is_rim`` says which enclose an area.

    An edge leads from the vertex (x and y) ``first`` to the one after it. ``owner`` is the shape of
    each vertex. A point is an edge without a length.
    """

    vertices: np.ndarray
    owner: np.ndarray
    first: np.ndarray
    shape: np.ndarray
    is_rim: np.ndarray

    def __len__(self) -> int:
        return len(self.shape)

    @cached_property
    def start(self) -> np.ndarray:
        """Where the edges begin."""
        return self.vertices[self.first]

    @cached_property
    def end(self) -> np.ndarray:
        """Where the edges end."""
        return self.vertices[self.first + 1]

    @cached_property
    def ends(self) -> list[np.ndarray]:
        """x and y of where the edges begin, then of where they end: each a column of its own."""
        import numpy as np

        return [np.ascontiguousarray(one) for ends in (self.start, self.end) for one in ends.T]

    @cached_property
    def courses(self) -> list[np.ndarray]:
        """x and y of where the edges begin, x and y from there to the end, 1 / length squared.

        The last is 0 for an edge without a length.
        """
        import numpy as np

        ax, ay, bx, by = self.ends
        dx, dy = bx - ax, by - ay
        square = dx * dx + dy * dy
        return [ax, ay, dx, dy, np.divide(1, square, out=np.zeros_like(square), where=square > 0)]

    def square_distances(self, chosen: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """From each place to the edge that is chosen for it, squared."""
        import numpy as np

        ax, ay, dx, dy, per_square = (column.take(chosen) for column in self.courses)
        x, y = x - ax, y - ay
        along = x * dx
        along += y * dy
        along *= per_square
        np.clip(along, 0, 1, out=along)
        dx *= along
        dy *= along
        x -= dx
        y -= dy
        x *= x
        y *= y
        x += y
        return x

    def with_vertices(self, vertices: np.ndarray) -> Edges:
        """The same edges elsewhere."""
        return Edges(vertices, self.owner, self.first, self.shape, self.is_rim)


def edges_of(shapes: Mapping[int, MetricShape], dense: bool) -> Edges:
    """The edges of all shapes, in their coordinate system, in the order of the shapes.

    ``shapes`` are by their number. With ``dense`` the edges have the vertices that they need to be
    carried to the ground.
    """
    import numpy as np

    drawn: list[np.ndarray] = []
    owners: list[int] = []
    rims: list[bool] = []
    for number, shape in shapes.items():
        for part in shape.parts:
            geometry = (shape.frame.project.densified(part) or part) if dense else part
            found = list(lines(geometry))
            drawn += [line.vertices for line in found]
            owners += [number] * len(found)
            rims += [line.is_ring for line in found]
    counts = np.array([len(vertices) for vertices in drawn], np.int64)
    owner = np.repeat(np.array(owners, np.int32), counts)
    begins = np.ones(int(counts.sum()), bool)
    begins[np.cumsum(counts) - 1] = False  # the last vertex of a line
    first = np.flatnonzero(begins)
    return Edges(
        np.concatenate([np.empty((0, 2)), *drawn]),
        owner,
        first,
        owner[first],
        np.repeat(np.array(rims, bool), counts)[first],
    )


def is_simple(shape: MetricShape) -> bool:
    """Whether the shape is made of plain areas, lines or points, the areas being of one part."""
    kinds = [part.type() for part in shape.parts]
    plain = (Qgis.GeometryType.Point, Qgis.GeometryType.Line, Qgis.GeometryType.Polygon)
    return all(kind in plain for kind in kinds) and kinds.count(plain[2]) <= 1
