"""The form for one answer: what is decided and why, and who answers by when."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QLineEdit, QWidget

from ...layers.assignments import Assignment
from ...layers.code_lists import CodeLists
from ...layers.labels import column_label
from ...layers.language import translate
from ...layers.responses import NEEDS_REASON, Answer
from .due import DueLabel
from .fields import CodeBox, DayField, Lines, NameBox, label_for

_CODES = {
    "decision": "synpunktDecision",
    "handled_in": "synpunktHandledIn",
    "change_made": "synpunktChangeMade",
    "feedback_channel": "synpunktFeedbackChannel",
}
_LINES = {
    "handled_ref": "synpunktHandledRef",
    "change_text": "synpunktChangeText",
    "title": "synpunktAnswerTitle",
    "summary": "synpunktSummary",
}
_TEXTS = {"comment": ("synpunktComment", 4), "reason": ("synpunktReason", 2)}
_DAYS = {"decided_on": "synpunktDecidedOn", "feedback_on": "synpunktFeedbackOn"}


class AnswerForm(QWidget):
    """``changed`` tells of what the user changed, never of what was shown by ``show_answer``."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktAnswerForm")
        self.codes = {name: CodeBox(object_name, self) for name, object_name in _CODES.items()}
        self.lines = {name: QLineEdit(self) for name in _LINES}
        for name, line in self.lines.items():
            line.setObjectName(_LINES[name])
        self.texts = {
            name: Lines(object_name, count, self) for name, (object_name, count) in _TEXTS.items()
        }
        self.days = {name: DayField(object_name, self) for name, object_name in _DAYS.items()}
        self.by_role = NameBox("synpunktByRole", self)
        self.responsible = NameBox("synpunktResponsible", self)
        self.due_on = DayField("synpunktDueOn", self)
        self.due_words = DueLabel(self)
        self.assignment_touched = False
        self._showing = False
        self._arrange()
        self._listen()

    # --- what is shown ---

    def set_code_lists(self, lists: CodeLists, language: str) -> None:
        """Offer the store's own codes."""
        for name, box in self.codes.items():
            box.set_choices(lists.choices(name, language))

    def set_names(self, roles: Iterable[str], responsible: Iterable[str]) -> None:
        """Offer those who decided, and those who were responsible, before."""
        self.by_role.set_choices(roles)
        self.responsible.set_choices(responsible)

    def show_answer(self, answer: Answer, assignment: Assignment) -> None:
        """Fill the form; nothing is told by ``changed``."""
        self._showing = True
        for name, box in self.codes.items():
            box.set_code(getattr(answer, name))
        for name, line in self.lines.items():
            line.setText(getattr(answer, name) or "")
        for name, text in self.texts.items():
            text.setPlainText(getattr(answer, name) or "")
        for name, day in self.days.items():
            day.set_day(getattr(answer, name))
        self.by_role.setCurrentText(answer.by_role or "")
        self.responsible.setCurrentText(assignment.responsible or "")
        self.due_on.set_day(assignment.due_on)
        self.assignment_touched = False
        self._showing = False
        self._follow()

    def answer(self) -> Answer:
        """What the form holds, without matter and stage."""
        values: dict[str, object] = {"by_role": self.by_role.currentText()}
        values |= {name: box.code() for name, box in self.codes.items()}
        values |= {name: line.text() for name, line in self.lines.items()}
        values |= {name: text.toPlainText() for name, text in self.texts.items()}
        values |= {name: day.day() for name, day in self.days.items()}
        return Answer.of(values)

    def assignment(self) -> Assignment:
        """Who answers, and by when."""
        return Assignment(self.responsible.currentText().strip() or None, self.due_on.day())

    def insert_text(self, text: str, decision: str | None) -> None:
        """Put a text block where the cursor is, and its decision where there is none yet."""
        field = self.texts["comment"]
        cursor = field.textCursor()
        before = field.toPlainText()[: cursor.position()]
        cursor.insertText(f" {text}" if before and not before[-1].isspace() else text)
        if decision and self.codes["decision"].code() is None:
            self.codes["decision"].set_code(decision)
        field.setFocus()

    def in_order(self) -> list[QWidget]:
        """The fields in the order in which the tab key goes through them."""
        lines, days = self.lines, self.days
        return [
            self.codes["decision"], self.texts["comment"], self.texts["reason"],
            self.codes["handled_in"], lines["handled_ref"],
            self.codes["change_made"], lines["change_text"], lines["summary"], lines["title"],
            self.by_role, days["decided_on"], self.codes["feedback_channel"], days["feedback_on"],
            self.responsible, self.due_on,
        ]  # fmt: skip

    def allow_assignment(self, allowed: bool) -> None:
        """Only in a matter is somebody responsible for an answer."""
        for field in (self.responsible, self.due_on):
            field.setEnabled(allowed)
            hint = translate("Synpunkt", "Choose a matter to say who answers, and by when.")
            field.setToolTip("" if allowed else hint)

    # --- inside ---

    def _listen(self) -> None:
        self.codes["decision"].currentIndexChanged.connect(self._date_decision)
        signals = [box.currentIndexChanged for box in self.codes.values()]
        signals += [line.textChanged for line in self.lines.values()]
        signals += [text.textChanged for text in self.texts.values()]
        signals += [day.dateValueChanged for day in self.days.values()]
        signals.append(self.by_role.editTextChanged)
        for signal in signals:
            signal.connect(self._on_changed)
        for signal in (self.responsible.editTextChanged, self.due_on.dateValueChanged):
            signal.connect(self._on_assigned)

    def _on_changed(self, *_: object) -> None:
        if not self._showing:
            self._follow()
            self.changed.emit()

    def _on_assigned(self, *_: object) -> None:
        if not self._showing:
            self.assignment_touched = True
            self._follow()
            self.changed.emit()

    def _date_decision(self, *_: object) -> None:
        """A decision is dated the day it is made, until somebody says otherwise."""
        made = self.codes["decision"].code() is not None
        if made and not self._showing and self.days["decided_on"].day() is None:
            self.days["decided_on"].set_day(datetime.date.today())

    def _follow(self) -> None:
        needed = self.codes["decision"].code() in NEEDS_REASON
        field, label = self.texts["reason"], self._reason_label
        shown = needed or bool(field.toPlainText().strip())
        field.setVisible(shown)
        label.setVisible(shown)
        named = column_label("response", "reason")
        if needed:
            named = translate("Synpunkt", "Reason (needed)")
        label.setText(named)
        field.setAccessibleName(named)
        self.due_words.tell(self.due_on.day(), datetime.date.today())

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        self._put(grid, 0, "decision", self.codes["decision"])
        self._put(grid, 1, "comment", self.texts["comment"], wide=True)
        self._reason_label = self._put(grid, 2, "reason", self.texts["reason"], wide=True)
        self._put(grid, 3, "handled_in", self.codes["handled_in"])
        self._put(grid, 3, "handled_ref", self.lines["handled_ref"], column=2)
        self._put(grid, 4, "change_made", self.codes["change_made"])
        self._put(grid, 4, "change_text", self.lines["change_text"], column=2)
        self._put(grid, 5, "summary", self.lines["summary"])
        self._put(grid, 5, "title", self.lines["title"], column=2)
        self._put(grid, 6, "by_role", self.by_role)
        self._put(grid, 6, "decided_on", self.days["decided_on"], column=2)
        self._put(grid, 7, "feedback_channel", self.codes["feedback_channel"])
        self._put(grid, 7, "feedback_on", self.days["feedback_on"], column=2)
        self._put(grid, 8, "responsible", self.responsible, table="viewpoint_matter")
        label = label_for(self.due_on, translate("Synpunkt", "Answer by"), self)
        grid.addWidget(label, 8, 2)
        grid.addWidget(self.due_on, 8, 3)
        grid.addWidget(self.due_words, 9, 3)
        grid.setRowStretch(1, 3)
        grid.setRowStretch(2, 1)

    def _put(
        self,
        grid: QGridLayout,
        row: int,
        column_name: str,
        widget: QWidget,
        column: int = 0,
        wide: bool = False,
        table: str = "response",
    ) -> QWidget:
        label = label_for(widget, _label(table, column_name), self)
        top = Qt.AlignmentFlag.AlignTop if wide else Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(label, row, column, top)
        grid.addWidget(widget, row, column + 1, 1, 3 if wide else 1)
        return label


def _label(table: str, column: str) -> str:
    """The words of the reply table, where those of the table's own form are longer."""
    if column == "comment":
        return translate("Synpunkt", "Answer")
    if column == "summary":
        return translate("Synpunkt", "The viewpoint in short")
    return column_label(table, column)
