"""What the panel's list offers for the day after a walk."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QAction

from ...layers.language import translate
from ..panel.viewpoints_tab import ViewpointsTab
from .desk import WalksDesk


class WalksHook:
    """Entries in the menu of the list, and behind its button."""

    def __init__(self, tab: ViewpointsTab, desk: WalksDesk) -> None:
        self.actions = QAction(translate("Synpunkt", "Actions…"), tab)
        self.actions.setObjectName("synpunktShowActions")
        self.actions.triggered.connect(lambda _checked: desk.show_actions())
        tab.menu_of.others.append(self.actions)
