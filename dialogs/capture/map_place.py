"""The map's part in capture: a click there, and the mark of what is chosen."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsPointXY, QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...layers.store import Store
from .entry import Place
from .place_tool import PlaceMark, PlaceTool, carried


class MapPlace(QObject):
    """``picked`` carries a clicked point in the store's CRS and its precision in ground metres.

    ``missed`` says that the point can't be kept there. ``shown`` gives the place to mark.
    """

    picked = pyqtSignal(float, float, float)
    missed = pyqtSignal()
    used = pyqtSignal(bool)

    def __init__(
        self,
        iface: QgisInterface,
        project: QgsProject,
        shown: Callable[[], Place],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._iface, self._canvas, self._project = iface, iface.mapCanvas(), project
        self._shown = shown
        self._store: Store | None = None
        self.tool = PlaceTool(self._canvas, project)
        self._mark = PlaceMark(self._canvas)
        self.tool.picked.connect(self._on_click)
        self.tool.activated.connect(lambda: self.used.emit(True))
        self.tool.deactivated.connect(lambda: self.used.emit(False))
        self._canvas.destinationCrsChanged.connect(self.mark)

    def use_store(self, store: Store | None) -> None:
        """Carry points to and from this store's CRS."""
        self._store = store

    def begin(self) -> None:
        """Let the map take clicks."""
        self._canvas.setMapTool(self.tool)

    def end(self) -> None:
        """Give the map back, with nothing marked on it."""
        self._mark.show(None)
        if self._canvas.mapTool() is self.tool:
            self._canvas.unsetMapTool(self.tool)
            self._iface.actionPan().trigger()

    def mark(self) -> None:
        """Mark the place that is chosen now."""
        place, point = self._shown(), None
        if place.x is not None and self._store is not None:
            target = self._canvas.mapSettings().destinationCrs()
            here = QgsPointXY(place.x, place.y)
            point = carried(here, self._store.crs, target, self._project)
        self._mark.show(point)

    def take_down(self) -> None:
        """Leave nothing in QGIS."""
        self._canvas.destinationCrsChanged.disconnect(self.mark)
        self._canvas.unsetMapTool(self.tool)
        self.tool.deleteLater()
        self._mark.take_down()

    def _on_click(self, point: QgsPointXY, metres: float) -> None:
        crs = self._canvas.mapSettings().destinationCrs()
        there = None
        if self._store is not None:
            there = carried(point, crs, self._store.crs, self._project)
        if there is None:
            self.missed.emit()
        else:
            self.picked.emit(there.x(), there.y(), metres)
