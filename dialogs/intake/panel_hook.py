"""Where the panel offers to bring in a file, and what happens to one that is dropped on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.gui import QgisInterface
from qgis.PyQt.QtWidgets import QAction, QMenu, QPushButton, QToolButton

from ...layers.language import translate
from ...layers.project_controller import ProjectController
from ...layers.store import Store
from ..panel.state import PanelState
from ..panel.viewpoints_tab import ViewpointsTab
from ..store_work import StoreWork
from .intaking import Intaking


class IntakeHook:
    """Entries in the menus of the viewpoints tab, and a button in an empty store's list."""

    def __init__(
        self,
        tab: ViewpointsTab,
        state: PanelState,
        controller: ProjectController,
        work: StoreWork,
        iface: QgisInterface,
    ) -> None:
        self._tab, self._state, self._controller = tab, state, controller
        self._work, self._iface = work, iface
        self.intaking: Intaking | None = None
        choose = self._action("synpunktBringIn", translate("Synpunkt", "Bring in…"), self.choose)
        paste = self._action("synpunktPaste", translate("Synpunkt", "Paste table"), self.paste)
        tab.menu_of.others += [choose, paste]
        menu = QMenu(tab.add)
        menu.addActions([choose, paste])
        tab.add.setMenu(menu)
        tab.add.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.first = QPushButton(choose.text(), tab)
        self.first.setObjectName("synpunktBringInFirst")
        self.first.clicked.connect(lambda: self.choose())
        tab.above.insertWidget(tab.above.indexOf(tab.list), self.first)
        state.recounted.connect(self._follow)
        controller.store_changed.connect(self._on_store)
        self._follow()

    def choose(self) -> None:
        """Ask for a file, and show it."""
        with self._work.telling():
            if (intaking := self._intaking()) is not None:
                intaking.choose()

    def paste(self) -> None:
        """Show the table that was copied."""
        with self._work.telling():
            if (intaking := self._intaking()) is not None:
                intaking.paste()

    def open_file(self, path: Path) -> None:
        """Show a file."""
        with self._work.telling():
            if (intaking := self._intaking()) is not None:
                intaking.open_file(path)

    def take_down(self) -> None:
        """Close the window."""
        self._controller.store_changed.disconnect(self._on_store)
        self._close()

    def _action(self, name: str, text: str, do: Callable[[], object]) -> QAction:
        action = QAction(text, self._tab)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked: do())
        return action

    def _intaking(self) -> Intaking | None:
        store = self._state.store
        if store is not None and self.intaking is None:
            self.intaking = Intaking(
                store, self._state, self._controller, self._work, self._iface, self._tab
            )
        return self.intaking

    def _follow(self) -> None:
        columns = self._state.columns
        self.first.setVisible(columns is not None and not len(columns.uuid))

    def _on_store(self, _store: Store | None) -> None:
        self._close()

    def _close(self) -> None:
        if self.intaking is not None:
            self.intaking.take_down()
            self.intaking = None
