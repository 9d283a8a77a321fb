"""synpunkt:copystore – a whole store copied to another place, file or server."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterString,
)

from ...layers.address import new_place
from ...layers.language import translate
from ...layers.place import Place
from .base import SynpunktAlgorithm

TARGET, ROWS = "TARGET", "ROWS"


class CopyStoreAlgorithm(SynpunktAlgorithm):
    """Copies every row of a store, with its log and what few may read, to where nothing is yet."""

    NAME = "copystore"

    target: Place

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Copy store")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Copies a whole viewpoint store to another place: from a file to a server when several"
            " offices begin to share it, or from a server to a file. Every row goes along with its"
            " number, its history and what few may read. Photos stay where they lie. The copy is"
            " the same store, so go on working in one of the two only.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_store_parameter()
        target = QgsProcessingParameterString(TARGET, translate("Synpunkt", "Copy to"))
        target.setHelp(
            translate(
                "Synpunkt",
                "A new .gpkg file, or conn:NAME/schema for a schema without tables on a server.",
            )
        )
        self.addParameter(target)
        self.addOutput(QgsProcessingOutputString(TARGET, translate("Synpunkt", "Copy")))
        self.addOutput(QgsProcessingOutputNumber(ROWS, translate("Synpunkt", "Rows")))

    def read_input(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        self.target = new_place(self.parameterAsString(parameters, TARGET, context))

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ...layers.copying import copy_store
        from ...layers.store import open_store

        def go_on(share: float) -> bool:
            feedback.setProgress(100 * share)
            return not feedback.isCanceled()

        copy, rows = copy_store(open_store(self.store), self.target, go_on)
        feedback.pushInfo(
            translate("Synpunkt", "%n row(s) copied to {name}.", "", rows).format(
                name=copy.path.name
            )
        )
        return {TARGET: str(copy.path), ROWS: rows}
