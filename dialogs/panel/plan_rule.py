"""Which layer of the project is the plan, and how far its rule reaches."""

from __future__ import annotations

from itertools import chain
from typing import Any

from qgis.core import Qgis, QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from ...layers.address import store_of_layer
from ...layers.boundary import IDENTITY_FIELD
from ...layers.errors import SynpunktError
from ...layers.language import translate
from ...layers.plan_fields import PlanFields
from ...layers.plan_parts import registered
from .plan_fields_form import PlanFieldsForm
from .state import PanelState
from .widgets import paragraph, squeezable

FARTHEST = 5000.0


class PlanRule(QWidget):
    """``asked`` carries the layer, its ``PlanFields`` and the metres.

    A layer that is a plan of the store already is not asked for its fields again.
    """

    asked = pyqtSignal(QgsVectorLayer, PlanFields, float)

    def __init__(self, project: QgsProject, state: PanelState, parent: QWidget) -> None:
        super().__init__(parent)
        self._project, self._state = project, state
        self.explanation = paragraph("", self)
        self.layers = QgsMapLayerComboBox(self)
        self.layers.setProject(project)
        self.layers.setObjectName("synpunktPlanLayer")
        self.layers.setFilters(Qgis.LayerFilter.HasGeometry)
        squeezable(self.layers)
        self.fields = PlanFieldsForm(self)
        self.near = QDoubleSpinBox(self)
        self.near.setObjectName("synpunktPlanNear")
        self.near.setRange(0.0, FARTHEST)
        self.near.setDecimals(0)
        self.near.setSuffix(" m")
        tip = translate("Synpunkt", "0: only viewpoints within an object are tied.")
        self.near.setToolTip(tip)
        self.go = QPushButton(translate("Synpunkt", "Tie all"), self)
        self.go.setObjectName("synpunktTieAll")
        self._arrange()
        self.layers.layerChanged.connect(self._on_layer)
        self.go.clicked.connect(lambda: self._ask())

    def refresh(self) -> None:
        """List the project's layers as they are now; a plan of the store is proposed."""
        own = [layer for layer in self._project.mapLayers().values() if store_of_layer(layer)]
        self.layers.setExceptedLayerList(own)
        if self._known(self.layers.currentLayer()) is None:
            self._propose()
        self._on_layer(self.layers.currentLayer())

    def explain(self, plan_is_known: bool) -> None:
        """Say what the button does; where the store has no plan yet, that as well."""
        first = translate("Synpunkt", "The store has no plan yet. Choose the layer it is in.")
        rule = translate(
            "Synpunkt",
            "Each viewpoint is tied to the parts of the plan that it lies in. Ties that were"
            " removed by hand are not made again.",
        )
        self.explanation.setText(rule if plan_is_known else f"{first} {rule}")

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(3)
        grid.addWidget(self.explanation, 0, 0, 1, 2)
        label = QLabel(translate("Synpunkt", "Plan layer"), self)
        label.setBuddy(self.layers)
        grid.addWidget(label, 1, 0)
        grid.addWidget(self.layers, 1, 1)
        grid.addWidget(self.fields, 2, 0, 1, 2)
        label = QLabel(translate("Synpunkt", "Else the nearest within"), self)
        label.setBuddy(self.near)
        last = QHBoxLayout()
        last.setSpacing(6)
        last.addWidget(label)
        last.addWidget(self.near)
        last.addStretch(1)
        last.addWidget(self.go)
        grid.addLayout(last, 3, 0, 1, 2)

    def _propose(self) -> None:
        """Choose what the store knows as a plan, else what has lasting identities as plans have."""
        every = (self.layers.layer(index) for index in range(self.layers.count()))
        listed = [layer for layer in every if isinstance(layer, QgsVectorLayer)]
        known = (layer for layer in listed if self._known(layer) is not None)
        lasting = (layer for layer in listed if layer.fields().lookupField(IDENTITY_FIELD) >= 0)
        proposed = next(chain(known, lasting), None)
        if proposed is not None:
            self.layers.setLayer(proposed)

    def _known(self, layer: QgsMapLayer | None) -> dict[str, Any] | None:
        store = self._state.store
        if store is None or not isinstance(layer, QgsVectorLayer):
            return None
        try:
            return registered(store, layer)
        except SynpunktError:
            return None  # told where the parts themselves could not be read

    def _on_layer(self, layer: QgsMapLayer | None) -> None:
        chosen = layer if isinstance(layer, QgsVectorLayer) else None
        self.fields.show_layer(chosen if self._known(chosen) is None else None)
        self.go.setEnabled(chosen is not None)

    def _ask(self) -> None:
        layer = self.layers.currentLayer()
        if isinstance(layer, QgsVectorLayer):
            self.asked.emit(layer, self.fields.fields(), self.near.value())
