"""Colours that can be read: 4.5 to 1 and more between ink and paper, as WCAG 2 counts it."""

from __future__ import annotations

from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QApplication, QWidget

ENOUGH = 4.5
#: On fields, buttons and lists of a dark theme that is painted by a style sheet, as QGIS's own are.
#: What a field asks for has the ink of what is typed into it, whatever the palette says.
LIGHT_INK = (
    "QLineEdit { color: #b1b1b1; }"
    " QPushButton:enabled, QToolButton:enabled, QComboBox:enabled { color: #e4e4e4; }"
    " QTableView { color: #e4e4e4; selection-color: #e4e4e4; }"
)


def contrast(one: QColor, other: QColor) -> float:
    """The ratio between the two, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def paper_for(ink: QColor, paper: QColor) -> QColor:
    """``paper``, as much darker or lighter as it takes to read ``ink`` on it."""
    away = QColor.darker if _luminance(ink) > _luminance(paper) else QColor.lighter
    changed, percent = QColor(paper), 100
    while contrast(ink, changed) < ENOUGH and percent < 400:
        percent += 5
        changed = away(paper, percent)
    return changed


def readable_highlight(palette: QPalette) -> QColor:
    """The colour of what is selected or on, dark enough for its own text."""
    ink = palette.color(QPalette.ColorRole.HighlightedText)
    return paper_for(ink, palette.color(QPalette.ColorRole.Highlight))


def make_readable(widget: QWidget) -> None:
    """Mend what Qt's usual palette and QGIS's dark themes paint too faint, in all of a widget."""
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.Highlight, readable_highlight(palette))
    # What a field asks for stands in half its ink, which is too faint on white.
    asked = palette.color(QPalette.ColorRole.Text)
    asked.setAlphaF(0.65)
    palette.setColor(QPalette.ColorRole.PlaceholderText, asked)
    widget.setPalette(palette)
    application = QApplication.instance()
    dark = palette.color(QPalette.ColorRole.Window).lightness() < 128
    if dark and isinstance(application, QApplication) and application.styleSheet():
        widget.setStyleSheet(LIGHT_INK)


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
