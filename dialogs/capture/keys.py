"""The keys of capture: they hold while the panel has the focus, and QGIS lets people change them.

They are listed under Settings › Keyboard Shortcuts. Each belongs to an action that no widget has:
Qt would call a key that is also one of QGIS's "ambiguous" and do nothing.
"""

from __future__ import annotations

from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtGui import QKeyEvent, QKeySequence
from qgis.PyQt.QtWidgets import QAction

from ...layers.language import translate

SAME_PLACE, TABLE, NOWHERE, SUGGESTION = "same place", "table", "nowhere", "suggestion"
TYPES = tuple(f"type {number}" for number in range(1, 6))
_DEFAULTS = {
    SAME_PLACE: "F2",
    TABLE: "F3",
    NOWHERE: "F4",
    # Alt and not Ctrl+Alt, which is AltGr; a bare digit belongs in the text.
    **{name: f"Alt+{number}" for number, name in enumerate(TYPES, 1)},
    SUGGESTION: "Alt+0",
}


class Keys(QObject):
    """Tells which of capture's actions a key means; ``take_down`` takes them out of QGIS's list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.actions: dict[str, QAction] = {}
        for name, sequence in _DEFAULTS.items():
            action = QAction(_label(name), self)
            action.setObjectName("synpunktCapture" + name.title().replace(" ", ""))
            QgsGui.shortcutsManager().registerAction(action, sequence, "Synpunkt")
            self.actions[name] = action

    def meaning(self, event: QKeyEvent) -> str:
        """The action that the key stands for, "" for none."""
        pressed = _sequence(event)
        for name, action in self.actions.items():
            if not action.shortcut().isEmpty() and action.shortcut() == pressed:
                return name
        return ""

    def shown(self, name: str) -> str:
        """The action's key as people read it, "" where it has none."""
        return self.actions[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def take_down(self) -> None:
        """Leave no trace in QGIS."""
        for action in self.actions.values():
            QgsGui.shortcutsManager().unregisterAction(action)


def is_enter(event: QKeyEvent) -> bool:
    """Enter without Shift, which breaks the line."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (
        event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    )


def is_undo(event: QKeyEvent) -> bool:
    """The key that undoes."""
    return event.matches(QKeySequence.StandardKey.Undo)


def _sequence(event: QKeyEvent) -> QKeySequence:
    if hasattr(event, "keyCombination"):  # Qt 6
        return QKeySequence(event.keyCombination())
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(int(modifiers) | event.key())


def _label(name: str) -> str:
    labels = {
        SAME_PLACE: translate("Synpunkt", "Capture: same place as last"),
        TABLE: translate("Synpunkt", "Capture: here at the table"),
        NOWHERE: translate("Synpunkt", "Capture: no place"),
        SUGGESTION: translate("Synpunkt", "Capture: take the suggested theme"),
    }
    return labels.get(name) or translate("Synpunkt", "Capture: type {number}").format(
        number=name[-1]
    )
