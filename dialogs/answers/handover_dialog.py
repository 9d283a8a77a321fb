"""Asks to whom, when and how viewpoints are handed over."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from qgis.PyQt.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFormLayout, QWidget

from ...layers.code_lists import CodeLists
from ...layers.labels import column_label
from ...layers.language import translate
from ..panel.widgets import paragraph
from .fields import CodeBox, DayField, NameBox, label_for

_OK = QDialogButtonBox.StandardButton.Ok
_CANCEL = QDialogButtonBox.StandardButton.Cancel


class HandoverDialog(QDialog):
    """``party``, ``channel``, ``sent_on`` and ``package`` are its fields, once it is accepted."""

    def __init__(
        self,
        viewpoints: int,
        parties: Iterable[str],
        lists: CodeLists,
        language: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktHandoverDialog")
        self.setWindowTitle(translate("Synpunkt", "Hand over"))
        self.party = NameBox("synpunktParty", self)
        known = list(parties)
        offered = [label for _code, label in lists.choices("responsible", language)]
        self.party.set_choices([*known, *(name for name in offered if name not in known)])
        self.party.setCurrentText("")
        self.channel = CodeBox("synpunktChannel", self)
        self.channel.set_choices(lists.choices("handover_channel", language))
        self.sent_on = DayField("synpunktSentOn", self)
        self.sent_on.set_day(datetime.date.today())
        self.package = QCheckBox(translate("Synpunkt", "Make a folder to send, with map and table"))
        self.package.setObjectName("synpunktPackage")
        self._buttons = QDialogButtonBox(_OK | _CANCEL, self)
        self._buttons.button(_OK).setText(translate("Synpunkt", "Hand over"))
        self._buttons.button(_CANCEL).setText(translate("Synpunkt", "Cancel"))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.party.editTextChanged.connect(lambda _text: self._follow())
        self.sent_on.dateValueChanged.connect(lambda _day: self._follow())
        told = translate("Synpunkt", "%n viewpoint(s) to hand over", "", viewpoints)
        form = QFormLayout(self)
        form.addRow(paragraph(told, self))
        fields = ((self.party, "party"), (self.channel, "channel"), (self.sent_on, "sent_on"))
        for widget, name in fields:
            form.addRow(label_for(widget, column_label("handover", name), self), widget)
        form.addRow(self.package)
        form.addRow(self._buttons)
        self.setMinimumWidth(360)
        self._follow()

    def _follow(self) -> None:
        whole = bool(self.party.currentText().strip()) and self.sent_on.day() is not None
        self._buttons.button(_OK).setEnabled(whole)
