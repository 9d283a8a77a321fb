"""Actions: what is to be done after a walk or a dialogue, by whom, when, and how far it has come.

What will not be done needs a reason: those who walked are told it.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .assignments import NO_DAY, urgency
from .connection import reading
from .errors import InputError
from .language import translate
from .operations import Operation
from .sql import sql
from .store import Store

PROPOSED, DONE, VERIFIED, DECLINED = "proposed", "done", "verified", "declined_with_reason"
#: Nothing more is expected to happen; no day is missed any longer.
CLOSED = frozenset({DONE, VERIFIED, DECLINED, "forwarded", "not_our_control"})
_COLUMNS = (
    "occasion_uuid",
    "stop_uuid",
    "matter_uuid",
    "description",
    "responsible",
    "priority",
    "due_on",
    "status",
    "declined_reason",
)
_NUMBERS = sql(
    "SELECT DISTINCT viewpoint.uuid, viewpoint.number FROM viewpoint",
    "JOIN action_viewpoint ON action_viewpoint.viewpoint_uuid = viewpoint.uuid",
    "WHERE viewpoint.number IS NOT NULL",
)


@dataclass(frozen=True)
class Action:
    """A row of the list; texts are "" and codes None where NULL, ``viewpoints`` uuids, sorted.

    ``verified_title`` is of the occasion at which somebody looked.
    """

    uuid: str
    description: str
    responsible: str | None
    priority: str | None
    due_on: datetime.date | None
    status: str
    status_on: datetime.date | None
    declined_reason: str
    occasion: str | None
    occasion_title: str
    stop: str | None
    stop_number: int | None
    matter: str | None
    viewpoints: tuple[str, ...]
    verified_title: str = ""

    @property
    def is_closed(self) -> bool:
        """Nothing more is expected to happen."""
        return self.status in CLOSED

    def urgency(self, today: datetime.date) -> str:
        """As ``assignments.urgency``; what is closed has no day to keep."""
        return NO_DAY if self.is_closed else urgency(self.due_on, today)


def actions(store: Store, occasion: str | None = None) -> list[Action]:
    """All actions, or those of one occasion: open ones first, then by day and by who does it."""
    titles = {row["uuid"]: row["title"] or "" for row in store.rows("occasion")}
    numbers = {row["uuid"]: row["number"] for row in store.rows("walk_stop")}
    served: dict[str, list[str]] = {}
    for tie in store.rows("action_viewpoint"):
        served.setdefault(tie["action_uuid"], []).append(tie["viewpoint_uuid"])
    where, given = ("occasion_uuid = ?", (occasion,)) if occasion is not None else ("", ())
    found = [
        Action(
            uuid=row["uuid"],
            description=row["description"] or "",
            responsible=row["responsible"],
            priority=row["priority"],
            due_on=row["due_on"],
            status=row["status"] or PROPOSED,
            status_on=row["status_on"],
            declined_reason=row["declined_reason"] or "",
            occasion=row["occasion_uuid"],
            occasion_title=titles.get(row["occasion_uuid"], ""),
            stop=row["stop_uuid"],
            stop_number=numbers.get(row["stop_uuid"]),
            matter=row["matter_uuid"],
            viewpoints=tuple(sorted(served.get(row["uuid"], ()))),
            verified_title=titles.get(row["verified_occasion_uuid"], ""),
        )
        for row in store.rows("action", where, given)
    ]
    return sorted(found, key=_by_urgency)


def numbers_served(store: Store) -> dict[str, int]:
    """The numbers of the viewpoints behind all actions, by uuid; those without one are left out."""
    with reading(store.path) as connection:
        return {row[0]: row[1] for row in connection.execute(_NUMBERS)}


def write(
    operation: Operation,
    store: Store,
    values: Mapping[str, Any],
    viewpoints: Collection[str],
    uuid: str | None = None,
) -> str:
    """Store an action (a new one, or that with ``uuid``) for these viewpoints; returns its uuid.

    ``values`` are columns; others are left as they are. InputError without a description, or for
    a refusal without its reason.
    """
    row = store.row("action", uuid) if uuid is not None else None
    whole = {name: values.get(name, row[name] if row else None) for name in _COLUMNS}
    whole["status"] = whole["status"] or PROPOSED
    check(whole)
    if row is None or row["status"] != whole["status"]:
        whole["status_on"] = datetime.date.today()
    if row is None:
        uuid = operation.insert("action", whole)
    elif any(row[name] != value for name, value in whole.items()):
        operation.update("action", row["uuid"], whole)
    _serve(operation, store, str(uuid), viewpoints)
    return str(uuid)


def set_status(
    operation: Operation,
    store: Store,
    uuids: Iterable[str],
    status: str,
    reason: str = "",
    verified_at: str | None = None,
) -> int:
    """Say how far actions have come; returns how many changed.

    ``verified_at`` is the occasion at which somebody looked. InputError for a refusal without its
    reason.
    """
    values: dict[str, Any] = {"status": status, "verified_occasion_uuid": verified_at}
    if status == DECLINED:
        values["declined_reason"] = reason.strip() or None
    changed = 0
    for uuid in uuids:
        row = store.row("action", uuid)
        if row is None:
            continue
        check({**row, **values})
        if any(row[name] != value for name, value in values.items()):
            operation.update("action", uuid, {**values, "status_on": datetime.date.today()})
            changed += 1
    return changed


def check(values: Mapping[str, Any]) -> None:
    """InputError, with what to do, where the action can't be stored like this."""
    if not (values["description"] or "").strip():
        raise InputError(translate("Synpunkt", "Say what is to be done."))
    if values["status"] == DECLINED and not (values["declined_reason"] or "").strip():
        raise InputError(
            translate("Synpunkt", "Say why it will not be done: those who walked need a reason.")
        )


def _serve(operation: Operation, store: Store, action: str, viewpoints: Collection[str]) -> None:
    ties = store.rows("action_viewpoint", "action_uuid = ?", (action,))
    known = {tie["viewpoint_uuid"]: tie["uuid"] for tie in ties}
    for viewpoint in sorted(known.keys() - set(viewpoints)):
        operation.delete("action_viewpoint", known[viewpoint])
    for viewpoint in sorted(set(viewpoints) - known.keys()):
        pair = {"action_uuid": action, "viewpoint_uuid": viewpoint}
        operation.insert("action_viewpoint", pair)


def _by_urgency(action: Action) -> tuple[object, ...]:
    return (
        action.is_closed,
        action.due_on is None,
        action.due_on or datetime.date.max,
        action.responsible or "",
        action.description.casefold(),
    )
