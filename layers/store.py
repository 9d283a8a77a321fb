"""The store: where viewpoints and all that belongs to them are kept."""

from __future__ import annotations

import uuid as uuids
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, cast

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsMessageLog

from . import codes, geopackage, restricted
from .address import is_store
from .connection import explained, kept_open, missing, reading, run, writing
from .errors import InputError, NewerStoreError, NotAStoreError, OlderStoreError, StoreError
from .keywords import rows as keyword_rows
from .language import translate
from .operations import Operation, operation
from .place import Place, place_of
from .postgres.place import Schema
from .rows import from_sqlite
from .schema import STORE_META, TABLES, VERSION
from .sql import name, sql
from .store_styles import save_styles
from .tables import Table
from .version import plugin_version


class Store:
    """An open store. Reads at once; writes through ``operation``. Made by ``open_store``.

    ``path`` is where it lies: its file, or its schema on a server.
    """

    #: QGIS's provider for the store's layers.
    provider = "ogr"

    def __init__(self, path: Place, meta: dict[str, Any]) -> None:
        self.path = path
        self.uuid = str(meta["store_uuid"])
        self.language = str(meta["language"])
        self.kind = str(meta["kind"])
        #: What a field store calls its viewpoints by until the main store has numbered them.
        self.prefix = str(meta["prefix"] or "")
        self.crs = QgsCoordinateReferenceSystem(str(meta["crs"]))

    def rows(
        self, table: str, where: str = "", parameters: Sequence[object] = (), order: str = "fid"
    ) -> Iterator[dict[str, Any]]:
        """The rows of a table as dicts (see ``rows``), optionally those for which ``where`` holds.

        ``where`` and ``order`` are SQL written in our own code, with ? for the parameters.
        """
        with reading(self.path) as connection:
            for row in connection.execute(query_of(table, where, order), tuple(parameters)):
                yield from_sqlite(TABLES[table], row)

    def row(self, table: str, uuid: str) -> dict[str, Any] | None:
        """The row with that uuid, or None."""
        return next(self.rows(table, "uuid = ?", (uuid,)), None)

    def count(self, table: str, where: str = "", parameters: Sequence[object] = ()) -> int:
        """How many rows a table has, optionally of those for which ``where`` holds."""
        parts = ["SELECT count(*) FROM", name(table), *(["WHERE", where] if where else [])]
        with reading(self.path) as connection:
            return int(connection.execute(sql(*parts), tuple(parameters)).fetchone()[0])

    def operation(
        self, kind: str = "", title: str = "", role: str = "", reverts: str | None = None
    ) -> AbstractContextManager[Operation]:
        """Write to the store: all of the block's changes, or none (see ``operations``)."""
        return operation(cast("Path", self.path), kind, title, role, reverts)

    def next_number(self) -> int:
        """The number that the next viewpoint will have."""
        return int(next(self.rows("store_meta"))["next_number"])

    def uri(self, table: str, kind: str = "") -> str:
        """The source of the table's layer, for QGIS's ``provider``.

        ``kind`` ("Point", "LineString" or "Polygon") chooses from a table with places of any kind.
        """
        return f"{self.path}|layername={table}" + (f"|geometrytype={kind}" if kind else "")


def query_of(table: str, where: str, order: str) -> str:
    """The query for the rows of a table, those for which ``where`` holds."""
    order = "seq" if table == "change_log" and order == "fid" else order
    condition = ["WHERE", where] if where else []
    return sql("SELECT * FROM", name(table), *condition, "ORDER BY", order)


def create_store(path: Place | str, crs: QgsCoordinateReferenceSystem, language: str) -> Store:
    """Make a store at ``path``: a new ``.gpkg`` with its restricted file, or a schema on a server.

    Places are kept in ``crs``; ``language`` ("sv" or "en") is that of its default styles.
    InputError if there is something already or the CRS is not valid, StoreError if it can't be
    written; nothing is left behind then.
    """
    path = place_of(path)
    if not crs.isValid():
        raise InputError(translate("Synpunkt", "The coordinate system of the store is not valid."))
    if isinstance(path, Schema):
        from .postgres.store import create_in

        create_in(path, crs, beginning(crs, language))
        return open_store(path)
    _refuse_existing(path)
    private = restricted.restricted_path(path)
    working = path.with_name(f".{path.stem}-{uuids.uuid4().hex[:8]}.gpkg")
    working_private = restricted.restricted_path(working)
    try:
        geopackage.create_main(working, crs.toWkt(Qgis.CrsWktVariant.PreferredGdal))
        _fill(working, crs, language)
        geopackage.create_restricted(working_private, str(read_meta(working)["store_uuid"]))
        save_styles(working)
        working_private.rename(private)
        try:
            working.rename(path)
        except OSError:
            private.unlink()
            raise
    except StoreError as error:  # it speaks of the working file, of which nobody knows
        cause = error.__cause__
        raise explained(cause, path) if isinstance(cause, Exception) else error from error
    except (OSError, RuntimeError) as error:
        raise explained(error, path) from error
    finally:
        working.unlink(missing_ok=True)
        working_private.unlink(missing_ok=True)
    return open_store(path)


def open_store(path: Place | str) -> Store:
    """The store at ``path``.

    NotAStoreError if it is none, NewerStoreError or OlderStoreError if its schema is not this
    plugin's, StoreError if it can't be read. Leftovers of a crash are cleared away.
    """
    path = place_of(path)
    if isinstance(path, Path) and not path.is_file():
        raise missing(path)
    with kept_open(path):
        return _open(path)


def _open(path: Place) -> Store:
    meta = read_meta(path)
    version = int(meta["schema_version"])
    if version != VERSION:
        raise newer(path) if version > VERSION else older(path)
    if isinstance(path, Schema):
        from .postgres.store import ServerStore

        return ServerStore(path, meta)
    try:
        restricted.sweep(path)
    except StoreError as error:  # the store works without its restricted file
        QgsMessageLog.logMessage(str(error), "Synpunkt", Qgis.MessageLevel.Warning)
    return Store(path, meta)


def read_meta(path: Place) -> dict[str, Any]:
    """What the store says of itself, whatever its version; NotAStoreError if it is no store."""
    if isinstance(path, Path) and not path.is_file():
        raise missing(path)
    if is_store(path):
        with reading(path) as connection:
            row = connection.execute("SELECT * FROM store_meta").fetchone()
        if row is not None:
            return dict(row)
    raise NotAStoreError(
        translate("Synpunkt", "{name} is not a Synpunkt store.").format(name=path.name)
    )


def newer(path: Place) -> NewerStoreError:
    """The error for a store that this plugin is too old for."""
    return NewerStoreError(
        translate(
            "Synpunkt",
            "The store {name} was made by a newer version of Synpunkt."
            " Update the plugin to use it.",
        ).format(name=path.name)
    )


def older(path: Place) -> OlderStoreError:
    """The error for a store that must be upgraded first."""
    return OlderStoreError(
        translate(
            "Synpunkt",
            "The store {name} is from an older version of Synpunkt."
            " Run “Check store” with “Upgrade” ticked; a backup is made first.",
        ).format(name=path.name)
    )


def _refuse_existing(path: Path) -> None:
    for taken in (path, restricted.restricted_path(path)):
        if taken.exists():
            raise InputError(
                translate(
                    "Synpunkt", "The file {name} already exists; choose another name."
                ).format(name=taken.name)
            )
    if not path.parent.is_dir():
        raise InputError(
            translate("Synpunkt", "The folder {name} does not exist.").format(name=path.parent)
        )


def _fill(path: Path, crs: QgsCoordinateReferenceSystem, language: str) -> None:
    """The rows of a new file, with the switch of its log, which comes on afterwards."""
    with writing(path) as dataset:
        unused = restricted.RestrictedWriter(path, dataset, "")
        filler = Operation(dataset, unused, "")
        filler.insert("store_session", {"logging": False})
        for table, row in beginning(crs, language):
            filler.insert(table.name, row)
        run(dataset, "UPDATE store_session SET logging = 1")


def beginning(
    crs: QgsCoordinateReferenceSystem, language: str
) -> Iterator[tuple[Table, dict[str, Any]]]:
    """The rows that every store begins with: its description, codes and words."""
    yield STORE_META, {
        "schema_version": VERSION, "language": language, "kind": "main",
        "crs": crs.authid() or crs.toWkt(Qgis.CrsWktVariant.Preferred),
        "store_uuid": str(uuids.uuid4()), "plugin_version": plugin_version(),
    }  # fmt: skip
    for code_list in codes.load().values():
        for code in code_list.values():
            yield TABLES["code"], code_row(code)
    for word in keyword_rows():
        yield TABLES["keyword"], word


def code_row(code: codes.Code) -> dict[str, Any]:
    """A code as a row of the store's ``code`` table."""
    return {column: getattr(code, column) for column in TABLES["code"].column_names}
