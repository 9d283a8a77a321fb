"""The report of an occasion: ``synpunkt:occasionreport`` by id, then it is opened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsProject
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ...layers.language import translate
from ...layers.project_controller import ProjectController
from ...layers.settings import Settings
from ..messages import Messages
from ..runner import Runner

#: Beside the audiences: the sheet to carry.
BLANK = "blank"
_FORMATS = ("DOCX", "ODT", "HTML", "XLSX")


class OccasionReport:
    """Asks where to put the report, has it made in a task, and opens it."""

    def __init__(
        self,
        controller: ProjectController,
        canvas: QgsMapCanvas,
        settings: Settings,
        runner: Runner,
        messages: Messages,
        window: QWidget,
    ) -> None:
        self._controller, self._canvas, self._settings = controller, canvas, settings
        self._runner, self._messages, self._window = runner, messages, window

    def make(self, occasion: str, audience: str) -> None:
        """Make the report of an occasion (a uuid) for an audience, or with ``BLANK`` the sheet."""
        store = self._controller.store
        path = self._ask_for_path() if store is not None and occasion else ""
        if not path:
            return
        blank = audience == BLANK
        given = {
            "STORE": str(store.path),
            "OCCASION": occasion,
            "AUDIENCE": "internal" if blank else audience,
            "BLANK": blank,
            "LANGUAGE": self._settings.document_language.value() or store.language,
            Path(path).suffix[1:].upper(): path,
        }
        if blank:
            given["BACKGROUND"] = self._below()
        title = translate("Synpunkt", "Report of an occasion")
        self._runner.run("occasionreport", given, title, self._open)

    def _below(self) -> list[str]:
        """What lies on the map but is none of the store's, which the sheet draws itself."""
        ours = {layer.id() for layer in self._controller.layers()}
        return [layer.id() for layer in self._canvas.layers() if layer.id() not in ours]

    def _ask_for_path(self) -> str:
        project: QgsProject = self._controller.project
        folder = Path(project.absolutePath() or Path.home())
        kinds = {
            translate("Synpunkt", "Word documents (*.docx)"): ".docx",
            translate("Synpunkt", "OpenDocument texts (*.odt)"): ".odt",
            translate("Synpunkt", "Web pages (*.html)"): ".html",
            translate("Synpunkt", "Workbooks (*.xlsx)"): ".xlsx",
        }
        path, chosen = QFileDialog.getSaveFileName(
            self._window,
            translate("Synpunkt", "Save the report"),
            str(folder / translate("Synpunkt", "report.docx")),
            ";;".join(kinds),
        )
        if not path or Path(path).suffix.lower() in kinds.values():
            return path
        return path + kinds.get(chosen, ".docx")

    def _open(self, results: dict[str, Any]) -> None:
        path = next(str(results[name]) for name in _FORMATS if name in results)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            text = translate("Synpunkt", "The report lies in {path}.")
            self._messages.tell(text.format(path=path))
