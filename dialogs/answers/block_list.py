"""Text blocks below the answer: put in by a double click or Enter, kept from what was written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from ...layers.language import translate
from ...layers.text_blocks import TextBlock
from ..panel.widgets import set_plain_tooltip

_BLOCK = Qt.ItemDataRole.UserRole
_SHOWN = 200  # characters of a block's text in its row


class BlockList(QWidget):
    """``chosen`` carries a ``TextBlock`` to put in, ``removal_asked`` one to remove."""

    chosen = pyqtSignal(object)
    keeping_asked = pyqtSignal()
    removal_asked = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget(self)
        self.list.setObjectName("synpunktBlocks")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.itemActivated.connect(lambda item: self.chosen.emit(item.data(_BLOCK)))
        self.list.currentItemChanged.connect(lambda *_: self._follow())
        label = QLabel(translate("Synpunkt", "Text blocks"), self)
        label.setBuddy(self.list)
        self.list.setAccessibleName(label.text())
        self.insert = QPushButton(translate("Synpunkt", "Insert"), self)
        self.insert.setObjectName("synpunktInsertBlock")
        self.keep = QPushButton(translate("Synpunkt", "Save as text block"), self)
        self.keep.setObjectName("synpunktKeepBlock")
        self.remove = QPushButton(translate("Synpunkt", "Remove"), self)
        self.remove.setObjectName("synpunktRemoveBlock")
        self.insert.clicked.connect(lambda: self._emit(self.chosen))
        self.keep.clicked.connect(lambda: self.keeping_asked.emit())
        self.remove.clicked.connect(lambda: self._emit(self.removal_asked))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.list, 1, 0, 1, 4)
        for column, button in enumerate((self.insert, self.keep, self.remove), start=1):
            grid.addWidget(button, 0, column)
        grid.setColumnStretch(0, 1)
        self.list.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self._follow()

    def show_blocks(self, blocks: Iterable[TextBlock]) -> None:
        """List other blocks; the one in focus stays in focus."""
        current = self.list.currentItem()
        kept = current.data(_BLOCK).uuid if current is not None else ""
        self.list.clear()
        for block in blocks:
            used = translate("Synpunkt", "used in %n answer(s)", "", block.used)
            plain = " ".join(block.text.split())
            item = QListWidgetItem(f"{block.title} ({used})", self.list)
            item.setData(_BLOCK, block)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, plain[:_SHOWN])
            if block.uuid == kept:
                self.list.setCurrentItem(item)
        self._follow()

    def in_order(self) -> list[QWidget]:
        """The parts in the order of the tab key."""
        return [self.list, self.insert, self.keep, self.remove]

    def _emit(self, signal: Any) -> None:
        item = self.list.currentItem()
        if item is not None:
            signal.emit(item.data(_BLOCK))

    def _follow(self) -> None:
        item = self.list.currentItem()
        self.insert.setEnabled(item is not None)
        self.remove.setEnabled(item is not None)
        set_plain_tooltip(self.list, item.data(_BLOCK).text if item is not None else "")
