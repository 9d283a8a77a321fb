"""Tying viewpoints to plan objects by rule: those they lie in, else the nearest one."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from qgis.core import QgsCoordinateTransformContext, QgsGeometry

from .column_file import has_columns
from .errors import InputError
from .language import translate
from .metric import Reprojection
from .operations import Operation
from .places import Places
from .plan_versions import under_new_keys
from .plans import KnownPlan, SeenPlan, known_plan, register
from .rows import UTC
from .store import Store
from .tie_finder import Tie, TieFinder
from .zones import metric_shapes

#: Link states in which a tie holds; a rejected one was taken away by a person, a loose one hangs.
LIVE_STATES = ("ok", "moved", "refound")
#: How a tie came to be: by where the viewpoint is, or because a person says what it is about.
ABOUT = "about"


@dataclass
class Attached:
    """What attaching did: links made, links that were there, viewpoints with a place but no tie.

    ``operation`` is "" where nothing had to be written.
    """

    created: int = 0
    existing: int = 0
    unattached: int = 0
    operation: str = ""


def attach_to_plan(
    store: Store,
    plan: SeenPlan,
    viewpoints: Iterable[tuple[str, QgsGeometry]],
    max_distance: float,
    context: QgsCoordinateTransformContext,
    plan_key: str = "",
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Attached:
    """Tie viewpoints, as (uuid, place in the store's CRS), to the plan's objects by rule.

    All in one operation; a plan that the store knows is brought up to date (see ``known_plan``).
    InputError if the plan has no object with a place; Cancelled if ``is_cancelled`` says so.
    """
    if not plan.objects:
        raise InputError(
            translate("Synpunkt", "The layer {layer} has no object with a geometry.").format(
                layer=plan.source.name
            )
        )
    crs = plan.source.crs
    known = under_new_keys(store, plan, known_plan(store, plan, plan_key), context)
    shapes = metric_shapes({item.key: item.geometry for item in plan.objects}, crs, context)
    to_plan = Reprojection(store.crs, crs, context)
    links = _known_links(store, known)
    finder = TieFinder(shapes, to_plan, max_distance, is_cancelled)
    if isinstance(viewpoints, Places) and has_columns():
        count = store.count("viewpoint")
        found = dict(finder.all_at_once(viewpoints.batches(), count, links))
    else:
        found = dict(finder.one_by_one(viewpoints))
    to_store = Reprojection(crs, store.crs, context)
    with store.operation("attachtoplan", plan.source.name) as operation:
        _, object_uuids = register(operation, plan, known, to_store)
        result = _write_ties(operation, found, object_uuids, links)
        result.unattached += finder.placed - len(found)
    result.operation = operation.uuid if operation.changed else ""
    return result


def _known_links(store: Store, known: KnownPlan) -> dict[str, dict[str, str]]:
    """State by plan object, by viewpoint, of the links to a plan."""
    targets = {row["uuid"] for row in known.objects.values()}
    links: dict[str, dict[str, str]] = {}
    for row in store.rows("link"):
        if row["plan_object_uuid"] in targets:
            links.setdefault(row["viewpoint_uuid"], {})[row["plan_object_uuid"]] = row["state"]
    return links


def _write_ties(
    operation: Operation,
    found: Mapping[str, list[Tie]],
    object_uuids: Mapping[str, str],
    links: Mapping[str, Mapping[str, str]],
) -> Attached:
    """Write the ties that are not there yet; a tie that a person rejected is never remade."""
    result = Attached()
    for viewpoint, wanted in found.items():
        states = dict(links.get(viewpoint, {}))
        for tie in wanted:
            target = object_uuids[tie.key]
            if target in states:
                result.existing += 1
                continue
            operation.insert("link", _link(tie, target))
            result.created += 1
            states[target] = "ok"
        if not any(state in LIVE_STATES for state in states.values()):
            result.unattached += 1
    return result


def _link(tie: Tie, target: str) -> dict[str, object]:
    return {
        "viewpoint_uuid": tie.viewpoint,
        "plan_object_uuid": target,
        "relation": tie.relation,
        "distance_m": tie.distance,
        "made_by": "rule",
        "made_at": datetime.datetime.now(UTC),
        "state": "ok",
    }
