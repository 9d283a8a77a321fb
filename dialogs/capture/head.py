"""What stands above and below the form: the occasion, what came of it, and what was saved last."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ...layers.language import translate
from ...layers.occasions import Tally
from ..panel.flow_layout import FlowLayout
from ..panel.widgets import paragraph


class Head(QWidget):
    """The occasion and its counts; signals say what is asked for."""

    switch_asked = pyqtSignal()
    closing_asked = pyqtSignal()
    end_asked = pyqtSignal()
    stop_asked = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = paragraph("", self)
        self.title.setObjectName("synpunktCaptureOccasion")
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.counts = paragraph("", self)
        self.counts.setObjectName("synpunktCaptureCounts")
        self.switch = self._button("Switch", translate("Synpunkt", "Change occasion"))
        self.close_occasion = self._button("CloseOccasion", translate("Synpunkt", "Close occasion"))
        self.end = QToolButton(self)
        self.end.setObjectName("synpunktCaptureEnd")
        self.end.setText("✕")
        self.end.setAutoRaise(True)
        self.end.setToolTip(translate("Synpunkt", "Back to the viewpoints"))
        self.end.setAccessibleName(self.end.toolTip())
        self.switch.clicked.connect(lambda: self.switch_asked.emit())
        self.close_occasion.clicked.connect(lambda: self.closing_asked.emit())
        self.end.clicked.connect(lambda: self.end_asked.emit())
        self._make_stops()
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.end)
        self.buttons = QWidget(self)
        row = FlowLayout(self.buttons)
        row.addWidget(self.switch)
        row.addWidget(self.close_occasion)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(top)
        column.addWidget(self.counts)
        column.addWidget(self.stops)
        column.addWidget(self.buttons)

    def show_occasion(self, title: str) -> None:
        """Name the occasion; "" for none."""
        self.title.setText(title or translate("Synpunkt", "Without an occasion"))
        self.close_occasion.setVisible(bool(title))

    def show_counts(self, tally: Tally, waiting: int) -> None:
        """What has been written down today; ``waiting`` more are in a layer's edits."""
        parts = [
            translate("Synpunkt", "%n viewpoint(s)", "", tally.saved),
            translate("Synpunkt", "%n without a place", "", tally.without_place)
            if tally.without_place
            else "",
            translate("Synpunkt", "%n in open edits", "", waiting) if waiting else "",
        ]
        told = ", ".join(part for part in parts if part)
        self.counts.setText(translate("Synpunkt", "Today: {counts}").format(counts=told))

    def show_stop(self, number: int, count: int) -> None:
        """At which of a walk's stops it is; none where ``count`` is 0."""
        self.stops.setVisible(count > 0)
        text = translate("Synpunkt", "Stop {number} of {count}")
        self.stop.setText(text.format(number=number, count=count))
        self.before.setEnabled(number > 1)
        self.after.setEnabled(number < count)

    def _make_stops(self) -> None:
        self.stops = QWidget(self)
        self.stop = paragraph("", self.stops)
        self.stop.setObjectName("synpunktCaptureStopShown")
        self.before = self._button("StopBefore", translate("Synpunkt", "Previous"))
        self.after = self._button("StopAfter", translate("Synpunkt", "Next"))
        self.before.clicked.connect(lambda: self.stop_asked.emit(-1))
        self.after.clicked.connect(lambda: self.stop_asked.emit(1))
        row = QHBoxLayout(self.stops)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.stop, 1)
        row.addWidget(self.before)
        row.addWidget(self.after)
        self.stops.hide()

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("synpunktCapture" + name)
        return button


class Foot(QWidget):
    """What was saved last, with its undo; what waits to be saved; that a layer is being edited."""

    undo_asked = pyqtSignal()
    save_lost_asked = pyqtSignal()
    forget_lost_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status = paragraph("", self)
        self.status.setObjectName("synpunktCaptureStatus")
        self.undo = QPushButton(translate("Synpunkt", "Undo last"), self)
        self.undo.setObjectName("synpunktCaptureUndo")
        self.undo.clicked.connect(lambda: self.undo_asked.emit())
        self.editing = paragraph("", self)
        self.editing.setObjectName("synpunktCaptureEditing")
        self.lost = QWidget(self)
        self.lost_text = paragraph("", self.lost)
        save = QPushButton(translate("Synpunkt", "Save them"), self.lost)
        save.setObjectName("synpunktCaptureSaveLost")
        save.clicked.connect(lambda: self.save_lost_asked.emit())
        forget = QPushButton(translate("Synpunkt", "Throw away"), self.lost)
        forget.setObjectName("synpunktCaptureForgetLost")
        forget.clicked.connect(lambda: self.forget_lost_asked.emit())
        answers = QHBoxLayout()
        answers.addWidget(save)
        answers.addWidget(forget)
        inner = QVBoxLayout(self.lost)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.lost_text)
        inner.addLayout(answers)
        row = QHBoxLayout()
        row.addWidget(self.status, 1)
        row.addWidget(self.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for widget in (self.lost, self.editing):
            column.addWidget(widget)
        column.addLayout(row)
        self.show_lost(0)
        self.show_editing("")

    def tell(self, text: str, may_undo: bool) -> None:
        """Say what was saved, or what was in the way."""
        self.status.setText(text)
        self.undo.setVisible(may_undo)

    def show_editing(self, layer: str) -> None:
        """Say that what is saved goes into the edits of ``layer``, "" for none."""
        text = translate(
            "Synpunkt",
            "{layer} is being edited: what you write goes into the edits, and is saved with them.",
        )
        self.editing.setText(text.format(layer=layer) if layer else "")
        self.editing.setVisible(bool(layer))

    def show_lost(self, count: int) -> None:
        """Offer what was in edits that were not saved."""
        text = translate(
            "Synpunkt", "%n viewpoint(s) were in edits that were not saved.", "", count
        )
        self.lost_text.setText(text)
        self.lost.setVisible(count > 0)
