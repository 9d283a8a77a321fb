"""A new viewpoint: a click on the map, then the layer's own form, filled in as far as is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsVectorLayer,
    QgsVectorLayerUtils,
)
from qgis.gui import QgisInterface, QgsAttributeDialog, QgsAttributeEditorContext
from qgis.PyQt.QtCore import QObject

from ...layers.edit_buffer import being_edited, edit_command
from ...layers.errors import SynpunktError
from ...layers.feature_values import plain, values_of
from ...layers.language import translate
from ...layers.operations import Operation
from ...layers.placing import Reached, add_viewpoint, parts_at, tie_values
from ...layers.project_controller import ProjectController
from ...layers.schema import TABLES
from ..messages import Messages
from ..runner import Progress
from ..store_work import StoreWork, Written
from .place_tool import PlaceTool
from .state import PanelState

TABLE, LINKS = "viewpoint", "link"


class NewViewpoint(QObject):
    """What the form holds is saved as one operation, with the ties to the plan there.

    While the user has the layer in edit mode it goes into those edits instead, and the ties are
    made when they are saved.
    """

    def __init__(
        self,
        iface: QgisInterface,
        controller: ProjectController,
        state: PanelState,
        work: StoreWork,
        messages: Messages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._iface, self._canvas = iface, iface.mapCanvas()
        self._controller, self._state = controller, state
        self._work, self._messages = work, messages
        self._waiting: dict[str, Sequence[Reached]] = {}
        self.form: QgsAttributeDialog | None = None
        self.tool = PlaceTool(self._canvas)
        self.tool.placed.connect(self._on_placed)
        state.recounted.connect(self._tie_waiting)

    def begin(self) -> None:
        """Ask for the place."""
        if self._layer() is None:
            self._messages.hint(
                translate("Synpunkt", "The project has no layer of the store's viewpoints.")
            )
        elif self._layer().isEditable() or self._work.may_write():
            self._messages.hint(
                translate("Synpunkt", "Click where on the map it was said. Escape leaves it.")
            )
            self.tool.begin()

    def take_down(self) -> None:
        """Leave nothing on the map; a form that is open is left unsaved."""
        if self.form is not None:
            self.form.reject()
        self.tool.take_down()

    def _layer(self) -> QgsVectorLayer | None:
        layers = self._controller.layers(TABLE)
        return being_edited(layers) or next(iter(layers), None)

    def _on_placed(self, point: QgsPointXY) -> None:
        layer = self._layer()
        if layer is None:
            return
        transform = QgsCoordinateTransform(
            self._canvas.mapSettings().destinationCrs(), layer.crs(), self._controller.project
        )
        try:
            place = QgsGeometry.fromPointXY(transform.transform(point))
        except QgsCsException:
            self._messages.warn(
                translate("Synpunkt", "That place has no coordinates in the store's system.")
            )
            return
        self._open_form(layer, place, self._prepared(layer, place))

    def _prepared(self, layer: QgsVectorLayer, place: QgsGeometry) -> QgsFeature:
        """A feature with the layer's own defaults and what is known."""
        fields = layer.fields()
        attributes = {fields.indexFromName(name): value for name, value in self._known().items()}
        context = layer.createExpressionContext()
        context.appendScope(QgsExpressionContextUtils.formScope())
        return QgsVectorLayerUtils.createFeature(layer, place, attributes, context)

    def _known(self) -> dict[str, Any]:
        """What is known of it before anything is typed: its occasion, if one is looked at."""
        known: dict[str, Any] = {"geometry_kind": "point"}
        occasions = [uuid for uuid in self._state.filter.occasions if uuid]
        if len(occasions) == 1:
            known["occasion_uuid"] = occasions[0]
        return known

    def _open_form(self, layer: QgsVectorLayer, place: QgsGeometry, feature: QgsFeature) -> None:
        ours = not layer.isEditable()
        if ours and not layer.startEditing():
            text = translate("Synpunkt", "The layer {layer} can't be edited.")
            self._messages.fail(text.format(layer=layer.name()))
            return
        form = QgsAttributeDialog(
            layer, feature, False, self._iface.mainWindow(), True, self._form_context()
        )
        form.setMode(QgsAttributeEditorContext.Mode.AddFeatureMode)
        form.setEditCommandMessage(translate("Synpunkt", "New viewpoint"))
        form.setWindowTitle(translate("Synpunkt", "New viewpoint"))
        form.accepted.connect(lambda: self._on_accepted(layer, place, ours))
        form.rejected.connect(lambda: self._on_rejected(layer, ours))
        # The feature must live as long as the form.
        self.form, self._feature = form, feature
        form.open()

    def _form_context(self) -> QgsAttributeEditorContext:
        context = QgsAttributeEditorContext()
        context.setVectorLayerTools(self._iface.vectorLayerTools())
        context.setMapCanvas(self._canvas)
        context.setFormMode(QgsAttributeEditorContext.FormMode.StandaloneDialog)
        return context

    def _on_rejected(self, layer: QgsVectorLayer, ours: bool) -> None:
        self._close()
        if ours:
            layer.rollBack()

    def _on_accepted(self, layer: QgsVectorLayer, place: QgsGeometry, ours: bool) -> None:
        feature = QgsFeature(self.form.feature())
        self._close()
        reached = self._reached(place)
        if ours:
            # The edit session was for the form alone: what it holds is saved as an operation.
            layer.rollBack()
            self._save(layer, feature, place, reached)
        else:
            layer.triggerRepaint()
            self._tie_in_edits(plain(feature["uuid"]), reached)
            self._messages.unsaved(_told(translate("Synpunkt", "A new viewpoint"), reached), layer)

    def _close(self) -> None:
        self.form.deleteLater()
        self.form = None

    def _reached(self, place: QgsGeometry) -> list[Reached]:
        store, context = self._state.store, self._controller.project.transformContext()
        try:
            return parts_at(store, place, context, self._state.matter)
        except SynpunktError as error:
            self._messages.fail(str(error))
            return []

    def _save(
        self,
        layer: QgsVectorLayer,
        feature: QgsFeature,
        place: QgsGeometry,
        reached: Sequence[Reached],
    ) -> None:
        store, values = self._state.store, values_of(feature, TABLES[TABLE])

        def change(operation: Operation, progress: Progress) -> str:
            return add_viewpoint(operation, values, place, reached)

        def done(written: Written) -> None:
            row = store.row(TABLE, written.result) or {}
            number = row.get("number") or ""
            text = translate("Synpunkt", "Viewpoint {number} is saved").format(number=number)
            self._work.tell(_told(text, reached), written)

        def failed() -> None:
            # Nothing that was typed is lost: the form comes back with it.
            self._open_form(layer, place, feature)

        title = translate("Synpunkt", "New viewpoint")
        if not self._work.do(title, change, done, failed):
            failed()

    def _tie_in_edits(self, viewpoint: str | None, reached: Sequence[Reached]) -> None:
        """Ties go into the user's edits too, else they wait until the viewpoint is saved."""
        if not viewpoint or not reached:
            return
        layer = being_edited(self._controller.layers(LINKS))
        if layer is None:
            self._waiting[viewpoint] = reached
            return
        try:
            with edit_command(layer, translate("Synpunkt", "New viewpoint")) as edit:
                for part in reached:
                    edit.add(tie_values(viewpoint, part))
        except SynpunktError as error:
            self._messages.fail(str(error))

    def _tie_waiting(self) -> None:
        columns, layer = self._state.columns, self._layer()
        if not self._waiting or columns is None or layer is None or layer.isEditable():
            return
        saved = {one: parts for one, parts in self._waiting.items() if one in columns.rows}
        # What is not in the store when the editing has ended was discarded.
        self._waiting = {}
        if not saved:
            return

        def change(operation: Operation, progress: Progress) -> None:
            for viewpoint, parts in saved.items():
                for part in parts:
                    operation.insert(LINKS, tie_values(viewpoint, part))

        told = translate("Synpunkt", "%n viewpoint(s) tied to the plan.", "", len(saved))
        title = translate("Synpunkt", "Tie to the plan")
        if not self._work.do(title, change, lambda written: self._work.tell(told, written)):
            self._waiting = saved


def _told(text: str, reached: Sequence[Reached]) -> str:
    labels = ", ".join(part.label for part in reached)
    if not labels:
        return f"{text}."
    tied = translate("Synpunkt", "tied to {objects}").format(objects=labels)
    return f"{text}, {tied}."
