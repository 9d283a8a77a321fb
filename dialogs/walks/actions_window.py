"""The list of actions: filtered, sorted, copied, and told how far they have come, many at once."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from qgis.gui import QgsGui, QgsMessageBar
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ...layers.actions import DECLINED, VERIFIED, Action
from ...layers.code_lists import CodeLists
from ...layers.labels import column_label
from ...layers.language import translate
from ..answers.fields import CodeBox, Lines, label_for
from ..answers.own_window import OwnWindow
from .actions_model import DUE, OPEN, WHAT, ActionsModel, Wanted

_WIDTHS = (300, 120, 215, 65, 120, 120, 130, 50, 80)


class ActionsWindow(OwnWindow):
    """``status_asked`` carries uuids, status, reason, and the uuid of an occasion or None."""

    status_asked = pyqtSignal(list, str, str, object)
    new_asked = pyqtSignal()
    change_asked = pyqtSignal(str)

    def __init__(self, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktActions")
        self.setWindowTitle(translate("Synpunkt", "Actions"))
        self._language = language
        self.bar = QgsMessageBar(self)
        self._everything: list[Action] = []
        self._lists = CodeLists({})
        self._numbers: Mapping[str, int] = {}
        self._make_table()
        self._make_status()
        self._make_filter()
        self._arrange()
        self._follow()
        self.resize(1180, 620)
        QgsGui.enableAutoGeometryRestore(self)

    def show_actions(
        self,
        rows: Sequence[Action],
        lists: CodeLists,
        numbers: Mapping[str, int],
        occasions: Sequence[tuple[str, str]],
    ) -> None:
        """Show these as far as they pass the filter; ``occasions`` are (uuid, title), new first."""
        self._everything, self._lists, self._numbers = list(rows), lists, numbers
        self.responsible.set_choices(lists.choices("responsible", self._language))
        statuses = lists.choices("action_status", self._language)
        self.status.set_choices([(OPEN, translate("Synpunkt", "Open")), *statuses])
        self.occasion.set_choices(occasions)
        self.new_status.set_choices(statuses)
        self.verified_at.set_choices(occasions)
        self._apply_filter()

    def wanted(self) -> Wanted:
        """What the filter asks for."""
        return Wanted(
            self.responsible.code(),
            self.status.code(),
            self.occasion.code(),
            self.overdue.isChecked(),
        )

    def want(self, wanted: Wanted) -> None:
        """Ask for these."""
        self.responsible.set_code(wanted.responsible)
        self.status.set_code(wanted.status)
        self.occasion.set_code(wanted.occasion)
        self.overdue.setChecked(wanted.overdue)
        self._apply_filter()

    def chosen(self) -> list[Action]:
        """The selected actions."""
        rows = self.table.selectionModel().selectedRows()
        return [self.actions.action(row) for row in sorted(index.row() for index in rows)]

    def in_order(self) -> list[QWidget]:
        """Where the tab key goes."""
        return [
            *(self.responsible, self.status, self.occasion, self.overdue, self.copy, self.table),
            *(self.new_status, self.verified_at, self.reason, self.save, self.change, self.new),
        ]

    # --- parts ---

    def _make_filter(self) -> None:
        everything = translate("Synpunkt", "All")
        self.responsible = CodeBox("synpunktActionsResponsible", self, everything)
        self.status = CodeBox("synpunktActionsStatus", self, everything)
        self.occasion = CodeBox("synpunktActionsOccasion", self, everything)
        self.status.set_choices([(OPEN, translate("Synpunkt", "Open"))])
        self.status.set_code(OPEN)
        for box in (self.responsible, self.status, self.occasion):
            box.currentIndexChanged.connect(lambda *_: self._apply_filter())
        self.overdue = QCheckBox(translate("Synpunkt", "Only overdue"), self)
        self.overdue.setObjectName("synpunktActionsOverdue")
        self.overdue.toggled.connect(lambda *_: self._apply_filter())
        self.shown = QLabel(self)
        self.shown.setObjectName("synpunktActionsShown")
        self.copy = QPushButton(translate("Synpunkt", "Copy table"), self)
        self.copy.setObjectName("synpunktCopyActions")
        self.copy.clicked.connect(lambda: self._copy())

    def _make_table(self) -> None:
        self.actions = ActionsModel(self._language, self)
        self.table = QTableView(self)
        self.table.setObjectName("synpunktActionsTable")
        self.table.setAccessibleName(self.windowTitle())
        self.table.setModel(self.actions)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSortIndicator(DUE, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, width)
        self.table.horizontalHeader().setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._follow())
        self.table.doubleClicked.connect(
            lambda index: self.change_asked.emit(self.actions.action(index.row()).uuid)
        )

    def _make_status(self) -> None:
        self.new_status = CodeBox("synpunktActionsNewStatus", self)
        self.verified_at = CodeBox("synpunktActionsVerifiedAt", self)
        self.reason = Lines("synpunktActionsReason", 2, self)
        self.reason.setPlaceholderText(translate("Synpunkt", "Those who walked need a reason."))
        self.save = QPushButton(translate("Synpunkt", "Set status"), self)
        self.save.setObjectName("synpunktActionsSetStatus")
        self.change = QPushButton(translate("Synpunkt", "Change…"), self)
        self.change.setObjectName("synpunktActionsChange")
        self.new = QPushButton(translate("Synpunkt", "New action…"), self)
        self.new.setObjectName("synpunktActionsNew")
        self.new_status.currentIndexChanged.connect(lambda *_: self._follow())
        self.reason.textChanged.connect(self._follow)
        self.save.clicked.connect(lambda: self._ask())
        self.change.clicked.connect(lambda: self.change_asked.emit(self.chosen()[0].uuid))
        self.new.clicked.connect(lambda: self.new_asked.emit())

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.addWidget(self.bar)
        top = QHBoxLayout()
        for box, name in (
            (self.responsible, "responsible"), (self.status, "status"),
            (self.occasion, "occasion_uuid"),
        ):  # fmt: skip
            top.addWidget(label_for(box, column_label("action", name), self))
            top.addWidget(box, 1)
        top.addWidget(self.overdue)
        top.addStretch(1)
        top.addWidget(self.shown)
        top.addWidget(self.copy)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        grid = QGridLayout()
        places = (
            (self.new_status, translate("Synpunkt", "New status"), 0, 0),
            (self.verified_at, column_label("action", "verified_occasion_uuid"), 1, 0),
            (self.reason, column_label("response", "reason"), 0, 2),
        )
        for widget, text, row, column in places:
            label = label_for(widget, text, self)
            grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(widget, row, column + 1, 2 if widget is self.reason else 1, 1)
        self._reason = (label, self.reason)  # the last of the places
        for part in self._reason:  # it comes and goes, and nothing moves
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
        grid.addWidget(self.save, 0, 4)
        grid.addWidget(self.change, 0, 5)
        grid.addWidget(self.new, 1, 5)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 2)
        layout.addLayout(grid)
        for button in (self.copy, self.save, self.change, self.new):
            button.setAutoDefault(False)
        stops = self.in_order()
        for one, after in zip(stops, stops[1:], strict=False):
            QWidget.setTabOrder(one, after)

    # --- what it does ---

    def _apply_filter(self) -> None:
        kept = {action.uuid for action in self.chosen()}
        today, wanted = datetime.date.today(), self.wanted()
        rows = [action for action in self._everything if wanted.shows(action, today)]
        self.actions.set_rows(rows, self._lists, self._numbers, today)
        selection: Any = self.table.selectionModel()
        for uuid in kept:
            if (row := self.actions.place(uuid)) >= 0:
                flag = selection.SelectionFlag
                selection.select(self.actions.index(row, 0), flag.Select | flag.Rows)
        text = translate("Synpunkt", "Shows {shown} of {total}")
        self.shown.setText(text.format(shown=len(rows), total=len(self._everything)))
        self._follow()

    def _follow(self) -> None:
        """Only what makes sense can be pressed: a refusal needs its reason."""
        count, status = len(self.chosen()), self.new_status.code()
        declined = status == DECLINED
        for part in self._reason:
            part.setVisible(declined)
        self.verified_at.setEnabled(status == VERIFIED)
        told = bool(self.reason.toPlainText().strip()) or not declined
        self.save.setEnabled(bool(count) and status is not None and told)
        self.change.setEnabled(count == 1)

    def _ask(self) -> None:
        status = self.new_status.code()
        if status is not None:
            reason = self.reason.toPlainText() if status == DECLINED else ""
            occasion = self.verified_at.code() if status == VERIFIED else None
            self.status_asked.emit([one.uuid for one in self.chosen()], status, reason, occasion)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.actions.as_text())
        self.bar.pushInfo("Synpunkt", translate("Synpunkt", "The table is on the clipboard."))
