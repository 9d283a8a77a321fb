"""The filter as chips: those that are on, the three that tell most, and all others in a menu."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QAction, QPalette
from qgis.PyQt.QtWidgets import QMenu, QToolButton, QWidget

from ...layers.language import translate, words
from ...layers.settings import interface_language
from ..viewpoints.filters import Filter
from .contrast import readable_highlight
from .facets import (
    CHIPS,
    IN_MENU,
    MENU,
    Chip,
    chip_label,
    chips_on,
    facet_label,
    in_order,
    is_on,
    proposed,
    toggled,
)
from .flow_layout import FlowLayout
from .state import PanelState
from .widgets import empty, set_plain_tooltip

_STYLE = """
QToolButton {{ border: 1px solid {line}; border-radius: 9px; padding: 1px 7px; }}
QToolButton:checked {{ background: {on}; color: {on_text}; border-color: {on}; }}
QToolButton:focus {{ border: 2px solid {on}; padding: 0px 6px; }}
QToolButton::menu-indicator {{ image: none; }}
"""


class ChipBar(QWidget):
    """Shows and changes ``state.filter``; ``rearranged`` tells of other buttons."""

    rearranged = pyqtSignal()

    def __init__(self, state: PanelState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktChips")
        self._state = state
        self._language = interface_language()
        self._proposed: list[Chip] = []
        self._shown: list[Chip] = []
        self._buttons: dict[Chip, QToolButton] = {}
        self._layout = FlowLayout(self)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.more = QToolButton(self)
        self.more.setObjectName("synpunktMoreFilters")
        self.more.setText(translate("Synpunkt", "+ Filter"))
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self.menu)
        self._layout.addWidget(self.more)
        self._beside: list[QToolButton] = []
        self._colour()
        state.recounted.connect(self._on_recounted)
        state.filtered.connect(self.refresh)

    def in_order(self) -> list[QToolButton]:
        """All its buttons, in the order in which they stand."""
        return [*(self._buttons[chip] for chip in self._shown), self.more, *self._beside]

    def add_button(self, button: QToolButton) -> None:
        """Let a button stand after all others."""
        self._beside.append(button)
        self._layout.addWidget(button)

    def button(self, chip: Chip) -> QToolButton | None:
        """The chip's button, if it is out."""
        return self._buttons.get(chip)

    def refresh(self) -> None:
        """Show the filter as it is, with the counts that go with it."""
        if self._state.zones is None:
            return
        counts = self._state.counts()
        on = chips_on(self._state.filter)
        wanted = on + [chip for chip in self._proposed if chip not in on][: max(0, CHIPS - len(on))]
        # In their old places, as far as they were out: a chip must not move under the mouse.
        kept = [chip for chip in self._shown if chip in wanted]
        self._show(kept + [chip for chip in wanted if chip not in kept])
        for chip, button in self._buttons.items():
            n = words(self._language).number(counts.get(chip.facet, {}).get(chip.code, 0))
            label = chip_label(self._state.columns, chip, self._language)
            button.setText(f"{_shortened(label)} {n}".replace("&", "&&"))
            set_plain_tooltip(button, "" if label == _shortened(label) else label)
            button.setAccessibleName(f"{label}: {n}")
            button.setChecked(is_on(self._state.filter, chip))

    def _on_recounted(self) -> None:
        if self._state.zones is not None:
            total = int(self._state.scope().sum())
            self._proposed = proposed(self._state.counts(), total)
        self.refresh()

    def _show(self, chips: list[Chip]) -> None:
        if chips == self._shown:
            return
        for chip in set(self._shown) - set(chips):
            button = self._buttons.pop(chip)
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        for chip in chips:
            if chip not in self._buttons:
                self._buttons[chip] = self._make(chip)
        self._shown = chips
        for widget in self.in_order():
            self._layout.removeWidget(widget)
            self._layout.addWidget(widget)
        self.rearranged.emit()

    def _make(self, chip: Chip) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self._toggle(chip))
        button.show()
        return button

    def _toggle(self, chip: Chip) -> None:
        self._state.set_filter(toggled(self._state.filter, chip))

    def _clear(self) -> None:
        self._state.set_filter(Filter(text=self._state.filter.text))

    def _fill_menu(self) -> None:
        empty(self.menu)
        if self._state.zones is None:
            return
        counts = self._state.counts()
        clear = QAction(translate("Synpunkt", "Clear the filter"), self.menu)
        clear.setEnabled(bool(chips_on(self._state.filter)))
        clear.triggered.connect(self._clear)
        self.menu.addAction(clear)
        self.menu.addSeparator()
        for flag in IN_MENU:
            self.menu.addAction(self._action(self.menu, Chip(flag, flag), counts[flag][flag]))
        for facet in MENU:
            part = QMenu(facet_label(facet), self.menu)
            for chip, n in in_order(self._state.columns, facet, counts):
                part.addAction(self._action(part, chip, n))
            if not part.isEmpty():
                self.menu.addMenu(part)

    def _action(self, menu: QMenu, chip: Chip, n: int) -> QAction:
        label = chip_label(self._state.columns, chip, self._language, short=False)
        number = words(self._language).number(n)
        action = QAction(f"{label}  ({number})".replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(is_on(self._state.filter, chip))
        action.triggered.connect(lambda _checked, chip=chip: self._toggle(chip))
        return action

    def _colour(self) -> None:
        palette = self.palette()
        colours = {
            "line": palette.color(QPalette.ColorRole.Mid).name(),
            "on": readable_highlight(palette).name(),
            "on_text": palette.color(QPalette.ColorRole.HighlightedText).name(),
        }
        self.setStyleSheet(_STYLE.format(**colours))


def _shortened(label: str) -> str:
    return label if len(label) <= 24 else label[:23].rstrip() + "…"
