"""The list and the map select the same viewpoints, whichever of them is clicked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...layers.metric import units_per_metre
from ...layers.project_controller import ProjectController
from .state import PanelState

#: Metres that are seen on each side of a point, at the least.
AROUND = 75.0
#: A stretch or an area gets this much room around it.
ROOM = 1.2


class MapSelection(QObject):
    """Selects on the store's viewpoint layers; ``chosen`` tells what was selected there."""

    chosen = pyqtSignal(list)

    def __init__(
        self,
        controller: ProjectController,
        state: PanelState,
        canvas: QgsMapCanvas,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller, self._state, self._canvas = controller, state, canvas
        self._watched: list[tuple[Any, Callable[..., object]]] = []
        self._feature_ids: dict[str, int] | None = None
        self._selected: list[str] = []
        self._selecting = False
        # QGIS drops a layer's selection whenever its data are read afresh, before it says so.
        self._dropping = QTimer(self)
        self._dropping.setSingleShot(True)
        self._dropping.setInterval(0)
        self._dropping.timeout.connect(lambda: self._tell([]))
        state.recounted.connect(self._on_recounted)
        self._watch()

    def take_down(self) -> None:
        """Stop listening to the layers; what is selected stays selected."""
        for signal, slot in self._watched:
            try:
                signal.disconnect(slot)
            except (RuntimeError, TypeError):
                continue  # the layer is gone
        self._watched = []

    def select(self, uuids: Iterable[str]) -> None:
        """Select these viewpoints on the map, and no others."""
        known, self._selected = self._ids(), list(uuids)
        wanted = [known[uuid] for uuid in self._selected if uuid in known]
        self._selecting = True
        try:
            for layer in self._controller.layers("viewpoint"):
                if set(layer.selectedFeatureIds()) != set(wanted):
                    layer.selectByIds(wanted)
        finally:
            self._selecting = False

    def zoom_to(self, uuid: str) -> bool:
        """Show the viewpoint's place and flash it; False if it has none."""
        columns = self._state.columns
        row = columns.rows.get(uuid) if columns is not None else None
        if row is None:
            return False
        geometry = columns.geometry(row)
        if geometry.isNull() or geometry.isEmpty():
            return False
        self.show_place(geometry)
        return True

    def show_place(self, geometry: QgsGeometry) -> None:
        """Show a place in the store's coordinate system, and flash it."""
        crs = self._state.columns.crs
        self._show(geometry.boundingBox(), crs)
        self._canvas.flashGeometries([geometry], crs)

    def _show(self, extent: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> None:
        around = QgsRectangle(extent)
        around.grow(AROUND * units_per_metre(crs))
        around.scale(ROOM)
        self._canvas.setReferencedExtent(QgsReferencedRectangle(around, crs))
        self._canvas.refresh()

    def _on_recounted(self) -> None:
        self._feature_ids = None
        self._watch()

    def _watch(self) -> None:
        self.take_down()
        for layer in self._controller.layers("viewpoint"):

            def slot(*_: object, layer: QgsVectorLayer = layer) -> None:
                self._on_map(layer)

            self._connect(layer.selectionChanged, slot)
            self._connect(layer.dataProvider().dataChanged, self._on_read_afresh)

    def _connect(self, signal: Any, slot: Callable[..., object]) -> None:
        signal.connect(slot)
        self._watched.append((signal, slot))

    def _on_map(self, layer: QgsVectorLayer) -> None:
        if self._selecting:
            return
        selected = set(layer.selectedFeatureIds())
        if selected:
            self._dropping.stop()
            self._tell([uuid for uuid, fid in self._ids().items() if fid in selected])
        else:
            self._dropping.start()

    def _on_read_afresh(self) -> None:
        if self._dropping.isActive():
            self._dropping.stop()
            self.select(self._selected)

    def _tell(self, uuids: list[str]) -> None:
        self._selected = uuids
        self.chosen.emit(uuids)

    def _ids(self) -> dict[str, int]:
        """The layers' feature ids by uuid; put together when first needed."""
        if self._feature_ids is None:
            columns = self._state.columns
            known = zip(columns.uuid, columns.fid.tolist(), strict=True) if columns else ()
            self._feature_ids = dict(known)
        return self._feature_ids
