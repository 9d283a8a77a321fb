"""What can be done with the chosen viewpoints: in the list's menu, and behind a button."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import QMenu, QToolButton, QWidget

from ...layers.language import translate
from .membership_desk import MembershipDesk
from .move_viewpoint import MoveViewpoint
from .outline_desk import OutlineDesk
from .state import PanelState
from .widgets import empty


class ViewpointActions:
    """Fills menus for the viewpoints that ``chosen`` tells of; the first of them is in focus.

    ``others`` are actions of other parts of the panel that belong in the same menus.
    """

    def __init__(
        self,
        state: PanelState,
        move: MoveViewpoint,
        membership: MembershipDesk,
        outlines: OutlineDesk,
        chosen: Callable[[], list[str]],
    ) -> None:
        self._state, self._move, self._membership = state, move, membership
        self._outlines, self._chosen = outlines, chosen
        self.others: list[QAction] = []

    def button(self, parent: QWidget) -> QToolButton:
        """A button that opens the menu."""
        button = QToolButton(parent)
        button.setObjectName("synpunktMore")
        button.setText("…")
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        button.setToolTip(translate("Synpunkt", "More to do with the chosen viewpoints"))
        button.setAccessibleName(button.toolTip())
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self.fill(menu))
        button.setMenu(menu)
        return button

    def fill(self, menu: QMenu) -> None:
        """Put into ``menu`` what can be done now."""
        empty(menu)
        menu.addActions(self.others)
        menu.addSeparator()
        chosen = self._chosen()
        move = self._add(menu, self._place_text(chosen), lambda: self._move.begin(chosen[0]))
        move.setEnabled(len(chosen) == 1)
        self._outlines.fill(menu, chosen[0] if len(chosen) == 1 else "")
        menu.addSeparator()
        include = self._add(
            menu,
            translate("Synpunkt", "Put into the matter"),
            lambda: self._membership.include(chosen),
        )
        exclude = self._add(
            menu,
            translate("Synpunkt", "Leave out of the matter…"),
            lambda: self._membership.exclude(chosen),
        )
        members = self._members(chosen)
        include.setEnabled(bool(chosen) and members is not None and members < len(chosen))
        exclude.setEnabled(bool(members))

    def _place_text(self, chosen: list[str]) -> str:
        columns = self._state.columns
        row = columns.rows.get(chosen[0]) if columns is not None and chosen else None
        if row is not None and columns.geometry(row).isNull():
            return translate("Synpunkt", "Place on the map")
        return translate("Synpunkt", "Move on the map")

    def _members(self, chosen: list[str]) -> int | None:
        """How many of them belong to the matter; None where no matter is chosen."""
        members, columns = self._state.members, self._state.columns
        if members is None or columns is None:
            return None
        return sum(bool(members[columns.rows[uuid]]) for uuid in chosen if uuid in columns.rows)

    def _add(self, menu: QMenu, text: str, slot: Callable[[], object]) -> QAction:
        action = QAction(text, menu)
        action.triggered.connect(lambda _checked: slot())
        menu.addAction(action)
        return action
