"""Opens the windows for answers, letters and handovers, and closes them with the store."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtWidgets import QWidget

from ...layers.drafts import Drafts
from ...layers.project_controller import ProjectController
from ...layers.store import Store
from ..panel.state import PanelState
from .answering import Answering


class AnswersDesk:
    """Made with the panel; windows are made when they are first asked for."""

    def __init__(self, state: PanelState, controller: ProjectController, window: QWidget) -> None:
        self._state, self._controller, self._window = state, controller, window
        self.answering: Answering | None = None
        controller.store_changed.connect(self._on_store)

    def answer(self, uuids: Sequence[str], chosen: Sequence[str]) -> None:
        """Answer ``chosen``; ``uuids`` are those that come next, in their order."""
        store = self._state.store
        if store is None or not uuids:
            return
        if self.answering is None:
            drafts = Drafts(store.uuid)
            self.answering = Answering(self._state, self._controller, drafts, self._window)
        self.answering.open(uuids, chosen)

    def take_down(self) -> None:
        """Close all windows; what was typed lies on disk."""
        self._controller.store_changed.disconnect(self._on_store)
        self._close()

    def _on_store(self, _store: Store | None) -> None:
        self._close()

    def _close(self) -> None:
        if self.answering is not None:
            self.answering.take_down()
            self.answering = None
