"""The block at the top of the panel: which area, how near, which matter."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import Qgis, QgsFeatureRequest, QgsProject, QgsVectorLayer
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ...layers.address import store_of_layer
from ...layers.language import translate
from .area_choice import AreaChoice, feature_label, plan_choices
from .widgets import squeezable

#: More areas than this are not listed by name: they are chosen on the map.
LISTED = 500
FARTHEST = 5000.0


class AreaBlock(QWidget):
    """Lists to choose from. ``changed`` tells of another area, ``near_changed`` of its distance.

    What needs the map, a file or the store is asked for by the other signals.
    """

    changed = pyqtSignal()
    near_changed = pyqtSignal(float)
    matter_changed = pyqtSignal(str)
    map_asked = pyqtSignal(bool)
    selection_asked = pyqtSignal()
    file_asked = pyqtSignal()
    matter_asked = pyqtSignal()

    def __init__(self, project: QgsProject, near: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktArea")
        self._project = project
        self._make_layer_row()
        self._make_feature_row()
        self._make_near_row(near)
        self._arrange()
        self.show_matters([])
        self._list_features()

    # --- what is chosen ---

    def choice(self) -> AreaChoice | None:
        """The chosen layer and features; None for the matter's own plan, or for nothing."""
        layer = self.layers.currentLayer()
        if not isinstance(layer, QgsVectorLayer):
            return None
        return AreaChoice(layer, self.features.currentData() or ())

    def choose(self, choice: AreaChoice | None) -> None:
        """Show ``choice``; a layer of lines is listed from then on."""
        layer = None if choice is None else choice.layer
        if layer is not None and layer.geometryType() != Qgis.GeometryType.Polygon:
            self._admit(layer)
        self.layers.blockSignals(True)
        self.layers.setLayer(layer)
        self.layers.blockSignals(False)
        self._list_features(choice.ids if choice is not None else ())
        self.changed.emit()

    @property
    def matter(self) -> str:
        """The uuid of the chosen matter, "" for none."""
        return self.matters.currentData() or ""

    def show_matters(self, matters: Iterable[tuple[str, str]], chosen: str = "") -> None:
        """List matters as (uuid, title), and choose one of them without telling."""
        self.matters.blockSignals(True)
        self.matters.clear()
        self.matters.addItem(translate("Synpunkt", "None"), "")
        for uuid, title in matters:
            self.matters.addItem(title, uuid)
        self.matters.setCurrentIndex(max(0, self.matters.findData(chosen)))
        self.matters.blockSignals(False)
        self._name_nothing()

    def candidates(self) -> list[QgsVectorLayer]:
        """What a click on the map chooses from: the chosen layer, else all, topmost first."""
        chosen = self.layers.currentLayer()
        if isinstance(chosen, QgsVectorLayer):
            return [chosen]
        listed = [self.layers.layer(i) for i in range(self.layers.count())]
        order = self._project.layerTreeRoot().layerOrder()
        return [one for one in order if isinstance(one, QgsVectorLayer) and one in listed]

    def refresh_features(self) -> None:
        """List the layer's features afresh, after it was edited; the choice stays."""
        choice = self.choice()
        self._list_features(choice.ids if choice is not None else ())

    # --- parts ---

    def _make_layer_row(self) -> None:
        self.layers = QgsMapLayerComboBox(self)
        self.layers.setProject(self._project)
        self.layers.setObjectName("synpunktAreaLayer")
        self.layers.setFilters(Qgis.LayerFilter.PolygonLayer)
        self.layers.setAllowEmptyLayer(True, " ")
        self.layers.setLayer(None)
        self.layers.setAccessibleName(translate("Synpunkt", "Layer with the area"))
        squeezable(self.layers)
        self.except_store_layers()
        self.layers.layerChanged.connect(lambda _layer: self._on_layer())
        self.map = QToolButton(self)
        self.map.setObjectName("synpunktAreaMap")
        self.map.setText(translate("Synpunkt", "Map"))
        self.map.setToolTip(
            translate("Synpunkt", "Click an area on the map; Ctrl adds or removes one more")
        )
        self.map.setCheckable(True)
        self.map.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.map.clicked.connect(lambda checked: self.map_asked.emit(checked))
        self.more = QToolButton(self)
        self.more.setObjectName("synpunktAreaMore")
        self.more.setText("…")
        self.more.setAccessibleName(translate("Synpunkt", "More ways to choose the area"))
        self.more.setToolTip(self.more.accessibleName())
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        menu = QMenu(self.more)
        self.from_selection = QAction(translate("Synpunkt", "From the &selection"), menu)
        self.from_selection.triggered.connect(lambda: self.selection_asked.emit())
        self.from_file = QAction(translate("Synpunkt", "From &file…"), menu)
        self.from_file.triggered.connect(lambda: self.file_asked.emit())
        menu.addActions([self.from_selection, self.from_file])
        self.more.setMenu(menu)

    def _make_feature_row(self) -> None:
        self.features = QComboBox(self)
        self.features.setObjectName("synpunktAreaFeature")
        self.features.setAccessibleName(translate("Synpunkt", "Area in the layer"))
        squeezable(self.features)
        self.features.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def _make_near_row(self, near: float) -> None:
        self.near = QDoubleSpinBox(self)
        self.near.setObjectName("synpunktNear")
        self.near.setRange(0.0, FARTHEST)
        self.near.setDecimals(0)
        self.near.setSingleStep(10.0)
        self.near.setSuffix(" m")
        self.near.setKeyboardTracking(False)
        self.near.setValue(near)
        self.near.valueChanged.connect(lambda value: self.near_changed.emit(value))
        self.matters = QComboBox(self)
        self.matters.setObjectName("synpunktMatter")
        squeezable(self.matters)
        self.matters.currentIndexChanged.connect(self._on_matter)
        self.new_matter = QToolButton(self)
        self.new_matter.setObjectName("synpunktNewMatter")
        self.new_matter.setText("+")
        self.new_matter.setToolTip(translate("Synpunkt", "New matter from this area"))
        self.new_matter.setAccessibleName(self.new_matter.toolTip())
        self.new_matter.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.new_matter.clicked.connect(lambda: self.matter_asked.emit())

    def _arrange(self) -> None:
        area = _label(translate("Synpunkt", "Area"), self.layers, self)
        near = _label(translate("Synpunkt", "Near"), self.near, self)
        matter = _label(translate("Synpunkt", "Matter"), self.matters, self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(3)
        grid.addWidget(area, 0, 0)
        first = QHBoxLayout()
        first.setSpacing(4)
        for widget in (self.layers, self.map, self.more):
            first.addWidget(widget)
        grid.addLayout(first, 0, 1)
        grid.addWidget(self.features, 1, 1)
        grid.addWidget(near, 2, 0)
        last = QHBoxLayout()
        last.setSpacing(4)
        for widget in (self.near, matter, self.matters, self.new_matter):
            last.addWidget(widget)
        last.setStretchFactor(self.matters, 1)
        grid.addLayout(last, 2, 1)
        order = (self.layers, self.map, self.more, self.features, self.near, self.matters)
        for one, after in zip(order, (*order[1:], self.new_matter), strict=True):
            QWidget.setTabOrder(one, after)

    # --- how the lists follow each other ---

    def except_store_layers(self) -> None:
        """Leave the store's own layers out of the list: they hold what is looked for."""
        own = [layer for layer in self._project.mapLayers().values() if store_of_layer(layer)]
        self.layers.setExceptedLayerList(own)

    def _admit(self, layer: QgsVectorLayer) -> None:
        others = [
            other
            for other in self._project.mapLayers().values()
            if other is not layer
            and (
                store_of_layer(other)
                or (
                    isinstance(other, QgsVectorLayer)
                    and other.geometryType() == Qgis.GeometryType.Line
                )
            )
        ]
        kinds = Qgis.LayerFilter.PolygonLayer | Qgis.LayerFilter.LineLayer
        self.layers.setFilters(Qgis.LayerFilters(kinds))  # type: ignore[call-overload]
        self.layers.setExceptedLayerList(others)

    def _on_layer(self) -> None:
        self._list_features()
        self.changed.emit()

    def _on_matter(self, _index: int) -> None:
        self._name_nothing()
        self.matter_changed.emit(self.matter)

    def _name_nothing(self) -> None:
        """The empty choice of a layer is the matter's own plan, where there is a matter."""
        own = translate("Synpunkt", "The matter's own plan")
        text = own if self.matter else translate("Synpunkt", "Choose an area…")
        self.layers.setAllowEmptyLayer(True, text)

    def _list_features(self, chosen: tuple[int, ...] = ()) -> None:
        layer = self.layers.currentLayer()
        self.features.blockSignals(True)
        self.features.clear()
        if isinstance(layer, QgsVectorLayer):
            self.features.addItem(translate("Synpunkt", "All of the layer"), ())
            for label, ids in self._named(layer, chosen):
                self.features.addItem(label, ids)
            self.features.setCurrentIndex(max(0, _index_of(self.features, chosen)))
        self.features.setVisible(self.features.count() > 2 or bool(chosen))
        self.features.blockSignals(False)

    def _named(
        self, layer: QgsVectorLayer, chosen: tuple[int, ...]
    ) -> list[tuple[str, tuple[int, ...]]]:
        request = QgsFeatureRequest()
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        if layer.featureCount() > LISTED:
            request.setFilterFids(list(chosen) if len(chosen) == 1 else [])
        found = list(layer.getFeatures(request))
        rows = [(feature_label(layer, row), (row.id(),)) for row in found]
        several = [choice for choice in plan_choices(layer, found) if len(choice.ids) > 1]
        if len(chosen) > 1 and chosen not in [choice.ids for choice in several]:
            several.insert(0, AreaChoice(layer, chosen))
        named = [(choice.label, choice.ids) for choice in several]
        return named + sorted(rows, key=lambda row: row[0].casefold())


def _index_of(box: QComboBox, ids: tuple[int, ...]) -> int:
    for index in range(box.count()):
        if box.itemData(index) == ids:
            return index
    return -1


def _label(text: str, buddy: QWidget, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setBuddy(buddy)
    label.setContentsMargins(0, 0, 2, 0)
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    return label
