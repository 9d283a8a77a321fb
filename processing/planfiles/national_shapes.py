"""Shapes as the national format writes them: GeoJSON in parts, each in a system of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

from ...layers.boundary import united
from .shapes import BrokenRing, Point, east_first, multi, valid


@dataclass(frozen=True)
class Part:
    """A polygon and the system that it is in."""

    geometry: QgsGeometry
    crs: QgsCoordinateReferenceSystem


def together(parts: Sequence[Part]) -> Iterator[tuple[QgsCoordinateReferenceSystem, QgsGeometry]]:
    """The parts as one area for each coordinate system that they are in."""
    by_crs: dict[str, list[Part]] = {}
    for part in parts:
        by_crs.setdefault(part.crs.authid() or part.crs.toWkt(), []).append(part)
    for found in by_crs.values():
        collected = multi(QgsGeometry.collectGeometry([part.geometry for part in found]))
        if len(found) > 1 and not collected.isGeosValid():
            # Parts that share a border make no valid MultiPolygon.
            collected = united([valid(part.geometry)[0] for part in found], found[0].crs)
        yield found[0].crs, collected


def polygon_coordinates(position: Mapping[str, Any]) -> Iterator[Any]:
    """The coordinates of each polygon in a GeoJSON geometry, or in a collection of them."""
    is_collection = position.get("type") == "GeometryCollection"
    for member in list_in(position.get("geometries")) if is_collection else [position]:
        shape = object_in(member)
        if shape.get("type") == "Polygon":
            yield shape.get("coordinates")
        elif shape.get("type") == "MultiPolygon":
            yield from list_in(shape.get("coordinates"))


def points_of(points: Any) -> list[Point]:
    """The places of a ring, east first; BrokenRing if one of them is none."""
    try:
        return [
            east_first(float(point[0]), float(point[1]), northing_first=False) for point in points
        ]
    except (TypeError, ValueError, IndexError, KeyError, OverflowError) as error:
        raise BrokenRing from error


def object_in(value: Any) -> dict[str, Any]:
    """``value`` if it is a JSON object, else an empty one."""
    return value if isinstance(value, dict) else {}


def list_in(value: Any) -> list[Any]:
    """``value`` if it is a JSON list, else an empty one."""
    return value if isinstance(value, list) else []
