"""synpunkt:localgroups – which local safety groups know a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)
from qgis.PyQt.QtCore import QDate, QMetaType

from ...layers.errors import InputError
from ...layers.language import translate, words
from .area_input import AreaInput, add_area_parameters
from .base import SynpunktAlgorithm
from .table_output import write_table

if TYPE_CHECKING:
    from ...layers.safety_groups import LocalGroup
    from ...layers.store import Store

NEAR, OUTPUT, GROUPS = "NEAR", "OUTPUT", "GROUPS"
#: Metres within which a group is taken to know a place.
DISTANCE = 500.0
COLUMNS = (
    ("group", QMetaType.Type.QString),
    ("share_of_plan", QMetaType.Type.Double),
    ("distance", QMetaType.Type.Double),
    ("contact_function", QMetaType.Type.QString),
    ("mailbox", QMetaType.Type.QString),
    ("last_occasion", QMetaType.Type.QDate),
)


class LocalGroupsAlgorithm(SynpunktAlgorithm):
    """Lists the groups that touch a plan or lie near it; where there is none, the coordinator."""

    NAME = "localgroups"

    area: AreaInput

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Local safety groups that know a place")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Lists the store's local safety groups that touch a plan or lie near it: the share of"
            " the plan that is theirs (0 to 1), the metres to the plan on the ground, their contact"
            " function and mailbox, and the day of the latest occasion in their area or that they"
            " took part in. All areas of the boundary layer together are the plan.\n\n"
            "Where no group is near, the table has one row without distance: the central safety"
            " coordinator.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_store_parameter()
        add_area_parameters(self, optional=False)
        near = QgsProcessingParameterNumber(
            NEAR,
            translate("Synpunkt", "Near is within (metres)"),
            Qgis.ProcessingNumberParameterType.Double,
            DISTANCE,
            minValue=0.0,
        )
        near.setHelp(translate("Synpunkt", "0: only groups that touch the plan are listed."))
        self.addParameter(near)
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                OUTPUT,
                translate("Synpunkt", "Local safety groups"),
                Qgis.ProcessingSourceType.Vector,
            )
        )
        self.addOutput(QgsProcessingOutputNumber(GROUPS, translate("Synpunkt", "Groups found")))

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
        from ...layers.safety_groups import local_groups
        from ...layers.store import open_store

        store, transforms = open_store(self.store), context.transformContext()
        area = self.area.shape(transforms)
        if area is None:
            raise InputError(translate("Synpunkt", "The boundary layer could not be opened."))
        near = self.parameterAsDouble(parameters, NEAR, context)
        groups = local_groups(store, area, near, transforms, feedback.isCanceled)
        if not groups:
            feedback.pushInfo(_nobody())
        rows = [_row(group) for group in groups] or [_coordinator_row(store)]
        return {
            **write_table(self, parameters, context, OUTPUT, COLUMNS, rows),
            GROUPS: len(groups),
        }


def _row(group: LocalGroup) -> list[object]:
    from ..summary.values import date_of

    day = date_of(group.last_occasion)
    return [
        group.name,
        group.share,
        group.distance,
        group.contact_function,
        group.mailbox,
        None if day is None else QDate(day.year, day.month, day.day),
    ]


def _coordinator_row(store: Store) -> list[object]:
    """The row where no group is near; an address is a mailbox, all else a function."""
    from ...layers.safety_groups import coordinator

    name = words(store.language).translate("Synpunkt", "Safety coordinator")
    contact = coordinator(store)
    is_mailbox = "@" in contact and " " not in contact
    pair = (None, contact) if is_mailbox else (contact or None, None)
    return [name, None, None, *pair, None]


def _nobody() -> str:
    return translate("Synpunkt", "No local safety group is near. Ask the safety coordinator.")
