"""What is known of a letter as a whole: from whom, when, in which stage."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from ...layers import statements
from ...layers.code_lists import CodeLists
from ...layers.labels import column_label
from ...layers.language import translate
from ...layers.statements import PRIVATE, Letter
from .fields import CodeBox, DayField, label_for
from .session import from_json, to_json

_YES, _NO = "yes", "no"


class LetterHead(QWidget):
    """``changed`` tells of what the user changed. Whether it came in time is proposed from the
    matter's dates until somebody chooses otherwise.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group = CodeBox("synpunktSenderGroup", self)
        self.sender = QLineEdit(self)
        self.sender.setObjectName("synpunktSender")
        self.received_on = DayField("synpunktReceivedOn", self)
        self.form = CodeBox("synpunktReceivedForm", self)
        self.stage = CodeBox("synpunktLetterStage", self)
        self.in_period = CodeBox("synpunktInPeriod", self)
        self.diary_ref = QLineEdit(self)
        self.diary_ref.setObjectName("synpunktDiaryRef")
        self.document_ref = QLineEdit(self)
        self.document_ref.setObjectName("synpunktDocumentRef")
        self.written = QCheckBox(column_label("statement", "written"), self)
        self.written.setObjectName("synpunktWritten")
        self._matter: dict[str, Any] | None = None
        self._private_label = ""
        self._own_period = self._showing = False
        self._arrange()
        self._listen()

    def set_code_lists(self, lists: CodeLists, language: str) -> None:
        """Offer the store's own codes."""
        self.group.set_choices(lists.choices("sender_group", language))
        self.form.set_choices(lists.choices("received_form", language))
        self.stage.set_choices(lists.choices("stage", language))
        yes, no = translate("Synpunkt", "Yes"), translate("Synpunkt", "No")
        self.in_period.set_choices([(_YES, yes), (_NO, no)])

    def set_matter(self, matter: dict[str, Any] | None, private_label: str) -> None:
        """The matter that the letter is about; a private sender will be called that."""
        self._matter, self._private_label = matter, private_label
        self._follow()

    def clear(self) -> None:
        """Begin with another letter in the matter's own stage."""
        stage = self._matter["stage"] if self._matter is not None else None
        self.show_values({"stage": stage, "form": "written_letter", "written": True})

    def show_values(self, values: dict[str, Any]) -> None:
        """Fill the fields from ``values``; nothing is told by ``changed``."""
        values = from_json(values)
        self._showing = True
        self.group.set_code(values.get("group"))
        self.sender.setText(values.get("sender", ""))
        self.received_on.set_day(values.get("received_on"))
        self.form.set_code(values.get("form"))
        self.stage.set_code(values.get("stage"))
        self.diary_ref.setText(values.get("diary_ref", ""))
        self.document_ref.setText(values.get("document_ref", ""))
        self.written.setChecked(bool(values.get("written", True)))
        self._own_period = bool(values.get("own_period"))
        self.in_period.set_code(values.get("in_period"))
        self._showing = False
        self._follow()

    def values(self) -> dict[str, Any]:
        """What the fields hold, as ``show_values`` takes it and JSON can hold it."""
        return to_json({
            "group": self.group.code(), "sender": self.sender.text(),
            "received_on": self.received_on.day(), "form": self.form.code(),
            "stage": self.stage.code(), "diary_ref": self.diary_ref.text(),
            "document_ref": self.document_ref.text(), "written": self.written.isChecked(),
            "own_period": self._own_period, "in_period": self.in_period.code(),
        })  # fmt: skip

    def letter(self) -> Letter:
        """The fields as a letter."""
        return Letter(
            sender_group=self.group.code(),
            sender_label=self.sender.text().strip() or None,
            received_on=self.received_on.day(),
            stage=self.stage.code(),
            in_period={_YES: True, _NO: False}.get(self.in_period.code() or ""),
            received_form=self.form.code() or "written_letter",
            written=self.written.isChecked(),
            diary_ref=self.diary_ref.text().strip() or None,
            document_ref=self.document_ref.text().strip() or None,
        )

    def in_order(self) -> list[QWidget]:
        """The fields in the order of the tab key."""
        return [
            self.group, self.sender, self.received_on, self.form, self.stage, self.in_period,
            self.diary_ref, self.document_ref, self.written,
        ]  # fmt: skip

    def _listen(self) -> None:
        boxes = (self.group, self.form, self.stage)
        signals = [box.currentIndexChanged for box in boxes]
        lines = (self.sender, self.diary_ref, self.document_ref)
        signals += [line.textChanged for line in lines]
        signals += [self.received_on.dateValueChanged, self.written.toggled]
        self.in_period.currentIndexChanged.connect(self._on_period)
        for signal in signals:
            signal.connect(self._on_changed)

    def _on_changed(self, *_: object) -> None:
        if not self._showing:
            self._follow()
            self.changed.emit()

    def _on_period(self, *_: object) -> None:
        if not self._showing:
            self._own_period = True
            self.changed.emit()

    def _follow(self) -> None:
        private = self.group.code() == PRIVATE
        self.sender.setEnabled(not private)
        hint = translate("Synpunkt", "A private person is a running number, never a name.")
        self.sender.setToolTip(hint if private else "")
        self.sender.setPlaceholderText(self._private_label if private else "")
        if private and self.sender.text():
            blocked = self.sender.blockSignals(True)
            self.sender.clear()
            self.sender.blockSignals(blocked)
        if not self._own_period and self._matter is not None:
            came = statements.in_period(self._matter, self.stage.code(), self.received_on.day())
            self._showing = True
            self.in_period.set_code(
                {True: _YES, False: _NO}.get(came) if came is not None else None
            )
            self._showing = False

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        places = (
            (self.group, "sender_group", 0, 0), (self.sender, "sender_label", 0, 2),
            (self.received_on, "received_on", 1, 0), (self.form, "received_form", 1, 2),
            (self.stage, "stage", 2, 0), (self.in_period, "in_period", 2, 2),
            (self.diary_ref, "diary_ref", 3, 0), (self.document_ref, "document_ref", 3, 2),
        )  # fmt: skip
        for widget, name, row, column in places:
            table = "viewpoint" if name == "received_form" else "statement"
            grid.addWidget(label_for(widget, column_label(table, name), self), row, column)
            grid.addWidget(widget, row, column + 1)
        grid.addWidget(self.written, 4, 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
