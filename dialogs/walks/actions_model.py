"""The actions of all occasions as a table."""

from __future__ import annotations

import datetime
import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from qgis.PyQt.QtGui import QColor

from ...layers.actions import Action
from ...layers.assignments import OVERDUE, Assignment
from ...layers.code_lists import CodeLists
from ...layers.labels import column_label
from ...layers.language import translate, words
from ..answers.due import due_words
from ..spreadsheet import as_lines
from ..viewpoints.wording import code_label

COLUMNS = range(9)
WHAT, RESPONSIBLE, DUE, PRIORITY, STATUS, REASON, OCCASION, STOP, VIEWPOINTS = COLUMNS
#: Black on amber, which any theme's highlight covers.
AMBER, INK = QColor("#ffbf3c"), QColor("#000000")
#: Stands for all actions from which something is expected still.
OPEN = "open"
_LENGTH = 300  # characters of a text in its cell


@dataclass(frozen=True)
class Wanted:
    """Which actions to show; None for all."""

    responsible: str | None = None
    status: str | None = OPEN
    occasion: str | None = None
    overdue: bool = False

    def shows(self, action: Action, today: datetime.date) -> bool:
        """Whether the action is wanted."""
        if self.status == OPEN:
            right = not action.is_closed
        else:
            right = self.status in (None, action.status)
        return (
            right
            and self.responsible in (None, action.responsible)
            and self.occasion in (None, action.occasion)
            and (not self.overdue or action.urgency(today) == OVERDUE)
        )


class ActionsModel(QAbstractTableModel):
    """Shows ``Action`` rows; everything is plain text, and what presses is told in words too."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._lists = CodeLists({})
        self._numbers: Mapping[str, int] = {}
        self._rows: list[Action] = []
        self._today = datetime.date.today()
        self._order = (DUE, Qt.SortOrder.AscendingOrder)

    def set_rows(
        self,
        rows: Sequence[Action],
        lists: CodeLists,
        numbers: Mapping[str, int],
        today: datetime.date,
    ) -> None:
        """Show other rows, in the order that was asked for last; ``numbers`` are of viewpoints."""
        self.beginResetModel()
        self._rows, self._lists, self._numbers = list(rows), lists, numbers
        self._today = today
        self._sort()
        self.endResetModel()

    def action(self, row: int) -> Action:
        """What stands in a row."""
        return self._rows[row]

    def place(self, uuid: str) -> int:
        """The row of an action, -1 where it is not shown."""
        return next((row for row, one in enumerate(self._rows) if one.uuid == uuid), -1)

    def as_text(self) -> str:
        """All rows with their headings, for a spreadsheet."""
        cells = [[self.cell(row, column) for column in COLUMNS] for row in self._rows]
        return as_lines([_labels(), *cells])

    def cell(self, row: Action, column: int) -> str:
        """What a cell says, whole."""
        if column == DUE:
            day, pressing = words(self._language).date(row.due_on), self._pressing(row)
            return f"{day} – {pressing}" if pressing else day
        if column == STATUS:
            status = self._label("action_status", row.status)
            return f"{status} ({row.verified_title})" if row.verified_title else status
        texts = {
            WHAT: row.description,
            RESPONSIBLE: self._label("responsible", row.responsible),
            PRIORITY: self._label("priority", row.priority),
            REASON: row.declined_reason,
            OCCASION: row.occasion_title,
            STOP: "" if row.stop_number is None else str(row.stop_number),
        }
        return texts[column] if column in texts else self._served(row)

    # QAbstractTableModel

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        shown = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return _labels()[section] if shown else None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(self.cell(row, column)[:_LENGTH].split())
        if role == Qt.ItemDataRole.ToolTipRole and column in (WHAT, REASON):
            # As rich text of our own: what people wrote must not be taken for any.
            return f"<span>{html.escape(self.cell(row, column))}</span>"
        if column == DUE and self._pressing(row):
            colours = {Qt.ItemDataRole.BackgroundRole: AMBER, Qt.ItemDataRole.ForegroundRole: INK}
            return colours.get(Qt.ItemDataRole(role)) if role in colours else None
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        uuids = [self._rows[index.row()].uuid for index in before]
        self._order = (column, order)
        self._sort()
        after = [
            self.index(self.place(uuid), index.column())
            for uuid, index in zip(uuids, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _sort(self) -> None:
        column, order = self._order
        down = order == Qt.SortOrder.DescendingOrder
        self._rows.sort(key=lambda row: self._key(row, column), reverse=down)
        # What says nothing comes last either way.
        self._rows.sort(key=lambda row: not self.cell(row, column))

    def _key(self, row: Action, column: int) -> Any:
        if column == DUE:
            return row.due_on or datetime.date.max
        if column == STOP:
            return row.stop_number or 0
        if column == PRIORITY:
            codes = [code for code, _ in self._lists.choices("priority", self._language)]
            return codes.index(row.priority) if row.priority in codes else len(codes)
        return self.cell(row, column).casefold()

    def _pressing(self, row: Action) -> str:
        due = None if row.is_closed else row.due_on
        return due_words(Assignment(None, due), self._today)

    def _label(self, name: str, code: str | None) -> str:
        return code_label(self._lists, name, code, self._language)

    def _served(self, row: Action) -> str:
        known = sorted(self._numbers[uuid] for uuid in row.viewpoints if uuid in self._numbers)
        shown = [str(number) for number in known]
        return ", ".join([*shown, *["–"] * (len(row.viewpoints) - len(known))])


def _labels() -> list[str]:
    names = ("responsible", "due_on", "priority", "status")
    return [
        translate("Synpunkt", "Action"),
        *(column_label("action", name) for name in names),
        column_label("response", "reason"),
        column_label("action", "occasion_uuid"),
        column_label("action", "stop_uuid"),
        translate("Synpunkt", "Viewpoints"),
    ]
