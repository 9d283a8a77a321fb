"""The type as five buttons with their digits; none needs to be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QToolButton, QWidget

from ..panel.flow_layout import FlowLayout

# Bold and framed, not by colour alone.
_STYLE = "QToolButton:checked { font-weight: bold; border: 2px solid palette(highlight); }"


class TypeRow(QWidget):
    """Shows and changes the type; ``changed`` tells of another one."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktCaptureType")
        self.setStyleSheet(_STYLE)
        self.buttons: list[QToolButton] = []
        self._codes: list[str] = []
        self._layout = FlowLayout(self)

    def set_choices(self, choices: Sequence[tuple[str, str]], keys: Sequence[str]) -> None:
        """A button for each (code, label), with the key that chooses it."""
        for button in self.buttons:
            self._layout.removeWidget(button)
            button.deleteLater()
        self.buttons, self._codes = [], []
        for number, (code, label) in enumerate(choices, 1):
            button = QToolButton(self)
            button.setText(f"{number} {label}".replace("&", "&&"))
            button.setAccessibleName(label)
            button.setToolTip(keys[number - 1] if number <= len(keys) else "")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda checked, code=code: self._on_click(code, checked))
            self._layout.addWidget(button)
            self.buttons.append(button)
            self._codes.append(code)

    @property
    def code(self) -> str | None:
        """The chosen type."""
        pressed = (c for c, b in zip(self._codes, self.buttons, strict=True) if b.isChecked())
        return next(pressed, None)

    def set_code(self, code: str | None) -> None:
        """Choose a type, or none."""
        before = self.code
        for known, button in zip(self._codes, self.buttons, strict=True):
            button.setChecked(known == code)
        if self.code != before:
            self.changed.emit()

    def choose(self, number: int) -> None:
        """Choose by its digit; the chosen one's digit takes the choice away."""
        if 1 <= number <= len(self._codes):
            code = self._codes[number - 1]
            self.set_code(None if self.code == code else code)

    def _on_click(self, code: str, checked: bool) -> None:
        for known, button in zip(self._codes, self.buttons, strict=True):
            button.setChecked(known == code and checked)
        self.changed.emit()
