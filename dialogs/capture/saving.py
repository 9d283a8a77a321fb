"""Saving a viewpoint: into the store at once, or into the edits that the user has open."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QMetaObject, QObject, QTimer, pyqtSignal

from ...layers import codes
from ...layers.editing import refuse_if_edited
from ...layers.errors import InputError, SynpunktError
from ...layers.language import translate
from ...layers.operations import Operation
from ...layers.outlines import add_outline
from ...layers.photo_files import PhotoCopier
from ...layers.photos import photo_home
from ...layers.places import OUTLINE_TABLES
from ...layers.project_controller import ProjectController
from ...layers.rows import UTC
from ...layers.settings import interface_language
from ...layers.store import Store
from ...layers.takeback import take_back
from ...layers.tie_finder import WITHIN
from . import buffer
from .entry import PLAN, Entry
from .journal import Journal

TABLE = "viewpoint"
#: What capture writes beside the viewpoint.
_BELONGING = ("photo", "link", *OUTLINE_TABLES)


@dataclass(frozen=True)
class Saved:
    """A viewpoint that was saved; ``operation`` is "" while it waits in a layer's edits."""

    entry: Entry
    occasion: str
    number: int | None = None
    operation: str = ""
    undo_index: int = -1


class Saver(QObject):
    """Writes for one store. ``waiting_changed`` tells that other viewpoints wait in edits now.

    ``lost`` are those that waited in edits which were discarded, or ended with QGIS.
    """

    waiting_changed = pyqtSignal()

    def __init__(
        self,
        controller: ProjectController,
        store: Store,
        journal: Journal,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller, self._store, self._journal = controller, store, journal
        self._watched = ""
        self._connections: list[QMetaObject.Connection] = []
        self._discarding = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._settle)
        self.waiting: list[tuple[Entry, str]] = []
        self.lost = [one for one in journal.waiting() if not self._is_stored(one[0])]
        self._keep()

    def save(self, entry: Entry, occasion: dict[str, Any] | None) -> Saved:
        """Save a viewpoint said at ``occasion`` (a row of the store, or None).

        Into the viewpoint layer's edits where the user has begun some. InputError without a text,
        StoreLockedError while another layer of the store holds unsaved edits.
        """
        if entry.is_empty:
            raise InputError(translate("Synpunkt", "Write what the person says first."))
        layer = self.edited_layer()
        if layer is not None:
            return self._into_edits(layer, entry, occasion)
        self.refuse_if_edited()
        return self._into_store(entry, occasion)

    def take_back(self, saved: Saved) -> None:
        """Take the saved viewpoint back; ConflictError where something changed since."""
        layer = self.edited_layer()
        if saved.operation:
            self.refuse_if_edited()
            take_back(self._store, saved.operation)
        elif layer is not None and not self._is_stored(saved.entry):
            buffer.undo(layer, saved.undo_index)
        else:
            self.refuse_if_edited()
            with self._store.operation("takeback", _title(saved.entry)) as operation:
                for table in _BELONGING:
                    for row in self._store.rows(table, "viewpoint_uuid = ?", (saved.entry.uuid,)):
                        operation.delete(table, row["uuid"])
                operation.delete(TABLE, saved.entry.uuid)
        self._controller.reload()

    def save_lost(self) -> int:
        """Save what was lost with discarded edits; returns how many. Raises what ``save`` does."""
        count = 0
        while self.lost:
            entry, occasion = self.lost[0]
            self.save(entry, self._store.row("occasion", occasion) if occasion else None)
            self.lost.pop(0)
            self._keep()
            count += 1
        return count

    def forget_lost(self) -> None:
        """The user does not want them."""
        self.lost = []
        self._keep()

    def refuse_if_edited(self) -> None:
        """StoreLockedError while a layer of the store has unsaved edits."""
        refuse_if_edited(str(self._store.path), self._controller.project)

    def edited_layer(self) -> QgsVectorLayer | None:
        """The layer of viewpoints that the user is editing, or None."""
        layers = self._controller.layers(TABLE)
        return next((layer for layer in layers if layer.isEditable()), None)

    def _into_store(self, entry: Entry, occasion: dict[str, Any] | None) -> Saved:
        with (
            PhotoCopier(lambda: photo_home(self._store)) as copier,
            self._store.operation("capture", _title(entry)) as operation,
        ):
            operation.insert(TABLE, entry.columns(occasion), entry.place.geometry())
            _add_what_belongs(operation, copier, entry)
        row = self._store.row(TABLE, entry.uuid)
        self._controller.reload()
        number = row["number"] if row is not None else None
        return Saved(entry, _uuid(occasion), number, operation.uuid)

    def _into_edits(
        self, layer: QgsVectorLayer, entry: Entry, occasion: dict[str, Any] | None
    ) -> Saved:
        # In the journal first: from here on a crash can't lose it.
        self.waiting.append((entry, _uuid(occasion)))
        self._keep()
        try:
            values, place = entry.columns(occasion), entry.place.geometry()
            index = buffer.add(layer, values, place, _title(entry))
        except SynpunktError:
            self.waiting.pop()
            self._keep()
            raise
        self._watch(layer)
        self.waiting_changed.emit()
        return Saved(entry, _uuid(occasion), undo_index=index)

    def take_down(self) -> None:
        """Stop listening to the layer; what waits in its edits stays in the journal."""
        self._later.stop()
        for connection in self._connections:
            QObject.disconnect(connection)  # by itself: the layer may be gone
        self._connections, self._watched = [], ""

    def _watch(self, layer: QgsVectorLayer) -> None:
        if layer.id() == self._watched:
            return
        self.take_down()
        self._watched = layer.id()
        self._connections = [
            layer.undoStack().indexChanged.connect(self._on_change),
            layer.beforeRollBack.connect(self._on_discarding),
            layer.afterCommitChanges.connect(self._on_change),
            layer.editingStopped.connect(self._on_change),
        ]

    def _on_change(self, _index: int = 0) -> None:
        self._later.start()

    def _on_discarding(self) -> None:
        self._discarding = True

    def _settle(self) -> None:
        """See what became of those that waited: saved with the layer, undone, or discarded."""
        layer, discarded = self.edited_layer(), self._discarding
        self._discarding = False
        still, gone = [], []
        for one in self.waiting:
            if self._is_stored(one[0]):
                self._finish(one[0])
            elif layer is not None and buffer.holds(layer, one[0].uuid):
                still.append(one)
            else:
                gone.append(one)
        self.waiting = still
        if discarded:
            self.lost += gone
        self._keep()
        self.waiting_changed.emit()

    def _finish(self, entry: Entry) -> None:
        """What could not go into the layer's edits with the viewpoint: tie, outline and photo."""
        if entry.place.kind != PLAN and not entry.place.outline and not entry.photo:
            return
        with (
            PhotoCopier(lambda: photo_home(self._store)) as copier,
            self._store.operation("capture", _title(entry)) as operation,
        ):
            _add_what_belongs(operation, copier, entry)
        self._controller.reload()

    def _is_stored(self, entry: Entry) -> bool:
        return self._store.row(TABLE, entry.uuid) is not None

    def _keep(self) -> None:
        self._journal.keep_waiting([*self.lost, *self.waiting])


def saved_words(saved: Saved) -> str:
    """What is said when a viewpoint has been saved."""
    entry = saved.entry
    missing = entry.theme is None or entry.valence is None
    if saved.number is not None:
        told = translate("Synpunkt", "Saved: no. {number}").format(number=saved.number)
    elif saved.operation:
        told = translate("Synpunkt", "Saved")
    else:
        told = translate("Synpunkt", "In the layer's edits, not saved yet")
    if entry.theme:
        told += " " + codes.label("theme", entry.theme, interface_language(), short=True)
    return told + (", " + translate("Synpunkt", "to complete") if missing else "") + "."


def _add_what_belongs(operation: Operation, copier: PhotoCopier, entry: Entry) -> None:
    """Rows of other tables: its photo, its outline, its tie to the plan."""
    if entry.photo:
        values = copier.copy(Path(entry.photo))
        operation.insert("photo", {"viewpoint_uuid": entry.uuid, **values})
    shape = entry.place.shape()
    if shape is not None:
        add_outline(operation, entry.uuid, shape)
    if entry.place.kind == PLAN:
        _tie_in(operation, entry)


def _tie_in(operation: Operation, entry: Entry) -> None:
    """The part of the plan that was chosen as the place is what the viewpoint is about."""
    operation.insert("link", {
        "viewpoint_uuid": entry.uuid, "plan_object_uuid": entry.place.target,
        "relation": WITHIN, "distance_m": 0.0, "made_by": "person",
        "made_at": datetime.datetime.now(UTC), "state": "ok",
    })  # fmt: skip


def _title(entry: Entry) -> str:
    """What the operation is called: never with words of the person who spoke."""
    label = codes.label("theme", entry.theme, interface_language(), short=True)
    written = translate("Synpunkt", "Viewpoint written down")
    return f"{written}: {label}" if label else written


def _uuid(occasion: dict[str, Any] | None) -> str:
    return str(occasion["uuid"]) if occasion is not None else ""
