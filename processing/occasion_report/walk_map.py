"""The map of an occasion: its stops numbered along the route, what was said beside them."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsMapLayer,
    QgsMapRendererCustomPainterJob,
    QgsMapSettings,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFont, QPainterPath, QPen, QPolygonF

from ...layers.language import Words
from ...layers.symbols import UNTYPED, VALENCE_MARKS
from ..account.document import Picture, Pictures
from ..account.pictures.device import Pen, as_png, as_svg
from ..account.pictures.marks import draw_mark
from ..summary import map_layout
from ..summary.map_layout import Frame
from ..summary.map_picture import length
from .model import Point, Report, Site

#: Millimetres of paper, and what the frame counts in, of which a millimetre has so many.
WIDTH, _LOWEST, PIXELS = 174.0, 90.0, 8
#: How high a map among other things may be, and one to write on.
_HIGHEST, _WHOLE = 125.0, 190.0
# Metres around what is shown, and the least that is.
_AROUND, _LEAST = 40.0, 150.0
_STOP, _REMARK, _LETTER = 46.0, 30.0, 24.0
_INK, _ROUTE, _AREA = QColor("#1d3346"), QColor("#0b5c9e"), QColor("#7a6a54")
_PAPER = QColor(255, 255, 255, 225)


def draw(
    report: Report, words: Words, layers: Sequence[QgsMapLayer] = (), to_write_on: bool = False
) -> Pictures | None:
    """The map with its caption and alternative text; None where nothing has a place.

    ``layers`` lie below it, the topmost first; they must belong to this thread. One ``to_write_on``
    may take a page.
    """
    site = report.site
    if site.is_empty:
        return None
    frame = _frame(site, _WHOLE if to_write_on else _HIGHEST)
    size = WIDTH, WIDTH * frame.height / frame.width

    def paint(pen: Pen) -> None:
        if layers:
            _draw_below(pen, frame, site, layers)
        # From tenths of a millimetre to what the frame counts in.
        pen.painter.scale(10 / PIXELS, 10 / PIXELS)
        _Drawing(pen, frame, words).draw(site)

    # An aerial photograph, or the buildings of a town, are too much for lines.
    svg = "" if layers else as_svg(*size, paint)
    picture = Picture(as_png(*size, paint), _told(site, words), *size, svg=svg)
    return Pictures((picture,), _caption(site, words))


def _frame(site: Site, highest: float) -> Frame:
    spots = [*(at for _, at in site.stops), *(at for _, at, _ in site.remarks)]
    spots += [at for line in site.route for at in line]
    spots = spots or [at for line in site.area for at in line]
    west, east = min(x for x, _ in spots) - _AROUND, max(x for x, _ in spots) + _AROUND
    south, north = min(y for _, y in spots) - _AROUND, max(y for _, y in spots) + _AROUND
    across, up = max(east - west, _LEAST), max(north - south, _LEAST)
    height = min(max(WIDTH * up / across, _LOWEST), highest)
    scale = min(WIDTH / across, height / up) * PIXELS
    return Frame(WIDTH * PIXELS, height * PIXELS, scale, ((west + east) / 2, (south + north) / 2))


def _draw_below(pen: Pen, frame: Frame, site: Site, layers: Sequence[QgsMapLayer]) -> None:
    (x, y), across, up = frame.middle, frame.width / frame.scale, frame.height / frame.scale
    settings = QgsMapSettings()
    settings.setLayers(list(layers))
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(site.system))
    settings.setExtent(QgsRectangle(x - across / 2, y - up / 2, x + across / 2, y + up / 2))
    size = QSize(pen.dots(frame.width / PIXELS), pen.dots(frame.height / PIXELS))
    settings.setOutputSize(size)
    settings.setOutputDpi(pen.dpi)
    painter = pen.painter
    painter.save()
    painter.resetTransform()
    QgsMapRendererCustomPainterJob(settings, painter).renderSynchronously()
    # Pale, so that numbers can be read and written on it.
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(255, 255, 255, 110))
    painter.restore()


class _Drawing:
    def __init__(self, pen: Pen, frame: Frame, words: Words) -> None:
        self._pen, self._painter = pen, pen.painter
        self._frame, self._words = frame, words

    def draw(self, site: Site) -> None:
        self._lines(site.area, QPen(_AREA, 5, Qt.PenStyle.DashLine))
        self._lines(site.route, QPen(Qt.GlobalColor.white, 16))
        self._lines(site.route, QPen(_ROUTE, 8))
        self._remarks(site)
        for number, at in site.stops:
            self._disc(self._frame.place(at), number)
        self._scale_bar()
        self._north()
        self._painter.setPen(QPen(_INK, 5))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(QRectF(3, 3, self._frame.width - 6, self._frame.height - 6))

    def _lines(self, lines: Sequence[Sequence[Point]], pen: QPen) -> None:
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._painter.setPen(pen)
        for line in lines:
            self._painter.drawPolyline(QPolygonF([QPointF(*self._frame.place(at)) for at in line]))

    def _remarks(self, site: Site) -> None:
        places = [self._frame.place(at) for _, at, _ in site.remarks]
        # Around the stops, whose own marks would hide them.
        held = [self._frame.place(at) for _, at in site.stops]
        spots = map_layout.spread([*held, *places], _STOP)[len(held) :]
        names = [name for name, _, _ in site.remarks]
        labels = map_layout.labels(names, [*spots], _REMARK, _LETTER, self._frame)
        for (x, y), (_, _, kind) in zip(spots, site.remarks, strict=True):
            tenths = x * 10 / PIXELS, y * 10 / PIXELS
            draw_mark(self._pen, kind if kind in VALENCE_MARKS else UNTYPED, *tenths)
        for label in labels:
            if label is not None:
                self._text(QRectF(label.x - 60, label.y - 16, 120, 32), label.text, _INK, halo=True)

    def _disc(self, at: Point, text: str) -> None:
        self._painter.setPen(QPen(Qt.GlobalColor.white, 3))
        self._painter.setBrush(_INK)
        self._painter.drawEllipse(QPointF(*at), _STOP / 2, _STOP / 2)
        box = QRectF(at[0] - _STOP / 2, at[1] - _STOP / 2, _STOP, _STOP)
        self._text(box, text, QColor(Qt.GlobalColor.white))

    def _text(self, box: QRectF, text: str, colour: QColor, halo: bool = False) -> None:
        font = QFont("Liberation Sans")
        font.setPixelSize(round(_LETTER))
        font.setBold(True)
        path = QPainterPath()
        path.addText(0, 0, font, text)
        around = path.boundingRect()
        path.translate(box.center() - around.center())
        if halo:
            self._painter.strokePath(path, QPen(Qt.GlobalColor.white, 6))
        self._painter.fillPath(path, colour)

    def _scale_bar(self) -> None:
        frame, painter = self._frame, self._painter
        metres = map_layout.round_length(frame.width * 0.25 / frame.scale)
        across, x, y = metres * frame.scale, 28.0, frame.height - 28
        painter.fillRect(QRectF(x - 14, y - 56, across + 28, 70), _PAPER)
        painter.setPen(QPen(_INK, 4))
        painter.drawPolyline(
            QPolygonF([QPointF(x, y - 12), QPointF(x, y), QPointF(x + across, y),
                       QPointF(x + across, y - 12)])
        )  # fmt: skip
        self._text(QRectF(x, y - 50, across, 30), length(metres, self._words), _INK)

    def _north(self) -> None:
        x, y = self._frame.width - 46, 24.0
        self._painter.fillRect(QRectF(x - 28, y - 12, 56, 104), _PAPER)
        corners = [(x, y), (x + 17, y + 48), (x, y + 38), (x - 17, y + 48)]
        path = QPainterPath()
        path.addPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        self._painter.fillPath(path, _INK)
        self._text(QRectF(x - 20, y + 56, 40, 30), "N", _INK)


def _told(site: Site, words: Words) -> str:
    stops = words.translate("Synpunkt", "%n stop(s)", "", len(site.stops))
    said = words.translate("Synpunkt", "%n viewpoint(s)", "", len(site.remarks))
    text = words.translate("Synpunkt", "Map with {stops} and {viewpoints}.")
    return text.format(stops=stops, viewpoints=said)


def _caption(site: Site, words: Words) -> str:
    told = []
    if site.stops:
        told.append(words.translate("Synpunkt", "White figures on dark: the stops."))
    if site.remarks:
        told.append(words.translate("Synpunkt", "Figures beside a mark: the viewpoints' numbers."))
    if site.area:
        told.append(words.translate("Synpunkt", "Dashed: the area of the matter."))
    return " ".join(told) or words.translate("Synpunkt", "Map")
