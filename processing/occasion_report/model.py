"""The report of an occasion as plain values: all that its documents say, and nothing else.

What the audience may not see is not in it. Codes are as stored, texts as written; None is unknown.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from ..account.model import Occasion, Said, Tally, Task

Point = tuple[float, float]


@dataclass(frozen=True)
class Shown:
    """A photo as a JPEG that tells nothing but its picture; ``size`` in pixels."""

    content: bytes
    size: tuple[int, int]
    taken_at: datetime.datetime | None


@dataclass(frozen=True)
class Remark:
    """A viewpoint: ``label`` is its number, ``others`` how many more agreed.

    ``uuid`` is None where the audience may not follow it into the store.
    """

    label: str
    uuid: str | None
    said: Said
    number: int | None
    place: Said
    has_place: bool
    theme: str | None
    valence: str | None
    severity: int | None
    time_context: str | None
    others: int
    photos: tuple[Shown, ...] = ()


@dataclass(frozen=True)
class Action(Task):
    """What is to be done; ``verified_at`` is the occasion at which somebody looked."""

    status_on: datetime.date | None = None
    verified_at: Said = Said()
    photos: tuple[Shown, ...] = ()


@dataclass(frozen=True)
class Stop:
    """A stop with what belongs to it; ``before`` was decided there on the walk before."""

    number: int | None
    name: Said
    remarks: tuple[Remark, ...] = ()
    actions: tuple[Action, ...] = ()
    photos: tuple[Shown, ...] = ()
    before: tuple[Action, ...] = ()


@dataclass(frozen=True)
class Site:
    """What the map shows, in metres of a system that is north up; empty where nothing has a place.

    Remarks and stops come with what they are called.
    """

    area: tuple[tuple[Point, ...], ...] = ()
    route: tuple[tuple[Point, ...], ...] = ()
    stops: tuple[tuple[str, Point], ...] = ()
    remarks: tuple[tuple[str, Point, str | None], ...] = ()
    system: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not (self.area or self.route or self.stops or self.remarks)


@dataclass(frozen=True)
class Report:
    """The whole of it; ``remarks`` and ``actions`` are those that belong to no stop.

    ``facts`` is the occasion as the account knows it, what follows are its other columns, codes as
    stored. ``follows`` is the title of the occasion before it in the chain. ``held_back`` counts
    viewpoints that the audience sees nothing of, ``photos_held_back`` photos.
    """

    audience: str
    language: str
    facts: Occasion
    is_walk: bool
    begins: datetime.datetime | None
    ends: datetime.datetime | None
    light: str | None
    season: str | None
    leaves: str | None
    phase: str | None
    weather: Said
    question: Said
    notes: Said
    follows: Said
    matter: str
    diary_ref: str
    date: datetime.date | None
    by_role: str
    stops: tuple[Stop, ...]
    remarks: tuple[Remark, ...]
    actions: tuple[Action, ...]
    tallies: tuple[Tally, ...]
    site: Site = field(default_factory=Site)
    held_back: int = 0
    photos_held_back: int = 0
    fingerprint: str = ""

    @property
    def all_remarks(self) -> tuple[Remark, ...]:
        """All viewpoints, stop by stop, then those without one; each is there once."""
        return (*(one for stop in self.stops for one in stop.remarks), *self.remarks)

    @property
    def all_actions(self) -> tuple[Action, ...]:
        """All actions, stop by stop, then those without one; each is there once."""
        return (*(one for stop in self.stops for one in stop.actions), *self.actions)
