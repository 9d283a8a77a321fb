"""The theme, found by its first letters."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QStringListModel, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFocusEvent
from qgis.PyQt.QtWidgets import QCompleter, QLineEdit, QWidget

from ...layers.language import translate

#: So many letters bring the list.
LETTERS = 2
#: Stands in the label of a theme's part, after the theme.
PART = "›"
SHOWN = 12


class ThemeField(QLineEdit):
    """Offers the labels that fit; ``chosen`` tells of another theme. Never fills in by itself."""

    chosen = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktCaptureTheme")
        self.setClearButtonEnabled(True)
        self.setPlaceholderText(translate("Synpunkt", "Type two letters"))
        self.setAccessibleName(translate("Synpunkt", "Theme"))
        self.code: str | None = None
        self._choices: list[tuple[str, str]] = []
        self._offered = QStringListModel(self)
        self._completer = QCompleter(self._offered, self)
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(SHOWN)
        self._completer.activated.connect(self._take)
        self.textEdited.connect(self._offer)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """The themes as (code, label)."""
        self._choices = list(choices)

    def set_code(self, code: str | None) -> None:
        """Show a theme, or none."""
        before, self.code = self.code, code
        self.setText(self._label(code))
        self._completer.popup().hide()
        if code != before:
            self.chosen.emit()

    @property
    def is_open(self) -> bool:
        """Something is written that is no theme yet."""
        return self.text().strip() != self._label(self.code)

    def settle(self) -> None:
        """Take the first theme that fits what is written; what fits none is dropped."""
        if not self.is_open:
            return
        fitting = self._fitting(self.text()) if self.text().strip() else []
        empty = not self.text().strip()
        self.set_code(None if empty else (fitting[0][0] if fitting else self.code))

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._completer.popup().hide()
            self.settle()
        super().focusOutEvent(event)

    def _offer(self, text: str) -> None:
        fitting = self._fitting(text) if len(text.strip()) >= LETTERS else []
        self._offered.setStringList([label for _, label in fitting[:SHOWN]])
        if not fitting:
            self._completer.popup().hide()
            return
        self._completer.complete()
        self._completer.popup().setCurrentIndex(self._offered.index(0, 0))

    def _take(self, label: str) -> None:
        self.set_code(next((code for code, shown in self._choices if shown == label), None))

    def _fitting(self, text: str) -> list[tuple[str, str]]:
        """Themes that begin with the text, then those with a word that does, then the rest.

        Of those that fit equally well a theme comes before the parts of others.
        """
        wanted = text.strip().casefold()
        ranked = [(_rank(label.casefold(), wanted), code, label) for code, label in self._choices]
        ranked.sort(key=lambda one: (one[0], PART in one[2]))
        return [(code, label) for rank, code, label in ranked if rank < _NO_FIT]

    def _label(self, code: str | None) -> str:
        return next((label for known, label in self._choices if known == code), code or "")


_NO_FIT = 3


def _rank(label: str, wanted: str) -> int:
    if label.startswith(wanted):
        return 0
    if any(word.startswith(wanted) for word in label.replace(PART, " ").split()):
        return 1
    return 2 if wanted in label else _NO_FIT
