"""What was removed from a file made unreadable in it too; and the copies of a store that remain."""

from __future__ import annotations

from pathlib import Path

from osgeo import gdal

from . import restricted
from .connection import raising, reading, run
from .errors import StoreError
from .place import Place
from .postgres.place import Schema
from .store import Store

#: Milliseconds to wait for others: who has the file open for long will not let go in a few seconds.
_PATIENCE = 3000


def scrub(path: Place) -> bool:
    """Write the store anew, without the pages and journal in which removed rows still lie.

    On a server its tables are written anew; its own log and backups are its administrator's. False
    if somebody kept that from being done: what is stored is whole all the same.
    """
    if isinstance(path, Schema):
        from .postgres.scrubbing import write_anew

        return write_anew(path)
    with raising():
        try:
            dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
            run(dataset, f"PRAGMA busy_timeout = {_PATIENCE}")
            run(dataset, "PRAGMA secure_delete = ON")
            run(dataset, "VACUUM")
            found = dataset.ExecuteSQL("PRAGMA wal_checkpoint(TRUNCATE)")
            busy = found is not None and bool(found.GetNextFeature().GetField(0))
            dataset.ReleaseResultSet(found)
        except RuntimeError as error:
            gdal.Debug("Synpunkt", str(error))
            return False
        finally:
            dataset = None
    return not busy


def copies_beside(store: Store) -> list[str]:
    """Other files that hold this store, or what is restricted in it, as paths from its folder.

    Backups are among them, copies that somebody made, and packages for the field in a folder there;
    in order of their names. None are known of a store on a server.
    """
    if not isinstance(store.path, Path):
        return []
    own = {store.path.resolve(), restricted.restricted_path(store.path).resolve()}
    folder = store.path.parent
    found = (path for ways in ("*.gpkg", "*/*.gpkg") for path in folder.glob(ways))
    others = [path for path in sorted(found) if path.resolve() not in own]
    return [path.relative_to(folder).as_posix() for path in others if _is_of(path, store.uuid)]


def _is_of(path: Path, store_uuid: str) -> bool:
    for query in (
        "SELECT store_uuid, copied_from FROM store_meta",
        "SELECT store_uuid FROM restricted_meta",
    ):
        try:
            with reading(path) as connection:
                found = connection.execute(query).fetchone()
        except StoreError:  # no such table, or nothing that can be read
            continue
        if found is not None and store_uuid in tuple(found):
            return True
    return False
