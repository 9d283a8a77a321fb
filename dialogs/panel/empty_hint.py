"""What an empty list says: why nothing stands in it, and what to do."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import QAbstractItemView, QLabel

from ...layers.language import translate
from .state import PanelState

MARGIN = 12


class EmptyHint(QLabel):
    """Lies on the ground of ``view`` while that has no rows; ``setText`` says what it tells."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self.setObjectName(f"{view.objectName()}Empty")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self.setMargin(MARGIN)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.viewport().installEventFilter(self)
        view.model().modelReset.connect(self._follow)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._view.viewport().rect())
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        self.setVisible(not self._view.model().rowCount())


def why_empty(state: PanelState) -> str:
    """Why nothing of ``state`` is there to be shown; "" without a store."""
    if state.columns is None:
        return ""
    if not len(state.columns):
        return translate(
            "Synpunkt", "No viewpoints yet. Bring in a file, or write down what is said."
        )
    if state.scope().any():
        return translate("Synpunkt", "No viewpoint fits the filter.")
    return translate("Synpunkt", "No viewpoints here. Choose another area.")
