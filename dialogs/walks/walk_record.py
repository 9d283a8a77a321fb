"""What is written up of one walk: its stops with what was seen, photographed and decided there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import QgsPointXY

from ...layers import actions, walks
from ...layers.actions import Action
from ...layers.language import translate
from ...layers.photos import OWNERS, Photo, photo_file, photo_root
from ...layers.store import Store
from ...processing.field.photo_places import Spot
from ..capture.entry import STOP, Place
from ..capture.session import AT_TABLE
from .acting import stop_label, viewpoint_label
from .target_list import Target

VIEWPOINT, STOP_OWNER, ACTION = OWNERS
#: What was said on the way, at no stop.
NO_STOP = Target(STOP_OWNER)
_PHOTOS = (
    "stop_uuid IN (SELECT uuid FROM walk_stop WHERE occasion_uuid = ?)"
    " OR viewpoint_uuid IN (SELECT uuid FROM viewpoint WHERE occasion_uuid = ?)"
    " OR action_uuid IN (SELECT uuid FROM action WHERE occasion_uuid = ?)"
)


class WalkRecord:
    """One occasion as the store has it now; StoreError where it can't be read."""

    def __init__(self, store: Store, occasion: str) -> None:
        self.row = store.row("occasion", occasion) or {"uuid": occasion, "title": "", "kind": None}
        self.stops = walks.stops(store, occasion)
        where = "occasion_uuid = ? AND state = 'active'"
        self._seen = list(store.rows("viewpoint", where, (occasion,), "fid"))
        self._actions = actions.actions(store, occasion)
        self._photos: dict[Target, list[Photo]] = {}
        root = photo_root(store)
        for row in store.rows("photo", _PHOTOS, (occasion,) * 3, "taken_at, fid"):
            file = photo_file(root, row["path"])
            photo = Photo(
                row["uuid"], row["path"], file, row["taken_at"], row["heading"], bool(row["public"])
            )
            for owner in OWNERS:
                if row[owner]:
                    self._photos.setdefault(Target(owner, row[owner]), []).append(photo)

    def photos(self, target: Target) -> list[Photo]:
        """The photos of a stop, an observation or an action, the earliest first."""
        return self._photos.get(target, [])

    def seen(self, stop: Target) -> list[dict[str, Any]]:
        """What was seen at a stop, or at none of the stops."""
        return [row for row in self._seen if self._is_at(row["stop_uuid"], stop)]

    def actions(self, stop: Target) -> list[Action]:
        """What is to be done at a stop, or at none."""
        return [one for one in self._actions if self._is_at(one.stop, stop)]

    def place(self, stop: Target) -> Place:
        """The stop as the place of what is written down there."""
        row = next((one for one in self.stops if one["uuid"] == stop.uuid), None)
        if row is None:
            return Place()
        label = str(row["name"] or row["number"] or "")
        if row["geom"] is None:
            return Place(STOP, label=label, target=stop.uuid)
        point = row["geom"].asPoint()
        return Place(STOP, point.x(), point.y(), AT_TABLE, label, stop.uuid)

    def spots(self) -> list[Spot]:
        """Where photos can have been taken: the stops, and when something was noted at them."""
        found = [Spot(STOP_OWNER, row["uuid"], _point(row)) for row in self.stops]
        noted = [row for row in self._seen if row["stop_uuid"] and row["created_at"]]
        return found + [
            Spot(STOP_OWNER, row["stop_uuid"], None, row["created_at"]) for row in noted
        ]

    def stop_words(self) -> list[tuple[Target, str]]:
        """The stops with what each has, those at none last."""
        targets = [(Target(STOP_OWNER, row["uuid"]), stop_label(row)) for row in self.stops]
        targets.append((NO_STOP, translate("Synpunkt", "No stop")))
        return [(target, f"{label}\n{self._counts(target)}") for target, label in targets]

    def seen_words(self, stop: Target) -> list[tuple[Target, str]]:
        """What was seen at a stop, as a list shows it."""
        return [
            self._with_photos(Target(VIEWPOINT, row["uuid"]), viewpoint_label(row))
            for row in self.seen(stop)
        ]

    def action_words(self, stop: Target) -> list[tuple[Target, str]]:
        """What is to be done at a stop, as a list shows it."""
        return [
            self._with_photos(Target(ACTION, one.uuid), one.description)
            for one in self.actions(stop)
        ]

    def label(self, target: Target | None) -> str:
        """What a stop is called."""
        words = self.stop_words()
        return next((text.split("\n")[0] for known, text in words if known == target), "")

    def _is_at(self, stop: str | None, target: Target) -> bool:
        known = {row["uuid"] for row in self.stops}
        return stop == target.uuid if target.uuid else stop not in known

    def _counts(self, stop: Target) -> str:
        seen, done = len(self.seen(stop)), len(self.actions(stop))
        photos = sum(len(self.photos(one)) for one in self._all_at(stop))
        parts = (
            translate("Synpunkt", "%n viewpoint(s)", "", seen),
            translate("Synpunkt", "%n photo(s)", "", photos) if photos else "",
            translate("Synpunkt", "%n action(s)", "", done) if done else "",
        )
        return ", ".join(part for part in parts if part)

    def _all_at(self, stop: Target) -> Sequence[Target]:
        own = [stop] if stop.uuid else []
        own += [Target(VIEWPOINT, row["uuid"]) for row in self.seen(stop)]
        return own + [Target(ACTION, one.uuid) for one in self.actions(stop)]

    def _with_photos(self, target: Target, text: str) -> tuple[Target, str]:
        count = len(self.photos(target))
        told = translate("Synpunkt", "%n photo(s)", "", count)
        return target, f"{text}\n{told}" if count else text


def _point(row: dict[str, Any]) -> QgsPointXY | None:
    return row["geom"].asPoint() if row["geom"] is not None else None
