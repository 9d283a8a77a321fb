"""One layer of a geodata file, or one sheet of a workbook, as rows."""

from __future__ import annotations

import itertools
from collections.abc import Collection
from pathlib import Path

from osgeo import gdal, ogr

from ...layers.language import translate
from .attachments import COLUMN as PHOTOS
from .attachments import attached
from .dataset import SHAPEFILE, open_dataset, reading_from, shapefile_encoding
from .decoding import fingerprint
from .features import crs_of, rows_of
from .header import ENOUGH, LOOK, header_at, known
from .layer_choice import choose_layer, field_names, is_data, is_of_store
from .notes import without_notes
from .table import RowProgress, SourceTable, add_column, unique_names
from .text_file import about_header
from .values import as_text, plain

#: The drivers whose layers are sheets.
SHEETS = ("XLSX", "ODS", "XLS")


def open_file(
    path: Path, layer: str = "", encoding: str = "", wanted: Collection[str] = frozenset()
) -> SourceTable:
    """The rows of one layer or sheet of the file at ``path``.

    Without ``layer`` the only one that holds rows is taken. Raises ``InputError`` for a file that
    can't be read, that is too large a workbook, or where the layer isn't clear.
    """
    dataset = open_dataset(path, encoding)
    with reading_from(path):  # GDAL reads a sheet when it is first asked about
        chosen = choose_layer(dataset, path, layer)
        driver = dataset.GetDriver().ShortName
        is_sheet = driver in SHEETS
        progress = RowProgress(chosen.GetFeatureCount())
        table = SourceTable(
            name=path.name,
            columns=unique_names(field_names(chosen)),
            rows=rows_of(dataset, chosen, is_sheet, progress),
            crs=crs_of(chosen),
            has_geometry=chosen.GetLayerDefn().GetGeomFieldCount() > 0,
            layer=chosen.GetName(),
            sha256=fingerprint(path),
            share=progress.share,
            folder=str(path.parent),
            encoding=shapefile_encoding(dataset, encoding) if driver == SHAPEFILE else "",
            messages=_about_store(path) if is_of_store(dataset, chosen) else [],
        )
        if is_sheet:
            return without_notes(_below_titles(table, wanted))
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


def _about_store(path: Path) -> list[str]:
    return [
        translate(
            "Synpunkt",
            "{name} is a viewpoint store, and only its viewpoints come in. “Merge stores” brings"
            " its stops, photos and answers too.",
        ).format(name=path.name)
    ]


def layers_in(path: Path, encoding: str = "") -> list[tuple[str, int]]:
    """The layers or sheets of a file that may hold viewpoints, with their numbers of rows."""
    dataset = open_dataset(path, encoding)
    with reading_from(path):
        layers = [dataset.GetLayer(i) for i in range(dataset.GetLayerCount())]
        return [(layer.GetName(), layer.GetFeatureCount()) for layer in layers if is_data(layer)]
