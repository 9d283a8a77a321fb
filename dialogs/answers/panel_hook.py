"""What the panel's list and detail offer for answers, letters and handovers."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QAction, QPushButton

from ...layers.language import translate
from ..panel.viewpoints_tab import ViewpointsTab
from .desk import AnswersDesk


class PanelHook:
    """A button under the viewpoint in focus, and entries in the list's menu."""

    def __init__(self, tab: ViewpointsTab, desk: AnswersDesk) -> None:
        self._tab, self._desk = tab, desk
        self.answer = QPushButton(translate("Synpunkt", "Answer…"), tab.detail)
        self.answer.setObjectName("synpunktAnswer")
        self.answer.clicked.connect(lambda: self._answer())
        answer = self._action("synpunktAnswerChosen", self.answer.text(), self._answer)
        answer.setShortcut(QKeySequence("Ctrl+R"))
        answer.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        over = self._action(
            "synpunktHandOver", translate("Synpunkt", "Hand over…"), self._hand_over
        )
        letter = self._action("synpunktTakeIn", translate("Synpunkt", "Statement…"), desk.take_in)
        register = self._action(
            "synpunktShowRegister", translate("Synpunkt", "Handed over…"), desk.show_register
        )
        tab.list.addActions([answer, over])
        tab.menu_of.others += [answer, over, register, letter]
        tab.detail.buttons.insert_widget(0, self.answer)
        tab.list.viewpoints.modelReset.connect(self._follow)
        tab.list.current.connect(lambda _uuid: self._follow())
        self._needing = (answer, over)
        self._follow()

    def _action(self, name: str, text: str, do: Callable[[], object]) -> QAction:
        action = QAction(text, self._tab)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked: do())
        return action

    def _chosen(self) -> list[str]:
        current = self._tab.list.current_uuid()
        return self._tab.list.kept.uuids() or ([current] if current else [])

    def _answer(self) -> None:
        self._desk.answer(self._tab.list.viewpoints.uuids(), self._chosen())

    def _hand_over(self) -> None:
        self._desk.hand_over(self._chosen())

    def _follow(self) -> None:
        some = bool(self._tab.list.viewpoints.rowCount())
        self.answer.setEnabled(some)
        for action in self._needing:
            action.setEnabled(some)
