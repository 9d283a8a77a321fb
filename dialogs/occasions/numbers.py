"""Fields that may be empty: a number of people, and a moment."""

from __future__ import annotations

import datetime

from qgis.gui import QgsDateTimeEdit
from qgis.PyQt.QtCore import QDate, QDateTime, QTime
from qgis.PyQt.QtWidgets import QSpinBox, QWidget

from ...layers.home_zone import HOME
from ...layers.rows import UTC
from ..answers.fields import Typed

MOST = 100_000
_BUTTONS = 64  # pixels


class NumberBox(QSpinBox):
    """How many, or nothing said."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setRange(-1, MOST)
        self.setSpecialValueText(" ")  # an empty text would show the -1
        self.set_number(None)

    def number(self) -> int | None:
        """What it holds, None for nothing."""
        return None if self.value() < 0 else self.value()

    def set_number(self, number: int | None) -> None:
        """Show a number; None empties the field."""
        self.setValue(-1 if number is None else number)


class MomentField(Typed, QgsDateTimeEdit):
    """A day and a time in Sweden, or none."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAllowNull(True)
        self.setNullRepresentation("")
        self.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.setCalendarPopup(True)
        wide = self.fontMetrics().horizontalAdvance("0000-00-00 00:00")
        self.setMinimumWidth(wide + _BUTTONS)
        self.empty()
        self._shown: datetime.datetime | None = None

    def moment(self) -> datetime.datetime | None:
        """The moment in UTC, None where there is none."""
        if self.isNull():
            return None
        date, time = self.dateTime().date(), self.dateTime().time()
        local = datetime.datetime(
            date.year(), date.month(), date.day(), time.hour(), time.minute(), tzinfo=HOME
        )
        moment = local.astimezone(UTC)
        # What is shown without its seconds has them still, unless it was changed.
        same = self._shown is not None and self._shown.replace(second=0, microsecond=0) == moment
        return self._shown if same else moment

    def set_moment(self, moment: datetime.datetime | None) -> None:
        """Show a moment; None empties the field."""
        self._shown = moment
        if moment is None:
            self.empty()
            return
        local = moment.astimezone(HOME)
        date, time = QDate(local.year, local.month, local.day), QTime(local.hour, local.minute)
        self.setDateTime(QDateTime(date, time))
