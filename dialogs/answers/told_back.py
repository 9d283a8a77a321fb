"""Asks when, and by which channel, those who spoke got to know."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QWidget

from ...layers import responses
from ...layers.code_lists import CodeLists
from ...layers.labels import column_label
from ...layers.language import translate
from ...layers.operations import Operation
from ...layers.store import Store
from ..panel.widgets import paragraph
from ..runner import Progress
from ..store_work import StoreWork, Written
from .fields import CodeBox, DayField, label_for

_OK = QDialogButtonBox.StandardButton.Ok
_CANCEL = QDialogButtonBox.StandardButton.Cancel


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
        buttons = QDialogButtonBox(_OK | _CANCEL, self)
        buttons.button(_CANCEL).setText(translate("Synpunkt", "Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.day.dateValueChanged.connect(
            lambda *_: buttons.button(_OK).setEnabled(self.day.day() is not None)
        )
        told = translate("Synpunkt", "%n answer(s) will be marked as told.", "", answers)
        form = QFormLayout(self)
        form.addRow(paragraph(told, self))
        for widget, name in ((self.day, "feedback_on"), (self.channel, "feedback_channel")):
            form.addRow(label_for(widget, column_label("response", name), self), widget)
        form.addRow(buttons)


class TellingBack:
    """Puts down that the answers of a session were told; ``done`` is called when it is stored."""

    def __init__(self, window: QWidget, work: StoreWork, done: Callable[[], object]) -> None:
        self._window, self._work, self._done = window, work, done

    def ask(self, store: Store, answers: Sequence[str], lists: CodeLists, language: str) -> None:
        """Ask when and how, and mark the answers (their uuids)."""
        dialog = ToldBack(len(answers), lists, language, self._window)
        day = dialog.day.day() if dialog.exec() == QDialog.DialogCode.Accepted else None
        if day is None:
            return
        channel = dialog.channel.code()

        def change(operation: Operation, _progress: Progress) -> int:
            return responses.tell_back(operation, store, answers, day, channel)

        def done(written: Written) -> None:
            self._done()
            text = translate("Synpunkt", "%n answer(s) marked as told.", "", written.result)
            self._work.tell(text, written)

        self._work.do(translate("Synpunkt", "Told back"), change, done)
