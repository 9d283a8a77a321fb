"""The photos of a field layer that lie in a table of their own: one row for each, by a key.

QField and Mergin keep several photos of a feature so. The table is found by what it holds: a
column of names of pictures, and one whose values are those of a column of the layer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from osgeo import gdal, ogr

from .media import names_in
from .values import as_text, plain

#: Larger tables are no attachments of what was seen in the field.
MOST_ROWS = 200_000
#: The column that the names are put into.
COLUMN = "_photos"


def attached(dataset: gdal.Dataset, layer: ogr.Layer) -> tuple[str, dict[str, str]]:
    """The layer's key column and the names of photos by its value; "" where there are none."""
    keys: dict[str, set[str]] | None = None
    for number in range(dataset.GetLayerCount()):
        table = dataset.GetLayer(number)
        if table.GetName() == layer.GetName() or table.GetGeomType() != ogr.wkbNone:
            continue
        rows = list(_rows(table)) if table.GetFeatureCount() <= MOST_ROWS else []
        columns = range(table.GetLayerDefn().GetFieldCount())
        pictures = next((i for i in columns if any(names_in(row[i]) for row in rows)), None)
        if pictures is None:
            continue
        keys = _keys(layer) if keys is None else keys
        for i in columns:
            pointing = {row[i] for row in rows if row[i]}
            column = next((name for name, known in keys.items() if pointing <= known), "")
            if pointing and column and i != pictures:
                return column, _by_key(rows, i, pictures)
    return "", {}


def _by_key(rows: list[list[str]], key: int, pictures: int) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for row in rows:
        if row[key] and names_in(row[pictures]):
            found.setdefault(row[key], []).append(row[pictures])
    return {value: "; ".join(names) for value, names in found.items()}


def _keys(layer: ogr.Layer) -> dict[str, set[str]]:
    """The columns whose values are all there and all different, with their values."""
    names = [field.GetName() for field in layer.schema]
    rows = list(_rows(layer)) if layer.GetFeatureCount() <= MOST_ROWS else []
    values = {name: [row[i] for row in rows] for i, name in enumerate(names)}
    return {
        name: set(found)
        for name, found in values.items()
        if found and all(found) and len(set(found)) == len(found)
    }


def _rows(layer: ogr.Layer) -> Iterator[list[str]]:
    layer.ResetReading()
    count = layer.GetLayerDefn().GetFieldCount()
    while (feature := layer.GetNextFeature()) is not None:
        yield [_text(feature, i) for i in range(count)]
    layer.ResetReading()


def _text(feature: ogr.Feature, index: int) -> str:
    found: Any = feature.GetFieldAsString(index) if feature.IsFieldSetAndNotNull(index) else None
    return as_text(plain(found)) if isinstance(found, str) else ""
