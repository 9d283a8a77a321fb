"""Paper to paint on: the same drawing as pixels and as lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qgis.PyQt.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from qgis.PyQt.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPainterPath
from qgis.PyQt.QtSvg import QSvgGenerator

from ....layers.symbols import FONT

#: What a picture is painted with, in dots per inch.
PIXELS, LINES = 200, 96
#: Painting is done in tenths of a millimetre: letters have whole sizes only.
_UNIT = 254
_MILLIMETRES = 25.4


@dataclass(frozen=True)
class Pen:
    """A painter in tenths of a millimetre, and how many dots an inch of its paper has."""

    painter: QPainter
    dpi: int

    def dots(self, millimetres: float) -> int:
        """How many dots of the paper so much is."""
        return round(millimetres * self.dpi / _MILLIMETRES)

    def write(self, box: QRectF, alignment: Qt.AlignmentFlag, text: str) -> None:
        """Text in the painter's font and pen, as shapes: alike wherever the drawing is opened."""
        painter = self.painter
        around = painter.boundingRect(box, alignment, text)
        path = QPainterPath()
        ascent = QFontMetricsF(painter.font()).ascent()
        path.addText(QPointF(around.left(), around.top() + ascent), painter.font(), text)
        painter.fillPath(path, painter.pen().color())


Paint = Callable[[Pen], None]


def as_png(width: float, height: float, paint: Paint) -> bytes:
    """The drawing of so many millimetres on white."""
    image = QImage(_size(width, height, PIXELS), QImage.Format.Format_RGB32)
    per_metre = round(PIXELS / _MILLIMETRES * 1000)
    image.setDotsPerMeterX(per_metre)
    image.setDotsPerMeterY(per_metre)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    _painted(Pen(painter, PIXELS), paint)
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(held)


def as_svg(width: float, height: float, paint: Paint) -> str:
    """The same drawing as an SVG file."""
    size = _size(width, height, LINES)
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(LINES)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    painter = QPainter(generator)
    _painted(Pen(painter, LINES), paint)
    return bytes(held).decode("utf-8")


def font(tenths: int, is_bold: bool = False) -> QFont:
    """Letters of so many tenths of a millimetre."""
    found = QFont(FONT)
    found.setStyleHint(QFont.StyleHint.SansSerif)
    found.setPixelSize(tenths)
    found.setBold(is_bold)
    return found


def _painted(pen: Pen, paint: Paint) -> None:
    painter = pen.painter
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.scale(pen.dpi / _UNIT, pen.dpi / _UNIT)
    paint(pen)
    painter.end()


def _size(width: float, height: float, dpi: int) -> QSize:
    return QSize(round(width * dpi / _MILLIMETRES), round(height * dpi / _MILLIMETRES))
