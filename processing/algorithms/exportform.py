"""``synpunkt:exportform``: a form for KoboToolbox and ODK whose answers come in as they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
)

from ...layers.language import translate
from .base import LANGUAGE, SynpunktAlgorithm

OUTPUT, QUESTIONS = "OUTPUT", "QUESTIONS"


class ExportFormAlgorithm(SynpunktAlgorithm):
    """Writes an XLSForm with the store's code lists and occasions; the store stays as it is."""

    NAME = "exportform"

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Make form for KoboToolbox and ODK")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Writes a form (XLSForm) in Swedish and English with the store's own types, themes and"
            " occasions. Upload it to KoboToolbox or ODK. What people answer is exported from"
            " there as CSV or XLSX and comes in through “Import viewpoints” without a profile.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_store_parameter()
        self.add_language_parameter()
        self.addParameter(
            QgsProcessingParameterFileDestination(
                OUTPUT,
                translate("Synpunkt", "Form"),
                fileFilter=translate("Synpunkt", "Excel workbooks (*.xlsx)"),
            )
        )
        self.addOutput(QgsProcessingOutputNumber(QUESTIONS, translate("Synpunkt", "Questions")))

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ...layers import files
        from ...layers.store import open_store
        from ..field.form import as_workbook, form_sheets

        language = self.parameterAsEnumString(parameters, LANGUAGE, context)
        path = Path(self.parameterAsFileOutput(parameters, OUTPUT, context))
        sheets = form_sheets(open_store(self.store), language)
        files.replace(path, as_workbook(sheets, language))
        return {OUTPUT: str(path), QUESTIONS: len(sheets[0].rows)}
