"""One operation on a store's schema: the same face as on a file, one transaction of the server."""

from __future__ import annotations

import contextlib
import datetime
import uuid as uuids
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from qgis.core import QgsGeometry

from ..errors import ConflictError
from ..language import translate
from ..operations import KEEP, NothingChanged, Operation, no_such_row
from ..rows import UTC, flat
from ..schema import TABLES
from ..sql import name, names, sql
from ..tables import BOOLEAN, Table
from .connection import driver, explained, writing
from .guards import LOGGING, OFF, OPERATION, ROLE
from .place import Schema

#: Rows that are sent to the server in one statement.
TOGETHER = 500
# Columns that no table names among its own.
_EVERYWHERE = frozenset({"fid", "seq", "uuid", "operation_uuid"})


class ServerOperation(Operation):
    """Writes rows inside one transaction of the server; made by ``Store.operation``.

    Added rows are sent many at a time: before anything else is done, and at the end. Earlier texts
    are kept by the server's own triggers.
    """

    def __init__(self, connection: Any, place: Schema, uuid: str) -> None:
        self.uuid = uuid
        self.changed = False
        self._connection = connection
        self._place = place
        self._srid = _srid(connection)
        self._waiting: list[tuple[Any, ...]] = []
        self._into: tuple[str, tuple[str, ...]] = ("", ())

    def insert(
        self, table: str, values: Mapping[str, Any], geometry: QgsGeometry | None = None
    ) -> str:
        row_uuid = str(values.get("uuid") or uuids.uuid4())
        row = self._row(TABLES[table], {**values, "uuid": row_uuid})
        if TABLES[table].geometry:
            row["geom"] = self._place_of(geometry, TABLES[table])
        self._add(table, row)
        return row_uuid

    def insert_all(self, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
        for row in rows:
            self.insert(table, row)

    def update(
        self, table: str, uuid: str, values: Mapping[str, Any], geometry: object = KEEP
    ) -> None:
        row = self._row(TABLES[table], values)
        if geometry is not KEEP:
            place = geometry if isinstance(geometry, QgsGeometry) else None
            row["geom"] = self._place_of(place, TABLES[table])
        if not row:
            row = {"uuid": uuid}
        given = ", ".join(f"{name(column)} = {_slot(column)}" for column in row)
        statement = sql("UPDATE", name(table), "SET", given, "WHERE uuid = %s")
        if not self._run(statement, (*row.values(), uuid)):
            raise no_such_row(table, uuid)
        self.changed = True

    def delete(self, table: str, uuid: str) -> None:
        if not self._run(sql("DELETE FROM", name(table), "WHERE uuid = %s"), (uuid,)):
            raise no_such_row(table, uuid)
        self.changed = True

    def delete_inserted(self, table: str, operation_uuid: str) -> None:
        these = (
            "WHERE uuid IN (SELECT row_uuid FROM change_log"
            " WHERE operation_uuid = %s AND what = 'insert' AND table_name = %s)"
        )
        for column in map(name, TABLES[table].self_references):
            apart = sql("SET", column, "= NULL", these, "AND", column, "IS NOT NULL")
            self._run(sql("UPDATE", name(table), apart), (operation_uuid, table))
        self._run(sql("DELETE FROM", name(table), these), (operation_uuid, table))
        self.changed = True

    def overwrite_removed(self) -> None:
        """Nothing: what is removed is overwritten when the server is vacuumed afterwards."""

    def forget_logged(self, table: str, row_uuid: str) -> None:
        this = "WHERE table_name = %s AND row_uuid = %s"
        self._run(sql("UPDATE change_log SET old_values = NULL", this), (table, row_uuid))
        self.changed = True

    def insert_restricted(self, table: str, values: Mapping[str, Any]) -> bool:
        row = {"uuid": str(uuids.uuid4()), **self._row(TABLES[table], values)}
        self._add(table, {**row, "operation_uuid": self.uuid or None})
        return True

    def remove_restricted(self, table: str, fid: int) -> None:
        self._run(sql("DELETE FROM", name(table), "WHERE fid = %s"), (fid,))
        self.changed = True

    def rewrite_restricted(self, table: str, fid: int, column: str, text: str) -> None:
        statement = sql("UPDATE", name(table), "SET", name(column), "= %s WHERE fid = %s")
        self._run(statement, (text, fid))
        self.changed = True

    def close(self) -> None:
        self._connection = None

    def restore(self, table: str, row: Mapping[str, Any]) -> None:
        """Add a row as it was elsewhere, with its keys."""
        values = {column: value for column, value in row.items() if column != "geom"}
        restored = self._row(TABLES[table], {"uuid": str(uuids.uuid4()), **values})
        if TABLES[table].geometry:
            restored["geom"] = self._place_of(row.get("geom"), TABLES[table])
        self._add(table, restored)

    def set(self, setting: str, value: str) -> None:
        """A setting of this transaction, which the triggers read."""
        self._run("SELECT set_config(%s, %s, true)", (setting, value))

    def flush(self) -> None:
        """Send the added rows that wait."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        table, columns = self._into
        slots = "(" + ", ".join(_slot(column) for column in columns) + ")"
        statement = sql("INSERT INTO", name(table), f"({names(columns)}) VALUES %s")
        try:
            with self._connection.cursor() as cursor:
                driver().extras.execute_values(cursor, statement, waiting, slots, TOGETHER)
        except driver().errors.ForeignKeyViolation as error:
            raise ConflictError(_missing(table)) from error
        except driver().Error as error:
            raise explained(error, self._place) from error

    def _add(self, table: str, row: Mapping[str, Any]) -> None:
        into = table, tuple(row)
        if into != self._into or len(self._waiting) >= TOGETHER:
            self.flush()
            self._into = into
        self._waiting.append(tuple(row.values()))
        self.changed = True

    def _run(self, statement: str, parameters: tuple[Any, ...]) -> int:
        """Run one statement after what waits; returns how many rows it met."""
        self.flush()
        try:
            with self._connection.cursor() as cursor:
                cursor.execute(statement, parameters)
                return int(cursor.rowcount)
        except driver().errors.ForeignKeyViolation as error:
            sentence = _used if statement.startswith("DELETE") else _missing
            raise ConflictError(sentence(str(error.diag.table_name))) from error
        except driver().Error as error:
            raise explained(error, self._place) from error

    def _row(self, table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values as the server takes them; KeyError if the table has no such column."""
        return {column: _value(table, column, value) for column, value in values.items()}

    def _place_of(self, geometry: QgsGeometry | None, table: Table) -> str | None:
        """A geometry as hex EWKB; None is "no place"."""
        if geometry is None:
            return None
        wkb = bytes(flat(geometry, table).asWkb())
        kind = int.from_bytes(wkb[1:5], "little") | 0x20000000
        head = wkb[:1] + kind.to_bytes(4, "little") + self._srid.to_bytes(4, "little")
        return (head + wkb[5:]).hex()


@contextlib.contextmanager
def operation(
    place: Schema, kind: str = "", title: str = "", role: str = "", reverts: str | None = None
) -> Iterator[ServerOperation]:
    """An operation on the store at ``place``: all of it on leaving, nothing on an exception."""
    uuid = str(uuids.uuid4())
    with contextlib.suppress(NothingChanged), writing(place) as connection:
        begun = ServerOperation(connection, place, uuid)
        try:
            begun.set(OPERATION, uuid)
            begun.set(ROLE, role)
            begun.insert("operation", {
                "uuid": uuid, "kind": kind or None, "title": title or None, "role": role or None,
                "reverts_uuid": reverts, "at": datetime.datetime.now(UTC),
            })  # fmt: skip
            begun.flush()
            begun.changed = False
            yield begun
            if not begun.changed:
                raise NothingChanged
            begun.flush()
        finally:
            begun.close()


@contextlib.contextmanager
def unlogged(place: Schema, connection: Any) -> Iterator[ServerOperation]:
    """Rows that belong to the making of a store: they are no operation, and not logged."""
    begun = ServerOperation(connection, place, "")
    begun.set(LOGGING, OFF)
    yield begun
    begun.flush()
    begun.set(LOGGING, "")


def _slot(column: str) -> str:
    return "%s::geometry" if column == "geom" else "%s"


def _value(table: Table, column: str, value: Any) -> Any:
    kind = "" if column in _EVERYWHERE else table.column(column).type
    if value is None:
        return None
    if kind == BOOLEAN:
        return bool(value)
    if isinstance(value, datetime.datetime):
        return value.astimezone(UTC)
    if isinstance(value, bool):
        return int(value)
    # A text on the server can't hold a NUL: no byte of a text may be lost in silence.
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value


def _srid(connection: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT Find_SRID(current_schema()::text, 'viewpoint', 'geom')")
        return int(cursor.fetchone()[0])


def _missing(table: str) -> str:
    from ..labels import table_label  # rarely needed

    return translate("Synpunkt", "A row in “{table}” points at a row that is not there.").format(
        table=table_label(table)
    )


def _used(table: str) -> str:
    from ..labels import table_label  # rarely needed

    return translate(
        "Synpunkt",
        "The row is still used in “{table}” and can't be removed; take that back or remove it"
        " first.",
    ).format(table=table_label(table))
