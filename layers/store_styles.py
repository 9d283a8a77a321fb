"""The styles that lie in a store, so that it is readable when it is opened without the plugin.

They know nothing of a project: codes are fixed lists and references are left out of the forms.
They are made on empty layers in memory and written in one go, since opening a store's tables one
by one takes seconds.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from osgeo import gdal, ogr
from qgis.core import (
    QgsEditorWidgetSetup,
    QgsField,
    QgsReadWriteContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType
from qgis.PyQt.QtXml import QDomDocument

from . import forms, styles, widgets
from .code_lists import CodeLists, read_code_lists
from .connection import reading, writing
from .language import LANGUAGES
from .schema import TABLES
from .shown_tables import DRAWN, LISTED
from .tables import (
    BOOLEAN,
    DATE,
    DATETIME,
    GEOMETRY,
    INTEGER,
    MULTIPOLYGON,
    REAL,
    TEXT,
    Column,
    Table,
)

STYLE_NAMES = {"sv": "Synpunkt (svenska)", "en": "Synpunkt (English)"}
STYLE_TABLE = "layer_styles"
#: The columns that QGIS looks for, with their widths; 0 is no limit.
STYLE_TEXTS = {
    "f_table_catalog": 256, "f_table_schema": 256, "f_table_name": 256, "f_geometry_column": 256,
    "styleName": 30, "styleQML": 0, "styleSLD": 0,
}  # fmt: skip
FURTHER_TEXTS = {"description": 0, "owner": 30, "ui": 30}
FIELD_TYPES = {
    TEXT: QMetaType.Type.QString,
    INTEGER: QMetaType.Type.LongLong,
    REAL: QMetaType.Type.Double,
    DATE: QMetaType.Type.QDate,
    DATETIME: QMetaType.Type.QDateTime,
    BOOLEAN: QMetaType.Type.Bool,
}


def save_styles(path: Path) -> None:
    """Save a Swedish and an English style for each table that people see, replacing earlier ones.

    The one in the store's language is the default. May run in any thread. StoreError if the store
    can't be read or written.
    """
    with reading(path) as connection:
        default = str(connection.execute("SELECT language FROM store_meta").fetchone()[0])
    lists = read_code_lists(path)
    made = [
        (TABLES[table], language, style_text(TABLES[table], language, lists))
        for table in (*DRAWN, *LISTED)
        for language in LANGUAGES
    ]
    with writing(path) as dataset:
        put_styles(dataset, made, default)


def put_styles(
    dataset: gdal.Dataset, styles_: Iterable[tuple[Table, str, str]], default: str
) -> None:
    """Put (table, language, QML) into a GeoPackage's table of styles, replacing our earlier ones.

    That of the language ``default`` is the one that QGIS loads. RuntimeError from GDAL.
    """
    target = dataset.GetLayerByName(STYLE_TABLE) or _style_table(dataset)
    _remove_ours(target)
    for table, language, qml in styles_:
        feature = ogr.Feature(target.GetLayerDefn())
        feature["f_table_catalog"] = feature["f_table_schema"] = ""
        feature["f_table_name"] = table.name
        feature["f_geometry_column"] = "geom" if table.geometry else ""
        feature["styleName"] = STYLE_NAMES[language]
        feature["styleQML"] = qml
        feature["useAsDefault"] = int(language == default)
        target.CreateFeature(feature)


def style_text(table: Table, language: str, lists: CodeLists) -> str:
    """The table's style as QML, in "sv" or "en"."""
    layer = _empty_layer(table)
    forms.set_up(layer, table, language, _chooser(lists, language))
    styles.apply_style(layer, table.name, language)
    document = QDomDocument()
    layer.exportNamedStyle(document, QgsReadWriteContext())
    return document.toString(0)


def _empty_layer(table: Table) -> QgsVectorLayer:
    """A layer in memory with the table's columns."""
    geometry = MULTIPOLYGON if table.geometry == GEOMETRY else table.geometry or "NoGeometry"
    layer = QgsVectorLayer(geometry, table.name, "memory")
    fields = [QgsField("fid", QMetaType.Type.LongLong), QgsField("uuid", QMetaType.Type.QString)]
    fields += [QgsField(column.name, FIELD_TYPES[column.type]) for column in table.columns]
    layer.dataProvider().addAttributes(fields)
    layer.updateFields()
    return layer


def _chooser(lists: CodeLists, language: str) -> widgets.Chooser:
    def choose(table: Table, column: Column) -> QgsEditorWidgetSetup | None:
        if column.references:
            return widgets.hidden()
        if column.codes and not column.many:
            return widgets.fixed_codes(lists.choices(column.codes, language))
        return None

    return choose


def _style_table(dataset: gdal.Dataset) -> ogr.Layer:
    """QGIS's table of styles, as QGIS itself would make it."""
    table = dataset.CreateLayer(STYLE_TABLE, None, ogr.wkbNone, ["FID=id"])
    _add_texts(table, STYLE_TEXTS)
    default = ogr.FieldDefn("useAsDefault", ogr.OFTInteger)
    default.SetSubType(ogr.OFSTBoolean)
    table.CreateField(default)
    _add_texts(table, FURTHER_TEXTS)
    time = ogr.FieldDefn("update_time", ogr.OFTDateTime)
    time.SetDefault("CURRENT_TIMESTAMP")
    table.CreateField(time)
    return table


def _add_texts(table: ogr.Layer, widths: dict[str, int]) -> None:
    for name, width in widths.items():
        field = ogr.FieldDefn(name, ogr.OFTString)
        field.SetWidth(width)
        table.CreateField(field)


def _remove_ours(table: ogr.Layer) -> None:
    names = set(STYLE_NAMES.values())
    ours = [feature.GetFID() for feature in table if feature["styleName"] in names]
    for fid in ours:
        table.DeleteFeature(fid)
