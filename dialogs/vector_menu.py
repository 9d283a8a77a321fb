"""The entries below Vector › Synpunkt."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.gui import QgisInterface
from qgis.PyQt.QtWidgets import QAction, QMenu

NAME = "Synpunkt"


class VectorMenu:
    """Shows ``actions`` in QGIS's Vector menu, until ``take_down``."""

    def __init__(self, iface: QgisInterface, actions: Sequence[QAction]) -> None:
        self._iface, self._actions = iface, actions
        for action in actions:
            iface.addPluginToVectorMenu(NAME, action)

    def take_down(self) -> None:
        """Take the actions out again, and the submenu with them."""
        for action in self._actions:
            self._iface.removePluginVectorMenu(NAME, action)
        # QGIS takes the emptied menu from sight and keeps it: a new one at every reload.
        for menu in self._iface.mainWindow().findChildren(QMenu, NAME):
            if menu.isEmpty():
                menu.deleteLater()
