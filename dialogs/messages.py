"""The one place that writes to QGIS's message bar."""

from __future__ import annotations

import html

from qgis.core import Qgis
from qgis.gui import QgsMessageBar

#: Seconds for which news stand; warnings and errors stand until they are read.
SHORT = 5
TITLE = "Synpunkt"


class Messages:
    """Tells the user what happened, in finished sentences; hostile text is shown as it is."""

    def __init__(self, bar: QgsMessageBar) -> None:
        self._bar = bar

    def tell(self, text: str) -> None:
        """Something went as wished."""
        self._push(text, Qgis.MessageLevel.Success, SHORT)

    def hint(self, text: str) -> None:
        """Something to know, with nothing wrong."""
        self._push(text, Qgis.MessageLevel.Info, SHORT)

    def warn(self, text: str) -> None:
        """Something to act on."""
        self._push(text, Qgis.MessageLevel.Warning, 0)

    def fail(self, text: str) -> None:
        """Something that could not be done."""
        self._push(text, Qgis.MessageLevel.Critical, 0)

    def _push(self, text: str, level: Qgis.MessageLevel, seconds: int) -> None:
        # The bar reads its text as HTML.
        self._bar.pushMessage(TITLE, html.escape(text), level, seconds)
