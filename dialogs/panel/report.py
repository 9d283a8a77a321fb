"""The one-page report of an area: ``synpunkt:summariseconcerns`` by id, then the page is opened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsFeature, QgsField, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ...layers.language import translate
from ...layers.settings import Settings
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
        path = self._ask_for_path()
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
            self._runner.run("summariseconcerns", given, title, self._open)

    def _ask_for_path(self) -> str:
        folder = Path(self._project.absolutePath() or Path.home())
        path, _ = QFileDialog.getSaveFileName(
            self._window,
            translate("Synpunkt", "Save the report"),
            str(folder / translate("Synpunkt", "viewpoints.html")),
            translate("Synpunkt", "Web page (*.html)"),
        )
        return path if not path or Path(path).suffix else f"{path}.html"

    def _open(self, results: dict[str, Any]) -> None:
        path = str(results["HTML"])
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            text = translate("Synpunkt", "The report lies in {path}.")
            self._messages.tell(text.format(path=path))


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
