"""One question in a line of the panel: typed and answered with Enter, put away with Escape."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget


class AskLine(QWidget):
    """Hidden until ``ask``; no box stands in the way of the map meanwhile."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._answer: Callable[[str], object] = lambda text: None
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.line = QLineEdit(self)
        self.line.setObjectName(name)
        self.label.setBuddy(self.line)
        self.button = QPushButton(self)
        self.button.setObjectName(f"{name}Done")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.label)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.button)
        self.line.returnPressed.connect(self._on_done)
        self.line.textChanged.connect(lambda text: self.button.setEnabled(bool(text.strip())))
        self.button.clicked.connect(lambda: self._on_done())
        self.hide()

    def ask(
        self, question: str, button: str, answer: Callable[[str], object], proposed: str = ""
    ) -> None:
        """Show the question; ``answer`` gets what is typed, once, without blanks around it."""
        self._answer = answer
        self.label.setText(question)
        self.line.setAccessibleName(question)
        self.button.setText(button)
        self.line.setText(proposed)
        self.button.setEnabled(bool(proposed.strip()))
        self.show()
        self.line.selectAll()
        self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _on_done(self) -> None:
        text = self.line.text().strip()
        if text:
            self.hide()
            self._answer(text)
