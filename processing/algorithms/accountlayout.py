"""synpunkt:accountlayout – a print layout of a matter's map and viewpoints in the project."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
    QgsReadWriteContext,
)

from ...layers.errors import InputError
from ...layers.language import translate, words
from .base import LANGUAGE, SynpunktAlgorithm

MATTER, PAPER, QPT, LAYOUT = "MATTER", "PAPER", "QPT", "LAYOUT"


class AccountLayoutAlgorithm(SynpunktAlgorithm):
    """Puts a layout into the project; it is changed and printed in QGIS's own window."""

    NAME = "accountlayout"

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Print layout of a matter")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Makes a print layout in the project: the matter's map with legend, scale bar and the"
            " way north, and a table of the viewpoints on the pages that follow. You change and"
            " print it in QGIS's layout window. Texts that nobody has checked are left out.\n\n"
            "The map shows the layers that are switched on in the project now.",
        )

    def flags(self) -> Qgis.ProcessingAlgorithmFlags:
        # The project is changed, which only its own thread may do.
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_store_parameter()
        matter = QgsProcessingParameterString(MATTER, translate("Synpunkt", "Matter"))
        matter.setHelp(translate("Synpunkt", "Title or uuid of a matter of the store."))
        self.addParameter(matter)
        self.addParameter(
            QgsProcessingParameterEnum(
                PAPER,
                translate("Synpunkt", "Paper"),
                options=["A4", "A3"],
                defaultValue="A4",
                usesStaticStrings=True,
            )
        )
        self.add_language_parameter()
        self.addParameter(
            QgsProcessingParameterFileDestination(
                QPT,
                translate("Synpunkt", "Layout template"),
                translate("Synpunkt", "Layout templates (*.qpt)"),
                optional=True,
                createByDefault=False,
            )
        )
        self.addOutput(QgsProcessingOutputString(LAYOUT, translate("Synpunkt", "Layout")))

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ...layers import matters
        from ...layers.store import open_store
        from ..account.map_sheet import lay_out
        from ..account.matter_sheet import sheet_of

        project = context.project()
        if project is None:
            raise InputError(translate("Synpunkt", "Open a project first: the layout lies in it."))
        store = open_store(self.store)
        matter = matters.require(store, self.parameterAsString(parameters, MATTER, context).strip())
        paper = self.parameterAsEnumString(parameters, PAPER, context)
        language = self.parameterAsEnumString(parameters, LANGUAGE, context)
        sheet = sheet_of(store, matter, project, paper, words(language))
        layout = lay_out(project, sheet, words(language))
        path = self.parameterAsFileOutput(parameters, QPT, context)
        if not path:
            return {LAYOUT: layout.name()}
        if not layout.saveAsTemplate(path, QgsReadWriteContext()):
            raise InputError(
                translate("Synpunkt", "The layout can't be saved as {name}.").format(
                    name=Path(path).name
                )
            )
        return {LAYOUT: layout.name(), QPT: path}
