"""What the store already has from a source, and what the file has shown so far, on disk.

A file may hold more rows than fit in memory, and the store is not read while it is written; so
the identities lie in a temporary database of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...layers.store import Store
from .identity import GEOM, OUTLINE, digest, geometry_hash, pack, unpack

OUTLINE_TABLES = {"line": "viewpoint_line", "area": "viewpoint_area"}


@dataclass(frozen=True)
class Known:
    """A viewpoint that an earlier import made.

    ``given`` are the hashes of what the source gave last, ``stored`` those of what stands there
    now. ``outline_table`` and ``outline_uuid`` are "" for a viewpoint without an outline.
    """

    uuid: str
    given: dict[str, str]
    stored: dict[str, str]
    withdrawn: bool
    outline_table: str = ""
    outline_uuid: str = ""


class Index:
    """Identities of one source; a temporary database that is gone when it is closed."""

    def __init__(self, store: Store, source: str, fields: tuple[str, ...]) -> None:
        import sqlite3

        self._database = sqlite3.connect("")
        self._database.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE TABLE known (source_id TEXT PRIMARY KEY, uuid TEXT, given TEXT, stored TEXT,"
            " withdrawn INTEGER, outline_table TEXT, outline_uuid TEXT) WITHOUT ROWID;"
            "CREATE TABLE seen (source_id TEXT PRIMARY KEY, number INTEGER, digest TEXT)"
            " WITHOUT ROWID;"
            "CREATE TABLE equal_rows (hash TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID;"
        )
        self._fill(store, source, fields)
        query = "SELECT EXISTS (SELECT 1 FROM known)"
        self._is_first = not self._database.execute(query).fetchone()[0]

    def close(self) -> None:
        """Let go of the temporary database."""
        self._database.close()

    def known(self, source_id: str) -> Known | None:
        """The viewpoint with that identity, or None."""
        if self._is_first:
            return None
        row = self._database.execute(
            "SELECT uuid, given, stored, withdrawn, outline_table, outline_uuid FROM known"
            " WHERE source_id = ?",
            (source_id,),
        ).fetchone()
        if row is None:
            return None
        uuid, given, stored, withdrawn, table, outline = row
        return Known(uuid, unpack(given), unpack(stored), bool(withdrawn), table, outline)

    def occurrence(self, row_hash: str) -> int:
        """How many rows with this hash there have been, with this one."""
        self._database.execute(
            "INSERT INTO equal_rows VALUES (?, 1) ON CONFLICT (hash) DO UPDATE SET n = n + 1",
            (row_hash,),
        )
        query = "SELECT n FROM equal_rows WHERE hash = ?"
        return int(self._database.execute(query, (row_hash,)).fetchone()[0])

    def seen_before(self, source_id: str, number: int, packed: str) -> tuple[int, bool] | None:
        """The row that had this identity first and whether it said the same; None for the first."""
        inserted = self._database.execute(
            "INSERT OR IGNORE INTO seen VALUES (?, ?, ?)", (source_id, number, packed)
        )
        if inserted.rowcount:
            return None
        first, same = self._database.execute(
            "SELECT number, digest = ? FROM seen WHERE source_id = ?", (packed, source_id)
        ).fetchone()
        return int(first), bool(same)

    def _fill(self, store: Store, source: str, fields: tuple[str, ...]) -> None:
        degrees = store.crs.isGeographic()
        rows = store.rows(
            "viewpoint", "coalesce(source, '') = ? AND source_id IS NOT NULL", (source,)
        )
        outlines: dict[str, tuple[str, str, str]] | None = None
        for row in rows:
            outlines = self._outlines(store) if outlines is None else outlines
            table, uuid, outline_hash = outlines.get(row["uuid"], ("", "", ""))
            stored = digest({field: row[field] for field in fields})
            stored[GEOM] = geometry_hash(row["geom"], degrees)
            if table:
                stored[OUTLINE] = outline_hash
            self._database.execute(
                "INSERT OR IGNORE INTO known VALUES (?, ?, ?, ?, ?, ?, ?)",
                (row["source_id"], row["uuid"], row["source_digest"] or "", pack(stored),
                 row["state"] == "withdrawn", table, uuid),
            )  # fmt: skip

    @staticmethod
    def _outlines(store: Store) -> dict[str, tuple[str, str, str]]:
        degrees = store.crs.isGeographic()
        found: dict[str, Any] = {}
        for table in OUTLINE_TABLES.values():
            for row in store.rows(table):
                hashed = geometry_hash(row["geom"], degrees)
                found[row["viewpoint_uuid"]] = (table, row["uuid"], hashed)
        return found
