"""A store as a new schema of a database: tables, keys, indexes, sequences and guards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem

from ..errors import InputError
from ..language import translate
from ..schema import MAIN_TABLES, RESTRICTED_TABLES, STORE_SESSION
from ..sql import literal, name, names, sql
from ..tables import BOOLEAN, DATE, DATETIME, INTEGER, REAL, TEXT, Column, Table
from .connection import postgis_schema
from .guards import NUMBERS, all_guards
from .place import Schema

#: Whoever writes says so by settings of the transaction; a table for that is not needed.
TABLES = tuple(table for table in (*MAIN_TABLES, *RESTRICTED_TABLES) if table is not STORE_SESSION)
SQL_TYPES = {
    # Sorted and compared as in a file, whatever the database's language.
    TEXT: 'text COLLATE "C"',
    INTEGER: "bigint",
    REAL: "double precision",
    DATE: "date",
    DATETIME: "timestamptz(3)",
    BOOLEAN: "boolean",
}
# QGIS takes a key of this width for the feature's own id, as it does with a file's.
_KEYS = {"fid": "serial", "seq": "bigserial"}
_OPERATION_UUID = Column("operation_uuid")


def srid_of(crs: QgsCoordinateReferenceSystem) -> int:
    """The number by which PostGIS knows the system; InputError if it has none of its own."""
    authority, _, code = crs.authid().partition(":")
    if authority != "EPSG" or not code.isdigit():
        raise InputError(
            translate(
                "Synpunkt",
                "On a server the store's coordinate system must be one with an EPSG code.",
            )
        )
    return int(code)


def refuse_taken(connection: Any, place: Schema) -> None:
    """InputError where the schema has tables already: a store is never put among others' data."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE n.nspname = %s LIMIT 1",
            (place.schema,),
        )
        if cursor.fetchone() is not None:
            raise InputError(
                translate(
                    "Synpunkt", "The schema {name} already has tables; choose another name."
                ).format(name=place.schema)
            )


def make(connection: Any, place: Schema, srid: int) -> None:
    """An empty store in the schema, which is made if it is not there; not committed yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", (place.schema,))
        if cursor.fetchone() is None:  # an administrator may have made it, and may make no other
            cursor.execute(sql("CREATE SCHEMA", name(place.schema)))
        for statement in _statements(srid):
            cursor.execute(statement)
    put_guards(connection, place)


def go_on_counting(connection: Any) -> None:
    """Let keys and numbers go on after those of rows that came with theirs."""
    with connection.cursor() as cursor:
        for table in TABLES:
            key = "seq" if table.name == "change_log" else "fid"
            counter = sql(
                "pg_get_serial_sequence(", literal(name(table.name)) + ",", literal(key), ")"
            )
            last = sql("(SELECT max(", key, ") FROM", name(table.name), ")")
            cursor.execute(sql("SELECT setval(", counter + ",", last, ")"))
        numbers = sql("SELECT setval(", literal(NUMBERS) + ", next_number, false) FROM store_meta")
        cursor.execute(numbers)


def own_restricted(connection: Any) -> None:
    """Say in the restricted tables whose they are, as a file's do; once the store has its uuid."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO restricted_meta (store_uuid) SELECT store_uuid FROM store_meta")


def put_guards(connection: Any, place: Schema) -> None:
    """Make the triggers anew as the schema wants them."""
    path = f"{name(place.schema)}, {postgis_schema(connection)}"
    with connection.cursor() as cursor:
        for guard in all_guards():
            for statement in guard.statements(path):
                cursor.execute(statement)


def _statements(srid: int) -> Iterator[str]:
    yield sql("CREATE SEQUENCE", NUMBERS)
    for table in TABLES:
        yield _create_table(table, srid)
        yield from _indexes(table)


def _create_table(table: Table, srid: int) -> str:
    key = "seq" if table.name == "change_log" else "fid"
    columns = [
        sql(name(key), _KEYS[key], "PRIMARY KEY"),
        sql("uuid", SQL_TYPES[TEXT], "NOT NULL UNIQUE DEFAULT gen_random_uuid()::text"),
    ]
    if table.geometry:
        columns.append(f"geom geometry({table.geometry}, {srid})")
    own = (*table.columns, _OPERATION_UUID) if table.restricted else table.columns
    columns += [_column(column) for column in own]
    return sql("CREATE TABLE", name(table.name), "(", ", ".join(columns), ")")


def _column(column: Column) -> str:
    parts = [name(column.name), SQL_TYPES[column.type]]
    if column.required:
        parts.append("NOT NULL")
    if column.unique:
        parts.append("UNIQUE")
    if column.default is not None:
        default = bool(column.default) if column.type == BOOLEAN else column.default
        parts += ["DEFAULT", str(default) if isinstance(default, bool) else literal(default)]
    if column.references:
        parts += ["REFERENCES", name(column.references), "(uuid)"]
    return sql(*parts)


def _indexes(table: Table) -> Iterator[str]:
    if table.geometry:
        yield sql("CREATE INDEX ON", name(table.name), "USING gist (geom)")
    looked_up: Iterable[str] = (
        *table.indexed,
        *(column.name for column in table.columns if column.references),
    )
    for column in looked_up:
        yield sql("CREATE INDEX ON", name(table.name), f"({name(column)})")
    for columns in table.unique:
        yield sql("CREATE UNIQUE INDEX ON", name(table.name), f"({names(columns)})")
