"""Where what is said is written: Enter is for saving, so Shift+Enter breaks the line."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QTextCursor
from qgis.PyQt.QtWidgets import QPlainTextEdit, QWidget

from ...layers.language import translate
from ...processing.privacy.model import Finding

LINES = 4


class TextField(QPlainTextEdit):
    """Plain text only, whatever is pasted; Tab goes on to the next field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktCaptureText")
        self.setTabChangesFocus(True)
        self.setAccessibleName(translate("Synpunkt", "What does the person say?"))

    def sizeHint(self) -> QSize:  # noqa: N802
        margins = self.contentsMargins()
        around = int(2 * self.document().documentMargin()) + margins.top() + margins.bottom()
        return QSize(200, LINES * self.fontMetrics().lineSpacing() + around)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(80, self.sizeHint().height() // 2)

    def replace(self, text: str) -> None:
        """Show another text; what was undone before can't be undone into it."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def mark(self, finding: Finding) -> None:
        """Select a part of the text."""
        text = self.toPlainText()
        cursor = self.textCursor()
        # Qt counts an emoji as two.
        cursor.setPosition(_units(text[: finding.start]))
        cursor.setPosition(_units(text[: finding.end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus()


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
