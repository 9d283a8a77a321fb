"""The restricted file beside a store: raw texts, earlier texts, contacts and rejected rows.

What lies here is for few eyes. The store works without it: then nothing is kept, and the change log
still says that a text changed. On a server these are tables of the store that few roles may read.
"""

from __future__ import annotations

import uuid as uuids
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from osgeo import gdal, ogr
from qgis.core import Qgis, QgsMessageLog

from .connection import begin, done, kept_open, reading, run, writing
from .errors import StoreError
from .language import translate
from .place import Place
from .restricted_tables import RESTRICTED_META, RESTRICTED_TABLES
from .rows import fill_feature
from .schema import TABLES
from .sql import literal, name, sql
from .tables import Table

BELONGS, MISSING, UNREADABLE, FOREIGN = "belongs", "missing", "unreadable", "foreign"


def restricted_path(store: Path) -> Path:
    """Where the restricted file of the store at ``store`` lies."""
    return store.with_name(store.stem + ".restricted.gpkg")


def restricted_place(store: Place) -> Place:
    """Where the restricted tables of a store lie: in their file, on a server among the others."""
    return restricted_path(store) if isinstance(store, Path) else store


class RestrictedWriter:
    """Adds rows to the restricted file in a transaction of its own; opened at the first row.

    ``main`` is the store that it lies beside, open.
    """

    def __init__(self, store: Path, main: gdal.Dataset, operation_uuid: str) -> None:
        self._path, self._operation_uuid = restricted_path(store), operation_uuid
        self._main: gdal.Dataset | None = main
        self._dataset: gdal.Dataset | None = None
        self._missing = False

    def insert(self, table: str, values: Mapping[str, Any]) -> bool:
        """Add a row; False where there is no such file. RuntimeError if it can't be written."""
        if not self._open():
            return False
        layer = self._dataset.GetLayerByName(table)
        feature = ogr.Feature(layer.GetLayerDefn())
        row = {"uuid": str(uuids.uuid4()), **values, "operation_uuid": self._operation_uuid}
        fill_feature(feature, TABLES[table], row, None)
        done(layer.CreateFeature(feature))
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

    def run(self, statement: str) -> None:
        """Change what lies here, and overwrite what was there; StoreError where it can't be."""
        if not self._open():
            raise unusable(self._path)
        run(self._dataset, "PRAGMA secure_delete = ON")
        run(self._dataset, statement)

    def commit(self) -> None:
        """Make the rows stay."""
        if self._dataset is not None:
            done(self._dataset.CommitTransaction())
            self._dataset = None

    def discard(self) -> None:
        """Let go of rows that were not committed, and of both files."""
        if self._dataset is not None:
            self._dataset.RollbackTransaction()
        self._dataset = self._main = None

    def _open(self) -> bool:
        if self._dataset is None and not self._missing:
            try:
                dataset = gdal.OpenEx(str(self._path), gdal.OF_VECTOR | gdal.OF_UPDATE)
                if _owner(dataset, "restricted_meta") == _owner(self._main, "store_meta"):
                    begin(dataset)
                    self._dataset = dataset
            except RuntimeError as error:
                self._tell(str(error))
            self._missing = self._dataset is None
        return not self._missing

    def _tell(self, reason: str) -> None:
        """Say in QGIS's log that nothing is kept; where there is no such file that is known."""
        if not self._path.exists():
            return
        told = translate(
            "Synpunkt",
            "The restricted file {name} could not be used, so what it should hold was not kept."
            " ({reason})",
        )
        text = told.format(name=self._path.name, reason=reason.strip())
        QgsMessageLog.logMessage(text, "Synpunkt", Qgis.MessageLevel.Warning)


def _owner(dataset: gdal.Dataset, table: str) -> str:
    """The uuid of the store that a file is, or belongs to."""
    result = dataset.ExecuteSQL(sql("SELECT store_uuid FROM", name(table)))
    try:
        row = result.GetNextFeature()
        return "" if row is None else str(row.GetField(0))
    finally:
        dataset.ReleaseResultSet(result)


def unusable(place: Place) -> StoreError:
    """The error where what is restricted must be changed and can't be."""
    return StoreError(
        translate(
            "Synpunkt",
            "The restricted file {name} is missing or can't be used, so nothing can be removed"
            " from it. Nothing has been changed.",
        ).format(name=place.name)
    )


def earlier_texts(store: Place, operation_uuid: str) -> dict[tuple[str, str, str], list[str]]:
    """Texts that an operation replaced, oldest first, by (table, row uuid, column).

    Empty where the restricted file is missing or can't be read.
    """
    if state(store) != BELONGS:
        return {}
    query = (
        "SELECT table_name, row_uuid, column_name, text FROM earlier_text"
        " WHERE operation_uuid = ? ORDER BY fid"
    )
    texts: dict[tuple[str, str, str], list[str]] = {}
    with reading(restricted_place(store)) as connection:
        for table, row, column, text in connection.execute(query, (operation_uuid,)):
            texts.setdefault((table, row, column), []).append(text)
    return texts


def state(store: Place) -> str:
    """``BELONGS``, ``MISSING``, ``UNREADABLE``, or ``FOREIGN`` if the file is another store's."""
    place = restricted_place(store)
    if isinstance(place, Path) and not place.exists():
        return MISSING
    try:
        with reading(place) as connection:
            owner = connection.execute("SELECT store_uuid FROM restricted_meta").fetchone()
    except StoreError:
        return UNREADABLE
    with reading(store) as connection:
        own = connection.execute("SELECT store_uuid FROM store_meta").fetchone()
    return BELONGS if owner is not None and tuple(owner) == tuple(own) else FOREIGN


def sweep(store: Path) -> int:
    """Remove the rows of an operation that the main file never took; returns how many.

    The restricted file is committed before the main one, so a crash in between leaves rows that
    belong to nothing: those of its last operation. Where more is unknown to the main file, that is
    an older copy than this one, and nothing is removed. StoreError if a file can't be written.
    """
    private = restricted_path(store)
    if not private.exists():
        return 0
    with kept_open(private):
        if state(store) != BELONGS or _lost_operation(store) is None:
            return 0
    with writing(store) as main:
        # Whoever holds this lock is between its two commits no longer: look again.
        run(main, "UPDATE store_session SET logging = logging")
        lost = _lost_operation(store)
        return 0 if lost is None else _remove(restricted_path(store), lost)


def _remove(path: Path, operation: str) -> int:
    removed = 0
    with writing(path) as dataset:
        for table in _swept_tables():
            layer = dataset.GetLayerByName(table.name)
            before = layer.GetFeatureCount()
            where = sql("WHERE operation_uuid =", literal(operation))
            run(dataset, sql("DELETE FROM", name(table.name), where))
            removed += before - layer.GetFeatureCount()
    return removed


def _lost_operation(store: Path) -> str | None:
    """The one operation in the restricted file that the main file does not know, if it is one."""
    named: set[str] = set()
    with reading(restricted_path(store)) as connection:
        for table in _swept_tables():
            query = sql("SELECT DISTINCT operation_uuid FROM", name(table.name))
            named.update(row[0] for row in connection.execute(query) if row[0])
    if not named:
        return None
    with reading(store) as connection:
        known = {row[0] for row in connection.execute("SELECT uuid FROM operation")}
    lost = named - known
    return lost.pop() if len(lost) == 1 else None


def _swept_tables() -> list[Table]:
    return [table for table in RESTRICTED_TABLES if table is not RESTRICTED_META]
