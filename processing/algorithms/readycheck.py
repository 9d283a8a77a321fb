"""synpunkt:readycheck – is the account of a matter ready to hand in, and what remains?"""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)
from qgis.PyQt.QtCore import QMetaType

from ...layers.language import translate
from .area_input import AreaInput, add_area_parameters, add_matter_parameter, matter_of
from .base import SynpunktAlgorithm
from .table_output import write_table

NEAR = "NEAR"
OUTPUT, PROBLEMS = "OUTPUT", "PROBLEMS"
COLUMNS = (
    ("viewpoint", QMetaType.Type.QString),
    ("check", QMetaType.Type.QString),
    ("message", QMetaType.Type.QString),
    ("number", QMetaType.Type.Int),
)


class ReadyCheckAlgorithm(SynpunktAlgorithm):
    """Counts what remains, and lists it viewpoint by viewpoint."""

    NAME = "readycheck"

    area: AreaInput

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Ready to hand in?")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Lists what remains to be done before the account of a matter: viewpoints not met"
            " without a reason, unanswered, answered but not told back, outside the period, without"
            " a theme or an occasion, with unchecked personal data, loose links to the plan,"
            " missing photos, and the same text twice. The table has the viewpoint's id and number,"
            " the check, and a sentence. Nothing is changed.\n\n"
            "Without a matter and a boundary, all active viewpoints are looked at.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_store_parameter()
        add_matter_parameter(self)
        add_area_parameters(self)
        near = QgsProcessingParameterNumber(
            NEAR,
            translate("Synpunkt", "Near is within (metres)"),
            Qgis.ProcessingNumberParameterType.Double,
            0.0,
            minValue=0.0,
        )
        near.setHelp(translate("Synpunkt", "0: only what belongs to the matter is looked at."))
        self.addParameter(near)
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                OUTPUT,
                translate("Synpunkt", "What remains"),
                Qgis.ProcessingSourceType.Vector,
                optional=True,
                createByDefault=True,
            )
        )
        self.addOutput(QgsProcessingOutputNumber(PROBLEMS, translate("Synpunkt", "What remains")))

    def read_input(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        self.area = AreaInput(self, parameters, context)

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ...layers.store import open_store
        from ..account.ready import check_label, concerned, problems

        store, transforms = open_store(self.store), context.transformContext()
        matter = matter_of(self, store, parameters, context)
        near = self.parameterAsDouble(parameters, NEAR, context)
        shape = self.area.shape(transforms)
        looked_at = concerned(store, matter, shape, near, transforms)
        uuid = str(matter["uuid"]) if matter is not None else None
        found = problems(store, looked_at, uuid, feedback.isCanceled)
        counts: dict[str, int] = {}
        for one in found:
            counts[one.check] = counts.get(one.check, 0) + 1
        for check, count in counts.items():
            feedback.pushInfo(f"{check_label(check)}: {count}")
        if not found:
            feedback.pushInfo(translate("Synpunkt", "Nothing remains."))
        rows = [(one.viewpoint, one.check, one.message, one.number) for one in found]
        written = write_table(self, parameters, context, OUTPUT, COLUMNS, rows)
        return {**written, PROBLEMS: len(found)}
