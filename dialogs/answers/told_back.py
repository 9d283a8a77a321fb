"""Asks when, and by which channel, those who spoke got to know."""

from __future__ import annotations

import datetime

from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QWidget

from ...layers.code_lists import CodeLists
from ...layers.labels import column_label
from ...layers.language import translate
from ..panel.widgets import paragraph
from .fields import CodeBox, DayField, label_for


class ToldBack(QDialog):
    """``day`` and ``channel`` once it has been accepted."""

    def __init__(self, answers: int, lists: CodeLists, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktToldBackDialog")
        self.setWindowTitle(translate("Synpunkt", "Told back"))
        self.day = DayField("synpunktToldOn", self)
        self.day.set_day(datetime.date.today())
        self.channel = CodeBox("synpunktToldChannel", self)
        self.channel.set_choices(lists.choices("feedback_channel", language))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.day.dateValueChanged.connect(
            lambda *_: buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(
                self.day.day() is not None
            )
        )
        told = translate("Synpunkt", "%n answer(s) will be marked as told.", "", answers)
        form = QFormLayout(self)
        form.addRow(paragraph(told, self))
        for widget, name in ((self.day, "feedback_on"), (self.channel, "feedback_channel")):
            form.addRow(label_for(widget, column_label("response", name), self), widget)
        form.addRow(buttons)
