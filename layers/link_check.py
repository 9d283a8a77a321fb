"""What has become of the ties to a plan once it has been redrawn.

A tie holds where its part of the plan is there as it was last seen. All else is marked: the same
part with another shape (moved), another part at the same place (re-found, which is proposed and
waits for a person), or nothing (loose). Nothing is tied anew in silence.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsCoordinateTransformContext, QgsGeometry, QgsRectangle

from .errors import InputError
from .language import translate
from .likeness import Likeness, Shapes
from .metric import Reprojection
from .operations import Operation
from .places import places_of
from .plans import KnownPlan, SeenPlan, known_plan, register
from .store import Store

OK, MOVED, REFOUND, LOOSE = "ok", "moved", "refound", "loose"
STATES = (OK, MOVED, REFOUND, LOOSE)
REJECTED = "rejected"


@dataclass(frozen=True)
class Checked:
    """One tie: what state it is in, and what is proposed.

    ``proposal`` is the key of the part that it should point at (its own where it moved), "" where
    there is none; ``likeness`` tells how alike that part is to the one last seen.
    """

    link: str
    viewpoint: str
    key: str
    label: str
    state: str
    before: str
    proposal: str = ""
    proposal_label: str = ""
    likeness: Likeness | None = None


@dataclass(frozen=True)
class LinkCheck:
    """The ties to one plan layer (its row is ``plan_layer``), against the plan as it is now."""

    plan: SeenPlan
    known: KnownPlan
    links: list[Checked]

    def count(self, state: str) -> int:
        """How many ties are in that state."""
        return sum(1 for one in self.links if one.state == state)


def check_links(
    store: Store, plan: SeenPlan, context: QgsCoordinateTransformContext, plan_key: str = ""
) -> LinkCheck:
    """Check the ties to the plan layer that ``plan`` is a new version of; nothing is written.

    ``plan_key`` names the plan layer by uuid or name; empty, it is the one with the same source,
    else the same name, else the only one. InputError if the store has no such plan layer.
    """
    known = version_of(store, plan, plan_key)
    reproject = Reprojection(plan.source.crs, store.crs, context)
    now = {item.key: reproject(item.geometry) for item in plan.objects}
    shapes = _Successors(store, plan, known, now, context)
    targets = {row["uuid"]: row for row in known.objects.values()}
    rows = [
        row
        for row in store.rows("link", "state <> ?", (REJECTED,))
        if row["plan_object_uuid"] in targets
    ]
    places = places_of(store, (row["viewpoint_uuid"] for row in rows))
    checked = [
        shapes.check(row, targets[row["plan_object_uuid"]], places.get(row["viewpoint_uuid"]))
        for row in rows
    ]
    return LinkCheck(plan, known, checked)


def mark(operation: Operation, store: Store, check: LinkCheck) -> int:
    """Put the states into the ties, with the proposal in the note; returns how many changed."""
    changed = 0
    for one in check.links:
        row = store.row("link", one.link) or {}
        values = {"state": one.state, "note": note(one) or None}
        if any(row.get(name) != value for name, value in values.items()):
            operation.update("link", one.link, values)
            changed += 1
    return changed


def accept(
    operation: Operation,
    store: Store,
    check: LinkCheck,
    context: QgsCoordinateTransformContext,
    links: Collection[str] | None = None,
) -> int:
    """Accept what is proposed, for all ties or those named by uuid; returns how many.

    What moved is as it is seen now, what was re-found points at the proposed part. The plan's
    parts are brought up to date only where a tie accepts it.
    """
    wanted = [
        one for one in check.links if one.proposal and one.state in (MOVED, REFOUND)
        and (links is None or one.link in links)
    ]  # fmt: skip
    if not wanted:
        return 0
    keys = {one.proposal for one in wanted}
    part = SeenPlan(
        check.plan.source, [item for item in check.plan.objects if item.key in keys], []
    )
    reproject = Reprojection(check.plan.source.crs, store.crs, context)
    _, uuids = register(operation, part, check.known, reproject)
    tied = {(row["viewpoint_uuid"], row["plan_object_uuid"]): row for row in store.rows("link")}
    for one in wanted:
        pair = (one.viewpoint, uuids[one.proposal])
        holds = {"state": OK, "note": None}
        known = tied.setdefault(pair, {"uuid": one.link})["uuid"]
        if known != one.link:  # the viewpoint is tied to that part already: one tie is enough
            operation.update("link", known, holds)
            operation.delete("link", one.link)
        else:
            operation.update("link", one.link, {**holds, "plan_object_uuid": pair[1]})
    return len(wanted)


def note(one: Checked) -> str:
    """Why a tie is marked, in a sentence; "" where it holds."""
    if one.state == OK:
        return ""
    if one.state == LOOSE:
        return translate("Synpunkt", "The part is no longer in the plan, and nothing like it.")
    if one.likeness is None:
        return translate("Synpunkt", "The same part has no place to compare.")
    told = {
        "share": f"{100 * one.likeness.covered:.0f}",
        "metres": f"{one.likeness.strayed:.2f}",
        "name": one.proposal_label,
    }
    if one.state == MOVED:
        text = translate(
            "Synpunkt", "The same part covers {share} % of what it was, and is {metres} m off."
        )
    else:
        text = translate(
            "Synpunkt", "{name} covers {share} % of what the part was, and is {metres} m off."
        )
    return text.format(**told)


def version_of(store: Store, plan: SeenPlan, plan_key: str = "") -> KnownPlan:
    """The plan layer that ``plan`` is a new version of, as ``check_links`` finds it."""
    known = known_plan(store, plan, plan_key)
    if known.row is not None:
        return known
    layers = list(store.rows("plan_layer"))
    named = [row for row in layers if row["name"] == plan.source.name]
    fits = named if len(named) == 1 else layers
    if len(fits) != 1:
        raise InputError(
            translate(
                "Synpunkt",
                "Say which plan layer of the store this is a new version of: {names}.",
            ).format(names=", ".join(sorted(str(row["name"]) for row in layers)))
            if layers
            else translate("Synpunkt", "The store has no plan layer yet.")
        )
    return known_plan(store, plan, str(fits[0]["uuid"]))


def key_field_used(store: Store, name: str, fields: list[str], plan_key: str = "") -> str:
    """The field by which the store knows the plan layer's parts, if it is among ``fields``."""
    rows = list(store.rows("plan_layer"))
    named = [row for row in rows if plan_key in (row["uuid"], row["name"])] if plan_key else [
        row for row in rows if row["name"] == name
    ] or rows  # fmt: skip
    used = {row["key_field"] or "" for row in named}
    return used.pop() if len(used) == 1 and used <= set(fields) else ""


class _Successors:
    """Finds for each part of a plan, as last seen, what it is now."""

    def __init__(
        self,
        store: Store,
        plan: SeenPlan,
        known: KnownPlan,
        now: dict[str, QgsGeometry | None],
        context: QgsCoordinateTransformContext,
    ) -> None:
        there = {key: geometry for key, geometry in now.items() if geometry is not None}
        extent = QgsRectangle()
        for geometry in (*there.values(), *(row["geom"] for row in known.objects.values())):
            if geometry is not None:
                extent.combineExtentWith(geometry.boundingBox())
        self._shapes = Shapes(there, store.crs, context, extent) if there else None
        self._objects = {item.key: item for item in plan.objects}
        # A provider's own row number says little: after an export it is another part's.
        known_by = (known.row or {}).get("key_field")
        self._lasting = bool(plan.source.key_field) and known_by == plan.source.key_field

    def check(
        self, link: dict[str, Any], part: dict[str, Any], place: QgsGeometry | None
    ) -> Checked:
        """The state of one tie to ``part``; ``place`` is its viewpoint's."""
        state, proposal, likeness = self._become(part, place)
        found = self._objects.get(proposal)
        return Checked(
            link=link["uuid"],
            viewpoint=link["viewpoint_uuid"],
            key=part["object_key"],
            label=part["label"] or part["object_key"],
            state=state,
            before=link["state"],
            proposal=proposal,
            proposal_label=found.label if found is not None else "",
            likeness=likeness,
        )

    def _become(
        self, part: dict[str, Any], place: QgsGeometry | None
    ) -> tuple[str, str, Likeness | None]:
        key, shape = part["object_key"], part["geom"]
        own = self._own(key, shape)
        if own is not None and own.is_same:
            return OK, key, own
        if self._lasting and key in self._objects:
            return MOVED, key, own
        likely = {} if shape is None or self._shapes is None else self._shapes.likely(shape)
        best = self._best(likely, place)
        if own is not None and own.is_likely and (best == key or not likely[best].is_same):
            return MOVED, key, own
        if best:
            return REFOUND, best, likely[best]
        return LOOSE, "", None

    def _own(self, key: str, shape: QgsGeometry | None) -> Likeness | None:
        if shape is None or self._shapes is None:
            return None
        return self._shapes.likeness(shape, key)

    def _best(self, likely: dict[str, Likeness], place: QgsGeometry | None) -> str:
        """Of several successors, the one that the viewpoint lies in; else the most alike."""
        if place is not None and self._shapes is not None:
            for key in likely:
                if self._shapes.meets(place, key):
                    return key
        return next(iter(likely), "")
