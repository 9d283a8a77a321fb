"""Saying where on the map: one click, with the old place in sight where there is one."""

from __future__ import annotations

from qgis.core import Qgis, QgsGeometry, QgsPointXY
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

LINE, WIDTH = QColor("#1f4e79"), 2


class PlaceTool(QgsMapTool):
    """``placed`` carries the place, in the map's CRS; Escape and the right button end it.

    With ``many`` a click does not end it. QGIS gets the map tool back that was in use before.
    """

    placed = pyqtSignal(QgsPointXY)

    def __init__(self, canvas: QgsMapCanvas, many: bool = False) -> None:
        super().__init__(canvas)
        self._many = many
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._start: QgsPointXY | None = None
        self._before: QgsMapTool | None = None
        self._band = QgsRubberBand(canvas, Qgis.GeometryType.Line)
        self._band.setStrokeColor(LINE)
        self._band.setWidth(WIDTH)
        self._band.setLineStyle(Qt.PenStyle.DashLine)

    def begin(self, start: QgsPointXY | None = None) -> None:
        """Wait for a click; a line leads there from ``start``, which is in the map's CRS."""
        canvas = self.canvas()
        if canvas.mapTool() is not self:
            self._before = canvas.mapTool()
        self._start = start
        canvas.setMapTool(self)
        canvas.setFocus()

    def end(self) -> None:
        """Give QGIS its tool back."""
        canvas = self.canvas()
        if canvas.mapTool() is not self:
            return
        if self._before is not None and not sip.isdeleted(self._before):
            canvas.setMapTool(self._before)
        else:
            canvas.unsetMapTool(self)

    def take_down(self) -> None:
        """Leave nothing on the map."""
        self.end()
        self.canvas().scene().removeItem(self._band)
        self.deleteLater()

    def deactivate(self) -> None:
        self._band.reset(Qgis.GeometryType.Line)
        super().deactivate()

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        if self._start is not None:
            line = QgsGeometry.fromPolylineXY([self._start, event.snapPoint()])
            self._band.setToGeometry(line)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            point = QgsPointXY(event.snapPoint())
            if not self._many:
                self.end()
            self.placed.emit(point)
        elif event.button() == Qt.MouseButton.RightButton:
            self.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.end()
            event.accept()
