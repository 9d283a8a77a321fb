"""The report of an occasion: ``synpunkt:occasionreport`` by id, then it is opened."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtWidgets import QWidget

from ...layers.language import translate
from ...layers.project_controller import ProjectController
from ...layers.settings import Settings
from ..document_file import ask_for_path, format_of, open_document
from ..messages import Messages
from ..runner import Runner

#: Beside the audiences: the sheet to carry.
BLANK = "blank"


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
        name = translate("Synpunkt", "report.docx")
        wanted = store is not None and occasion
        path = ask_for_path(self._controller.project, self._window, name) if wanted else ""
        if not path:
            return
        blank = audience == BLANK
        given = {
            "STORE": str(store.path),
            "OCCASION": occasion,
            "AUDIENCE": "internal" if blank else audience,
            "BLANK": blank,
            "LANGUAGE": self._settings.document_language.value() or store.language,
            format_of(path): path,
        }
        if blank:
            given["BACKGROUND"] = self._below()
        title = translate("Synpunkt", "Report of an occasion")
        self._runner.run(
            "occasionreport", given, title, lambda _made: open_document(path, self._messages)
        )

    def _below(self) -> list[str]:
        """What lies on the map but is none of the store's, which the sheet draws itself."""
        ours = {layer.id() for layer in self._controller.layers()}
        return [layer.id() for layer in self._canvas.layers() if layer.id() not in ours]
