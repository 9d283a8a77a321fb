"""Brings a recorded walk into the store: its route, its stops, what was written on the way."""

from __future__ import annotations

import uuid as uuids
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from qgis.core import QgsCoordinateTransformContext, QgsGeometry

from ...layers import occasions, recorded, walks
from ...layers.connection import reading
from ...layers.errors import Cancelled
from ...layers.language import translate
from ...layers.metric import Reprojection
from ...layers.operations import Operation
from ...layers.store import Store
from ..intake.lookup import find_occasion
from .gpx import POINTS
from .walk_file import Track, WalkFile, Waypoint, numbered
from .walk_known import Known, known_rows
from .walk_vertices import spread

#: What waypoints become.
STOPS, VIEWPOINTS = "stops", "viewpoints"
CHOICES = (STOPS, VIEWPOINTS)
#: The viewpoints' source, in which each waypoint has its number.
SOURCE = "gpx"
# Rows are known again by a name made of the occasion and of what the recording says.
_NAMESPACE = uuids.UUID("8d5b6f0c-5a0e-4a53-9a5e-6f1f0d1c2b7a")


@dataclass
class Outcome:
    """What came of it: new rows, and how many were known; ``operation`` is "" for no change."""

    routes: int = 0
    stops: int = 0
    viewpoints: int = 0
    known: int = 0
    removed: int = 0
    occasion: str = ""
    operation: str = ""
    notes: list[str] = field(default_factory=list)


def import_walk(
    store: Store,
    walk: WalkFile,
    occasion: str,
    waypoints: str,
    context: QgsCoordinateTransformContext,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Add to the walk ``occasion`` (uuid or title) what the store does not have of ``walk``.

    A title that is new makes a walk; "" is the walk that this very recording made, under its own
    title. With ``waypoints`` STOPS a waypoint is a stop, and what was written about it a viewpoint
    at that stop; with VIEWPOINTS each waypoint is a viewpoint. All in one operation; again, nothing
    is new. InputError where the occasion is not clear; Cancelled if ``is_cancelled`` says so.
    """
    uuid = find_occasion(store, occasion)
    own = _name("occasion", walk.identity)
    if uuid is None:
        uuid = str(uuids.uuid4()) if occasion.strip() else own
    outcome = Outcome(occasion=uuid)
    if not (walk.tracks or walk.waypoints):
        return outcome
    with store.operation("import", walk.name) as operation:
        importer = _Importer(store, operation, walk, outcome, is_cancelled)
        importer.carry = Reprojection(walk.crs, store.crs, context)
        importer.run(occasion.strip() or walk.title, waypoints)
    outcome.operation = operation.uuid if operation.changed else ""
    return outcome


class _Importer:
    """One run of ``import_walk``, inside its operation."""

    carry: Reprojection

    def __init__(
        self,
        store: Store,
        operation: Operation,
        walk: WalkFile,
        outcome: Outcome,
        is_cancelled: Callable[[], bool],
    ) -> None:
        self.store, self.operation, self.walk = store, operation, walk
        self.outcome, self.is_cancelled = outcome, is_cancelled
        self.occasion = outcome.occasion
        self.tracks = self._named("walk_route", walk.tracks)
        self.points = self._named("walk_stop", walk.waypoints)
        self.said = self._named("viewpoint", walk.waypoints)
        with reading(store.path) as connection:
            self.known: Known = known_rows(connection, [*self.tracks, *self.points, *self.said])

    def _named(self, table: str, parts: Iterable[Track | Waypoint]) -> dict[str, Any]:
        """The parts by the uuid of the row that each is, or will be, in ``table``."""
        parts = list(parts)
        keys = numbered(part.key for part in parts)
        names = (_name(self.occasion, table, key) for key in keys)
        return dict(zip(names, parts, strict=True))

    def run(self, title: str, waypoints: str) -> None:
        routes = self._places(self.tracks)
        stops = self._places(self.points) if waypoints == STOPS else {}
        said = self._places(self._speaking(waypoints))
        self._keep_occasion(title, bool(routes or stops or said))
        for uuid, line in routes.items():
            track: Track = self.tracks[uuid]
            values = {"uuid": uuid, "occasion_uuid": self.occasion, "name": track.name or None}
            self.operation.insert("walk_route", {**values, **self._recorded(track)}, line)
        if routes or stops:
            self._put_stops(stops, list(routes.values()))
        stop_of = dict(zip(self.said, self.points, strict=True)) if waypoints == STOPS else {}
        there = {*stops, *self.known.rows}
        for uuid, place in said.items():
            stop = stop_of.get(uuid)
            self._say(uuid, place, stop if stop in there else None)
        self.outcome.routes, self.outcome.stops = len(routes), len(stops)
        self.outcome.viewpoints = len(said)

    def _recorded(self, track: Track) -> dict[str, str | None]:
        """What was recorded at the vertices that the track's line has in the store."""
        line = track.line
        # The way from one coordinate system to another adds vertices to long edges.
        course = self.carry.densified(line) or line
        return recorded.columns(
            spread(track.elevations, line, course), spread(track.times, line, course)
        )

    def _speaking(self, waypoints: str) -> dict[str, Waypoint]:
        """The waypoints that are viewpoints: all of them, or those that something was said at."""
        everything = waypoints == VIEWPOINTS
        return {uuid: point for uuid, point in self.said.items() if everything or point.words}

    def _places(self, parts: Mapping[str, Any]) -> dict[str, QgsGeometry | None]:
        """The parts that are new to the store, with their places in its CRS."""
        found: dict[str, QgsGeometry | None] = {}
        for uuid, part in parts.items():
            if self.is_cancelled():
                raise Cancelled
            if uuid in self.known.rows or uuid in self.known.removed:
                self.outcome.known += uuid in self.known.rows
                self.outcome.removed += uuid not in self.known.rows
                continue
            given = part.line if isinstance(part, Track) else part.place
            place = self.carry(given) if given is not None else None
            if given is not None and place is None:
                self.walk.left_out[POINTS] += 1
                if isinstance(part, Track):
                    continue
            found[uuid] = place
        return found

    def _keep_occasion(self, title: str, has_news: bool) -> None:
        """Make the walk if it is new; else give it the times that it lacks."""
        times = self.walk.times()
        told = {"starts_at": times[0], "ends_at": times[-1]} if times else {}
        row = self.store.row("occasion", self.occasion)
        if row is None:
            if has_news:
                made = {"title": title, "kind": walks.SAFETY_WALK, "phase": walks.WALK}
                self.operation.insert("occasion", {"uuid": self.occasion, **made, **told})
        elif row["starts_at"] is None and row["ends_at"] is None:
            if told:
                self.operation.update("occasion", self.occasion, told)
        elif told and occasions.day(row) != occasions.day(told):
            self.outcome.notes.append(_about_day(occasions.day(told), occasions.day(row)))

    def _put_stops(self, new: Mapping[str, QgsGeometry | None], lines: list[QgsGeometry]) -> None:
        """Add the new stops where the route says, and number all stops along it."""
        before = walks.route(self.store, self.occasion)
        parts = [*([before] if before is not None else []), *lines]
        line = QgsGeometry.collectGeometry(parts) if parts else None
        rows = walks.stops(self.store, self.occasion)
        added = [{"uuid": uuid, "number": None, "geom": new[uuid]} for uuid in self._in_time(new)]
        for number, row in enumerate(walks.in_order([*rows, *added], line), start=1):
            uuid = row["uuid"]
            if uuid in new:
                values = {"uuid": uuid, "occasion_uuid": self.occasion, "number": number}
                name = self.points[uuid].name or None
                self.operation.insert("walk_stop", {**values, "name": name}, new[uuid])
            elif row["number"] != number:
                self.operation.update("walk_stop", uuid, {"number": number})

    def _in_time(self, new: Iterable[str]) -> list[str]:
        """Waypoints in time where each has one (devices sort them by name), else as they came."""
        uuids_ = list(new)
        times = [self.points[uuid].at for uuid in uuids_]
        if None in times:
            return uuids_
        return [uuid for _, uuid in sorted(zip(times, uuids_, strict=True), key=lambda one: one[0])]

    def _say(self, uuid: str, place: QgsGeometry | None, stop: str | None) -> None:
        point: Waypoint = self.said[uuid]
        self.operation.insert(
            "viewpoint",
            {
                "uuid": uuid,
                "occasion_uuid": self.occasion,
                "stop_uuid": stop,
                "text": point.words or point.name or None,
                "place_name": (point.name if point.words else "") or None,
                "geometry_kind": "none" if place is None else "point",
                "received_form": "walk_protocol",
                "received_on": occasions.day({"starts_at": point.at}) if point.at else None,
                "source": SOURCE,
                "source_id": uuid,
                "source_category": point.category or None,
            },
            place,
        )


def _name(*parts: str) -> str:
    return str(uuids.uuid5(_NAMESPACE, "/".join(parts)))


def _about_day(recorded: object, said: object) -> str:
    return translate(
        "Synpunkt", "The recording is from {recorded}, and the occasion from {said}."
    ).format(recorded=recorded, said=said)
