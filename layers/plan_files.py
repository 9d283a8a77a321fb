"""When the file of a plan was drawn in last: whether ties are due to be checked."""

from __future__ import annotations

import datetime
import sqlite3
from pathlib import Path
from typing import Any

from .connection import reading
from .rows import READERS, UTC
from .shared_connection import database_uri
from .store import Store
from .tables import DATETIME

_SEEN = "SELECT max(seen_at) FROM plan_object WHERE plan_layer_uuid = ?"
_LAST_CHANGE = "SELECT last_change FROM gpkg_contents WHERE table_name = ?"


def drawn_at(store: Store, plan: dict[str, Any]) -> datetime.datetime | None:
    """When the file of a plan layer (its row) was changed last; None where it is no file at hand.

    Of a GeoPackage what its table says: QGIS writes to the file as soon as it opens it.
    """
    path, _, options = str(plan["source"] or "").partition("|")
    # A server lies nowhere: a plan's file is told from its root there.
    file = store.path.parent / path if isinstance(store.path, Path) else Path(path)
    if not path or not file.is_file():
        return None
    if file.suffix.lower() == ".gpkg":
        return _table_changed(file, options.removeprefix("layername="))
    return datetime.datetime.fromtimestamp(file.stat().st_mtime, UTC)


def redrawn(store: Store, plan: dict[str, Any], checked: datetime.datetime | None) -> bool:
    """Whether the file was changed since the store saw the plan, and since it was ``checked``."""
    drawn = drawn_at(store, plan)
    if drawn is None or (checked is not None and drawn <= checked):
        return False
    with reading(store.path) as connection:
        last = connection.execute(_SEEN, (plan["uuid"],)).fetchone()[0]
    seen = _time(last)
    return seen is not None and drawn > seen


def _table_changed(file: Path, table: str) -> datetime.datetime | None:
    try:
        connection = sqlite3.connect(database_uri(file.resolve()), timeout=0.2, uri=True)
        try:
            row = connection.execute(_LAST_CHANGE, (table,)).fetchone()
        finally:
            connection.close()
        return _time(row[0]) if row is not None else None
    except sqlite3.Error:
        return None  # whoever opens the layer is told what is wrong with it


def _time(text: str | None) -> datetime.datetime | None:
    time = READERS[DATETIME](text)
    return time if isinstance(time, datetime.datetime) else None
