"""A table of plain texts, each row with what it stands for."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any, NamedTuple

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

_LENGTH = 300  # characters of a text in its cell


class Row(NamedTuple):
    """``meant`` is what the row stands for; ``name`` tells it from all others, also later."""

    name: str
    meant: Any
    cells: Sequence[str]


class CellsModel(QAbstractTableModel):
    """Shows ``Row``s under headings that never change; hostile texts are shown as they are."""

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = list(headings)
        self._rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, in this order."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, number: int) -> Row:
        """What stands in a row."""
        return self._rows[number]

    def place(self, name: str) -> int:
        """The number of the row of that name, -1 where it is not shown."""
        return next((number for number, row in enumerate(self._rows) if row.name == name), -1)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._headings)

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        shown = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._headings[section] if shown else None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        text = self._rows[index.row()].cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(text[:_LENGTH].split())
        if role == Qt.ItemDataRole.ToolTipRole:
            # As rich text of our own: what people wrote must not be taken for any.
            return f"<span>{html.escape(text)}</span>" if text else None
        return None
