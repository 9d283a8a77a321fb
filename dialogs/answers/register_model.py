"""The register of handovers as a table."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from ...layers.code_lists import CodeLists
from ...layers.handovers import Handover
from ...layers.labels import column_label
from ...layers.language import translate, words
from ..spreadsheet import as_lines
from ..viewpoints.wording import code_label

NUMBER, TEXT, PARTY, CHANNEL, SENT, ACKNOWLEDGED, ANSWER, ANSWERED, STATE, MATTER = range(10)
#: Asked of any cell: the uuid of its viewpoint.
VIEWPOINT = int(Qt.ItemDataRole.UserRole) + 1
_LENGTH = 300  # characters of a text in its cell


class RegisterModel(QAbstractTableModel):
    """Shows ``Handover`` rows; everything is plain text."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._lists = CodeLists({})
        self._rows: list[Handover] = []
        self._labels: list[str] = []

    def set_rows(self, rows: Sequence[Handover], lists: CodeLists) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows, self._lists = list(rows), lists
        self._labels = _labels()
        self.endResetModel()

    def handover(self, row: int) -> Handover:
        """What stands in a row."""
        return self._rows[row]

    def place(self, uuid: str) -> int:
        """The row of a handover, -1 where it is not shown."""
        return next((row for row, one in enumerate(self._rows) if one.uuid == uuid), -1)

    def as_text(self) -> str:
        """All rows with their headings, for a spreadsheet: tabs between cells, no formulas."""
        cells = [[self._cell(row, column) for column in range(MATTER + 1)] for row in self._rows]
        return as_lines([self._labels, *cells])

    # QAbstractTableModel

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else MATTER + 1

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        shown = orientation == Qt.Orientation.Horizontal and self._labels
        return self._labels[section] if shown and role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(self._cell(row, index.column())[:_LENGTH].split())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (TEXT, ANSWER):
            # As rich text of our own: what citizens wrote must not be taken for any.
            return f"<span>{html.escape(self._cell(row, index.column()))}</span>"
        return row.viewpoint if role == VIEWPOINT else None

    def _cell(self, row: Handover, column: int) -> str:
        date = words(self._language).date
        cells = (
            "" if row.number is None else str(row.number),
            row.text,
            row.party,
            code_label(self._lists, "handover_channel", row.channel, self._language),
            date(row.sent_on),
            date(row.acknowledged_on),
            row.answer,
            date(row.answered_on),
            state_words(row),
            row.matter_title,
        )
        return cells[column]


def state_words(row: Handover) -> str:
    """How far a handover has come, in a word."""
    if not row.is_open:
        return translate("Synpunkt", "Answer came back")
    if row.acknowledged_on is not None:
        return translate("Synpunkt", "Acknowledged")
    return translate("Synpunkt", "Not acknowledged")


def _labels() -> list[str]:
    names = ("party", "channel", "sent_on", "acknowledged_on", "answer", "answered_on")
    labels = [translate("Synpunkt", "No."), column_label("handover", "viewpoint_uuid")]
    labels += [column_label("handover", name) for name in names]
    return [*labels, translate("Synpunkt", "State"), column_label("handover", "matter_uuid")]
