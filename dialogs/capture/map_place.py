"""The map's part in capture: a click there, what is drawn, and the mark of what is chosen."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import Qgis, QgsGeometry, QgsPointXY, QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...layers.store import Store
from ..panel.map_place import from_map
from ..panel.plan_tool import PlanTool
from ..panel.shape_tool import ShapeTool
from .entry import Place
from .place_tool import PlaceMark, PlaceTool, carried, precision


class MapPlace(QObject):
    """``picked`` carries a clicked point in the store's CRS and its precision in ground metres.

    ``part_picked`` carries a square around a click for a part of the plan and the precision there,
    ``drawn`` a line or an area, both in the store's CRS. ``missed`` says that it can't be kept
    there. ``shown`` gives the place to mark.
    """

    picked = pyqtSignal(float, float, float)
    part_picked = pyqtSignal(QgsGeometry, float)
    drawn = pyqtSignal(QgsGeometry)
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
        self.part_tool, self.shape_tool = PlanTool(self._canvas), ShapeTool(self._canvas)
        self._mark = PlaceMark(self._canvas)
        self.tool.picked.connect(self._on_click)
        self.part_tool.clicked.connect(self._on_part)
        self.shape_tool.drawn.connect(self._on_drawn)
        self.tool.activated.connect(lambda: self.used.emit(True))
        self.tool.deactivated.connect(lambda: self.used.emit(False))
        self._canvas.destinationCrsChanged.connect(self.mark)

    def use_store(self, store: Store | None) -> None:
        """Carry points to and from this store's CRS."""
        self._store = store

    def begin(self) -> None:
        """Let the map take clicks."""
        self._canvas.setMapTool(self.tool)

    def begin_part(self) -> None:
        """Let the map take a click on a part of the plan."""
        self._canvas.setMapTool(self.part_tool)

    def begin_drawing(self, kind: Qgis.GeometryType) -> None:
        """Let a line or an area be drawn; after that the map takes clicks as before."""
        self.begin()
        self.shape_tool.draw(kind)

    def end(self) -> None:
        """Give the map back, with nothing marked on it."""
        self._mark.show(None)
        self._mark.show_outline(None, None)
        current = self._canvas.mapTool()
        if current in (self.tool, self.part_tool, self.shape_tool):
            self._canvas.unsetMapTool(current)
            self._iface.actionPan().trigger()

    def mark(self) -> None:
        """Mark the place that is chosen now."""
        place, point = self._shown(), None
        if place.x is not None and self._store is not None:
            target = self._canvas.mapSettings().destinationCrs()
            here = QgsPointXY(place.x, place.y)
            point = carried(here, self._store.crs, target, self._project)
        self._mark.show(point)
        crs = self._store.crs if self._store is not None else None
        self._mark.show_outline(place.shape(), crs)

    def take_down(self) -> None:
        """Leave nothing in QGIS."""
        self._canvas.destinationCrsChanged.disconnect(self.mark)
        self.shape_tool.take_down()
        for tool in (self.tool, self.part_tool):
            self._canvas.unsetMapTool(tool)
            tool.deleteLater()
        self._mark.take_down()

    def _on_click(self, point: QgsPointXY, metres: float) -> None:
        there = self._from_map(QgsGeometry.fromPointXY(point))
        if there is not None:
            self.picked.emit(there.asPoint().x(), there.asPoint().y(), metres)

    def _on_part(self, square: QgsGeometry) -> None:
        carried_square = self._from_map(square)
        if carried_square is not None:
            self.part_picked.emit(carried_square, precision(self._canvas, self._project))

    def _on_drawn(self, shape: QgsGeometry) -> None:
        carried_shape = self._from_map(shape)
        if carried_shape is not None:
            self.drawn.emit(carried_shape)

    def _from_map(self, shape: QgsGeometry) -> QgsGeometry | None:
        found = None
        if self._store is not None:
            found = from_map(shape, self._canvas, self._store, self._project)
        if found is None:
            self.missed.emit()
        return found
