"""Paints a viewpoint in two lines: mark, number, title, warning; theme, zone, occasion, status."""

from __future__ import annotations

from qgis.PyQt.QtCore import QModelIndex, QRect, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPalette
from qgis.PyQt.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ..viewpoints.model import Role
from .marks import mark

MARGIN, MARK, GAP = 4, 18, 5
#: How much of the text's colour the second line has; 4.5:1 and more in QGIS's themes.
DIMMED = 0.72


class TwoLineDelegate(QStyledItemDelegate):
    """Paints ``Role.TITLE`` and below it, dimmed, ``Role.DETAILS``; all rows are of one height."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # noqa: N802
        return QSize(100, 2 * option.fontMetrics.height() + 2 * MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        style = option.widget.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        painter.save()
        painter.setFont(option.font)
        painter.setPen(_text_colour(option))
        area = option.rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        inner = self._paint_before(painter, area, option, index)
        upper = QRect(inner.x(), inner.y(), inner.width(), option.fontMetrics.height())
        lower = upper.translated(0, upper.height())
        title_area = self._paint_warning(painter, upper, option, index)
        self._paint_text(painter, title_area, option, index.data(Role.TITLE))
        painter.setPen(_dimmed(option))
        self._paint_text(painter, lower, option, index.data(Role.DETAILS))
        painter.restore()

    def _paint_before(
        self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, index: QModelIndex
    ) -> QRect:
        """Paint what stands before the lines, nothing here; returns what is left for them."""
        return area

    def _paint_warning(
        self, painter: QPainter, line: QRect, option: QStyleOptionViewItem, index: QModelIndex
    ) -> QRect:
        """Paint what stands behind the title, nothing here; returns what is left for it."""
        return line

    def _paint_text(
        self, painter: QPainter, line: QRect, option: QStyleOptionViewItem, text: str
    ) -> None:
        shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        # Without TextShowMnemonic an "&" is an "&".
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(line, int(flags), shown)


class RowDelegate(TwoLineDelegate):
    """For a view of ``ViewpointModel``."""

    def _paint_before(
        self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, index: QModelIndex
    ) -> QRect:
        self._paint_mark(painter, area, index)
        return self._paint_number(painter, area, option, index)

    def _paint_mark(self, painter: QPainter, area: QRect, index: QModelIndex) -> None:
        ratio = painter.device().devicePixelRatioF()
        picture = mark(index.data(Role.VALENCE), MARK, ratio)
        width = round(picture.width() / ratio)
        painter.drawPixmap(area.x() + (MARK - width) // 2, area.y(), picture)

    def _paint_number(
        self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, index: QModelIndex
    ) -> QRect:
        """Paint the number; returns what is left for the two lines."""
        number = index.data(Role.NUMBER)
        width = option.fontMetrics.horizontalAdvance("0" * max(3, len(number)))
        left = area.x() + MARK + GAP
        painter.setPen(_text_colour(option))
        place = QRect(left, area.y(), width, option.fontMetrics.height())
        if number:
            painter.drawText(place, int(Qt.AlignmentFlag.AlignRight), number)
        return QRect(left + width + GAP, area.y(), area.right() - left - width - GAP, area.height())

    def _paint_warning(
        self, painter: QPainter, line: QRect, option: QStyleOptionViewItem, index: QModelIndex
    ) -> QRect:
        """Paint the warning at the line's end; returns what is left for the title."""
        if not index.data(Role.WARNING):
            return line
        side = line.height() - 2
        icon = option.widget.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning)
        icon.paint(painter, QRect(line.right() - side, line.y() + 1, side, side))
        return line.adjusted(0, 0, -side - GAP, 0)


def _text_colour(option: QStyleOptionViewItem) -> QColor:
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
    return option.palette.color(_group(option), role)


def _dimmed(option: QStyleOptionViewItem) -> QColor:
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    ink = _text_colour(option)
    if selected:
        return ink
    paper = option.palette.color(_group(option), QPalette.ColorRole.Base)
    mixed = [
        round(DIMMED * one + (1 - DIMMED) * other)
        for one, other in zip(ink.getRgb()[:3], paper.getRgb()[:3], strict=True)
    ]
    return QColor(*mixed)


def _group(option: QStyleOptionViewItem) -> QPalette.ColorGroup:
    active = bool(option.state & QStyle.StateFlag.State_Active)
    return QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
