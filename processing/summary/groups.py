"""Viewpoints that are alike, put together: what all numbers of a summary are made from."""

from __future__ import annotations

import datetime
import itertools
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, NamedTuple

from ...layers.zones import TIED_ZONES, ZONES
from .columnar import Columnar
from .counting import Counted, Matches
from .reading import Unreadable

# Boundary, zone, theme and valence.
_Key = tuple[str, str, str | None, str | None]


class Group(NamedTuple):
    """The viewpoints of one boundary ('' for what lies in none), zone, theme and valence.

    ``n`` is how many there are. ``total`` is the exact sum of the ``known`` severities. ``first``
    and ``last`` are None where no date is known.
    """

    boundary: str
    zone: str
    theme: str | None
    valence: str | None
    n: int
    known: int
    total: int | Fraction
    first: datetime.date | None
    last: datetime.date | None


def mean(total: int | Fraction, known: int, fewest: int = 0) -> float | None:
    """The mean severity to 4 decimals; None without any, or with fewer than asked."""
    return round(float(total) / known, 4) if known and known >= fewest else None


@dataclass
class Figures:
    """What is counted of some viewpoints, as a ``Group`` holds it."""

    n: int = 0
    known: int = 0
    total: int | Fraction = 0
    first: datetime.date | None = None
    last: datetime.date | None = None

    def add(self, severity: float | None, date: datetime.date | None) -> None:
        """Count one viewpoint."""
        self.n += 1
        if severity is not None:
            self.known += 1
            self.total += exact(severity)
        if date is not None:
            self.first = date if self.first is None else min(self.first, date)
            self.last = date if self.last is None else max(self.last, date)

    def __iter__(self) -> Iterator[Any]:
        """In the order of a group's fields."""
        return iter((self.n, self.known, self.total, self.first, self.last))


@dataclass(frozen=True)
class Findings:
    """What was counted: groups in the order of the summary, and of each zone how many.

    ``matches`` are the ties by key, and ``rows`` the viewpoints that are tied or without a place,
    in the order of their keys; both only where they were asked for.
    """

    groups: Columnar[Group]
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
        self._groups: dict[_Key, Figures] = {}

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
            figures.add(viewpoint.severity, viewpoint.date)

    def groups(self) -> Columnar[Group]:
        """The groups in the order of the summary."""
        ordered = sorted(self._groups, key=_order)
        return Columnar.of(Group, (Group(*key, *self._groups[key]) for key in ordered))


def by_boundary(groups: Columnar[Group]) -> Iterator[tuple[str, Columnar[Group]]]:
    """Of groups in the order of the summary those of each boundary."""
    zones = groups.column("zone")
    tied = next((at for at, zone in enumerate(zones) if zone not in TIED_ZONES), len(zones))
    begin = 0
    for boundary, same in itertools.groupby(groups.column("boundary")[:tied]):
        end = begin + sum(1 for _ in same)
        yield boundary, groups[begin:end]
        begin = end


def exact(number: float) -> int | Fraction:
    """The number as one that is never rounded in sums."""
    return int(number) if number.is_integer() else Fraction(number)


def null_last(text: str | None) -> tuple[bool, str]:
    """By what texts are sorted, NULL after all of them."""
    return text is None, text or ""


_PLACES = {zone: place for place, zone in enumerate(ZONES)}


def _order(key: _Key) -> tuple[object, ...]:
    """By boundary, zone, theme and valence; after the boundaries what lies in none."""
    boundary, zone, theme, valence = key
    return (
        zone not in TIED_ZONES,
        boundary,
        _PLACES[zone],
        null_last(theme),
        null_last(valence),
    )
