"""Fields that the windows share: a code, a name that was used before, a day, and some lines."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from qgis.gui import QgsDateEdit
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

_BUTTONS = 64  # pixels
_SEPARATORS = ("-", " ", ":")
if TYPE_CHECKING:
    from qgis.gui import QgsDateTimeEdit as _MixedWith
else:
    _MixedWith = object


class CodeBox(QComboBox):
    """One code of a list, or none; a code that the list does not have is shown as it is.

    ``none`` is what the choice of none is called.
    """

    def __init__(self, name: str, parent: QWidget | None = None, none: str = "") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._none = none
        _squeeze(self)

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """(code, label) pairs, after an empty choice; what was chosen stays chosen."""
        kept = self.code()
        blocked = self.blockSignals(True)
        self.clear()
        self.addItem(self._none, None)
        for code, label in choices:
            self.addItem(label, code)
        self.set_code(kept)
        self.blockSignals(blocked)

    def code(self) -> str | None:
        """The chosen code, None for none."""
        return self.currentData()

    def set_code(self, code: str | None) -> None:
        """Choose a code; None chooses none."""
        if code is not None and self.findData(code) < 0:
            self.addItem(code, code)
        self.setCurrentIndex(max(0, self.findData(code) if code is not None else 0))


class NameBox(QComboBox):
    """A free text, with what was written there before to choose from."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        _squeeze(self)

    def set_choices(self, names: Iterable[str]) -> None:
        """What was written before; the text in the field stays."""
        text = self.currentText()
        blocked = self.blockSignals(True)
        self.clear()
        self.addItems(list(names))
        self.setCurrentText(text)
        self.blockSignals(blocked)


class Typed(_MixedWith):
    """What a QGIS field for days or times lacks: "20261112" and "2026-11-12" can be typed in it.

    By itself it takes no key while it is empty, though it shows today then, greyed; and a separator
    that is typed after it went on by itself makes it go on twice.
    """

    _went_on = False

    def empty(self) -> None:
        """Hold no moment, and show none: after ``clear`` alone it shows today."""
        self.clear()
        blocked = self.blockSignals(True)
        self.setSpecialValueText(" ")
        QDateTimeEdit.setDateTime(self, self.minimumDateTime())
        self.blockSignals(blocked)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        # An empty field is one stop of the tab key, not one for each part of a day.
        if self.isNull():
            return bool(QWidget.focusNextPrevChild(self, forward))
        return bool(super().focusNextPrevChild(forward))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        went_on, self._went_on = self._went_on, False
        if went_on and event.text() in _SEPARATORS:
            return
        is_digit = event.text().isdigit()
        if is_digit and self.isNull():
            self.setDateTime(QDateTime(QDate.currentDate(), QTime(0, 0)))
            self.setSelectedSection(QDateTimeEdit.Section.YearSection)
        before = self.currentSection()
        super().keyPressEvent(event)
        self._went_on = is_digit and self.currentSection() != before


class DayField(Typed, QgsDateEdit):
    """A day, or none."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAllowNull(True)
        self.setNullRepresentation("")
        self.setDisplayFormat("yyyy-MM-dd")
        self.setCalendarPopup(True)
        # Beside the day there are a button to empty the field and one for the calendar.
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0000-00-00") + _BUTTONS)
        self.empty()

    def day(self) -> datetime.date | None:
        """The day, None where there is none."""
        return None if self.isNull() else datetime.date.fromisoformat(_iso(self.date()))

    def set_day(self, day: datetime.date | None) -> None:
        """Show a day; None empties the field."""
        if day is not None:
            self.setDate(QDate(day.year, day.month, day.day))
        else:
            self.empty()


class Lines(QPlainTextEdit):
    """Some lines of plain text; the tab key leaves it."""

    def __init__(self, name: str, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(lines * self.fontMetrics().lineSpacing() + 10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)


def listen(field: QWidget, do: Callable[[], object]) -> None:
    """Call ``do`` at each change of a field, be it one of these or a plain line or number."""
    for name in ("currentTextChanged", "textChanged", "valueChanged"):
        signal = getattr(field, name, None)
        if signal is not None:
            signal.connect(lambda *_: do())
            return


def label_for(widget: QWidget, text: str, parent: QWidget) -> QLabel:
    """The label of a field, which also names it to those who hear it."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setBuddy(widget)
    widget.setAccessibleName(text)
    return label


def _iso(date: QDate) -> str:
    return date.toString(Qt.DateFormat.ISODate)


def _squeeze(box: QComboBox) -> None:
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(10)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
