"""The parts of the plans that the store knows: what the panel lists and what a click finds."""

from __future__ import annotations

from typing import Any, NamedTuple

from qgis.core import QgsGeometry, QgsVectorLayer

from .connection import reading
from .plans import source_of
from .store import Store

_PARTS = (
    "SELECT o.uuid, l.uuid, l.name, coalesce(o.label, o.object_key), o.geom IS NOT NULL"
    " FROM plan_object o JOIN plan_layer l ON l.uuid = o.plan_layer_uuid"
    " ORDER BY l.fid, coalesce(o.label, o.object_key), o.object_key"
)


class PlanPart(NamedTuple):
    """One plan object; ``layer`` is the uuid of its plan layer, ``plan`` what that is called."""

    uuid: str
    layer: str
    plan: str
    label: str
    has_place: bool


def plan_parts(store: Store) -> list[PlanPart]:
    """All parts of all plans, by plan in the order of their coming, then by label."""
    with reading(store.path) as connection:
        rows = connection.execute(_PARTS).fetchall()
    return [
        PlanPart(uuid, layer, plan, label, bool(placed))
        for uuid, layer, plan, label, placed in rows
    ]


def registered(store: Store, layer: QgsVectorLayer) -> dict[str, Any] | None:
    """The row of the plan layer that has this layer's source; None where it is no plan yet."""
    source = source_of(layer.source(), layer.providerType(), store.path)
    return next(store.rows("plan_layer", "source = ?", (source,)), None)


def part_place(store: Store, uuid: str) -> QgsGeometry | None:
    """Where a part is, as last seen, in the store's CRS; None if it is gone or has no place."""
    row = store.row("plan_object", uuid)
    return None if row is None else row["geom"]


def parts_at(store: Store, place: QgsGeometry, layer: str = "") -> list[str]:
    """The parts that meet ``place`` (in the store's CRS): points and lines first, small areas next.

    ``layer`` is the uuid of the only plan layer to look in, "" for all.
    """
    where, parameters = ("plan_layer_uuid = ?", (layer,)) if layer else ("geom IS NOT NULL", ())
    found = [
        (int(row["geom"].type()), row["geom"].area(), row["uuid"])
        for row in store.rows("plan_object", where, parameters)
        if row["geom"] is not None and row["geom"].intersects(place)
    ]
    return [uuid for _, _, uuid in sorted(found)]
