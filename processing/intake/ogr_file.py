"""Workbooks and geodata files, read through GDAL and never written to."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from osgeo import gdal, ogr
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

from ...layers.connection import raising
from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.systems import is_known
from . import workbook
from .attachments import COLUMN as PHOTOS
from .attachments import attached
from .decoding import PIECE, cant_read, known_encoding
from .header import ENOUGH, LOOK, header_at, known
from .layer_choice import choose_layer, field_names, is_data
from .safety import XML_SUFFIXES, check_xml
from .table import RowProgress, SourceRow, SourceTable, add_column, unique_names
from .text_file import about_header, is_undecodable
from .values import as_text, plain

#: File formats only: a driver that fetches from elsewhere has no place here.
DRIVERS = (
    "GPKG GeoJSON GeoJSONSeq ESRIJSON TopoJSON FlatGeobuf XLSX ODS XLS SQLite OpenFileGDB GML KML"
    " LIBKML GPX DXF DGN Parquet Arrow JML MapML"
).split()
DRIVERS += ["ESRI Shapefile", "MapInfo File"]
#: The encoding of a Shapefile that says nothing of it.
SHAPEFILE_FALLBACK = "CP1252"


def open_file(
    path: Path, layer: str = "", encoding: str = "", wanted: Collection[str] = frozenset()
) -> SourceTable:
    """The rows of one layer or sheet of the file at ``path``.

    Without ``layer`` the only one that holds rows is taken. Raises ``InputError`` for a file that
    can't be read, that is too large a workbook, or where the layer isn't clear.
    """
    _check(path)
    dataset = _open(path, encoding)
    with _reading(path):  # GDAL reads a sheet when it is first asked about
        chosen = choose_layer(dataset, path, layer)
        definition = chosen.GetLayerDefn()
    is_sheet = dataset.GetDriver().ShortName in ("XLSX", "ODS", "XLS")
    progress = RowProgress(chosen.GetFeatureCount())
    table = SourceTable(
        name=path.name,
        columns=unique_names(field_names(chosen)),
        # The dataset goes along: its layers die with it.
        rows=_rows((dataset, chosen), _readers(definition), is_sheet, progress),
        crs=_crs(chosen),
        has_geometry=definition.GetGeomFieldCount() > 0,
        layer=chosen.GetName(),
        sha256=fingerprint(path),
        share=progress.share,
        folder=str(path.parent),
    )
    if is_sheet:
        return _below_titles(table, wanted)
    return _with_photos(table, dataset, chosen)


def _with_photos(table: SourceTable, dataset: gdal.Dataset, layer: ogr.Layer) -> SourceTable:
    """A field layer with the photos that lie in a table of their own."""
    if dataset.GetDriver().ShortName != "GPKG" or dataset.GetLayerCount() < 2:
        return table
    key, photos = attached(dataset, layer)
    if photos:
        at = field_names(layer).index(key)
        add_column(table, PHOTOS, lambda row: photos.get(as_text(plain(row.values[at]))))
    return table


def _below_titles(table: SourceTable, wanted: Collection[str]) -> SourceTable:
    """A sheet's rows below its column names, where those don't stand in its first row."""
    if known(table.columns, wanted) >= ENOUGH:
        return table
    sample = table.peek(LOOK)
    cells = [[as_text(plain(value)) for value in row.values] for row in sample]
    at = header_at(cells, wanted)
    if not sample or known(cells[at], wanted) < ENOUGH:
        return table
    table.columns = unique_names(cells[at])
    table.rows = itertools.islice(table.rows, at + 1, None)
    table.messages.extend(about_header(sample[at].number, at + 1))
    return table


def layers_in(path: Path, encoding: str = "") -> list[tuple[str, int]]:
    """The layers or sheets of a file that may hold viewpoints, with their numbers of rows."""
    _check(path)
    dataset = _open(path, encoding)
    with _reading(path):
        layers = [dataset.GetLayer(i) for i in range(dataset.GetLayerCount())]
        return [(layer.GetName(), layer.GetFeatureCount()) for layer in layers if is_data(layer)]


def _check(path: Path) -> None:
    if path.suffix.lower() in workbook.SUFFIXES:
        workbook.check_size(path)
    if path.suffix.lower() in XML_SUFFIXES:
        check_xml(path)


def fingerprint(path: Path) -> str:
    """SHA-256 of the file, as hex; "" for a folder, as a file geodatabase is one."""
    if path.is_dir():
        return ""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                digest.update(piece)
    except OSError as error:
        raise cant_read(path, error) from error
    return digest.hexdigest()


@contextmanager
def quiet(options: Mapping[str, str]) -> Iterator[None]:
    """GDAL says nothing on the console, and goes by ``options``, inside the block."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    before = {key: gdal.GetThreadLocalConfigOption(key) for key in options}
    try:
        for key, value in options.items():
            gdal.SetThreadLocalConfigOption(key, value)
        yield
    finally:
        for key, value in before.items():
            gdal.SetThreadLocalConfigOption(key, value)
        gdal.PopErrorHandler()


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """``InputError`` for a broken sheet, which GDAL would else take for an empty one."""
    try:
        with raising(), quiet(workbook.OPTIONS):
            yield
    except RuntimeError as error:
        raise InputError(
            translate("Synpunkt", "The file {name} can't be read further: {reason}").format(
                name=path.name, reason=error
            )
        ) from error


def _open(path: Path, encoding: str) -> gdal.Dataset:
    try:
        with path.open("rb") as file:
            if not file.read(1):
                raise InputError(
                    translate("Synpunkt", "The file {name} is empty.").format(name=path.name)
                )
    except OSError as error:
        if not path.is_dir():  # a file geodatabase is a folder
            raise cant_read(path, error) from error
    with quiet(workbook.OPTIONS):
        # Nothing is to appear beside the user's file.
        dataset = _dataset(path, ["WRITE_GFS=NO"] if path.suffix.lower() == ".gml" else [])
        if dataset.GetDriver().ShortName == "ESRI Shapefile":
            dataset = _dataset(path, [f"ENCODING={_shapefile_encoding(dataset, encoding)}"])
    return dataset


def _dataset(path: Path, options: list[str]) -> gdal.Dataset:
    flags = gdal.OF_VECTOR | gdal.OF_READONLY
    try:
        dataset = gdal.OpenEx(str(path), flags, DRIVERS, options)
    except RuntimeError as error:
        raise _unknown_format(path) from error
    if dataset is None:
        raise _unknown_format(path)
    return dataset


def _shapefile_encoding(dataset: gdal.Dataset, wanted: str) -> str:
    """The encoding to name to GDAL: QGIS keeps GDAL from finding it out by itself."""
    if known := known_encoding(wanted):
        return known
    stated = dataset.GetLayer(0).GetMetadata("SHAPEFILE") if dataset.GetLayerCount() else {}
    return stated.get("ENCODING_FROM_CPG") or stated.get("ENCODING_FROM_LDID") or SHAPEFILE_FALLBACK


def _unknown_format(path: Path) -> InputError:
    return InputError(
        translate(
            "Synpunkt",
            "The file {name} can't be read. It must be CSV, XLSX, ODS, GeoJSON, GeoPackage,"
            " Shapefile"
            " or another geodata format.",
        ).format(name=path.name)
    )


def _crs(layer: ogr.Layer) -> QgsCoordinateReferenceSystem | None:
    reference = layer.GetSpatialRef()
    if reference is None or reference.IsLocal():
        return None
    code = reference.GetAuthorityCode(None)
    if code and reference.GetAuthorityName(None) == "EPSG":
        crs = QgsCoordinateReferenceSystem(f"EPSG:{code}")
        if crs.isValid():
            return crs
    crs = QgsCoordinateReferenceSystem.fromWkt(reference.ExportToWkt())
    return crs if is_known(crs) else None


def _rows(
    source: tuple[gdal.Dataset, ogr.Layer],
    readers: list[Callable[[ogr.Feature, int], Any]],
    is_sheet: bool,
    progress: RowProgress,
) -> Iterator[SourceRow]:
    layer = source[1]
    layer.ResetReading()
    number = 0
    while True:
        try:
            feature = layer.GetNextFeature()
        except RuntimeError as error:
            raise InputError(
                translate("Synpunkt", "The layer {layer} can't be read further: {reason}").format(
                    layer=layer.GetName(), reason=error
                )
            ) from error
        if feature is None:
            return
        number += 1
        progress.done = number
        values = tuple(read(feature, i) for i, read in enumerate(readers))
        # A sheet's feature id is the number of its row.
        row = SourceRow(feature.GetFID() if is_sheet else number, values, _geometry(feature))
        if row.is_blank:
            continue
        if any(isinstance(value, str) and is_undecodable(value) for value in values):
            yield SourceRow(row.number, values, row.geometry, _undecodable())
        else:
            yield row


def _undecodable() -> str:
    return translate("Synpunkt", "The row holds bytes that are not text in this encoding.")


def _geometry(feature: ogr.Feature) -> QgsGeometry | None:
    found = feature.GetGeometryRef()
    if found is None or found.IsEmpty():
        return None
    geometry = QgsGeometry()
    geometry.fromWkb(bytes(found.ExportToIsoWkb()))
    return None if geometry.isNull() else geometry


def _readers(definition: ogr.FeatureDefn) -> list[Callable[[ogr.Feature, int], Any]]:
    kinds = {
        ogr.OFTInteger: _number,
        ogr.OFTInteger64: _number,
        ogr.OFTReal: _number,
        ogr.OFTDate: _date,
        ogr.OFTDateTime: _time,
    }
    count = definition.GetFieldCount()
    return [kinds.get(definition.GetFieldDefn(i).GetType(), _text) for i in range(count)]


def _number(feature: ogr.Feature, index: int) -> Any:
    return feature.GetField(index) if feature.IsFieldSetAndNotNull(index) else None


def _text(feature: ogr.Feature, index: int) -> str | None:
    if not feature.IsFieldSetAndNotNull(index):
        return None
    found = feature.GetFieldAsString(index)
    if isinstance(found, bytes):  # GDAL gives bytes where the text is not UTF-8
        return found.decode("utf-8", "surrogateescape")
    return found.replace("\0", "\ufffd")


def _date(feature: ogr.Feature, index: int) -> str | None:
    if not feature.IsFieldSetAndNotNull(index):
        return None
    year, month, day = feature.GetFieldAsDateTime(index)[:3]
    return f"{year:04d}-{month:02d}-{day:02d}"


def _time(feature: ogr.Feature, index: int) -> str | None:
    """ISO 8601, with the zone where there is one: 100 is UTC, each step a quarter of an hour."""
    if not feature.IsFieldSetAndNotNull(index):
        return None
    year, month, day, hour, minute, second, zone = feature.GetFieldAsDateTime(index)
    text = f"{year:04d}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}:{int(second):02d}"
    if zone < 2:
        return text
    quarters = zone - 100
    sign = "-" if quarters < 0 else "+"
    return f"{text}{sign}{abs(quarters) // 4:02d}:{abs(quarters) % 4 * 15:02d}"
