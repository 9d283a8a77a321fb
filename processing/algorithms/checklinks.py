"""synpunkt:checklinks – do the ties to a plan still hold, now that it has been redrawn?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QMetaType

from ...layers.language import translate
from .base import SynpunktAlgorithm
from .plan_parameters import KEY_FIELD, LABEL_FIELD, add_field_parameter, add_plan_parameters
from .table_output import write_table

if TYPE_CHECKING:
    from ...layers.link_check import Checked
    from .plan_input import PlanInput

PLAN_KEY, REPAIR, OUTPUT, OPERATION = "PLAN_KEY", "REPAIR", "OUTPUT", "OPERATION"
OK, MOVED, REFOUND, LOOSE, REPAIRED = "OK", "MOVED", "REFOUND", "LOOSE", "REPAIRED"
COLUMNS = (
    ("viewpoint", QMetaType.Type.QString),
    ("number", QMetaType.Type.LongLong),
    ("object_key", QMetaType.Type.QString),
    ("label", QMetaType.Type.QString),
    ("state", QMetaType.Type.QString),
    ("proposed_key", QMetaType.Type.QString),
    ("proposed_label", QMetaType.Type.QString),
    ("covered", QMetaType.Type.Double),
    ("apart_m", QMetaType.Type.Double),
    ("strayed_m", QMetaType.Type.Double),
    ("reason", QMetaType.Type.QString),
)


class CheckLinksAlgorithm(SynpunktAlgorithm):
    """Marks the ties to a plan as ok, moved, re-found or loose; repairs what is accepted."""

    NAME = "checklinks"
    WRITES_STORE = True

    plan: PlanInput

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Check links to a plan")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "After a plan has been redrawn, exported again or moved to another file: says for each"
            " tie whether it holds (ok), its part has another shape (moved), another part lies at"
            " the same place and is proposed (refound), or nothing is left (loose), and marks the"
            " ties so. Shapes are compared by what they share, never by their row numbers.\n\n"
            "With “Accept all proposals” the ties that moved or were re-found point at the parts"
            " as they are now. One operation, which can be taken back.",
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
                " the one with the same source, else with the same name, else the only one.",
            )
        )
        self.addParameter(plan_key)
        add_field_parameter(
            self,
            KEY_FIELD,
            translate("Synpunkt", "Field that names each object"),
            translate("Synpunkt", "Empty: the one used before, else objektidentitet."),
        )
        add_field_parameter(
            self,
            LABEL_FIELD,
            translate("Synpunkt", "Field with the object's label"),
            translate("Synpunkt", "What people call the object. Empty: the one used before."),
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                REPAIR, translate("Synpunkt", "Accept all proposals"), False
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                OUTPUT,
                translate("Synpunkt", "Links"),
                Qgis.ProcessingSourceType.Vector,
                optional=True,
            )
        )
        for name, label in (
            (OK, translate("Synpunkt", "Links in place")),
            (MOVED, translate("Synpunkt", "Links to parts with another shape")),
            (REFOUND, translate("Synpunkt", "Links with a part proposed")),
            (LOOSE, translate("Synpunkt", "Loose links")),
            (REPAIRED, translate("Synpunkt", "Proposals accepted")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))
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
        from ...layers import link_check
        from ...layers.store import open_store
        from ...layers.ties import numbers

        store, transforms = open_store(self.store), context.transformContext()
        key, label = (
            self.parameterAsString(parameters, name, context) for name in (KEY_FIELD, LABEL_FIELD)
        )
        plan_key = self.parameterAsString(parameters, PLAN_KEY, context)
        used = link_check.fields_used(store, self.plan.name, self.plan.fields, plan_key)
        plan = self.plan.seen(store.path, feedback, key or used[0], label or used[1], "")
        check = link_check.check_links(store, plan, transforms, plan_key)
        repaired = 0
        with store.operation("checklinks", plan.source.name) as operation:
            link_check.mark(operation, check)
            if self.parameterAsBoolean(parameters, REPAIR, context):
                repaired = link_check.accept(operation, store, check, transforms)
        called = numbers(store)
        rows = [_row(one, called.get(one.viewpoint)) for one in check.links]
        return {
            **write_table(self, parameters, context, OUTPUT, COLUMNS, rows),
            OK: check.count(link_check.OK),
            MOVED: check.count(link_check.MOVED),
            REFOUND: check.count(link_check.REFOUND),
            LOOSE: check.count(link_check.LOOSE),
            REPAIRED: repaired,
            OPERATION: operation.uuid if operation.changed else "",
        }


def _row(one: Checked, number: int | None) -> list[object]:
    from ...layers.link_check import note

    like = one.likeness
    return [
        one.viewpoint,
        number,
        one.key,
        one.label,
        one.state,
        one.proposal or None,
        one.proposal_label or None,
        like.covered if like else None,
        round(like.apart, 3) if like else None,
        round(like.strayed, 3) if like else None,
        note(one) or None,
    ]
