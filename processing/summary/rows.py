"""The rows of a summary: boundary × zone × theme × valence, and one row for each boundary."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Sequence

from ...layers.boundary import Boundary
from ...layers.zones import EDGE, INSIDE, NEAR, ZONES
from .counting import Counted
from .model import BoundaryRow, SummaryRow
from .reading import Viewpoint
from .withholding import OTHER, Tally

TOP_THEMES = 3
SQUARE_METRES_PER_HECTARE = 10_000

_Group = tuple[str, str, str | None, str | None]


def summary_rows(
    rows: Iterable[Counted], boundaries: Iterable[Boundary], tally: Tally, min_count: int = 0
) -> list[SummaryRow]:
    """The rows with n > 0, sorted by boundary, zone, theme and valence, NULL last.

    After the boundaries come those that lie in none, under the boundary ''.
    """
    labels = {boundary.key: boundary.label for boundary in boundaries}
    groups: dict[_Group, list[Viewpoint]] = {}
    for row in rows:
        for boundary, zone in _groups(row):
            viewpoint = row.viewpoint
            key = (boundary, zone, viewpoint.theme, viewpoint.valence)
            groups.setdefault(key, []).append(viewpoint)
    found = []
    for key in sorted(groups, key=_order):
        boundary, zone, theme, valence = key
        n = tally.shown("row", *key)
        known = groups[key] if n is not None else []
        found.append(
            SummaryRow(
                boundary,
                labels.get(boundary, "") if zone in (INSIDE, EDGE, NEAR) else "",
                zone,
                theme,
                valence,
                n,
                mean_severity(known, min_count),
                *first_and_last(known),
            )
        )
    return found


def boundary_rows(
    rows: Iterable[Counted],
    boundaries: Iterable[tuple[Boundary, float]],
    tally: Tally,
    min_count: int = 0,
) -> list[BoundaryRow]:
    """One row for each boundary (given with its area in m²), in their order."""
    members: dict[str, list[Viewpoint]] = {}
    for row in rows:
        for match in row.matches:
            members.setdefault(match.key, []).append(row.viewpoint)
    return [
        _boundary_row(boundary, area, members.get(boundary.key, []), tally, min_count)
        for boundary, area in boundaries
    ]


def mean_severity(viewpoints: Sequence[Viewpoint], min_count: int = 0) -> float | None:
    """The mean, exactly summed, to 4 decimals; None without values, or with fewer than asked."""
    values = [viewpoint.severity for viewpoint in viewpoints if viewpoint.severity is not None]
    if not values or len(values) < min_count:
        return None
    return round(math.fsum(values) / len(values), 4)


def first_and_last(
    viewpoints: Iterable[Viewpoint],
) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and the last date; None where no date is known."""
    dates = [viewpoint.date for viewpoint in viewpoints if viewpoint.date is not None]
    return min(dates, default=None), max(dates, default=None)


def _groups(row: Counted) -> list[tuple[str, str]]:
    return [(match.key, match.zone) for match in row.matches] or [("", row.zone)]


def _order(key: _Group) -> tuple[object, ...]:
    boundary, zone, theme, valence = key
    tied = zone in (INSIDE, EDGE, NEAR)
    return (
        not tied,
        boundary,
        ZONES.index(zone),
        theme is None,
        theme or "",
        valence is None,
        valence or "",
    )


def _boundary_row(
    boundary: Boundary,
    area: float,
    members: Sequence[Viewpoint],
    tally: Tally,
    min_count: int,
) -> BoundaryRow:
    key = boundary.key
    n, negative = tally.shown("n", key), tally.shown("type", key, "negative")
    inside, edge = tally.shown("zone", key, INSIDE), tally.shown("zone", key, EDGE)
    known = members if n is not None else []
    first, last = first_and_last(known)
    return BoundaryRow(
        boundary=key,
        label=boundary.label,
        area_m2=area,
        n_inside=inside,
        n_edge=edge,
        n_near=tally.shown("zone", key, NEAR),
        n=n,
        n_positive=tally.shown("type", key, "positive"),
        n_negative=negative,
        n_suggestion=tally.shown("type", key, "suggestion"),
        n_other=tally.shown("type", key, OTHER),
        share_negative=None if not n or negative is None else negative / n,
        top_themes=_top_themes(key, tally),
        severity_mean=mean_severity(known, min_count),
        first_date=first,
        last_date=last,
        per_ha=_per_hectare(inside, edge, area),
    )


def _top_themes(boundary: str, tally: Tally) -> str | None:
    shown = tally.themes(boundary)[:TOP_THEMES]
    return "; ".join(f"{theme} {count}" for theme, count in shown) or None


def _per_hectare(inside: int | None, edge: int | None, area: float) -> float | None:
    if inside is None or edge is None or area <= 0:
        return None
    return (inside + edge) / (area / SQUARE_METRES_PER_HECTARE)
