"""The letter's text, with its marked pieces: underlined, and numbered in the margin."""

from __future__ import annotations

import re

from qgis.PyQt.QtCore import QRect, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from qgis.PyQt.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from ...layers.language import translate

#: Qt's sign for a line break inside a selection.
_BREAK = "\u2029"
_PARAGRAPH = re.compile(r"\S(?:.*?\S)?(?=\s*(?:\n[ \t]*\n|\Z))", re.DOTALL)
_SHADE = 60  # of 255: the text stays readable over it on any theme


class LetterText(QPlainTextEdit):
    """Pieces follow the text when it is edited; ``pieces_changed`` tells of marks and of edits.

    ``lost`` carries the index of a piece whose whole text was deleted.
    """

    pieces_changed = pyqtSignal()
    lost = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktLetter")
        self.setTabChangesFocus(True)
        self.setAccessibleName(translate("Synpunkt", "The letter"))
        self.setPlaceholderText(
            translate("Synpunkt", "Paste the letter here, then mark each viewpoint in it.")
        )
        self._cursors: list[QTextCursor] = []
        self._margin = _Margin(self)
        self.setViewportMargins(self._margin.sizeHint().width(), 0, 0, 0)
        self.updateRequest.connect(lambda *_: self._margin.update())
        self.textChanged.connect(self._on_edited)

    # --- pieces ---

    def pieces(self) -> list[tuple[int, int]]:
        """Where the pieces begin and end, in the order of the letter."""
        return [(one.selectionStart(), one.selectionEnd()) for one in self._cursors]

    def piece_text(self, index: int) -> str:
        """The text of one piece, as it stands now."""
        return self._cursors[index].selectedText().replace(_BREAK, "\n").strip()

    def mark_selection(self) -> int | None:
        """Make the selected text a piece; its index, or None where nothing new is selected.

        Blanks at its ends are left out, and so is what belongs to other pieces: None then, too.
        """
        cursor = self.textCursor()
        return self.mark(cursor.selectionStart(), cursor.selectionEnd())

    def mark(self, start: int, end: int) -> int | None:
        """Make a stretch of the text a piece; see ``mark_selection``."""
        text = self.toPlainText()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        taken = any(start < after and before < end for before, after in self.pieces())
        if start >= end or taken:
            return None
        index = sum(before < start for before, _ in self.pieces())
        self._cursors.insert(index, self._stretch(start, end))
        self._paint()
        return index

    def mark_paragraphs(self) -> int:
        """Make each paragraph that holds no piece yet one of its own; how many there were."""
        found = [match.span() for match in _PARAGRAPH.finditer(self.toPlainText())]
        return sum(self.mark(start, end) is not None for start, end in found)

    def unmark(self, index: int) -> None:
        """Take one mark away; the text stays."""
        del self._cursors[index]
        self._paint()

    def clear_pieces(self) -> None:
        """Take all marks away."""
        self._cursors.clear()
        self._paint()

    def show_piece(self, index: int) -> None:
        """Bring a piece into view."""
        cursor = QTextCursor(self._cursors[index])
        cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # --- how it looks ---

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        inside = self.contentsRect()
        width = self._margin.sizeHint().width()
        self._margin.setGeometry(QRect(inside.left(), inside.top(), width, inside.height()))

    def numbers(self) -> list[tuple[int, int]]:
        """(number, height in the viewport) of each piece's first line."""
        found = []
        for number, cursor in enumerate(self._cursors, start=1):
            first = QTextCursor(self.document())
            first.setPosition(cursor.selectionStart())
            found.append((number, self.cursorRect(first).top()))
        return found

    def _stretch(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _on_edited(self) -> None:
        for index in reversed(range(len(self._cursors))):
            if not self._cursors[index].hasSelection():
                del self._cursors[index]
                self.lost.emit(index)
        self._paint()

    def _paint(self) -> None:
        shape = QTextCharFormat()
        shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        shade = QColor(self.palette().highlight().color())
        shade.setAlpha(_SHADE)
        shape.setBackground(shade)
        marks = []
        for cursor in self._cursors:
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, shape
            marks.append(mark)
        self.setExtraSelections(marks)
        self._margin.update()
        self.pieces_changed.emit()


class _Margin(QWidget):
    """The numbers of the pieces, beside their first lines."""

    def __init__(self, text: LetterText) -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._text.fontMetrics().horizontalAdvance("000") + 6, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.palette().window())
        painter.setPen(self.palette().windowText().color())
        line = self.fontMetrics().lineSpacing()
        for number, top in self._text.numbers():
            place = QRect(0, top, self.width() - 4, line)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignRight), str(number))
        painter.end()
