"""Viewpoints that are alike, put together: what all numbers of a summary are made from."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from ...layers.zones import TIED_ZONES, ZONES
from .counting import Counted, Matches
from .reading import Unreadable

#: Boundary ('' for what lies in none), zone, theme and valence.
Group = tuple[str, str, str | None, str | None]


@dataclass
class Figures:
    """Of some viewpoints: how many, the exact sum of those severities that are known, dates."""

    n: int = 0
    known: int = 0
    total: int | Fraction = 0
    first: datetime.date | None = None
    last: datetime.date | None = None

    def mean(self, fewest: int = 0) -> float | None:
        """The mean severity to 4 decimals; None without any, or with fewer than asked."""
        if not self.known or self.known < fewest:
            return None
        return round(float(self.total) / self.known, 4)

    def add(self, other: Figures) -> None:
        """Count the viewpoints of ``other`` too."""
        self.n += other.n
        self.known += other.known
        self.total += other.total
        self._see(other.first, other.last)

    def add_one(self, severity: float | None, date: datetime.date | None) -> None:
        """Count one viewpoint."""
        self.n += 1
        if severity is not None:
            self.known += 1
            self.total += exact(severity)
        self._see(date, date)

    def _see(self, first: datetime.date | None, last: datetime.date | None) -> None:
        if first is not None and (self.first is None or first < self.first):
            self.first = first
        if last is not None and (self.last is None or last > self.last):
            self.last = last


@dataclass(frozen=True)
class Findings:
    """What was counted: groups in the order of the summary, and of each zone how many.

    ``matches`` are the ties by key, and ``rows`` the viewpoints that are tied or without a place,
    in the order of their keys; both only where they were asked for.
    """

    groups: Mapping[Group, Figures]
    zones: Mapping[str, int]
    withdrawn: int = 0
    unreadable: Unreadable = field(default_factory=Unreadable)
    matches: Mapping[int, Matches] = field(default_factory=dict)
    rows: list[Counted] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """The numbers that add up to the input (N_INPUT), and N_WITHDRAWN beside them."""
        counts = {f"N_{zone.upper()}": self.zones.get(zone, 0) for zone in ZONES}
        return {"N_INPUT": sum(counts.values()), **counts, "N_WITHDRAWN": self.withdrawn}


class Grouping:
    """Puts viewpoints together one by one."""

    def __init__(self) -> None:
        self.zones: Counter[str] = Counter()
        self._groups: dict[Group, Figures] = {}

    def add(self, row: Counted) -> None:
        """Count one viewpoint, for each boundary that it is tied to."""
        self.zones[row.zone] += 1
        viewpoint = row.viewpoint
        places = [(match.key, match.zone) for match in row.matches] or [("", row.zone)]
        for boundary, zone in places:
            group = (boundary, zone, viewpoint.theme, viewpoint.valence)
            figures = self._groups.get(group)
            if figures is None:
                figures = self._groups[group] = Figures()
            figures.add_one(viewpoint.severity, viewpoint.date)

    def groups(self) -> dict[Group, Figures]:
        """The groups in the order of the summary."""
        return {group: self._groups[group] for group in sorted(self._groups, key=_order)}


def exact(number: float) -> int | Fraction:
    """The number as one that is never rounded in sums."""
    return int(number) if number.is_integer() else Fraction(number)


def null_last(text: str | None) -> tuple[bool, str]:
    """By what texts are sorted, NULL after all of them."""
    return text is None, text or ""


_PLACES = {zone: place for place, zone in enumerate(ZONES)}


def _order(group: Group) -> tuple[object, ...]:
    """By boundary, zone, theme and valence; after the boundaries what lies in none."""
    boundary, zone, theme, valence = group
    return (
        zone not in TIED_ZONES,
        boundary,
        _PLACES[zone],
        null_last(theme),
        null_last(valence),
    )
