"""Where things go on the map picture: pure geometry in metres and drawing units, no drawing.

Everything is done in the given order, so that the same input gives the same picture.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Ring = Sequence[Point]

WIDTH = 860.0
_SHORTEST, _TALLEST = 620.0, 860.0
_MARGIN = 34.0
# More vertices than this are never drawn; the outlines get coarser instead.
_MOST_VERTICES = 14_000
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


@dataclass(frozen=True)
class Frame:
    """The picture's size, and how metres become drawing units (y downwards)."""

    width: float
    height: float
    scale: float
    middle: Point

    def place(self, point: Point) -> Point:
        """Drawing units of a point in metres."""
        x = self.width / 2 + (point[0] - self.middle[0]) * self.scale
        y = self.height / 2 - (point[1] - self.middle[1]) * self.scale
        return (x, y)


def frame(points: Iterable[Point], near: float) -> Frame | None:
    """A frame that shows all points with ``near`` metres around; None without points."""
    found = list(points)
    if not found:
        return None
    west, east = min(x for x, _ in found) - near, max(x for x, _ in found) + near
    south, north = min(y for _, y in found) - near, max(y for _, y in found) + near
    across, up = max(east - west, 1.0), max(north - south, 1.0)
    inner = WIDTH - 2 * _MARGIN
    height = min(max(up / across * inner + 2 * _MARGIN, _SHORTEST), _TALLEST)
    scale = min(inner / across, (height - 2 * _MARGIN) / up)
    return Frame(WIDTH, height, scale, ((west + east) / 2, (south + north) / 2))


def round_length(longest: float) -> float:
    """The longest of 1, 2, 5, 10, 20, 50 … that is not longer than ``longest``."""
    power = 10.0 ** math.floor(math.log10(longest))
    return max(step * power for step in (1, 2, 5) if step * power <= longest * (1 + 1e-9))


def thinned(rings: Sequence[Ring], tolerance: float = 1.5) -> list[list[Point]]:
    """Rings without vertices closer than ``tolerance`` units, coarser if they are too many."""
    while True:
        result = [_thin(ring, tolerance) for ring in rings]
        if sum(map(len, result)) <= _MOST_VERTICES or tolerance > 50:
            return result
        tolerance *= 1.5


def _thin(ring: Ring, tolerance: float) -> list[Point]:
    kept: list[Point] = []
    for point in ring:
        if not kept or math.dist(point, kept[-1]) >= tolerance:
            kept.append(point)
    # A ring too small to see stays a speck.
    return kept if len(kept) >= 3 else list(ring[:3])


def spread(points: Sequence[Point], size: float) -> list[Point]:
    """The points, moved so far apart that symbols of ``size`` on one spot are all seen."""
    placed: list[Point] = []
    for point in points:
        placed.append(_free_spot(point, placed, size * 0.82))
    return placed


def _free_spot(point: Point, placed: Sequence[Point], distance: float) -> Point:
    for step in range(160):
        radius = distance * 0.55 * math.sqrt(step)
        angle = step * _GOLDEN_ANGLE
        spot = (point[0] + radius * math.cos(angle), point[1] + radius * math.sin(angle))
        if all(math.dist(spot, other) >= distance for other in placed):
            return spot
    return point


@dataclass(frozen=True)
class Label:
    """A text centred on (x, y); ``led`` says that it needs a line to its symbol."""

    text: str
    x: float
    y: float
    led: bool


def labels(
    texts: Sequence[str], points: Sequence[Point], size: float, letter: float, picture: Frame
) -> list[Label | None]:
    """A free place for each text beside its symbol; None for "" and where there is none."""
    taken = [_box(x, y, size * 0.8, size * 0.8) for x, y in points]
    result: list[Label | None] = []
    for text, point in zip(texts, points, strict=True):
        if not text:
            result.append(None)
            continue
        width, height = letter * 0.58 * len(text) + 2, letter * 0.8
        label = _free_label(text, point, (width, height), size, taken, picture)
        if label:
            taken.append(_box(label.x, label.y, width, height))
        result.append(label)
    return result


def _free_label(
    text: str,
    point: Point,
    box: Point,
    size: float,
    taken: Sequence[tuple[float, float, float, float]],
    picture: Frame,
) -> Label | None:
    for reach in (0.0, 14.0, 30.0, 48.0):
        for east, south in _DIRECTIONS:
            x = point[0] + east * (size / 2 + box[0] / 2 + reach)
            y = point[1] + south * (size / 2 + box[1] / 2 + reach)
            wanted = _box(x, y, *box)
            within = (
                wanted[0] > 2
                and wanted[1] > 2
                and wanted[2] < picture.width - 2
                and wanted[3] < picture.height - 2
            )
            if within and not any(_overlap(wanted, other) for other in taken):
                return Label(text, x, y, reach > 0)
    return None


_DIRECTIONS = (
    (1, 0),
    (0, -1),
    (-1, 0),
    (0, 1),
    (0.8, -0.8),
    (0.8, 0.8),
    (-0.8, -0.8),
    (-0.8, 0.8),
)


def _box(x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
    return (x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _overlap(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@dataclass(frozen=True)
class Bin:
    """How many points lie in one square, and their middle in metres."""

    x: float
    y: float
    n: int


def binned(points: Iterable[Point], side: float) -> list[Bin]:
    """The points by squares of ``side`` metres, in a fixed order."""
    squares: dict[tuple[int, int], list[Point]] = {}
    for x, y in points:
        squares.setdefault((math.floor(x / side), math.floor(y / side)), []).append((x, y))
    return [
        Bin(
            math.fsum(x for x, _ in found) / len(found),
            math.fsum(y for _, y in found) / len(found),
            len(found),
        )
        for _, found in sorted(squares.items())
    ]


def spot_inside(polygon: Sequence[Ring]) -> Point:
    """A point inside the polygon for its label: the middle of its widest stretch half-way up."""
    outer = polygon[0]
    low, high = min(y for _, y in outer), max(y for _, y in outer)
    best = (-1.0, outer[0])
    for share in (0.5, 0.4, 0.6, 0.3, 0.7):
        y = low + (high - low) * share
        crossings = sorted(x for ring in polygon for x in _crossings(ring, y))
        for west, east in zip(crossings[::2], crossings[1::2], strict=False):
            # Half-way up is best if another stretch is only a little wider.
            width = (east - west) * (1.3 if share == 0.5 else 1.0)
            if width > best[0]:
                best = (width, ((west + east) / 2, y))
    return best[1]


def _crossings(ring: Ring, y: float) -> Iterable[float]:
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y):
            yield x1 + (y - y1) * (x2 - x1) / (y2 - y1)
