"""synpunkt:creatematter – a plan case (or rebuild, or project) that viewpoints can belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterString,
)

from ...layers.language import translate
from .base import SynpunktAlgorithm
from .plan_parameters import (
    GROUP_FIELD,
    KEY_FIELD,
    LABEL_FIELD,
    PLAN,
    add_object_fields,
    add_plan_parameters,
)

if TYPE_CHECKING:
    from .plan_input import PlanInput

TITLE, KIND, DIARY_REF, GROUP = "TITLE", "KIND", "DIARY_REF", "GROUP"
MATTER, OPERATION = "MATTER", "OPERATION"
#: The codes of the list ``matter_kind``; the list itself is a file that QGIS's start need not read.
KINDS = ["plan", "rebuild", "overview_plan", "project"]


class CreateMatterAlgorithm(SynpunktAlgorithm):
    """Makes the matter and, where a plan layer is given, registers its objects as seen now."""

    NAME = "creatematter"
    WRITES_STORE = True

    plan: PlanInput | None

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Create matter")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Makes a matter: the plan case, rebuild or project that viewpoints belong to and are"
            " answered in. With a plan layer, viewpoints inside the plan belong to the matter by"
            " their place. A plan of several polygons is chosen by the field that groups them.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_store_parameter()
        self.addParameter(QgsProcessingParameterString(TITLE, translate("Synpunkt", "Title")))
        self.addParameter(
            QgsProcessingParameterEnum(
                KIND,
                translate("Synpunkt", "Kind"),
                options=KINDS,
                defaultValue="plan",
                usesStaticStrings=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterString(
                DIARY_REF, translate("Synpunkt", "Registry number"), optional=True
            )
        )
        add_plan_parameters(self, optional=True)
        add_object_fields(self)
        self.addParameter(
            QgsProcessingParameterString(
                GROUP, translate("Synpunkt", "The plan's value in that field"), optional=True
            )
        )
        self.addOutput(QgsProcessingOutputString(MATTER, translate("Synpunkt", "Matter")))
        self.addOutput(QgsProcessingOutputString(OPERATION, translate("Synpunkt", "Operation")))

    def read_input(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        self.plan = None
        if parameters.get(PLAN) not in (None, ""):
            from .plan_input import PlanInput

            self.plan = PlanInput(self, parameters, context)

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ...layers.matters import create
        from ...layers.store import open_store

        store = open_store(self.store)
        group = self.parameterAsString(parameters, GROUP, context).strip() or None
        values = {
            "title": self.parameterAsString(parameters, TITLE, context).strip(),
            "kind": self.parameterAsEnumString(parameters, KIND, context),
            "diary_ref": self.parameterAsString(parameters, DIARY_REF, context).strip() or None,
            "group_key": group,
        }
        plan = None
        if self.plan is not None:
            fields = [
                self.parameterAsString(parameters, name, context)
                for name in (KEY_FIELD, LABEL_FIELD, GROUP_FIELD)
            ]
            plan = self.plan.seen(store.path, feedback, *fields)
        matter, operation = create(store, values, plan, context.transformContext())
        return {MATTER: matter, OPERATION: operation}
