"""Which stretch of ground a map shows, and where its numbers stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle

from ...summary import map_layout
from ..model import Site

#: In millimetres: as wide as the text.
WIDTH = 174.0
_MARGIN = 9.0
# Metres: a single point still lies somewhere.
_SMALLEST = 60.0


@dataclass(frozen=True)
class Sheet:
    """How large a map may be, in millimetres."""

    width: float
    lowest: float
    tallest: float


LARGE, MEDIUM, SMALL = Sheet(WIDTH, 84, 132), Sheet(WIDTH, 60, 95), Sheet(112, 56, 74)


@dataclass(frozen=True)
class View:
    """A stretch of the site in metres, and the millimetres that it is drawn on."""

    extent: QgsRectangle
    width: float
    height: float

    @property
    def scale(self) -> float:
        """Millimetres of paper for a metre."""
        return self.width / self.extent.width()

    def shows(self, point: QgsPointXY) -> bool:
        """Whether a point lies on the map."""
        return self.extent.contains(point)

    def spread(self, points: Sequence[QgsPointXY], size: float) -> list[QgsPointXY]:
        """The points, moved so far apart that marks of ``size`` millimetres are all seen."""
        return [self._ground(spot) for spot in map_layout.spread(self._paper(points), size * 10)]

    def labels(
        self, texts: Sequence[str], spots: Sequence[QgsPointXY], size: float, letter: float
    ) -> list[tuple[QgsPointXY, bool]]:
        """Where the middle of each text stands, and whether a line must lead to its mark.

        Sizes of marks and letters are millimetres. A text without a free place stands on its mark.
        """
        paper = self._paper(spots)
        frame = map_layout.Frame(self.width * 10, self.height * 10, self.scale, (0, 0))
        found = map_layout.labels(texts, paper, size * 10, letter * 10, frame)
        return [
            (self._ground(spot), False) if one is None else (self._ground((one.x, one.y)), one.led)
            for one, spot in zip(found, paper, strict=True)
        ]

    def _paper(self, points: Sequence[QgsPointXY]) -> list[map_layout.Point]:
        """Tenths of a millimetre from the upper left corner."""
        west, north, scale = self.extent.xMinimum(), self.extent.yMaximum(), self.scale * 10
        return [((one.x() - west) * scale, (north - one.y()) * scale) for one in points]

    def _ground(self, spot: map_layout.Point) -> QgsPointXY:
        west, north, scale = self.extent.xMinimum(), self.extent.yMaximum(), self.scale * 10
        return QgsPointXY(west + spot[0] / scale, north - spot[1] / scale)


def view_of(site: Site, sheet: Sheet) -> View:
    """A view of the whole area and the points around it.

    What lies farther from the area than half its length is left out: one viewpoint from afar
    would make everything else too small to read.
    """
    extent = _extent(site.area, site.points)
    across = max(extent.width(), _SMALLEST)
    up = max(extent.height(), _SMALLEST)
    inner = sheet.width - 2 * _MARGIN
    height = min(max(up / across * inner + 2 * _MARGIN, sheet.lowest), sheet.tallest)
    scale = min(inner / across, (height - 2 * _MARGIN) / up)
    shown = QgsRectangle.fromCenterAndSize(extent.center(), sheet.width / scale, height / scale)
    return View(shown, sheet.width, height)


def _extent(area: QgsGeometry | None, points: Mapping[str, QgsPointXY]) -> QgsRectangle:
    extent = QgsRectangle() if area is None else QgsRectangle(area.boundingBox())
    reach = QgsRectangle(extent)
    reach.grow(max(extent.width(), extent.height()) / 2)
    for point in points.values():
        if area is None or reach.contains(point):
            extent.combineExtentWith(point.x(), point.y())
    return extent
