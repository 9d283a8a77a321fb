"""A line of facts, "When: Day 14  Evening 21", each of which can be clicked."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QToolButton, QWidget

from ...layers.language import words
from ...layers.settings import interface_language
from .facets import Chip
from .flow_layout import FlowLayout

_STYLE = """
QToolButton { border: 1px solid transparent; padding: 0px 2px; text-decoration: underline; }
QToolButton:hover, QToolButton:focus { border: 1px solid palette(highlight); border-radius: 3px; }
"""


class FactLine(QWidget):
    """Hidden while there is nothing to tell; ``chosen`` carries the ``Chip`` that was clicked."""

    chosen = pyqtSignal(object)

    def __init__(self, head: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._head = QLabel(head, self)
        self._head.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.buttons: list[QToolButton] = []
        self._layout = FlowLayout(self, 2)
        self._layout.addWidget(self._head)
        self.setStyleSheet(_STYLE)

    def show_facts(self, facts: Iterable[tuple[Chip, str, int]]) -> None:
        """Tell other facts: what a click asks for, its label and its number."""
        for button in self.buttons:
            self._layout.removeWidget(button)
            button.deleteLater()
        self.buttons = [self._button(*fact) for fact in facts]
        for button in self.buttons:
            self._layout.addWidget(button)
            button.show()
            self._head.setFixedHeight(button.sizeHint().height())
        self.setVisible(bool(self.buttons))
        self.updateGeometry()

    def text(self) -> str:
        """The line as it reads."""
        told = ", ".join(button.text() for button in self.buttons)
        return f"{self._head.text()} {told}".replace("&&", "&")

    def _button(self, chip: Chip, label: str, n: int) -> QToolButton:
        button = QToolButton(self)
        number = words(interface_language()).number(n)
        button.setText(f"{label} {number}".replace("&", "&&"))
        button.setAccessibleName(f"{self._head.text()} {label}: {number}")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.chosen.emit(chip))
        return button
