"""The overview as a picture for paper and slides: black on white, whatever theme QGIS has."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.PyQt.QtCore import QRectF, QSizeF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter

from ...layers.language import translate, words
from ...layers.settings import interface_language
from .count_bars import COLOURS, full_labels
from .count_rows import COLUMNS, CountRow, CountTable

#: In the picture's own units, of which a PNG has ``picture_file.SCALE`` pixels each.
WIDTH, MARGIN = 900.0, 36.0
ROW, BAR, CELL, LABEL = 34.0, 20.0, 62.0, 220.0
INK, FAINT, PAPER = QColor("#000000"), QColor("#555555"), QColor("#ffffff")
#: Signs of the types in bars and heads, so that no colour is needed to tell them.
SIGNS = {"positive": "+", "negative": "−", "suggestion": "*", "other": "○"}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True)
class Content:
    """What the picture tells: the area, its sentence, the table, and lines below it."""

    title: str
    sentence: str
    facet: str
    table: CountTable
    lines: list[str]


class SummaryPicture:
    """Paints ``content`` at a width of ``WIDTH``; ``size`` says how high it is then."""

    def __init__(self, content: Content) -> None:
        self.title = content.title
        self._content = content
        self._number = words(interface_language()).number
        self._rows = [*content.table.rows, content.table.everything]
        self._most = max((row.total for row in content.table.rows), default=1)

    @property
    def size(self) -> QSizeF:
        """Width and height in the picture's units."""
        return QSizeF(WIDTH, self._flow(None))

    def paint(self, painter: QPainter) -> None:
        """Paint the whole picture, its ground too."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, WIDTH, self.size.height()), PAPER)
        self._flow(painter)

    def _flow(self, painter: QPainter | None) -> float:
        """Paint from above to below, or only measure; returns where it ends."""
        content, y = self._content, MARGIN
        y = self._text(painter, y, content.title, _font(26, bold=True)) + 4
        y = self._text(painter, y, content.sentence, _font(17)) + 18
        y = self._heads(painter, y) + 6
        for row in self._rows:
            if painter is not None:
                self._row(painter, y, row)
            y += ROW
        y += 14
        for line in content.lines:
            y = self._text(painter, y, line, _font(15)) + 2
        note = translate(
            "Synpunkt", "The number shows what was said, not how many people think so."
        )
        return self._text(painter, y + 8, note, _font(13), FAINT) + MARGIN

    def _text(
        self, painter: QPainter | None, y: float, text: str, font: QFont, ink: QColor = INK
    ) -> float:
        """A paragraph over the whole width; returns where it ends."""
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
        room = QRectF(MARGIN, y, WIDTH - 2 * MARGIN, 10_000)
        height = QFontMetricsF(font).boundingRect(room, flags, text).height()
        if painter is not None:
            painter.setFont(font)
            painter.setPen(ink)
            painter.drawText(QRectF(room.x(), y, room.width(), height + 2), flags, text)
        return y + height

    def _heads(self, painter: QPainter | None, y: float) -> float:
        """The heads of the columns, which are the legend too."""
        if painter is None:
            return y + ROW
        painter.setFont(_font(14, bold=True))
        painter.setPen(INK)
        painter.drawText(QRectF(MARGIN, y, LABEL, ROW), int(_LEFT), self._content.facet)
        heads = full_labels()
        painter.drawText(_total_place(y), int(_RIGHT), translate("Synpunkt", "All"))
        painter.setFont(_font(13, bold=True))
        for name in COLUMNS:
            cell = _cell(name, y)
            side = 16.0
            square = QRectF(cell.right() - side, cell.y(), side, side)
            _sign(painter, square, name)
            painter.setPen(INK)
            painter.drawText(
                QRectF(cell.x() - 20, y + side, cell.width() + 20, ROW - side),
                int(_RIGHT),
                heads[name],
            )
        painter.setPen(INK)
        painter.drawLine(int(MARGIN), int(y + ROW + 3), int(WIDTH - MARGIN), int(y + ROW + 3))
        return y + ROW

    def _row(self, painter: QPainter, y: float, row: CountRow) -> None:
        font = _font(16, bold=not row.codes)
        painter.setFont(font)
        painter.setPen(INK)
        label = QFontMetricsF(font).elidedText(row.label, Qt.TextElideMode.ElideRight, LABEL - 8)
        painter.drawText(QRectF(MARGIN, y, LABEL, ROW), int(_LEFT), label)
        painter.drawText(_total_place(y), int(_RIGHT), self._number(row.total))
        for name in COLUMNS:
            painter.drawText(_cell(name, y), int(_RIGHT), self._number(row.counts[name]))
        if row.codes:
            self._bar(painter, y, row)

    def _bar(self, painter: QPainter, y: float, row: CountRow) -> None:
        left, room = _bar_place()
        for name in COLUMNS:
            if not row.counts[name]:
                continue
            width = max(2.0, row.counts[name] * room / max(1, self._most))
            part = QRectF(left, y + (ROW - BAR) / 2, width - 1, BAR)
            painter.fillRect(part, QColor(COLOURS[name]))
            if width >= BAR:
                _sign(painter, part, name)
            left += width


def _font(pixels: int, bold: bool = False) -> QFont:
    font = QFont(QGuiApplication.font().family())
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font


def _sign(painter: QPainter, place: QRectF, name: str) -> None:
    """A type's sign, white on its colour."""
    painter.fillRect(place, QColor(COLOURS[name]))
    painter.setPen(PAPER)
    font, kept = _font(14, bold=True), painter.font()
    painter.setFont(font)
    painter.drawText(place, int(_CENTRE), SIGNS[name])
    painter.setFont(kept)


def _cell(name: str, y: float) -> QRectF:
    left = WIDTH - MARGIN - CELL * (len(COLUMNS) - COLUMNS.index(name))
    return QRectF(left, y, CELL, ROW)


def _total_place(y: float) -> QRectF:
    return QRectF(MARGIN + LABEL, y, 50, ROW)


def _bar_place() -> tuple[float, float]:
    left = _total_place(0).right() + 14
    return left, _cell(COLUMNS[0], 0).left() - left
