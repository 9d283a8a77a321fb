"""Bringing a store of an earlier schema up to this plugin's, with a backup beside it."""

from __future__ import annotations

import datetime
import os
import sqlite3
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

from osgeo import gdal

from . import restricted
from .check import missing_triggers
from .connection import explained, reading_file, run, writing
from .errors import StoreError
from .language import translate
from .place import Place
from .postgres.place import Schema
from .schema import VERSION
from .shared_connection import PATIENCE, database_uri
from .sql import literal, sql
from .store import newer, read_meta
from .triggers import all_triggers, drop_statements
from .version import plugin_version

Step = Callable[[gdal.Dataset], None]
#: What turns a store of version n into one of version n + 1, by n.
STEPS: Mapping[int, Step] = {}


def upgrade(path: Place, steps: Mapping[int, Step] = STEPS, target: int = VERSION) -> Path | None:
    """Bring the store to ``target`` and put its triggers right; returns the backup's path.

    A store on a server has its rights put right too, and no backup: that is the server's own.

    None if nothing had to be done. The steps and the triggers are one transaction, checked before
    it is committed: on any error the store is as it was. NewerStoreError for a store of a newer
    plugin.
    """
    version = int(read_meta(path)["schema_version"])
    if version > target:
        raise newer(path)
    if isinstance(path, Schema):
        from .postgres.check import mend

        mend(path)
        return None
    if version == target and not _triggers_missing(path):
        return None
    missing = [step for step in range(version, target) if step not in steps]
    if missing:
        raise StoreError(
            translate(
                "Synpunkt", "A store of version {version} can't be upgraded by this version."
            ).format(version=version)
        )
    saved = backup(path, version)
    with writing(path) as dataset:
        for statement in drop_statements(trigger_names(path)):
            run(dataset, statement)
        for step in range(version, target):
            steps[step](dataset)
        for statement in all_triggers():
            run(dataset, statement)
        described = [
            sql("schema_version =", literal(target)),
            sql("plugin_version =", literal(plugin_version())),
        ]
        run(dataset, sql("UPDATE store_meta SET", ", ".join(described)))
        _refuse_damage(dataset, path)
    return saved


def backup(path: Path, version: int) -> Path:
    """A whole copy of the store (and of its restricted file) beside it; returns the copy's path.

    Made by SQLite itself: copying the file would miss what still lies in its journal.
    """
    # Under its own name only when it is whole: it may be needed after a crash in the middle of it.
    stamp = datetime.datetime.now().strftime("%Y%m%d-%H%M%S")
    copy = path.with_name(f"{path.stem}.backup-v{version}-{stamp}.gpkg")
    _copy(path, copy)
    private = restricted.restricted_path(path)
    if private.exists():
        _copy(private, restricted.restricted_path(copy))
    return copy


def _copy(path: Path, copy: Path) -> None:
    draft = copy.with_name(f".{copy.name}.part")
    try:
        # Made with its mode, so that nobody gets a look in meanwhile; SQLite fills an empty file.
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL, stat.S_IMODE(path.stat().st_mode)))
        connection = sqlite3.connect(database_uri(path.resolve()), timeout=PATIENCE, uri=True)
        try:
            connection.execute("VACUUM INTO ?", (str(draft),))
        finally:
            connection.close()
        draft.rename(copy)
    except (OSError, sqlite3.Error) as error:
        raise explained(error, path) from error
    finally:
        for left in (draft, draft.with_name(f"{draft.name}-journal")):
            left.unlink(missing_ok=True)


def trigger_names(path: Path) -> list[str]:
    """The names of the triggers that the file has."""
    with reading_file(path) as connection:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        return [row[0] for row in connection.execute(query)]


def _triggers_missing(path: Path) -> bool:
    with reading_file(path) as connection:
        return bool(missing_triggers(connection))


def _refuse_damage(dataset: gdal.Dataset, path: Path) -> None:
    result = dataset.ExecuteSQL("PRAGMA integrity_check")
    said = [feature.GetField(0) for feature in result]
    dataset.ReleaseResultSet(result)
    if said != ["ok"]:
        raise StoreError(
            translate(
                "Synpunkt", "The store {name} is damaged and was not upgraded: {details}."
            ).format(name=path.name, details="; ".join(said[:3]))
        )
