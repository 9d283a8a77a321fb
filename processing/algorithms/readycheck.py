"""synpunkt:readycheck – is the account of a matter ready to hand in, and what remains?"""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QMetaType

from ...layers.errors import InputError
from ...layers.language import translate
from .base import SynpunktAlgorithm
from .table_output import write_table

MATTER, BOUNDARY, BOUNDARY_CRS, NEAR = "MATTER", "BOUNDARY", "BOUNDARY_CRS", "NEAR"
OUTPUT, PROBLEMS = "OUTPUT", "PROBLEMS"
UNCHECKED = Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks
COLUMNS = (
    ("viewpoint", QMetaType.Type.QString),
    ("check", QMetaType.Type.QString),
    ("message", QMetaType.Type.QString),
    ("number", QMetaType.Type.Int),
)


class ReadyCheckAlgorithm(SynpunktAlgorithm):
    """Counts what remains, and lists it viewpoint by viewpoint."""

    NAME = "readycheck"

    source: QgsProcessingFeatureSource | None
    crs: QgsCoordinateReferenceSystem

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
        matter = QgsProcessingParameterString(
            MATTER, translate("Synpunkt", "Matter"), optional=True
        )
        matter.setHelp(translate("Synpunkt", "Title or uuid of a matter of the store."))
        self.addParameter(matter)
        boundary = QgsProcessingParameterFeatureSource(
            BOUNDARY,
            translate("Synpunkt", "Boundary layer"),
            [Qgis.ProcessingSourceType.VectorAnyGeometry],
            optional=True,
        )
        boundary.setHelp(translate("Synpunkt", "Empty: the matter's own plan."))
        self.addParameter(boundary)
        crs = QgsProcessingParameterCrs(
            BOUNDARY_CRS,
            translate("Synpunkt", "Coordinate system of the boundary layer"),
            optional=True,
        )
        crs.setHelp(translate("Synpunkt", "Only for a layer that lacks one, or has a wrong one."))
        crs.setFlags(crs.flags() | Qgis.ProcessingParameterFlag.Advanced)
        self.addParameter(crs)
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
        self.source = None
        if not parameters.get(BOUNDARY):
            return
        source = self.parameterAsSource(parameters, BOUNDARY, context)
        if source is None:
            raise InputError(translate("Synpunkt", "The boundary layer could not be opened."))
        given = self.parameterAsCrs(parameters, BOUNDARY_CRS, context)
        self.source = source
        self.crs = given if given.isValid() else source.sourceCrs()

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ...layers import matters
        from ...layers.store import open_store
        from ..account.ready import check_label, concerned, problems

        store, transforms = open_store(self.store), context.transformContext()
        title = self.parameterAsString(parameters, MATTER, context).strip()
        matter = matters.require(store, title) if title else None
        near = self.parameterAsDouble(parameters, NEAR, context)
        shape = self._shape(transforms)
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

    def _shape(self, transforms: Any) -> Any:
        if self.source is None:
            return None
        from ...layers.whole_area import whole_area

        features = self.source.getFeatures(QgsFeatureRequest(), UNCHECKED)
        return whole_area(features, self.crs, transforms)
