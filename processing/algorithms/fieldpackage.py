"""``synpunkt:fieldpackage``: a folder to open in QField or Mergin Maps, and to bring home."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputString,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
)

from ...layers.errors import SynpunktError
from ...layers.language import translate
from .base import SynpunktAlgorithm

if TYPE_CHECKING:
    from ..field.package import Package

OCCASION, FOLDER = "OCCASION", "FOLDER"
PROJECT, FIELD_STORE, PREFIX = "PROJECT", "FIELD_STORE", "PREFIX"


class FieldPackageAlgorithm(SynpunktAlgorithm):
    """Makes the package; the store notes only that it went out."""

    NAME = "fieldpackage"
    WRITES_STORE = True

    package: Package | None = None

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Make field package")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Makes a folder with a project and a store to take out in QField or Mergin Maps: forms"
            " with the store's own types and themes, the route and stops of the occasion, a layer"
            " for the way that is walked, photos, and the plan as background. Viewpoints that"
            " others have given, raw texts and contacts are not taken along. Bring the package home"
            " with “Bring in…” in the panel, or with “Import viewpoints”: viewpoints get their"
            " numbers then, and photos are copied.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_store_parameter()
        occasion = QgsProcessingParameterString(
            OCCASION, translate("Synpunkt", "Occasion"), optional=True
        )
        occasion.setHelp(
            translate("Synpunkt", "Title or uuid; a title that is new makes a new walk.")
        )
        self.addParameter(occasion)
        self.addParameter(
            QgsProcessingParameterFolderDestination(FOLDER, translate("Synpunkt", "Folder"))
        )
        self.addOutput(QgsProcessingOutputFile(PROJECT, translate("Synpunkt", "Project")))
        self.addOutput(
            QgsProcessingOutputFile(FIELD_STORE, translate("Synpunkt", "Store to bring home"))
        )
        self.addOutput(QgsProcessingOutputString(PREFIX, translate("Synpunkt", "Number prefix")))

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ...layers.store import open_store
        from ..field.package import make_package

        package = make_package(
            open_store(self.store),
            self.parameterAsString(parameters, OCCASION, context),
            Path(self.parameterAsString(parameters, FOLDER, context)),
        )
        self.package = package
        feedback.pushInfo(
            translate(
                "Synpunkt", "Viewpoints of this package are called {prefix}-1, {prefix}-2 … until"
                " they are home.",
            ).format(prefix=package.prefix)
        )  # fmt: skip
        return {
            FOLDER: str(package.folder),
            PROJECT: str(package.project),
            FIELD_STORE: str(package.store),
            PREFIX: package.prefix,
        }

    def postProcessAlgorithm(  # noqa: N802
        self, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        # In the context's thread: a project and its layers do not belong in a worker.
        from ..field.package import write_package_project

        results = super().postProcessAlgorithm(context, feedback)
        if self.package is not None:
            try:
                write_package_project(self.package)
            except SynpunktError as error:
                raise QgsProcessingException(str(error)) from error
        return results
