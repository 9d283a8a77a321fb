"""A store on a server: the face of ``layers.store`` on a schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsDataSourceUri, QgsWkbTypes

from ..operations import Operation
from ..rows import from_sqlite
from ..schema import TABLES
from ..store import Store, query_of
from ..tables import GEOMETRY, Table
from .connection import reading, writing
from .making import go_on_counting, make, own_restricted, refuse_taken, srid_of
from .operation import operation, unlogged
from .place import Schema
from .roles import grant_all

_SEEN: set[Schema] = set()


class ServerStore(Store):
    """A store in a schema of a PostgreSQL/PostGIS database."""

    provider = "postgres"
    path: Schema

    def rows(
        self, table: str, where: str = "", parameters: Sequence[object] = (), order: str = "fid"
    ) -> Iterator[dict[str, Any]]:
        query = query_of(table, where, order)
        with reading(self.path) as connection:
            # A whole table may be long; a part of one is had with one question to the server.
            ask = connection.execute if where else connection.each
            for row in ask(query, tuple(parameters)):
                yield from_sqlite(TABLES[table], row)

    def operation(
        self, kind: str = "", title: str = "", role: str = "", reverts: str | None = None
    ) -> AbstractContextManager[Operation]:
        return operation(self.path, kind, title, role, reverts)

    def next_number(self) -> int:
        query = "SELECT last_value + is_called::int FROM viewpoint_number"
        with reading(self.path) as reader:
            return int(reader.execute(query).fetchone()[0])

    def uri(self, table: str, kind: str = "") -> str:
        schema = TABLES[table]
        uri: QgsDataSourceUri = self.path.source()
        key = "seq" if table == "change_log" else "fid"
        uri.setDataSource(self.path.schema, table, "geom" if schema.geometry else "", "", key)
        if schema.geometry:
            uri.setSrid(self.crs.authid().partition(":")[2])
            shape = (
                "Multi" + (kind or "Polygon") if schema.geometry == GEOMETRY else schema.geometry
            )
            uri.setWkbType(QgsWkbTypes.parseType(shape))
        return str(uri.uri(False))


def create_in(
    place: Schema,
    crs: QgsCoordinateReferenceSystem,
    contents: Iterable[tuple[Table, dict[str, Any]]],
) -> None:
    """A store in the schema with these rows and its roles, made in one transaction.

    InputError where the schema has tables already or the CRS has no EPSG code.
    """
    srid = srid_of(crs)
    with writing(place) as connection:
        refuse_taken(connection, place)
        make(connection, place, srid)
        with unlogged(place, connection) as filler:
            for table, row in contents:
                filler.restore(table.name, row)
        go_on_counting(connection)
        own_restricted(connection)
        grant_all(connection, place)


def is_there(place: Schema) -> bool:
    """Whether the schema has the table that describes a store; StoreError if no server says so.

    What has been seen once is not asked again: it is asked for each layer of a project.
    """
    if place in _SEEN:
        return True
    query = (
        "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = ? AND c.relname = 'store_meta'"
    )
    with reading(place) as connection:
        if connection.execute(query, (place.schema,)).fetchone() is None:
            return False
    _SEEN.add(place)
    return True
