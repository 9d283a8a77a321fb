"""Where an occasion took place, for its map: area, route, stops and what was said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from qgis.core import Qgis, QgsCoordinateTransformContext, QgsGeometry

from ...layers import matters, walks
from ...layers.metric import Reprojection
from ...layers.store import Store
from ..publication.grid import Grid, grid_system
from .model import Point, Site

#: The public sees where a viewpoint lies no closer than this, in metres.
PUBLIC_STEP = 50.0
Row = Mapping[str, Any]


def site_of(
    store: Store,
    occasion: Row,
    viewpoints: Iterable[Row],
    labels: Mapping[str, str],
    context: QgsCoordinateTransformContext,
    is_public: bool,
) -> Site:
    """The site of an occasion and ``viewpoints`` (rows), which ``labels`` names by uuid."""
    system = grid_system(store.crs)
    carry, grid = Reprojection(store.crs, system, context), Grid(PUBLIC_STEP)

    def point(place: QgsGeometry | None, snaps: bool = False) -> Point | None:
        moved = carry(place) if place is not None else None
        if moved is None or moved.isEmpty():
            return None
        spot = moved.asPoint()
        return _pair(grid.node(grid.cell(spot))) if snaps else (spot.x(), spot.y())

    stops = [(row, point(row["geom"])) for row in walks.stops(store, occasion["uuid"])]
    said = [(row, point(row["geom"], is_public)) for row in viewpoints]
    route = walks.route(store, occasion["uuid"])
    return Site(
        area=_area(store, occasion, context),
        route=_lines(carry(route) if route is not None else None),
        stops=tuple((str(row["number"] or ""), at) for row, at in stops if at is not None),
        remarks=tuple(
            (labels[row["uuid"]], at, row["valence"]) for row, at in said if at is not None
        ),
        system=system.authid(),
    )


def _area(
    store: Store, occasion: Row, context: QgsCoordinateTransformContext
) -> tuple[tuple[Point, ...], ...]:
    """The outlines of the area of the occasion's matter."""
    matter = store.row("matter", occasion["matter_uuid"]) if occasion["matter_uuid"] else None
    shape = matters.boundary(store, matter, context) if matter is not None else None
    if shape is None:
        return ()
    carry = Reprojection(shape.crs, grid_system(store.crs), context)
    found: list[tuple[Point, ...]] = []
    for part in shape.parts:
        moved = carry(part)
        if moved is not None:
            found += _lines(moved.convertToType(Qgis.GeometryType.Line, True))
    return tuple(found)


def _lines(shape: QgsGeometry | None) -> tuple[tuple[Point, ...], ...]:
    if shape is None or shape.isNull():
        return ()
    return tuple(
        tuple((vertex.x(), vertex.y()) for vertex in part.vertices())
        for part in shape.asGeometryCollection()
    )


def _pair(place: QgsGeometry) -> Point:
    spot = place.asPoint()
    return spot.x(), spot.y()
