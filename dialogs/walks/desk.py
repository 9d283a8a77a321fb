"""Opens the windows for the day after a walk, and closes them with the store."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QWidget

from ...layers.drafts import Drafts
from ...layers.project_controller import ProjectController
from ...layers.store import Store
from .acting import Acting


class WalksDesk:
    """Made with the panel; windows are made when they are first asked for."""

    def __init__(self, controller: ProjectController, window: QWidget) -> None:
        self._controller, self._window = controller, window
        self.acting: Acting | None = None
        controller.store_changed.connect(self._on_store)

    def show_actions(self, occasion_uuid: str | None = None) -> None:
        """The list of actions: those that are open, or all of one occasion."""
        store = self._controller.store
        if store is None:
            return
        if self.acting is None:
            drafts = Drafts(store.uuid)
            self.acting = Acting(store, self._controller, drafts, self._window)
        self.acting.open(occasion_uuid)

    def take_down(self) -> None:
        """Close all windows; what was typed lies on disk."""
        self._controller.store_changed.disconnect(self._on_store)
        self._close()

    def _on_store(self, _store: Store | None) -> None:
        self._close()

    def _close(self) -> None:
        if self.acting is not None:
            self.acting.take_down()
        self.acting = None
