"""Where an account's viewpoints and its plan lie: metres around their middle, true north up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsPointXY,
)

from ...layers.errors import InputError
from ...layers.metric import Reprojection
from ...layers.store import Store
from ...layers.zones import MetricShape
from ..publication.grid import Grid, grid_system
from .audience import Audience
from .model import Part, Site

#: The public sees where a viewpoint lies no closer than this, in metres.
PUBLIC_STEP = 50.0
Row = dict[str, Any]


def site_of(
    store: Store,
    matter: Mapping[str, Any],
    rows: Iterable[Row],
    labels: Mapping[str, str],
    shape: MetricShape | None,
    audience: Audience,
    context: QgsCoordinateTransformContext,
) -> Site | None:
    """The site of the viewpoints ``rows``, which ``labels`` names by uuid.

    None where nothing has a place, or the places are too far apart for one plane.
    """
    step = PUBLIC_STEP if audience.is_public else 0.0
    places = {labels[row["uuid"]]: row["geom"] for row in rows if row["geom"] is not None}
    if step:
        places = _snapped(places, store.crs, step, context)
    if shape is None and not places:
        return None
    try:
        plane = _Plane(
            shape or MetricShape(places.values(), store.crs, context), store.crs, context
        )
    except InputError:
        return None
    tied = _tied(store, labels)
    parts = [(row, plane.ours(row["geom"])) for row in _objects(store, matter)]
    points = {label: plane.ours(geometry) for label, geometry in places.items()}
    return Site(
        area=plane.area() if shape else None,
        parts=tuple(
            Part(str(row["label"] or ""), geometry, tied.get(row["uuid"], ()))
            for row, geometry in parts
            if geometry is not None
        ),
        points={label: _spot(point) for label, point in points.items() if point is not None},
        step=step,
    )


class _Plane:
    """Metres around the middle of ``shape``; InputError where one plane can't hold it.

    Large numbers would lose the decimals of what is drawn, so it is counted from the middle.
    """

    def __init__(
        self,
        shape: MetricShape,
        crs: QgsCoordinateReferenceSystem,
        context: QgsCoordinateTransformContext,
    ) -> None:
        self._shape = shape
        self._project = shape.frame.project
        self._to_shape = Reprojection(crs, shape.crs, context)
        middle = shape.extent.center()
        self._middle = self._project.point(middle.x(), middle.y()) or QgsPointXY(0, 0)

    def area(self) -> QgsGeometry | None:
        """The shape itself."""
        parts = [self._placed(part) for part in self._shape.parts]
        return QgsGeometry.collectGeometry([part for part in parts if part is not None])

    def ours(self, geometry: QgsGeometry) -> QgsGeometry | None:
        """A geometry of the store; None if it has no place in the plane."""
        there = self._to_shape(geometry)
        return None if there is None else self._placed(there)

    def _placed(self, geometry: QgsGeometry) -> QgsGeometry | None:
        found = self._project(geometry)
        if found is not None:
            found.translate(-self._middle.x(), -self._middle.y())
        return found


def _snapped(
    places: Mapping[str, QgsGeometry],
    crs: QgsCoordinateReferenceSystem,
    step: float,
    context: QgsCoordinateTransformContext,
) -> dict[str, QgsGeometry]:
    """The places in the middle of their cells of the grid that is published too."""
    grid, system = Grid(step), grid_system(crs)
    there, back = Reprojection(crs, system, context), Reprojection(system, crs, context)
    found: dict[str, QgsGeometry] = {}
    for label, geometry in places.items():
        moved = there(geometry)
        snapped = None if moved is None else back(grid.node(grid.cell(_spot(moved))))
        if snapped is not None:
            found[label] = snapped
    return found


def _objects(store: Store, matter: Mapping[str, Any]) -> list[Row]:
    """The parts of the matter's plan that have a shape, in the order of their keys."""
    if matter["plan_layer_uuid"] is None:
        return []
    rows = store.rows("plan_object", "plan_layer_uuid = ?", (matter["plan_layer_uuid"],))
    ours = [
        row
        for row in rows
        if row["geom"] is not None and matter["group_key"] in (None, row["group_key"])
    ]
    return sorted(ours, key=lambda row: (str(row["object_key"]), row["fid"]))


def _tied(store: Store, labels: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The labels of the viewpoints tied to each plan object, in the document's order."""
    tied: dict[str, set[str]] = {}
    for row in store.rows("link", "state IN ('ok', 'moved')"):
        tied.setdefault(row["plan_object_uuid"], set()).add(row["viewpoint_uuid"])
    return {
        uuid: tuple(label for viewpoint, label in labels.items() if viewpoint in viewpoints)
        for uuid, viewpoints in tied.items()
    }


def _spot(geometry: QgsGeometry) -> QgsPointXY:
    point = next(geometry.vertices())
    return QgsPointXY(point.x(), point.y())
