"""A viewpoint that is put on the map by hand, with its ties to the parts of the plan there."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from qgis.core import QgsCoordinateTransformContext, QgsGeometry

from .attach import ABOUT
from .operations import Operation
from .rows import UTC
from .store import Store
from .tie_finder import WITHIN
from .zones import EDGE, INSIDE, MetricShape

RULE, PERSON = "rule", "person"


class Reached(NamedTuple):
    """A part of the plan that a place is to be tied to; ``distance`` in ground metres."""

    plan_object: str
    label: str
    relation: str
    distance: float | None
    made_by: str


def parts_at(
    store: Store,
    place: QgsGeometry,
    context: QgsCoordinateTransformContext,
    matter: Mapping[str, Any] | None = None,
    chosen: str = "",
) -> list[Reached]:
    """The parts of the plan that ``place`` (in the store's CRS) lies in or on the edge of.

    Those of the matter's plan, without a matter of all plans; and the one that a person has
    ``chosen`` (its uuid), wherever it lies.
    """
    found = []
    for row in store.rows("plan_object", *_plan_of(matter, chosen)):
        by_hand = row["uuid"] == chosen
        geometry = row["geom"]
        # Far away is told by the box, which is quick.
        near = geometry is not None and geometry.boundingBox().buffered(1).contains(place.asPoint())
        if not (near or by_hand):
            continue
        zone, distance = _relation(store, geometry, place, context)
        if zone in (INSIDE, EDGE):
            relation, distance = WITHIN, 0.0
        elif by_hand:
            relation = ABOUT
        else:
            continue
        label = str(row["label"] or row["object_key"])
        found.append(Reached(row["uuid"], label, relation, distance, PERSON if by_hand else RULE))
    return found


def tie_values(viewpoint: str, reached: Reached) -> dict[str, Any]:
    """The row of ``link`` that ties a viewpoint to what it reached."""
    return {
        "viewpoint_uuid": viewpoint,
        "plan_object_uuid": reached.plan_object,
        "relation": reached.relation,
        "distance_m": reached.distance,
        "made_by": reached.made_by,
        "made_at": datetime.datetime.now(UTC),
        "state": "ok",
    }


def add_viewpoint(
    operation: Operation,
    values: Mapping[str, Any],
    place: QgsGeometry,
    reached: Iterable[Reached],
) -> str:
    """Write a new viewpoint with its ties; returns its uuid."""
    uuid = operation.insert("viewpoint", values, place)
    for part in reached:
        operation.insert("link", tie_values(uuid, part))
    return uuid


def _plan_of(matter: Mapping[str, Any] | None, chosen: str) -> tuple[str, tuple[object, ...]]:
    if matter is None or matter["plan_layer_uuid"] is None:
        return "", ()
    where, parameters = "plan_layer_uuid = ?", [matter["plan_layer_uuid"]]
    if matter["group_key"] is not None:
        where, parameters = f"{where} AND group_key = ?", [*parameters, matter["group_key"]]
    return f"({where}) OR uuid = ?", (*parameters, chosen)


def _relation(
    store: Store,
    geometry: QgsGeometry | None,
    place: QgsGeometry,
    context: QgsCoordinateTransformContext,
) -> tuple[str, float | None]:
    if geometry is None:
        return "", None
    zone, distance = MetricShape([geometry], store.crs, context).relation(place)
    return zone, round(distance, 3) if distance < float("inf") else None
