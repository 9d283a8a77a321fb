"""What the example holds, as ``tools/example_data.py`` wrote it to ``resources/example``."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from osgeo import ogr, osr
from qgis.core import QgsGeometry

from ...layers import resources
from ...layers.connection import explained, raising
from ...layers.schema import TABLES
from ...layers.tables import DATE, DATETIME

CRS = "EPSG:3014"
FOLDER = resources.path("example")
#: Files of the map, each with the tables of one folder.
MAPS = ("plan", "grannplan", "basemap")
#: Which of ``MAPS`` holds the plan of a matter, by the matter's ``group_key``.
PLANS = {"EX-41": "plan", "EX-42": "grannplan"}


def rows(language: str) -> Iterator[tuple[str, dict[str, Any], QgsGeometry | None]]:
    """(table, values, place in ``CRS``) of each row of the store, in the order of insertion."""
    for row in _read(FOLDER / "content.json"):
        columns = {column.name: column.type for column in TABLES[row["table"]].columns}
        values = {
            name: _value(value, columns.get(name, ""), language)
            for name, value in row["values"].items()
        }
        yield row["table"], values, QgsGeometry.fromWkt(row["place"]) if "place" in row else None


def write_map(name: str, path: Path) -> None:
    """Write one of ``MAPS`` as a GeoPackage at ``path``, which must not exist.

    StoreError where it can't be written to its end.
    """
    try:
        with raising():
            _write(name, path)
    except RuntimeError as error:
        raise explained(error, path) from error


def _write(name: str, path: Path) -> None:
    system = osr.SpatialReference()
    system.SetFromUserInput(CRS)
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    for file in sorted((FOLDER / name).glob("*.json")):
        features = _read(file)
        for feature in features:
            feature["place"] = ogr.CreateGeometryFromWkt(feature["place"])
        _write_table(dataset, file.stem, features, system)
    dataset.FlushCache()


def _write_table(
    dataset: ogr.DataSource, name: str, features: list[dict[str, Any]], system: osr.SpatialReference
) -> None:
    kind = _multi(features[0]["place"].GetGeometryType())
    layer = dataset.CreateLayer(name, system, kind)
    fields = dict.fromkeys(key for one in features for key in one if key != "place")
    for key in fields:
        layer.CreateField(ogr.FieldDefn(key, _field_type(one.get(key) for one in features)))
    layer.StartTransaction()
    for one in features:
        feature = ogr.Feature(layer.GetLayerDefn())
        for key in fields.keys() & one.keys():
            feature.SetField(key, one[key])
        feature.SetGeometry(ogr.ForceTo(one["place"], kind))
        layer.CreateFeature(feature)
    layer.CommitTransaction()


def _multi(kind: int) -> int:
    """Points are single, all else may have parts."""
    return kind if ogr.GT_Flatten(kind) == ogr.wkbPoint else ogr.GT_GetCollection(kind)


def _field_type(values: Iterable[Any]) -> int:
    kinds = {type(value) for value in values if value is not None}
    if kinds <= {int}:
        return ogr.OFTInteger
    return ogr.OFTReal if kinds <= {int, float} else ogr.OFTString


def _read(path: Path) -> list[dict[str, Any]]:
    return json.loads(path.read_text(encoding="utf-8"))


def _value(value: Any, kind: str, language: str) -> Any:
    if isinstance(value, dict):
        return value[language]
    if kind == DATE:
        return datetime.date.fromisoformat(value)
    if kind == DATETIME:
        return datetime.datetime.fromisoformat(value)
    return value
