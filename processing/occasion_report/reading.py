"""From the store to the report of an occasion: what its audience may see of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsCoordinateTransformContext

from ...layers import actions, matters, walks
from ...layers.code_lists import read_code_lists
from ...layers.errors import Cancelled, InputError
from ...layers.language import translate
from ...layers.store import Store
from ..account.audience import INTERNAL, Audience
from ..account.building import latest_change
from ..account.followed import in_order
from ..account.met import occasion_of, tallied
from ..account.model import Said
from ..account.provenance import fingerprint
from .model import Action, Remark, Report, Stop
from .photo_reading import ReportPhotos
from .site_reading import site_of

Row = dict[str, Any]


@dataclass(frozen=True)
class Request:
    """``occasion`` is a row of its table; ``date`` None is the day of the store's latest change.

    ``blank`` asks for the sheet to carry: nothing that was said, only what is to be looked at.
    """

    occasion: Row
    audience: str
    language: str
    blank: bool = False
    date: datetime.date | None = None
    by_role: str = ""


def find(store: Store, name: str) -> Row:
    """The occasion with that uuid or title; InputError if there is none, or several."""
    found = matters.find(store, "occasion", name)
    if found is None:
        raise InputError(
            translate("Synpunkt", "There is no occasion “{title}” in the store.").format(title=name)
        )
    return found


def read(
    store: Store,
    request: Request,
    context: QgsCoordinateTransformContext,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Report:
    """The report of an occasion, for its audience. Cancelled if ``is_cancelled`` says so."""
    return _Reading(store, request, context, is_cancelled).report()


class _Reading:
    def __init__(
        self,
        store: Store,
        request: Request,
        context: QgsCoordinateTransformContext,
        is_cancelled: Callable[[], bool],
    ) -> None:
        self.store, self.request, self.context = store, request, context
        self.is_cancelled = is_cancelled
        self.row, self.uuid = request.occasion, str(request.occasion["uuid"])
        self.audience = Audience(request.audience, read_code_lists(store.path))
        self.photos = ReportPhotos(store, request.audience)
        self.stop_rows = walks.stops(store, self.uuid)
        self.stops = {row["uuid"] for row in self.stop_rows}
        self.rows = [] if request.blank else self._viewpoints()
        self.seen = [row for row in self.rows if self.audience.sees(row)]
        self.labels = {row["uuid"]: _label(row) for row in self.seen}
        self.actions = actions.actions(store)
        self.ours = [] if request.blank else self._ours()

    def report(self) -> Report:
        remarks = {row["uuid"]: self._remark(row) for row in self.seen}
        row, audience = self.row, self.audience
        matter = self._other("matter", row["matter_uuid"])
        before = self._other("occasion", row["follows_uuid"])
        stops = tuple(self._stop(one, remarks) for one in self.stop_rows)
        request = self.request
        return Report(
            audience=request.audience,
            language=request.language,
            facts=occasion_of(self.store, row, len(self.seen), audience),
            is_walk=row["kind"] == walks.SAFETY_WALK or bool(stops),
            begins=row["starts_at"],
            ends=row["ends_at"],
            light=audience.code("light_condition", row["light_condition"]),
            season=audience.code("season", row["season"]),
            leaves=audience.code("leaf_state", row["leaf_state"]),
            phase=audience.code("phase", row["phase"]),
            weather=audience.own(row["weather"]),
            question=audience.own(row["question"]),
            # What the municipality notes for itself.
            notes=Said(row["notes"]) if request.audience == INTERNAL else Said(),
            follows=audience.own(before["title"]) if before else Said(),
            matter=matter["title"] if matter else "",
            diary_ref=(audience.own(matter["diary_ref"]).text or "") if matter else "",
            date=request.date or latest_change(self.store),
            by_role=request.by_role,
            stops=stops,
            remarks=self._at(None, remarks),
            actions=tuple(self._action(one) for one in self.ours if one.stop not in self.stops),
            tallies=tallied(self.store, [self.uuid], audience),
            site=site_of(self.store, row, self.seen, self.labels, self.context, audience.is_public),
            held_back=len(self.rows) - len(self.seen),
            photos_held_back=self.photos.held_back,
            fingerprint=fingerprint(self.seen),
        )

    def _viewpoints(self) -> list[Row]:
        where = "occasion_uuid = ? AND state = 'active'"
        order = "number IS NULL, number, fid"
        return list(self.store.rows("viewpoint", where, (self.uuid,), order))

    def _other(self, table: str, uuid: str | None) -> Row | None:
        return self.store.row(table, uuid) if uuid else None

    def _stop(self, row: Row, remarks: Mapping[str, Remark]) -> Stop:
        uuid = row["uuid"]
        earlier = self._earlier(row)
        return Stop(
            number=row["number"],
            name=self.audience.own(row["name"]),
            remarks=self._at(uuid, remarks),
            actions=tuple(self._action(one) for one in self.ours if one.stop == uuid),
            photos=() if self.request.blank else self.photos.of([uuid]),
            before=tuple(self._action(one) for one in self.actions if one.stop in earlier),
        )

    def _earlier(self, row: Row) -> set[str]:
        """The same stop of the walks before."""
        found: set[str] = set()
        uuid = row["previous_stop_uuid"]
        while uuid and uuid not in found:
            found.add(uuid)
            before = self.store.row("walk_stop", uuid)
            uuid = before["previous_stop_uuid"] if before else None
        return found

    def _at(self, stop: str | None, remarks: Mapping[str, Remark]) -> tuple[Remark, ...]:
        """The viewpoints of a stop; with None those that belong to none."""
        return tuple(
            remarks[row["uuid"]]
            for row in self.seen
            if (row["stop_uuid"] if row["stop_uuid"] in self.stops else None) == stop
        )

    def _ours(self) -> list[actions.Action]:
        """The actions of the occasion's own, and those for its viewpoints."""
        ours = {row["uuid"] for row in self.rows}
        return [
            one
            for one in self.actions
            if one.occasion == self.uuid
            or one.stop in self.stops
            or not ours.isdisjoint(one.viewpoints)
        ]

    def _remark(self, row: Row) -> Remark:
        if self.is_cancelled():
            raise Cancelled
        audience = self.audience
        said = audience.viewpoint(row)
        return Remark(
            label=self.labels[row["uuid"]],
            uuid=None if audience.is_public else row["uuid"],
            said=said,
            number=row["number"],
            place=audience.place(row["place_name"]),
            has_place=row["geom"] is not None,
            theme=audience.code("theme", row["theme"]),
            valence=audience.code("valence", row["valence"]),
            severity=row["severity"],
            time_context=audience.code("time_context", row["time_context"]),
            others=row["support_count"] or 0,
            photos=self.photos.of([row["uuid"]]) if row["privacy_state"] != "blocked" else (),
        )

    def _action(self, one: actions.Action) -> Action:
        audience = self.audience
        return Action(
            description=audience.own(one.description),
            responsible=audience.code("responsible", one.responsible),
            due_on=one.due_on,
            status=one.status,
            declined_reason=audience.own(one.declined_reason),
            serves=in_order(self.labels, one.viewpoints),
            uuid=None if audience.is_public else one.uuid,
            status_on=one.status_on,
            verified_at=audience.own(one.verified_title),
            photos=self.photos.of([one.uuid]),
        )


def _label(row: Row) -> str:
    return str(row["number"]) if row["number"] is not None else f"({row['fid']})"
