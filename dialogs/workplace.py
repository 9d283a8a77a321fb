"""The open project's store and what is looked at in it, whether or not the panel shows it."""

from __future__ import annotations

from qgis.core import QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject

from ..layers.project_controller import ProjectController
from ..layers.settings import Settings
from ..layers.store import Store
from .messages import Messages
from .panel.memory import PanelMemory
from .panel.state import PanelState
from .snapshot import Shelf, Snapshot


class Workplace(QObject):
    """Keeps ``shelf`` up to date with ``state``; ``take_down`` stops listening to the project."""

    def __init__(
        self, iface: QgisInterface, project: QgsProject, settings: Settings, shelf: Shelf
    ) -> None:
        super().__init__()
        self.settings, self._shelf = settings, shelf
        self.controller = ProjectController(project, self)
        self.messages = Messages(iface.messageBar())
        near = settings.near.value()
        self.state = PanelState(self.controller, self.messages, near, self)
        self.memory = PanelMemory(project, self.state, near, self)
        self.state.recounted.connect(self._on_recounted)
        settings.near_chosen.connect(self.state.set_near)
        self.controller.store_changed.connect(self._use_store)
        self.controller.viewpoints_changed.connect(self.state.read_again)
        self._use_store(self.controller.store)

    def take_down(self) -> None:
        """Disconnect from the project; nothing is followed afterwards."""
        self.memory.take_down()
        self.controller.unload()
        self._shelf.put(None)

    def _use_store(self, store: Store | None) -> None:
        if store is None or not self.memory.restore(store):
            self.state.use_store(store)

    def _on_recounted(self) -> None:
        self._shelf.put(Snapshot.of(self.state))
