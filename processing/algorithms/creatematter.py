"""synpunkt:creatematter – a plan case (or rebuild, or project) that viewpoints can belong to."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterString,
)

from ...layers import codes
from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.matters import find
from ...layers.metric import Reprojection
from ...layers.operations import Operation
from ...layers.plans import KnownPlan, PlanObject, PlanSource, known_plan, objects_of, register
from ...layers.store import open_store
from .base import SynpunktAlgorithm
from .plan_input import (
    GROUP_FIELD,
    KEY_FIELD,
    PLAN,
    PlanInput,
    add_field_parameter,
    add_plan_parameters,
)

TITLE, KIND, DIARY_REF, GROUP, MATTER = "TITLE", "KIND", "DIARY_REF", "GROUP", "MATTER"


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
        kinds = [code.code for code in codes.codes("matter_kind")]
        self.addParameter(
            QgsProcessingParameterEnum(
                KIND,
                translate("Synpunkt", "Kind"),
                options=kinds,
                defaultValue="plan",
                usesStaticStrings=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterString(
                DIARY_REF, translate("Synpunkt", "Diary reference"), optional=True
            )
        )
        add_plan_parameters(self, optional=True)
        add_field_parameter(
            self,
            KEY_FIELD,
            translate("Synpunkt", "Field that names each object"),
            translate("Synpunkt", "Empty: objektidentitet where the layer has it."),
        )
        add_field_parameter(
            self,
            GROUP_FIELD,
            translate("Synpunkt", "Field that tells which plan an object is part of"),
            translate(
                "Synpunkt", "For a layer with several plans, or one plan of several polygons."
            ),
        )
        self.addParameter(
            QgsProcessingParameterString(
                GROUP, translate("Synpunkt", "The plan's value in that field"), optional=True
            )
        )
        self.addOutput(QgsProcessingOutputString(MATTER, translate("Synpunkt", "Matter")))

    def read_input(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        self.plan = None
        if parameters.get(PLAN) not in (None, ""):
            self.plan = PlanInput(self, parameters, context)

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        store = open_store(self.store)
        title = self.parameterAsString(parameters, TITLE, context).strip()
        if not title:
            raise InputError(translate("Synpunkt", "A matter needs a title."))
        if find(store, "matter", title) is not None:
            raise InputError(
                translate("Synpunkt", "The store has a matter called “{title}” already.").format(
                    title=title
                )
            )
        group = self.parameterAsString(parameters, GROUP, context).strip() or None
        values = {
            "title": title,
            "kind": self.parameterAsEnumString(parameters, KIND, context),
            "diary_ref": self.parameterAsString(parameters, DIARY_REF, context).strip() or None,
            "group_key": group,
        }
        if self.plan is None:
            with store.operation("creatematter", title) as operation:
                return {MATTER: operation.insert("matter", values)}
        source = self._plan_source(parameters, context)
        objects, left_out = objects_of(self.plan.features(), source)
        _refuse_empty(objects, group, source)
        if left_out:
            feedback.pushInfo(
                translate(
                    "Synpunkt",
                    "%n feature(s) without key or geometry are left out.",
                    "",
                    len(left_out),
                )
            )
        known = known_plan(store, source, objects)
        reproject = Reprojection(source.crs, store.crs, context.transformContext())
        with store.operation("creatematter", title) as operation:
            return {MATTER: _create(operation, values, source, objects, known, reproject)}

    def _plan_source(self, parameters: dict[str, Any], context: QgsProcessingContext) -> PlanSource:
        key = self.parameterAsString(parameters, KEY_FIELD, context)
        group = self.parameterAsString(parameters, GROUP_FIELD, context)
        return self.plan.plan_source(self.store, key, "", group)


def _refuse_empty(objects: list[PlanObject], group: str | None, source: PlanSource) -> None:
    if group is not None and not source.group_field:
        raise InputError(translate("Synpunkt", "Choose the field that the plan's value stands in."))
    if not any(group is None or item.group == group for item in objects):
        raise InputError(
            translate("Synpunkt", "The layer {layer} has no object of that plan.").format(
                layer=source.name
            )
        )


def _create(
    operation: Operation,
    values: dict[str, Any],
    source: PlanSource,
    objects: list[PlanObject],
    known: KnownPlan,
    reproject: Reprojection,
) -> str:
    plan_layer, _ = register(operation, source, objects, known, reproject)
    return operation.insert("matter", {**values, "plan_layer_uuid": plan_layer})
