"""Opens whatever viewpoints come in, by the kind of file that it is."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import partial
from pathlib import Path

from ...layers.errors import InputError
from ...layers.language import translate
from . import archive, central, document, ogr_file, text_file
from .decoding import cant_read
from .notes import without_notes
from .repeats import is_member_sheet, unflattened, with_parents
from .sources import prepared
from .table import SourceTable

TEXT, JSON, XML, MAP, ZIP = "text", "json", "xml", "map", "zip"
# What tells a map from a mere document is said near the beginning or the end.
LOOK = 1 << 20
_MAP = re.compile(
    rb'"type"\s*:\s*"(FeatureCollection|Feature|Topology|GeometryCollection)"|"esriGeometry|"esriFieldType'
)
MAP_ROOTS = {"gpx", "kml", "FeatureCollection", "osm", "mapml-", "JCSDataFile"}


def open_table(
    path: Path, layer: str = "", encoding: str = "", wanted: Collection[str] = frozenset()
) -> SourceTable:
    """The rows of a text table, a workbook's sheet, a document or a geodata file's layer.

    ``layer`` names the sheet, layer or repeat; ``encoding`` is tried where a text file is not
    UTF-8; ``wanted`` are column names, folded, that a profile asks for. ``InputError`` for a file
    that isn't there or can't be read, or is no viewpoints.
    """
    if not path.exists():
        raise InputError(translate("Synpunkt", "The file {name} was not found.").format(name=path))
    opened = _opened(path, layer, encoding, wanted)
    try:
        table = prepared(opened)
    except BaseException:
        opened.close()
        raise
    table.again = partial(open_table, path, layer, encoding, wanted)
    return table


def _opened(path: Path, layer: str, encoding: str, wanted: Collection[str]) -> SourceTable:
    kind = kind_of(path)
    if kind == ZIP:
        return archive.open_archive(
            path, layer, lambda file, rest: _opened(file, rest, encoding, wanted)
        )
    if kind == TEXT:
        return _opened_text(path, layer, encoding, wanted)
    if kind == JSON:
        return document.open_json(path, layer, encoding)
    if kind == XML:
        return document.open_xml(path, layer)
    table = ogr_file.open_file(path, layer, encoding, wanted)
    if is_member_sheet(table.columns):
        return with_parents(table, lambda sheet: ogr_file.open_file(path, sheet, encoding))
    return unflattened(table, "" if table.layer.casefold() == layer.casefold() else layer)


def _opened_text(path: Path, layer: str, encoding: str, wanted: Collection[str]) -> SourceTable:
    table = text_file.open_text(path, encoding, wanted)
    try:
        with_forms = central.with_parents(
            without_notes(table), path, lambda file: text_file.open_text(file, encoding)
        )
        return unflattened(with_forms, layer)
    except BaseException:
        table.close()
        raise


def kind_of(path: Path) -> str:
    """How a file is read: as ``TEXT``, ``JSON``, ``XML`` or ``ZIP``, else by GDAL (``MAP``)."""
    suffix = path.suffix.lower()
    if suffix == ".zip":
        return ZIP
    if suffix in text_file.SUFFIXES:
        return TEXT
    if suffix == ".json" and not _is_map(path):
        return JSON
    if suffix == ".xml" and document.root_name(path) not in MAP_ROOTS:
        return XML
    return MAP


def _is_map(path: Path) -> bool:
    """Whether a JSON file is GeoJSON, TopoJSON or Esri's JSON."""
    try:
        with path.open("rb") as file:
            if _MAP.search(file.read(LOOK)):
                return True
            size = file.seek(0, 2)
            file.seek(max(0, size - LOOK))
            return bool(_MAP.search(file.read()))
    except OSError as error:
        raise cant_read(path, error) from error
