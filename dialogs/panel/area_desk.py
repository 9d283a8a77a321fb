"""Where the area comes from: the map, the selection, a file; and what happens when it changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...layers.errors import SynpunktError
from ...layers.language import translate
from ...layers.systems import is_known
from ...processing.planfiles.any_layer import sublayers_with_areas
from ..messages import Messages
from ..runner import Runner
from .area_block import AreaBlock
from .area_choice import AreaChoice
from .area_file import add_sublayer, ask_for_file, is_plan_file
from .area_plan import AreaPlan
from .area_tool import AreaTool
from .crs_question import CrsQuestion

#: Milliseconds without a further edit before the area is read again.
CALM = 200
WITH_AREAS = (Qgis.GeometryType.Polygon, Qgis.GeometryType.Line)


class AreaDesk(QObject):
    """Serves an ``AreaBlock``; ``edited`` tells that the chosen layer's own shapes changed."""

    edited = pyqtSignal()

    def __init__(
        self,
        block: AreaBlock,
        iface: QgisInterface,
        project: QgsProject,
        messages: Messages,
        runner: Runner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._block, self._iface, self._project = block, iface, project
        self._plans = AreaPlan(block, project, messages, runner)
        self._messages = messages
        self._canvas = iface.mapCanvas()
        self._tool = AreaTool(self._canvas, block.candidates, messages)
        self._tool.picked.connect(self._on_picked)
        self._tool.deactivated.connect(lambda: block.map.setChecked(False))
        self._watched: list[tuple[Any, Callable[..., object]]] = []
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM)
        self._calm.timeout.connect(self._read_again)
        block.map_asked.connect(self._on_map)
        block.selection_asked.connect(self.take_selection)
        block.file_asked.connect(self.take_file)
        block.changed.connect(self.watch)
        project.layersAdded.connect(self._on_layers_added)
        project.layersWillBeRemoved.connect(self._on_layers_removed)

    def take_down(self) -> None:
        """Give QGIS its map tool back, and stop listening."""
        self._unwatch()
        self._canvas.unsetMapTool(self._tool)
        self._tool.deleteLater()
        self._project.layersAdded.disconnect(self._on_layers_added)
        self._project.layersWillBeRemoved.disconnect(self._on_layers_removed)

    def take_selection(self) -> None:
        """Make the active layer's selected features the area."""
        layer = self._iface.activeLayer()
        if not isinstance(layer, QgsVectorLayer) or layer.geometryType() not in WITH_AREAS:
            self._messages.hint(
                translate("Synpunkt", "Choose a layer with areas in the layer panel first.")
            )
        elif not layer.selectedFeatureCount():
            text = translate("Synpunkt", "Nothing is selected in {layer}.")
            self._messages.hint(text.format(layer=layer.name()))
        else:
            self._block.choose(AreaChoice(layer, tuple(sorted(layer.selectedFeatureIds()))))

    def take_file(self) -> None:
        """Ask for a file, put its areas into the project and choose them."""
        path = ask_for_file(self._project, self._block)
        if not path:
            return
        try:
            if is_plan_file(Path(path)):
                self._plans.read(Path(path))
                return
            added = [add_sublayer(self._project, one) for one in sublayers_with_areas(path)]
        except SynpunktError as error:
            self._messages.fail(str(error))
            return
        self._place(added)

    def _place(self, added: list[QgsVectorLayer]) -> None:
        """Choose the first of the new layers; those that say no system are asked for one first."""
        lost = [layer for layer in added if not is_known(layer.crs())]
        if not lost:
            self._block.choose(AreaChoice(added[0]))
            return

        def answered(crs: QgsCoordinateReferenceSystem) -> None:
            for layer in lost:
                layer.setCrs(crs)
            self._block.choose(AreaChoice(added[0]))

        question = CrsQuestion(lost[0].name(), lost[0].extent(), self._block)
        question.chosen.connect(answered)
        question.open()

    def watch(self) -> None:
        """Listen to the edits of the layer that is chosen now, and to no other's."""
        self._unwatch()
        choice = self._block.choice()
        if choice is None:
            return
        layer, start = choice.layer, self._on_edit
        signals = (
            layer.geometryChanged,
            layer.featureAdded,
            layer.featuresDeleted,
            layer.editingStopped,
            layer.subsetStringChanged,
            layer.crsChanged,
            layer.dataSourceChanged,
        )
        for signal in signals:
            signal.connect(start)
            self._watched.append((signal, start))

    def _unwatch(self) -> None:
        for signal, slot in self._watched:
            try:
                signal.disconnect(slot)
            except (RuntimeError, TypeError):
                continue  # the layer is gone, and its signals with it
        self._watched = []

    def _on_edit(self, *_: object) -> None:
        self._calm.start()

    def _read_again(self) -> None:
        self._block.refresh_features()
        self.edited.emit()

    def _on_map(self, wanted: bool) -> None:
        if wanted:
            self._canvas.setMapTool(self._tool)
            self._canvas.setFocus()
        else:
            self._canvas.unsetMapTool(self._tool)

    def _on_picked(self, layer: QgsVectorLayer, feature: int, adds: bool) -> None:
        choice = self._block.choice()
        before = set(choice.ids) if adds and choice is not None and choice.layer is layer else set()
        chosen = before ^ {feature} or {feature}
        self._block.choose(AreaChoice(layer, tuple(sorted(chosen))))

    def _on_layers_added(self, *_: object) -> None:
        self._block.except_store_layers()

    def _on_layers_removed(self, ids: list[str]) -> None:
        choice = self._block.choice()
        if choice is not None and choice.layer.id() in ids:
            self._unwatch()
            self._block.choose(None)
