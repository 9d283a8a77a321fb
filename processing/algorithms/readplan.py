"""synpunkt:readplan – the areas of a plan from whatever file the planner has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsFeatureSink,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ...layers.language import translate
from ...layers.plan_kinds import KINDS
from .base import SynpunktAlgorithm, advanced, progress_of

if TYPE_CHECKING:
    from ..planfiles.model import PlanReading
    from ..planfiles.reading import Wanted

INPUT, LAYER, CRS, KIND = "INPUT", "LAYER", "CRS", "KIND"
OUTPUT, PLANS, UNREAD = "OUTPUT", "PLANS", "UNREAD"
PROBLEMS, NOTES = "PROBLEMS", "NOTES"
# Parameter by what ``PlanFields`` calls it.
FIELDS = {
    "key": "KEY_FIELD",
    "designation": "DESIGNATION_FIELD",
    "name": "NAME_FIELD",
    "status": "STATUS_FIELD",
    "group": "GROUP_FIELD",
}


class ReadPlanAlgorithm(SynpunktAlgorithm):
    """Reads what can be read, and says by name what can't; fails only if nothing can."""

    NAME = "readplan"

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Read plan file")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Makes a layer of areas from a plan file: the national format (JSON 4.1), SS 637040"
            " (XML or GML), DXF drawings, and any file that QGIS opens. Each area tells which plan"
            " it is part of, and whether it is the plan's whole area or where a provision holds."
            " What can't be read is told by its name; the rest is read all the same.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.addParameter(QgsProcessingParameterFile(INPUT, translate("Synpunkt", "Plan file")))
        self._add_text(
            LAYER,
            translate("Synpunkt", "Layers or drawing layers"),
            translate(
                "Synpunkt", "Names with commas between; * stands for any letters. Empty: all."
            ),
        )
        crs = QgsProcessingParameterCrs(
            CRS, translate("Synpunkt", "Coordinate system of the plan"), optional=True
        )
        crs.setHelp(
            translate("Synpunkt", "For a file that does not say it itself, as no DXF drawing does.")
        )
        self.addParameter(crs)
        kinds = QgsProcessingParameterEnum(
            KIND,
            translate("Synpunkt", "Only areas of these kinds"),
            options=list(KINDS),
            allowMultiple=True,
            optional=True,
            usesStaticStrings=True,
        )
        kinds.setHelp(translate("Synpunkt", "Empty: all, those of an unknown kind too."))
        self.addParameter(kinds)
        self._add_field_parameters()
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                OUTPUT,
                translate("Synpunkt", "Areas of the plan"),
                Qgis.ProcessingSourceType.VectorPolygon,
            )
        )
        self.addOutput(QgsProcessingOutputNumber(PLANS, translate("Synpunkt", "Plans")))
        self.addOutput(
            QgsProcessingOutputNumber(
                UNREAD, translate("Synpunkt", "Objects that could not be read")
            )
        )
        self.addOutput(
            QgsProcessingOutputNumber(PROBLEMS, translate("Synpunkt", "Notes that are warnings"))
        )
        self.addOutput(QgsProcessingOutputString(NOTES, translate("Synpunkt", "What was noted")))

    def _add_field_parameters(self) -> None:
        labels = {
            "key": translate("Synpunkt", "Field that names each object"),
            "designation": translate("Synpunkt", "Field with the designation"),
            "name": translate("Synpunkt", "Field with the name"),
            "status": translate("Synpunkt", "Field with the status"),
            "group": translate("Synpunkt", "Field that tells which plan an object is part of"),
        }
        help_ = translate("Synpunkt", "Only for an ordinary layer. Empty: guessed, and told.")
        for use, label in labels.items():
            self._add_text(FIELDS[use], label, help_, folded=True)

    def _add_text(self, name: str, label: str, help_: str, folded: bool = False) -> None:
        parameter = QgsProcessingParameterString(name, label, optional=True)
        parameter.setHelp(help_)
        self.addParameter(advanced(parameter) if folded else parameter)

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..planfiles.reading import read_plan
        from ..planfiles.sources import path_of

        path, layer = path_of(self.parameterAsString(parameters, INPUT, context))
        wanted = self._wanted(parameters, layer, context)
        reading = read_plan(path, wanted, context.transformContext(), progress_of(feedback, 0.9))
        for sentence in reading.notes.facts:
            feedback.pushInfo(sentence)
        for sentence in reading.notes.problems:
            feedback.pushWarning(sentence)
        return {
            OUTPUT: self._write(reading, path, parameters, context),
            PLANS: reading.plans,
            UNREAD: reading.notes.unread,
            PROBLEMS: len(reading.notes.problems),
            # The warnings come first.
            NOTES: "\n".join([*reading.notes.problems, *reading.notes.facts]),
        }

    def _wanted(
        self, parameters: dict[str, Any], layer: str, context: QgsProcessingContext
    ) -> Wanted:
        from ...layers.plan_fields import PlanFields
        from ..planfiles.reading import Wanted

        names = self.parameterAsString(parameters, LAYER, context) or layer
        fields = {
            use: self.parameterAsString(parameters, name, context).strip()
            for use, name in FIELDS.items()
        }
        return Wanted(
            layers=[name.strip() for name in names.split(",") if name.strip()],
            crs=self.parameterAsCrs(parameters, CRS, context),
            # Where nothing is chosen QGIS gives one empty string.
            kinds=[kind for kind in self.parameterAsEnumStrings(parameters, KIND, context) if kind],
            fields=PlanFields(**fields),
        )

    def _write(
        self,
        reading: PlanReading,
        path: Path,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> str:
        from ..planfiles.table import features_of, fields_of_areas

        sink, identity = self.parameterAsSink(
            parameters, OUTPUT, context, fields_of_areas(), Qgis.WkbType.MultiPolygon, reading.crs
        )
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, OUTPUT))
        for feature in features_of(reading.areas):
            if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
                raise QgsProcessingException(self.writeFeatureError(sink, parameters, OUTPUT))
        if context.willLoadLayerOnCompletion(identity):
            context.layerToLoadOnCompletionDetails(identity).name = path.stem
        return identity
