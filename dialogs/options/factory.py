"""Puts Synpunkt's page among QGIS's options; the page itself is made when it is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.gui import QgsOptionsWidgetFactory
from qgis.PyQt.QtGui import QIcon

from ...layers import resources
from ...layers.settings import Settings

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from .page import OptionsPage

#: By which QGIS opens the page: ``iface.showOptionsDialog(currentPage=PAGE)``.
PAGE = "synpunktOptions"


class OptionsFactory(QgsOptionsWidgetFactory):
    """For ``iface.registerOptionsWidgetFactory``."""

    def __init__(self, settings: Settings) -> None:
        super().__init__("Synpunkt", QIcon(str(resources.path("icon.svg"))))
        self._settings = settings

    def createWidget(self, parent: QWidget | None = None) -> OptionsPage:  # noqa: N802
        from .page import OptionsPage

        return OptionsPage(self._settings, parent)
