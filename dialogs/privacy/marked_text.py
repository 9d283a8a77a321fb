"""A text as it was written, with what may be personal in it marked."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtGui import QColor, QTextCharFormat, QTextCursor
from qgis.PyQt.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from ...layers.language import translate
from ...processing.privacy.model import HIGH, LOW, Finding

#: Underlined in all, so that the colour is not needed; readable on light and dark.
_INK = "#1b2730"
_PAPERS = {HIGH: "#f6b8a6", LOW: "#dfe6ea"}
_OTHER = "#fbe3a2"


class MarkedText(QPlainTextEdit):
    """Read only and plain; a stretch of it can be selected."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktReviewText")
        self.setAccessibleName(translate("Synpunkt", "Text"))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)

    def show_text(self, text: str, findings: Iterable[Finding]) -> None:
        """Show ``text``; ``findings`` are stretches of it."""
        self.setPlainText(text)
        marks = []
        for one in findings:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._stretch(text, one.start, one.end)
            form = QTextCharFormat()
            form.setBackground(QColor(_PAPERS.get(one.severity, _OTHER)))
            form.setForeground(QColor(_INK))
            form.setFontUnderline(True)
            mark.format = form
            marks.append(mark)
        self.setExtraSelections(marks)
        if marks:
            self.setTextCursor(self._at(marks[0].cursor.selectionStart()))
            self.ensureCursorVisible()

    def selected(self, text: str) -> tuple[int, int] | None:
        """The selected stretch of ``text``, which is shown; None where nothing is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        spots = (cursor.selectionStart(), cursor.selectionEnd())
        start, end = (len(_units(text)[: 2 * spot].decode("utf-16-le", "ignore")) for spot in spots)
        return start, end

    def _stretch(self, text: str, start: int, end: int) -> QTextCursor:
        # Qt counts in UTF-16, where some letters are two.
        first, last = (len(_units(text[:spot])) // 2 for spot in (start, end))
        cursor = self._at(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _at(self, position: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        return cursor


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")
