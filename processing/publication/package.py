"""A GeoPackage that is handed out: its layers, each with a Swedish and an English style.

It is a file of its own from the first byte, so that nothing lies in it but what was put there, and
it opens in any QGIS: its styles know neither the plugin nor a file.
"""

from __future__ import annotations

import contextlib
import uuid as uuids
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from osgeo import gdal, ogr, osr
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsField,
    QgsGeometry,
    QgsReadWriteContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtXml import QDomDocument

from ...layers import widgets
from ...layers.address import is_store
from ...layers.code_lists import CodeLists
from ...layers.connection import begin, explained, raising
from ...layers.errors import InputError
from ...layers.labels import column_label
from ...layers.language import LANGUAGES, translate, words
from ...layers.rows import fill_feature
from ...layers.store_styles import FIELD_TYPES, put_styles
from ...layers.tables import (
    BOOLEAN,
    DATE,
    INTEGER,
    MULTILINESTRING,
    MULTIPOLYGON,
    POINT,
    REAL,
    TEXT,
    Table,
)

#: Beside a GeoPackage lie its journals, which belong to the file that was there before.
JOURNALS = ("-journal", "-wal", "-shm")
_TYPES = {
    TEXT: ogr.OFTString,
    INTEGER: ogr.OFTInteger64,
    REAL: ogr.OFTReal,
    DATE: ogr.OFTDate,
    BOOLEAN: ogr.OFTInteger,
}
_SHAPES = {
    "": ogr.wkbNone,
    POINT: ogr.wkbPoint,
    MULTILINESTRING: ogr.wkbMultiLineString,
    MULTIPOLYGON: ogr.wkbMultiPolygon,
}
Row = tuple[Mapping[str, Any], "QgsGeometry | None"]


@dataclass(frozen=True)
class Layer:
    """One layer: its columns (of ``table``; all others stay out) and its rows.

    ``draw`` gives a layer its looks in a language. ``names`` holds, in English, what columns are
    called that the store has not; ``about`` what the layer is, in the package's language.
    """

    table: Table
    rows: Iterable[Row]
    draw: Callable[[QgsVectorLayer, str], None]
    names: Mapping[str, str] = field(default_factory=dict)
    about: str = ""


@contextlib.contextmanager
def package(
    path: Path,
    crs: QgsCoordinateReferenceSystem,
    layers: Sequence[Layer],
    lists: CodeLists,
    language: str,
) -> Iterator[None]:
    """Make the GeoPackage, whole, and put it in the place of ``path`` at the end of the block.

    ``language`` ("sv" or "en") is that of the style that QGIS loads; ``lists`` has the labels of
    codes. Nothing is at ``path``, or what was there stays, where the block is left by an
    exception. InputError if a viewpoint store lies there; StoreError if it can't be written.
    """
    if is_store(path):
        raise InputError(
            translate("Synpunkt", "{name} is a viewpoint store; choose another file.").format(
                name=path.name
            )
        )
    draft = path.with_name(f".{path.stem}-{uuids.uuid4().hex[:8]}.gpkg")
    try:
        try:
            with raising():
                _write(draft, crs, layers, lists, language)
        except (OSError, RuntimeError) as error:
            raise explained(error, path) from error
        yield
        try:
            draft.replace(path)
            for ending in JOURNALS:
                path.with_name(path.name + ending).unlink(missing_ok=True)
        except OSError as error:
            raise explained(error, path) from error
    finally:
        draft.unlink(missing_ok=True)


def _write(
    path: Path,
    crs: QgsCoordinateReferenceSystem,
    layers: Sequence[Layer],
    lists: CodeLists,
    language: str,
) -> None:
    reference = osr.SpatialReference()
    reference.ImportFromWkt(crs.toWkt(Qgis.CrsWktVariant.PreferredGdal))
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    dataset = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    begin(dataset)
    for layer in layers:
        _fill(_create(dataset, layer, reference), layer)
    made = [
        (layer.table, language_, _style(layer, language_, lists))
        for layer in layers
        for language_ in LANGUAGES
    ]
    put_styles(dataset, made, language)
    dataset.CommitTransaction()
    dataset = None


def _create(dataset: gdal.Dataset, layer: Layer, reference: osr.SpatialReference) -> ogr.Layer:
    table = layer.table
    kind = _SHAPES[table.geometry]
    options = ["FID=fid", f"DESCRIPTION={layer.about}"]
    if table.geometry:
        options.append("GEOMETRY_NAME=geom")
    made = dataset.CreateLayer(table.name, reference if table.geometry else None, kind, options)
    for column in table.columns:
        definition = ogr.FieldDefn(column.name, _TYPES[column.type])
        if column.type == BOOLEAN:
            definition.SetSubType(ogr.OFSTBoolean)
        made.CreateField(definition)
    return made


def _fill(target: ogr.Layer, layer: Layer) -> None:
    for values, geometry in layer.rows:
        feature = ogr.Feature(target.GetLayerDefn())
        chosen = {name: values[name] for name in layer.table.column_names}
        fill_feature(feature, layer.table, chosen, geometry)
        target.CreateFeature(feature)


def _style(layer: Layer, language: str, lists: CodeLists) -> str:
    """The layer's style as QML, made on an empty layer in memory."""
    table = layer.table
    shown = QgsVectorLayer(table.geometry or "NoGeometry", table.name, "memory")
    fields = [QgsField(column.name, FIELD_TYPES[column.type]) for column in table.columns]
    shown.dataProvider().addAttributes(fields)
    shown.updateFields()
    for index, column in enumerate(table.columns):
        shown.setFieldAlias(index, _called(layer, column.name, language))
        widget = widgets.plain(column)
        if column.codes and not column.many:
            widget = widgets.fixed_codes(lists.choices(column.codes, language))
        shown.setEditorWidgetSetup(index, widget)
    layer.draw(shown, language)
    shown.setReadOnly(True)
    document = QDomDocument()
    shown.exportNamedStyle(document, QgsReadWriteContext())
    return str(document.toString(0))


def _called(layer: Layer, column: str, language: str) -> str:
    if column in layer.names:
        return words(language).translate("Synpunkt", layer.names[column])
    return column_label("viewpoint", column, language)
