"""A store as a new GeoPackage: tables, keys, spatial indexes and triggers from the schema.

The tables are created by plain SQL, since OGR can't declare references, and then registered as
GeoPackage asks; OGR and QGIS open the result as they would any other.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from osgeo import gdal, ogr, osr

from .connection import raising
from .schema import MAIN_TABLES, RESTRICTED_TABLES
from .sql import literal, name, names, sql
from .tables import BOOLEAN, DATE, DATETIME, INTEGER, REAL, TEXT, Column, Table
from .triggers import all_triggers

SQL_TYPES = {
    TEXT: "TEXT",
    INTEGER: "INTEGER",
    REAL: "REAL",
    DATE: "DATE",
    DATETIME: "DATETIME",
    BOOLEAN: "BOOLEAN",
}
OPERATION_UUID = Column("operation_uuid")


def create_main(path: Path, crs_wkt: str) -> None:
    """An empty store's main file at ``path``; RuntimeError from GDAL if it can't be written."""
    with raising():
        srs_id = _create_file(path, crs_wkt)
        _execute(path, [s for table in MAIN_TABLES for s in _table_statements(table, srs_id)])
        _execute(
            path,
            [
                sql("SELECT CreateSpatialIndex(", literal(table.name), ", 'geom')")
                for table in MAIN_TABLES
                if table.geometry
            ],
        )
        _execute(path, all_triggers())


def create_restricted(path: Path, store_uuid: str) -> None:
    """An empty restricted file at ``path``, of that store and for its owner's eyes only.

    On Windows it is as open as its folder: file modes say nothing there.
    """
    with raising():
        _create_file(path, None)
        path.chmod(0o600)
        statements = [s for table in RESTRICTED_TABLES for s in _table_statements(table, 0)]
        owner = sql("INSERT INTO restricted_meta (store_uuid) VALUES (", literal(store_uuid), ")")
        _execute(path, [*statements, owner])


def _create_file(path: Path, crs_wkt: str | None) -> int:
    """A GeoPackage without layers; returns the id under which it knows the CRS."""
    driver = gdal.GetDriverByName("GPKG")
    dataset = driver.Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    # OGR registers a CRS, whatever its authority, when a layer is made in it.
    reference = None
    if crs_wkt is not None:
        reference = osr.SpatialReference()
        reference.ImportFromWkt(crs_wkt)
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    dataset.CreateLayer("scaffold", reference, ogr.wkbPoint if reference else ogr.wkbNone)
    dataset.FlushCache()
    found = dataset.ExecuteSQL("SELECT srs_id FROM gpkg_contents WHERE table_name = 'scaffold'")
    srs_id = found.GetNextFeature().GetField(0) or 0
    dataset.ReleaseResultSet(found)
    dataset.DeleteLayer("scaffold")
    dataset = None
    return int(srs_id)


def _execute(path: Path, statements: Iterable[str]) -> None:
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    dataset.StartTransaction()
    for statement in statements:
        result = dataset.ExecuteSQL(statement)
        if result is not None:
            dataset.ReleaseResultSet(result)
    dataset.CommitTransaction()
    dataset = None


def _table_statements(table: Table, srs_id: int) -> list[str]:
    statements = [_create_table(table), *_register(table, srs_id)]
    for column in table.indexed:
        statements.append(_create_index(table, column))
    for reference in table.columns:
        if reference.references:  # looked up whenever a row that it may point at is removed
            condition = sql("WHERE", name(reference.name), "IS NOT NULL")
            statements.append(sql(_create_index(table, reference.name), condition))
    for columns in table.unique:
        index = name("_".join([table.name, *columns, "once"]))
        statements.append(
            sql("CREATE UNIQUE INDEX", index, "ON", name(table.name), f"({names(columns)})")
        )
    return statements


def _create_index(table: Table, column: str) -> str:
    index = name("_".join([table.name, column]))
    return sql("CREATE INDEX", index, "ON", name(table.name), f"({name(column)})")


def _create_table(table: Table) -> str:
    columns = ["fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL", "uuid TEXT UNIQUE"]
    if table.name == "change_log":
        columns[0] = "seq INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"
    if table.geometry:
        columns.append(sql("geom", table.geometry))
    own = (*table.columns, OPERATION_UUID) if table.restricted else table.columns
    columns += [_column(column) for column in own]
    return sql("CREATE TABLE", name(table.name), "(", ", ".join(columns), ")")


def _column(column: Column) -> str:
    parts = [name(column.name), SQL_TYPES[column.type]]
    if column.required:
        parts.append("NOT NULL")
    if column.unique:
        parts.append("UNIQUE")
    if column.default is not None:
        parts += ["DEFAULT", literal(column.default)]
    if column.references:
        parts += ["REFERENCES", name(column.references), "(uuid)"]
    return sql(*parts)


def _register(table: Table, srs_id: int) -> list[str]:
    kind = "features" if table.geometry else "attributes"
    srs = literal(srs_id) if table.geometry else "NULL"
    quoted = literal(table.name)
    statements = [
        sql(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (",
            ", ".join([quoted, literal(kind), quoted, srs]), ")",
        )
    ]  # fmt: skip
    if table.geometry:
        statements.append(
            sql(
                "INSERT INTO gpkg_geometry_columns",
                "(table_name, column_name, geometry_type_name, srs_id, z, m) VALUES (",
                ", ".join([quoted, "'geom'", literal(table.geometry), srs, "0", "0"]), ")",
            )
        )  # fmt: skip
    return statements
