"""What is done about what was said: the list of actions, and one action written or changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QWidget

from ...layers import actions, occasions, walks
from ...layers.code_lists import read_code_lists
from ...layers.drafts import Drafts
from ...layers.errors import SynpunktError
from ...layers.language import translate
from ...layers.operations import Operation
from ...layers.project_controller import ProjectController
from ...layers.settings import interface_language
from ...layers.store import Store
from ..messages import Messages
from ..runner import Progress, Runner
from ..store_work import StoreWork, Written
from .action_dialog import ActionDialog
from .action_form import Choices
from .actions_model import Wanted
from .actions_window import ActionsWindow

_TEXT = 90  # characters of a viewpoint in a list


class ActionWriter(QObject):
    """Asks for one action in a dialog and saves it; ``written`` carries its uuid."""

    written = pyqtSignal(str)

    def __init__(
        self, store: Store, drafts: Drafts, work: StoreWork, language: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._store, self._drafts, self._work = store, drafts, work
        self._language, self._parent = language, parent

    def begin(self, occasion: str | None, values: Mapping[str, Any], served: Sequence[str]) -> None:
        """Write a new action of an occasion, beginning with these columns and viewpoints."""
        given = {"occasion_uuid": occasion, **values}
        with self._work.telling():
            self._ask(f"action of {occasion or ''}", given, served, None)

    def change(self, uuid: str) -> None:
        """Change an action."""
        with self._work.telling():
            row = self._store.row("action", uuid)
            if row is not None:
                ties = self._store.rows("action_viewpoint", "action_uuid = ?", (uuid,))
                self._ask(f"action {uuid}", row, [tie["viewpoint_uuid"] for tie in ties], uuid)

    def _ask(
        self, name: str, values: Mapping[str, Any], served: Sequence[str], uuid: str | None
    ) -> None:
        if not self._work.may_write():
            return
        occasion = values.get("occasion_uuid")
        choices = choices_of(self._store, occasion, served)
        dialog = ActionDialog(
            choices, values, served, self._drafts, name, self._language, self._parent
        )
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        given = {**dialog.form.values(), "occasion_uuid": occasion}
        ticked, store = dialog.form.served(), self._store

        def change(operation: Operation, _progress: Progress) -> str:
            return actions.write(operation, store, given, ticked, uuid)

        def done(written: Written) -> None:
            dialog.drop_draft()
            self._work.tell(translate("Synpunkt", "The action is saved."), written)
            self.written.emit(written.result)

        self._work.do(translate("Synpunkt", "Action"), change, done)


class Acting(QObject):
    """The list of one store's actions, in a window of its own."""

    def __init__(
        self, store: Store, controller: ProjectController, drafts: Drafts, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._store = store
        language = interface_language()
        self.window = window = ActionsWindow(language, parent)
        self._messages = Messages(window.bar)
        self._runner = Runner(controller.project, self._messages, self)
        self._work = StoreWork(controller, self._runner, self._messages)
        self.writer = ActionWriter(store, drafts, self._work, language, window)
        self.writer.written.connect(lambda _uuid: self._refresh())
        window.status_asked.connect(self._set_status)
        window.new_asked.connect(lambda: self.writer.begin(window.wanted().occasion, {}, ()))
        window.change_asked.connect(self.writer.change)
        controller.viewpoints_changed.connect(self._refresh)

    def open(self, occasion: str | None = None) -> None:
        """Show the actions that are open, or all of one occasion."""
        self.window.show()
        self._refresh()
        wanted = Wanted(status=None, occasion=occasion) if occasion is not None else Wanted()
        self.window.want(wanted)
        self.window.raise_()
        self.window.activateWindow()

    def take_down(self) -> None:
        """Close the window for good."""
        self._runner.abandon()
        self.window.close()
        self.window.deleteLater()
        self.deleteLater()

    def _refresh(self) -> None:
        if not self.window.isVisible():
            return
        store = self._store
        try:
            self.window.show_actions(
                actions.actions(store),
                read_code_lists(store.path),
                actions.numbers_served(store),
                [(row["uuid"], row["title"] or "") for row in occasions.latest(store)],
            )
        except SynpunktError as error:
            self._messages.fail(str(error))

    def _set_status(self, uuids: list[str], status: str, reason: str, occasion: str | None) -> None:
        store = self._store

        def change(operation: Operation, _progress: Progress) -> int:
            return actions.set_status(operation, store, uuids, status, reason, occasion)

        def done(written: Written) -> None:
            self._refresh()
            told = translate("Synpunkt", "The status of %n action(s) is set.", "", written.result)
            self._work.tell(told, written)

        self._work.do(translate("Synpunkt", "Set status"), change, done)


def choices_of(store: Store, occasion: str | None, served: Sequence[str]) -> Choices:
    """What an action of the occasion can be about: its stops, its viewpoints, those it serves."""
    stops = walks.stops(store, occasion) if occasion else []
    where = "occasion_uuid = ? AND state = 'active'"
    rows = list(store.rows("viewpoint", where, (occasion,), "fid")) if occasion else []
    known = {row["uuid"] for row in rows}
    more = (store.row("viewpoint", uuid) for uuid in served if uuid not in known)
    rows += [row for row in more if row is not None]
    return Choices(
        read_code_lists(store.path),
        [(row["uuid"], stop_label(row)) for row in stops],
        [(row["uuid"], viewpoint_label(row)) for row in rows],
    )


def stop_label(row: Mapping[str, Any]) -> str:
    """ "3 Tunnelns mynning"."""
    return " ".join(str(part) for part in (row["number"], row["name"]) if part)


def viewpoint_label(row: Mapping[str, Any]) -> str:
    """Its number and how its text begins."""
    text = " ".join((row["text"] or "")[: 4 * _TEXT].split()) or translate("Synpunkt", "No text")
    short = text if len(text) <= _TEXT else text[:_TEXT] + "…"
    return f"{row['number']} {short}" if row["number"] is not None else short
