"""Rows of counts by type with a bar each, painted by Qt; a click tells what was meant."""

from __future__ import annotations

from html import escape
from typing import Any

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, QPoint, QRect, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ...layers.language import translate, words
from ...layers.palette import TYPE_COLOURS
from ...layers.settings import interface_language
from ..viewpoints.filters import Codes
from .count_rows import COLUMNS, OTHER, CountRow, CountTable

MARGIN, BAR, GAP = 4, 7, 8
ROW = int(Qt.ItemDataRole.UserRole) + 1
COLOURS = {**TYPE_COLOURS, OTHER: TYPE_COLOURS["mixed"]}


def column_labels() -> dict[str, str]:
    """The heads of the columns."""
    return {
        "positive": translate("Synpunkt", "Good"),
        "negative": translate("Synpunkt", "Prob."),
        "suggestion": translate("Synpunkt", "Sugg."),
        OTHER: translate("Synpunkt", "Other"),
    }


def full_labels() -> dict[str, str]:
    """The heads of the columns where there is room for them."""
    return {
        "positive": translate("Synpunkt", "Good"),
        "negative": translate("Synpunkt", "Problem"),
        "suggestion": translate("Synpunkt", "Suggestion"),
        OTHER: translate("Synpunkt", "Others"),
    }


def colour(name: str, palette: QPalette) -> QColor:
    """A column's colour, lighter on a dark ground so that it stands out there too."""
    dark = palette.color(QPalette.ColorRole.Base).lightness() < 128
    return QColor(COLOURS[name]).lighter(175) if dark else QColor(COLOURS[name])


class Grid:
    """Where the label, the total and the columns stand in a row of a given width.

    ``cell`` is the width of a number's place, see ``cell_width``.
    """

    def __init__(self, left: int, width: int, cell: int) -> None:
        cell = min(cell, width // 6)
        self._cells = [
            QRect(left + width - GAP - cell * place, 0, cell, 0)
            for place in range(len(COLUMNS), 0, -1)
        ]
        # As wide as the columns: it is the one that has five digits first.
        self.total = QRect(self._cells[0].x() - cell, 0, cell, 0)
        self.label = QRect(left + MARGIN, 0, self.total.x() - left - MARGIN, 0)

    def cell(self, column: str) -> QRect:
        """The column's place."""
        return self._cells[COLUMNS.index(column)]

    def column_at(self, x: int) -> str:
        """The column at ``x``, "" for the label and the total."""
        return next((name for name in reversed(COLUMNS) if self.cell(name).left() <= x), "")


def cell_width(font: QFont, largest: int) -> int:
    """The width of a number's place, so that the largest one has room in bold too."""
    bold = QFont(font)
    bold.setBold(True)
    number = words(interface_language()).number(largest)
    usual = QFontMetrics(font).averageCharWidth() * 6
    return max(usual, QFontMetrics(bold).horizontalAdvance(number) + GAP)


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[CountRow] = []

    def set_rows(self, rows: list[CountRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            # As rich text of our own: a label may be anything.
            return f"<span>{escape(spoken(row))}</span>"
        return None


def spoken(row: CountRow) -> str:
    """ "Lighting: 14. Good 2, Problem 11, …"."""
    labels, number = column_labels(), words(interface_language()).number
    parts = ", ".join(f"{labels[name]} {number(row.counts[name])}" for name in COLUMNS)
    return f"{row.label}: {number(row.total)}. {parts}."


class _Delegate(QStyledItemDelegate):
    #: The longest bar is of this many viewpoints.
    most = 1
    #: The largest number that is told: the columns are as wide as it takes.
    largest = 0
    #: The column that the keys have gone to, "" for all of a row.
    column = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # noqa: N802
        return QSize(100, option.fontMetrics.height() + BAR + 3 * MARGIN // 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        option.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        row: CountRow = index.data(ROW)
        painter.save()
        font = option.font
        font.setBold(not row.codes)
        painter.setFont(font)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.setPen(option.palette.color(role))
        self._paint_numbers(painter, option, row)
        if self.column and bool(option.state & QStyle.StateFlag.State_HasFocus):
            self._paint_place(painter, option)
        if row.codes:
            self._paint_bar(painter, option, row)
        painter.restore()

    def cell(self, option: QStyleOptionViewItem) -> int:
        """The width of a number's place."""
        return cell_width(option.widget.font(), self.largest)

    def _paint_numbers(
        self, painter: QPainter, option: QStyleOptionViewItem, row: CountRow
    ) -> None:
        metrics, rect = option.fontMetrics, option.rect
        grid = Grid(rect.x(), rect.width(), self.cell(option))
        number = words(interface_language()).number
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        top, height = rect.y() + MARGIN // 2, metrics.height()

        def at(place: QRect) -> QRect:
            return QRect(place.x(), top, place.width(), height)

        label = metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, grid.label.width())
        painter.drawText(at(grid.label), int(Qt.AlignmentFlag.AlignLeft), label)
        painter.drawText(at(grid.total), right, number(row.total))
        for name in COLUMNS:
            painter.drawText(at(grid.cell(name)), right, number(row.counts[name]))

    def _paint_place(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """A frame around the number that the keys have gone to."""
        metrics, rect = option.fontMetrics, option.rect
        cell = Grid(rect.x(), rect.width(), self.cell(option)).cell(self.column)
        frame = QRect(cell.x() + 2, rect.y() + 1, cell.width(), metrics.height())
        painter.drawRect(frame)

    def _paint_bar(self, painter: QPainter, option: QStyleOptionViewItem, row: CountRow) -> None:
        rim = option.palette.color(QPalette.ColorRole.Base)
        for name, part in segments(option.rect, row, self.most):
            painter.fillRect(part, colour(name, option.palette))
            # The rim parts neighbours, also on a selected ground.
            painter.setPen(rim)
            painter.drawRect(part)


def segments(rect: QRect, row: CountRow, most: int) -> list[tuple[str, QRect]]:
    """The parts of a row's bar in ``rect``; the bar of ``most`` viewpoints fills the width."""
    left, top = rect.x() + MARGIN, rect.bottom() - BAR - MARGIN // 2
    whole = (rect.width() - 2 * MARGIN) / max(1, most)
    found = []
    for name in COLUMNS:
        if row.counts[name]:
            width = max(2, round(row.counts[name] * whole))
            found.append((name, QRect(left, top, width - 1, BAR)))
            left += width
    return found


class CountHeader(QWidget):
    """The heads of the columns of ``bars``, each with its colour."""

    def __init__(self, bars: CountBars, parent: QWidget) -> None:
        super().__init__(parent)
        self._bars = bars
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(100, self.fontMetrics().height() + BAR)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.85)
        # Without the scroll bar, which may stand beside the rows.
        grid = Grid(0, self._bars.viewport().width(), self._bars.cell_width())
        painter.setFont(font)
        height = self.fontMetrics().height()
        for name, label in column_labels().items():
            cell = grid.cell(name)
            place = QRect(cell.x(), 0, cell.width(), height)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignRight), label)
            painter.fillRect(
                QRect(cell.right() - BAR * 2, height, BAR * 2, BAR // 2),
                colour(name, self.palette()),
            )


class CountBars(QListView):
    """Shows ``CountRow``s; ``chosen`` tells the row and the column ("" for all of the row).

    The arrow keys to the left and right go along the columns of a row, Enter chooses.
    """

    chosen = pyqtSignal(object, str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.rows = _Model(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setMinimumHeight(3 * (self.fontMetrics().height() + BAR + 3 * MARGIN // 2))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_table(self, table: CountTable | None) -> None:
        """Show other counts, with all of them together at the end, or none."""
        self.show_rows([*table.rows, table.everything] if table is not None and table.rows else [])

    def show_rows(self, rows: list[CountRow]) -> None:
        """Show other rows; the current one stays if it is among them."""
        current = self.current_row()
        self.itemDelegate().most = max((row.total for row in rows if row.codes), default=1)
        self.itemDelegate().largest = max((row.total for row in rows), default=0)
        self.rows.set_rows(rows)
        if current is not None:
            self.make_current(current.codes)

    def cell_width(self) -> int:
        """The width of a number's place."""
        return cell_width(self.font(), self.itemDelegate().largest)

    def current_row(self) -> CountRow | None:
        """The row in focus."""
        index = self.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def make_current(self, codes: Codes) -> None:
        """Put the row of those codes into focus; none if it is not shown."""
        found = [n for n, row in enumerate(self.rows.rows) if row.codes == codes]
        self.setCurrentIndex(self.rows.index(found[0]) if found else QModelIndex())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.pos())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._choose(index, self._column_at(index, event.pos()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._choose(index, self.itemDelegate().column)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex, column: str) -> None:
        self.itemDelegate().column = column
        self.viewport().update()
        self.chosen.emit(index.data(ROW), column)

    def _go(self, steps: int) -> None:
        places = ("", *COLUMNS)
        delegate = self.itemDelegate()
        at = places.index(delegate.column) + steps
        delegate.column = places[max(0, min(at, len(places) - 1))]
        self.viewport().update()

    def _column_at(self, index: QModelIndex, at: QPoint) -> str:
        """What was clicked: a part of the bar, or a number."""
        rect, row = self.visualRect(index), index.data(ROW)
        if row.codes:
            for name, part in segments(rect, row, self.itemDelegate().most):
                if part.adjusted(0, -1, 1, 1).contains(at):
                    return name
        return Grid(rect.x(), rect.width(), self.cell_width()).column_at(at.x())
