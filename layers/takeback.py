"""Taking an operation back: the store as if it had not been made, as far as nothing built on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from qgis.core import QgsGeometry

from .connection import Connection, Row, reading
from .errors import ConflictError, InputError
from .language import translate
from .operations import KEEP, Operation
from .restricted import earlier_texts
from .rows import geometry_from_hex, typed
from .schema import MAIN_TABLES, TABLES
from .store import Store
from .tables import Table

NAMED_ROWS = 5
#: What was forgotten does not come back, and what was published can't be called in: that it was
#: must stay on record.
FINAL = frozenset({"forget", "publish"})


def take_back(
    store: Store, operation_uuid: str, progress: Callable[[float], None] | None = None
) -> int:
    """Revert an operation from the change log, as an operation of its own; returns its changes.

    Rows that it added are removed (the log keeps them, their numbers are not used again), rows that
    it changed or removed stand as before. InputError if there is no such operation or it was taken
    back already; ConflictError, naming the rows, if something changed or built on them since.
    """
    texts = earlier_texts(store.path, operation_uuid)
    title = translate("Synpunkt", "Take back")
    with store.operation("takeback", title, reverts=operation_uuid) as operation:
        # Looked at now that no other writer can get in between.
        with reading(store.path) as connection:
            _refuse_unknown(connection, operation_uuid)
            _refuse_changed_since(connection, operation_uuid)
            changes = connection.execute(
                "SELECT table_name, row_uuid, what, old_values FROM change_log"
                " WHERE operation_uuid = ? AND what <> 'insert' ORDER BY seq DESC",
                (operation_uuid,),
            ).fetchall()
            counted = "SELECT count(*) FROM change_log WHERE operation_uuid = ?"
            total = int(connection.execute(counted, (operation_uuid,)).fetchone()[0])
            inserted = _tables_with_inserts(connection, operation_uuid)
        for index, change in enumerate(changes):
            _revert(operation, change, texts)
            if progress is not None:
                progress(index / max(total, 1))
        for table in inserted:
            operation.delete_inserted(table.name, operation_uuid)
    return total


def _refuse_unknown(connection: Connection, operation_uuid: str) -> None:
    known = connection.execute("SELECT kind FROM operation WHERE uuid = ?", (operation_uuid,))
    found = known.fetchone()
    if found is None:
        raise InputError(translate("Synpunkt", "The store knows no such operation."))
    if found["kind"] in FINAL:
        raise InputError(
            translate(
                "Synpunkt",
                "What was published or removed for good stays on record and can't be taken back.",
            )
        )
    if operation_uuid in _reverted(connection):
        raise InputError(translate("Synpunkt", "The operation has been taken back already."))


def _reverted(connection: Connection) -> set[str]:
    """Operations that stand taken back; one whose taking back was itself taken back does not."""
    query = "SELECT uuid, reverts_uuid FROM operation WHERE reverts_uuid IS NOT NULL ORDER BY fid"
    reverted: set[str] = set()
    for uuid, reverts in reversed(connection.execute(query).fetchall()):
        if uuid not in reverted:
            reverted.add(reverts)
    return reverted


def _refuse_changed_since(connection: Connection, operation_uuid: str) -> None:
    """Later changes of the same rows are in the way, save those that have cancelled out."""
    void = _reverted(connection)
    void |= {
        uuid
        for uuid, reverts in connection.execute(
            "SELECT uuid, reverts_uuid FROM operation WHERE reverts_uuid IS NOT NULL"
        )
        if reverts in void
    }
    query = (
        "SELECT DISTINCT later.table_name, later.row_uuid, later.operation_uuid"
        " FROM (SELECT row_uuid, max(seq) AS seq FROM change_log WHERE operation_uuid = ?"
        "       GROUP BY row_uuid) AS own"
        " JOIN change_log AS later ON later.row_uuid = own.row_uuid AND later.seq > own.seq"
    )
    in_the_way = [
        (table, row)
        for table, row, other in connection.execute(query, (operation_uuid,))
        if other not in void
    ]
    if in_the_way:
        raise ConflictError(
            translate(
                "Synpunkt",
                "The operation can't be taken back, since %n row(s) changed after it: {rows}.",
                "",
                len(in_the_way),
            ).format(rows=_named(connection, in_the_way))
        )


def _named(connection: Connection, rows: Iterable[tuple[str, str]]) -> str:
    """The first few rows as people know them: a viewpoint by its number, others by their uuid."""
    names = []
    for table, row in rows:
        found = None
        if table == "viewpoint":
            query = "SELECT number FROM viewpoint WHERE uuid = ?"
            found = connection.execute(query, (row,)).fetchone()
        names.append(f"{table} {found[0] if found and found[0] is not None else row}")
    more = ", …" if len(names) > NAMED_ROWS else ""
    return ", ".join(names[:NAMED_ROWS]) + more


def _tables_with_inserts(connection: Connection, operation_uuid: str) -> list[Table]:
    """Tables to which the operation added rows, those that point at others first."""
    query = (
        "SELECT DISTINCT table_name FROM change_log WHERE operation_uuid = ? AND what = 'insert'"
    )
    named = {row[0] for row in connection.execute(query, (operation_uuid,))}
    return [table for table in reversed(MAIN_TABLES) if table.name in named]


def _revert(
    operation: Operation, change: Row, texts: dict[tuple[str, str, str], list[str]]
) -> None:
    table = TABLES[change["table_name"]]
    row = change["row_uuid"]
    old = json.loads(change["old_values"] or "{}")
    place: object = KEEP
    if "geom" in old:
        place = geometry_from_hex(old.pop("geom"))
    values: dict[str, Any] = {}
    for name, value in old.items():
        if table.column(name).private:
            values[name] = _earlier(texts, (table.name, row, name)) if value else None
        else:
            values[name] = typed(table, name, value)
    if change["what"] == "delete":
        geometry = place if isinstance(place, QgsGeometry) else None
        operation.insert(table.name, {**values, "uuid": row}, geometry)
    else:
        operation.update(table.name, row, values, place)


def _earlier(texts: dict[tuple[str, str, str], list[str]], key: tuple[str, str, str]) -> str:
    """The text before a change; changes are reverted last first, and so are their texts."""
    if not texts.get(key):
        raise ConflictError(
            translate(
                "Synpunkt",
                "The operation can't be taken back, since an earlier text was not kept:"
                " the restricted file was missing, or is.",
            )
        )
    return texts[key].pop()
