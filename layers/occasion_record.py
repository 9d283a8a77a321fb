"""One occasion with all that is told of it: read as a whole, written as far as it was changed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from . import walks
from .errors import InputError
from .language import translate
from .occasion_parts import Count, Party, counts, parties, set_counts, set_parties
from .operations import Operation
from .store import Store

#: The columns that people fill in, in the order of the schema.
COLUMNS = (
    "matter_uuid",
    "kind",
    "title",
    "starts_at",
    "ends_at",
    "place_name",
    "participation_level",
    "light_condition",
    "season",
    "leaf_state",
    "weather",
    "participants",
    "reached_unsurveyed",
    "question",
    "phase",
    "follows_uuid",
    "notes",
)


@dataclass(frozen=True)
class Record:
    """``values`` by column of ``COLUMNS``; who took part, and what was counted."""

    values: dict[str, Any] = field(default_factory=dict)
    parties: tuple[Party, ...] = ()
    counts: tuple[Count, ...] = ()


def read(store: Store, uuid: str) -> Record:
    """The occasion as it is stored. InputError if it is gone."""
    row = store.row("occasion", uuid)
    if row is None:
        raise _gone()
    values = {name: row[name] for name in COLUMNS}
    return Record(values, tuple(parties(store, uuid)), tuple(counts(store, uuid)))


def add(operation: Operation, store: Store, record: Record) -> str:
    """A new occasion; returns its uuid. InputError if it has no name, or ends before it begins."""
    uuid = operation.insert("occasion", _checked(record.values))
    _write_parts(operation, store, uuid, Record(), record)
    return uuid


def change(operation: Operation, store: Store, uuid: str, before: Record, after: Record) -> None:
    """Write what differs from ``before``, as it was read: what others changed meanwhile stays.

    InputError as for ``add``, if it is gone, or if it would follow itself.
    """
    if store.row("occasion", uuid) is None:
        raise _gone()
    values = _checked(after.values)
    changed = {name: value for name, value in values.items() if value != before.values.get(name)}
    ahead = changed.get("follows_uuid")
    if ahead and uuid in walks.before(store, ahead):
        raise InputError(translate("Synpunkt", "An occasion can't follow itself."))
    if changed:
        operation.update("occasion", uuid, changed)
    _write_parts(operation, store, uuid, before, after)


def follow(operation: Operation, store: Store, occasion: str, record: Record) -> str:
    """Begin the next occasion of the chain that ``occasion`` is in; see ``walks.follow``."""
    values = _checked(record.values)
    phase = str(values.get("phase") or "")
    uuid = walks.follow(operation, store, occasion, phase, values, record.parties)
    set_counts(operation, store, uuid, record.counts)
    return uuid


def to_json(record: Record) -> dict[str, Any]:
    """The record as values that a draft can hold."""
    values = {
        name: value.isoformat() if isinstance(value, datetime.datetime) else value
        for name, value in record.values.items()
    }
    return {"values": values, "parties": record.parties, "counts": record.counts}


def from_json(draft: dict[str, Any]) -> Record | None:
    """The record in a draft, None where it holds none."""
    try:
        values = {name: draft["values"].get(name) for name in COLUMNS}
        for name in ("starts_at", "ends_at"):
            if values[name]:
                values[name] = datetime.datetime.fromisoformat(values[name])
        told = tuple(Party(*one) for one in draft["parties"])
        return Record(values, told, tuple(Count(*one) for one in draft["counts"]))
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _write_parts(
    operation: Operation, store: Store, uuid: str, before: Record, after: Record
) -> None:
    if after.parties != before.parties:
        set_parties(operation, store, uuid, after.parties)
    if after.counts != before.counts:
        set_counts(operation, store, uuid, after.counts)


def _checked(given: dict[str, Any]) -> dict[str, Any]:
    """The values without blanks around them. InputError where they can't be meant."""
    values = {
        name: value.strip() or None if isinstance(value, str) else value
        for name, value in given.items()
    }
    if not values.get("title"):
        raise InputError(translate("Synpunkt", "An occasion needs a name."))
    begins, ends = values.get("starts_at"), values.get("ends_at")
    both = isinstance(begins, datetime.datetime) and isinstance(ends, datetime.datetime)
    if both and ends < begins:
        raise InputError(translate("Synpunkt", "The occasion ends before it begins."))
    return values


def _gone() -> InputError:
    return InputError(translate("Synpunkt", "The occasion is no longer in the store."))
