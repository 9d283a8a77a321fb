"""The line in the tab on the plan that tells of ties that wait, and opens the window for them."""

from __future__ import annotations

from collections import Counter

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ...layers.errors import SynpunktError
from ...layers.language import translate
from ...layers.plan_files import redrawn
from ...layers.settings import Settings
from ...layers.ties import marked
from ..panel.state import PanelState
from ..panel.widgets import paragraph
from .wording import waiting_told


class TiesStrip(QWidget):
    """``asked`` wants the window, ``list_asked`` the viewpoints whose tie has come loose."""

    asked = pyqtSignal()
    list_asked = pyqtSignal()

    def __init__(self, state: PanelState, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._settings = state, settings
        self.badge = QToolButton(self)
        self.badge.setObjectName("synpunktLooseTies")
        self.badge.setMinimumWidth(60)  # or a long text would widen the panel
        self.badge.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.badge.setToolTip(translate("Synpunkt", "Show them in the list"))
        self.badge.clicked.connect(lambda: self.list_asked.emit())
        self.open = QPushButton(translate("Synpunkt", "New drawing…"), self)
        self.open.setObjectName("synpunktOpenTies")
        self.open.setToolTip(
            translate("Synpunkt", "Check the ties against a new drawing, and see what it changes")
        )
        self.open.clicked.connect(lambda: self.asked.emit())
        self.hint = paragraph("", self)
        self.hint.setObjectName("synpunktPlanRedrawn")
        self.hint.setText(
            translate("Synpunkt", "The plan's file has changed since its ties were checked.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.hint)
        row = QHBoxLayout()
        column.addLayout(row)
        row.addWidget(self.badge)
        row.addStretch(1)
        row.addWidget(self.open)

    def refresh(self) -> None:
        """Look afresh: at the plan of the matter, or without one at all of them."""
        store, matter = self._state.store, self._state.matter
        own = matter["plan_layer_uuid"] if matter is not None else None
        counts: Counter[str] = Counter()
        changed = False
        try:
            if store is not None:
                for (layer, state), number in marked(store).items():
                    counts[state] += number if own in (None, layer) else 0
                changed = any(
                    redrawn(store, plan, self._settings.plan_checked(plan["uuid"]))
                    for plan in store.rows("plan_layer")
                    if own in (None, plan["uuid"])
                )
        except SynpunktError:
            counts.clear()  # told where the parts themselves could not be read
        text = waiting_told(counts)
        self.badge.setText(text)
        self.badge.setVisible(bool(text))
        self.hint.setVisible(changed)
