"""A store's rows read by one connection: each opening of the file reads the whole schema anew."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from ..connection import Connection, reading
from ..rows import from_sqlite
from ..sql import name, names, sql
from ..store import Store
from ..tables import Table

Row = dict[str, Any]


class Snapshot:
    """Reads a store's tables; rows are dicts as ``Store.rows`` gives them."""

    def __init__(self, store: Store, connection: Connection) -> None:
        self.store = store
        self.execute = connection.execute

    def uuids(self, table: Table) -> set[str]:
        """The uuids of all rows."""
        return {row[0] for row in self.execute(sql("SELECT uuid FROM", name(table.name)))}

    def columns(self, table: Table, columns: Sequence[str]) -> Iterator[Row]:
        """Some columns of all rows, and the uuid, as they are stored."""
        query = sql("SELECT uuid,", names(list(columns)), "FROM", name(table.name))
        return (dict(row) for row in self.execute(query))

    def among(self, table: Table, uuids: set[str], column: str = "uuid") -> list[Row]:
        """The rows whose ``column`` is one of ``uuids``, in the order in which they were added."""
        if not uuids:
            return []
        chosen = sql("WHERE", name(column), "IN (SELECT value FROM json_each(?)) ORDER BY fid")
        query = sql("SELECT * FROM", name(table.name), chosen)
        found = self.execute(query, (json.dumps(sorted(uuids)),))
        return [from_sqlite(table, row) for row in found]

    def removed(self) -> set[str]:
        """The uuids of rows that the store once had and removed."""
        query = "SELECT DISTINCT row_uuid FROM change_log WHERE what = 'delete'"
        return {row[0] for row in self.execute(query)}


@contextmanager
def snapshot(store: Store) -> Iterator[Snapshot]:
    """A reader of the store for the time of the block; StoreError if it can't be read."""
    with reading(store.path) as connection:
        yield Snapshot(store, connection)
