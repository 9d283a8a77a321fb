"""The result of one summary as plain values: what tables, page and JSON are made from."""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ...layers.zones import (
    EDGE,
    INSIDE,
    NEAR,
    OUTSIDE,
    TIED_ZONES,
    UNUSABLE,
    WITHOUT_PLACE,
    ZONES,
)
from .columnar import Columnar

__all__ = [
    "EDGE",
    "INSIDE",
    "NEAR",
    "OUTSIDE",
    "TIED_ZONES",
    "UNUSABLE",
    "WITHOUT_PLACE",
    "ZONES",
    "BoundaryRow",
    "Cell",
    "MapFrame",
    "Member",
    "Summary",
    "SummaryRow",
]

#: What a count is of; ``withholding.Tally`` says how.
Cell = tuple[Hashable, ...]


class SummaryRow(NamedTuple):
    """Boundary × zone × theme × valence with n > 0; ``n`` is None where it is held back."""

    boundary: str
    label: str
    zone: str
    theme: str | None
    valence: str | None
    n: int | None
    severity_mean: float | None
    first_date: datetime.date | None
    last_date: datetime.date | None


class BoundaryRow(NamedTuple):
    """One boundary with its counts; None is "held back", or "no value" for means and shares.

    ``area_m2`` is ellipsoidal. ``n`` is inside + edge + near; type counts, share, themes, mean
    severity and dates are of those ``n``; ``per_ha`` is of inside + edge.
    """

    boundary: str
    label: str
    area_m2: float
    n_inside: int | None
    n_edge: int | None
    n_near: int | None
    n: int | None
    n_positive: int | None
    n_negative: int | None
    n_suggestion: int | None
    n_other: int | None
    share_negative: float | None
    top_themes: str | None
    severity_mean: float | None
    first_date: datetime.date | None
    last_date: datetime.date | None
    per_ha: float | None


@dataclass(frozen=True)
class Member:
    """One viewpoint of the summary in its best zone (inside, edge, near or without place).

    ``x`` and ``y`` are metres in the map frame of ``Summary.map``, None without a place. ``text``
    is None where TEXTS is "none"; ``withheld`` says that an unchecked text was left out.
    ``key`` is the input's feature id, ``number`` what people call the viewpoint.
    """

    key: int
    number: str | None
    zone: str
    theme: str | None
    valence: str | None
    severity: float | None
    date: datetime.date | None
    time_context: str | None = None
    occasion: str | None = None  # title
    occasion_kind: str | None = None  # code, from our own store only
    occasion_date: datetime.date | None = None
    place_name: str | None = None
    text: str | None = None
    withheld: bool = False
    boundaries: tuple[str, ...] = ()
    x: float | None = None
    y: float | None = None


@dataclass(frozen=True)
class MapFrame:
    """What the map picture draws: rings in metres, true north up, origin at the boundaries' middle.

    ``shapes`` holds, for each boundary, a list of polygons; a polygon is a list of rings (outer
    first); a ring is a list of (x, y).
    """

    shapes: dict[str, list[list[list[tuple[float, float]]]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Summary:
    """Everything that one run found out.

    ``counts`` has N_INPUT, N_INSIDE, N_EDGE, N_NEAR, N_OUTSIDE, N_WITHOUT_PLACE, N_UNUSABLE and
    N_WITHDRAWN; a count is None where ``min_count`` holds it back. ``parameters`` are the ones
    that shape the result, without paths. ``members`` is sorted by key. ``time_context`` of the
    members is meaningful only if ``has_time``; likewise ``has_occasion``. ``small`` has the cells
    that are held back and may be called smaller than ``min_count``; others are held back to
    protect them. ``theme_totals`` has the counts of first-level themes that may be shown.
    """

    parameters: dict[str, object]
    counts: dict[str, int | None]
    boundaries: Columnar[BoundaryRow]
    rows: Columnar[SummaryRow]
    members: list[Member]
    messages: list[str]
    map: MapFrame
    near: float = 0.0
    min_count: int = 0
    language: str = "sv"
    texts: str = "none"
    has_time: bool = False
    has_occasion: bool = False
    small: frozenset[Cell] = frozenset()
    theme_totals: Mapping[Cell, int] = field(default_factory=dict)
