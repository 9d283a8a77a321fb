"""The invented occasions, and the file that each of them left behind, as offices really have them.

Some are read by their column names alone, some have a profile beside them; encodings, separators
and coordinate systems differ on purpose.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from demo_frame import Point, near, on_map
from demo_places import PLACES, Place
from demo_said import Said, said_at

UTC = datetime.timezone.utc
HOSTS = (("Kommunens trygghetssamordnare", "organiser"), ("Polisen", "partner"))
DAY_ONE, DAY_LAST = datetime.date(2026, 10, 12), datetime.date(2026, 11, 14)


@dataclass(frozen=True)
class Source:
    """One file with its occasion; ``title`` is "" where there was no occasion.

    ``occasion`` holds what is known of the occasion beyond its title, ``held`` where in the town
    it was, ``on`` its day (None: the rows have days of their own). ``about_plan`` says that it was
    held for the travel centre's plan; ``parties`` are who took part, with their role.
    """

    file: str
    title: str
    said: list[Said]
    on: datetime.date | None = None
    held: str | None = None
    profile: str | None = None
    occasion: dict[str, Any] = field(default_factory=dict)
    about_plan: bool = False
    parties: tuple[tuple[str, str], ...] = ()

    @property
    def place_name(self) -> str | None:
        """What people call the place where the occasion was."""
        return PLACES[self.held].name if self.held else None


@dataclass(frozen=True)
class Row:
    """One row of a file: what was said, on which day, and where (EPSG:3014, metres)."""

    said: Said
    on: datetime.date
    place: Place | None
    at: Point | None


def _hours(on: datetime.date, start: int, end: int) -> dict[str, Any]:
    """Start and end in UTC from Swedish hours; summer time ended on 25 October 2026."""
    shift = 2 if on < datetime.date(2026, 10, 25) else 1
    times = [datetime.datetime.combine(on, datetime.time(h - shift), UTC) for h in (start, end)]
    return {"starts_at": times[0], "ends_at": times[1]}


def _day(month: int, day: int) -> datetime.date:
    return datetime.date(2026, month, day)


SOURCES = (
    Source(
        "dialogbord_resecentrum_12_oktober.csv",
        "Dialogbord i vänthallen, 12 oktober",
        said_at("table_station"),
        _day(10, 12),
        "hall",
        occasion={
            "kind": "street_stand",
            **_hours(_day(10, 12), 15, 18),
            "participation_level": "dialogue",
            "light_condition": "daylight",
            "season": "autumn",
            "leaf_state": "in_leaf",
            "participants": 34,
            "reached_unsurveyed": "many",
            "question": "Var vid resecentrum trivs du, och var vill du inte gå?",
        },
        about_plan=True,
        parties=HOSTS,
    ),
    Source(
        "dialogbord_stora_torget_3_november.csv",
        "Dialogbord på Stora torget, 3 november",
        said_at("table_square"),
        _day(11, 3),
        "big_square",
        occasion={
            "kind": "street_stand",
            **_hours(_day(11, 3), 11, 15),
            "participation_level": "dialogue",
            "light_condition": "daylight",
            "season": "autumn",
            "leaf_state": "bare",
            "weather": "Mulet, 4 grader",
            "participants": 52,
            "reached_unsurveyed": "some",
        },
        parties=HOSTS,
    ),
    Source(
        "dialogbord_adalsskolan_7_november.csv",
        "Dialogbord vid Ådalsskolan, 7 november",
        said_at("table_school"),
        _day(11, 7),
        "school",
        occasion={
            "kind": "street_stand",
            **_hours(_day(11, 7), 10, 13),
            "participation_level": "dialogue",
            "light_condition": "daylight",
            "season": "autumn",
            "leaf_state": "bare",
            "participants": 41,
            "reached_unsurveyed": "some",
        },
    ),
    Source(
        "vandring_oktober.geojson",
        "Trygghetsvandring längs ån, 21 oktober",
        said_at("walk_october"),
        _day(10, 21),
        "river_park",
        "vandring_oktober.profil.json",
        {
            "kind": "safety_walk",
            **_hours(_day(10, 21), 14, 16),
            "phase": "walk",
            "participation_level": "dialogue",
            "light_condition": "daylight",
            "season": "autumn",
            "leaf_state": "in_leaf",
            "participants": 12,
            "reached_unsurveyed": "none",
        },
    ),
    Source(
        "vandring_november.gpkg",
        "Trygghetsvandring vid resecentrum, 12 november",
        said_at("walk_november"),
        _day(11, 12),
        "entrance",
        "vandring_november.profil.json",
        {
            "kind": "safety_walk",
            **_hours(_day(11, 12), 15, 17),
            "phase": "walk",
            "participation_level": "dialogue",
            "light_condition": "dusk",
            "season": "autumn",
            "leaf_state": "bare",
            "weather": "Blöt snö, 0 grader",
            "participants": 17,
            "reached_unsurveyed": "some",
        },
        True,
        (*HOSTS, ("Fastighetsägaren, stationshuset", "attended"), ("Väktare", "attended")),
    ),
    Source(
        "dialogmote_28_oktober.xlsx",
        "Dialogmöte på biblioteket, 28 oktober",
        said_at("meeting"),
        _day(10, 28),
        "library",
        occasion={
            "kind": "dialogue_meeting",
            **_hours(_day(10, 28), 18, 20),
            "participation_level": "consultation",
            "light_condition": "not_applicable",
            "season": "autumn",
            "participants": 23,
            "reached_unsurveyed": "not_assessed",
        },
        about_plan=True,
        parties=HOSTS,
    ),
    Source("brev.csv", "", said_at("letters"), profile="brev.profil.json"),
    Source(
        "dialogkarta.csv",
        "Dialogkarta på webben, hösten 2026",
        said_at("map_survey"),
        profile="dialogkarta.profil.json",
        occasion={
            "kind": "map_survey",
            "starts_at": datetime.datetime(2026, 10, 12, 6, tzinfo=UTC),
            "ends_at": datetime.datetime(2026, 11, 14, 22, tzinfo=UTC),
            "participation_level": "consultation",
            "reached_unsurveyed": "not_assessed",
        },
    ),
)


def rows(source: Source, seed: int) -> list[Row]:
    """The rows of a source's file; the seed decides the exact spots and, if free, the days."""
    chance = random.Random(f"{source.file} {seed}")
    return list(_rows(source, chance))


def held_at(source: Source) -> Point | None:
    """Where the occasion was (EPSG:3014, metres), None where it had no place."""
    place = PLACES[source.held] if source.held else None
    return on_map(place.u, place.v) if place else None


def _rows(source: Source, chance: random.Random) -> Iterator[Row]:
    for said in source.said:
        place = PLACES[said.place] if said.place else None
        at = on_map(*near(place.u, place.v, place.spread, chance)) if place else None
        days = chance.randint(0, (DAY_LAST - DAY_ONE).days)
        on = source.on or DAY_ONE + datetime.timedelta(days=days)
        for _ in range(said.times):
            yield Row(said, on, place, at)
