"""Plain text to read that is as high as what stands in it."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QFrame, QPlainTextEdit, QWidget

#: So many lines are seen at the most; beyond that the text scrolls by itself.
MOST_LINES = 12


class ReadingText(QPlainTextEdit):
    """Shows whatever people wrote as it is; hidden while there is nothing to read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_text(self, text: str) -> None:
        """Show ``text`` from its beginning; the same again stays where it is being read."""
        if self.toPlainText() != text:
            self.setPlainText(text)
        self.setVisible(bool(text))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        # Only now its width is known, and so the number of its lines.
        self._fit()

    def _fit(self) -> None:
        lines = round(self.document().size().height())  # of a plain text it is counted in lines
        fits = lines <= MOST_LINES
        policy = Qt.ScrollBarPolicy
        bar = policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(bar)
        # What a theme puts around the text is not the text's.
        around = max(0, self.height() - self.viewport().height())
        margins = 2 * round(self.document().documentMargin()) + 2
        wanted = min(lines, MOST_LINES) * self.fontMetrics().lineSpacing() + margins + around
        if self.height() != wanted or self.maximumHeight() != wanted:
            self.setFixedHeight(wanted)
        if fits:
            self.verticalScrollBar().setValue(0)
