"""The restricted file beside a store: raw texts, earlier texts, contacts and rejected rows.

What lies here is for few eyes. The store works without it: then nothing is kept, and the change log
still says that a text changed.
"""

from __future__ import annotations

import uuid as uuids
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from osgeo import gdal, ogr

from .connection import PATIENCE, reading, run, writing
from .errors import StoreError
from .rows import fill_feature
from .schema import RESTRICTED_TABLES, TABLES
from .sql import literal, name, sql


def restricted_path(store: Path) -> Path:
    """Where the restricted file of the store at ``store`` lies."""
    return store.with_name(store.stem + ".restricted.gpkg")


class RestrictedWriter:
    """Adds rows to the restricted file in a transaction of its own; opened at the first row."""

    def __init__(self, path: Path, operation_uuid: str) -> None:
        self._path = path
        self._operation_uuid = operation_uuid
        self._dataset: gdal.Dataset | None = None
        self._missing = not path.exists()

    def insert(self, table: str, values: Mapping[str, Any]) -> bool:
        """Add a row; False where the file is missing or can't be written."""
        if not self._open():
            return False
        layer = self._dataset.GetLayerByName(table)
        feature = ogr.Feature(layer.GetLayerDefn())
        row = {"uuid": str(uuids.uuid4()), **values, "operation_uuid": self._operation_uuid}
        fill_feature(feature, TABLES[table], row, None)
        layer.CreateFeature(feature)
        return True

    def keep_text(self, table: str, row_uuid: str, column: str, text: str) -> None:
        """Keep a text that is about to be changed or removed."""
        self.insert(
            "earlier_text",
            {"table_name": table, "row_uuid": row_uuid, "column_name": column, "text": text},
        )

    def keep_raw(self, viewpoint_uuid: str, text: str) -> None:
        """Keep what was first written, once: the first change of a text copies it here."""
        if not self._open():
            return
        layer = self._dataset.GetLayerByName("viewpoint_raw")
        layer.SetAttributeFilter(sql("viewpoint_uuid =", literal(viewpoint_uuid)))
        known = layer.GetFeatureCount() > 0
        layer.SetAttributeFilter(None)
        if not known:
            self.insert("viewpoint_raw", {"viewpoint_uuid": viewpoint_uuid, "raw_text": text})

    def commit(self) -> None:
        """Make the rows stay."""
        if self._dataset is not None:
            self._dataset.CommitTransaction()
            self._dataset = None

    def discard(self) -> None:
        """Let go of rows that were not committed."""
        if self._dataset is not None:
            self._dataset.RollbackTransaction()
            self._dataset = None

    def _open(self) -> bool:
        if self._dataset is None and not self._missing:
            try:
                self._dataset = gdal.OpenEx(str(self._path), gdal.OF_VECTOR | gdal.OF_UPDATE)
                run(self._dataset, f"PRAGMA busy_timeout = {PATIENCE * 1000}")
                self._dataset.StartTransaction()
            except RuntimeError:
                self._dataset = None
                self._missing = True
        return not self._missing


def earlier_texts(store: Path, operation_uuid: str) -> dict[tuple[str, str, str], str]:
    """Texts that an operation replaced, by (table, row uuid, column); empty without the file."""
    path = restricted_path(store)
    if not path.exists():
        return {}
    query = (
        "SELECT table_name, row_uuid, column_name, text FROM earlier_text WHERE operation_uuid = ?"
    )
    with reading(path) as connection:
        return {tuple(row)[:3]: row["text"] for row in connection.execute(query, (operation_uuid,))}


def sweep(store: Path) -> int:
    """Remove rows of operations that the main file never took; returns how many.

    The restricted file is committed before the main one, so a crash in between leaves rows that
    belong to nothing. StoreError if either file can't be written.
    """
    path = restricted_path(store)
    if not path.exists() or not _orphaned_operations(store, path):
        return 0
    with writing(store) as main:
        # Whoever holds this lock is between its two commits no longer: look again.
        run(main, "UPDATE store_session SET logging = logging")
        return _remove(path, _orphaned_operations(store, path))


def _remove(path: Path, operations: set[str]) -> int:
    removed = 0
    chosen = ", ".join(literal(uuid) for uuid in sorted(operations))
    with writing(path) as dataset:
        for table in RESTRICTED_TABLES:
            layer = dataset.GetLayerByName(table.name)
            before = layer.GetFeatureCount()
            run(
                dataset,
                sql("DELETE FROM", name(table.name), "WHERE operation_uuid IN (", chosen, ")"),
            )
            removed += before - layer.GetFeatureCount()
    return removed


def _orphaned_operations(store: Path, path: Path) -> set[str]:
    with reading(path) as connection:
        named: set[str] = set()
        for table in RESTRICTED_TABLES:
            query = sql("SELECT DISTINCT operation_uuid FROM", name(table.name))
            named.update(row[0] for row in connection.execute(query) if row[0])
    if not named:
        return set()
    with reading(store) as connection:
        known = {row[0] for row in connection.execute("SELECT uuid FROM operation")}
    return named - known


def readable(store: Path) -> bool:
    """Whether the restricted file is there and can be read."""
    path = restricted_path(store)
    if not path.exists():
        return False
    try:
        with reading(path) as connection:
            connection.execute("SELECT count(*) FROM contact").fetchone()
    except StoreError:
        return False
    return True
