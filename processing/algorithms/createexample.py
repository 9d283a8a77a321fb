"""synpunkt:createexample – an invented plan with what was said about it, to try things on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputString,
    QgsProcessingParameterFolderDestination,
)

from ...layers.errors import InputError, SynpunktError
from ...layers.language import translate
from .base import LANGUAGE, STORE, SynpunktAlgorithm

FOLDER, PROJECT = "FOLDER", "PROJECT"


class CreateExampleAlgorithm(SynpunktAlgorithm):
    """Makes store, map and project in a new folder, which can be deleted as a whole."""

    NAME = "createexample"

    folder: Path
    language: str
    made: dict[str, Any]

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Make an example")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Makes an invented plan in an invented town, with what invented people said about it:"
            " a viewpoint store, a map and a project that shows them, in a folder of their own that"
            " you can delete.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        folder = QgsProcessingParameterFolderDestination(
            FOLDER, translate("Synpunkt", "Folder of the example")
        )
        folder.setHelp(translate("Synpunkt", "A new folder, or an empty one."))
        self.addParameter(folder)
        self.add_language_parameter()
        self.addOutput(QgsProcessingOutputString(STORE, translate("Synpunkt", "Viewpoint store")))
        self.addOutput(QgsProcessingOutputFile(PROJECT, translate("Synpunkt", "QGIS project")))

    def read_input(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        self.folder = Path(self.parameterAsFileOutput(parameters, FOLDER, context))
        self.language = self.parameterAsEnumString(parameters, LANGUAGE, context)
        if self.folder.exists() and (not self.folder.is_dir() or any(self.folder.iterdir())):
            raise InputError(
                translate("Synpunkt", "{folder} is there already; choose another folder.").format(
                    folder=self.folder
                )
            )

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..example.making import make

        def go_on(share: float) -> bool:
            feedback.setProgress(100 * share)
            return not feedback.isCanceled()

        store = make(self.folder, self.language, go_on)
        self.made = {FOLDER: str(self.folder), STORE: str(store)}
        return self.made

    def postProcessAlgorithm(  # noqa: N802
        self, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        # In the context's thread: a project and its layers do not belong in a worker.
        from ..example.making import write_example_project

        if self._refusal is not None:
            return {}
        try:
            return {**self.made, PROJECT: str(write_example_project(self.folder, self.language))}
        except SynpunktError as error:
            raise QgsProcessingException(str(error)) from error
