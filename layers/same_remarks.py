"""The same remark twice: viewpoints that say the same are joined, and each stays as it was said.

Those that are joined to another have its uuid in ``same_as_uuid``. Nothing is added up in the
store: how many agreed is counted when it is asked for, and each viewpoint still counts as one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from .connection import reading
from .errors import InputError
from .language import translate
from .operations import Operation
from .similar import similar
from .sql import sql
from .store import Store

_TEXTS = sql(
    "SELECT uuid, number, text FROM viewpoint",
    "WHERE state = 'active' AND same_as_uuid IS NULL AND text IS NOT NULL",
)
_AGREED = sql(
    "SELECT v.uuid, coalesce(v.support_count, 0)",
    "+ coalesce((SELECT sum(1 + coalesce(s.support_count, 0)) FROM viewpoint s",
    "WHERE s.same_as_uuid = v.uuid AND s.state = 'active'), 0)",
    "FROM viewpoint v WHERE v.uuid IN (SELECT value FROM json_each(?))",
)


class Remark(NamedTuple):
    """A viewpoint's text."""

    uuid: str
    number: int | None
    text: str


def find(
    store: Store, occasion: str = "", among: Iterable[str] | None = None
) -> list[list[Remark]]:
    """Viewpoints that nearly say the same, in groups, the largest first.

    Of one occasion, or of those with a uuid in ``among`` (a matter's members), or of all. What is
    joined already is not among them, but what it is joined to is.
    """
    query, parameters = _TEXTS, []
    if occasion:
        query, parameters = sql(query, "AND occasion_uuid = ?"), [occasion]
    if among is not None:
        query = sql(query, "AND uuid IN (SELECT value FROM json_each(?))")
        parameters.append(json.dumps(list(among)))
    with reading(store.path) as connection:
        rows = connection.execute(sql(query, "ORDER BY fid"), parameters).fetchall()
    remarks = [Remark(*row) for row in rows]
    groups = similar([remark.text for remark in remarks])
    return [[remarks[index] for index in group] for group in groups]


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


def agreed(store: Store, uuids: Iterable[str]) -> dict[str, int]:
    """How many agreed with each viewpoint: its own count, and all that was joined to it."""
    with reading(store.path) as connection:
        rows = connection.execute(_AGREED, (json.dumps(list(uuids)),))
        return {uuid: int(count) for uuid, count in rows}
