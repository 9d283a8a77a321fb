"""The part of the plan in focus, and a line to it from each viewpoint that is tied to it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsGeometry
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtGui import QColor

#: More lines than this would hide the map, and tell nothing.
MOST = 2000
LINE, CASING, FILL = QColor("#7a1f5c"), QColor(255, 255, 255, 190), QColor(122, 31, 92, 40)


class PlanLines:
    """Draws over the map; ``show`` without a part takes it all away again."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self.outline = self._band(LINE, 3)
        self.outline.setFillColor(FILL)
        self.lines = [self._band(CASING, 4), self._band(LINE, 2)]

    def show(
        self,
        part: QgsGeometry | None,
        places: Iterable[QgsGeometry],
        crs: QgsCoordinateReferenceSystem,
    ) -> None:
        """Mark ``part`` and join ``places`` to it; all in ``crs``. None for nothing."""
        self.clear()
        if part is None:
            return
        self.outline.reset(part.type())
        self.outline.addGeometry(part, crs)
        found = [one for place in islice(places, MOST) for one in _line(place, part)]
        if found:
            together = QgsGeometry.collectGeometry(found)
            for band in self.lines:
                band.addGeometry(together, crs)

    def clear(self) -> None:
        """Take the drawing off the map."""
        self.outline.reset(Qgis.GeometryType.Polygon)
        for band in self.lines:
            band.reset(Qgis.GeometryType.Line)

    def take_down(self) -> None:
        """Take it off for good."""
        for band in (self.outline, *self.lines):
            self._canvas.scene().removeItem(band)
        self.lines = []

    def _band(self, colour: QColor, width: int) -> QgsRubberBand:
        band = QgsRubberBand(self._canvas, Qgis.GeometryType.Line)
        band.setStrokeColor(colour)
        band.setWidth(width)
        return band


def _line(place: QgsGeometry, part: QgsGeometry) -> list[QgsGeometry]:
    """From the place to the nearest point of the part; from within it, to its middle."""
    if place.isNull() or place.isEmpty():
        return []
    within = part.intersects(place)
    end = part.pointOnSurface() if within else part.nearestPoint(place)
    start = place.pointOnSurface() if within else place.nearestPoint(part)
    if start.isNull() or end.isNull():
        return []
    return [QgsGeometry.fromPolylineXY([start.asPoint(), end.asPoint()])]
