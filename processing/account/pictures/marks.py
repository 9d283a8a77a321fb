"""The marks of the types beside maps and bars: the same as on the map itself."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import Qgis, QgsMarkerSymbol, QgsRenderContext
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor

from ....layers.symbols import DARK, VALENCE_MARKS, marker
from .device import Pen, font

#: Marks are so much smaller than on a screen's map.
_SHRUNK = 0.72


def mark_of(kind: str) -> QgsMarkerSymbol:
    """The mark of a type, as it stands on paper."""
    symbol = marker(VALENCE_MARKS[kind])
    symbol.setSize(symbol.size() * _SHRUNK)
    return symbol


def draw_mark(pen: Pen, kind: str, x: float, y: float) -> None:
    """The mark of a type with its middle at so many tenths of a millimetre."""
    painter, dots = pen.painter, pen.dpi / 254
    painter.save()
    painter.resetTransform()
    context = QgsRenderContext.fromQPainter(painter)
    context.setScaleFactor(pen.dpi / 25.4)
    context.setFlag(Qgis.RenderContextFlag.ForceVectorOutput, True)
    symbol = mark_of(kind)
    symbol.startRender(context)
    symbol.renderPoint(QPointF(x * dots, y * dots), None, context)
    symbol.stopRender(context)
    painter.restore()


def draw_legend(pen: Pen, kinds: Mapping[str, str], middle: float) -> None:
    """The types with what they are called, in a line so far down."""
    painter, x = pen.painter, 0.0
    for kind, label in kinds.items():
        draw_mark(pen, kind, x + 25, middle)
        painter.setFont(font(27))
        painter.setPen(QColor(DARK))
        room = QRectF(x + 54, middle - 25, 600, 50)
        box = painter.boundingRect(room, Qt.AlignmentFlag.AlignVCenter, label)
        pen.write(box, Qt.AlignmentFlag.AlignVCenter, label)
        x = box.right() + 40
