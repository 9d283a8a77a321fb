"""Writes the demo's files: Swedish Excel's CSV, GeoPackage, GeoJSON, a workbook, profiles."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from demo_frame import CRS
from osgeo import gdal, ogr, osr

MapRow = tuple[ogr.Geometry | None, dict[str, Any]]

gdal.UseExceptions()


def write_csv(
    path: Path,
    header: Sequence[str],
    rows: Iterable[Sequence[Any]],
    encoding: str = "utf-8-sig",
    separator: str = ";",
) -> None:
    """A text table with Windows line ends, as Excel saves it."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=separator, lineterminator="\r\n")
        writer.writerow(header)
        writer.writerows(rows)


def write_json(path: Path, content: Any) -> None:
    """A JSON file that a person can read."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def write_geopackage(path: Path, layers: dict[str, list[MapRow]]) -> None:
    """The layers, each with the fields of its first row, in EPSG:3014."""
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    for name, rows in layers.items():
        _fill(source.CreateLayer(name, _crs(CRS), _kind(rows)), rows)
    source = None  # closes the file


def write_geojson(path: Path, rows: list[MapRow]) -> None:
    """One layer in longitude and latitude, as GeoJSON demands."""
    to_degrees = osr.CoordinateTransformation(_crs(CRS), _crs("EPSG:4326"))
    source = ogr.GetDriverByName("GeoJSON").CreateDataSource(str(path))
    layer = source.CreateLayer(
        path.stem, _crs("EPSG:4326"), _kind(rows), ["RFC7946=YES", "COORDINATE_PRECISION=8"]
    )
    moved = [(shape.Clone(), values) for shape, values in rows if shape]
    for shape, _ in moved:
        shape.Transform(to_degrees)
    _fill(layer, moved)
    source = None


def write_workbook(path: Path, sheet: str, header: Sequence[str], rows: list[list[Any]]) -> None:
    """An XLSX workbook of one sheet; numbers stay numbers, dates dates."""
    source = ogr.GetDriverByName("XLSX").CreateDataSource(str(path))
    layer = source.CreateLayer(sheet)
    for number, name in enumerate(header):
        sample = next((row[number] for row in rows if row[number] is not None), "")
        layer.CreateField(ogr.FieldDefn(name, _field_type(sample)))
    for row in rows:
        _add(layer, None, dict(zip(header, row, strict=True)))
    layer = source = None


def transformed(point: tuple[float, float], crs: str) -> tuple[float, float]:
    """A point of EPSG:3014 in another CRS, east first."""
    x, y, _ = osr.CoordinateTransformation(_crs(CRS), _crs(crs)).TransformPoint(*point)
    return x, y


def _crs(name: str) -> osr.SpatialReference:
    crs = osr.SpatialReference()
    crs.SetFromUserInput(name)
    crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return crs


def _kind(rows: list[MapRow]) -> int:
    kinds = {shape.GetGeometryType() for shape, _ in rows if shape is not None}
    if kinds <= {ogr.wkbPolygon, ogr.wkbMultiPolygon}:
        return ogr.wkbMultiPolygon
    if kinds <= {ogr.wkbLineString, ogr.wkbMultiLineString}:
        return ogr.wkbMultiLineString
    return ogr.wkbPoint


def _fill(layer: ogr.Layer, rows: list[MapRow]) -> None:
    for name in rows[0][1]:
        sample = next((values[name] for _, values in rows if values[name] is not None), "")
        layer.CreateField(ogr.FieldDefn(name, _field_type(sample)))
    kind = layer.GetGeomType()
    layer.StartTransaction()
    for shape, values in rows:
        _add(layer, None if shape is None else ogr.ForceTo(shape.Clone(), kind), values)
    layer.CommitTransaction()


def _add(layer: ogr.Layer, shape: ogr.Geometry | None, values: dict[str, Any]) -> None:
    feature = ogr.Feature(layer.GetLayerDefn())
    for name, value in values.items():
        if value is not None:
            feature[name] = value.isoformat() if hasattr(value, "isoformat") else value
    if shape is not None:
        feature.SetGeometryDirectly(shape)
    layer.CreateFeature(feature)


def _field_type(sample: Any) -> int:
    if hasattr(sample, "isoformat"):
        return ogr.OFTDate
    return {int: ogr.OFTInteger, float: ogr.OFTReal}.get(type(sample), ogr.OFTString)
