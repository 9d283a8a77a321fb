"""The account of the matter that the panel looks at: as a document, or to print from QGIS."""

from __future__ import annotations

from typing import Any

from qgis.gui import QgisInterface
from qgis.PyQt.QtWidgets import QWidget

from ...layers.language import translate
from ...layers.project_controller import ProjectController
from ...layers.settings import Settings
from ..document_file import ask_for_path, format_of, open_document
from ..messages import Messages
from ..panel.state import PanelState
from ..runner import Runner

PAPERS = ("A4", "A3")


class Accounting:
    """``synpunkt:planaccount`` and ``synpunkt:accountlayout`` by id; what they made is shown."""

    def __init__(
        self,
        iface: QgisInterface,
        controller: ProjectController,
        state: PanelState,
        settings: Settings,
        runner: Runner,
        messages: Messages,
        window: QWidget,
    ) -> None:
        self._iface, self._project, self._state = iface, controller.project, state
        self._settings, self._runner, self._messages = settings, runner, messages
        self._window = window

    def make(self, what: str) -> None:
        """For an audience the account, in a file that is asked for and opened.

        For one of ``PAPERS`` a layout in the project, with QGIS's window for it.
        """
        given = self._given()
        if given and what in PAPERS:
            title = translate("Synpunkt", "Print layout of a matter")
            self._runner.run("accountlayout", {**given, "PAPER": what}, title, self._design)
        elif given:
            self._write(given, what)

    def _write(self, given: dict[str, Any], audience: str) -> None:
        name = translate("Synpunkt", "account.docx")
        path = ask_for_path(self._project, self._window, name)
        if path:
            given = {**given, "AUDIENCE": audience, format_of(path): path}
            title = translate("Synpunkt", "Account")
            self._runner.run("planaccount", given, title, lambda made: self._open(path, made))

    def _given(self) -> dict[str, Any]:
        """What both need; nothing, and a hint, without a matter."""
        store, matter = self._state.store, self._state.matter
        if store is None:
            return {}
        if matter is None:
            self._messages.hint(
                translate("Synpunkt", "Choose a matter first: the account is about one.")
            )
            return {}
        language = self._settings.document_language.value() or store.language
        return {"STORE": str(store.path), "MATTER": matter["uuid"], "LANGUAGE": language}

    def _open(self, path: str, made: dict[str, Any]) -> None:
        waiting = made["UNANSWERED"]
        if waiting:
            self._messages.hint(
                translate(
                    "Synpunkt",
                    "The account is a draft: %n viewpoint(s) have no answer yet.",
                    "",
                    waiting,
                )
            )
        open_document(path, self._messages)

    def _design(self, made: dict[str, Any]) -> None:
        layout = self._project.layoutManager().layoutByName(made["LAYOUT"])
        self._iface.openLayoutDesigner(layout)
