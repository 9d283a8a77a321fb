"""Whole columns of a GeoPackage table: read in batches by GDAL, without an object for each row.

Only what the file holds can be read so. Unsaved edits, filters, joins and expression fields are
QGIS's own: ``column_file`` says of a layer whether it shows just what its file holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
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

from .connection import raising

if TYPE_CHECKING:
    import numpy as np

#: Rows that are read together: a bound on memory, and how often progress is told.
BATCH = 131_072
_FIRST_WITH_ARROW = 3_06_00_00
# Length of a point in WKB, and the types it may have: flat; with Z or M; with both.
_POINTS = {21: (1,), 29: (1001, 2001, 0x80000001), 37: (3001, 0x80000001)}
# What may stand in a layer's source beside the file and the table.
_PLAIN_SOURCE = {"path", "layerName", "layerId"}


@dataclass(frozen=True, eq=False)
class Batch:
    """Some rows of a table, in the order in which the file holds them.

    ``fid`` are the rows' ids; ``x`` and ``y`` are not a number where the geometry is NULL or one
    of the ``others``, which are no single points. ``columns`` are arrays, masked where NULL; texts
    are bytes in UTF-8.
    """

    fid: np.ndarray
    x: np.ndarray
    y: np.ndarray
    others: dict[int, QgsGeometry]
    columns: dict[str, np.ndarray]

    def __len__(self) -> int:
        return len(self.fid)


@dataclass(frozen=True)
class ColumnFile:
    """A table of points in a GeoPackage."""

    path: str
    table: str

    def batches(self, fields: Sequence[str]) -> Iterator[Batch]:
        """All rows, with these fields; RuntimeError if GDAL can't read the file."""
        with raising():
            dataset = gdal.OpenEx(self.path, gdal.OF_VECTOR)
            layer = dataset.GetLayerByName(self.table)
            definition = layer.GetLayerDefn()
            names = [definition.GetFieldDefn(i).name for i in range(definition.GetFieldCount())]
            layer.SetIgnoredFields([name for name in names if name not in fields])
            options = [f"MAX_FEATURES_IN_BATCH={BATCH}"]
            identity, geometry = layer.GetFIDColumn(), layer.GetGeometryColumn()
            for columns in _read_ahead(iter(layer.GetArrowStreamAsNumPy(options=options))):
                fid = columns.pop(identity)
                yield Batch(fid, *_places(columns.pop(geometry)), columns)


def column_file(layer: QgsVectorLayer | None) -> ColumnFile | None:
    """The file that ``layer`` shows as it is, whole and unchanged; None for any other layer."""
    if layer is None or layer.providerType() != "ogr" or not has_columns():
        return None
    source = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    if any(value for key, value in source.items() if key not in _PLAIN_SOURCE):
        return None
    provider = layer.dataProvider()
    if layer.storageType() != "GPKG" or layer.subsetString() or layer.vectorJoins():
        return None
    if layer.isEditable() or provider.transaction() is not None:
        return None
    if QgsWkbTypes.geometryType(layer.wkbType()) != Qgis.GeometryType.Point:
        return None
    fields = layer.fields()
    if any(fields.fieldOrigin(i) != Qgis.FieldOrigin.Provider for i in range(fields.count())):
        return None
    path, table = str(source["path"]), source.get("layerName")
    table = str(table) if table else _only_table(path)
    return ColumnFile(path, table) if table else None


def has_columns() -> bool:
    """Whether this GDAL can read whole columns."""
    return int(gdal.VersionInfo()) >= _FIRST_WITH_ARROW


def _read_ahead(stream: Iterator[dict[str, np.ndarray]]) -> Iterator[dict[str, np.ndarray]]:
    """What the stream holds; the next is read in a thread while one is worked on."""

    def following() -> dict[str, np.ndarray] | None:
        with raising():  # GDAL may remember this by thread
            return next(stream, None)

    with ThreadPoolExecutor(max_workers=1) as reader:
        coming = reader.submit(following)
        while (columns := coming.result()) is not None:
            coming = reader.submit(following)
            yield columns


def _only_table(path: str) -> str | None:
    with raising():
        dataset = gdal.OpenEx(path, gdal.OF_VECTOR)
        return dataset.GetLayer(0).GetName() if dataset.GetLayerCount() == 1 else None


def _places(geometry: np.ndarray) -> tuple[np.ndarray, np.ndarray, dict[int, QgsGeometry]]:
    """x, y and the others of a column of WKB."""
    import numpy as np

    places = np.full((len(geometry), 2), np.nan)
    given = np.flatnonzero(~np.ma.getmaskarray(geometry))
    blobs = np.ma.getdata(geometry)[given].tolist()
    others = np.ones(len(blobs), bool)
    for length, rows in _by_length(blobs).items():
        kinds = _POINTS.get(length)
        if kinds is None:
            continue
        chosen = blobs if len(rows) == len(blobs) else [blobs[row] for row in rows.tolist()]
        data = np.frombuffer(b"".join(chosen), np.uint8).reshape(-1, length)
        head = np.ascontiguousarray(data[:, 1:5]).view("<u4")[:, 0]
        plain = (data[:, 0] == 1) & np.isin(head, kinds)
        points = np.ascontiguousarray(data[plain, 5:21]).view("<f8")
        places[given[rows[plain]]] = points
        others[rows[plain]] = False
    found = {}
    for row in np.flatnonzero(others).tolist():
        found[int(given[row])] = one = QgsGeometry()
        one.fromWkb(blobs[row])
    return places[:, 0], places[:, 1], found


def _by_length(blobs: list[bytes]) -> dict[int, np.ndarray]:
    """The rows of each length."""
    import numpy as np

    lengths = set(map(len, blobs))
    if len(lengths) == 1:  # as a rule
        return {lengths.pop(): np.arange(len(blobs))}
    every = np.fromiter(map(len, blobs), np.int64, len(blobs))
    return {length: np.flatnonzero(every == length) for length in sorted(lengths)}
