"""The invented town's own drawing frame, and the way from it to the map (EPSG:3014).

The town is drawn along its railway: ``u`` metres along the tracks, ``v`` metres towards the centre
of the town. On the map the frame is turned a little and the tracks bend, as tracks do.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence

from osgeo import ogr

CRS = "EPSG:3014"
EAST, NORTH = 152_943.0, 6_920_486.0
TURN = math.radians(14.0)
BEND = -0.00009  # metres sideways for each square metre along
# Edges get a corner at every whole step, so that they bend with the tracks, and neighbours that
# share an edge share its corners.
STEP = 6

Point = tuple[float, float]

ogr.UseExceptions()


def on_map(u: float, v: float) -> Point:
    """Easting and northing in metres, on the centimetre as a surveyor would write them."""
    v += BEND * u * u
    east = EAST + u * math.cos(TURN) - v * math.sin(TURN)
    north = NORTH + u * math.sin(TURN) + v * math.cos(TURN)
    return round(east, 2), round(north, 2)


def line(points: Iterable[Point]) -> ogr.Geometry:
    """A line through ``points`` of the frame."""
    return _filled(ogr.Geometry(ogr.wkbLineString), points)


def area(points: Sequence[Point]) -> ogr.Geometry:
    """A polygon with the corners ``points`` of the frame."""
    polygon = ogr.Geometry(ogr.wkbPolygon)
    ring = _filled(ogr.Geometry(ogr.wkbLinearRing), [*points, points[0]])
    polygon.AddGeometry(ring)
    return polygon


def box(left: float, low: float, right: float, high: float) -> ogr.Geometry:
    """A rectangle of the frame."""
    return area([(left, low), (right, low), (right, high), (left, high)])


def house(
    u: float, v: float, length: float, depth: float, turn: float = 0.0, wing: float = 0.0
) -> ogr.Geometry:
    """A house around (u, v), ``turn`` degrees from the tracks; ``wing`` makes it an L."""
    a, b = length / 2, depth / 2
    corners = [(-a, -b), (a, -b), (a, b), (-a, b)]
    if wing:
        corners = [(-a, -b), (a, -b), (a, b + wing), (a - depth, b + wing), (a - depth, b), (-a, b)]
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    return area([(u + x * cos - y * sin, v + x * sin + y * cos) for x, y in corners])


def spot(u: float, v: float) -> ogr.Geometry:
    """A point of the frame."""
    point = ogr.Geometry(ogr.wkbPoint)
    point.AddPoint_2D(*on_map(u, v))
    return point


def near(u: float, v: float, spread: float, chance: random.Random) -> Point:
    """A point of the frame at most ``spread`` metres from (u, v)."""
    angle, radius = chance.uniform(0, math.tau), spread * math.sqrt(chance.random())
    return u + radius * math.cos(angle), v + radius * math.sin(angle)


def _filled(geometry: ogr.Geometry, points: Iterable[Point]) -> ogr.Geometry:
    corners = list(points)
    geometry.AddPoint_2D(*on_map(*corners[0]))
    for start, end in zip(corners, corners[1:], strict=False):
        shares = {*_steps(start[0], end[0]), *_steps(start[1], end[1])}
        for share in sorted(shares):
            u, v = (a + (b - a) * share for a, b in zip(start, end, strict=True))
            geometry.AddPoint_2D(*on_map(u, v))
        geometry.AddPoint_2D(*on_map(*end))
    return geometry


def _steps(start: float, end: float) -> list[float]:
    """Shares of the way from ``start`` to ``end`` at which a whole step is passed."""
    low, high = sorted((start, end))
    passed = range(math.floor(low / STEP) * STEP + STEP, math.ceil(high / STEP) * STEP, STEP)
    return [(at - start) / (end - start) for at in passed]
