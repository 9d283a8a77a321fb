"""Opens the window for bringing another store home, and closes it with the store."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QAction, QWidget

from ...layers.language import translate
from ...layers.project_controller import ProjectController
from ...layers.store import Store
from ..panel.viewpoints_tab import ViewpointsTab
from .merging import Merging


class MergeDesk:
    """An entry in the menu of the list; the window is made when it is first asked for."""

    def __init__(self, tab: ViewpointsTab, controller: ProjectController, window: QWidget) -> None:
        self._controller, self._window = controller, window
        self.merging: Merging | None = None
        self.action = QAction(translate("Synpunkt", "Bring another store home…"), tab)
        self.action.setObjectName("synpunktShowMerge")
        self.action.triggered.connect(lambda _checked: self.open())
        tab.menu_of.others.append(self.action)
        controller.store_changed.connect(self._on_store)

    def open(self) -> None:
        """Show the window."""
        store = self._controller.store
        if store is None:
            return
        if self.merging is None:
            self.merging = Merging(store, self._controller, self._window)
        self.merging.open()

    def take_down(self) -> None:
        """Close the window."""
        self._controller.store_changed.disconnect(self._on_store)
        self._close()

    def _on_store(self, _store: Store | None) -> None:
        self._close()

    def _close(self) -> None:
        if self.merging is not None:
            self.merging.take_down()
            self.merging = None
