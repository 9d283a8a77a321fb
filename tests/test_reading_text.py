"""A text to read is as high as it is, at every width and whatever a theme puts round it."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from synpunkt.dialogs.panel.reading_text import MOST_LINES, ReadingText

PADDED = "QPlainTextEdit { padding: 9px; border: 3px solid grey; }"
SAID = "It is dark in the tunnel after eight. I go round by the bridge then, and so do many others."


@pytest.fixture(params=["", PADDED])
def text(qtbot, request) -> ReadingText:
    """As it stands in the panel: in a scroll area, under a theme with and without room around."""
    area = QScrollArea()
    area.setStyleSheet(request.param)
    area.setWidgetResizable(True)
    inside = QWidget()
    column = QVBoxLayout(inside)
    text = ReadingText(inside)
    column.addWidget(text)
    column.addStretch(1)
    area.setWidget(inside)
    area.resize(260, 500)
    qtbot.addWidget(area)
    area.show()
    qtbot.waitExposed(area)
    text.room = area
    return text


def seen(text: ReadingText) -> tuple[bool, bool]:
    """Whether the first and the last line are in sight."""
    document = text.document()
    first, last = text.cursorRect(), text.viewport().rect()
    end = text.textCursor()
    end.movePosition(end.MoveOperation.End)
    below = text.cursorRect(end).bottom()
    assert document.characterCount() > 1
    return first.top() >= 0, below <= last.bottom() + 1


def test_all_lines_are_seen_at_every_width(text, qtbot):
    text.show_text(SAID)
    for width in (260, 180, 400):
        text.room.resize(width, 500)
        qtbot.waitUntil(lambda: seen(text) == (True, True))
    assert text.height() < 6 * text.fontMetrics().lineSpacing() + 30


def test_a_very_long_text_scrolls_by_itself_and_begins_at_its_beginning(text, qtbot):
    text.show_text("\n".join(str(number) for number in range(99)))
    qtbot.waitUntil(lambda: text.verticalScrollBar().isVisible())
    assert text.verticalScrollBar().value() == 0
    assert text.viewport().height() < (MOST_LINES + 2) * text.fontMetrics().lineSpacing()


def test_nothing_is_shown_where_nothing_was_said(text):
    text.show_text(SAID)
    assert text.isVisible()
    text.show_text("")
    assert not text.isVisible()


def test_the_same_text_stays_where_it_is_being_read(text, qtbot):
    long = "\n".join(str(number) for number in range(99))
    text.show_text(long)
    qtbot.waitUntil(lambda: text.verticalScrollBar().maximum() > 5)
    text.verticalScrollBar().setValue(5)
    text.show_text(long)
    assert text.verticalScrollBar().value() == 5
