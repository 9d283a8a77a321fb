"""What was recorded along a route: how high each of its vertices lies, and when it was passed.

A route's line is flat, so this is kept beside it as JSON, in ``walk_route.elevations`` (metres, as
the recording had them) and ``walk_route.times`` (UTC): a list for each part of the line, with a
value for each vertex of the part, null where it is not known. The column is NULL where nothing is.

In QGIS a line can be changed without its lists. They are read here, and only where they still have
a value for each vertex; where vertices were moved, but none added or removed, they stay.
"""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from qgis.core import QgsGeometry

from .rows import READERS, UTC
from .tables import DATETIME

ELEVATIONS, TIMES = "elevations", "times"
T = TypeVar("T")
#: A list for each part of a line, with a value for each vertex, None where it is not known.
Lists = Sequence[Sequence[T | None]]


def elevations(route: Mapping[str, Any]) -> Lists[float] | None:
    """Metres at each vertex of a row of ``walk_route``; None if not known, or of another line."""
    return _read(route, ELEVATIONS, _height)


def times(route: Mapping[str, Any]) -> Lists[datetime.datetime] | None:
    """When each vertex of a row of ``walk_route`` was passed; None as with ``elevations``."""
    return _read(route, TIMES, _moment)


def columns(heights: Lists[float], moments: Lists[datetime.datetime]) -> dict[str, str | None]:
    """What a row of ``walk_route`` holds for these lists, by column."""
    told = [[_told(moment) for moment in part] for part in moments]
    return {ELEVATIONS: _written(heights), TIMES: _written(told)}


def fits(lists: Lists[Any], line: QgsGeometry) -> bool:
    """Whether there is a value for each vertex of ``line``."""
    return [len(part) for part in lists] == [part.nCoordinates() for part in line.constParts()]


def _written(lists: Lists[Any]) -> str | None:
    known = any(value is not None for part in lists for value in part)
    return json.dumps(lists, separators=(",", ":"), allow_nan=False) if known else None


def _read(
    route: Mapping[str, Any], column: str, value: Callable[[object], T | None]
) -> Lists[T] | None:
    text, line = route[column], route["geom"]
    if not text or line is None:
        return None
    try:
        lists = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(lists, list) or not all(isinstance(part, list) for part in lists):
        return None
    return [[value(one) for one in part] for part in lists] if fits(lists, line) else None


def _height(value: object) -> float | None:
    # In Python a truth is a number, too.
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return float(value) if math.isfinite(value) else None
    except OverflowError:
        return None


def _told(moment: datetime.datetime | None) -> str | None:
    if moment is None:
        return None
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def _moment(value: object) -> datetime.datetime | None:
    try:
        moment = READERS[DATETIME](value)
    except OverflowError:
        return None
    return moment if isinstance(moment, datetime.datetime) else None
