"""The filter of the list on the map too: as part of the filter of the store's layers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qgis.core import QgsDataSourceUri, QgsMapLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtXml import QDomDocument, QDomElement

from ...layers.connection import reading
from ...layers.errors import SynpunktError
from ...layers.language import translate
from ...layers.map_subset import combined, condition, without
from ...layers.places import OUTLINE_TABLES
from ...layers.project_controller import ProjectController
from ...layers.settings import Settings
from ...layers.sql import name, sql
from ..messages import Messages
from .state import PanelState

if TYPE_CHECKING:
    import numpy as np

#: Milliseconds without another filter until the map follows the list.
CALM = 250
TABLES = ("viewpoint", *OUTLINE_TABLES)
_INACTIVE = "SELECT fid FROM viewpoint WHERE state IS NOT 'active'"


class MapFilter(QObject):
    """Keeps the map at what the list shows while it is on.

    What the user has set as a layer's filter holds beside ours, and stands alone again when ours is
    taken off: when it is switched off, with another store, and by ``take_down``. A saved project
    never holds ours. QGIS changes no filter of a layer that is being edited: that is said, and done
    when the editing ends.
    """

    def __init__(
        self,
        controller: ProjectController,
        state: PanelState,
        settings: Settings,
        messages: Messages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller, self._state = controller, state
        self._settings, self._messages = settings, messages
        self._filtered: set[str] = set()
        self._told = False
        self._taken_down = False
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM)
        self._calm.timeout.connect(self.apply)
        state.recounted.connect(self._calm.start)
        state.filtered.connect(self._calm.start)
        controller.edit_state_changed.connect(self._calm.start)
        controller.project.layersAdded.connect(self._on_layers_added)
        controller.project.writeMapLayer.connect(_leave_out)
        self._calm.start()

    @property
    def on(self) -> bool:
        """Whether the map follows the list."""
        return bool(self._settings.filter_map.value())

    def switch(self, on: bool) -> None:
        """Let the map follow the list, or show all again."""
        self._settings.filter_map.setValue(on)
        self._told = False
        self.apply()

    def apply(self) -> None:
        """Bring the layers' filters up to date."""
        self._calm.stop()
        # Also those that came into the project with our part: copies of a layer have it too.
        present = {layer.id() for table in TABLES for layer in self._controller.layers(table)}
        wanted = dict.fromkeys(self._filtered | present, "") | dict(self._wanted())
        for layer_id, ours in wanted.items():
            layer = self._layer(layer_id)
            if layer is None or (self._set(layer, ours) and not ours):
                self._filtered.discard(layer_id)
            elif ours:
                self._filtered.add(layer_id)

    def take_down(self) -> None:
        """Take our part off every layer, even of one that is being edited, and stop listening."""
        if self._taken_down:
            return
        self._taken_down = True
        self._calm.stop()
        self._controller.edit_state_changed.disconnect(self._calm.start)
        self._controller.project.layersAdded.disconnect(self._on_layers_added)
        self._controller.project.writeMapLayer.disconnect(_leave_out)
        for layer_id in self._filtered:
            layer = self._layer(layer_id)
            if layer is not None and not layer.setSubsetString(without(layer.subsetString())):
                # Rows come back that were hidden: no edit in the layer's buffer is touched by it.
                layer.dataProvider().setSubsetString(without(layer.subsetString()))
                layer.triggerRepaint()
        self._filtered = set()

    def _layer(self, layer_id: str) -> QgsVectorLayer | None:
        layer = self._controller.project.mapLayer(layer_id)
        return layer if isinstance(layer, QgsVectorLayer) else None

    def _on_layers_added(self, *_: object) -> None:
        self._calm.start()

    def _wanted(self) -> Iterator[tuple[str, str]]:
        """Our part for each layer, by the layer's id; none where the filter is off."""
        if not self.on or self._state.columns is None or self._state.zones is None:
            return
        shown = self._state.shown()
        for table in TABLES:
            layers = self._controller.layers(table)
            if layers:
                ours = self._condition(table, shown)
                yield from ((layer.id(), ours) for layer in layers)

    def _condition(self, table: str, shown: np.ndarray) -> str:
        columns, store = self._state.columns, self._state.store
        try:
            with reading(store.path) as connection:
                if table == "viewpoint":
                    inactive = [row[0] for row in connection.execute(_INACTIVE)]
                    return condition(
                        columns.fid[shown].tolist(),
                        columns.fid[~shown].tolist() + inactive,
                        store.provider,
                    )
                found = connection.execute(sql("SELECT fid, viewpoint_uuid FROM", name(table)))
                visible: dict[bool, list[int]] = {True: [], False: []}
                for fid, uuid in found:
                    row = columns.rows.get(uuid)
                    visible[row is not None and bool(shown[row])].append(fid)
                return condition(visible[True], visible[False], store.provider)
        except SynpunktError as error:
            self._messages.fail(str(error))
            return ""

    def _set(self, layer: QgsVectorLayer, ours: str) -> bool:
        """Give the layer our part; False where that has to wait."""
        present = layer.subsetString()
        wanted = combined(without(present), ours)
        if wanted == present:
            return True
        if layer.isEditable():
            text = translate(
                "Synpunkt",
                "The layer {layer} is being edited, so QGIS can't filter it now. The map follows"
                " the list when the editing has ended.",
            )
            self._tell(text.format(layer=layer.name()))
            return False
        # Other rows are shown, but none has changed: there is nothing to read again.
        with self._controller.unmoved():
            return bool(layer.setSubsetString(wanted))

    def _tell(self, text: str) -> None:
        """Say it once until the filter is switched."""
        if not self._told:
            self._told = True
            self._messages.hint(text)


def _leave_out(layer: QgsMapLayer, element: QDomElement, document: QDomDocument) -> None:
    """Leave our part out of a project that is being saved."""
    relations = element.elementsByTagName("relation")
    for index in range(relations.count()):
        # Each end of a relation is told of by its source too.
        relation = relations.at(index).toElement()
        other = layer.project().mapLayer(relation.attribute("layerId")) if layer.project() else None
        relation.setAttribute("dataSource", _own(relation.attribute("dataSource"), other))
    source = element.firstChildElement("datasource").firstChild()
    source.setNodeValue(_own(source.nodeValue(), layer))
    nodes = document.elementsByTagName("layer-tree-layer")
    for index in range(nodes.count()):
        node = nodes.at(index).toElement()
        if node.attribute("id") == layer.id():
            node.setAttribute("source", _own(node.attribute("source"), layer))


def _own(source: str, layer: QgsMapLayer | None) -> str:
    """The source of a layer without our part of its filter."""
    if not isinstance(layer, QgsVectorLayer):
        return source
    present = layer.subsetString()
    own = without(present)
    return source if own == present else _filtered(source, layer.providerType(), present, own)


def _filtered(source: str, provider: str, present: str, own: str) -> str:
    """The source with the filter ``own`` in the place of the ``present`` one."""
    if provider == "postgres":
        uri = QgsDataSourceUri(source)
        if uri.sql() == present:
            uri.setSql(own)
        return str(uri.uri(False))
    # OGR's source ends with the filter.
    full, kept = f"|subset={present}", f"|subset={own}" if own else ""
    return source[: -len(full)] + kept if source.endswith(full) else source
