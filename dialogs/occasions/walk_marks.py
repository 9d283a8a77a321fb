"""A walk on the map: its route, and its stops with their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
)
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem, QgsRubberBand
from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QPainter, QPen
from qgis.PyQt.QtWidgets import QStyleOptionGraphicsItem, QWidget

LINE, CASING = QColor("#1f4e79"), QColor(255, 255, 255, 220)
CHOSEN = QColor("#7a1f5c")
#: Pixels.
RADIUS, LARGER, WIDTH = 10.0, 13.0, 3


class StopMark(QgsMapCanvasItem):
    """A number in a circle at a point of the map; the chosen stop's is larger, of another colour
    and with a double ring.
    """

    def __init__(self, canvas: QgsMapCanvas, number: str, chosen: bool) -> None:
        super().__init__(canvas)
        self.number, self.chosen = number, chosen
        self._radius = LARGER if chosen else RADIUS
        self._point: QgsPointXY | None = None

    def show_at(self, point: QgsPointXY) -> None:
        """Stand at a point in the map's CRS."""
        self._point = point
        self.updatePosition()

    def updatePosition(self) -> None:  # noqa: N802
        if self._point is not None:
            self.setPos(self.toCanvasCoordinates(self._point))

    def boundingRect(self) -> QRectF:  # noqa: N802
        side = self._radius + WIDTH
        return QRectF(-side, -side, 2 * side, 2 * side)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem | None = None,
        widget: QWidget | None = None,
    ) -> None:
        radius = self._radius
        circle = QRectF(-radius, -radius, 2 * radius, 2 * radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(CHOSEN if self.chosen else LINE)
        painter.setPen(QPen(CASING, 2))
        painter.drawEllipse(circle)
        if self.chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(circle.adjusted(3, 3, -3, -3))
        font = QFont()
        font.setBold(True)
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor("white"))
        painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), self.number)


class WalkMarks:
    """Draws over the map; ``clear`` takes it away, ``take_down`` for good."""

    def __init__(self, canvas: QgsMapCanvas, project: QgsProject) -> None:
        self._canvas, self._project = canvas, project
        self.lines = [self._band(CASING, WIDTH + 3), self._band(LINE, WIDTH)]
        self.stops: list[StopMark] = []

    def show(
        self,
        route: QgsGeometry | None,
        stops: Sequence[dict[str, Any]],
        chosen: str,
        crs: QgsCoordinateReferenceSystem,
    ) -> None:
        """Draw a route and stops, rows of ``walk_stop``; all in ``crs``."""
        self.clear()
        if route is not None:
            for band in self.lines:
                band.addGeometry(route, crs)
        target = self._canvas.mapSettings().destinationCrs()
        there = QgsCoordinateTransform(crs, target, self._project.transformContext())
        for stop in sorted(stops, key=lambda row: bool(row["uuid"] == chosen)):
            if stop["geom"] is None:
                continue
            try:
                point = there.transform(stop["geom"].asPoint())
            except QgsCsException:
                continue  # the map's system has no such place
            mark = StopMark(self._canvas, str(stop["number"] or ""), stop["uuid"] == chosen)
            mark.show_at(point)
            self.stops.append(mark)

    def clear(self) -> None:
        """Leave nothing on the map."""
        for band in self.lines:
            band.reset(Qgis.GeometryType.Line)
        for mark in self.stops:
            self._canvas.scene().removeItem(mark)
        self.stops = []

    def take_down(self) -> None:
        """Leave nothing on the map, for good."""
        self.clear()
        for band in self.lines:
            self._canvas.scene().removeItem(band)
        self.lines = []

    def _band(self, colour: QColor, width: int) -> QgsRubberBand:
        band = QgsRubberBand(self._canvas, Qgis.GeometryType.Line)
        band.setStrokeColor(colour)
        band.setWidth(width)
        return band
