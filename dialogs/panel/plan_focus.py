"""The part of the plan in focus: what is tied to it, and the buttons that change that."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...layers.language import translate
from ...layers.plan_parts import PlanPart
from ...layers.settings import interface_language, interface_words
from ...layers.ties import Tied
from ..viewpoints.columns import ViewpointColumns
from ..viewpoints.wording import Wording
from .flow_layout import FlowLayout
from .plan_rows import TiedModel, relations_told
from .row_delegate import RowDelegate
from .widgets import paragraph


class PlanFocus(QWidget):
    """Shows one part; the signals tell which button was pressed."""

    tie_asked = pyqtSignal()
    untie_asked = pyqtSignal(list)
    list_asked = pyqtSignal()
    zoom_asked = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._part: PlanPart | None = None
        self._may_change = True
        self.heading, self.relations = paragraph("", self), paragraph("", self)
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.tied = TiedModel(interface_language(), self)
        self.list = QListView(self)
        self.list.setObjectName("synpunktTied")
        self.list.setAccessibleName(translate("Synpunkt", "Tied viewpoints"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setModel(self.tied)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setMinimumHeight(3 * self.fontMetrics().height())
        self.tie = self._button("synpunktTie", translate("Synpunkt", "Tie selected"))
        self.untie = self._button("synpunktUntie", translate("Synpunkt", "Remove tie"))
        self.show_list = self._button("synpunktPartList", translate("Synpunkt", "Show in the list"))
        self.zoom = QToolButton(self)
        self.zoom.setObjectName("synpunktPartZoom")
        self.zoom.setText(translate("Synpunkt", "Zoom"))
        self.zoom.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.zoom, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QWidget(self)
        flow = FlowLayout(buttons)
        for button in (self.tie, self.untie, self.show_list):
            flow.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(head)
        layout.addWidget(self.relations)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self.tie.clicked.connect(lambda: self.tie_asked.emit())
        self.untie.clicked.connect(lambda: self.untie_asked.emit(self.chosen()))
        self.show_list.clicked.connect(lambda: self.list_asked.emit())
        self.zoom.clicked.connect(lambda: self.zoom_asked.emit())
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.list.model().modelReset.connect(self._enable)

    def chosen(self) -> list[str]:
        """The tied viewpoints that are selected here."""
        return [self.tied.uuid(index) for index in self.list.selectionModel().selectedIndexes()]

    def show_part(
        self,
        part: PlanPart | None,
        ties: Sequence[Tied],
        columns: ViewpointColumns | None,
        wording: Wording | None,
    ) -> None:
        """Show a part and its ties, or that none is chosen."""
        self._part = part
        nothing = translate("Synpunkt", "Choose a part of the plan to see what is tied to it.")
        self.heading.setText(nothing if part is None else f"{part.label} ({part.plan})")
        self.relations.setText("" if part is None else relations_told(ties, interface_language()))
        self.relations.setVisible(part is not None)
        self.tied.set_content(columns, wording, ties)
        self._enable()

    def tell_selected(self, selected: int) -> None:
        """Say on the button how many viewpoints could be tied to the part."""
        text = interface_words().translate("Synpunkt", "Tie %n selected", "", selected)
        self.tie.setText(text if selected else translate("Synpunkt", "Tie selected"))

    def allow_changes(self, allowed: bool) -> None:
        """Whether ties can be made and removed now."""
        self._may_change = allowed
        self._enable()

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        return button

    def _enable(self) -> None:
        shown = self._part is not None
        self.tie.setEnabled(shown and self._may_change)
        self.untie.setEnabled(shown and self._may_change and bool(self.chosen()))
        self.show_list.setEnabled(shown and self.tied.rowCount() > 0)
        self.zoom.setEnabled(shown)
