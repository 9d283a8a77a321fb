"""Which rows of a recording the store has, and which a person has removed from it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from ...layers.connection import Connection

_ROWS = {
    "walk_route": "SELECT uuid FROM walk_route WHERE uuid IN (SELECT value FROM json_each(?))",
    "walk_stop": "SELECT uuid FROM walk_stop WHERE uuid IN (SELECT value FROM json_each(?))",
    "viewpoint": "SELECT uuid FROM viewpoint WHERE uuid IN (SELECT value FROM json_each(?))",
}
_REMOVALS = (
    "SELECT c.row_uuid, o.reverts_uuid FROM change_log c"
    " LEFT JOIN operation o ON o.uuid = c.operation_uuid"
    " WHERE c.what = 'delete' AND c.row_uuid IN (SELECT value FROM json_each(?)) ORDER BY c.seq"
)


class Known(NamedTuple):
    """The uuids of rows that are there, and of those that a person removed.

    What went when its import was taken back was not removed: it may come again.
    """

    rows: frozenset[str]
    removed: frozenset[str]


def known_rows(connection: Connection, uuids: Iterable[str]) -> Known:
    """What the store knows of the rows with these uuids."""
    wanted = (json.dumps(sorted(uuids)),)
    rows = {row[0] for query in _ROWS.values() for row in connection.execute(query, wanted)}
    last = {uuid: reverts for uuid, reverts in connection.execute(_REMOVALS, wanted)}
    removed = {uuid for uuid, reverts in last.items() if reverts is None} - rows
    return Known(frozenset(rows), frozenset(removed))
