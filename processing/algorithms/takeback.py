"""synpunkt:takeback – undo one operation, such as an import."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterString,
)

from ...layers.errors import InputError
from ...layers.language import translate
from .base import SynpunktAlgorithm, progress_of

OPERATION, REVERTED = "OPERATION", "REVERTED"


class TakeBackAlgorithm(SynpunktAlgorithm):
    """Reverts an operation from the change log; refused where something changed since."""

    NAME = "takeback"
    WRITES_STORE = True

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Take back an operation")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Makes one operation undone: rows that it added are removed, rows that it changed"
            " stand as before. It is refused, with the rows named, where they changed since.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_store_parameter()
        parameter = QgsProcessingParameterString(OPERATION, translate("Synpunkt", "Operation"))
        parameter.setHelp(
            translate("Synpunkt", "The OPERATION that an import or another algorithm gave.")
        )
        self.addParameter(parameter)
        self.addOutput(
            QgsProcessingOutputNumber(REVERTED, translate("Synpunkt", "Changes taken back"))
        )

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ...layers.store import open_store
        from ...layers.takeback import take_back

        operation = self.parameterAsString(parameters, OPERATION, context).strip()
        if not operation:
            raise InputError(translate("Synpunkt", "Say which operation to take back."))

        reverted = take_back(open_store(self.store), operation, progress_of(feedback))
        feedback.pushInfo(translate("Synpunkt", "%n change(s) taken back.", "", reverted))
        return {REVERTED: reverted}
