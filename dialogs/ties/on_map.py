"""A part of the plan as it was and as it is now, over the map."""

from __future__ import annotations

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsGeometry
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

Place = tuple[QgsGeometry | None, QgsCoordinateReferenceSystem]
WAS, NOW, CASING = QColor("#7a1f5c"), QColor("#1f4e79"), QColor(255, 255, 255, 200)


class BeforeAndAfter:
    """Broken lines around what was, whole ones around what is; ``show`` of neither clears both."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self.was = [self._band(CASING, 5), self._band(WAS, 2)]
        self.now = [self._band(CASING, 5), self._band(NOW, 3)]
        self.was[1].setLineStyle(Qt.PenStyle.DashLine)
        self.now[1].setFillColor(QColor(31, 78, 121, 40))

    def show(self, was: Place, now: Place) -> None:
        """Draw these places, each given with its coordinate system; None is drawn nowhere."""
        for bands, (shape, crs) in ((self.was, was), (self.now, now)):
            for band in bands:
                band.reset(shape.type() if shape is not None else Qgis.GeometryType.Polygon)
                if shape is not None:
                    band.addGeometry(shape, crs)

    def clear(self) -> None:
        """Take the drawing off the map."""
        for band in (*self.was, *self.now):
            band.reset(Qgis.GeometryType.Polygon)

    def take_down(self) -> None:
        """Take it off for good."""
        for band in (*self.was, *self.now):
            self._canvas.scene().removeItem(band)
        self.was, self.now = [], []

    def _band(self, colour: QColor, width: int) -> QgsRubberBand:
        band = QgsRubberBand(self._canvas, Qgis.GeometryType.Polygon)
        band.setStrokeColor(colour)
        band.setFillColor(QColor(0, 0, 0, 0))
        band.setWidth(width)
        return band
