"""Rings and polygons of plain coordinates, and what is wrong with them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from qgis.core import Qgis, QgsCurvePolygon, QgsGeometry, QgsLineString, QgsPolygon

from ...layers.boundary import mended

Point = tuple[float, float]

# Northings of Sweden in metres, and what all its eastings are below, in SWEREF 99 and in RT 90.
_NORTHINGS = (6_100_000.0, 7_800_000.0)
_EASTINGS = 2_000_000.0


class BrokenRing(Exception):  # noqa: N818  (a verdict on one ring, which is told by name)
    """The points make no ring."""


def east_first(first: float, second: float, northing_first: bool) -> Point:
    """A Swedish place as east, north; ``northing_first`` is the order that the format states.

    Files that break the format's order are common, and the numbers themselves settle it.
    """
    if _NORTHINGS[0] <= first <= _NORTHINGS[1] and second < _EASTINGS:
        return second, first
    if _NORTHINGS[0] <= second <= _NORTHINGS[1] and first < _EASTINGS:
        return first, second
    return (second, first) if northing_first else (first, second)


def ring_of(points: Sequence[Point]) -> QgsLineString:
    """A closed ring; BrokenRing for fewer than three places, or one that is no number."""
    if any(not (math.isfinite(x) and math.isfinite(y)) for x, y in points):
        raise BrokenRing
    if len(set(points)) < 3:
        raise BrokenRing
    ring = QgsLineString([x for x, _ in points], [y for _, y in points])
    ring.close()
    return ring


def polygon_of(outer: QgsLineString, holes: Iterable[QgsLineString] = ()) -> QgsGeometry:
    """A polygon with holes."""
    polygon = QgsPolygon(outer)
    for hole in holes:
        polygon.addInteriorRing(hole)
    return QgsGeometry(polygon)


def even_odd(rings: Sequence[QgsLineString]) -> QgsGeometry:
    """The area that the rings enclose together: a ring within another one is a hole."""
    area = polygon_of(rings[0], rings[1:])
    if area.isGeosValid():
        return multi(area)
    return multi(area.makeValid(Qgis.MakeValidMethod.Linework))


def valid(area: QgsGeometry) -> tuple[QgsGeometry, bool]:
    """``area`` as a valid MultiPolygon (NULL if nothing is left), and whether it was mended."""
    if area.isGeosValid():
        return multi(area), False
    return multi(mended(area)), True


def multi(area: QgsGeometry) -> QgsGeometry:
    """The polygons of ``area`` as a MultiPolygon; NULL if there is none."""
    polygons = [
        QgsGeometry(part.clone())
        for part in area.constParts()
        if isinstance(part, QgsCurvePolygon) and not part.isEmpty()
    ]
    if not polygons:
        return QgsGeometry()
    collected = QgsGeometry.collectGeometry(polygons)
    collected.convertToMultiType()
    return collected
