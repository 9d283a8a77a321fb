"""Workbooks and geodata files, opened through GDAL and never written to."""

from __future__ import annotations

import io
import re
import weakref
import zipfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from osgeo import gdal

from ...layers.connection import raising
from ...layers.errors import InputError
from ...layers.language import translate
from . import workbook
from .decoding import cant_read, known_encoding
from .safety import XML_SUFFIXES, check_xml

#: File formats only: a driver that fetches from elsewhere has no place here.
DRIVERS = (
    "GPKG GeoJSON GeoJSONSeq ESRIJSON TopoJSON FlatGeobuf XLSX ODS XLS SQLite OpenFileGDB GML KML"
    " LIBKML GPX DXF DGN Parquet Arrow JML MapML"
).split()
SHAPEFILE = "ESRI Shapefile"
DRIVERS += [SHAPEFILE, "MapInfo File"]
#: The encoding of a Shapefile that says nothing of it.
SHAPEFILE_FALLBACK = "CP1252"

_FLAGS = gdal.OF_VECTOR | gdal.OF_READONLY
_CONTENTS = "[Content_Types].xml"
_RELATIONS = re.compile(rb'<Override PartName="[^"]*\.rels"[^>]*>')


def open_dataset(path: Path, encoding: str) -> gdal.Dataset:
    """The file as GDAL reads it; ``InputError`` if it can't be read, or isn't safe to read.

    ``encoding`` is that of a Shapefile, "" for what it says itself.
    """
    _check(path)
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
        if dataset.GetDriver().ShortName == SHAPEFILE:
            dataset = _dataset(path, [f"ENCODING={shapefile_encoding(dataset, encoding)}"])
    return dataset


def open_workbook(path: Path, drivers: Collection[str]) -> gdal.Dataset | None:
    """The workbook as GDAL reads it; None where it is none, or broken.

    LibreOffice tells so much of what lies in a large XLSX that GDAL does not know it as one: then a
    copy in memory is read, which lasts as long as the dataset.
    """
    dataset = _opened(str(path), drivers, [])
    if dataset is not None or path.suffix.lower() not in workbook.XLSX:
        return dataset
    try:
        content = _less_told(path)
    except (OSError, *workbook.UNREADABLE):
        return None
    copy = f"/vsimem/{uuid4().hex}.xlsx"
    gdal.FileFromMemBuffer(copy, content)
    dataset = _opened(copy, drivers, [])
    if dataset is None:
        gdal.Unlink(copy)
    else:
        weakref.finalize(dataset, gdal.Unlink, copy)
    return dataset


def _less_told(path: Path) -> bytes:
    """The same workbook, without what its list of contents says of relations."""
    less = io.BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(less, "w") as written:
        for name in archive.namelist():
            content = archive.read(name)
            if name == _CONTENTS:
                content = _RELATIONS.sub(b"", content)
            written.writestr(name, content)
    return less.getvalue()


def _opened(path: str, drivers: Collection[str], options: list[str]) -> gdal.Dataset | None:
    """What GDAL opens; None where it can't, whether or not it raises."""
    try:
        return gdal.OpenEx(path, _FLAGS, list(drivers), options)
    except RuntimeError:
        return None


def _dataset(path: Path, options: list[str]) -> gdal.Dataset:
    if path.suffix.lower() in workbook.SUFFIXES:
        dataset = open_workbook(path, DRIVERS)
    else:
        dataset = _opened(str(path), DRIVERS, options)
    if dataset is None:
        raise _unknown_format(path)
    return dataset


def shapefile_encoding(dataset: gdal.Dataset, wanted: str) -> str:
    """The encoding to name to GDAL: QGIS keeps GDAL from finding it out by itself.

    It is ``wanted``, else the one that the Shapefile states, else ``SHAPEFILE_FALLBACK``.
    """
    if known := known_encoding(wanted):
        return known
    found = dataset.GetLayer(0).GetMetadata("SHAPEFILE") if dataset.GetLayerCount() else {}
    return found.get("ENCODING_FROM_CPG") or found.get("ENCODING_FROM_LDID") or SHAPEFILE_FALLBACK


def _unknown_format(path: Path) -> InputError:
    return InputError(
        translate(
            "Synpunkt",
            "The file {name} can't be read. It must be CSV, XLSX, ODS, GeoJSON, GeoPackage,"
            " Shapefile"
            " or another geodata format.",
        ).format(name=path.name)
    )


def _check(path: Path) -> None:
    if path.suffix.lower() in workbook.SUFFIXES:
        workbook.check_size(path)
    if path.suffix.lower() in XML_SUFFIXES:
        check_xml(path)


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
def reading_from(path: Path) -> Iterator[None]:
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
