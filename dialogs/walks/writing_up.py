"""Writing up a walk: what the window does, one walk at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtWidgets import QListWidgetItem, QWidget

from ...layers import keywords
from ...layers.code_lists import read_code_lists
from ...layers.drafts import DraftKeeper, Drafts
from ...layers.errors import SynpunktError
from ...layers.language import translate
from ...layers.operations import Operation
from ...layers.project_controller import ProjectController
from ...layers.settings import interface_language
from ...layers.store import Store
from ..capture.entry import Entry, from_json, to_json
from ..capture.key_filter import KeyFilter
from ..capture.keys import Keys
from ..capture.saving import Saved, Saver, saved_words
from ..messages import Messages
from ..panel.photo_desk import PhotoDesk
from ..runner import Progress, Runner
from ..store_work import StoreWork, Written
from .acting import ActionWriter
from .target_list import Target
from .tray_desk import TrayDesk
from .walk_record import ACTION, NO_STOP, STOP_OWNER, VIEWPOINT, WalkRecord
from .write_up_window import WriteUpWindow


class WritingUp(QObject):
    """One window on one store. ``saver`` gives capture's own: edits that are open are heeded."""

    def __init__(
        self,
        store: Store,
        controller: ProjectController,
        drafts: Drafts,
        keys: Keys,
        saver: Callable[[], Saver],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._store, self._controller, self._drafts = store, controller, drafts
        self._saver, self._language = saver, interface_language()
        self.window = window = WriteUpWindow(keys, parent)
        self._messages = Messages(window.bar)
        self.runner = Runner(controller.project, self._messages, self)
        self._work = StoreWork(controller, self.runner, self._messages)
        self._photo_desk = PhotoDesk(self._work)
        self.writer = ActionWriter(store, drafts, self._work, self._language, window)
        self.desk = TrayDesk(
            window.tray, store, controller, self.runner, self._work, self._messages
        )
        self.keys = KeyFilter(window.form_area, window.form, keys, self.save, self.undo)
        self._keeper: DraftKeeper | None = None
        self._occasion = ""
        self._record = WalkRecord(store, "")
        self._target: Target | None = None
        self._saved: list[Saved] = []
        self._showing = False
        self._listen()

    def open(self, occasion: str) -> None:
        """Write up this walk, beginning with its draft where there is one."""
        window = self.window
        if occasion != self._occasion or self._keeper is None:
            self._begin(occasion)
        window.show()
        self.refresh()
        self.keys.listen()
        window.raise_()
        window.activateWindow()
        window.form.text.setFocus()

    def take_down(self) -> None:
        """Keep what is typed, and close the window for good."""
        self._keep()
        self.runner.abandon()
        self.window.close()
        self.window.deleteLater()
        self.deleteLater()

    # --- what is shown ---

    def _begin(self, occasion: str) -> None:
        self._keep()
        self._occasion, self._saved, self._target = occasion, [], None
        self._read_choices()
        name = f"write-up {occasion}"
        draft = self._drafts.read(name)
        self._keeper = DraftKeeper(self._drafts, name, self._to_keep, self)
        self._keeper.failed.connect(self._messages.warn)
        entry = from_json(dict(draft.get("entry") or {}))
        if entry is not None and self._store.row("viewpoint", entry.uuid) is not None:
            entry = None  # saved in the very moment in which QGIS ended
        self.window.form.show_entry(entry or Entry())
        self.refresh()
        stop = Target(STOP_OWNER, str(draft.get("stop") or ""))
        if not (stop.uuid and self.window.stops.choose(stop)):
            self.window.stops.setCurrentRow(0)
        if entry is not None:
            self._say(translate("Synpunkt", "Your draft, not saved yet."))
        self.desk.begin(str(draft.get("folder") or ""), float(draft.get("offset") or 0.0))

    def refresh(self) -> None:
        """Show the walk as the store has it now."""
        try:
            self._record = record = WalkRecord(self._store, self._occasion)
            self.desk.show(record)
        except SynpunktError as error:
            self._messages.fail(str(error))
            return
        window, self._showing = self.window, True
        window.setWindowTitle(
            f"{translate('Synpunkt', 'Write up a walk')}: {record.row['title'] or ''}"
        )
        window.light.set_code(record.row.get("light_condition"))
        window.stops.show_targets(record.stop_words())
        self._showing = False
        self._show_stop()

    def _read_choices(self) -> None:
        lists = read_code_lists(self._store.path)
        self.window.form.set_choices(lists, keywords.load(self._store))
        self._showing = True
        self.window.light.set_choices(lists.choices("light_condition", self._language))
        self._showing = False

    def _stop(self) -> Target:
        return self.window.stops.target() or NO_STOP

    def _on_stop(self, stop: Target) -> None:
        """Go to another stop; what is being written at the stop goes along."""
        self._target = stop
        form, before = self.window.form, self.window.form.place.stop
        place = self._record.place(stop)
        form.place.stop = place if stop.uuid else None
        entry = form.entry()
        if entry.is_empty or entry.place == before:
            form.show_entry(replace(entry, place=place))
        form.place.refresh()
        self._show_stop()
        self._touch()

    def _show_stop(self) -> None:
        window, record, stop = self.window, self._record, self._stop()
        window.seen.show_targets(record.seen_words(stop))
        window.actions.show_targets(record.action_words(stop))
        uuids = [row["uuid"] for row in record.stops]
        text = record.label(NO_STOP)
        if stop.uuid in uuids:
            number = uuids.index(stop.uuid)
            text = translate("Synpunkt", "Stop {number} of {count}")
            text = text.format(number=number + 1, count=len(uuids))
            name = record.stops[number]["name"]
            text += f": {name}" if name else ""
        window.head.setText(text)
        window.undo.setEnabled(bool(self._saved))
        self._show_photos()

    def _on_target(self, target: Target) -> None:
        self._target = target
        self._show_photos()

    def _show_photos(self) -> None:
        window, target = self.window, self._target
        found = self._record.photos(target) if target is not None else []
        owner = target.owner if target is not None and target.uuid else ""
        titles = {
            STOP_OWNER: translate("Synpunkt", "Photos of the stop"),
            VIEWPOINT: translate("Synpunkt", "Photos of the viewpoint"),
            ACTION: translate("Synpunkt", "Photos of the action"),
        }
        window.photos_title.setText(titles.get(owner, translate("Synpunkt", "Photos")))
        window.photos.show_photos([
            (photo.uuid, photo.file, str(number)) for number, photo in enumerate(found, 1)
        ])  # fmt: skip
        window.remove.setEnabled(bool(found))
        window.change_action.setEnabled(owner == ACTION)

    def _show_photo(self, item: QListWidgetItem) -> None:
        photos = self._record.photos(self._target) if self._target is not None else []
        self._photo_desk.show(photos[self.window.photos.row(item)], self.window)

    def _say(self, text: str) -> None:
        self.window.foot.setText(text)

    # --- writing ---

    def save(self) -> None:
        """Save what is written, and be ready for the next at this stop."""
        form = self.window.form
        form.theme.settle()
        entry = form.entry()
        try:
            saved = self._saver().save(entry, self._record.row)
        except SynpunktError as error:
            self._messages.warn(str(error))
            return
        self._saved.append(saved)
        if entry.place.x is not None:
            form.place.last = entry.place
        form.show_entry(Entry(place=self._record.place(self._stop())))
        self._flush()
        self.refresh()
        self._say(saved_words(saved))
        form.text.setFocus()

    def undo(self) -> None:
        """Undo typing while there is a text, else take back what was saved last."""
        form = self.window.form
        if form.text.toPlainText():
            form.text.undo()
            return
        if not self._saved:
            self._say(translate("Synpunkt", "Nothing has been saved here yet."))
            return
        try:
            self._saver().take_back(self._saved[-1])
        except SynpunktError as error:
            self._messages.warn(str(error))
            return
        entry = self._saved.pop().entry
        form.show_entry(replace(entry, uuid=Entry().uuid))  # the old one is gone for good
        self.refresh()
        self._touch()
        self._say(translate("Synpunkt", "The viewpoint was taken back; its text is here again."))

    def _begin_action(self) -> None:
        seen = self.window.seen.target()
        served = [seen.uuid] if seen is not None and seen == self._target else []
        self.writer.begin(self._occasion, {"stop_uuid": self._stop().uuid or None}, served)

    def _remove_photos(self) -> None:
        uuids = self.window.photos.chosen()
        if not uuids:
            self._messages.hint(translate("Synpunkt", "Choose the photos to remove."))
            return

        def change(operation: Operation, _progress: Progress) -> int:
            for uuid in uuids:
                operation.delete("photo", uuid)
            return len(uuids)

        def done(written: Written) -> None:
            told = translate("Synpunkt", "%n photo(s) removed.", "", written.result)
            self._work.tell(told, written)
            self.refresh()

        self._work.do(translate("Synpunkt", "Remove photo"), change, done)

    def _set_light(self) -> None:
        light = self.window.light.code()
        if self._showing or light == self._record.row.get("light_condition"):
            return
        occasion = self._occasion

        def change(operation: Operation, _progress: Progress) -> None:
            operation.update("occasion", occasion, {"light_condition": light})

        title = translate("Synpunkt", "Light")
        if not self._work.do(title, change, lambda _written: self.refresh(), self.refresh):
            self.refresh()

    # --- drafts ---

    def _touch(self) -> None:
        if self._keeper is not None:
            self._keeper.touch()

    def _flush(self) -> None:
        if self._keeper is not None:
            self._keeper.flush()

    def _keep(self) -> None:
        """Put it on disk now, and keep that draft no longer."""
        self._flush()
        if self._keeper is not None:
            self._keeper.deleteLater()
            self._keeper = None

    def _to_keep(self) -> dict[str, Any]:
        entry, tray = self.window.form.entry(), self.window.tray
        if entry.is_empty and not self.desk.folder:
            return {}
        return {
            "entry": {} if entry.is_empty else to_json(entry),
            "stop": self._stop().uuid,
            "folder": self.desk.folder,
            "offset": tray.offset.value(),
        }

    # --- parts ---

    def _listen(self) -> None:
        window = self.window
        window.stops.chosen.connect(self._on_stop)
        window.seen.chosen.connect(self._on_target)
        window.actions.chosen.connect(self._on_target)
        for view in (window.stops, window.seen, window.actions):
            view.dropped.connect(
                lambda target, keys: self.desk.put(window.tray.with_keys(keys), target)
            )
        window.tray.place_asked.connect(lambda photos: self.desk.put(photos, self._target))
        self.desk.changed.connect(self._on_tray)
        window.form.changed.connect(self._touch)
        window.form.save_asked.connect(self.save)
        window.form.place.hint.connect(self._say)
        window.undo.clicked.connect(lambda: self.undo())
        window.light.currentIndexChanged.connect(lambda _index: self._set_light())
        window.new_action.clicked.connect(lambda: self._begin_action())
        window.change_action.clicked.connect(lambda: self.writer.change(self._target.uuid))
        window.actions.itemDoubleClicked.connect(
            lambda _item: self.writer.change(window.actions.target().uuid)
        )
        self.writer.written.connect(lambda _uuid: self.refresh())
        window.remove.clicked.connect(lambda: self._remove_photos())
        window.photos.itemActivated.connect(self._show_photo)
        window.closed.connect(self._flush)
        # One after the other where several layers tell of the same change.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._on_changed)
        self._controller.viewpoints_changed.connect(self._later.start)

    def _on_changed(self) -> None:
        if self.window.isVisible():
            self.refresh()

    def _on_tray(self) -> None:
        self.refresh()
        self._touch()
