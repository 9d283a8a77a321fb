"""“Summarise viewpoints here” in the context menu of layers with areas."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import Qgis, QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtWidgets import QAction


class LayerAction:
    """Offers ``action`` for each layer of polygons in the project, until ``take_down``."""

    def __init__(self, iface: QgisInterface, project: QgsProject, action: QAction) -> None:
        self._iface, self._project, self._action = iface, project, action
        iface.addCustomActionForLayerType(action, "", Qgis.LayerType.Vector, False)
        self._offer(project.mapLayers().values())
        project.layersAdded.connect(self._offer)

    def take_down(self) -> None:
        """Offer it no more."""
        self._project.layersAdded.disconnect(self._offer)
        self._iface.removeCustomActionForLayerType(self._action)

    def _offer(self, layers: Iterable[QgsMapLayer]) -> None:
        for layer in layers:
            kind = layer.geometryType() if isinstance(layer, QgsVectorLayer) else None
            if kind == Qgis.GeometryType.Polygon:
                self._iface.addCustomActionForLayer(self._action, layer)
