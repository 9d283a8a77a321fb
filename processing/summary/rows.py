"""The rows of a summary: boundary × zone × theme × valence, and one row for each boundary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...layers.boundary import Boundary
from ...layers.zones import EDGE, INSIDE, NEAR, TIED_ZONES
from .groups import Figures, Group
from .model import BoundaryRow, SummaryRow
from .withholding import OTHER, Tally

TOP_THEMES = 3
SQUARE_METRES_PER_HECTARE = 10_000


def summary_rows(
    groups: Mapping[Group, Figures],
    boundaries: Iterable[Boundary],
    tally: Tally,
    min_count: int = 0,
) -> list[SummaryRow]:
    """The rows with n > 0, in the order of the groups."""
    labels = {boundary.key: boundary.label for boundary in boundaries}
    found = []
    for group, figures in groups.items():
        boundary, zone, theme, valence = group
        n = tally.of_group(group, figures)
        known = figures if n is not None else Figures()
        found.append(
            SummaryRow(
                boundary,
                labels.get(boundary, "") if zone in TIED_ZONES else "",
                zone,
                theme,
                valence,
                n,
                known.mean(min_count),
                known.first,
                known.last,
            )
        )
    return found


def boundary_rows(
    groups: Mapping[Group, Figures],
    boundaries: Iterable[tuple[Boundary, float]],
    tally: Tally,
    min_count: int = 0,
) -> list[BoundaryRow]:
    """A row for each boundary (given with its area in m²), in their order."""
    members: dict[str, Figures] = {}
    for (key, zone, _, _), figures in groups.items():
        if zone in TIED_ZONES:
            if key not in members:
                members[key] = Figures()
            members[key].add(figures)
    return [
        _boundary_row(boundary, area, members.get(boundary.key, Figures()), tally, min_count)
        for boundary, area in boundaries
    ]


def _boundary_row(
    boundary: Boundary,
    area: float,
    members: Figures,
    tally: Tally,
    min_count: int,
) -> BoundaryRow:
    key = boundary.key
    n, negative = tally.shown("n", key), tally.shown("type", key, "negative")
    inside, edge = tally.shown("zone", key, INSIDE), tally.shown("zone", key, EDGE)
    known = members if n is not None else Figures()
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
        severity_mean=known.mean(min_count),
        first_date=known.first,
        last_date=known.last,
        per_ha=_per_hectare(inside, edge, area),
    )


def _top_themes(boundary: str, tally: Tally) -> str | None:
    shown = tally.themes(boundary)[:TOP_THEMES]
    return "; ".join(f"{theme} {count}" for theme, count in shown) or None


def _per_hectare(inside: int | None, edge: int | None, area: float) -> float | None:
    if inside is None or edge is None or area <= 0:
        return None
    return (inside + edge) / (area / SQUARE_METRES_PER_HECTARE)
