"""Giving the viewpoint in focus another place, by a click on the map."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject

from ...layers.edit_buffer import being_edited, edit_command
from ...layers.errors import SynpunktError
from ...layers.language import translate
from ...layers.operations import Operation
from ...layers.project_controller import ProjectController
from ..messages import Messages
from ..runner import Progress
from ..store_work import StoreWork, Written
from .place_tool import PlaceTool
from .state import PanelState

TABLE = "viewpoint"
POINT, NOWHERE = "point", "none"


class MoveViewpoint(QObject):
    """One operation for each move; into the user's own edits where the layer is being edited."""

    def __init__(
        self,
        controller: ProjectController,
        state: PanelState,
        work: StoreWork,
        messages: Messages,
        canvas: QgsMapCanvas,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller, self._state = controller, state
        self._work, self._messages, self._canvas = work, messages, canvas
        self._uuid = ""
        self.tool = PlaceTool(canvas)
        self.tool.placed.connect(self._on_placed)

    def begin(self, uuid: str) -> None:
        """Ask for the new place of a viewpoint; one with an outline is drawn again instead."""
        columns = self._state.columns
        row = columns.rows.get(uuid) if columns is not None else None
        if row is None:
            return
        if row in columns.outlines:
            self._messages.hint(
                translate(
                    "Synpunkt",
                    "The viewpoint is about a stretch or an area. Draw that again, or choose only"
                    " the point first.",
                )
            )
            return
        if being_edited(self._layers()) is None and not self._work.may_write():
            return
        self._uuid = uuid
        self._messages.hint(
            translate("Synpunkt", "Click where on the map it belongs. Escape leaves it as it is.")
        )
        self.tool.begin(self._on_map(columns.geometry(row), columns.crs))

    def take_down(self) -> None:
        """Leave nothing on the map."""
        self.tool.take_down()

    def _layers(self) -> list[QgsVectorLayer]:
        return self._controller.layers(TABLE)

    def _on_map(self, place: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> QgsPointXY | None:
        return None if place.isNull() else self._carried(place.asPoint(), crs, self._map_crs())

    def _map_crs(self) -> QgsCoordinateReferenceSystem:
        return self._canvas.mapSettings().destinationCrs()

    def _carried(
        self,
        point: QgsPointXY,
        source: QgsCoordinateReferenceSystem,
        target: QgsCoordinateReferenceSystem,
    ) -> QgsPointXY | None:
        context = self._controller.project.transformContext()
        try:
            return QgsCoordinateTransform(source, target, context).transform(point)
        except QgsCsException:
            return None

    def _on_placed(self, point: QgsPointXY) -> None:
        columns, uuid = self._state.columns, self._uuid
        row = columns.rows.get(uuid) if columns is not None else None
        place = self._carried(point, self._map_crs(), columns.crs) if row is not None else None
        if place is None:
            self._messages.warn(
                translate("Synpunkt", "That place has no coordinates in the store's system.")
            )
            return
        number = columns.called(row)
        title = translate("Synpunkt", "Move viewpoint {number}").format(number=number)
        told = translate("Synpunkt", "Viewpoint {number} has been moved.").format(number=number)
        geometry = QgsGeometry.fromPointXY(place)
        layer = being_edited(self._layers())
        if layer is not None:
            self._into_buffer(layer, int(columns.fid[row]), geometry, title, told)
        else:
            self._as_operation(uuid, geometry, title.strip(), told)

    def _into_buffer(
        self, layer: QgsVectorLayer, fid: int, geometry: QgsGeometry, title: str, told: str
    ) -> None:
        try:
            with edit_command(layer, title) as edit:
                edit.move(fid, geometry)
        except SynpunktError as error:
            self._messages.fail(str(error))
            return
        layer.triggerRepaint()
        self._messages.unsaved(told, layer)

    def _as_operation(self, uuid: str, geometry: QgsGeometry, title: str, told: str) -> None:
        store = self._state.store

        def change(operation: Operation, progress: Progress) -> None:
            row = store.row(TABLE, uuid) or {}
            kind = row.get("geometry_kind")
            # What had no place has one now.
            values = {"geometry_kind": POINT} if kind == NOWHERE else {}
            operation.update(TABLE, uuid, values, geometry)

        def done(written: Written) -> None:
            self._work.tell(told, written)

        self._work.do(title, change, done)
