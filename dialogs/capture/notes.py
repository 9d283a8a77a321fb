"""What is quietly said while someone writes: personal data, and how to tell of disorder."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ...layers.language import translate
from ...processing.privacy.finder import find
from ...processing.privacy.model import (
    ADDRESS,
    EMAIL,
    HINT,
    PERSONNUMMER,
    PHONE,
    PLATE,
    PROPERTY,
    SAMORDNINGSNUMMER,
    Finding,
)
from ..panel.widgets import paragraph

ORDER = "order"


class Notes(QWidget):
    """Says what stands in the text; ``mark_asked`` carries the finding to show there."""

    mark_asked = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: list[Finding] = []
        self._next = 0
        self.order = paragraph(order_words(), self)
        self.order.setObjectName("synpunktCaptureOrder")
        self.warning = paragraph("", self)
        self.warning.setObjectName("synpunktCapturePersonal")
        self.still = paragraph(translate("Synpunkt", "You can save anyway."), self)
        self.mark = QPushButton(translate("Synpunkt", "Mark"), self)
        self.mark.setObjectName("synpunktCaptureMark")
        self.mark.clicked.connect(self._mark)
        self.personal = QWidget(self)
        inner = QVBoxLayout(self.personal)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(2)
        row = QHBoxLayout()
        row.addWidget(self.mark)
        row.addWidget(self.still, 1)
        inner.addWidget(self.warning)
        inner.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.order)
        column.addWidget(self.personal)
        self.refresh("", None)

    def refresh(self, text: str, theme: str | None) -> None:
        """Say what is to be said of this text and theme."""
        self._findings, self._next = find(text), 0
        self.personal.setVisible(bool(self._findings))
        self.warning.setText("(!) " + warning(self._findings) if self._findings else "")
        self.order.setVisible((theme or "").split(".")[0] == ORDER)

    def _mark(self) -> None:
        if self._findings:
            self.mark_asked.emit(self._findings[self._next % len(self._findings)])
            self._next += 1


def order_words() -> str:
    """What is said wherever an order theme is chosen."""
    return translate(
        "Synpunkt",
        "Write place, time and what usually happens, not who. Tips: 114 14. Ongoing crime: 112.",
    )


def warning(findings: Iterable[Finding]) -> str:
    """One sentence on the gravest of what was found."""
    kinds = {one.kind for one in findings}
    sentences = {
        PERSONNUMMER: translate("Synpunkt", "A personal identity number stands in the text."),
        SAMORDNINGSNUMMER: translate("Synpunkt", "A coordination number stands in the text."),
        PHONE: translate("Synpunkt", "A telephone number stands in the text."),
        EMAIL: translate("Synpunkt", "An e-mail address stands in the text."),
        PLATE: translate("Synpunkt", "A registration number may stand in the text."),
        ADDRESS: translate("Synpunkt", "A street address stands in the text."),
        PROPERTY: translate("Synpunkt", "A property designation may stand in the text."),
        HINT: translate("Synpunkt", "The text may tell who someone is."),
    }
    return next((text for kind, text in sentences.items() if kind in kinds), "")
