"""What keys mean in the form: looked at before any of its widgets gets them."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QEvent, QObject
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QPushButton, QWidget

from .form import EntryForm
from .keys import NOWHERE, SAME_PLACE, SUGGESTION, TABLE, TYPES, Keys, is_enter, is_undo

Do = Callable[[], object]
DIGITS = ("1", "2", "3", "4", "5")


class KeyFilter(QObject):
    """Holds for the widgets below ``area``, while one of them has the focus."""

    def __init__(self, area: QWidget, form: EntryForm, keys: Keys, save: Do, undo: Do) -> None:
        super().__init__(area)
        self._area, self._form, self._keys = area, form, keys
        self._save, self._undo = save, undo

    def listen(self) -> None:
        """Look at the keys of all widgets that there are now."""
        for widget in self._area.findChildren(QWidget):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        kind = event.type()
        if kind not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        # Not what a pop-up list is given, nor what is passed on once the form is out of sight.
        if not isinstance(watched, QWidget) or watched.window() is not self._area.window():
            return False
        do = self._meaning(watched, event) if self._area.isVisible() else None
        if do is None:
            return False
        if kind == QEvent.Type.ShortcutOverride:
            event.accept()  # the key is ours, and comes back as a key press
        else:
            do()
        return True

    def _meaning(self, watched: QWidget, event: QKeyEvent) -> Do | None:
        """What the key does here, None if it is left to the widget."""
        choose = self._form.type.choose
        if is_undo(event):
            return self._undo
        name = self._keys.meaning(event)
        if name in TYPES:
            return lambda: choose(TYPES.index(name) + 1)
        if name:
            return self._actions()[name]
        if is_enter(event):
            return self._enter(watched)
        if watched in self._form.type.buttons and event.text() in DIGITS:
            return lambda: choose(int(event.text()))
        return None

    def _actions(self) -> dict[str, Do]:
        place = self._form.place
        return {
            SAME_PLACE: place.take_last,
            TABLE: place.take_stop if place.stop is not None else place.take_table,
            NOWHERE: place.take_nowhere,
            SUGGESTION: self._form.take_suggestion,
        }

    def _enter(self, watched: QWidget) -> Do:
        if isinstance(watched, QPushButton) and watched is not self._form.save:
            return watched.click
        return self._form.theme.settle if self._form.theme.is_open else self._save
