"""The chosen area, outlined on the map."""

from __future__ import annotations

from qgis.core import Qgis, QgsGeometry
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ...layers.zones import MetricShape

WIDTH = 2
#: A line with a lighter one under it stands out from any map.
LINE, CASING = QColor("#1f4e79"), QColor(255, 255, 255, 200)


class AreaMark:
    """Draws the outline over the map; ``take_down`` removes it."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._bands = [self._band(CASING, WIDTH + 3), self._band(LINE, WIDTH)]
        self._bands[1].setLineStyle(Qt.PenStyle.DashLine)

    def show(self, shape: MetricShape | None) -> None:
        """Outline ``shape``, or nothing."""
        for band in self._bands:
            band.reset(Qgis.GeometryType.Polygon)
            for part in shape.parts if shape is not None else ():
                band.addGeometry(QgsGeometry(part), shape.crs)

    def take_down(self) -> None:
        """Take the outline off the map for good."""
        for band in self._bands:
            self._canvas.scene().removeItem(band)
        self._bands = []

    def _band(self, colour: QColor, width: int) -> QgsRubberBand:
        band = QgsRubberBand(self._canvas, Qgis.GeometryType.Polygon)
        band.setStrokeColor(colour)
        band.setFillColor(QColor(0, 0, 0, 0))
        band.setWidth(width)
        return band
