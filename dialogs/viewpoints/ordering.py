"""The orders in which the list can be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .coded import Coded
from .columns import ViewpointColumns
from .zoning import CODES, Zones

if TYPE_CHECKING:
    import numpy as np

NUMBER, DATE, THEME, SEVERITY, ZONE = "number", "date", "theme", "severity", "zone"


def order(
    columns: ViewpointColumns, zones: Zones, key: str = NUMBER, backwards: bool = False
) -> np.ndarray:
    """All rows in the order of ``key``: numbers upward, latest first, worst first, nearest first.

    ``backwards`` turns that round; what has no value stays last. Equals go by number. An unknown
    key orders by number.
    """
    import numpy as np

    values, missing = _KEYS.get(key, _by_number)(columns, zones)
    if backwards:
        values = -values
    number, numberless = _by_number(columns, zones)
    return np.lexsort((number, numberless, values, missing))


Keyed = tuple["np.ndarray", "np.ndarray"]


def _by_number(columns: ViewpointColumns, zones: Zones) -> Keyed:
    return columns.number, columns.number == 0


def _by_date(columns: ViewpointColumns, zones: Zones) -> Keyed:
    days = Coded.of(columns.received_on)
    latest_first = sorted((day or "" for day in days.codes), reverse=True)
    return days.ranks(latest_first), days.among({""})


def _by_theme(columns: ViewpointColumns, zones: Zones) -> Keyed:
    listed = [code.code for code in columns.code_lists.lists.get("theme", ())]
    foreign = sorted({code for code in columns.theme.codes if code} - set(listed))
    return columns.theme.ranks([*listed, *foreign]), columns.theme.among({None})


def _by_severity(columns: ViewpointColumns, zones: Zones) -> Keyed:
    return -columns.severity, columns.severity == 0


def _by_zone(columns: ViewpointColumns, zones: Zones) -> Keyed:
    import numpy as np

    # The distance is below 1 after this, so that it decides within a zone only.
    distance = np.nan_to_num(zones.distance)
    within = distance / (1 + distance.max(initial=0.0))
    return zones.zone.ranks(CODES) + within, np.zeros(len(columns), bool)


_KEYS: dict[str, Callable[[ViewpointColumns, Zones], Keyed]] = {
    NUMBER: _by_number,
    DATE: _by_date,
    THEME: _by_theme,
    SEVERITY: _by_severity,
    ZONE: _by_zone,
}
#: The keys that ``order`` knows.
KEYS = tuple(_KEYS)
