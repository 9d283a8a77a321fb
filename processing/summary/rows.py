"""The rows of a summary: boundary × zone × theme × valence, and one row for each boundary."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Sequence
from typing import Any

from ...layers.boundary import Boundary
from ...layers.zones import EDGE, INSIDE, NEAR, TIED_ZONES
from .columnar import Columnar
from .groups import Group, by_boundary, mean
from .model import BoundaryRow, SummaryRow
from .withholding import OTHER, Tally

TOP_THEMES = 3
SQUARE_METRES_PER_HECTARE = 10_000
# Mean severity, first and last day.
_Figures = tuple[float | None, datetime.date | None, datetime.date | None]
_NO_FIGURES: _Figures = (None, None, None)


def summary_rows(
    groups: Columnar[Group],
    boundaries: Iterable[Boundary],
    tally: Tally,
    min_count: int = 0,
) -> Columnar[SummaryRow]:
    """The rows with n > 0, in the order of the groups."""
    labels = {boundary.key: boundary.label for boundary in boundaries}
    boundary, zone, theme, valence, _, known, total, first, last = groups.columns
    n = tally.of_groups(groups)
    means = map(mean, total, known, itertools.repeat(min_count))
    columns = [
        boundary,
        [labels[key] if of in TIED_ZONES else "" for key, of in zip(boundary, zone, strict=True)],
        zone,
        theme,
        valence,
        n,
        *(_where_told(n, column) for column in (list(means), first, last)),
    ]
    return Columnar(SummaryRow, columns)


def boundary_rows(
    groups: Columnar[Group],
    boundaries: Sequence[tuple[Boundary, float]],
    tally: Tally,
    min_count: int = 0,
) -> Columnar[BoundaryRow]:
    """A row for each boundary (given with its area in m²), in their order."""
    if not boundaries:
        return Columnar.of(BoundaryRow, ())
    figures = {key: _figures(own, min_count) for key, own in by_boundary(groups)}
    rows = (
        _boundary_row(boundary, area, figures.get(boundary.key, _NO_FIGURES), tally)
        for boundary, area in boundaries
    )
    return Columnar.of(BoundaryRow, rows)


def _figures(groups: Columnar[Group], min_count: int) -> _Figures:
    *_, known, total, first, last = groups.columns
    return (
        mean(sum(total), sum(known), min_count),
        min(filter(None, first), default=None),
        max(filter(None, last), default=None),
    )


def _where_told(n: Sequence[int | None], column: Sequence[Any]) -> Sequence[Any]:
    """The column, with None where the count is held back."""
    if None not in n:
        return column
    return [None if of is None else one for of, one in zip(n, column, strict=True)]


def _boundary_row(
    boundary: Boundary,
    area: float,
    figures: _Figures,
    tally: Tally,
) -> BoundaryRow:
    key = boundary.key
    n, negative = tally.shown("n", key), tally.shown("type", key, "negative")
    inside, edge = tally.shown("zone", key, INSIDE), tally.shown("zone", key, EDGE)
    severity, first, last = figures if n is not None else _NO_FIGURES
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
        severity_mean=severity,
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
