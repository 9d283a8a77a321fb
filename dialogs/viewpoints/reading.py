"""All that the columns are made of: read from the store in one go, as it is at one moment."""

from __future__ import annotations

import datetime
import json
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from qgis.core import QgsGeometry

from ...layers.code_lists import CodeLists, code_lists_in
from ...layers.connection import Connection, reading_one_state
from ...layers.places import OUTLINE_TABLES
from ...layers.rows import geometry_from_blob
from ...layers.same_remarks import PAIRS
from ...layers.sql import literal, name, sql
from ...layers.standing import Standing, standings_in
from ...layers.store import Store
from ...processing.summary.values import date_of
from . import plan_ties
from .catching_up import Mark, changed_since, mark_in

if TYPE_CHECKING:
    import numpy as np

# A plain GeoPackage point: little-endian, without an envelope; x and y are its last 16 bytes.
_PLAIN = (
    "length(geom) = 29 AND substr(geom, 1, 4) = x'47500001' AND substr(geom, 9, 5) = x'0101000000'"
)
# Two "not a number", as such a point would have them: for no place, and for any other geometry.
_NO_PLACE, _OTHER_PLACE = ("000000000000F87F" * 2, "010000000000F87F" * 2)
_TEXTS, _NUMBERS = ("text", "place_name", "received_on"), ("number", "severity", "support_count")
_CODES = ("theme", "valence", "time_context", "privacy_state", "occasion_uuid")
_FIELDS = ("uuid", "fid", *_TEXTS, *_NUMBERS, *_CODES)
_VALUES = {
    **{field: sql("coalesce(CAST(", field, "AS text), '')") for field in _TEXTS},
    **{field: sql("coalesce(", field, ", 0)") for field in _NUMBERS},
}
_ACTIVE = "FROM viewpoint WHERE state = 'active'"
_CHANGED = "AND uuid IN (SELECT value FROM json_each(?))"
# One row with a JSON list for each column: SQLite makes these much faster than Python could read
# the rows. All lists have the one order in which the rows are met.
_VIEWPOINTS = sql(
    "SELECT",
    ", ".join(sql("json_group_array(", _VALUES.get(field, field), ")") for field in _FIELDS),
    ", group_concat(CASE WHEN geom IS NULL THEN",
    literal(_NO_PLACE),
    "WHEN",
    _PLAIN,
    "THEN hex(substr(geom, 14)) ELSE",
    literal(_OTHER_PLACE),
    "END, '')",
)
# The same by PostgreSQL, where every place is a plain point.
_ON_SERVER = sql(
    "SELECT",
    ", ".join(f"coalesce(json_agg({_VALUES.get(field, field)}), '[]')" for field in _FIELDS),
    ", string_agg(CASE WHEN geom IS NULL THEN",
    literal(_NO_PLACE),
    "ELSE encode(substring(ST_AsBinary(geom, 'NDR') FROM 6), 'hex') END, '')",
)
_PLACES = "SELECT fid, geom FROM viewpoint WHERE fid IN (SELECT value FROM json_each(?))"
_OCCASIONS = "SELECT uuid, title, kind, starts_at, light_condition FROM occasion"
_LOOSE = "SELECT viewpoint_uuid FROM link WHERE state IN ('loose', 'refound')"


class Occasion(NamedTuple):
    """Where viewpoints were collected; ``date`` is the day in Sweden when it began."""

    uuid: str
    title: str
    kind: str | None
    date: datetime.date | None
    light_condition: str | None


class Held(NamedTuple):
    """What a store holds on its active viewpoints.

    ``lists`` has a list for each field, in one order; texts are "" and numbers 0 where NULL.
    ``x`` and ``y`` go with them, not a number where there is no point; ``outlines`` are by uuid.
    Where only the viewpoints that changed were read, these are ``changed``, and lists, x and y hold
    those of them that are active. ``mark`` is for the next time. The rest is of all.
    ``loose``, ``joined`` and ``ties`` name viewpoints by uuid, ``joined`` as ``same_remarks.PAIRS``
    and ``ties`` as ``plan_ties.QUERY`` give them.
    """

    lists: dict[str, list[Any]]
    x: np.ndarray
    y: np.ndarray
    outlines: dict[str, QgsGeometry]
    occasions: dict[str, Occasion]
    loose: list[str]
    joined: list[Sequence[str]]
    ties: list[Sequence[str]]
    code_lists: CodeLists
    standings: dict[str, Standing]
    changed: set[str] | None
    mark: Mark | None


def read(store: Store, matter: str | None = None, since: Mark | None = None) -> Held:
    """Read the store; standings are those in ``matter`` (a uuid), or in any matter.

    With a mark only the viewpoints that changed since are read, where they are few. StoreError if
    it can't be read.
    """
    with reading_one_state(store.path) as connection:
        changed = changed_since(connection, store.path, since)
        *texts, points = _viewpoints(connection, isinstance(store.path, Path), changed)
        lists = dict(zip(_FIELDS, map(json.loads, texts), strict=True))
        x, y = _coordinates(connection, points or "", lists["fid"])
        return Held(
            lists,
            x,
            y,
            _outlines(connection),
            _occasions(connection.execute(_OCCASIONS)),
            [row[0] for row in connection.execute(_LOOSE)],
            connection.execute(PAIRS).fetchall(),
            connection.execute(plan_ties.QUERY).fetchall(),
            code_lists_in(connection),
            standings_in(connection, matter),
            changed,
            mark_in(connection, store.path),
        )


def _viewpoints(
    connection: Connection, in_file: bool, changed: Collection[str] | None
) -> Sequence[Any]:
    """The one row of lists; of the active viewpoints, or of those that ``changed``."""
    some = "" if changed is None else _CHANGED
    given = () if changed is None else (json.dumps(list(changed)),)
    if in_file:
        query = sql(_VIEWPOINTS, _ACTIVE, some)
    else:
        query = sql(_ON_SERVER, "FROM (SELECT *", _ACTIVE, some, "ORDER BY fid) AS viewpoint")
    row: Sequence[Any] = connection.execute(query, given).fetchone()
    return row


def _coordinates(
    connection: Connection, points: str, fids: Sequence[int]
) -> tuple[np.ndarray, np.ndarray]:
    """x and y: of all plain points at once, then of those that are written in another way."""
    import numpy as np

    found = bytearray.fromhex(points)
    places = np.frombuffer(found, "<f8").reshape(-1, 2)
    marks = np.frombuffer(found, "<u8").reshape(-1, 2)[:, 0]
    other = np.frombuffer(bytes.fromhex(_OTHER_PLACE), "<u8")[0]
    rows = {fids[row]: row for row in np.flatnonzero(marks == other).tolist()}
    if rows:
        for fid, blob in connection.execute(_PLACES, (json.dumps(list(rows)),)):
            geometry = geometry_from_blob(blob)
            if geometry is not None:
                point = geometry.asPoint()
                places[rows[fid]] = point.x(), point.y()
    return places[:, 0].copy(), places[:, 1].copy()


def _outlines(connection: Connection) -> dict[str, QgsGeometry]:
    """The outlines of each viewpoint that has any, as one geometry."""
    parts: dict[str, list[QgsGeometry]] = {}
    for table in OUTLINE_TABLES:
        for uuid, blob in connection.execute(
            sql("SELECT viewpoint_uuid, geom FROM", name(table), "ORDER BY fid")
        ):
            geometry = geometry_from_blob(blob)
            if geometry is not None:
                parts.setdefault(uuid, []).append(geometry)
    return {uuid: QgsGeometry.collectGeometry(found) for uuid, found in parts.items()}


def _occasions(rows: Iterable[Sequence[Any]]) -> dict[str, Occasion]:
    return {
        uuid: Occasion(uuid, title or "", kind, _day(starts), light)
        for uuid, title, kind, starts, light in rows
    }


def _day(text: str | None) -> datetime.date | None:
    try:
        return date_of(text)
    except ValueError:
        return None
