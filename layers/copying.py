"""A whole store copied to another place: from a file to a server, from a server to a file.

The copy is the same store: rows keep their uuids, keys and numbers, the log and what is restricted
go along. So it can be checked row by row, and what was begun in the one is taken back in the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from osgeo import gdal, ogr

from . import restricted
from .connection import done, reading, run, writing
from .errors import Cancelled, StoreError
from .language import translate
from .place import Place, place_of
from .postgres.place import Schema
from .restricted_tables import RESTRICTED_META, RESTRICTED_TABLES
from .rows import fill_feature, from_sqlite
from .schema import CHANGE_LOG, MAIN_TABLES, STORE_META, STORE_SESSION
from .sql import literal, name, sql
from .store import Store, create_store, open_store
from .tables import Table
from .triggers import all_triggers, drop_statements
from .upgrade import trigger_names

Contents = Iterator[tuple[Table, dict[str, Any]]]
#: What an empty store has already, and the copy brings itself.
_MADE_ANEW = ("code", "keyword", "store_meta")
_PRIVATE = tuple(table for table in RESTRICTED_TABLES if table is not RESTRICTED_META)
_TOLD_EVERY = 1000


def copy_store(
    store: Store, target: Place | str, go_on: Callable[[float], bool] = lambda share: True
) -> tuple[Store, int]:
    """Copy ``store`` to ``target``, where nothing may be yet; returns the copy and its rows.

    ``go_on`` is told how far it has come; False from it raises Cancelled. InputError where
    something is at the target, StoreError where one of both can't be used or what is restricted
    can't be read. Nothing is left at the target then.
    """
    place = place_of(target)
    if restricted.state(store.path) not in (restricted.BELONGS, restricted.MISSING):
        raise StoreError(
            translate(
                "Synpunkt",
                "What few may read in the store {name} can't be read by you, so no whole copy can"
                " be made.",
            ).format(name=store.path.name)
        )
    # Held so that nobody writes meanwhile; an operation that writes nothing leaves no trace.
    with store.operation():
        counted = _Counted(_contents(store, place), _total(store), go_on)
        if isinstance(place, Schema):
            from .postgres.store import create_in

            create_in(place, store.crs, counted)
        else:
            _fill_file(create_store(place, store.crs, store.language), store.uuid, counted)
    return open_store(place), counted.rows


class _Counted:
    """Rows as they pass, counted, with a chance to stop."""

    def __init__(self, contents: Contents, total: int, go_on: Callable[[float], bool]) -> None:
        self._contents, self._total, self._go_on = contents, max(1, total), go_on
        self.rows = 0

    def __iter__(self) -> Contents:
        for one in self._contents:
            if self.rows % _TOLD_EVERY == 0 and not self._go_on(self.rows / self._total):
                raise Cancelled
            self.rows += 1
            yield one


def _total(store: Store) -> int:
    return sum(store.count(table.name) for table in MAIN_TABLES if table is not STORE_SESSION)


def _contents(store: Store, target: Place) -> Contents:
    """All rows, in an order in which nothing points at what comes later."""
    yield STORE_META, _description(store, target)
    for table in MAIN_TABLES:
        if table not in (STORE_META, STORE_SESSION):
            yield from ((table, row) for row in _ordered(store, table))
    if restricted.state(store.path) == restricted.BELONGS:
        for table in _PRIVATE:
            query = sql("SELECT * FROM", name(table.name), "ORDER BY fid")
            with reading(restricted.restricted_place(store.path)) as connection:
                found = connection.execute(query).fetchall()
            yield from ((table, from_sqlite(table, row)) for row in found)


def _description(store: Store, target: Place) -> dict[str, Any]:
    """The store's row on itself, with the next number, and where its photos lie."""
    row = next(store.rows("store_meta"))
    row["next_number"] = store.next_number()
    at_home = isinstance(store.path, Path) and not row["photo_root"]
    if at_home and isinstance(target, Schema) and store.count("photo"):
        row["photo_root"] = str(Path(str(store.path)).resolve().parent)
    return row


def _ordered(store: Store, table: Table) -> Iterator[dict[str, Any]]:
    if not table.self_references:
        yield from store.rows(table.name)
        return
    (column,) = table.self_references
    yield from store.rows(table.name, sql(column, "IS NULL"))
    waiting = {row["uuid"]: row for row in store.rows(table.name, sql(column, "IS NOT NULL"))}
    while waiting:
        ready = [row for row in waiting.values() if row[column] not in waiting]
        # Rows in a ring point at each other for ever: the guards of the copy will say so.
        for row in ready or list(waiting.values()):
            yield waiting.pop(row["uuid"])


def _fill_file(copy: Store, uuid: str, contents: Iterable[tuple[Table, dict[str, Any]]]) -> None:
    path = Path(str(copy.path))
    private = restricted.restricted_path(path)
    try:
        with writing(private) as hidden, writing(path) as main:
            # What they would guard is guarded where it comes from, and it is not new here.
            triggers = all_triggers()
            for statement in drop_statements(trigger_names(path)):
                run(main, statement)
            for anew in _MADE_ANEW:
                run(main, sql("DELETE FROM", name(anew)))
            adders = _Adder(main), _Adder(hidden)
            for table, row in contents:
                adders[table.restricted].add(table, row)
            run(hidden, sql("UPDATE restricted_meta SET store_uuid =", literal(uuid)))
            for statement in triggers:
                run(main, statement)
    except BaseException:
        path.unlink(missing_ok=True)
        private.unlink(missing_ok=True)
        raise


class _Adder:
    """Adds rows to a file as they were elsewhere, with their keys."""

    def __init__(self, dataset: gdal.Dataset) -> None:
        self._dataset = dataset
        self._layers: dict[str, ogr.Layer] = {}

    def add(self, table: Table, row: dict[str, Any]) -> None:
        if table.name not in self._layers:
            self._layers[table.name] = self._dataset.GetLayerByName(table.name)
        layer = self._layers[table.name]
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetFID(row["seq" if table is CHANGE_LOG else "fid"])
        values = {key: value for key, value in row.items() if key not in ("fid", "seq", "geom")}
        fill_feature(feature, table, values, row.get("geom"))
        done(layer.CreateFeature(feature))
