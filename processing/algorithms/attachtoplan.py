"""synpunkt:attachtoplan – tie viewpoints to the plan objects that they are about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.core import (
    Qgis,
    QgsExpression,
    QgsFeatureRequest,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterExpression,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsVectorLayer,
)

from ...layers import attach
from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.metric import Reprojection
from ...layers.places import places
from ...layers.plans import known_plan, objects_of, register
from ...layers.store import Store, open_store
from ...layers.zones import MetricShape
from .base import SynpunktAlgorithm
from .plan_input import (
    GROUP_FIELD,
    KEY_FIELD,
    LABEL_FIELD,
    PlanInput,
    add_field_parameter,
    add_plan_parameters,
)

PLAN_KEY, MAX_DISTANCE, FILTER = "PLAN_KEY", "MAX_DISTANCE", "FILTER"
CREATED, EXISTING, UNATTACHED, OPERATION = "CREATED", "EXISTING", "UNATTACHED", "OPERATION"


class AttachToPlanAlgorithm(SynpunktAlgorithm):
    """Ties by rule: within, else nearest within the distance; again gives no new ties."""

    NAME = "attachtoplan"
    WRITES_STORE = True

    plan: PlanInput

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Attach viewpoints to a plan")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Ties each viewpoint to the plan objects that it lies in or on the edge of, else to the"
            " nearest one within the distance. The plan layer is never altered. Ties that a person"
            " took away are not made again.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_store_parameter()
        add_plan_parameters(self, optional=False)
        plan_key = QgsProcessingParameterString(
            PLAN_KEY, translate("Synpunkt", "Plan layer in the store"), optional=True
        )
        plan_key.setHelp(
            translate(
                "Synpunkt",
                "Which plan layer of the store this is a new version of: its name or uuid. Empty:"
                " the one with the same source, else with the same name, else a new one.",
            )
        )
        self.addParameter(plan_key)
        add_field_parameter(
            self,
            KEY_FIELD,
            translate("Synpunkt", "Field that names each object"),
            translate("Synpunkt", "Empty: objektidentitet where the layer has it."),
        )
        add_field_parameter(
            self,
            LABEL_FIELD,
            translate("Synpunkt", "Field with the object's label"),
            translate("Synpunkt", "What people call the object, such as GATA1."),
        )
        add_field_parameter(
            self,
            GROUP_FIELD,
            translate("Synpunkt", "Field that tells which plan an object is part of"),
            translate(
                "Synpunkt", "For a layer with several plans, or one plan of several polygons."
            ),
        )
        distance = QgsProcessingParameterNumber(
            MAX_DISTANCE,
            translate("Synpunkt", "Else to the nearest within (metres)"),
            Qgis.ProcessingNumberParameterType.Double,
            0.0,
            minValue=0.0,
        )
        distance.setHelp(translate("Synpunkt", "0: only viewpoints within an object are tied."))
        self.addParameter(distance)
        filter_ = QgsProcessingParameterExpression(
            FILTER, translate("Synpunkt", "Only viewpoints for which"), optional=True
        )
        filter_.setHelp(translate("Synpunkt", "An expression on the viewpoint's fields."))
        self.addParameter(filter_)
        self.addOutput(QgsProcessingOutputNumber(CREATED, translate("Synpunkt", "New ties")))
        self.addOutput(
            QgsProcessingOutputNumber(EXISTING, translate("Synpunkt", "Ties that were there"))
        )
        self.addOutput(
            QgsProcessingOutputNumber(UNATTACHED, translate("Synpunkt", "Viewpoints without a tie"))
        )
        self.addOutput(QgsProcessingOutputString(OPERATION, translate("Synpunkt", "Operation")))

    def read_input(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        self.plan = PlanInput(self, parameters, context)

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        store = open_store(self.store)
        source = self.plan.plan_source(
            self.store,
            self.parameterAsString(parameters, KEY_FIELD, context),
            self.parameterAsString(parameters, LABEL_FIELD, context),
            self.parameterAsString(parameters, GROUP_FIELD, context),
        )
        objects, left_out = objects_of(self.plan.features(), source)
        if not objects:
            raise InputError(
                translate("Synpunkt", "The layer {layer} has no object with a geometry.").format(
                    layer=source.name
                )
            )
        if left_out:
            feedback.pushInfo(
                translate(
                    "Synpunkt",
                    "%n feature(s) without key or geometry are left out.",
                    "",
                    len(left_out),
                )
            )
        plan_key = self.parameterAsString(parameters, PLAN_KEY, context)
        known = known_plan(store, source, objects, plan_key)
        chosen = _chosen(store, self.parameterAsString(parameters, FILTER, context))
        transforms = context.transformContext()
        shapes = {
            item.key: MetricShape([item.geometry], source.crs, transforms) for item in objects
        }
        found = attach.ties(
            ((uuid, place) for uuid, place in places(store) if chosen is None or uuid in chosen),
            shapes,
            Reprojection(store.crs, source.crs, transforms),
            self.parameterAsDouble(parameters, MAX_DISTANCE, context),
            feedback.isCanceled,
        )
        links = attach.known_links(store, known)
        to_store = Reprojection(source.crs, store.crs, transforms)
        with store.operation("attachtoplan", source.name) as operation:
            _, object_uuids = register(operation, source, objects, known, to_store)
            result = attach.attach(operation, found, object_uuids, links)
        return {
            CREATED: result.created,
            EXISTING: result.existing,
            UNATTACHED: result.unattached,
            OPERATION: operation.uuid if operation.changed else "",
        }


def _chosen(store: Store, expression: str) -> set[str] | None:
    """The uuids of the viewpoints for which the expression holds; None without an expression."""
    if not expression.strip():
        return None
    layer = QgsVectorLayer(store.uri("viewpoint"), "viewpoint", "ogr")
    parsed = QgsExpression(expression)
    unknown = parsed.referencedColumns() - {QgsFeatureRequest.ALL_ATTRIBUTES}
    unknown -= set(layer.fields().names())
    if parsed.hasParserError() or unknown:
        reason = parsed.parserErrorString() or ", ".join(sorted(unknown))
        raise InputError(
            translate("Synpunkt", "The expression can't be used: {reason}.").format(
                reason=reason.strip()
            )
        )
    request = QgsFeatureRequest().setFilterExpression(expression)
    return set(_uuids(layer, request))


def _uuids(layer: QgsVectorLayer, request: QgsFeatureRequest) -> Iterator[str]:
    for feature in layer.getFeatures(request):
        yield str(feature["uuid"])
