"""Safety walks: a route, its stops numbered along it, and walks that follow one another.

A chain is pre-meeting, walk, follow-up and walk again: occasions that each say which one they
follow.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from qgis.core import QgsGeometry

from . import occasion_parts, recorded
from .errors import InputError
from .language import translate
from .occasion_parts import Party
from .operations import Operation
from .store import Store

PRE_MEETING, WALK, FOLLOW_UP, REWALK = "pre_meeting", "walk", "follow_up", "rewalk"
#: In the order of the chain.
PHASES = (PRE_MEETING, WALK, FOLLOW_UP, REWALK)
SAFETY_WALK, MEETING = "safety_walk", "dialogue_meeting"
#: What an occasion of each phase usually is.
KINDS = {PRE_MEETING: MEETING, WALK: SAFETY_WALK, FOLLOW_UP: MEETING, REWALK: SAFETY_WALK}
#: What an occasion has in common with the one that it follows.
HANDED_ON = ("matter_uuid", "place_name", "participation_level", "question")

Row = dict[str, Any]


def route(store: Store, occasion: str) -> QgsGeometry | None:
    """The walk's route in the store's CRS, a MultiLineString; None if none was drawn."""
    rows = store.rows("walk_route", "occasion_uuid = ? AND geom IS NOT NULL", (occasion,))
    lines = [row["geom"] for row in rows]
    return QgsGeometry.collectGeometry(lines) if lines else None


def stops(store: Store, occasion: str) -> list[Row]:
    """The walk's stops by number; rows as ``Store.rows`` gives them."""
    return list(store.rows("walk_stop", "occasion_uuid = ?", (occasion,), "number, fid"))


def draw_route(
    operation: Operation, store: Store, occasion: str, line: QgsGeometry | None, name: str = ""
) -> None:
    """Give the walk its route (None: none), and number its stops along it.

    What was recorded along the route before goes, unless the line is the same.
    """
    kept = list(store.rows("walk_route", "occasion_uuid = ?", (occasion,)))
    if line is not None and kept:
        values = {"name": name or kept[0]["name"], **_as_recorded(kept[0], line)}
        operation.update("walk_route", kept[0]["uuid"], values, line)
        del kept[0]
    elif line is not None:
        values = {"occasion_uuid": occasion, "name": name or None}
        operation.insert("walk_route", values, line)
    for row in kept:
        operation.delete("walk_route", row["uuid"])
    _number(operation, in_order(stops(store, occasion), line))


def add_stop(
    operation: Operation,
    store: Store,
    occasion: str,
    place: QgsGeometry | None,
    name: str = "",
    previous: str | None = None,
) -> str:
    """Add a stop where the route says, else as the last; returns its uuid.

    ``place`` is a point in the store's CRS, None for a stop that is not on the map; ``previous``
    is the same stop of the walk before.
    """
    values = {
        "occasion_uuid": occasion,
        "name": name.strip() or None,
        "previous_stop_uuid": previous,
    }
    known = stops(store, occasion)
    uuid = operation.insert("walk_stop", values, place)
    added = {"uuid": uuid, "number": None, "geom": place}
    _number(operation, in_order([*known, added], route(store, occasion)))
    return uuid


def change_stop(
    operation: Operation, store: Store, stop: str, place: QgsGeometry | None, name: str
) -> None:
    """Move or rename a stop; the numbers follow the route. InputError if it is gone."""
    row = _stop(store, stop)
    operation.update("walk_stop", stop, {"name": name.strip() or None}, place)
    others = stops(store, row["occasion_uuid"])
    moved = [{**one, "geom": place} if one["uuid"] == stop else one for one in others]
    _number(operation, in_order(moved, route(store, row["occasion_uuid"])))


def remove_stop(operation: Operation, store: Store, stop: str) -> None:
    """Remove a stop that nothing was said at; the others close up.

    InputError if it is gone; ConflictError when the operation ends if something points at it.
    """
    row = _stop(store, stop)
    operation.delete("walk_stop", stop)
    left = [one for one in stops(store, row["occasion_uuid"]) if one["uuid"] != stop]
    _number(operation, left)


def in_order(rows: list[Row], line: QgsGeometry | None) -> list[Row]:
    """Stops in the order in which they are met along ``line``.

    Without a route they keep the order of their numbers, new ones last; so do those without a
    place, behind the others.
    """
    by_number = sorted(rows, key=lambda row: (row["number"] is None, row["number"] or 0))
    if line is None:
        return by_number
    return sorted(by_number, key=lambda row: _along(line, row["geom"]))


def follow(
    operation: Operation,
    store: Store,
    occasion: str,
    phase: str,
    values: Mapping[str, Any],
    parties: Sequence[Party] | None = None,
) -> str:
    """Begin the next occasion of a chain, with ``values`` of its own; returns its uuid.

    It takes over matter, place, question and, unless ``parties`` are given, those who took part; a
    walk also the route and the stops, each of which knows its stop of the walk before. InputError
    if the occasion is gone.
    """
    earlier = store.row("occasion", occasion)
    if earlier is None:
        raise InputError(translate("Synpunkt", "The occasion is no longer in the store."))
    common = {name: earlier[name] for name in HANDED_ON}
    own = {"kind": KINDS.get(phase), "phase": phase, "follows_uuid": occasion}
    uuid = operation.insert("occasion", {**common, **own, **values}, earlier["geom"])
    known = occasion_parts.parties(store, occasion) if parties is None else parties
    occasion_parts.set_parties(operation, store, uuid, known)
    if phase in (WALK, REWALK):
        _walk_again(operation, store, occasion, uuid)
    return uuid


def chain(store: Store, occasion: str) -> list[Row]:
    """All occasions of the chain that this one is part of, in time, then as they were made."""
    rows = {row["uuid"]: row for row in store.rows("occasion")}
    if occasion not in rows:
        return []
    members, waiting = {occasion}, [occasion]
    while waiting:
        one = waiting.pop()
        near = {uuid for uuid, row in rows.items() if row["follows_uuid"] == one}
        near |= {rows[one]["follows_uuid"]} & rows.keys()
        waiting += near - members
        members |= near
    found = [rows[uuid] for uuid in rows if uuid in members]
    return sorted(found, key=lambda row: (row["starts_at"] is None, str(row["starts_at"] or "")))


def before(store: Store, occasion: str) -> list[str]:
    """The occasion, and those that it follows, nearest first."""
    rows = {row["uuid"]: row["follows_uuid"] for row in store.rows("occasion")}
    found: list[str] = []
    while occasion in rows and occasion not in found:
        found.append(occasion)
        occasion = rows[occasion] or ""
    return found


def next_phase(row: Mapping[str, Any]) -> str:
    """What comes after an occasion in its chain; after a walk again, the follow-up once more."""
    after = {PRE_MEETING: WALK, WALK: FOLLOW_UP, FOLLOW_UP: REWALK, REWALK: FOLLOW_UP}
    usual = FOLLOW_UP if row["kind"] == SAFETY_WALK else WALK
    return after.get(row["phase"] or "", usual)


def _walk_again(operation: Operation, store: Store, before: str, after: str) -> None:
    """Copy route and stops of the last walk of the chain before ``after``."""
    walks = [row["uuid"] for row in chain(store, before) if row["kind"] == SAFETY_WALK]
    last = before if before in walks else next(reversed(walks), before)
    line = route(store, last)
    if line is not None:
        operation.insert("walk_route", {"occasion_uuid": after}, line)
    for stop in stops(store, last):
        values = {"name": stop["name"], "number": stop["number"]}
        own = {"occasion_uuid": after, "previous_stop_uuid": stop["uuid"]}
        operation.insert("walk_stop", {**values, **own}, stop["geom"])


def _as_recorded(row: Row, line: QgsGeometry) -> Row:
    """What changes of what was recorded along a route when its line becomes ``line``."""
    same = row["geom"] is not None and row["geom"].equals(line)
    return {} if same else recorded.columns((), ())


def _stop(store: Store, uuid: str) -> Row:
    row = store.row("walk_stop", uuid)
    if row is None:
        raise InputError(translate("Synpunkt", "The stop is no longer in the store."))
    return row


def _number(operation: Operation, rows: list[Row]) -> None:
    for number, row in enumerate(rows, start=1):
        if row["number"] != number:
            operation.update("walk_stop", row["uuid"], {"number": number})


def _along(line: QgsGeometry, place: QgsGeometry | None) -> float:
    """How far along the line a place is met first; infinity without a place."""
    if place is None or place.isEmpty():
        return math.inf
    passed, nearest, found = 0.0, math.inf, math.inf
    for part in line.asGeometryCollection():
        distance = part.distance(place)
        if distance < nearest:
            nearest, found = distance, passed + part.lineLocatePoint(place)
        passed += part.length()
    return found
