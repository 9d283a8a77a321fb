"""What a viewpoint's columns held before, and putting it back."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsGeometry

from .connection import Connection, reading
from .errors import ConflictError, InputError
from .history import UNTOLD, moment, name_of
from .language import translate
from .operations import KEEP, Operation
from .restricted import earlier_texts
from .rows import geometry_from_hex, typed
from .schema import TABLES
from .store import Store

_TABLE = TABLES["viewpoint"]
_PLACE, _KIND, _POINT, _NOWHERE = "geom", "geometry_kind", "point", "none"
# Who is joined to whom, and what is withdrawn, hangs together: that is taken back as a whole.
_NEVER = UNTOLD | {_KIND, "same_as_uuid", "state", "import_uuid"}
_LOGGED = (
    "SELECT operation_uuid, at, old_values FROM change_log"
    " WHERE table_name = 'viewpoint' AND row_uuid = ? AND what = 'update' ORDER BY seq DESC"
)


@dataclass(frozen=True)
class OldValue:
    """What ``column`` of a viewpoint held until ``at``, and what it holds ``now``.

    ``name`` is what a row that the old value points at is called.
    """

    viewpoint: str
    column: str
    at: datetime.datetime | None
    value: Any
    now: Any
    name: str = ""


def old_values(store: Store, viewpoint: str) -> list[OldValue]:
    """What can be put back, the latest first; each value of a column once.

    A text is among them where the restricted file has it; a place, unless the viewpoint is about a
    stretch or an area. StoreError if the store can't be read.
    """
    row = store.row("viewpoint", viewpoint)
    if row is None:
        return []
    found: list[OldValue] = []
    with reading(store.path) as connection:
        for column, value, at in _logged(store, connection, viewpoint):
            one = OldValue(viewpoint, column, at, value, row[column])
            if not _same(value, one.now) and not any(_alike(one, other) for other in found):
                found.append(_named(connection, one))
    placed = row[_KIND] in (None, _POINT, _NOWHERE)
    return [one for one in found if placed or one.column != _PLACE]


def put_back(operation: Operation, store: Store, old: OldValue) -> None:
    """Give the viewpoint the old value again; an old text has to be checked again.

    ConflictError if the column changed since ``old`` was read, InputError if the viewpoint is gone.
    """
    row = store.row("viewpoint", old.viewpoint)
    if row is None:
        raise InputError(translate("Synpunkt", "The viewpoint is no longer in the store."))
    if not _same(row[old.column], old.now):
        raise ConflictError(
            translate(
                "Synpunkt",
                "It was changed meanwhile: look at the history again. Nothing has been changed.",
            )
        )
    values: dict[str, Any] = {old.column: old.value}
    place: object = KEEP
    if old.column == _PLACE:
        place, values = old.value, {_KIND: _NOWHERE if old.value is None else _POINT}
    elif old.column == "text" and row["privacy_state"] == "checked":
        values["privacy_state"] = "unchecked"
    operation.update("viewpoint", old.viewpoint, values, place)


def _logged(
    store: Store, connection: Connection, viewpoint: str
) -> Iterator[tuple[str, Any, datetime.datetime | None]]:
    """(column, value, until when) from the log, the latest first."""
    texts: dict[str, dict[tuple[str, str, str], list[str]]] = {}
    for operation, at, logged in connection.execute(_LOGGED, (viewpoint,)):
        until = moment(at)
        for column, value in json.loads(logged or "{}").items():
            if column in _NEVER:
                continue
            if column == _PLACE:
                yield column, geometry_from_hex(value), until
            elif not _TABLE.column(column).private:
                yield column, typed(_TABLE, column, value), until
            elif value and operation:
                if operation not in texts:
                    texts[operation] = earlier_texts(store.path, operation)
                kept = texts[operation].get(("viewpoint", viewpoint, column))
                if kept:
                    yield column, kept.pop(), until


def _named(connection: Connection, one: OldValue) -> OldValue:
    target = "" if one.column == _PLACE else _TABLE.column(one.column).references
    if not target:
        return one
    told = name_of(connection, target, one.value)
    return OldValue(one.viewpoint, one.column, one.at, one.value, one.now, told)


def _alike(one: OldValue, other: OldValue) -> bool:
    return one.column == other.column and _same(one.value, other.value)


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, QgsGeometry) and isinstance(other, QgsGeometry):
        return bool(one.asWkb() == other.asWkb())
    return bool(one == other)
