"""The vertices of a geometry as columns, read from its WKB: no object for each vertex."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from qgis.core import QgsGeometry

if TYPE_CHECKING:
    import numpy as np

# What WKB calls a point, a line and a polygon; what is above is made of such.
_POINT, _LINE, _POLYGON = 1, 2, 3


class Line(NamedTuple):
    """A line, or a ring of an area, as rows of x and y; a point comes twice."""

    vertices: np.ndarray
    is_ring: bool
    is_hole: bool


def lines(geometry: QgsGeometry) -> Iterator[Line]:
    """The rings and lines of a flat, straight geometry; those that are empty are left out."""
    for line in _Wkb(bytes(geometry.asWkb())).lines():
        if len(line.vertices):
            yield line


class _Wkb:
    """Reads the coordinates of a geometry; ``_at`` is the place in the bytes."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self._order = "<"

    def lines(self) -> Iterator[Line]:
        self._order = "<" if self._data[self._at] else ">"
        self._at += 1
        kind = self._whole()
        if kind == _POINT:
            yield Line(self._coordinates(1).repeat(2, axis=0), False, False)
        elif kind == _LINE:
            yield Line(self._coordinates(self._whole()), False, False)
        elif kind == _POLYGON:
            for number in range(self._whole()):
                yield Line(self._coordinates(self._whole()), True, number > 0)
        else:
            for _ in range(self._whole()):
                yield from self.lines()

    def _whole(self) -> int:
        (value,) = struct.unpack_from(self._order + "I", self._data, self._at)
        self._at += 4
        return int(value)

    def _coordinates(self, count: int) -> np.ndarray:
        import numpy as np

        found = np.frombuffer(self._data, self._order + "f8", 2 * count, self._at)
        self._at += 16 * count
        return found.reshape(-1, 2)
