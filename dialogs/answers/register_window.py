"""The register of what was handed over: filtered, copied, and followed up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.gui import QgsGui, QgsMessageBar
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ...layers.code_lists import CodeLists
from ...layers.handovers import Handover
from ...layers.labels import column_label
from ...layers.language import translate
from ..panel.widgets import squeezable
from .fields import DayField, Lines, label_for
from .own_window import OwnWindow
from .register_model import ANSWER, TEXT, VIEWPOINT, RegisterModel

_WIDTHS = (45, 220, 120, 90, 85, 85, 180, 85, 130, 110)


class RegisterWindow(OwnWindow):
    """``saving_asked`` carries the chosen handovers and the columns that the user changed."""

    saving_asked = pyqtSignal(list, dict)
    viewpoint_asked = pyqtSignal(str)

    def __init__(self, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktRegister")
        self.setWindowTitle(translate("Synpunkt", "Handed over"))
        self.bar = QgsMessageBar(self)
        self._everything: list[Handover] = []
        self._lists = CodeLists({})
        self._touched: set[str] = set()
        self._about: list[Handover] = []  # whose follow-up is shown
        self._showing = False
        self._make_filter()
        self.register = RegisterModel(language, self)
        self.table = QTableView(self)
        self.table.setObjectName("synpunktRegisterTable")
        self.table.setAccessibleName(self.windowTitle())
        self.table.setModel(self.register)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.table.doubleClicked.connect(
            lambda index: self.viewpoint_asked.emit(index.data(VIEWPOINT))
        )
        self._make_follow_up()
        self._arrange()
        self.resize(1180, 560)
        QgsGui.enableAutoGeometryRestore(self)

    def show_register(self, rows: Sequence[Handover], lists: CodeLists) -> None:
        """Show these rows as far as they pass the filter.

        What was chosen stays chosen, and what was written of it and not saved yet stays written.
        """
        self._everything, self._lists = list(rows), lists
        chosen = self.party.currentData()
        blocked = self.party.blockSignals(True)
        self.party.clear()
        self.party.addItem(translate("Synpunkt", "All"), None)
        for name in sorted({row.party for row in rows}, key=str.casefold):
            self.party.addItem(name, name)
        self.party.setCurrentIndex(max(0, self.party.findData(chosen)))
        self.party.blockSignals(blocked)
        self._apply_filter()

    def saved(self) -> None:
        """What was written stands in the register now."""
        self._touched.clear()
        self._show_chosen()

    def chosen(self) -> list[Handover]:
        """The handovers that are selected."""
        rows = self.table.selectionModel().selectedRows()
        return [self.register.handover(row) for row in sorted(index.row() for index in rows)]

    def _make_filter(self) -> None:
        self.party = QComboBox(self)
        self.party.setObjectName("synpunktRegisterParty")
        squeezable(self.party)
        self.open_only = QCheckBox(translate("Synpunkt", "Only those without an answer"), self)
        self.open_only.setObjectName("synpunktOpenOnly")
        self.shown = QLabel(self)
        self.shown.setObjectName("synpunktRegisterShown")
        self.copy = QPushButton(translate("Synpunkt", "Copy table"), self)
        self.copy.setObjectName("synpunktCopyRegister")
        self.party.currentIndexChanged.connect(lambda *_: self._apply_filter())
        self.open_only.toggled.connect(lambda *_: self._apply_filter())
        self.copy.clicked.connect(lambda: self._copy())

    def _make_follow_up(self) -> None:
        self.acknowledged_on = DayField("synpunktAcknowledgedOn", self)
        self.answered_on = DayField("synpunktAnsweredOn", self)
        self.answer = Lines("synpunktCameBack", 2, self)
        self.save = QPushButton(translate("Synpunkt", "Save"), self)
        self.save.setObjectName("synpunktSaveHandover")
        fields = {
            "acknowledged_on": self.acknowledged_on.dateValueChanged,
            "answered_on": self.answered_on.dateValueChanged,
            "answer": self.answer.textChanged,
        }
        for name, signal in fields.items():
            signal.connect(lambda *_, name=name: self._touch(name))
        self.save.clicked.connect(lambda: self._ask_to_save())

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.addWidget(self.bar)
        top = QHBoxLayout()
        top.addWidget(label_for(self.party, column_label("handover", "party"), self))
        top.addWidget(self.party, 1)
        top.addWidget(self.open_only)
        top.addStretch(1)
        top.addWidget(self.shown)
        top.addWidget(self.copy)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        grid = QGridLayout()
        places = (
            (self.acknowledged_on, "acknowledged_on", 0, 0),
            (self.answered_on, "answered_on", 1, 0),
            (self.answer, "answer", 0, 2),
        )
        for widget, name, row, column in places:
            label = label_for(widget, column_label("handover", name), self)
            grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
            rows = 2 if widget is self.answer else 1
            grid.addWidget(widget, row, column + 1, rows, 1)
        grid.addWidget(self.save, 0, 4)
        grid.setColumnStretch(3, 1)
        layout.addLayout(grid)
        stops = [self.party, self.open_only, self.copy, self.table]
        stops += [self.acknowledged_on, self.answered_on, self.answer, self.save]
        for one, after in zip(stops, stops[1:], strict=False):
            QWidget.setTabOrder(one, after)

    def _apply_filter(self) -> None:
        kept = {row.uuid for row in self.chosen()}
        party, only_open = self.party.currentData(), self.open_only.isChecked()
        rows = [
            row
            for row in self._everything
            if (party is None or row.party == party) and (row.is_open or not only_open)
        ]
        self.register.set_rows(rows, self._lists)
        header = self.table.horizontalHeader()
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, max(width, header.sectionSizeHint(column)))
        for column in (TEXT, ANSWER):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._choose(kept)
        text = translate("Synpunkt", "Shows {shown} of {total}")
        self.shown.setText(text.format(shown=len(rows), total=len(self._everything)))
        self._show_chosen()

    def _choose(self, uuids: set[str]) -> None:
        """Select those that are shown, all at once: whatever is between would be shown too."""
        selection: Any = self.table.selectionModel()
        blocked = selection.blockSignals(True)
        for row in filter(lambda row: row >= 0, map(self.register.place, uuids)):
            flag = selection.SelectionFlag
            selection.select(self.register.index(row, 0), flag.Select | flag.Rows)
        selection.blockSignals(blocked)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.register.as_text())
        self.bar.pushInfo("Synpunkt", translate("Synpunkt", "The table is on the clipboard."))

    # --- following up ---

    def _show_chosen(self) -> None:
        """The follow-up of what is chosen; blank where several say different things."""
        chosen = self.chosen()
        if self._touched and chosen == self._about:
            return
        self._about, self._showing = chosen, True
        for name, field in (
            ("acknowledged_on", self.acknowledged_on), ("answered_on", self.answered_on),
        ):  # fmt: skip
            days = {getattr(row, name) for row in chosen}
            field.set_day(days.pop() if len(days) == 1 else None)
        answers = {row.answer for row in chosen}
        self.answer.setPlainText(answers.pop() if len(answers) == 1 else "")
        self._showing = False
        self._touched.clear()
        for widget in (self.acknowledged_on, self.answered_on, self.answer):
            widget.setEnabled(bool(chosen))
        self.save.setEnabled(False)

    def _touch(self, name: str) -> None:
        if not self._showing:
            self._touched.add(name)
            self.save.setEnabled(True)

    def _ask_to_save(self) -> None:
        values = {
            "acknowledged_on": self.acknowledged_on.day(),
            "answered_on": self.answered_on.day(),
            "answer": self.answer.toPlainText(),
        }
        changed = {name: value for name, value in values.items() if name in self._touched}
        if changed and self.chosen():
            self.saving_asked.emit(self.chosen(), changed)
