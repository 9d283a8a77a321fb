"""The viewpoint in focus: its whole text and what is known of it."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ...layers.language import translate
from .detail_facts import Facts
from .detail_folds import DetailFolds
from .flow_layout import FlowLayout
from .marks import mark
from .photo_strip import PhotoStrip
from .reading_text import ReadingText
from .widgets import paragraph

MARK = 20
#: So many lines the pane asks of the panel's height, and so many it must have; the rest is
#: scrolled to.
CLAIMED, LEAST = 12, 5


class DetailPane(QWidget):
    """Shows ``Facts``; everything in it is plain text, whatever citizens wrote.

    ``folds`` are the parts under titles; ``head`` and ``buttons`` are the rows above and below that
    others put theirs into.
    ``claimed`` tells how high the pane would be to show what it has.
    """

    claimed = pyqtSignal(int)
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
        self._inner = QWidget(self)
        # What has been opened is brought into view when it has found its height.
        self._reveal = QTimer(self)
        self._reveal.setSingleShot(True)
        self._reveal.setInterval(0)
        self._reveal.timeout.connect(self._show_opened)
        self.where, self.occasion = paragraph("", self._inner), paragraph("", self._inner)
        self.warning = paragraph("", self._inner)
        self.text = ReadingText(self._inner)
        self.text.setObjectName("synpunktText")
        self.text.setAccessibleName(translate("Synpunkt", "What was said"))
        self.photos = PhotoStrip(self._inner)
        self.standing, self.matters = paragraph("", self._inner), paragraph("", self._inner)
        self.folds = DetailFolds(self._inner)
        self.zoom = QPushButton(translate("Synpunkt", "Zoom"), self)
        self.zoom.setObjectName("synpunktZoom")
        self.zoom.clicked.connect(lambda: self.zoom_asked.emit(self._uuid))
        self.next = QPushButton(translate("Synpunkt", "Next unanswered"), self)
        self.next.setObjectName("synpunktNext")
        self.next.clicked.connect(lambda: self.next_asked.emit())
        self._arrange()
        self.folds.opened.connect(lambda _key: self._reveal.start())
        self.show_facts(None)

    @property
    def uuid(self) -> str:
        """The viewpoint that is shown, "" for none."""
        return self._uuid

    def show_facts(self, facts: Facts | None) -> None:
        """Show one viewpoint, or that none is chosen."""
        other = facts is None or facts.uuid != self._uuid
        self._uuid = "" if facts is None else facts.uuid
        nothing = translate("Synpunkt", "Choose a viewpoint to read it here.")
        self.heading.setText(nothing if facts is None else facts.heading)
        self._mark.setVisible(facts is not None)
        self._scroll.setVisible(facts is not None)
        self.zoom.setEnabled(facts is not None)
        if facts is not None:
            self._fill(facts)
            if other:
                self._scroll.verticalScrollBar().setValue(0)
        self._claim_height()

    def _fill(self, facts: Facts) -> None:
        self._mark.setPixmap(mark(facts.valence, MARK, self.devicePixelRatioF()))
        lines = {
            self.where: facts.where,
            self.occasion: facts.occasion,
            self.warning: facts.warning,
            self.standing: facts.standing,
            self.matters: facts.matters,
        }
        for label, text in lines.items():
            label.setText(text)
            label.setVisible(bool(text))
        self.text.show_text(facts.text)
        self.photos.show_photos(facts.photos)
        self.folds.show_parts(facts.parts)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._claim_height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        # What is unfolded, and photos that come in, make the inside higher.
        if watched is self._inner and event.type() == QEvent.Type.LayoutRequest:
            self._claim_height()
        return super().eventFilter(watched, event)

    def _show_opened(self) -> None:
        body = self.folds.last_opened()
        if body is not None and body.isVisible():
            self._scroll.ensureWidgetVisible(body, 0, 0)

    def _claim_height(self) -> None:
        """Ask for what the content needs, up to ``CLAIMED`` lines; the rest is scrolled to."""
        line = self.fontMetrics().lineSpacing()
        wanted = max(0, self._inner.layout().totalHeightForWidth(self._scroll.viewport().width()))
        least = min(wanted, LEAST * line)
        self._scroll.setMinimumHeight(least)
        lowest = self.layout().minimumHeightForWidth(self.width())
        self.setMinimumHeight(lowest)
        self.claimed.emit(lowest - least + min(wanted, CLAIMED * line))

    def _arrange(self) -> None:
        self.head = QHBoxLayout()
        self.head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self.head.addWidget(self.heading, 1)
        inside = QVBoxLayout(self._inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(3)
        told = (self.where, self.occasion, self.warning, self.text, self.photos)
        for widget in (*told, self.standing, self.matters, self.folds):
            inside.addWidget(widget)
        inside.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inner)
        for behind in (self._inner, self._scroll.viewport()):
            behind.setAutoFillBackground(False)
        self._inner.installEventFilter(self)
        row = QWidget(self)
        self.buttons = FlowLayout(row)
        self.buttons.addWidget(self.zoom)
        self.buttons.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(self.head)
        layout.addWidget(self._scroll, 1)
        layout.addStretch(0)
        layout.addWidget(row)
