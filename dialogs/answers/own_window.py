"""A window of its own above QGIS's, that stays until it is closed."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QCloseEvent, QKeyEvent
from qgis.PyQt.QtWidgets import QDialog, QWidget


class OwnWindow(QDialog):
    """A dialog by its looks, for QGIS's themes know those; Enter and Escape end nothing in it."""

    closed = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        # A dialog would press a button, or close.
        QWidget.keyPressEvent(self, event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self.closed.emit()
        super().closeEvent(event)
