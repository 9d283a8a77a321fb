"""Drawing a line or an area on the map: a click for each corner, right button or Enter ends it."""

from __future__ import annotations

from qgis.core import Qgis, QgsGeometry, QgsPointXY
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

from .place_tool import PlaceTool

FILL = QColor(31, 78, 121, 50)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
#: Corners that each kind needs.
_LEAST = {Qgis.GeometryType.Line: 2, Qgis.GeometryType.Polygon: 3}


class ShapeTool(PlaceTool):
    """``drawn`` carries the shape, in the map's CRS; Escape ends it with none.

    Backspace takes the last corner away. QGIS gets the map tool back that was in use before.
    """

    drawn = pyqtSignal(QgsGeometry)

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._kind = Qgis.GeometryType.Line
        self._corners: list[QgsPointXY] = []
        self._band.setFillColor(FILL)

    def draw(self, kind: Qgis.GeometryType) -> None:
        """Wait for the corners of a line or a polygon."""
        self._kind, self._corners = kind, []
        self.begin()

    def deactivate(self) -> None:
        self._corners = []
        super().deactivate()

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        self._show(QgsPointXY(event.snapPoint()))

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            point = QgsPointXY(event.snapPoint())
            # The second click of a double click is no new corner.
            if not self._corners or point != self._corners[-1]:
                self._corners.append(point)
            self._show()
        elif event.button() == Qt.MouseButton.RightButton:
            self._finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in _ENTER:
            self._finish()
        elif event.key() in _BACK:
            self._corners = self._corners[:-1]
            self._show()
        elif event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            return
        event.accept()

    def _finish(self) -> None:
        corners = self._corners
        self.end()
        if len(corners) >= _LEAST[self._kind]:
            self.drawn.emit(_shape(corners, self._kind))

    def _show(self, pointer: QgsPointXY | None = None) -> None:
        """Show what has been drawn, and where the next click would lead."""
        corners = self._corners + ([pointer] if pointer is not None and self._corners else [])
        self._band.reset(self._kind)
        if len(corners) > 1:
            kind = self._kind if len(corners) > 2 else Qgis.GeometryType.Line
            self._band.setToGeometry(_shape(corners, kind))


def _shape(corners: list[QgsPointXY], kind: Qgis.GeometryType) -> QgsGeometry:
    if kind == Qgis.GeometryType.Polygon:
        return QgsGeometry.fromPolygonXY([corners])
    return QgsGeometry.fromPolylineXY(corners)
