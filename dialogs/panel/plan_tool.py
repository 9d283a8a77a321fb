"""Choosing a part of the plan by a click on the map."""

from __future__ import annotations

from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent

#: Pixels around a click that count as hit.
REACH = 6


class PlanTool(QgsMapTool):
    """``clicked`` carries the square that was clicked, in the map's own coordinate system."""

    clicked = pyqtSignal(QgsGeometry)

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        event.accept()

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at, side = event.mapPoint(), 2 * REACH * self.canvas().mapUnitsPerPixel()
        square = QgsRectangle.fromCenterAndSize(QgsPointXY(at), side, side)
        self.clicked.emit(QgsGeometry.fromRect(square))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.canvas().unsetMapTool(self)
            event.accept()
