"""How long there is to answer, in words: colour only underlines them."""

from __future__ import annotations

import datetime

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QWidget

from ...layers.assignments import DUE_SOON, OVERDUE, Assignment
from ...layers.language import translate

#: Black on amber: readable on any theme's background.
_AMBER = "QLabel { background: #ffbf3c; color: #000000; padding: 1px 5px; border-radius: 3px; }"


def due_words(assignment: Assignment, today: datetime.date) -> str:
    """ "overdue by 3 days"; "" where nothing presses."""
    urgency = assignment.urgency(today)
    if assignment.due_on is None or urgency not in (OVERDUE, DUE_SOON):
        return ""
    days = (assignment.due_on - today).days
    if days == 0:
        return translate("Synpunkt", "due today")
    if days > 0:
        return translate("Synpunkt", "%n day(s) left", "", days)
    return translate("Synpunkt", "overdue by %n day(s)", "", -days)


class DueLabel(QLabel):
    """Stands beside a day and tells how much it presses."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktDueWords")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setStyleSheet(_AMBER)
        self.hide()

    def tell(self, due_on: datetime.date | None, today: datetime.date) -> None:
        """Show how far off the day is; nothing where it does not press."""
        words = due_words(Assignment(None, due_on), today)
        self.setText(f"⚠ {words}" if words else "")
        self.setVisible(bool(words))
