"""Who took part in an occasion, and what was counted there: per occasion, never per person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from .operations import Operation
from .store import Store


class Party(NamedTuple):
    """An organisation at an occasion; ``role`` is a code, ``safety_group`` a uuid or None."""

    party: str
    role: str | None
    safety_group: str | None = None


class Count(NamedTuple):
    """A voluntary tally: how many of a ``band`` ("13–19") of a ``dimension`` ("age")."""

    dimension: str
    band: str
    number: int


def parties(store: Store, occasion: str) -> list[Party]:
    """Who organised, took part or was invited, in the order in which they were put down."""
    rows = store.rows("occasion_party", "occasion_uuid = ?", (occasion,))
    return [Party(row["party"] or "", row["role"], row["safety_group_uuid"]) for row in rows]


def set_parties(operation: Operation, store: Store, occasion: str, wanted: Sequence[Party]) -> None:
    """Make these the parties of the occasion; blank ones are left out."""
    rows = [
        {"party": one.party.strip(), "role": one.role, "safety_group_uuid": one.safety_group}
        for one in wanted
        if one.party.strip()
    ]
    _replace(operation, store, "occasion_party", occasion, rows)


def counts(store: Store, occasion: str) -> list[Count]:
    """What was counted at the occasion."""
    rows = store.rows("occasion_tally", "occasion_uuid = ?", (occasion,))
    return [Count(row["dimension"] or "", row["band"] or "", row["count"] or 0) for row in rows]


def set_counts(operation: Operation, store: Store, occasion: str, wanted: Sequence[Count]) -> None:
    """Make these the tallies of the occasion; those without a band are left out."""
    rows = [
        {"dimension": one.dimension.strip() or None, "band": one.band.strip(), "count": one.number}
        for one in wanted
        if one.band.strip()
    ]
    _replace(operation, store, "occasion_tally", occasion, rows)


def _replace(
    operation: Operation, store: Store, table: str, occasion: str, wanted: list[dict[str, Any]]
) -> None:
    """Write only what differs: rows that stay keep their uuid."""
    left = list(wanted)
    for row in store.rows(table, "occasion_uuid = ?", (occasion,)):
        same = next((one for one in left if all(row[k] == v for k, v in one.items())), None)
        if same is None:
            operation.delete(table, row["uuid"])
        else:
            left.remove(same)
    for values in left:
        operation.insert(table, {"occasion_uuid": occasion, **values})
