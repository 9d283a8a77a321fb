"""Which viewpoint a row is: the same one each time the same source is read.

A source's own number is the identity; without one it is what the row says, and the n-th row that
says the same is the n-th.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from qgis.core import Qgis, QgsGeometry, QgsWkbTypes

from .values import as_text

#: Decimals of coordinates that count: millimetres, or as much in degrees.
DECIMALS, DEGREE_DECIMALS = 3, 8
GEOM, OUTLINE = "geom", "outline"


def row_key(values: Mapping[str, Any], geometry: QgsGeometry | None) -> str:
    """The hash of what a row says in the mapped columns, as the source wrote it."""
    said = {field: as_text(value) for field, value in values.items() if value is not None}
    if geometry is not None:
        # Readers differ in whether a lone part is a multi-part geometry.
        same = QgsGeometry(geometry)
        same.convertToMultiType()
        said[GEOM] = same.asWkt(8)
    return _hash("\x1e".join(f"{field}\x1f{said[field]}" for field in sorted(said)))


def nth_key(row_hash: str, occurrence: int) -> str:
    """The identity of the ``occurrence``-th row (from 1) with that hash."""
    return f"row:{row_hash}:{occurrence}"


def digest(values: Mapping[str, Any]) -> dict[str, str]:
    """A short hash of each source-owned field's value as the store keeps it; no text is kept."""
    return {field: value_hash(value) for field, value in values.items()}


def value_hash(value: Any) -> str:
    """The hash of one stored value; None has one too."""
    return NOTHING if value is None else _hash("=" + as_text(value))


def geometry_hash(geometry: QgsGeometry | None, degrees: bool) -> str:
    """The hash of a place in the store's CRS, told apart to the millimetre.

    ``degrees`` tells what the CRS measures in; None is "no place".
    """
    if geometry is None:
        return NOTHING
    decimals = DEGREE_DECIMALS if degrees else DECIMALS
    if point := _single_point(geometry):
        return _hash("{:.{d}f} {:.{d}f}".format(*point, d=decimals))
    return _hash(geometry.asWkt(decimals))


def pack(hashes: Mapping[str, str]) -> str:
    """As ``source_digest`` holds them."""
    return json.dumps(hashes, sort_keys=True, separators=(",", ":"))


def unpack(text: str | None) -> dict[str, str]:
    """The hashes of a ``source_digest``; empty where it holds none."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _single_point(geometry: QgsGeometry) -> tuple[float, float] | None:
    if QgsWkbTypes.flatType(geometry.wkbType()) != Qgis.WkbType.Point:
        return None
    point = geometry.asPoint()
    # Adding zero turns -0.0 into 0.0, which reads the same.
    return point.x() + 0.0, point.y() + 0.0


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


#: The hash of NULL.
NOTHING = _hash("")
