"""Tying viewpoints to plan objects by rule: those they lie in, else the nearest one."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qgis.core import QgsCoordinateTransformContext, QgsGeometry

from .column_file import has_columns
from .connection import reading
from .errors import InputError
from .language import translate
from .metric import Reprojection
from .places import Places
from .plan_versions import under_new_keys
from .plans import KnownPlan, SeenPlan, known_plan, register
from .progress import Progress, part_of, untold
from .rows import UTC
from .store import Store
from .tie_finder import Tie, TieFinder
from .zones import metric_shapes

#: Link states in which a tie holds; a rejected one was taken away by a person, a loose one hangs.
LIVE_STATES = ("ok", "moved", "refound")
#: How a tie came to be: by where the viewpoint is, or because a person says what it is about.
ABOUT = "about"
# Which share of the work finding the ties is; and after how many viewpoints progress is told.
_FINDING, _OFTEN = 0.2, 500
_LINKS = (
    "SELECT viewpoint_uuid, plan_object_uuid, state FROM link WHERE plan_object_uuid IN"
    " (SELECT uuid FROM plan_object WHERE plan_layer_uuid = ?)"
)


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
    progress: Progress = untold,
) -> Attached:
    """Tie viewpoints, as (uuid, place in the store's CRS), to the plan's objects by rule.

    All in one operation; a plan that the store knows is brought up to date (see ``known_plan``).
    InputError if the plan has no object with a place.
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
    finder = TieFinder(shapes, to_plan, max_distance, part_of(progress, 0.0, _FINDING))
    found: Sequence[Iterable[tuple[str, list[Tie]]]]
    if isinstance(viewpoints, Places) and has_columns():
        with viewpoints.batches() as batches:
            found = list(finder.all_at_once(batches, viewpoints.about(), links))
    else:
        found = [list(finder.one_by_one(viewpoints))]
    to_store = Reprojection(crs, store.crs, context)
    with store.operation("attachtoplan", plan.source.name) as operation:
        _, uuids = register(operation, plan, known, to_store)
        result = Attached(unattached=finder.placed)
        writing = part_of(progress, _FINDING, 1.0)
        operation.insert_all("link", _new_links(found, uuids, links, result, writing))
    result.operation = operation.uuid if operation.changed else ""
    return result


def _known_links(store: Store, known: KnownPlan) -> dict[str, dict[str, str]]:
    """State by plan object, by viewpoint, of the links to a plan."""
    links: dict[str, dict[str, str]] = {}
    if known.row is None:
        return links
    with reading(store.path) as connection:
        for viewpoint, target, state in connection.execute(_LINKS, (known.row["uuid"],)):
            links.setdefault(viewpoint, {})[target] = state
    return links


def _new_links(
    found: Sequence[Iterable[tuple[str, list[Tie]]]],
    object_uuids: Mapping[str, str],
    links: Mapping[str, Mapping[str, str]],
    result: Attached,
    progress: Progress,
) -> Iterator[dict[str, object]]:
    """The links that are not there yet; what a person rejected is never made again.

    Counts in ``result``, whose ``unattached`` comes as the number of all that have a place.
    """
    for number, batch in enumerate(found):
        for place, (viewpoint, wanted) in enumerate(batch):
            if place % _OFTEN == 0:
                progress(number / len(found))
            states = dict(links.get(viewpoint, ()))
            for tie in wanted:
                target = object_uuids[tie.key]
                if target in states:
                    result.existing += 1
                    continue
                result.created += 1
                states[target] = "ok"
                yield _link(tie, target)
            if any(state in LIVE_STATES for state in states.values()):
                result.unattached -= 1


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
