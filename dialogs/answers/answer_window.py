"""The window in which viewpoints are answered: those chosen on the left, one answer on the right.

``Answering`` does the work; here is what is seen of it.
"""

from __future__ import annotations

from qgis.gui import QgsGui, QgsMessageBar
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QPushButton,
    QScrollArea,
    QShortcut,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ...layers.language import translate
from ..panel.row_delegate import RowDelegate
from .answer_form import AnswerForm
from .block_list import BlockList
from .case_line import CaseLine
from .own_window import OwnWindow
from .queue import QueueModel
from .reading_pane import ReadingPane
from .target_head import TargetHead

#: Both of the keys that people call Enter.
SAVE_KEYS = ("Ctrl+Return", "Ctrl+Enter")


class AnswerWindow(OwnWindow):
    """A window of its own above ``parent``, with a message bar of its own."""

    saving_asked = pyqtSignal()

    def __init__(self, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktAnswers")
        self.setWindowTitle(translate("Synpunkt", "Answer viewpoints"))
        self.bar = QgsMessageBar(self)
        self.case = CaseLine(self)
        self.queue = QueueModel(language, self)
        self.list = QListView(self)
        self.list.setObjectName("synpunktQueue")
        self.list.setAccessibleName(translate("Synpunkt", "Viewpoints to answer"))
        self.list.setModel(self.queue)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setToolTip(
            translate("Synpunkt", "Choose several with Ctrl or Shift to give them one answer.")
        )
        self.reading = ReadingPane(language, self)
        self.head = TargetHead(self)
        self.form = AnswerForm(self)
        self.blocks = BlockList(self)
        self._make_buttons()
        self._arrange()
        self._order_tabs()
        self.resize(1180, 700)
        QgsGui.enableAutoGeometryRestore(self)

    def _make_buttons(self) -> None:
        self.save = QPushButton(translate("Synpunkt", "Save and next (Ctrl+Enter)"), self)
        self.save.setObjectName("synpunktSaveAnswer")
        self.discard = QPushButton(translate("Synpunkt", "Discard draft"), self)
        self.discard.setObjectName("synpunktDiscardDraft")
        self.told = QPushButton(translate("Synpunkt", "Told back…"), self)
        self.told.setObjectName("synpunktToldBack")
        self.told.setToolTip(
            translate("Synpunkt", "Put down that those who said the chosen viewpoints got to know.")
        )
        self.next = QPushButton(translate("Synpunkt", "Next unanswered"), self)
        self.next.setObjectName("synpunktNextInQueue")
        self.save.clicked.connect(lambda: self.saving_asked.emit())
        for keys in SAVE_KEYS:
            QShortcut(QKeySequence(keys), self).activated.connect(self.saving_asked)

    def _arrange(self) -> None:
        left = QSplitter(Qt.Orientation.Vertical, self)
        left.setChildrenCollapsible(False)
        left.addWidget(self.list)
        left.addWidget(self.reading)
        left.setSizes([260, 320])
        self.parts = QSplitter(Qt.Orientation.Horizontal, self)
        self.parts.setChildrenCollapsible(False)
        self.parts.addWidget(left)
        self.parts.addWidget(self._right())
        self.parts.setStretchFactor(0, 2)
        self.parts.setStretchFactor(1, 3)
        self.parts.setSizes([430, 690])
        layout = QVBoxLayout(self)
        layout.addWidget(self.bar)
        layout.addWidget(self.case)
        layout.addWidget(self.parts, 1)

    def _right(self) -> QWidget:
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        scrolled = QScrollArea(right)
        scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidgetResizable(True)
        scrolled.setWidget(self.form)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.discard)
        buttons.addStretch(1)
        buttons.addWidget(self.told)
        buttons.addWidget(self.next)
        column.addWidget(self.head)
        column.addWidget(scrolled, 4)
        column.addWidget(self.blocks, 1)
        column.addLayout(buttons)
        return right

    def _order_tabs(self) -> None:
        """The tab key goes from the list through the answer to the button that saves it."""
        stops = [self.case.matters, self.case.stages, self.list, self.reading, self.head.for_all]
        stops += [*self.form.in_order(), *self.blocks.in_order()]
        stops += [self.save, self.discard, self.told, self.next]
        for one, after in zip(stops, stops[1:], strict=False):
            QWidget.setTabOrder(one, after)
