"""Making and changing occasions, routes and stops: each one operation that can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsGeometry
from qgis.PyQt.QtWidgets import QWidget

from ...layers import occasion_record, occasion_removal, walks
from ...layers.drafts import DraftKeeper, Drafts
from ...layers.errors import SynpunktError
from ...layers.language import translate
from ...layers.occasion_record import Record
from ...layers.operations import Operation
from ...layers.project_controller import ProjectController
from ...layers.settings import interface_language
from ...layers.store import Store
from ..messages import Messages
from ..panel.state import PanelState
from ..runner import Progress, Runner
from ..store_work import StoreWork, Written
from .chain_words import next_title
from .choices import read_choices
from .window import OccasionWindow

Change = Callable[[Operation, Store], Any]
#: Gets the uuid of the occasion that was written.
Done = Callable[[str], object]


class OccasionDesk:
    """Writes through ``work``; windows belong to ``parent`` and close with the store."""

    def __init__(
        self,
        controller: ProjectController,
        state: PanelState,
        work: StoreWork,
        messages: Messages,
        parent: QWidget,
    ) -> None:
        self._controller, self._state, self._parent = controller, state, parent
        self.work, self._messages = work, messages
        self.window: OccasionWindow | None = None
        self._keeper: DraftKeeper | None = None
        self._runner: Runner | None = None
        controller.store_changed.connect(self._on_store)

    # --- whole occasions, in a window ---

    def new(self, done: Done) -> None:
        """Ask for a new occasion."""
        kind = {"kind": "street_stand", "phase": "none"}
        matter = self._state.matter
        values = {**kind, "matter_uuid": matter["uuid"] if matter is not None else None}

        def change(operation: Operation, store: Store, record: Record) -> str:
            return occasion_record.add(operation, store, record)

        told = translate("Synpunkt", "“{title}” is new.")
        title = translate("Synpunkt", "New occasion")
        self._open(title, Record(values), change, told, done, "occasion new")

    def edit(self, uuid: str, done: Done) -> None:
        """Show all that is told of an occasion, to be changed."""
        before = self._read(uuid)
        if before is None:
            return

        def change(operation: Operation, store: Store, record: Record) -> str:
            occasion_record.change(operation, store, uuid, before, record)
            return uuid

        told = translate("Synpunkt", "“{title}” has been changed.")
        title = translate("Synpunkt", "Occasion")
        self._open(title, before, change, told, done, f"occasion {uuid}")

    def follow(self, uuid: str, done: Done) -> None:
        """Ask for the next occasion of the chain that this one is part of."""
        store, before = self._state.store, self._read(uuid)
        if store is None or before is None:
            return
        phase = walks.next_phase(before.values)
        chain = walks.chain(store, uuid)
        handed = {name: before.values[name] for name in walks.HANDED_ON}
        own = {
            "title": next_title(chain, before.values, phase, interface_language()),
            "kind": walks.KINDS[phase],
            "phase": phase,
            "follows_uuid": uuid,
        }

        def change(operation: Operation, store: Store, record: Record) -> str:
            return occasion_record.follow(operation, store, uuid, record)

        record = Record({**handed, **own}, before.parties)
        told = translate("Synpunkt", "“{title}” is next in the chain.")
        title = translate("Synpunkt", "Next in the chain")
        draft = f"occasion after {uuid}"
        self._open(title, record, change, told, done, draft, ("follows_uuid",))

    def remove(self, uuid: str) -> None:
        """Remove an occasion that was made by mistake; refused where something hangs on it."""
        self._write(
            translate("Synpunkt", "Remove an occasion"),
            translate("Synpunkt", "The occasion has been removed."),
            lambda operation, store: occasion_removal.remove(operation, store, uuid),
        )

    # --- on the map ---

    def place(self, uuid: str, place: QgsGeometry) -> None:
        """Give an occasion its place, a point in the store's CRS."""
        self._write(
            translate("Synpunkt", "Place of an occasion"),
            translate("Synpunkt", "The occasion has its place."),
            lambda operation, _store: operation.update("occasion", uuid, {}, place),
        )

    def draw_route(self, uuid: str, line: QgsGeometry | None) -> None:
        """Give a walk its route, lines in the store's CRS; None takes it away."""
        told = translate("Synpunkt", "The walk has its route; its stops are numbered along it.")
        gone = translate("Synpunkt", "The walk has no route now.")
        self._write(
            translate("Synpunkt", "Route of a walk"),
            gone if line is None else told,
            lambda operation, store: walks.draw_route(operation, store, uuid, line),
        )

    def add_stop(
        self,
        uuid: str,
        place: QgsGeometry,
        done: Callable[[str], object],
        failed: Callable[[], object],
    ) -> bool:
        """Add a stop to a walk; ``done`` gets its uuid. False where it can't be begun."""
        return self._write(
            translate("Synpunkt", "New stop"),
            translate("Synpunkt", "The stop is there."),
            lambda operation, store: walks.add_stop(operation, store, uuid, place),
            done,
            failed,
        )

    def change_stop(self, stop: dict[str, Any], place: QgsGeometry | None, name: str) -> None:
        """Move or rename a stop."""
        self._write(
            translate("Synpunkt", "Change a stop"),
            translate("Synpunkt", "The stop has been changed."),
            lambda operation, store: walks.change_stop(operation, store, stop["uuid"], place, name),
        )

    def remove_stop(self, stop: str) -> None:
        """Remove a stop; refused where something was said or is to be done there."""
        self._write(
            translate("Synpunkt", "Remove a stop"),
            translate("Synpunkt", "The stop has been removed."),
            lambda operation, store: walks.remove_stop(operation, store, stop),
        )

    def take_down(self) -> None:
        """Close the window."""
        self._controller.store_changed.disconnect(self._on_store)
        self._on_store()

    # --- how ---

    def _read(self, uuid: str) -> Record | None:
        try:
            return occasion_record.read(self._state.store, uuid)
        except SynpunktError as error:
            self._messages.fail(str(error))
            return None

    def _write(
        self,
        title: str,
        told: str,
        change: Change,
        done: Callable[[Any], object] = lambda _result: None,
        failed: Callable[[], object] = lambda: None,
    ) -> bool:
        store = self._state.store

        def work(operation: Operation, _progress: Progress) -> Any:
            return change(operation, store)

        def finish(written: Written) -> None:
            self.work.tell(told, written)
            done(written.result)

        return self.work.do(title, work, finish, failed)

    def _open(
        self,
        title: str,
        record: Record,
        change: Callable[[Operation, Store, Record], str],
        told: str,
        done: Done,
        draft: str,
        fixed: tuple[str, ...] = (),
    ) -> None:
        store, language = self._state.store, interface_language()
        if store is None or not self.work.may_write():
            return
        if self.window is not None:  # one at a time: it may hold what is not saved
            _raise(self.window)
            return
        try:
            choices = read_choices(store, language)
        except SynpunktError as error:
            self._messages.fail(str(error))
            return
        window = self.window = OccasionWindow(choices, language, self._parent)
        window.destroyed.connect(self._on_closed)
        # What stands in the way is told where it was written; what was done, in the main window.
        own = Messages(window.bar)
        self._runner = Runner(self._controller.project, own, window)
        work = StoreWork(self._controller, self._runner, own)

        def save(written: Record) -> None:
            name = str(written.values["title"])

            def work_on(operation: Operation, _progress: Progress) -> str:
                return change(operation, store, written)

            def finish(outcome: Written) -> None:
                window.saved()
                self.work.tell(told.format(title=name), outcome)
                done(outcome.result)

            begun = work.do(title, work_on, finish, lambda: window.allow_saving(True))
            window.allow_saving(not begun)

        window.saving_asked.connect(save)
        window.show_record(title, record, fixed)
        self._keep_draft(window, Drafts(store.uuid), draft, own)
        _raise(window)

    def _keep_draft(
        self, window: OccasionWindow, drafts: Drafts, name: str, messages: Messages
    ) -> None:
        """Go on with the draft of that name, and keep it until the window is saved or dropped."""

        def current() -> dict[str, Any]:
            return occasion_record.to_json(window.record()) if window.is_changed else {}

        found = occasion_record.from_json(drafts.read(name))
        if found is not None:
            window.show_draft(found)
        self._keeper = keeper = DraftKeeper(drafts, name, current, window)
        keeper.failed.connect(messages.warn)
        window.changed.connect(keeper.touch)
        window.dropped.connect(keeper.drop)

    def _on_closed(self) -> None:
        self.window = None

    def _on_store(self, *_: object) -> None:
        if self.window is not None:
            window, self.window = self.window, None
            self._keeper.flush()
            self._runner.abandon()
            window.destroyed.disconnect(self._on_closed)
            window.hide()
            window.deleteLater()


def _raise(window: QWidget) -> None:
    window.show()
    window.raise_()
    window.activateWindow()
