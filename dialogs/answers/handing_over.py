"""Handing viewpoints over, and the register of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qgis.core import QgsExpression
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QDialog, QFileDialog, QWidget

from ...layers import handovers
from ...layers.code_lists import read_code_lists
from ...layers.errors import SynpunktError
from ...layers.handovers import Handover
from ...layers.language import translate
from ...layers.operations import Operation
from ...layers.project_controller import ProjectController
from ...layers.settings import interface_language
from ...layers.store import Store
from ..messages import Messages
from ..runner import Progress, Runner
from ..store_work import StoreWork, Written
from .handover_dialog import HandoverDialog
from .register_window import RegisterWindow


class HandingOver(QObject):
    """Works on one store; ``work`` and its messages are the panel's, the register has its own."""

    def __init__(
        self,
        store: Store,
        controller: ProjectController,
        work: StoreWork,
        show_viewpoint: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._store, self._work, self._parent = store, work, parent
        self._language = interface_language()
        self.window = window = RegisterWindow(self._language, parent)
        self._messages = Messages(window.bar)
        self._runner = Runner(controller.project, self._messages, self)
        self._own_work = StoreWork(controller, self._runner, self._messages)
        window.saving_asked.connect(self._follow_up)
        window.viewpoint_asked.connect(show_viewpoint)
        controller.viewpoints_changed.connect(self._refresh)

    def hand_over(self, viewpoints: Sequence[str], matter: str | None) -> None:
        """Ask to whom, and put it down."""
        if not self._work.may_write():
            return
        lists = read_code_lists(self._store.path)
        parties = handovers.parties(self._store)
        dialog = HandoverDialog(len(viewpoints), parties, lists, self._language, self._parent)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        given = (dialog.party.currentText(), dialog.channel.code(), dialog.sent_on.day(), matter)
        folder = self._ask_for_folder() if dialog.package.isChecked() else ""
        if dialog.package.isChecked() and not folder:
            return
        chosen = list(viewpoints)

        def change(operation: Operation, _progress: Progress) -> int:
            return len(handovers.hand_over(operation, chosen, *given))

        def done(written: Written) -> None:
            told = translate(
                "Synpunkt", "%n viewpoint(s) handed over to {party}.", "", written.result
            )
            self._work.tell(told.format(party=given[0].strip()), written)
            self._refresh()
            if folder:
                self._pack(chosen, given[0], folder)

        self._work.do(translate("Synpunkt", "Hand over"), change, done)

    def _ask_for_folder(self) -> str:
        title = translate("Synpunkt", "Folder of the handover")
        return QFileDialog.getExistingDirectory(self._parent, title)

    def _pack(self, viewpoints: Sequence[str], party: str, folder: str) -> None:
        """Make what is sent to the party; the register knows of it already."""
        uuids = ", ".join(QgsExpression.quotedString(uuid) for uuid in viewpoints)
        given = {"FILTER": f'"uuid" IN ({uuids})', "PARTY": party, "OUTPUT": folder, "NOTED": True}

        def done(made: dict[str, Any]) -> None:
            told = translate(
                "Synpunkt", "The folder with %n viewpoint(s) lies in {path}.", "", made["ROWS"]
            )
            self._work.tell(told.format(path=folder), Written(self._store.path, "", None))

        self._work.run("handover", given, translate("Synpunkt", "Hand over"), done)

    def show_register(self) -> None:
        """Open the register's window."""
        self.window.show()
        self._refresh()
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
        try:
            rows = handovers.register(self._store)
            self.window.show_register(rows, read_code_lists(self._store.path))
        except SynpunktError as error:
            self._messages.fail(str(error))

    def _follow_up(self, chosen: list[Handover], values: dict[str, Any]) -> None:
        store = self._store

        def change(operation: Operation, _progress: Progress) -> int:
            for seen in chosen:
                handovers.follow_up(operation, store, seen, values)
            return len(chosen)

        def done(written: Written) -> None:
            self.window.saved()
            self._refresh()
            told = translate("Synpunkt", "%n handover(s) followed up.", "", written.result)
            self._own_work.tell(told, written)

        self._own_work.do(translate("Synpunkt", "Follow up"), change, done)
