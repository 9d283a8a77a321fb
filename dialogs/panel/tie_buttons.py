"""The buttons beside "In the plan" in the detail: tie to a part on the map, remove a tie."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import QMenu, QToolButton

from ...layers.errors import SynpunktError
from ...layers.language import translate
from ...layers.plan_parts import plan_parts
from ...layers.ties import Tied, ties_of
from ..messages import Messages
from .detail_pane import DetailPane
from .detail_parts import PLAN
from .plan_desk import PlanDesk
from .state import PanelState


class TieButtons:
    """Puts them into ``detail``.

    ``chosen`` gives the viewpoints to tie; ``tie_on_map`` lets the user click a part for them. Ties
    are removed from the viewpoint that is shown, for they are what is told there.
    """

    def __init__(
        self,
        detail: DetailPane,
        state: PanelState,
        desk: PlanDesk,
        messages: Messages,
        chosen: Callable[[], list[str]],
        tie_on_map: Callable[[list[str]], object],
    ) -> None:
        self._detail, self._state, self._desk = detail, state, desk
        self._messages, self._chosen, self._tie_on_map = messages, chosen, tie_on_map
        self.tie = _button(detail, "synpunktTieOnMap", translate("Synpunkt", "Tie"))
        self.tie.setToolTip(
            translate("Synpunkt", "Tie the chosen viewpoints to a part of the plan on the map")
        )
        self.tie.clicked.connect(lambda: self._tie())
        self.untie = _button(detail, "synpunktRemoveTie", translate("Synpunkt", "Remove tie"))
        self.untie.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.untie)
        self._menu.aboutToShow.connect(self._fill)
        self.untie.setMenu(self._menu)
        detail.folds.add_button(PLAN, self.tie)
        detail.folds.add_below(PLAN, self.untie)

    def _tie(self) -> None:
        store, chosen = self._state.store, self._chosen()
        if store is None or not chosen:
            return
        try:
            known = bool(plan_parts(store))
        except SynpunktError as error:
            self._messages.fail(str(error))
            return
        if known:
            self._tie_on_map(chosen)
        else:
            text = translate("Synpunkt", "The store has no plan yet. Choose its layer in The plan.")
            self._messages.hint(text)

    def _fill(self) -> None:
        store = self._state.store
        self._menu.clear()
        try:
            found = ties_of(store, self._detail.uuid) if store is not None else []
        except SynpunktError as error:
            self._messages.fail(str(error))
            return
        for tied in found:
            action = QAction(tied.label.replace("&", "&&"), self._menu)
            action.triggered.connect(lambda _checked, tied=tied: self._untie(tied))
            self._menu.addAction(action)

    def _untie(self, tied: Tied) -> None:
        self._desk.untie([tied.viewpoint], tied.plan_object, tied.label)


def _button(detail: DetailPane, name: str, text: str) -> QToolButton:
    button = QToolButton(detail)
    button.setObjectName(name)
    button.setText(text)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
