"""A whole place in one cell: what KoboToolbox, ODK and others write for a point, trace or shape.

``62.39 17.31 0 5`` is latitude, longitude, height and accuracy; several of them with semicolons
between are a line, or an area where the last is the first. GeoJSON and well-known text occur too.
"""

from __future__ import annotations

import re
from typing import Any

from qgis.core import QgsGeometry, QgsJsonUtils, QgsPointXY

from .values import as_text, read_number

_NUMBER = r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?"
_POINT = re.compile(rf"\s*{_NUMBER}(?:\s+{_NUMBER}){{1,3}}\s*")
# Degrees have decimals; the answers of a multiple-choice question, "3 4", have none.
_DEGREES = re.compile(r"\s*[+-]?\d{1,3}\.\d+\s+[+-]?\d{1,3}\.\d+(?:\s|$)")
_WELL_KNOWN = re.compile(
    r"\s*(?:SRID=\d+;)?\s*(?:MULTI)?(?:POINT|LINESTRING|POLYGON)\s*(?:Z|M|ZM)?\s*\(", re.IGNORECASE
)
_ACCURACY = re.compile(r'"accuracy"\s*:\s*([\d.]+)')


def shape_of(text: str) -> QgsGeometry | None:
    """The geometry that a cell holds, longitude in x; None where it is no shape.

    A point written as numbers is left to whoever reads pairs of degrees.
    """
    if text.lstrip().startswith("{"):
        return QgsJsonUtils.geometryFromGeoJson(text)
    if _WELL_KNOWN.match(text):
        return QgsGeometry.fromWkt(re.sub(r"^\s*SRID=\d+;", "", text, flags=re.IGNORECASE))
    points = _vertices(text)
    if points is None:
        return None
    if len(points) == 1:
        return QgsGeometry.fromPointXY(points[0])
    if len(points) > 3 and points[0] == points[-1]:
        return QgsGeometry.fromPolygonXY([points])
    return QgsGeometry.fromPolylineXY(points)


def is_place(value: Any) -> bool:
    """Whether a cell surely holds a place, by the look of it."""
    text = as_text(value)
    if ";" in text:
        return _vertices(text) is not None and bool(_DEGREES.match(text.split(";")[0]))
    if text.startswith("{"):
        return '"coordinates"' in text and '"type"' in text
    return bool(_WELL_KNOWN.match(text) or (_DEGREES.match(text) and _POINT.fullmatch(text)))


def is_point(value: Any) -> bool:
    """Whether a cell that holds a place holds a point rather than a line or an area."""
    text = as_text(value)
    if text.startswith("{"):
        return '"Point"' in text
    return ";" not in text.rstrip("; ") and not re.search("LINE|POLY", text, re.IGNORECASE)


def read_accuracy(value: Any) -> float | None:
    """Metres of accuracy: a number by itself, or what a place says of its own; 0 is unknown."""
    text = as_text(value)
    if not text:
        return None
    if _POINT.fullmatch(text) and len(text.split()) > 1:
        parts = text.split()
        text = parts[3] if len(parts) > 3 else ""
    elif text.startswith("{"):
        found = _ACCURACY.search(text)
        text = found[1] if found else ""
    elif ";" in text or _WELL_KNOWN.match(text):
        return None
    number = read_number(text or None)
    if number is not None and number < 0:
        raise ValueError(value)
    return number or None


def _vertices(text: str) -> list[QgsPointXY] | None:
    if ";" not in text:
        return None
    parts = [part for part in text.split(";") if part.strip()]
    if not parts or not all(_POINT.fullmatch(part) for part in parts):
        return None
    pairs = [[float(number) for number in part.split()[:2]] for part in parts]
    return [QgsPointXY(longitude, latitude) for latitude, longitude in pairs]
