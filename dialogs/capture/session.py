"""What capture works at, without widgets: store, occasion, stop, and what has been saved so far."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from qgis.core import QgsGeometry
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...layers import occasions, same_remarks, walks
from ...layers.drafts import DraftKeeper, Drafts
from ...layers.occasions import Closing, Tally
from ...layers.project_controller import ProjectController
from ...layers.store import Store
from .entry import STOP, TABLE, Entry, Place, to_json
from .journal import WRITING, Journal
from .saving import Saved, Saver

#: Ground metres: "here at the table" is no more exact than that.
AT_TABLE = 20.0


class Session(QObject):
    """One store's capture. ``changed`` tells of other counts; methods raise what the store does."""

    changed = pyqtSignal()
    failed = pyqtSignal(str)

    def __init__(
        self, controller: ProjectController, store: Store, drafts: Path | None = None
    ) -> None:
        super().__init__()
        self.store = store
        self._controller = controller
        self._current = Entry()
        self.journal = Journal(Drafts(store.uuid, drafts))
        self.saver = Saver(controller, store, self.journal, self)
        self.saver.waiting_changed.connect(self.changed)
        self.keeper = DraftKeeper(self.journal.drafts, WRITING, self._to_keep, self)
        self.keeper.failed.connect(self.failed)
        self.saved: list[Saved] = []
        self.occasion: dict[str, Any] | None = None
        self.stops: list[dict[str, Any]] = []
        self.stop_index = 0

    # --- the viewpoint being written ---

    def written(self) -> Entry | None:
        """What was being written when QGIS ended, unless it was saved in that very moment."""
        entry = self.journal.written()
        if entry is None or self.store.row("viewpoint", entry.uuid) is not None:
            return None
        return entry

    def write(self, entry: Entry) -> None:
        """The viewpoint as it is now; it is kept on disk within a moment."""
        self._current = entry
        self.keeper.touch()

    def save(self, entry: Entry) -> Saved:
        """Save it, and forget its draft."""
        saved = self.saver.save(entry, self.occasion)
        self.saved.append(saved)
        self._current = Entry()
        self.keeper.drop()
        self.changed.emit()
        return saved

    def take_back(self) -> Entry | None:
        """Take the last saved viewpoint back; returns it to be written again, None without one."""
        if not self.saved:
            return None
        self.saver.take_back(self.saved[-1])
        taken = self.saved.pop()
        self.changed.emit()
        return replace(taken.entry, uuid=Entry().uuid)  # the old one is gone for good

    # --- the occasion ---

    def last_occasion(self) -> str:
        """The uuid of the occasion worked at last, "" where it is gone."""
        uuid = self.journal.occasion()
        return uuid if uuid and self.store.row("occasion", uuid) is not None else ""

    def use_occasion(self, uuid: str) -> None:
        """Work at an occasion, "" for none."""
        self.occasion = self.store.row("occasion", uuid) if uuid else None
        self.stops = walks.stops(self.store, uuid) if self.occasion is not None else []
        self.stop_index = 0
        self.journal.remember_occasion(uuid if self.occasion is not None else "")
        self.changed.emit()

    def create_occasion(self, values: dict[str, Any], place: QgsGeometry | None) -> str:
        """Make an occasion; returns its uuid."""
        self.saver.refuse_if_edited()
        uuid = occasions.create(self.store, values, place)
        self._controller.reload()
        return uuid

    def close_occasion(self, closing: Closing) -> Tally:
        """Close the occasion; returns all that it brought. Its work is at none after that."""
        self.saver.refuse_if_edited()
        uuid = str(self.occasion["uuid"]) if self.occasion is not None else ""
        occasions.close(self.store, uuid, closing)
        self._controller.reload()
        tally = occasions.tally(self.store, uuid)
        self.use_occasion("")
        return tally

    def repetitions(self, occasion: str) -> int:
        """How many groups of what was written down at the occasion say nearly the same."""
        return len(same_remarks.find(self.store, occasion))

    def today(self) -> Tally:
        """What the occasion has brought since midnight."""
        uuid = str(self.occasion["uuid"]) if self.occasion is not None else None
        return occasions.tally(self.store, uuid, occasions.midnight())

    def table(self) -> Place | None:
        """The occasion's own place."""
        geometry = self.occasion["geom"] if self.occasion is not None else None
        if geometry is None:
            return None
        point = geometry.asPoint()
        label = self.occasion["place_name"] or "" if self.occasion is not None else ""
        return Place(TABLE, point.x(), point.y(), AT_TABLE, label)

    def stop(self) -> Place | None:
        """The stop where the walk is."""
        if not self.stops:
            return None
        row = self.stops[self.stop_index]
        point = row["geom"].asPoint() if row["geom"] is not None else None
        name = str(row["name"] or row["number"] or "")
        if point is None:
            return Place(STOP, label=name, target=row["uuid"])
        return Place(STOP, point.x(), point.y(), AT_TABLE, name, row["uuid"])

    def go(self, steps: int) -> None:
        """Walk so many stops on, or back."""
        self.stop_index = min(max(self.stop_index + steps, 0), len(self.stops) - 1)
        self.changed.emit()

    def take_down(self) -> None:
        """Keep what is being written, and stop listening."""
        self.keeper.flush()
        self.saver.take_down()

    def _to_keep(self) -> dict[str, Any]:
        return {} if self._current.is_empty else to_json(self._current)
