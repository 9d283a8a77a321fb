"""The button with the saved views: choose one, save the filter as one, delete one."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import QMenu, QToolButton, QWidget

from ...layers.errors import SynpunktError
from ...layers.language import translate
from ...layers.operations import Operation
from ...layers.saved_views import SavedView, delete_view, save_view, saved_views
from ..messages import Messages
from ..runner import Progress
from ..store_work import StoreWork
from ..viewpoints.saved_filter import as_json, from_json
from .ask_line import AskLine
from .facets import chips_on
from .state import PanelState
from .widgets import empty


class SavedViewsButton(QToolButton):
    """Shows and changes ``state.filter``; each change of the store is one operation."""

    def __init__(
        self,
        state: PanelState,
        work: StoreWork,
        messages: Messages,
        ask: AskLine,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktSavedViews")
        self._state, self._work, self._messages, self._ask = state, work, messages, ask
        self.setText(translate("Synpunkt", "Views"))
        self.setToolTip(translate("Synpunkt", "Filters that were saved under a name"))
        self.setAccessibleName(self.toolTip())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def _fill(self) -> None:
        menu, views = self.menu(), self._views()
        empty(menu)
        for view in views:
            action = self._action(menu, view, self._choose)
            action.setCheckable(True)
            action.setChecked(from_json(view.filter) == self._state.filter)
        menu.addSeparator()
        save = QAction(translate("Synpunkt", "Save this filter as a view…"), menu)
        save.setEnabled(bool(chips_on(self._state.filter) or self._state.filter.text.strip()))
        save.triggered.connect(self._ask_for_name)
        menu.addAction(save)
        removal = QMenu(translate("Synpunkt", "Delete a view"), menu)
        removal.setEnabled(bool(views))
        for view in views:
            self._action(removal, view, self._delete)
        menu.addMenu(removal)

    def _action(self, menu: QMenu, view: SavedView, slot: Callable[[SavedView], object]) -> QAction:
        action = QAction(view.name.replace("&", "&&"), menu)
        action.triggered.connect(lambda _checked: slot(view))
        menu.addAction(action)
        return action

    def _views(self) -> list[SavedView]:
        if self._state.store is None:
            return []
        try:
            return saved_views(self._state.store)
        except SynpunktError as error:
            self._messages.fail(str(error))
            return []

    def _choose(self, view: SavedView) -> None:
        self._state.set_filter(from_json(view.filter))

    def _ask_for_name(self) -> None:
        question = translate("Synpunkt", "Name of the view")
        self._ask.ask(question, translate("Synpunkt", "Save"), self._save)

    def _save(self, name: str) -> None:
        store, text = self._state.store, as_json(self._state.filter)
        if store is None:
            return

        def change(operation: Operation, progress: Progress) -> None:
            save_view(operation, saved_views(store), name, text)

        title = translate("Synpunkt", "Save a view")
        told = translate("Synpunkt", "The view “{name}” is saved.").format(name=name)
        self._work.do(title, change, lambda written: self._work.tell(told, written))

    def _delete(self, view: SavedView) -> None:
        def change(operation: Operation, progress: Progress) -> None:
            delete_view(operation, view)

        title = translate("Synpunkt", "Delete a view")
        told = translate("Synpunkt", "The view “{name}” is deleted.").format(name=view.name)
        self._work.do(title, change, lambda written: self._work.tell(told, written))
