"""Bars of viewpoints by type: told by mark and number as well as by colour."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFontMetricsF, QPen

from ....layers.symbols import DARK, VALENCE_MARKS, WHITE
from ..figures import Line, types_in
from .device import Pen, font
from .marks import draw_legend, draw_mark
from .view import WIDTH

#: In tenths of a millimetre.
_NAMES, _BAR, _STEP, _TOTAL, _FOOT = 430, 52, 72, 110, 70
_LETTERS = 28
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class BarChart:
    """One bar for each line, to one scale; ``names`` are those of the lines."""

    def __init__(self, lines: Sequence[Line], names: Sequence[str], legend: dict[str, str]) -> None:
        self._lines, self._names = lines, names
        self._legend = {kind: legend[kind] for kind in types_in(lines)}
        self.width = WIDTH
        self.height = (len(lines) * _STEP + _FOOT) / 10

    def paint(self, pen: Pen) -> None:
        """Draw it; see ``device``."""
        room = self.width * 10 - _NAMES - _TOTAL
        scale = room / max(line.total for line in self._lines)
        for i, (line, name) in enumerate(zip(self._lines, self._names, strict=True)):
            self._bar(pen, line, name, i * _STEP, scale)
        draw_legend(pen, self._legend, len(self._lines) * _STEP + _FOOT / 2 + 6)

    def _bar(self, pen: Pen, line: Line, name: str, y: float, scale: float) -> None:
        painter = pen.painter
        painter.setFont(font(_LETTERS))
        painter.setPen(QColor(DARK))
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, _NAMES - 25)
        pen.write(QRectF(0, y, _NAMES - 20, _STEP), _RIGHT, shown)
        x, top = float(_NAMES), y + (_STEP - _BAR) / 2
        for kind in self._legend:
            width = line.counts[kind] * scale
            if width > 0:
                _segment(pen, kind, QRectF(x, top, width, _BAR), str(line.counts[kind]))
                x += width
        painter.setPen(QColor(DARK))
        painter.setFont(font(_LETTERS, is_bold=True))
        pen.write(QRectF(x + 14, y, _TOTAL, _STEP), _LEFT, str(line.total))


def _segment(pen: Pen, kind: str, box: QRectF, number: str) -> None:
    """A piece of a bar with its mark and number, as far as there is room for them."""
    painter = pen.painter
    inner = box.adjusted(1, 0, -1, 0)  # a hairline of paper parts the types
    painter.setPen(QPen(QColor(DARK), 2))
    painter.setBrush(QColor(VALENCE_MARKS[kind].fill))
    painter.drawRect(inner)
    painter.setFont(font(_LETTERS, is_bold=True))
    wide = QFontMetricsF(painter.font()).horizontalAdvance(number)
    has_mark = inner.width() >= wide + 66
    if has_mark:
        draw_mark(pen, kind, inner.left() + 30, inner.center().y())
    if inner.width() >= wide + 8:
        painter.setPen(QColor(WHITE if VALENCE_MARKS[kind].sign else DARK))
        room = inner.adjusted(54, 0, 0, 0) if has_mark else inner
        alignment = _LEFT if has_mark else Qt.AlignmentFlag.AlignCenter
        pen.write(room, alignment, number)
