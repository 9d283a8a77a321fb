"""What a recording holds of each vertex: taken from a line, and kept where vertices are added."""

from __future__ import annotations

import datetime
import math
from collections import deque
from collections.abc import Sequence
from typing import TypeVar

from qgis.core import QgsAbstractGeometry, QgsGeometry, QgsPoint

from ...layers.recorded import Lists, fits
from ...layers.rows import UTC
from .gpx import is_likely

T = TypeVar("T")
# As M, QField writes seconds since 1970 and QGIS milliseconds; no way is so long in metres.
_UNITS = (1, 1000)


def elevations_of(line: QgsGeometry) -> Lists[float]:
    """The Z of each vertex, None where it has none; nothing is known where all of them are 0."""
    found = [[_finite(vertex.z()) for vertex in part.vertices()] for part in line.constParts()]
    # What is drawn by hand into a layer with Z lies at 0.
    return found if any(height for part in found for height in part) else ()


def times_of(line: QgsGeometry) -> Lists[datetime.datetime]:
    """The M of each vertex, None where it is no time that a walk can have been recorded at."""
    return [[_time(vertex) for vertex in part.vertices()] for part in line.constParts()]


def spread(lists: Lists[T], line: QgsGeometry, course: QgsGeometry) -> Lists[T]:
    """The ``lists`` of ``line`` for ``course``, which is ``line`` with vertices added.

    Of those nothing is known. Empty if the lists are not of ``line``.
    """
    if not fits(lists, line):
        return ()
    if fits(lists, course):
        return lists
    parts = zip(lists, line.constParts(), course.constParts(), strict=True)
    return [_spread(*part) for part in parts]


def _spread(
    values: Sequence[T | None], line: QgsAbstractGeometry, course: QgsAbstractGeometry
) -> list[T | None]:
    waiting = deque(zip(map(_place, line.vertices()), values, strict=True))
    found: list[T | None] = []
    for place in map(_place, course.vertices()):
        met = bool(waiting) and waiting[0][0] == place
        found.append(waiting.popleft()[1] if met else None)
    return found


def _place(vertex: QgsPoint) -> tuple[float, float]:
    return vertex.x(), vertex.y()


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _time(vertex: QgsPoint) -> datetime.datetime | None:
    for unit in _UNITS:
        try:
            time = datetime.datetime.fromtimestamp(vertex.m() / unit, UTC)
        except (ValueError, OverflowError, OSError):
            continue
        if is_likely(time):
            return time.replace(microsecond=0)
    return None
