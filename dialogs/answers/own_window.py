"""A window of its own above QGIS's, that stays until it is closed."""

from __future__ import annotations

from qgis.PyQt.QtCore import QMargins, QPoint, QRect, Qt, pyqtSignal
from qgis.PyQt.QtGui import QCloseEvent, QKeyEvent
from qgis.PyQt.QtWidgets import QDialog, QWidget

#: Pixels of the screen that the title and the frame take beside, above and below the window.
_FRAME = QMargins(20, 10, 20, 70)


class OwnWindow(QDialog):
    """A dialog by its looks, for QGIS's themes know those; Enter and Escape end nothing in it."""

    closed = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)

    def setVisible(self, visible: bool) -> None:  # noqa: N802
        if visible and not self.isVisible():
            self._fit_screen()
        super().setVisible(visible)

    def _fit_screen(self) -> None:
        """On a low screen the window's title would be above it, out of reach."""
        room = self.screen().availableGeometry().marginsRemoved(_FRAME)
        self.resize(self.size().boundedTo(room.size()))
        if not self.testAttribute(Qt.WidgetAttribute.WA_Moved):
            wanted = QRect(QPoint(), self.size())
            wanted.moveCenter(self.parentWidget().window().geometry().center())
            self.move(max(room.left(), wanted.left()), max(room.top(), wanted.top()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        # A dialog would press a button, or close.
        QWidget.keyPressEvent(self, event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self.closed.emit()
        super().closeEvent(event)
