"""Ties between viewpoints and plan objects, as a person makes and removes them.

A tie that a person removed is kept as rejected, so that no rule makes it again.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, NamedTuple

from qgis.core import QgsCoordinateTransformContext, QgsGeometry

from .attach import ABOUT
from .connection import reading
from .errors import InputError
from .language import translate
from .operations import Operation
from .places import places_of
from .rows import UTC
from .sql import sql
from .store import Store
from .tie_finder import WITHIN
from .zones import EDGE, INSIDE, MetricShape

REJECTED = "rejected"
_TIES = (
    "SELECT l.viewpoint_uuid, l.plan_object_uuid, o.label, o.object_key, l.relation, l.distance_m,"
    " l.state, l.made_by FROM link l JOIN plan_object o ON o.uuid = l.plan_object_uuid"
    " JOIN viewpoint v ON v.uuid = l.viewpoint_uuid WHERE v.state = 'active'"
)
_MARKED = (
    "SELECT o.plan_layer_uuid, l.state, count(*) FROM link l"
    " JOIN plan_object o ON o.uuid = l.plan_object_uuid"
    " JOIN viewpoint v ON v.uuid = l.viewpoint_uuid"
    " WHERE v.state = 'active' AND l.state IN ('moved', 'refound', 'loose') GROUP BY 1, 2"
)


class Tied(NamedTuple):
    """One tie between an active viewpoint and a plan object.

    ``distance`` is in ground metres, None where the viewpoint has no place. ``state`` is a code of
    ``link_state``; the tie holds in those of ``attach.LIVE_STATES``.
    """

    viewpoint: str
    plan_object: str
    label: str
    relation: str
    distance: float | None
    state: str
    made_by: str


def ties_of(store: Store, viewpoint: str) -> list[Tied]:
    """The ties of one viewpoint, by the object's label; rejected ones are left out."""
    found = _read(store, "AND l.viewpoint_uuid = ? AND l.state <> 'rejected'", (viewpoint,))
    return sorted(found, key=lambda tied: (tied.label.casefold(), tied.plan_object))


def ties_to(store: Store, plan_object: str) -> list[Tied]:
    """The ties to one plan object, in the order of their making; rejected ones are left out."""
    more = "AND l.plan_object_uuid = ? AND l.state <> 'rejected' ORDER BY l.fid"
    return _read(store, more, (plan_object,))


def numbers(store: Store) -> dict[str, int | None]:
    """What number each viewpoint has, by uuid."""
    with reading(store.path) as connection:
        return dict(map(tuple, connection.execute("SELECT uuid, number FROM viewpoint")))


def marked(store: Store) -> dict[tuple[str, str], int]:
    """How many ties wait for a person, by (uuid of the plan layer, state): not those that hold."""
    with reading(store.path) as connection:
        rows = connection.execute(_MARKED).fetchall()
    return {(layer, state): number for layer, state, number in rows}


def tie(
    operation: Operation,
    store: Store,
    viewpoints: Iterable[str],
    plan_object: str,
    context: QgsCoordinateTransformContext,
) -> int:
    """Tie viewpoints to a plan object, because a person says that they are about it.

    The relation is "within" for those in it or on its edge, else "about". A tie that was rejected
    or loose holds again; one that holds stays as it is. Returns how many were made. InputError if
    there is no such object.
    """
    links = _links(store, plan_object)
    holding = {uuid for uuid, link in links.items() if link["state"] in ("ok", "moved")}
    wanted = [uuid for uuid in dict.fromkeys(viewpoints) if uuid not in holding]
    measure = _Measure(store, _plan_object(store, plan_object)["geom"], wanted, context)
    for viewpoint in wanted:
        relation, distance = measure.of(viewpoint)
        values = {
            "relation": relation,
            "distance_m": distance,
            "made_by": "person",
            "made_at": datetime.datetime.now(UTC),
            "state": "ok",
        }
        if viewpoint in links:
            operation.update("link", links[viewpoint]["uuid"], values)
        else:
            pair = {"viewpoint_uuid": viewpoint, "plan_object_uuid": plan_object}
            operation.insert("link", {**pair, **values})
    return len(wanted)


def untie(operation: Operation, store: Store, viewpoints: Iterable[str], plan_object: str) -> int:
    """Remove the ties of viewpoints to a plan object; no rule makes them again.

    Viewpoints that are not tied to it are passed over. Returns how many were removed.
    """
    links = _links(store, plan_object)
    tied = {uuid: link for uuid, link in links.items() if link["state"] != REJECTED}
    found = [tied[uuid]["uuid"] for uuid in dict.fromkeys(viewpoints) if uuid in tied]
    for link in found:
        operation.update("link", link, {"state": REJECTED, "made_by": "person"})
    return len(found)


class _Measure:
    """How viewpoints lie to one plan object, as last seen."""

    def __init__(
        self,
        store: Store,
        geometry: QgsGeometry | None,
        viewpoints: list[str],
        context: QgsCoordinateTransformContext,
    ) -> None:
        self._places = places_of(store, viewpoints) if geometry is not None else {}
        self._shape = None
        if geometry is not None:
            self._shape = MetricShape([geometry], store.crs, context)

    def of(self, viewpoint: str) -> tuple[str, float | None]:
        """The relation and the distance, None without a usable place."""
        place = self._places.get(viewpoint)
        if self._shape is None or place is None:
            return ABOUT, None
        zone, distance = self._shape.relation(place)
        if zone in (INSIDE, EDGE):
            return WITHIN, 0.0
        return ABOUT, round(distance, 3) if distance < float("inf") else None


def _plan_object(store: Store, uuid: str) -> dict[str, Any]:
    found = store.row("plan_object", uuid)
    if found is None:
        raise InputError(translate("Synpunkt", "That part of the plan is no longer in the store."))
    return found


def _links(store: Store, plan_object: str) -> dict[str, dict[str, Any]]:
    rows = store.rows("link", "plan_object_uuid = ?", (plan_object,))
    return {row["viewpoint_uuid"]: row for row in rows}


def _read(store: Store, more: str, parameters: tuple[object, ...]) -> list[Tied]:
    with reading(store.path) as connection:
        rows = connection.execute(sql(_TIES, more), parameters).fetchall()
    return [
        Tied(viewpoint, target, label or key, relation, distance, state, made_by)
        for viewpoint, target, label, key, relation, distance, state, made_by in rows
    ]
