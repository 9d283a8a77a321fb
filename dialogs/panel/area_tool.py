"""Choosing the area by a click on the map."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.core import QgsVectorLayer
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapToolIdentify
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent

from ...layers.language import translate
from ..messages import Messages


class AreaTool(QgsMapToolIdentify):
    """Tells which area was clicked, and whether it is one more (Shift or Ctrl) or a new choice."""

    picked = pyqtSignal(QgsVectorLayer, int, bool)

    def __init__(
        self,
        canvas: QgsMapCanvas,
        layers: Callable[[], Sequence[QgsVectorLayer]],
        messages: Messages,
    ) -> None:
        super().__init__(canvas)
        self._layers = layers
        self._messages = messages
        self.setCursor(Qt.CursorShape.CrossCursor)

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        event.accept()

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        if event.button() != Qt.MouseButton.LeftButton:
            return
        mode = QgsMapToolIdentify.IdentifyMode.TopDownStopAtFirst
        found = self.identify(event.pos().x(), event.pos().y(), list(self._layers()), mode)
        if not found:
            self._messages.hint(translate("Synpunkt", "There is no area where you clicked."))
            return
        more = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
        adds = bool(event.modifiers() & more)
        self.picked.emit(found[0].mLayer, found[0].mFeature.id(), adds)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.canvas().unsetMapTool(self)
            event.accept()
