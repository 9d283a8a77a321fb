"""The line above the parts of the plan: search, which plan, and a click on the map."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from ...layers.language import translate, words
from ...layers.plan_parts import PlanPart
from ...layers.settings import interface_language
from .widgets import squeezable


class PlanSearch(QWidget):
    """``changed`` tells of another text or plan, ``map_asked`` whether to listen to the map."""

    changed = pyqtSignal()
    map_asked = pyqtSignal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setObjectName("synpunktPartSearch")
        self.line.setClearButtonEnabled(True)
        self.line.setPlaceholderText(translate("Synpunkt", "Search part of the plan"))
        self.line.setAccessibleName(self.line.placeholderText())
        self.map = QToolButton(self)
        self.map.setObjectName("synpunktPartMap")
        self.map.setText(translate("Synpunkt", "Map"))
        self.map.setToolTip(translate("Synpunkt", "Click a part of the plan on the map"))
        self.map.setCheckable(True)
        self.map.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.plans = QComboBox(self)
        self.plans.setObjectName("synpunktPlans")
        self.plans.setAccessibleName(translate("Synpunkt", "Plan"))
        squeezable(self.plans)
        self.shown = QLabel(self)
        self.shown.setTextFormat(Qt.TextFormat.PlainText)
        self._plans: list[tuple[str, str]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(3)
        grid.addWidget(self.line, 0, 0)
        grid.addWidget(self.map, 0, 1)
        grid.addWidget(self.plans, 1, 0)
        grid.addWidget(self.shown, 1, 1)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.plans.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.map.clicked.connect(lambda checked: self.map_asked.emit(checked))

    @property
    def text(self) -> str:
        """What is searched for."""
        return self.line.text()

    @property
    def layer(self) -> str:
        """The uuid of the chosen plan layer, "" for all."""
        return self.plans.currentData() or ""

    def clear(self) -> None:
        """Search for nothing, in all plans."""
        self.line.clear()
        self.plans.setCurrentIndex(0)

    def list_plans(self, parts: Iterable[PlanPart]) -> None:
        """List the plans of these parts; the choice stays, and nothing is told."""
        plans = list(dict.fromkeys((part.layer, part.plan) for part in parts))
        if plans == self._plans:
            return
        self._plans, chosen = plans, self.layer
        self.plans.blockSignals(True)
        self.plans.clear()
        self.plans.addItem(translate("Synpunkt", "All plans"), "")
        for layer, plan in plans:
            self.plans.addItem(plan, layer)
        self.plans.setCurrentIndex(max(0, self.plans.findData(chosen)))
        self.plans.blockSignals(False)

    def tell(self, shown: int, total: int) -> None:
        """Say how many parts are listed."""
        number = words(interface_language()).number
        text = translate("Synpunkt", "{shown} of {total}")
        self.shown.setText(text.format(shown=number(shown), total=number(total)))
