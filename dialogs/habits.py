"""Where QGIS's users look beside the panel: options, locator, expressions.

What they need of the store is made when the project has one, or when the panel is first opened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer, QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, QTimer

from ..layers.settings import Settings
from .expressions import Functions
from .locator import ViewpointLocator
from .options.factory import OptionsFactory
from .snapshot import Shelf

if TYPE_CHECKING:
    from .workplace import Workplace

#: By which layers of a store are known without looking into files (see ``project_writer``).
STORE_PROPERTY = "synpunkt/store"


class Habits(QObject):
    """Registers all of it; ``take_down`` leaves no trace in QGIS.

    ``show`` is called with a viewpoint's uuid when one was chosen in the locator.
    """

    def __init__(
        self, iface: QgisInterface, project: QgsProject, show: Callable[[str], object]
    ) -> None:
        super().__init__()
        self._iface, self._project = iface, project
        self._workplace: Workplace | None = None
        self.settings = Settings()
        self.shelf = Shelf()
        self._options = OptionsFactory(self.settings)
        iface.registerOptionsWidgetFactory(self._options)
        # QGIS owns the filter from here on, and deletes it when it is taken out.
        self._locator = ViewpointLocator(self.shelf, show)
        iface.registerLocatorFilter(self._locator)
        self._functions = Functions(self.shelf)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.workplace)
        project.layersAdded.connect(self._on_layers)
        self._on_layers(project.mapLayers().values())

    def workplace(self) -> Workplace:
        """What the panel works with; made now if it was not needed before."""
        if self._workplace is None:
            from .workplace import Workplace

            self._workplace = Workplace(self._iface, self._project, self.settings, self.shelf)
        return self._workplace

    def take_down(self) -> None:
        """Unregister everything, in the opposite order."""
        self._later.stop()
        self._project.layersAdded.disconnect(self._on_layers)
        if self._workplace is not None:
            self._workplace.take_down()
            self._workplace.deleteLater()
            self._workplace = None
        self._functions.take_down()
        self._iface.deregisterLocatorFilter(self._locator)
        self._iface.unregisterOptionsWidgetFactory(self._options)
        self.settings.unregister()

    def _on_layers(self, layers: Iterable[QgsMapLayer]) -> None:
        if self._workplace is None and any(one.customProperty(STORE_PROPERTY) for one in layers):
            self._later.start()  # when all of a project's layers are there
