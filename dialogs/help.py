"""The README in a window of its own, so that help needs neither browser nor network."""

from __future__ import annotations

import re
from pathlib import Path

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from ..layers.language import translate

README = Path(__file__).resolve().parent.parent / "README.md"
PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")


class HelpWindow(QDialog):
    """Shows the README; closes for good, and leaves QGIS usable meanwhile."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktHelpWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Synpunkt", "Synpunkt – help"))
        self.resize(760, 640)
        self.browser = QTextBrowser(self)
        self.browser.setOpenExternalLinks(True)
        # The pictures are for the web page; the zip is kept small without them.
        self.browser.setMarkdown(PICTURE.sub("", README.read_text(encoding="utf-8")))
        layout = QVBoxLayout(self)
        layout.addWidget(self.browser)
