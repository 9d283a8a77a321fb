"""What each of two stores has not yet seen of the other, read from their change logs.

Two stores share the beginning of their logs where one is a copy of the other. Each merge leaves a
record of how far in the other's log it came. Whatever stands in a log after that, and did not come
from the other in the first place, is unseen.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..connection import Connection, reading
from ..store import Store

#: ``import_batch.source`` of the rows that record a merge.
SOURCE = "mergestores"
Key = tuple[str, str]
Conflicted = tuple[str, str, str]

_LAST = "SELECT seq, change_uuid FROM change_log ORDER BY seq DESC LIMIT 1"
_SEQ = "SELECT seq FROM change_log WHERE change_uuid = ?"
_RECORDS = (
    "SELECT b.profile, c.operation_uuid FROM import_batch b"
    " LEFT JOIN change_log c ON c.row_uuid = b.uuid AND c.what = 'insert'"
    " WHERE b.source = ? ORDER BY b.fid"
)
_CHANGES = (
    "SELECT table_name, row_uuid, what, old_values, operation_uuid FROM change_log"
    " WHERE seq > ? ORDER BY seq"
)


@dataclass
class RowChange:
    """What happened to a row since the other store last saw it.

    ``before`` has, for each changed column, the logged value that the other store saw.
    """

    inserted: bool = False
    deleted: bool = False
    before: dict[str, Any] = field(default_factory=dict)


Unseen = dict[Key, RowChange]


@dataclass(frozen=True)
class Lineage:
    """``ours`` is what they have not seen, ``theirs`` what we have not, by (table, row uuid).

    ``open`` are values in conflict that nobody has decided on, as (table, row uuid, column).
    ``latest`` is the uuid of their last change, None where their log is empty.
    """

    ours: Unseen
    theirs: Unseen
    open: frozenset[Conflicted]
    latest: str | None


def record_of(lineage: Lineage, undecided: Iterable[Conflicted]) -> dict[str, Any]:
    """What ``import_batch`` is to say of a merge, so that the next one begins where it ended."""
    profile = {"last_change": lineage.latest, "open": sorted(undecided)}
    return {"source": SOURCE, "profile": json.dumps(profile)}


def lineage_of(ours: Store, theirs: Store) -> Lineage:
    """How two stores are related; StoreError if one can't be read."""
    with reading(ours.path) as our_log, reading(theirs.path) as their_log:
        shared = _shared(our_log, their_log)
        latest = their_log.execute(_LAST).fetchone()
        our_seen, from_them, undecided = _recorded(our_log, their_log)
        their_seen, from_us, _ = _recorded(their_log, our_log)
        seen_of_theirs = max(shared, our_seen, _copied(ours, theirs))
        seen_of_ours = max(shared, their_seen, _copied(theirs, ours))
        return Lineage(
            ours=_unseen(our_log, seen_of_ours, from_them),
            theirs=_unseen(their_log, seen_of_theirs, from_us),
            open=undecided,
            latest=latest["change_uuid"] if latest is not None else None,
        )


def _shared(one: Connection, other: Connection) -> int:
    """The last place up to which both logs are the same: a copy keeps its original's log."""
    low, high = 0, min(_end(one), _end(other))
    by_seq = "SELECT change_uuid FROM change_log WHERE seq <= ? ORDER BY seq DESC LIMIT 1"
    while low < high:  # once they part, no later entry is the same
        middle = (low + high + 1) // 2
        found = [log.execute(by_seq, (middle,)).fetchone() for log in (one, other)]
        if None not in found and tuple(found[0]) == tuple(found[1]):
            low = middle
        else:
            high = middle - 1
    return low


def _end(log: Connection) -> int:
    last = log.execute(_LAST).fetchone()
    return int(last["seq"]) if last is not None else 0


def _copied(copy: Store, original: Store) -> int:
    """How far in the original's log a copy of it, such as a field package, was taken."""
    meta = next(copy.rows("store_meta"))
    return int(meta["copied_at_seq"] or 0) if meta["copied_from"] == original.uuid else 0


def _recorded(log: Connection, other: Connection) -> tuple[int, set[str], frozenset[Conflicted]]:
    """How far a store has seen the other by its merges, which operations those were, and which
    conflicts the last of them left open."""
    seen = 0
    operations: set[str] = set()
    undecided: frozenset[Conflicted] = frozenset()
    for profile, operation in log.execute(_RECORDS, (SOURCE,)):
        said = json.loads(profile or "{}")
        found = other.execute(_SEQ, (said.get("last_change"),)).fetchone()
        if found is not None:
            seen = max(seen, int(found["seq"]))
            operations.add(operation)
            undecided = frozenset((str(t), str(r), str(c)) for t, r, c in said.get("open", ()))
    return seen, operations, undecided


def _unseen(log: Connection, after: int, besides: set[str]) -> Unseen:
    """What stands in a log after a place, besides what certain operations did."""
    found: Unseen = {}
    for table, row, what, old_values, operation in log.execute(_CHANGES, (after,)):
        if operation in besides:
            continue
        change = found.setdefault((table, row), RowChange())
        if what == "insert":
            change.inserted, change.deleted = True, False
        elif what == "delete":
            change.deleted = True
        else:
            old: Mapping[str, Any] = json.loads(old_values or "{}")
            change.before = {**old, **change.before}
    return found
