"""The way from the panel into capture and back."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ...layers.language import translate
from ...layers.store import Store
from .page import CapturePage


class CaptureHook:
    """A button under the tabs; while capture is open its page stands in place of ``others``."""

    def __init__(
        self, column: QVBoxLayout, page: CapturePage, others: Sequence[QWidget], parent: QWidget
    ) -> None:
        self.page = page
        self._others = others
        self._hidden: list[QWidget] = []
        self._offered = True
        self.button = QPushButton(parent)
        self.button.setObjectName("synpunktCaptureBegin")
        self.button.setToolTip(
            translate("Synpunkt", "Write down what people say, at a table or on a walk")
        )
        column.addWidget(self.button)
        column.addWidget(page, 1)
        page.hide()
        self.button.clicked.connect(self.begin)
        page.ended.connect(self.end)

    def use_store(self, store: Store | None) -> None:
        """Capture for another store."""
        self.page.use_store(store)
        self._name_button()

    def begin(self) -> None:
        """Show capture in place of the others."""
        if self.page.session is None or not self.page.isHidden():
            return
        self._hidden = [widget for widget in self._others if not widget.isHidden()]
        for widget in (*self._hidden, self.button):
            widget.hide()
        self.page.show()
        self.page.begin()

    def offer(self, wanted: bool) -> None:
        """Show the button, or leave it out where what is shown has one of its own."""
        self._offered = wanted
        self.button.setVisible(wanted and self.page.isHidden())

    def begin_at(self, occasion: str) -> None:
        """Show capture at an occasion, whichever it was at last."""
        self.begin()
        self.page.work_at(occasion)

    def leave(self) -> None:
        """Close capture if it is open: something else is to be shown."""
        if not self.page.isHidden():
            self.page.end()

    def end(self) -> None:
        """Show the others again."""
        self.page.hide()
        for widget in self._hidden:
            widget.show()
        self._hidden = []
        self.offer(self._offered)
        self._name_button()

    def _name_button(self) -> None:
        plain = translate("Synpunkt", "Write down…")
        draft = translate("Synpunkt", "Write down… (a draft is kept)")
        self.button.setText(draft if self.page.has_draft else plain)
