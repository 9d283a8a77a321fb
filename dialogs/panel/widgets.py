"""Small parts that the panel's pages share."""

from __future__ import annotations

import html

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QMenu, QSizePolicy, QWidget


def paragraph(text: str, parent: QWidget) -> QLabel:
    """A label that breaks its lines, and shows its text as it is, whatever stands in it."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def set_plain_tooltip(widget: QWidget, *lines: str) -> None:
    """A tooltip that shows its lines as they are: Qt would take some texts for HTML."""
    shown = "<br>".join(f"<span>{html.escape(line)}</span>" for line in lines if line)
    widget.setToolTip(shown)


def empty(menu: QMenu) -> None:
    """Take everything out of a menu, and the menus below it, which ``clear`` would keep."""
    menu.clear()
    for below in menu.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        below.deleteLater()


def squeezable(box: QComboBox) -> None:
    """Let a list be narrower than its longest name: the panel's width is given."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
