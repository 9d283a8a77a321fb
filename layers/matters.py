"""Matters (plan cases, rebuilds, projects): which viewpoints belong to one, and why.

A viewpoint may belong to several matters and be answered in each. It belongs by place (inside or on
the edge of the matter's boundary), by tie (a live link to one of its plan objects), by occasion or
statement of the matter, or because a person put it there. Only what a person decided is stored.
"""

from __future__ import annotations

import uuid as uuids
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from qgis.core import Qgis, QgsCoordinateTransformContext

from .boundary import mended, united
from .connection import reading
from .errors import InputError
from .language import translate
from .membership import PERSON, decide, decision
from .metric import Reprojection
from .operations import Operation
from .places import places
from .plan_versions import under_new_keys
from .plans import SeenPlan, known_plan, register
from .store import Store
from .zones import EDGE, INSIDE, MetricShape, members_by_place

PLACE, TIE, OCCASION, STATEMENT = "place", "tie", "occasion", "statement"
#: The order in which reasons for belonging are told.
BASES = (PLACE, TIE, OCCASION, STATEMENT, PERSON)
_STORED_BASES = {
    TIE: (
        "SELECT DISTINCT l.viewpoint_uuid FROM link l"
        " JOIN plan_object o ON o.uuid = l.plan_object_uuid"
        " JOIN matter m ON m.plan_layer_uuid = o.plan_layer_uuid"
        " WHERE m.uuid = ? AND l.state IN ('ok', 'moved')"
        " AND (m.group_key IS NULL OR o.group_key = m.group_key)"
    ),
    OCCASION: (
        "SELECT v.uuid FROM viewpoint v JOIN occasion o ON o.uuid = v.occasion_uuid"
        " WHERE o.matter_uuid = ?"
    ),
    STATEMENT: (
        "SELECT v.uuid FROM viewpoint v JOIN statement s ON s.uuid = v.statement_uuid"
        " WHERE s.matter_uuid = ?"
    ),
    PERSON: (
        "SELECT viewpoint_uuid FROM viewpoint_matter"
        " WHERE matter_uuid = ? AND included AND basis = 'person'"
    ),
}


@dataclass(frozen=True)
class Membership:
    """How one viewpoint belongs to a matter.

    ``bases`` says why, in the order of ``BASES``. ``included`` is False where a person took it out,
    with ``reason``. ``zone`` is inside or edge, None where the place has no part in it.
    """

    viewpoint: str
    bases: tuple[str, ...]
    zone: str | None = None
    included: bool = True
    reason: str | None = None


def find(store: Store, table: str, name: str) -> dict[str, Any] | None:
    """The matter or occasion (``table``) with that uuid or title, or None.

    InputError if a title fits several.
    """
    if is_uuid(name):
        found = store.row(table, name.lower())
        if found is not None:
            return found
    rows = list(store.rows(table, "title = ?", (name,)))
    if len(rows) > 1:
        raise InputError(
            translate(
                "Synpunkt",
                "The title “{title}” fits several rows in the store; give the uuid instead.",
            ).format(title=name)
        )
    return rows[0] if rows else None


def require(store: Store, name: str) -> dict[str, Any]:
    """The matter with that uuid or title; InputError if there is none, or several."""
    found = find(store, "matter", name)
    if found is None:
        raise InputError(
            translate("Synpunkt", "The store has no matter called “{title}”.").format(title=name)
        )
    return found


def create(
    store: Store,
    values: dict[str, Any],
    plan: SeenPlan | None,
    context: QgsCoordinateTransformContext,
) -> tuple[str, str]:
    """A new matter with these column values, and its plan as seen now; (its uuid, the operation).

    ``values["group_key"]`` says which of the layer's plans it is; None is all of them. InputError
    without a title, or if the layer has no area of that plan. Two matters may have one title; they
    are told apart by their uuid then.
    """
    title = str(values["title"])
    if not title:
        raise InputError(translate("Synpunkt", "A matter needs a title."))
    if plan is None:
        with store.operation("creatematter", title) as operation:
            return operation.insert("matter", values), operation.uuid
    _refuse_empty(plan, values["group_key"])
    known = under_new_keys(store, plan, known_plan(store, plan), context)
    to_store = Reprojection(plan.source.crs, store.crs, context)
    with store.operation("creatematter", title) as operation:
        plan_layer, _ = register(operation, plan, known, to_store)
        matter = operation.insert("matter", {**values, "plan_layer_uuid": plan_layer})
        return matter, operation.uuid


def _refuse_empty(plan: SeenPlan, group: str | None) -> None:
    if group is not None and not plan.source.group_field:
        raise InputError(translate("Synpunkt", "Choose the field that the plan's value stands in."))
    parts = [item for item in plan.objects if group is None or item.group == group]
    if not parts:
        raise InputError(
            translate("Synpunkt", "The layer {layer} has no object of that plan.").format(
                layer=plan.source.name
            )
        )


def boundary(
    store: Store, matter: dict[str, Any], context: QgsCoordinateTransformContext
) -> MetricShape | None:
    """The union of the matter's plan objects as last seen; None if it has no area."""
    if matter["plan_layer_uuid"] is None:
        return None
    where, parameters = "plan_layer_uuid = ?", [matter["plan_layer_uuid"]]
    if matter["group_key"] is not None:
        where, parameters = where + " AND group_key = ?", [*parameters, matter["group_key"]]
    areas = [
        mended(row["geom"])
        for row in store.rows("plan_object", where, parameters)
        if row["geom"] is not None and row["geom"].type() == Qgis.GeometryType.Polygon
    ]
    return MetricShape([united(areas, store.crs)], store.crs, context) if areas else None


def members(
    store: Store,
    matter: dict[str, Any],
    context: QgsCoordinateTransformContext,
    given_boundary: MetricShape | None = None,
) -> list[Membership]:
    """The active viewpoints of a matter, in the order in which they came into the store.

    ``given_boundary`` replaces the matter's own. Excluded viewpoints are in the list, marked.
    """
    shape = given_boundary or boundary(store, matter, context)
    zones = dict(_zones(store, shape, context)) if shape is not None else {}
    by_basis: dict[str, set[str]] = {PLACE: set(zones)}
    with reading(store.path) as connection:
        for basis, query in _STORED_BASES.items():
            rows = connection.execute(query, (matter["uuid"],))
            by_basis[basis] = {row[0] for row in rows}
        active = connection.execute(
            "SELECT uuid FROM viewpoint WHERE state = 'active' ORDER BY fid"
        )
        order = [row[0] for row in active]
    decided = {
        row["viewpoint_uuid"]: row
        for row in store.rows("viewpoint_matter", "matter_uuid = ?", (matter["uuid"],))
    }
    found = []
    for uuid in order:
        bases = tuple(basis for basis in BASES if uuid in by_basis[basis])
        row = decided.get(uuid)
        if bases or row is not None:
            included = row is None or bool(row["included"])
            reason = row["reason"] if row is not None else None
            found.append(Membership(uuid, bases, zones.get(uuid), included, reason))
    return found


def include(
    operation: Operation, store: Store, matter: str, viewpoint: str, reason: str | None = None
) -> None:
    """Put a viewpoint into a matter by hand."""
    _decide(operation, store, matter, viewpoint, decision(True, reason or ""))


def exclude(operation: Operation, store: Store, matter: str, viewpoint: str, reason: str) -> None:
    """Take a viewpoint out of a matter; InputError without a reason."""
    _decide(operation, store, matter, viewpoint, decision(False, reason))


def _decide(
    operation: Operation, store: Store, matter: str, viewpoint: str, values: dict[str, Any]
) -> None:
    where = "matter_uuid = ? AND viewpoint_uuid = ?"
    rows = store.rows("viewpoint_matter", where, (matter, viewpoint))
    known = {row["viewpoint_uuid"]: row for row in rows}
    decide(operation, known, matter, [viewpoint], values)


def _zones(
    store: Store, shape: MetricShape, context: QgsCoordinateTransformContext
) -> Iterator[tuple[str, str]]:
    for match in members_by_place(places(store), store.crs, shape, 0.0, context):
        if match.zone in (INSIDE, EDGE):
            yield match.key, match.zone


def is_uuid(text: str) -> bool:
    """Whether ``text`` is written as a uuid."""
    try:
        uuids.UUID(text)
    except ValueError:
        return False
    return True
