"""The one place that writes to QGIS's message bar."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from qgis.core import Qgis, QgsVectorLayer
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtWidgets import QPushButton

from ..layers.errors import SynpunktError
from ..layers.language import translate

#: Seconds for which news stand, and those that can be taken back; warnings and errors stand until
#: they are read.
SHORT, LONGER = 5, 20
TITLE = "Synpunkt"


class Messages:
    """Tells the user what happened, in finished sentences; hostile text is shown as it is."""

    def __init__(self, bar: QgsMessageBar) -> None:
        self._bar = bar

    def tell(self, text: str) -> None:
        """Something went as wished."""
        self._push(text, Qgis.MessageLevel.Success, SHORT)

    def done(self, text: str, take_back: Callable[[], bool]) -> None:
        """Something was changed, with a button that takes it back; False leaves the button."""
        label = translate("Synpunkt", "Take back")
        self._with_button(text, label, "synpunktTakeBack", take_back, Qgis.MessageLevel.Success)

    def ask(self, text: str, label: str, name: str, answer: Callable[[], bool]) -> None:
        """Ask before something is done, with a button that does it; False leaves the button."""
        self._with_button(text, label, name, answer, Qgis.MessageLevel.Info)

    def unsaved(self, text: str, layer: QgsVectorLayer) -> None:
        """Something was changed in the user's own open edit session."""
        more = translate(
            "Synpunkt",
            "It lies unsaved in the layer {layer}, which you are editing, and shows here when you"
            " have saved the layer.",
        )
        self._push(f"{text} {more.format(layer=layer.name())}", Qgis.MessageLevel.Info, LONGER)

    def hint(self, text: str) -> None:
        """Something to know, with nothing wrong."""
        self._push(text, Qgis.MessageLevel.Info, SHORT)

    def warn(self, text: str) -> None:
        """Something to act on."""
        self._push(text, Qgis.MessageLevel.Warning, 0)

    def fail(self, text: str) -> None:
        """Something that could not be done."""
        self._push(text, Qgis.MessageLevel.Critical, 0)

    @contextmanager
    def telling(self) -> Iterator[None]:
        """The block is left where it can't be done, such as without a store, and that is told."""
        try:
            yield
        except SynpunktError as error:
            self.fail(str(error))

    def _with_button(
        self, text: str, label: str, name: str, do: Callable[[], bool], level: Qgis.MessageLevel
    ) -> None:
        item = self._bar.createMessage(TITLE, html.escape(text))
        button = QPushButton(label, item)
        button.setObjectName(name)

        def answer() -> None:
            if do():
                self._bar.popWidget(item)

        button.clicked.connect(answer)
        item.layout().addWidget(button)
        self._bar.pushWidget(item, level, LONGER)

    def _push(self, text: str, level: Qgis.MessageLevel, seconds: int) -> None:
        # The bar reads its text as HTML.
        self._bar.pushMessage(TITLE, html.escape(text), level, seconds)
