"""Registers Synpunkt with QGIS, and takes it down again in the opposite order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from .layers import resources
from .layers.language import TRANSLATIONS, translate
from .processing.provider import SynpunktProvider

if TYPE_CHECKING:
    from qgis.gui import QgisInterface


def interface_locale() -> str:
    """The locale that QGIS speaks, as "sv_SE" or "sv"."""
    settings = QgsSettings()
    chosen = ""
    if settings.value("locale/overrideFlag", False, type=bool):
        chosen = settings.value("locale/userLocale", "", type=str)
    return chosen or QLocale.system().name()


class SynpunktPlugin:
    """The plugin as QGIS sees it. Every registration leaves its undo for ``unload``."""

    def __init__(self, iface: QgisInterface | None) -> None:
        self.iface = iface
        self._undo: list[Callable[[], object]] = []

    def initProcessing(self) -> None:  # noqa: N802
        """All that ``qgis_process`` needs; there is no interface then."""
        self._add_translator()
        self._add_provider()

    def initGui(self) -> None:  # noqa: N802
        self.initProcessing()
        self._add_help()

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

    def _add_help(self) -> None:
        action = QAction(
            QIcon(str(resources.path("icon.svg"))), "Synpunkt", self.iface.mainWindow()
        )
        action.setObjectName("synpunktHelp")
        action.setToolTip(translate("Synpunkt", "What Synpunkt does and how to begin"))
        action.triggered.connect(self._show_help)
        menu = self.iface.pluginHelpMenu()
        menu.addAction(action)
        self._undo.append(action.deleteLater)
        self._undo.append(lambda: menu.removeAction(action))

    def _show_help(self) -> None:
        from .dialogs.help import HelpWindow

        window = HelpWindow(self.iface.mainWindow())
        window.show()
