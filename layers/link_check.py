"""What has become of the ties to a plan once it has been redrawn.

A tie holds where its part of the plan is there as it was last seen. All else is marked: the same
part with another shape (moved), another part at the same place (re-found, which is proposed and
waits for a person), or nothing (loose). Nothing is tied anew in silence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsCoordinateTransformContext

from .connection import reading
from .errors import InputError
from .language import translate, words
from .likeness import Likeness
from .metric import Reprojection
from .operations import Operation
from .places import places_of
from .plan_versions import under_new_keys
from .plans import KnownPlan, SeenPlan, known_plan, register
from .settings import interface_language
from .store import Store
from .successors import LOOSE, MOVED, OK, REFOUND, Successors

REJECTED = "rejected"
_CHECKED = (
    "SELECT l.uuid, l.viewpoint_uuid, l.plan_object_uuid, l.state, l.note FROM link l"
    " JOIN plan_object o ON o.uuid = l.plan_object_uuid"
    " JOIN viewpoint v ON v.uuid = l.viewpoint_uuid"
    " WHERE o.plan_layer_uuid = ? AND v.state = 'active' AND l.state <> 'rejected' ORDER BY l.fid"
)


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
    noted: str | None = None
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

    Only those of viewpoints that are active are in the answer.
    ``plan_key`` names the plan layer by uuid or name; empty, it is the one with the same source,
    else the same name, else the only one. InputError if the store has no such plan layer.
    """
    known = version_of(store, plan, plan_key)
    successors = Successors(store, plan, known, context)
    parts = {row["uuid"]: row for row in known.objects.values()}
    with reading(store.path) as connection:
        links = connection.execute(_CHECKED, (_layer(known),)).fetchall()
    became = {
        uuid: successors.of(parts[uuid], None)
        for uuid in dict.fromkeys(link["plan_object_uuid"] for link in links)
    }
    # Where a part may have become one of several, it is the one that the viewpoint lies in.
    open_ = {uuid for uuid, (state, *_) in became.items() if state in (MOVED, REFOUND)}
    unsure = (link["viewpoint_uuid"] for link in links if link["plan_object_uuid"] in open_)
    places = places_of(store, unsure)
    checked = []
    for link in links:
        uuid, place = link["plan_object_uuid"], places.get(link["viewpoint_uuid"])
        found = successors.of(parts[uuid], place) if uuid in open_ else became[uuid]
        checked.append(_checked(link, parts[uuid], found, successors.label(found[1])))
    return LinkCheck(plan, known, checked)


def _checked(
    link: Any,
    part: dict[str, Any],
    became: tuple[str, str, Likeness | None],
    proposal_label: str,
) -> Checked:
    state, proposal, likeness = became
    return Checked(
        link=link["uuid"],
        viewpoint=link["viewpoint_uuid"],
        key=part["object_key"],
        label=part["label"] or part["object_key"],
        state=state,
        before=link["state"],
        noted=link["note"],
        proposal=proposal,
        proposal_label=proposal_label,
        likeness=likeness,
    )


def mark(operation: Operation, check: LinkCheck) -> int:
    """Put the states into the ties, with the proposal in the note; returns how many changed."""
    changed = 0
    for one in check.links:
        values = {"state": one.state, "note": note(one) or None}
        if values != {"state": one.before, "note": one.noted}:
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
    known = under_new_keys(store, check.plan, check.known, context)
    _, uuids = register(operation, part, known, reproject)
    tied = {
        (row["viewpoint_uuid"], row["plan_object_uuid"]): row for row in _links_of(store, known)
    }
    for one in wanted:
        pair = (one.viewpoint, uuids[one.proposal])
        holds = {"state": OK, "note": None}
        there = tied.setdefault(pair, {"uuid": one.link, "state": OK})
        if there["uuid"] == one.link:
            operation.update("link", one.link, {**holds, "plan_object_uuid": pair[1]})
            continue
        # The viewpoint is tied to that part already, and one tie is enough; or a person has said
        # that it is not about that part, which stands.
        if there["state"] != REJECTED:
            operation.update("link", there["uuid"], holds)
        operation.delete("link", one.link)
    return len(wanted)


def _links_of(store: Store, known: KnownPlan) -> Iterator[dict[str, Any]]:
    """All rows of ties to a plan's parts, those that a person took away too."""
    where = "plan_object_uuid IN (SELECT uuid FROM plan_object WHERE plan_layer_uuid = ?)"
    return store.rows("link", where, (_layer(known),))


def _layer(known: KnownPlan) -> str:
    return str(known.row["uuid"]) if known.row is not None else ""


def adopt(
    operation: Operation,
    store: Store,
    check: LinkCheck,
    context: QgsCoordinateTransformContext,
) -> int:
    """Take the drawing as the plan that holds from now on; returns how many parts are gone.

    All its parts are as they are seen now. What is no longer drawn goes, unless something is tied
    to it still. InputError while a proposal waits: its tie would lose what it is compared with.
    """
    waiting = check.count(MOVED) + check.count(REFOUND)
    if waiting:
        raise InputError(
            translate(
                "Synpunkt",
                "%n tie(s) wait for a decision: accept or remove them first.",
                "",
                waiting,
            )
        )
    known = under_new_keys(store, check.plan, check.known, context)
    reproject = Reprojection(check.plan.source.crs, store.crs, context)
    register(operation, check.plan, known, reproject)
    drawn = {item.key for item in check.plan.objects}
    gone = {row["uuid"] for key, row in known.objects.items() if key not in drawn}
    links = [row for row in _links_of(store, known) if row["plan_object_uuid"] in gone]
    gone -= {row["plan_object_uuid"] for row in links if row["state"] != REJECTED}
    for row in links:  # that a person took a tie away is of no account where its part goes too
        if row["plan_object_uuid"] in gone:
            operation.delete("link", row["uuid"])
    for uuid in sorted(gone):
        operation.delete("plan_object", uuid)
    return len(gone)


def let_go(operation: Operation, links: Collection[str]) -> int:
    """Remove ties, by uuid, so that no rule makes them again; returns how many."""
    for link in links:
        operation.update("link", link, {"state": REJECTED, "made_by": "person", "note": None})
    return len(links)


def note(one: Checked) -> str:
    """Why a tie is marked, in a sentence; "" where it holds."""
    if one.state == OK:
        return ""
    if one.state == LOOSE:
        return translate("Synpunkt", "The part is no longer in the plan, and nothing like it.")
    if one.likeness is None:
        return translate("Synpunkt", "The same part has no place to compare.")
    number = words(interface_language()).number
    told = {
        "share": number(100 * one.likeness.covered),
        "metres": number(one.likeness.strayed, 1),
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


def fields_used(store: Store, name: str, fields: list[str], plan_key: str = "") -> tuple[str, str]:
    """The fields by which the store knows the plan layer's parts and what they are called.

    As far as they are among ``fields``; "" where they are not. The layer is the one that
    ``plan_key`` or ``name`` tells, else any, if all agree.
    """
    rows = list(store.rows("plan_layer"))
    named = [row for row in rows if plan_key in (row["uuid"], row["name"])] if plan_key else [
        row for row in rows if row["name"] == name
    ] or rows  # fmt: skip
    return _agreed(named, "key_field", fields), _agreed(named, "label_field", fields)


def _agreed(rows: list[dict[str, Any]], column: str, fields: list[str]) -> str:
    used = {row[column] or "" for row in rows}
    return used.pop() if len(used) == 1 and used <= set(fields) else ""
