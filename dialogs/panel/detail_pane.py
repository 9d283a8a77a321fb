"""The viewpoint in focus: its whole text and what is known of it."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...layers.language import translate
from .detail_facts import Facts
from .marks import mark
from .widgets import paragraph

MARK = 20
#: So many lines of the text are seen at the least; the pane can be drawn larger.
LINES = 5


class DetailPane(QWidget):
    """Shows ``Facts``; everything in it is plain text, whatever citizens wrote.

    ``buttons`` is the row that others add theirs to.
    """

    zoom_asked = pyqtSignal(str)
    next_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktDetail")
        self._uuid = ""
        self._mark = QLabel(self)
        self.heading = paragraph("", self)
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.where, self.occasion = paragraph("", self), paragraph("", self)
        self.warning = paragraph("", self)
        self.text = QPlainTextEdit(self)
        self.text.setObjectName("synpunktText")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(LINES * self.fontMetrics().lineSpacing())
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName(translate("Synpunkt", "What was said"))
        self.standing, self.plan = paragraph("", self), paragraph("", self)
        self.zoom = QPushButton(translate("Synpunkt", "Zoom"), self)
        self.zoom.setObjectName("synpunktZoom")
        self.zoom.clicked.connect(lambda: self.zoom_asked.emit(self._uuid))
        self.next = QPushButton(translate("Synpunkt", "Next unanswered"), self)
        self.next.setObjectName("synpunktNext")
        self.next.clicked.connect(lambda: self.next_asked.emit())
        self._arrange()
        self.show_facts(None)

    def show_facts(self, facts: Facts | None) -> None:
        """Show one viewpoint, or that none is chosen."""
        self._uuid = "" if facts is None else facts.uuid
        lines = {
            self.where: "" if facts is None else facts.where,
            self.occasion: "" if facts is None else facts.occasion,
            self.warning: "" if facts is None else facts.warning,
            self.standing: "" if facts is None else facts.standing,
            self.plan: "" if facts is None else facts.plan,
        }
        for label, text in lines.items():
            label.setText(text)
            label.setVisible(bool(text))
        nothing = translate("Synpunkt", "Choose a viewpoint to read it here.")
        self.heading.setText(nothing if facts is None else facts.heading)
        self._mark.setVisible(facts is not None)
        if facts is not None:
            self._mark.setPixmap(mark(facts.valence, MARK, self.devicePixelRatioF()))
        self.text.setVisible(facts is not None)
        # Read afresh, a text that is being read stays where it is.
        if facts is not None and self.text.toPlainText() != facts.text:
            self.text.setPlainText(facts.text)
        self.zoom.setEnabled(facts is not None)
        self._claim_height()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._claim_height()

    def _claim_height(self) -> None:
        """A splitter knows nothing of lines that break: without this they would overlap."""
        self.setMinimumHeight(self.layout().minimumHeightForWidth(self.width()))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.heading, 1)
        self.buttons = QHBoxLayout()
        self.buttons.addWidget(self.zoom)
        self.buttons.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(head)
        for widget in (self.where, self.occasion, self.warning):
            layout.addWidget(widget)
        layout.addWidget(self.text, 1)
        for widget in (self.standing, self.plan):
            layout.addWidget(widget)
        layout.addStretch(0)
        layout.addLayout(self.buttons)
