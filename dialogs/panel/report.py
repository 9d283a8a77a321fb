"""The one-page report of an area: ``synpunkt:summariseconcerns`` by id, then the page is opened."""

from __future__ import annotations

from qgis.core import QgsFeature, QgsField, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType
from qgis.PyQt.QtWidgets import QWidget

from ...layers.language import translate
from ...layers.settings import Settings
from ..document_file import ask_for_path, open_document
from ..messages import Messages
from ..runner import Runner
from ..viewpoints.area import Area
from .state import PanelState

LABEL = "label"


class Report:
    """Asks where to put the page, has it made in a task, and opens it."""

    def __init__(
        self,
        project: QgsProject,
        state: PanelState,
        settings: Settings,
        runner: Runner,
        messages: Messages,
        window: QWidget,
    ) -> None:
        self._project, self._state, self._settings = project, state, settings
        self._runner, self._messages, self._window = runner, messages, window

    def make(self) -> None:
        """Ask for a file name and make the report of what the panel looks at."""
        store, area = self._state.store, self._state.area
        if store is None:
            return
        if area.shape is None:
            self._messages.hint(translate("Synpunkt", "Choose an area first."))
            return
        name = translate("Synpunkt", "viewpoints.html")
        path = ask_for_path(self._project, self._window, name, ["HTML"])
        if path:
            given = {
                "INPUT": store.uri("viewpoint"),
                "BOUNDARY": as_layer(area),
                "LABEL_FIELD": LABEL,
                "NEAR": area.near,
                "LANGUAGE": self._settings.document_language.value() or store.language,
                "HTML": path,
            }
            title = translate("Synpunkt", "Report")
            self._runner.run(
                "summariseconcerns", given, title, lambda _made: open_document(path, self._messages)
            )


def as_layer(area: Area) -> QgsVectorLayer:
    """The area as a layer of one feature: the parts of one area are counted as one."""
    layer = QgsVectorLayer("MultiPolygon", area.label, "memory")
    layer.setCrs(area.shape.crs)
    provider = layer.dataProvider()
    provider.addAttributes([QgsField(LABEL, QMetaType.Type.QString)])
    layer.updateFields()
    features = []
    for part in area.shape.parts:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(part)
        feature.setAttribute(LABEL, area.label)
        features.append(feature)
    provider.addFeatures(features)
    return layer
