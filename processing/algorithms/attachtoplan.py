"""synpunkt:attachtoplan – tie viewpoints to the plan objects that they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterExpression,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...layers.language import translate
from .base import SynpunktAlgorithm, progress_of
from .plan_parameters import (
    GROUP_FIELD,
    KEY_FIELD,
    LABEL_FIELD,
    add_object_fields,
    add_plan_parameters,
)

if TYPE_CHECKING:
    from .plan_input import PlanInput

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
        add_object_fields(self)
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
        from .plan_input import PlanInput

        self.plan = PlanInput(self, parameters, context)

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ...layers.attach import attach_to_plan
        from ...layers.places import places
        from ...layers.store import open_store

        store = open_store(self.store)
        fields = [
            self.parameterAsString(parameters, name, context)
            for name in (KEY_FIELD, LABEL_FIELD, GROUP_FIELD)
        ]
        result = attach_to_plan(
            store,
            self.plan.seen(store.path, feedback, *fields),
            places(store, self.parameterAsString(parameters, FILTER, context)),
            self.parameterAsDouble(parameters, MAX_DISTANCE, context),
            context.transformContext(),
            self.parameterAsString(parameters, PLAN_KEY, context),
            progress_of(feedback),
        )
        return {
            CREATED: result.created,
            EXISTING: result.existing,
            UNATTACHED: result.unattached,
            OPERATION: result.operation,
        }
