"""A viewpoint that is put on the map by hand, with its ties to the parts of the plan there."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from qgis.core import QgsCoordinateTransformContext, QgsGeometry

from .operations import Operation
from .rows import UTC
from .store import Store
from .tie_finder import WITHIN
from .zones import EDGE, INSIDE, MetricShape


class Reached(NamedTuple):
    """A part of the plan that a place lies in."""

    plan_object: str
    label: str


def parts_at(
    store: Store,
    place: QgsGeometry,
    context: QgsCoordinateTransformContext,
    matter: Mapping[str, Any] | None = None,
) -> list[Reached]:
    """The parts of the plan that ``place`` (in the store's CRS) lies in or on the edge of.

    Those of the matter's plan, without a matter of all plans.
    """
    found = []
    for row in store.rows("plan_object", *_plan_of(matter)):
        geometry = row["geom"]
        # Far away is told by the box, which is quick.
        if geometry is None or not geometry.boundingBox().buffered(1).contains(place.asPoint()):
            continue
        if MetricShape([geometry], store.crs, context).zone(place) in (INSIDE, EDGE):
            found.append(Reached(row["uuid"], str(row["label"] or row["object_key"])))
    return found


def tie_values(viewpoint: str, reached: Reached) -> dict[str, Any]:
    """The row of ``link`` that ties a viewpoint to what it reached."""
    return {
        "viewpoint_uuid": viewpoint,
        "plan_object_uuid": reached.plan_object,
        "relation": WITHIN,
        "distance_m": 0.0,
        "made_by": "rule",
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


def _plan_of(matter: Mapping[str, Any] | None) -> tuple[str, tuple[object, ...]]:
    if matter is None or matter["plan_layer_uuid"] is None:
        return "", ()
    if matter["group_key"] is None:
        return "plan_layer_uuid = ?", (matter["plan_layer_uuid"],)
    where = "plan_layer_uuid = ? AND group_key = ?"
    return where, (matter["plan_layer_uuid"], matter["group_key"])
