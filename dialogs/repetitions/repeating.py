"""Repetitions of one store: looked for in a task, joined and parted by a person."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from ...layers import same_remarks
from ...layers.errors import SynpunktError
from ...layers.language import translate
from ...layers.operations import Operation
from ...layers.project_controller import ProjectController
from ...layers.same_remarks import Remark
from ...layers.store import Store
from ..messages import Messages
from ..runner import Progress, Runner
from ..store_work import StoreWork, Written
from .window import Group, RepetitionsWindow


class Repeating(QObject):
    """One window on one store."""

    def __init__(self, store: Store, controller: ProjectController, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self.window = window = RepetitionsWindow(parent)
        self._messages = Messages(window.bar)
        self.runner = Runner(controller.project, self._messages, self)
        self._work = StoreWork(controller, self.runner, self._messages)
        self._found: list[list[Remark]] = []
        self._left_apart: set[frozenset[str]] = set()
        window.join_asked.connect(self._join)
        window.part_asked.connect(self._part)
        window.skip_asked.connect(self._leave_apart)
        controller.viewpoints_changed.connect(self._refresh)

    def open(self, occasion: str = "", among: Sequence[str] | None = None) -> None:
        """Look among the viewpoints of an occasion, or those with these uuids, or all."""
        store, window = self._store, self.window
        title = translate("Synpunkt", "Looking for repetitions…")

        def job(_progress: Progress) -> list[list[Remark]]:
            return same_remarks.find(store, occasion, among)

        def done(found: list[list[Remark]]) -> None:
            self._found = found
            self._refresh()
            window.groups.setCurrentRow(0)

        self._found, self._left_apart = [], set()
        window.show_groups(())
        window.tell(title)
        window.show()
        window.raise_()
        window.activateWindow()
        window.groups.setFocus()
        self.runner.work(job, title, done)

    def take_down(self) -> None:
        """Close the window for good."""
        self.runner.abandon()
        self.window.close()
        self.window.deleteLater()
        self.deleteLater()

    def _refresh(self) -> None:
        """Show what can be joined and what has been, as the store is now."""
        if not self.window.isVisible():
            return
        try:
            apart = same_remarks.still_apart(self._store, self._found)
            joined = same_remarks.joined(self._store)
        except SynpunktError as error:
            self._messages.fail(str(error))
            return
        apart = [group for group in apart if _uuids(group) not in self._left_apart]
        self.window.show_groups(
            [Group(tuple(group), False) for group in apart]
            + [Group(tuple(group), True) for group in joined]
        )
        told = translate("Synpunkt", "%n group(s) say nearly the same.", "", len(apart))
        self.window.tell(told if apart else translate("Synpunkt", "Nothing is said twice."))

    def _leave_apart(self, group: Group) -> None:
        self._left_apart.add(_uuids(group.remarks))
        self._refresh()

    def _join(self, kept: str, others: list[str]) -> None:
        store = self._store

        def change(operation: Operation, _progress: Progress) -> int:
            return same_remarks.join(operation, store, kept, others)

        def done(written: Written) -> None:
            told = translate("Synpunkt", "%n viewpoint(s) joined.", "", written.result)
            self._work.tell(told, written)
            self._refresh()

        self._work.do(translate("Synpunkt", "The same remark twice"), change, done)

    def _part(self, uuids: list[str]) -> None:
        def change(operation: Operation, _progress: Progress) -> None:
            same_remarks.part(operation, uuids)

        def done(written: Written) -> None:
            text = translate(
                "Synpunkt", "%n viewpoint(s) stand by themselves again.", "", len(uuids)
            )
            self._work.tell(text, written)
            self._refresh()

        self._work.do(translate("Synpunkt", "The same remark twice"), change, done)


def _uuids(remarks: Sequence[Remark]) -> frozenset[str]:
    return frozenset(remark.uuid for remark in remarks)
