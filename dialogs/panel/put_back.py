"""Putting back what a viewpoint held before: chosen below its history, asked, then done."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import QMenu, QToolButton, QWidget

from ...layers.errors import SynpunktError
from ...layers.language import translate
from ...layers.old_values import OldValue, old_values, put_back
from ...layers.operations import Operation
from ..messages import Messages
from ..runner import Progress
from ..store_work import StoreWork, Written
from ..viewpoints.history_words import HistoryWords
from .state import PanelState


class PutBackButton(QToolButton):
    """A menu of the old values of the viewpoint that ``current`` tells of."""

    def __init__(
        self,
        state: PanelState,
        work: StoreWork,
        messages: Messages,
        current: Callable[[], str],
        words: Callable[[], HistoryWords],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._state, self._work, self._messages = state, work, messages
        self._current, self._words = current, words
        self.setObjectName("synpunktPutBack")
        self.setText(translate("Synpunkt", "Put an old value back…"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(self.fill)
        self.setMenu(menu)

    def fill(self) -> None:
        """List what can be put back now."""
        menu, words = self.menu(), self._words()
        menu.clear()
        for old in self._old_values():
            told = words.old_value(old)
            action = QAction(told.replace("&", "&&"), menu)
            action.triggered.connect(lambda _checked, old=old, told=told: self._ask(old, told))
            menu.addAction(action)
        if menu.isEmpty():
            nothing = QAction(translate("Synpunkt", "Nothing that can be put back"), menu)
            nothing.setEnabled(False)
            menu.addAction(nothing)

    def _old_values(self) -> list[OldValue]:
        store, viewpoint = self._state.store, self._current()
        if store is None or not viewpoint:
            return []
        try:
            return old_values(store, viewpoint)
        except SynpunktError as error:
            self._messages.fail(str(error))
            return []

    def _ask(self, old: OldValue, told: str) -> None:
        question = translate("Synpunkt", "Put back {value} for viewpoint {number}?")
        text = question.format(value=told, number=self._state.called(old.viewpoint) or "–")
        label = translate("Synpunkt", "Put back")
        self._messages.ask(text, label, "synpunktPutBackNow", lambda: self._put_back(old))

    def _put_back(self, old: OldValue) -> bool:
        store, number = self._state.store, self._state.called(old.viewpoint)

        def change(operation: Operation, _progress: Progress) -> None:
            put_back(operation, store, old)

        def done(written: Written) -> None:
            told = translate("Synpunkt", "The old value stands again in viewpoint {number}.")
            self._work.tell(told.format(number=number), written)

        return self._work.do(translate("Synpunkt", "Put back an old value"), change, done)
