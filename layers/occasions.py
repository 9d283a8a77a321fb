"""Occasions (a table, a meeting, a walk): made, chosen again, closed and summed up."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, NamedTuple

from qgis.core import QgsGeometry

from .connection import reading
from .errors import InputError
from .home_zone import HOME
from .language import translate
from .operations import Operation
from .rows import UTC
from .sql import sql
from .store import Store

#: How what is said at each kind of occasion reaches us; any other kind: spoken on site.
_FORMS = {
    "dialogue_meeting": "spoken_meeting",
    "open_house": "spoken_meeting",
    "consultation_meeting": "spoken_meeting",
    "workshop": "spoken_meeting",
    "focus_group": "spoken_meeting",
    "digital_meeting": "spoken_meeting",
    "safety_walk": "walk_protocol",
    "map_survey": "map_survey",
    "ongoing_channel": "web_form",
}
ORGANISER = "organiser"
_TALLY = sql(
    "SELECT count(*), count(*) - count(geom),",
    "count(CASE WHEN theme IS NULL OR valence IS NULL THEN 1 END)",
    "FROM viewpoint WHERE state = 'active' AND occasion_uuid IS ?1",
    "AND (?2 IS NULL OR created_at >= ?2)",
)

_TALLIES = sql(
    "SELECT occasion_uuid, count(*), count(*) - count(geom),",
    "count(CASE WHEN theme IS NULL OR valence IS NULL THEN 1 END)",
    "FROM viewpoint WHERE state = 'active' GROUP BY occasion_uuid",
)


class Tally(NamedTuple):
    """What an occasion brought; ``to_complete`` lacks its theme or its type."""

    saved: int
    without_place: int
    to_complete: int


@dataclass(frozen=True)
class Closing:
    """What is asked when an occasion ends; None and "" where nobody answered."""

    participants: int | None = None
    host: str = ""
    light_condition: str | None = None
    weather: str = ""
    reached_unsurveyed: str | None = None


def latest(store: Store) -> list[dict[str, Any]]:
    """The occasions, those that began last first; those without a day before all others."""
    return list(store.rows("occasion", order="starts_at IS NOT NULL, starts_at DESC, fid DESC"))


def create(store: Store, values: dict[str, Any], place: QgsGeometry | None = None) -> str:
    """A new occasion with these column values, ``place`` in the store's CRS; returns its uuid.

    It begins now unless ``starts_at`` says otherwise. InputError without a title.
    """
    title = str(values.get("title") or "").strip()
    if not title:
        raise InputError(translate("Synpunkt", "An occasion needs a name."))
    begins = values.get("starts_at") or datetime.datetime.now(UTC)
    with store.operation("occasion", title) as operation:
        return operation.insert("occasion", {**values, "title": title, "starts_at": begins}, place)


def close(store: Store, uuid: str, closing: Closing) -> str:
    """Keep what was told when the occasion ended, and that it ended; returns the operation.

    What nobody answered stays as it was.
    """
    row = store.row("occasion", uuid)
    if row is None:
        raise InputError(translate("Synpunkt", "The occasion is no longer in the store."))
    told = {
        "participants": closing.participants,
        "light_condition": closing.light_condition,
        "weather": closing.weather.strip() or None,
        "reached_unsurveyed": closing.reached_unsurveyed,
    }
    values: dict[str, Any] = {name: value for name, value in told.items() if value is not None}
    with store.operation("occasion", str(row["title"])) as operation:
        operation.update("occasion", uuid, {**values, "ends_at": datetime.datetime.now(UTC)})
        _keep_host(store, operation, uuid, closing.host.strip())
        return operation.uuid


def host(store: Store, uuid: str) -> str:
    """Who hosted the occasion, as far as it has been said."""
    found = store.rows("occasion_party", "occasion_uuid = ? AND role = ?", (uuid, ORGANISER))
    return ", ".join(str(row["party"]) for row in found)


def tally(store: Store, uuid: str | None, since: datetime.datetime | None = None) -> Tally:
    """What the occasion brought (None: what has no occasion), optionally since a point in time."""
    # To the millisecond, as times are stored: they are compared as texts.
    moment = f"{since.astimezone(UTC):%Y-%m-%dT%H:%M:%S.000Z}" if since is not None else None
    with reading(store.path) as connection:
        return Tally(*connection.execute(_TALLY, (uuid, moment)).fetchone())


def tallies(store: Store) -> dict[str | None, Tally]:
    """What each occasion brought, by its uuid; those that brought nothing are left out."""
    with reading(store.path) as connection:
        return {row[0]: Tally(*row[1:]) for row in map(tuple, connection.execute(_TALLIES))}


def day(row: dict[str, Any] | None) -> datetime.date:
    """The day in Sweden on which the occasion began; today where it has none."""
    begins = row["starts_at"] if row is not None else None
    return (begins or datetime.datetime.now(UTC)).astimezone(HOME).date()


def when(begins: datetime.datetime | None, ends: datetime.datetime | None) -> str:
    """ "2026-11-12 17:00–19:00", by the clocks of Sweden; "" where it is not known."""
    if begins is None:
        return ""
    begins = begins.astimezone(HOME)
    told = f"{begins:%Y-%m-%d %H:%M}"
    if ends is None:
        return told
    ends = ends.astimezone(HOME)
    return f"{told}–{ends:%H:%M}" if ends.date() == begins.date() else f"{told}–{ends:%Y-%m-%d}"


def midnight() -> datetime.datetime:
    """When today began in Sweden."""
    now = datetime.datetime.now(HOME)
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def received_form(kind: str | None) -> str:
    """How what is said at an occasion of that kind reaches us."""
    return _FORMS.get(kind or "", "spoken_on_site")


def _keep_host(store: Store, operation: Operation, uuid: str, party: str) -> None:
    if not party or party == host(store, uuid):
        return
    found = store.rows("occasion_party", "occasion_uuid = ? AND role = ?", (uuid, ORGANISER))
    for row in found:
        operation.delete("occasion_party", row["uuid"])
    values = {"occasion_uuid": uuid, "party": party, "role": ORGANISER}
    operation.insert("occasion_party", values)
