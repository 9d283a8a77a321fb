"""The features of a layer, as GDAL gives them, as rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from osgeo import gdal, ogr
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.systems import is_known
from .table import RowProgress, SourceRow
from .text_file import is_undecodable


def crs_of(layer: ogr.Layer) -> QgsCoordinateReferenceSystem | None:
    """The system that a layer says its shapes are in; None where it says none that is known."""
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


def rows_of(
    dataset: gdal.Dataset, layer: ogr.Layer, is_sheet: bool, progress: RowProgress
) -> Iterator[SourceRow]:
    """The features of a layer that aren't blank, a sheet's by the numbers of its rows.

    ``dataset`` goes along, since its layers die with it. ``InputError`` where the layer breaks off.
    """
    readers = _readers(layer.GetLayerDefn())
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
