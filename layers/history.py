"""What happened to a viewpoint, read from the change log: what changed, when, and from what.

The log keeps what stood there before each change; what stood there after it is what the next change
replaced, or what stands there now. Of texts it says only that they changed.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .connection import Connection, Row, reading
from .rows import from_sqlite, geometry_from_hex, typed
from .schema import TABLES, referrers
from .sql import name, sql
from .store import Store
from .tables import Table

INSERT, UPDATE, DELETE = "insert", "update", "delete"
#: Columns that mean something to programs only.
UNTOLD = frozenset({"uuid", "source_digest", "sha256", "viewpoint_uuid"})
# How a row that another points at is called.
_NAMES = {
    "matter": "title",
    "occasion": "title",
    "walk_stop": "number",
    "statement": "coalesce(sender_label, number)",
    "plan_object": "coalesce(label, object_key)",
    "response": "coalesce(title, summary)",
    "action": "description",
    "viewpoint": "number",
    "import_batch": "file_name",
}
# Rows of other tables count as the viewpoint's own while they point at it.
_OWN = " UNION ALL ".join(
    [
        "SELECT uuid FROM viewpoint WHERE uuid = ?1",
        *(
            sql("SELECT uuid FROM", name(table.name), "WHERE viewpoint_uuid = ?1")
            for table, column in referrers("viewpoint")
            if column.name == "viewpoint_uuid"
        ),
    ]
)
_WHERE = sql("WHERE row_uuid IN (", _OWN, ")")
_COUNT = sql("SELECT count(DISTINCT coalesce(operation_uuid, change_uuid)) FROM change_log", _WHERE)
_CHANGES = sql(
    "SELECT coalesce(c.operation_uuid, c.change_uuid) AS entry, c.table_name, c.row_uuid, c.what,",
    "c.old_values, c.at, c.role, o.title, o.kind",
    "FROM change_log c LEFT JOIN operation o ON o.uuid = c.operation_uuid",
    _WHERE,
    "ORDER BY c.seq DESC",
)


@dataclass(frozen=True)
class Value:
    """A column that changed. Of a text, ``before`` and ``after`` are None: only that it changed.

    A reference is told by the name of the row that it points at, a place as a QgsGeometry; codes
    are as stored.
    """

    column: str
    before: Any = None
    after: Any = None


@dataclass(frozen=True)
class Change:
    """One row that was added (``INSERT``), changed or removed.

    ``names`` tells what the row points at, by column: of a tie, the part of the plan.
    """

    table: str
    what: str
    values: tuple[Value, ...] = ()
    names: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Entry:
    """What one operation, or one edit outside Synpunkt (without ``title``), did to a viewpoint."""

    at: datetime.datetime | None
    title: str
    kind: str
    role: str
    changes: tuple[Change, ...]


def count(connection: Connection, viewpoint: str) -> int:
    """How many entries ``history`` has."""
    return int(connection.execute(_COUNT, (viewpoint,)).fetchone()[0])


def history(store: Store, viewpoint: str) -> list[Entry]:
    """The entries of a viewpoint, the latest first.

    Rows that belong to it (ties, answers, photos, what was decided for a matter) are told of while
    they are there. StoreError if the store can't be read.
    """
    with reading(store.path) as connection:
        logged = connection.execute(_CHANGES, (viewpoint,)).fetchall()
        reader = _Reader(connection)
        entries: dict[str, list[tuple[Row, Change]]] = {}
        for row in logged:
            entries.setdefault(row["entry"], []).append((row, reader.change(row)))
    return [_entry(changes) for changes in entries.values()]


class _Reader:
    """Reads the log backwards, from the rows as they are now."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: dict[str, dict[str, Any]] = {}
        self._named: dict[tuple[str, str], str] = {}

    def change(self, logged: Row) -> Change:
        """The change that a row of the log tells of; they must come latest first."""
        table = TABLES[logged["table_name"]]
        row = self._row(table, logged["row_uuid"])
        names = self._names(table, row)
        if logged["what"] != UPDATE:
            return Change(table.name, logged["what"], (), names)
        old = json.loads(logged["old_values"] or "{}")
        values = tuple(self._values(table, row, old))
        return Change(table.name, UPDATE, values, names)

    def _values(self, table: Table, row: dict[str, Any], old: Mapping[str, Any]) -> Iterator[Value]:
        before: Any
        after: Any
        for column, logged in old.items():
            if column == "geom":
                before, after = geometry_from_hex(logged), row.get("geom")
            elif table.column(column).private:
                yield Value(column)
                continue
            else:
                before, after = typed(table, column, logged), row.get(column)
            row[column] = before
            if column in UNTOLD:
                continue
            target = table.column(column).references if column != "geom" else ""
            if target:
                before, after = self._name(target, before), self._name(target, after)
            yield Value(column, before, after)

    def _row(self, table: Table, uuid: str) -> dict[str, Any]:
        if uuid not in self._rows:
            query = sql("SELECT * FROM", name(table.name), "WHERE uuid = ?")
            found = self._connection.execute(query, (uuid,)).fetchone()
            self._rows[uuid] = from_sqlite(table, found) if found is not None else {}
        return self._rows[uuid]

    def _names(self, table: Table, row: Mapping[str, Any]) -> dict[str, str]:
        if table.name == "viewpoint":
            return {}
        found = {
            column.name: self._name(column.references, row.get(column.name))
            for column in table.columns
            if column.references and column.name not in UNTOLD
        }
        return {column: told for column, told in found.items() if told}

    def _name(self, table: str, uuid: str | None) -> str:
        if not uuid:
            return ""
        if (table, uuid) not in self._named:
            self._named[table, uuid] = name_of(self._connection, table, uuid)
        return self._named[table, uuid]


def name_of(connection: Connection, table: str, uuid: str | None) -> str:
    """What people call a row of another table, "" where it is gone."""
    query = sql("SELECT", _NAMES.get(table, "uuid"), "FROM", name(table), "WHERE uuid = ?")
    found = connection.execute(query, (uuid,)).fetchone()
    return str(found[0] or "") if found is not None else ""


def _entry(changes: list[tuple[Row, Change]]) -> Entry:
    first = changes[0][0]
    return Entry(
        at=moment(first["at"]),
        title=first["title"] or "",
        kind=first["kind"] or "",
        role=first["role"] or "",
        changes=tuple(change for _, change in reversed(changes)),
    )


def moment(text: str | None) -> datetime.datetime | None:
    """When a row of the change log was written."""
    found = typed(TABLES["change_log"], "at", text)
    return found if isinstance(found, datetime.datetime) else None
