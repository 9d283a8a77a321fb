"""The window in which a letter becomes a statement: its text left, its viewpoints right.

``TakingIn`` does the work; here is what is seen of it.
"""

from __future__ import annotations

from qgis.gui import QgsGui, QgsMessageBar
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QShortcut,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ...layers.labels import column_label
from ...layers.language import translate
from ..panel.widgets import paragraph, squeezable
from .answer_window import SAVE_KEYS
from .fields import label_for
from .letter_head import LetterHead
from .letter_text import LetterText
from .own_window import OwnWindow
from .piece_table import PieceTable


class LetterWindow(OwnWindow):
    """A window of its own above ``parent``, with a message bar of its own."""

    marking_asked = pyqtSignal()
    saving_asked = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktLetterWindow")
        self.setWindowTitle(translate("Synpunkt", "Take in a statement"))
        self.bar = QgsMessageBar(self)
        self.matters = QComboBox(self)
        self.matters.setObjectName("synpunktLetterMatter")
        squeezable(self.matters)
        self.text = LetterText(self)
        self.head = LetterHead(self)
        self.pieces = PieceTable(self)
        self.note = paragraph("", self)
        self.note.setObjectName("synpunktLetterNote")
        self._make_buttons()
        self._arrange()
        stops = [self.matters, self.text, self.open, self.mark, self.paragraphs]
        stops += [*self.head.in_order(), self.pieces, self.remove, self.save, self.discard]
        for one, after in zip(stops, stops[1:], strict=False):
            QWidget.setTabOrder(one, after)
        self.resize(1180, 680)
        QgsGui.enableAutoGeometryRestore(self)

    def _make_buttons(self) -> None:
        self.open = self._button("synpunktOpenLetter", translate("Synpunkt", "Open text…"))
        self.mark = self._button(
            "synpunktMark", translate("Synpunkt", "Mark as viewpoint (Ctrl+M)")
        )
        self.paragraphs = self._button(
            "synpunktParagraphs", translate("Synpunkt", "Each paragraph a viewpoint")
        )
        self.remove = self._button("synpunktUnmark", translate("Synpunkt", "Take the mark away"))
        self.save = self._button(
            "synpunktSaveLetter", translate("Synpunkt", "Save statement (Ctrl+Enter)")
        )
        self.discard = self._button("synpunktDiscardLetter", translate("Synpunkt", "Discard draft"))
        self.mark.clicked.connect(lambda: self.marking_asked.emit())
        self.save.clicked.connect(lambda: self.saving_asked.emit())
        QShortcut(QKeySequence("Ctrl+M"), self).activated.connect(self.marking_asked)
        for keys in SAVE_KEYS:
            QShortcut(QKeySequence(keys), self).activated.connect(self.saving_asked)

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        return button

    def _arrange(self) -> None:
        left, right = QWidget(self), QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text, 1)
        row = QHBoxLayout()
        for button in (self.open, self.mark, self.paragraphs):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.head)
        column.addWidget(self.pieces, 1)
        column.addWidget(self.note)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addWidget(self.discard)
        row.addStretch(1)
        row.addWidget(self.remove)
        column.addLayout(row)
        self.parts = QSplitter(Qt.Orientation.Horizontal, self)
        self.parts.setChildrenCollapsible(False)
        self.parts.addWidget(left)
        self.parts.addWidget(right)
        self.parts.setSizes([430, 690])
        case = QHBoxLayout()
        case.addWidget(label_for(self.matters, column_label("statement", "matter_uuid"), self))
        case.addWidget(self.matters, 1)
        case.addStretch(2)
        layout = QVBoxLayout(self)
        layout.addWidget(self.bar)
        layout.addLayout(case)
        layout.addWidget(self.parts, 1)
