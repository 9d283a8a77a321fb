"""A list of what photos can be dropped on: stops, observations, actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from .photo_list import keys_in

_TARGET = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Target:
    """``owner`` is the column in ``photo``; uuid "" is what can have no photos."""

    owner: str
    uuid: str = ""


class TargetList(QListWidget):
    """``chosen`` tells which one is chosen now, ``dropped`` the target and the photos' keys."""

    chosen = pyqtSignal(object)
    dropped = pyqtSignal(object, list)

    def __init__(self, name: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setWordWrap(True)
        self.setAlternatingRowColors(True)
        self.setSpacing(1)
        self.setAcceptDrops(True)
        self.setTabKeyNavigation(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.currentItemChanged.connect(lambda now, _before: self._tell(now))
        self.itemClicked.connect(self._tell)

    def show_targets(self, rows: Sequence[tuple[Target, str]]) -> None:
        """Show these as (target, words), without telling; what was chosen stays chosen."""
        kept = self.target()
        blocked = self.blockSignals(True)
        self.clear()
        for target, words in rows:
            item = QListWidgetItem(words, self)
            item.setData(_TARGET, target)
            if target == kept:
                self.setCurrentItem(item)
        self.blockSignals(blocked)

    def target(self) -> Target | None:
        """The one that is chosen."""
        item = self.currentItem()
        return item.data(_TARGET) if item is not None else None

    def choose(self, target: Target) -> bool:
        """Choose one; False where it is not there."""
        for row in range(self.count()):
            if self.item(row).data(_TARGET) == target:
                self.setCurrentRow(row)
                return True
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        event.setAccepted(bool(keys_in(event.mimeData())))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        event.setAccepted(bool(keys_in(event.mimeData())) and self._under(event) is not None)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        target = self._under(event)
        if target is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self.dropped.emit(target, keys_in(event.mimeData()))

    def _under(self, event: QDropEvent) -> Target | None:
        at = event.position().toPoint() if hasattr(event, "position") else event.pos()  # Qt 6, 5
        item = self.itemAt(at)
        target = item.data(_TARGET) if item is not None else None
        return target if target is not None and target.uuid else None

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_TARGET))
