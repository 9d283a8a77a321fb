"""How to get started, in a window of its own, so that help needs neither browser nor network."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from ..layers import resources
from ..layers.language import translate
from ..layers.settings import interface_language


class HelpWindow(QDialog):
    """Ten minutes in words, in the interface's language; closes for good, leaves QGIS usable."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktHelpWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Synpunkt", "Synpunkt – help"))
        self.resize(760, 640)
        self.browser = QTextBrowser(self)
        told = resources.path(f"help/{interface_language()}.md")
        self.browser.setMarkdown(told.read_text(encoding="utf-8"))
        layout = QVBoxLayout(self)
        layout.addWidget(self.browser)
