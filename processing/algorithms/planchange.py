"""synpunkt:planchange – what a new drawing of a plan changes, and whom it touches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterField,
)
from qgis.PyQt.QtCore import QMetaType

from ...layers.language import translate
from .base import SynpunktAlgorithm
from .plan_parameters import KEY_FIELD, LABEL_FIELD, add_layer_parameters
from .table_output import write_table

if TYPE_CHECKING:
    from ...layers.plan_change import Change
    from .plan_input import PlanInput

BEFORE, AFTER, OUTPUT, TOUCHED = "BEFORE", "AFTER", "OUTPUT", "TOUCHED"
BEFORE_CRS, AFTER_CRS = "BEFORE_CRS", "AFTER_CRS"
COLUMNS = (
    ("change", QMetaType.Type.QString),
    ("object_key", QMetaType.Type.QString),
    ("label_before", QMetaType.Type.QString),
    ("label_after", QMetaType.Type.QString),
    ("covered", QMetaType.Type.Double),
    ("strayed_m", QMetaType.Type.Double),
    ("n_viewpoints", QMetaType.Type.Int),
    ("viewpoints", QMetaType.Type.QString),
    ("n_answers", QMetaType.Type.Int),
    ("answers", QMetaType.Type.QString),
)


class PlanChangeAlgorithm(SynpunktAlgorithm):
    """Compares two drawings of a plan; changes nothing."""

    NAME = "planchange"

    before: PlanInput
    after: PlanInput

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "What a new drawing changes")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Compares a plan before and after it was redrawn: which parts are new, gone, moved,"
            " reshaped or have another label, and which viewpoints and answers are tied to each;"
            " for a new part, which viewpoints lie in it. Nothing is changed.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_store_parameter()
        system = translate("Synpunkt", "Coordinate system of the plan layer")
        before = translate("Synpunkt", "Plan before")
        after = translate("Synpunkt", "Plan after")
        add_layer_parameters(self, (BEFORE, before), (BEFORE_CRS, f"{before}: {system}"))
        add_layer_parameters(self, (AFTER, after), (AFTER_CRS, f"{after}: {system}"))
        for name, label, help_ in (
            (
                KEY_FIELD,
                translate("Synpunkt", "Field that names each object"),
                translate("Synpunkt", "Empty: objektidentitet where both have it, else by shape."),
            ),
            (
                LABEL_FIELD,
                translate("Synpunkt", "Field with the object's label"),
                translate("Synpunkt", "What people call the object, such as GATA1."),
            ),
        ):
            field = QgsProcessingParameterField(
                name, label, parentLayerParameterName=AFTER, optional=True
            )
            field.setHelp(help_)
            self.addParameter(field)
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                OUTPUT, translate("Synpunkt", "Changes"), Qgis.ProcessingSourceType.Vector
            )
        )
        self.addOutput(
            QgsProcessingOutputNumber(TOUCHED, translate("Synpunkt", "Viewpoints touched"))
        )

    def read_input(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        from .plan_input import PlanInput

        self.before = PlanInput(self, parameters, context, BEFORE, BEFORE_CRS)
        self.after = PlanInput(self, parameters, context, AFTER, AFTER_CRS)

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ...layers.plan_change import plan_changes
        from ...layers.store import open_store
        from ...layers.ties import numbers

        store = open_store(self.store)
        key, label = (
            self.parameterAsString(parameters, name, context) for name in (KEY_FIELD, LABEL_FIELD)
        )
        before, after = (
            plan.seen(store.path, feedback, key, label, "") for plan in (self.before, self.after)
        )
        changes = plan_changes(store, before, after, context.transformContext())
        called = numbers(store)
        titles = {row["uuid"]: row["title"] or row["summary"] for row in store.rows("response")}
        rows = [_row(change, called, titles) for change in changes]
        touched = {uuid for change in changes for uuid in change.viewpoints}
        return {
            **write_table(self, parameters, context, OUTPUT, COLUMNS, rows),
            TOUCHED: len(touched),
        }


def _row(
    change: Change, numbers: dict[str, int | None], titles: dict[str, str | None]
) -> list[object]:
    part = change.before or change.after
    like = change.likeness
    named = sorted(number for uuid in change.viewpoints if (number := numbers.get(uuid)))
    return [
        change.kind,
        part.key if part else None,
        change.before.label if change.before else None,
        change.after.label if change.after else None,
        like.covered if like else None,
        round(like.strayed, 3) if like else None,
        len(change.viewpoints),
        ", ".join(str(number) for number in named) or None,
        len(change.answers),
        "; ".join(filter(None, (titles.get(uuid) for uuid in change.answers))) or None,
    ]
