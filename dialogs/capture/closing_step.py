"""What is asked when an occasion ends: four things, none of them about a person."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ...layers.code_lists import CodeLists
from ...layers.language import translate
from ...layers.occasions import Closing, Tally
from ...layers.settings import interface_language, interface_words
from ..panel.widgets import paragraph, squeezable

MOST = 9999
UNKNOWN = -1


class ClosingStep(QWidget):
    """``closed`` carries the ``Closing``; ``dropped`` says that the occasion goes on."""

    closed = pyqtSignal(object)
    dropped = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = paragraph("", self)
        self.participants = QSpinBox(self)
        self.participants.setObjectName("synpunktClosingParticipants")
        self.participants.setRange(UNKNOWN, MOST)
        self.participants.setSpecialValueText("–")
        self.host = QLineEdit(self)
        self.host.setObjectName("synpunktClosingHost")
        self.light, self.reached = QComboBox(self), QComboBox(self)
        self.light.setObjectName("synpunktClosingLight")
        self.reached.setObjectName("synpunktClosingReached")
        self.weather = QLineEdit(self)
        self.weather.setObjectName("synpunktClosingWeather")
        self.weather.setPlaceholderText(translate("Synpunkt", "Weather"))
        self.weather.setAccessibleName(self.weather.placeholderText())
        close = QPushButton(translate("Synpunkt", "Close the occasion"), self)
        close.setObjectName("synpunktClosingClose")
        close.clicked.connect(lambda: self.closed.emit(self.closing()))
        back = QPushButton(translate("Synpunkt", "Go on writing"), self)
        back.setObjectName("synpunktClosingBack")
        back.clicked.connect(lambda: self.dropped.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.heading)
        self._ask(column, translate("Synpunkt", "How many took part?"), self.participants)
        self._ask(column, translate("Synpunkt", "Who hosted?"), self.host)
        self._ask(column, translate("Synpunkt", "Light and weather"), self.light, self.weather)
        self._ask(
            column,
            translate("Synpunkt", "Did we reach those whom the survey misses?"),
            self.reached,
        )
        column.addWidget(close)
        column.addWidget(back)
        column.addStretch(1)

    def set_choices(self, lists: CodeLists) -> None:
        """The store's codes."""
        for box, name in ((self.light, "light_condition"), (self.reached, "reached_unsurveyed")):
            box.clear()
            box.addItem("–", None)
            for code, label in lists.choices(name, interface_language()):
                box.addItem(label, code)

    def show_occasion(self, row: dict[str, Any], host: str, title: str) -> None:
        """Begin with what is known of the occasion."""
        self.heading.setText(title)
        known = row["participants"]
        self.participants.setValue(UNKNOWN if known is None else known)
        self.host.setText(host)
        self.light.setCurrentIndex(max(0, self.light.findData(row["light_condition"])))
        self.weather.setText(row["weather"] or "")
        self.reached.setCurrentIndex(max(0, self.reached.findData(row["reached_unsurveyed"])))

    def closing(self) -> Closing:
        """What has been answered."""
        count = self.participants.value()
        return Closing(
            None if count == UNKNOWN else count,
            self.host.text(),
            self.light.currentData(),
            self.weather.text(),
            self.reached.currentData(),
        )

    def _ask(self, column: QVBoxLayout, question: str, *fields: QWidget) -> None:
        label = QLabel(question, self)
        label.setWordWrap(True)
        label.setBuddy(fields[0])
        fields[0].setAccessibleName(question)
        column.addWidget(label)
        row = QHBoxLayout()
        for field in fields:
            if isinstance(field, QComboBox):
                squeezable(field)
            row.addWidget(field, 1)
        column.addLayout(row)


def tally_words(tally: Tally) -> str:
    """An occasion summed up: "12 saved, 2 without a place, 3 to complete"."""
    words = interface_words()
    parts = (
        words.translate("Synpunkt", "%n saved", "", tally.saved),
        words.translate("Synpunkt", "%n without a place", "", tally.without_place),
        words.translate("Synpunkt", "%n to complete", "", tally.to_complete),
    )
    return ", ".join(parts)
