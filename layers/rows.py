"""A row of a table between its three shapes: SQLite's, OGR's and the dict that everyone uses.

In a dict, ``geom`` is a QgsGeometry or None, dates are ``datetime.date``, times are aware
``datetime.datetime`` in UTC, booleans are bool. NULL is None.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from osgeo import ogr
from qgis.core import QgsGeometry

from .sql import literal
from .tables import BOOLEAN, DATE, DATETIME, INTEGER, REAL, Table

UTC = datetime.timezone.utc
# Length of the envelope after a GeoPackage blob's eight bytes, by the flags' envelope code.
ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
EMPTY_FLAG = 0x10
#: In OGR's field setter: the time zone code of UTC.
OGR_UTC = 100


def geometry_from_blob(blob: bytes | None) -> QgsGeometry | None:
    """The geometry in a GeoPackage blob; None for NULL and for an empty geometry."""
    if not blob or blob[3] & EMPTY_FLAG:
        return None
    geometry = QgsGeometry()
    geometry.fromWkb(bytes(blob[8 + ENVELOPE_BYTES[(blob[3] >> 1) & 0x07] :]))
    return None if geometry.isNull() else geometry


def geometry_from_hex(wkb: str | None) -> QgsGeometry | None:
    """The geometry that the change log keeps as hex WKB; None for no place."""
    if not wkb:
        return None
    geometry = QgsGeometry()
    geometry.fromWkb(bytes.fromhex(wkb))
    return geometry


def from_sqlite(table: Table, row: Any) -> dict[str, Any]:
    """A row as a connection gives it, as a dict; columns that no schema knows stay as they are."""
    values = dict(row)
    for name, kind in table.to_be_read:
        value = values.get(name)
        if value is not None:
            values[name] = READERS[kind](value)
    if "geom" in values:
        values["geom"] = geometry_from_blob(values["geom"])
    return values


def _read_date(value: object) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def _read_time(value: object) -> datetime.datetime | None:
    try:
        time = datetime.datetime.fromisoformat(str(value).replace("Z", "+00:00"))
    except ValueError:
        return None
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)


READERS: dict[str, Callable[[object], object]] = {
    DATE: _read_date,
    DATETIME: _read_time,
    BOOLEAN: bool,
}


def fill_feature(
    feature: ogr.Feature, table: Table, values: Mapping[str, object], geometry: QgsGeometry | None
) -> None:
    """Set ``values`` and the geometry on an OGR feature of ``table``; None becomes NULL."""
    for name, value in values.items():
        set_field(feature, feature.GetFieldIndex(name), value, table, name)
    if geometry is not None:
        feature.SetGeometryDirectly(to_ogr(geometry, table))


def flat(geometry: QgsGeometry, table: Table) -> QgsGeometry:
    """The geometry as the table wants it: flat, without curves, multi where the table is multi."""
    copy = QgsGeometry(geometry)
    copy.get().dropZValue()
    copy.get().dropMValue()
    copy.convertToStraightSegment()
    if table.geometry.startswith("MULTI"):
        copy.convertToMultiType()
    return copy


def to_ogr(geometry: QgsGeometry, table: Table) -> ogr.Geometry:
    """The same for OGR (see ``flat``)."""
    return ogr.CreateGeometryFromWkb(bytes(flat(geometry, table).asWkb()))


def set_field(feature: ogr.Feature, index: int, value: object, table: Table, name: str) -> None:
    """Set one field; KeyError if the table has no such column."""
    if index < 0:
        raise KeyError(f"{table.name}.{name}")
    if value is None:
        feature.SetFieldNull(index)
    elif isinstance(value, datetime.datetime):
        time = value.astimezone(UTC)
        seconds = time.second + time.microsecond / 1e6
        feature.SetField(
            index, time.year, time.month, time.day, time.hour, time.minute, seconds, OGR_UTC
        )
    elif isinstance(value, datetime.date):
        feature.SetField(index, value.year, value.month, value.day, 0, 0, 0, 0)
    elif isinstance(value, (bool, int)):
        feature.SetFieldInteger64(index, int(value))
    elif isinstance(value, float):
        feature.SetField(index, value)
    else:
        # SQLite text ends at a NUL for most readers: no byte of a text may be lost in silence.
        feature.SetField(index, str(value).replace("\0", "\ufffd"))


def constant(value: object) -> str:
    """A value as SQL, which stores it as OGR stores a field that ``set_field`` has set."""
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, datetime.datetime):
        time = value.astimezone(UTC).isoformat(timespec="milliseconds")
        value = time.replace("+00:00", "Z")
    return literal(value)


def typed(table: Table, name: str, value: object) -> object:
    """A logged old value (as JSON gave it) in the type of its column."""
    if value is None or name == "uuid":
        return value
    kind = table.column(name).type
    if kind in READERS:
        return READERS[kind](value)
    if kind == INTEGER:
        return int(str(value))
    return float(str(value)) if kind == REAL else str(value)
