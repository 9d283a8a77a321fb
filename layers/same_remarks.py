"""The same remark twice: viewpoints that say the same are joined, and each stays as it was said.

Those that are joined to another have its uuid in ``same_as_uuid``. Nothing is added up in the
store: how many agreed is counted where it is shown, and each viewpoint still counts as one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from .connection import reading
from .errors import InputError
from .language import translate
from .operations import Operation
from .similar import similar
from .sql import sql
from .store import Store

_REMARKS = sql(
    "SELECT v.uuid, v.number, v.text, coalesce(o.title, ''), v.same_as_uuid",
    "FROM viewpoint v LEFT JOIN occasion o ON o.uuid = v.occasion_uuid",
    "WHERE v.state = 'active'",
)
_APART = sql(_REMARKS, "AND v.same_as_uuid IS NULL AND v.text IS NOT NULL")
_AMONG = "AND v.uuid IN (SELECT value FROM json_each(?))"
_JOINED = sql(
    _REMARKS,
    "AND (v.same_as_uuid IS NOT NULL OR v.uuid IN (SELECT same_as_uuid FROM viewpoint))",
    "ORDER BY v.same_as_uuid IS NOT NULL, v.fid",
)
#: (uuid of the one that is kept, uuid of one that is joined to it); quick, for it has an index.
PAIRS = sql(
    "SELECT same_as_uuid, uuid FROM viewpoint",
    "WHERE same_as_uuid IS NOT NULL AND state = 'active'",
)


class Remark(NamedTuple):
    """A viewpoint's text; ``occasion`` is a title, ``kept`` the uuid of what it is joined to."""

    uuid: str
    number: int | None
    text: str
    occasion: str = ""
    kept: str | None = None


def find(
    store: Store, occasion: str = "", among: Iterable[str] | None = None
) -> list[list[Remark]]:
    """Viewpoints that nearly say the same, in groups, the largest first.

    Of one occasion, or of those with a uuid in ``among`` (a matter's members), or of all. What is
    joined already is not among them, but what it is joined to is.
    """
    query, parameters = _APART, []
    if occasion:
        query, parameters = sql(query, "AND v.occasion_uuid = ?"), [occasion]
    if among is not None:
        query = sql(query, _AMONG)
        parameters.append(json.dumps(list(among)))
    remarks = _read(store, sql(query, "ORDER BY v.fid"), parameters)
    groups = similar([remark.text for remark in remarks])
    return [[remarks[index] for index in group] for group in groups]


def still_apart(store: Store, groups: Iterable[Sequence[Remark]]) -> list[list[Remark]]:
    """Of the groups that were found, what can still be joined as the store is now."""
    found = [[remark.uuid for remark in group] for group in groups]
    everyone = json.dumps([uuid for group in found for uuid in group])
    known = {remark.uuid: remark for remark in _read(store, sql(_APART, _AMONG), [everyone])}
    left = ([known[uuid] for uuid in group if uuid in known] for group in found)
    return [group for group in left if len(group) > 1]


def joined(store: Store) -> list[list[Remark]]:
    """What has been joined, in groups; what is kept comes first in each."""
    groups: dict[str, list[Remark]] = {}
    for remark in _read(store, _JOINED):
        groups.setdefault(remark.kept or remark.uuid, []).append(remark)
    return [group for group in groups.values() if group[0].kept is None]


def join(operation: Operation, store: Store, kept: str, others: Iterable[str]) -> int:
    """Say that ``others`` are the same remark as ``kept``; returns how many were joined.

    What was joined to one of the others goes along. InputError where ``kept`` is itself joined.
    """
    row = store.row("viewpoint", kept)
    if row is None or row["same_as_uuid"] is not None:
        raise InputError(
            translate("Synpunkt", "The viewpoint to keep is itself joined to another.")
        )
    joined = 0
    for uuid in dict.fromkeys(others):
        if uuid == kept:
            continue
        with_it = [one["uuid"] for one in store.rows("viewpoint", "same_as_uuid = ?", (uuid,))]
        for one in (uuid, *with_it):
            operation.update("viewpoint", one, {"same_as_uuid": kept})
            joined += 1
    return joined


def part(operation: Operation, uuids: Iterable[str]) -> None:
    """Let viewpoints stand by themselves again."""
    for uuid in uuids:
        operation.update("viewpoint", uuid, {"same_as_uuid": None})


def _read(store: Store, query: str, parameters: Sequence[Any] = ()) -> list[Remark]:
    with reading(store.path) as connection:
        return [Remark(*row) for row in connection.execute(query, parameters)]
