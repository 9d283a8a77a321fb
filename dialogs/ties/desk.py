"""Opens the window on a plan's new drawing, and closes it with the store."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtWidgets import QWidget

from ...layers.project_controller import ProjectController
from ...layers.settings import Settings
from ...layers.store import Store
from ..panel.state import PanelState
from .reviewing import Reviewing, Show, Zoom
from .strip import TiesStrip


class TiesDesk:
    """Made with the panel; the window is made when ``strip`` first asks (see ``Reviewing``)."""

    def __init__(
        self,
        state: PanelState,
        controller: ProjectController,
        canvas: QgsMapCanvas,
        settings: Settings,
        strip: TiesStrip,
        show: Show,
        zoom: Zoom,
        window: QWidget,
    ) -> None:
        self._state, self._controller, self._canvas = state, controller, canvas
        self._settings, self._strip, self._window = settings, strip, window
        self._show, self._zoom = show, zoom
        strip.asked.connect(self.open)
        self.reviewing: Reviewing | None = None
        controller.store_changed.connect(self._on_store)

    def open(self) -> None:
        """Show the window."""
        if self._state.store is None:
            return
        if self.reviewing is None:
            self.reviewing = Reviewing(
                self._state,
                self._controller,
                self._canvas,
                self._settings,
                self._show,
                self._zoom,
                self._window,
            )
            self.reviewing.checked.connect(self._strip.refresh)
        self.reviewing.open()

    def take_down(self) -> None:
        """Close the window for good."""
        self._controller.store_changed.disconnect(self._on_store)
        self._close()

    def _on_store(self, _store: Store | None) -> None:
        self._close()

    def _close(self) -> None:
        if self.reviewing is not None:
            self.reviewing.take_down()
        self.reviewing = None
