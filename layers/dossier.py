"""All that the store holds on one viewpoint, read at once: each opening of the file takes time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .connection import Connection, reading
from .history import count
from .photos import Photo, read_photos
from .rows import from_sqlite
from .schema import TABLES
from .store import Store

Row = dict[str, Any]

_TIES = (
    "SELECT l.uuid, l.relation, l.distance_m, l.state, l.plan_object_uuid,"
    " coalesce(o.label, o.object_key) AS label"
    " FROM link l JOIN plan_object o ON o.uuid = l.plan_object_uuid"
    " WHERE l.viewpoint_uuid = ? AND l.state <> 'rejected' ORDER BY label"
)
_ANSWERS = (
    "SELECT r.*, m.title AS matter_title FROM response r"
    " JOIN response_viewpoint t ON t.response_uuid = r.uuid"
    " LEFT JOIN matter m ON m.uuid = r.matter_uuid"
    " WHERE t.viewpoint_uuid = ? ORDER BY r.fid"
)
_ACTIONS = (
    "SELECT a.* FROM action a JOIN action_viewpoint t ON t.action_uuid = a.uuid"
    " WHERE t.viewpoint_uuid = ? ORDER BY a.fid"
)
_HANDOVERS = "SELECT * FROM handover WHERE viewpoint_uuid = ? ORDER BY sent_on, fid"
_DECIDED = (
    "SELECT d.*, m.title AS matter_title FROM viewpoint_matter d"
    " JOIN matter m ON m.uuid = d.matter_uuid WHERE d.viewpoint_uuid = ? ORDER BY m.title"
)
_SAME = (
    "SELECT * FROM viewpoint WHERE state = 'active' AND (same_as_uuid = ?1"
    " OR uuid = (SELECT same_as_uuid FROM viewpoint WHERE uuid = ?1)) ORDER BY fid"
)
_STOPS = "SELECT count(*) FROM walk_stop WHERE occasion_uuid = ?"


@dataclass(frozen=True)
class Dossier:
    """One viewpoint with what belongs to it; rows are dicts as ``Store.rows`` gives them.

    ``ties`` have the label of their part of the plan besides relation, distance_m and state;
    rejected ones are left out. ``answers`` and ``decided`` (its rows of ``viewpoint_matter``) also
    have ``matter_title``. ``same`` are the viewpoints that say the same: those that were joined to
    it, or the one that it was joined to. ``stops`` is how many stops the walk has. ``changes``
    counts the entries of its history.
    """

    viewpoint: Row
    stop: Row | None
    stops: int
    ties: list[Row]
    answers: list[Row]
    actions: list[Row]
    handovers: list[Row]
    decided: list[Row]
    same: list[Row]
    photos: list[Photo]
    changes: int


def dossier(store: Store, uuid: str) -> Dossier | None:
    """The dossier of a viewpoint, None if there is no such; StoreError if it can't be read."""
    with reading(store.path) as connection:
        found = _rows(connection, "viewpoint", "SELECT * FROM viewpoint WHERE uuid = ?", uuid)
        if not found:
            return None
        stop = _stop(connection, found[0]["stop_uuid"])
        stops = connection.execute(_STOPS, (stop["occasion_uuid"],)).fetchone()[0] if stop else 0
        return Dossier(
            viewpoint=found[0],
            stop=stop,
            stops=int(stops),
            ties=_rows(connection, "link", _TIES, uuid),
            answers=_rows(connection, "response", _ANSWERS, uuid),
            actions=_rows(connection, "action", _ACTIONS, uuid),
            handovers=_rows(connection, "handover", _HANDOVERS, uuid),
            decided=_rows(connection, "viewpoint_matter", _DECIDED, uuid),
            same=_rows(connection, "viewpoint", _SAME, uuid),
            photos=read_photos(connection, store.path, "viewpoint_uuid", uuid),
            changes=count(connection, uuid),
        )


def _stop(connection: Connection, uuid: str | None) -> Row | None:
    found = _rows(connection, "walk_stop", "SELECT * FROM walk_stop WHERE uuid = ?", uuid)
    return found[0] if found else None


def _rows(connection: Connection, table: str, query: str, uuid: str | None) -> list[Row]:
    return [from_sqlite(TABLES[table], row) for row in connection.execute(query, (uuid,))]
