"""One operation: changes that are made, logged and taken back as a whole."""

from __future__ import annotations

import contextlib
import datetime
import uuid as uuids
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from osgeo import gdal, ogr
from qgis.core import QgsGeometry

from .connection import kept_open, run, writing
from .errors import StoreError
from .language import translate
from .restricted import RestrictedWriter
from .rows import UTC, constant, fill_feature, to_ogr
from .schema import TABLES
from .sql import literal, name, names, sql
from .tables import Table

#: Given as ``geometry`` to ``update``: leave the row's place as it is.
KEEP = object()
# Rows that are added by one statement.
_TOGETHER = 200


class Operation:
    """Writes rows inside one transaction; made by ``Store.operation``.

    ``uuid`` names the operation in the change log; an operation that wrote nothing leaves no trace
    and has ``changed`` False.
    """

    def __init__(self, dataset: gdal.Dataset, restricted: RestrictedWriter, uuid: str) -> None:
        self.uuid = uuid
        self.changed = False
        self._dataset = dataset
        self._restricted = restricted
        self._layers: dict[str, ogr.Layer] = {}

    def insert(
        self, table: str, values: Mapping[str, Any], geometry: QgsGeometry | None = None
    ) -> str:
        """Add a row; returns its uuid. ``geometry`` is in the store's CRS; None is "no place"."""
        layer = self._layer(table)
        row_uuid = str(values.get("uuid") or uuids.uuid4())
        feature = ogr.Feature(layer.GetLayerDefn())
        fill_feature(feature, TABLES[table], {**values, "uuid": row_uuid}, geometry)
        self._done(layer.CreateFeature(feature))
        return row_uuid

    def insert_all(self, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Add many rows without a place, all with the same columns: twice as fast as one by one."""
        waiting = iter(rows)
        while some := list(islice(waiting, _TOGETHER)):
            columns = tuple(some[0])
            given = [[str(uuids.uuid4()), *(row[column] for column in columns)] for row in some]
            values = ", ".join(sql("(", ", ".join(map(constant, one)), ")") for one in given)
            into = sql("INSERT INTO", name(table), "(", names(("uuid", *columns)), ")")
            run(self._dataset, sql(into, "VALUES", values))
            self.changed = True

    def update(
        self, table: str, uuid: str, values: Mapping[str, Any], geometry: object = KEEP
    ) -> None:
        """Change a row; columns not named stay. StoreError if there is no such row."""
        layer = self._layer(table)
        feature = self._feature(table, uuid)
        self._keep_private(TABLES[table], feature, uuid, values)
        fill_feature(feature, TABLES[table], values, None)
        if geometry is not KEEP:
            place = to_ogr(geometry, TABLES[table]) if isinstance(geometry, QgsGeometry) else None
            feature.SetGeometry(place)
        self._done(layer.SetFeature(feature))

    def delete(self, table: str, uuid: str) -> None:
        """Remove a row for good (the log keeps it); for take-back, links and saved views only."""
        feature = self._feature(table, uuid)
        self._keep_private(TABLES[table], feature, uuid, None)
        self._done(self._layer(table).DeleteFeature(feature.GetFID()))

    def delete_inserted(self, table: str, operation_uuid: str) -> None:
        """Remove all rows of ``table`` that an earlier operation added, in one statement."""
        these = sql(
            "WHERE uuid IN (SELECT row_uuid FROM change_log WHERE operation_uuid =",
            literal(operation_uuid), "AND what = 'insert' AND table_name =", literal(table), ")",
        )  # fmt: skip
        private = [column.name for column in TABLES[table].columns if column.private]
        for column in private:
            found = self._dataset.ExecuteSQL(sql("SELECT uuid,", column, "FROM", table, these))
            for feature in found:
                if feature.GetField(1) is not None:
                    self._restricted.keep_text(
                        table, feature.GetField(0), column, feature.GetField(1)
                    )
            self._dataset.ReleaseResultSet(found)
        for column in TABLES[table].self_references:  # in whatever order they are removed
            apart = sql("SET", column, "= NULL", these, "AND", column, "IS NOT NULL")
            run(self._dataset, sql("UPDATE", table, apart))
        run(self._dataset, sql("DELETE FROM", table, these))
        self.changed = True

    def overwrite_removed(self) -> None:
        """From here on, what is removed or replaced is overwritten in the file as well."""
        run(self._dataset, "PRAGMA secure_delete = ON")

    def forget_logged(self, table: str, row_uuid: str) -> None:
        """Take all that the log kept of a row out of it; that the row changed stays there."""
        this = sql("table_name =", literal(table), "AND row_uuid =", literal(row_uuid))
        run(self._dataset, sql("UPDATE change_log SET old_values = NULL WHERE", this))
        self.changed = True

    def insert_restricted(self, table: str, values: Mapping[str, Any]) -> bool:
        """Add a row to the restricted file; False where there is none that can be used."""
        return self._restricted.insert(table, values)

    def remove_restricted(self, table: str, fid: int) -> None:
        """Remove a restricted row for good; StoreError where the file can't be used."""
        self._restricted.run(sql("DELETE FROM", name(table), "WHERE fid =", literal(fid)))
        self.changed = True

    def rewrite_restricted(self, table: str, fid: int, column: str, text: str) -> None:
        """Put ``text`` in the place of what a restricted row said, which is not kept."""
        given = sql("SET", name(column), "=", literal(text), "WHERE fid =", literal(fid))
        self._restricted.run(sql("UPDATE", name(table), given))
        self.changed = True

    def close(self) -> None:
        """Let go of the file; only ``uuid`` and ``changed`` are of use after that."""
        self._layers.clear()
        self._dataset = None

    def _layer(self, table: str) -> ogr.Layer:
        if table not in self._layers:
            self._layers[table] = self._dataset.GetLayerByName(table)
        return self._layers[table]

    def _feature(self, table: str, uuid: str) -> ogr.Feature:
        layer = self._layer(table)
        layer.SetAttributeFilter(sql("uuid =", literal(uuid)))
        feature = layer.GetNextFeature()
        layer.SetAttributeFilter(None)
        if feature is None:
            raise no_such_row(table, uuid)
        return feature

    def _keep_private(
        self, table: Table, feature: ogr.Feature, uuid: str, values: Mapping[str, Any] | None
    ) -> None:
        """Before a private text goes, put it into the restricted file."""
        for column in table.columns:
            if not column.private or (values is not None and column.name not in values):
                continue
            text = feature.GetField(column.name)
            if text is not None and (values is None or values[column.name] != text):
                self._restricted.keep_text(table.name, uuid, column.name, text)
                if values is not None and table.name == "viewpoint":
                    self._restricted.keep_raw(uuid, text)

    def _done(self, code: int) -> None:
        """OGR's word for the last write; a refusal that did not raise is an error too."""
        if code != ogr.OGRERR_NONE:
            raise StoreError(
                translate("Synpunkt", "A row could not be written. Nothing has been changed.")
            )
        self.changed = True


def no_such_row(table: str, uuid: str) -> StoreError:
    """The error where a row that is to be changed is not there."""
    return StoreError(
        translate("Synpunkt", "There is no row {uuid} in {table}.").format(uuid=uuid, table=table)
    )


@contextlib.contextmanager
def operation(
    path: Path, kind: str = "", title: str = "", role: str = "", reverts: str | None = None
) -> Iterator[Operation]:
    """An operation on the store at ``path``: all of it on leaving, nothing on an exception.

    The restricted file is committed first and the main file decides: restricted rows whose
    operation is not in the main file are swept when the store is next opened.
    """
    uuid = str(uuids.uuid4())
    with contextlib.ExitStack() as stack:
        dataset = stack.enter_context(_committed_if_changed(path))
        stack.enter_context(kept_open(path))
        restricted = RestrictedWriter(path, dataset, uuid)
        stack.callback(restricted.discard)
        begun = Operation(dataset, restricted, uuid)
        stack.callback(begun.close)
        # The first statement is a write: from here on no other writer gets in between.
        values = {"operation_uuid": uuid, "role": role or None}
        _set_session(dataset, values)
        begun.insert("operation", {
            "uuid": uuid, "kind": kind or None, "title": title or None, "role": role or None,
            "reverts_uuid": reverts, "at": datetime.datetime.now(UTC),
        })  # fmt: skip
        begun.changed = False
        yield begun
        if not begun.changed:
            raise NothingChanged
        _set_session(dataset, {"operation_uuid": None, "role": None})
        restricted.commit()


class NothingChanged(Exception):  # noqa: N818  (a signal among the backends)
    """An operation wrote nothing, so that not even the operation itself is kept."""


@contextlib.contextmanager
def _committed_if_changed(path: Path) -> Iterator[gdal.Dataset]:
    with contextlib.suppress(NothingChanged), writing(path) as dataset:
        yield dataset


def _set_session(dataset: gdal.Dataset, values: Mapping[str, str | None]) -> None:
    pairs = [sql(column, "=", literal(value)) for column, value in values.items()]
    run(dataset, sql("UPDATE store_session SET", ", ".join(pairs)))
