"""Registers Synpunkt with QGIS, and takes it down again in the opposite order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from .dialogs.habits import Habits
from .dialogs.layer_action import LayerAction
from .dialogs.options.factory import PAGE
from .dialogs.vector_menu import VectorMenu
from .layers import resources
from .layers.language import TRANSLATIONS, translate
from .processing.provider import SynpunktProvider

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .dialogs.panel.content import PanelContent


def interface_locale() -> str:
    """The locale that QGIS speaks, as "sv_SE" or "sv"."""
    settings = QgsSettings()
    overridden = settings.value("locale/overrideFlag", False, type=bool)
    return overridden and settings.value("locale/userLocale", "") or QLocale.system().name()


class SynpunktPlugin:
    """The plugin as QGIS sees it. Every registration leaves its undo for ``unload``."""

    def __init__(self, iface: QgisInterface | None) -> None:
        self.iface = iface
        self._undo: list[Callable[[], object]] = []
        self._dock: QgsDockWidget | None = None
        self._content: PanelContent | None = None
        self._habits: Habits | None = None

    def initProcessing(self) -> None:  # noqa: N802
        """All that ``qgis_process`` needs; there is no interface then."""
        self._add_translator()
        self._add_provider()

    def initGui(self) -> None:  # noqa: N802
        self.initProcessing()
        self._add_help()
        self._add_habits()
        self._add_panel()
        self._add_layer_action()

    def unload(self) -> None:
        while self._undo:
            self._undo.pop()()

    def _add_translator(self) -> None:
        translator = QTranslator()
        folder = str(TRANSLATIONS)
        # Qt shortens "sv_SE" to "sv" by itself. English is a file too: it holds the plurals.
        if not translator.load(f"synpunkt_{interface_locale()}", folder):
            translator.load("synpunkt_en", folder)
        QCoreApplication.installTranslator(translator)
        self._undo.append(lambda: QCoreApplication.removeTranslator(translator))

    def _add_provider(self) -> None:
        registry = QgsApplication.processingRegistry()
        provider = SynpunktProvider()
        if registry.addProvider(provider):  # refused (and deleted) if one is there already
            self._undo.append(lambda: registry.removeProvider(provider))

    def _action(self, name: str, text: str) -> QAction:
        action = QAction(QIcon(str(resources.path("icon.svg"))), text, self.iface.mainWindow())
        action.setObjectName(name)
        self._undo.append(action.deleteLater)
        return action

    def _add_help(self) -> None:
        action = self._action("synpunktHelp", "Synpunkt")
        action.setToolTip(translate("Synpunkt", "What Synpunkt does and how to begin"))
        action.triggered.connect(self._show_help)
        menu = self.iface.pluginHelpMenu()
        menu.addAction(action)
        self._undo.append(lambda: menu.removeAction(action))

    def _add_habits(self) -> None:
        def show(uuid: str) -> None:
            self._open_panel().show_viewpoint(uuid)

        self._habits = Habits(self.iface, QgsProject.instance(), show)
        self._undo.append(self._habits.take_down)

    def _add_panel(self) -> None:
        self._dock = dock = QgsDockWidget("Synpunkt", self.iface.mainWindow())
        dock.setObjectName("synpunktPanel")
        self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        dock.hide()  # QGIS shows it again by itself if it was open when QGIS was closed
        dock.opened.connect(self._fill_panel)
        action = self._action("synpunktShowPanel", "Synpunkt")
        action.setToolTip(translate("Synpunkt", "Show what was said about the plan"))
        dock.setToggleVisibilityAction(action)
        self.iface.addToolBarIcon(action)
        options = self._action("synpunktOptionsAction", translate("Synpunkt", "Options…"))
        options.triggered.connect(lambda: self.iface.showOptionsDialog(currentPage=PAGE))
        self._undo += [
            dock.deleteLater,
            lambda: self.iface.removeDockWidget(dock),
            lambda: dock.opened.disconnect(self._fill_panel),
            self._empty_panel,
            lambda: self.iface.removeToolBarIcon(action),
            VectorMenu(self.iface, [action, options]).take_down,
        ]

    def _add_layer_action(self) -> None:
        text = translate("Synpunkt", "Summarise viewpoints here")
        action = self._action("synpunktSummariseHere", text)
        action.triggered.connect(lambda: self._open_panel().summarise(self.iface.activeLayer()))
        self._undo.append(LayerAction(self.iface, QgsProject.instance(), action).take_down)

    def _open_panel(self) -> PanelContent:
        self._dock.setUserVisible(True)
        self._fill_panel()
        return self._content

    def _fill_panel(self) -> None:
        """What the panel shows is made when it is first opened: QGIS's start stays quick."""
        if self._content is None:
            from .dialogs.panel.content import PanelContent

            project, workplace = QgsProject.instance(), self._habits.workplace()
            self._content = PanelContent(self.iface, project, workplace, self._show_help)
            self._dock.setWidget(self._content)

    def _empty_panel(self) -> None:
        if self._content is not None:
            self._content.take_down()
        self._content = self._dock = None

    def _show_help(self) -> None:
        from .dialogs.help import HelpWindow

        HelpWindow(self.iface.mainWindow()).show()
