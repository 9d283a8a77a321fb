"""A click on the map is the place; how exact it is follows from the map's scale."""

from __future__ import annotations

import math

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsDistanceArea,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
)
from qgis.gui import (
    QgsMapCanvas,
    QgsMapMouseEvent,
    QgsMapTool,
    QgsRubberBand,
    QgsVertexMarker,
)
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor

#: Nobody points at a map more exactly than this on the screen.
PIXELS = 8
MARK, CASING = QColor("#1f4e79"), QColor(255, 255, 255)
FILL, OUTLINE_WIDTH = QColor(31, 78, 121, 50), 3


class PlaceTool(QgsMapTool):
    """``picked`` carries the point in the map's CRS and its precision in ground metres."""

    picked = pyqtSignal(QgsPointXY, float)

    def __init__(self, canvas: QgsMapCanvas, project: QgsProject) -> None:
        super().__init__(canvas)
        self._project = project
        self.setCursor(Qt.CursorShape.CrossCursor)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(event.mapPoint(), precision(self.canvas(), self._project))


class PlaceMark:
    """Shows the chosen place on the map; ``take_down`` removes it."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self.band = QgsRubberBand(canvas, Qgis.GeometryType.Line)
        self.band.setStrokeColor(MARK)
        self.band.setFillColor(FILL)
        self.band.setWidth(OUTLINE_WIDTH)
        self._marks = [_mark(canvas, CASING, 5, 15), _mark(canvas, MARK, 3, 13)]

    def show(self, point: QgsPointXY | None) -> None:
        """Mark a point of the map, or none."""
        for mark in self._marks:
            mark.setVisible(point is not None)
            if point is not None:
                mark.setCenter(point)

    def show_outline(
        self, shape: QgsGeometry | None, crs: QgsCoordinateReferenceSystem | None
    ) -> None:
        """Show a stretch or an area, which is in ``crs``, or none."""
        self.band.reset(shape.type() if shape is not None else Qgis.GeometryType.Line)
        if shape is not None:
            self.band.addGeometry(shape, crs)

    def take_down(self) -> None:
        """Leave nothing on the map."""
        self._canvas.scene().removeItem(self.band)
        for mark in self._marks:
            self._canvas.scene().removeItem(mark)
        self._marks = []


def precision(canvas: QgsMapCanvas, project: QgsProject) -> float:
    """Ground metres that ``PIXELS`` on the map are, as 1, 2 or 5 times a power of ten."""
    settings = canvas.mapSettings()
    measure = QgsDistanceArea()
    measure.setSourceCrs(settings.destinationCrs(), project.transformContext())
    measure.setEllipsoid(project.ellipsoid() if project.ellipsoid() != "NONE" else "EPSG:7030")
    middle = canvas.center()
    beside = QgsPointXY(middle.x() + PIXELS * settings.mapUnitsPerPixel(), middle.y())
    try:
        return rounded(measure.measureLine(middle, beside))
    except QgsCsException:
        return rounded(0)


def rounded(metres: float) -> float:
    """The nearest of 1, 2, 5, 10, 20 … at or above ``metres``; at least 1."""
    if not math.isfinite(metres) or metres <= 1:
        return 1.0
    power = 10.0 ** math.floor(math.log10(metres))
    return next(power * step for step in (1, 2, 5, 10) if metres <= power * step * 1.0001)


def carried(
    point: QgsPointXY,
    source: QgsCoordinateReferenceSystem,
    target: QgsCoordinateReferenceSystem,
    project: QgsProject,
) -> QgsPointXY | None:
    """The point in another CRS; None where it can't be carried there."""
    try:
        return QgsCoordinateTransform(source, target, project).transform(point)
    except QgsCsException:
        return None


def _mark(canvas: QgsMapCanvas, colour: QColor, width: int, size: int) -> QgsVertexMarker:
    mark = QgsVertexMarker(canvas)
    mark.setIconType(QgsVertexMarker.IconType.ICON_CROSS)
    mark.setColor(colour)
    mark.setPenWidth(width)
    mark.setIconSize(size)
    mark.setVisible(False)
    return mark
