"""What the panel's list offers for the day after a walk."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QAction, QMenu

from ...layers.language import translate
from ..panel.viewpoints_tab import ViewpointsTab
from .desk import WalksDesk

#: So many walks are offered.
MOST = 12


class WalksHook:
    """Entries in the menu of the list, and behind its button."""

    def __init__(self, tab: ViewpointsTab, desk: WalksDesk) -> None:
        self.actions = QAction(translate("Synpunkt", "Actions…"), tab)
        self.actions.setObjectName("synpunktShowActions")
        self.actions.triggered.connect(lambda _checked: desk.show_actions())
        self.menu = QMenu(translate("Synpunkt", "Write up a walk"), tab)
        self.menu.setObjectName("synpunktWriteUpMenu")
        self.menu.aboutToShow.connect(self._fill)
        tab.menu_of.others += [self.menu.menuAction(), self.actions]
        self._desk = desk

    def _fill(self) -> None:
        self.menu.clear()
        for uuid, title in self._desk.walks()[:MOST]:
            action = QAction(title.replace("&", "&&"), self.menu)
            action.triggered.connect(lambda _on, uuid=uuid: self._desk.open_write_up(uuid))
            self.menu.addAction(action)
        if self.menu.isEmpty():
            none = QAction(translate("Synpunkt", "There is no safety walk yet"), self.menu)
            none.setEnabled(False)
            self.menu.addAction(none)
