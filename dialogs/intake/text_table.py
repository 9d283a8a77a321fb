"""A table of plain texts: what citizens wrote is shown as it is."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt
from qgis.PyQt.QtWidgets import QAbstractItemView, QTableView, QWidget

WIDEST, FIRST_WIDEST = 260, 200  # pixels


class TextTable(QAbstractTableModel):
    """Rows of texts below headers; those of ``marked`` rows are written in slanted letters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headers: list[str] = []
        self._rows: list[list[str]] = []
        self._marked: Collection[int] = ()

    def show(self, headers: list[str], rows: list[list[str]], marked: Collection[int] = ()) -> None:
        """Show another table."""
        self.beginResetModel()
        self._headers, self._rows, self._marked = headers, rows, marked
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self._headers)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            row = self._rows[index.row()]
            return row[index.column()] if index.column() < len(row) else ""
        if role == Qt.ItemDataRole.FontRole and index.row() in self._marked:
            font = self.parent().font()
            font.setItalic(True)
            return font
        return None

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._headers[section] if section < len(self._headers) else None


class TextTableView(QTableView):
    """Shows a ``TextTable``; the tab key leaves it."""

    def __init__(self, name: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.texts = TextTable(self)
        self.setModel(self.texts)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setWordWrap(False)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)

    def show_table(
        self, headers: list[str], rows: list[list[str]], marked: Collection[int] = ()
    ) -> None:
        """Show a table, its columns as wide as what they hold, within reason."""
        current = self.currentIndex().row()
        known = [
            self.texts.headerData(column, Qt.Orientation.Horizontal)
            for column in range(self.texts.columnCount())
        ]
        self.texts.show(headers, rows, marked)
        if 0 <= current < len(rows):
            self.selectRow(current)
        if headers == known:
            return
        self.resizeColumnsToContents()
        for column in range(len(headers)):
            widest = FIRST_WIDEST if column == 0 else WIDEST
            self.setColumnWidth(column, min(self.columnWidth(column), widest))


def follow_each_other(one: QTableView, other: QTableView) -> None:
    """The same row is chosen and in view in both."""
    for view, follower in ((one, other), (other, one)):
        bar, following = view.verticalScrollBar(), follower.verticalScrollBar()
        bar.valueChanged.connect(following.setValue)
        view.selectionModel().currentRowChanged.connect(
            lambda index, _before, follower=follower: follower.selectRow(index.row())
        )
