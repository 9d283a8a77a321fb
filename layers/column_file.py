"""Whole columns of a GeoPackage table: read in batches by GDAL, without an object for each row.

Only what the file holds can be read so. Unsaved edits, filters, joins and expression fields are
QGIS's own: ``column_file`` says of a layer whether it shows just what its file holds.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsGeometry,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsWkbTypes,
)

from .arrow import Column, Texts, can_look, columns_of
from .connection import raising
from .sql import name, sql

if TYPE_CHECKING:
    import numpy as np

#: Rows that are read together: a bound on memory, and how often progress is told. And how many
#: batches to read ahead (see ``ahead``).
BATCH, AHEAD = 32_768, 4
_FIRST_WITH_ARROW = 3_06_00_00
# Length of a point in WKB, and the types it may have: flat; with Z or M; with both.
_POINTS = {21: [1], 29: [1001, 2001, 0x80000001], 37: [3001, 0x80000001]}
# Where in it byte order, type, x and y stand.
_HEAD = (("u1", 0), ("<u4", 1), ("<f8", 5), ("<f8", 13))
# What may stand in a layer's source beside the file and the table.
_PLAIN_SOURCE = {"path", "layerName", "layerId"}


@dataclass(frozen=True, eq=False)
class Batch:
    """Some rows of a table, in the order in which the file holds them.

    ``fid`` are the rows' ids; ``x`` and ``y`` are not a number where the geometry is NULL or one
    of the ``others``, which are no single points.
    """

    fid: np.ndarray
    x: np.ndarray
    y: np.ndarray
    others: dict[int, QgsGeometry]
    columns: dict[str, Column]

    def __len__(self) -> int:
        return len(self.fid)


@dataclass(frozen=True)
class ColumnFile:
    """A table of points in a GeoPackage."""

    path: str
    table: str

    def count(self) -> int:
        """About how many rows there are, told by the span of their ids: no row is looked at."""
        with raising():
            dataset = gdal.OpenEx(self.path, gdal.OF_VECTOR)
            identity = name(dataset.GetLayerByName(self.table).GetFIDColumn())
            lowest, highest = (
                sql("(SELECT", end, "(", identity, ") FROM", name(self.table), ")")
                for end in ("min", "max")
            )
            spans = dataset.ExecuteSQL(sql("SELECT", highest, "-", lowest, "AS span"))
            span = spans.GetNextFeature().GetField(0)
            dataset.ReleaseResultSet(spans)
            return 0 if span is None else int(span) + 1

    def batches(self, fields: Sequence[str]) -> Generator[Batch, None, None]:
        """All rows, with these fields; RuntimeError if GDAL can't read the file."""
        with raising():
            dataset = gdal.OpenEx(self.path, gdal.OF_VECTOR)
            layer = dataset.GetLayerByName(self.table)
            definition = layer.GetLayerDefn()
            every = [definition.GetFieldDefn(i).name for i in range(definition.GetFieldCount())]
            layer.SetIgnoredFields([one for one in every if one not in fields])
            options = [f"MAX_FEATURES_IN_BATCH={BATCH}"]
            identity, geometry = layer.GetFIDColumn(), layer.GetGeometryColumn()
            stream = layer.GetArrowStream(options)
            schema = stream.GetSchema()
            while (found := stream.GetNextRecordBatch()) is not None:
                columns = columns_of(found, schema)
                fid = columns.pop(identity).values
                yield Batch(fid, *_places(columns.pop(geometry)), columns)


def column_file(layer: QgsVectorLayer | None) -> ColumnFile | None:
    """The file that ``layer`` shows as it is, whole and unchanged; None for any other layer."""
    if layer is None or layer.providerType() != "ogr" or not has_columns():
        return None
    source = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    if any(value for key, value in source.items() if key not in _PLAIN_SOURCE):
        return None
    if layer.storageType() != "GPKG" or not shows_all_points(layer):
        return None
    path, table = str(source["path"]), source.get("layerName")
    table = str(table) if table else _only_table(path)
    return ColumnFile(path, table) if table else None


def shows_all_points(layer: QgsVectorLayer) -> bool:
    """Whether a layer of points shows all that its table holds, and nothing besides."""
    if layer.subsetString() or layer.vectorJoins() or layer.isEditable():
        return False
    if layer.dataProvider().transaction() is not None:
        return False
    if QgsWkbTypes.geometryType(layer.wkbType()) != Qgis.GeometryType.Point:
        return False
    fields = layer.fields()
    return all(fields.fieldOrigin(i) == Qgis.FieldOrigin.Provider for i in range(fields.count()))


def has_columns() -> bool:
    """Whether this GDAL can read whole columns."""
    return int(gdal.VersionInfo()) >= _FIRST_WITH_ARROW and can_look()


def _only_table(path: str) -> str | None:
    with raising():
        dataset = gdal.OpenEx(path, gdal.OF_VECTOR)
        return dataset.GetLayer(0).GetName() if dataset.GetLayerCount() == 1 else None


def _places(geometry: Column) -> tuple[np.ndarray, np.ndarray, dict[int, QgsGeometry]]:
    """x, y and the others of a column of WKB."""
    import numpy as np

    blobs: Texts = geometry.values
    x, y = np.full((2, len(blobs)), np.nan)
    others = np.ones(len(blobs), bool) if geometry.known is None else geometry.known.copy()
    for length, kinds in _POINTS.items():
        rows = np.flatnonzero(others & (blobs.lengths == length))
        if not len(rows):
            continue
        order, head, across, up = _fields(blobs, rows, length)
        plain = (order == 1) & np.logical_or.reduce([head == kind for kind in kinds])
        if not plain.all():
            rows, across, up = rows[plain], across[plain], up[plain]
        x[rows], y[rows] = across, up
        others[rows] = False
    found = {}
    for row in np.flatnonzero(others).tolist():
        found[row] = one = QgsGeometry()
        one.fromWkb(blobs.of(row))
    return x, y, found


def _fields(blobs: Texts, rows: np.ndarray, length: int) -> Iterator[np.ndarray]:
    """Byte order, type, x and y of these points in WKB, all of one length."""
    import numpy as np

    data, starts = blobs.data, blobs.starts[rows]
    first, last = int(starts[0]), int(starts[-1]) + length
    if last - first != len(rows) * length:  # something lies between them: rare
        data, first = data[starts[:, None] + np.arange(length)].reshape(-1), 0
    for kind, at in _HEAD:
        yield np.ndarray(len(rows), kind, data, first + at, (length,))
