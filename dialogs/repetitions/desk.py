"""Opens the window for repetitions from the panel, and closes it with the store."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QAction, QWidget

from ...layers.language import translate
from ...layers.project_controller import ProjectController
from ...layers.store import Store
from ..panel.state import PanelState
from ..panel.viewpoints_tab import ViewpointsTab
from .repeating import Repeating


class RepetitionsDesk:
    """An entry in the menu of the list; the window is made when it is first asked for."""

    def __init__(
        self,
        tab: ViewpointsTab,
        state: PanelState,
        controller: ProjectController,
        window: QWidget,
    ) -> None:
        self._state, self._controller, self._window = state, controller, window
        self.repeating: Repeating | None = None
        self.action = QAction(translate("Synpunkt", "Repetitions…"), tab)
        self.action.setObjectName("synpunktShowRepetitions")
        self.action.triggered.connect(lambda _checked: self.look())
        tab.menu_of.others.append(self.action)
        controller.store_changed.connect(self._on_store)

    def look(self) -> None:
        """Look through the matter that the panel shows, without one through the whole store."""
        self._open("", self._members())

    def look_at(self, occasion: str) -> None:
        """Look through what was written down at one occasion."""
        self._open(occasion, None)

    def take_down(self) -> None:
        """Close the window."""
        self._controller.store_changed.disconnect(self._on_store)
        self._close()

    def _open(self, occasion: str, among: list[str] | None) -> None:
        store = self._controller.store
        if store is None:
            return
        if self.repeating is None:
            self.repeating = Repeating(store, self._controller, self._window)
        self.repeating.open(occasion, among)

    def _members(self) -> list[str] | None:
        members, columns = self._state.members, self._state.columns
        if members is None or columns is None:
            return None
        return [columns.uuid[row] for row in members.nonzero()[0].tolist()]

    def _on_store(self, _store: Store | None) -> None:
        self._close()

    def _close(self) -> None:
        if self.repeating is not None:
            self.repeating.take_down()
            self.repeating = None
