"""``synpunkt:importgroups``: local safety groups from a polygon layer into the store."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
)

from ...layers.errors import InputError
from ...layers.language import translate
from .base import SynpunktAlgorithm


class ImportGroupsAlgorithm(SynpunktAlgorithm):
    """Reads local groups by name; groups that are known are brought up to date."""

    NAME = "importgroups"
    WRITES_STORE = True
    INPUT, NAME_FIELD = "INPUT", "NAME_FIELD"
    CONTACT_FIELD, MAILBOX_FIELD = "CONTACT_FIELD", "MAILBOX_FIELD"
    OPERATION = "OPERATION"

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Import local safety groups")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Brings the areas of local safety groups into the store: name, contact function and"
            " mailbox, never a person. A group is known by its name: rows of one name are one"
            " group, and importing again updates it.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_store_parameter()
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                self.INPUT,
                translate("Synpunkt", "Areas of the groups"),
                types=[Qgis.ProcessingSourceType.VectorPolygon],
            )
        )
        self._add_field(self.NAME_FIELD, translate("Synpunkt", "Field with the name"), "name")
        self._add_field(
            self.CONTACT_FIELD, translate("Synpunkt", "Field with the contact function")
        )
        self._add_field(self.MAILBOX_FIELD, translate("Synpunkt", "Field with the mailbox"))
        labels = {
            "READ": translate("Synpunkt", "Rows read"),
            "NEW": translate("Synpunkt", "Rows of new groups"),
            "CHANGED": translate("Synpunkt", "Rows of changed groups"),
            "UNCHANGED": translate("Synpunkt", "Rows of unchanged groups"),
            "REJECTED": translate("Synpunkt", "Rows that could not be read"),
        }
        for name, label in labels.items():
            self.addOutput(QgsProcessingOutputNumber(name, label))
        self.addOutput(
            QgsProcessingOutputString(self.OPERATION, translate("Synpunkt", "Operation"))
        )

    def _add_field(self, name: str, label: str, default: str | None = None) -> None:
        self.addParameter(
            QgsProcessingParameterField(
                name,
                label,
                defaultValue=default,
                parentLayerParameterName=self.INPUT,
                optional=default is None,
            )
        )

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ...layers.store import open_store
        from ..intake.groups import GroupFields, import_groups
        from ..intake.layer import open_layer

        store = open_store(self.store)
        source = self.parameterAsSource(parameters, self.INPUT, context)
        if source is None:
            raise InputError(translate("Synpunkt", "The layer of groups can't be opened."))
        fields = GroupFields(
            self.parameterAsString(parameters, self.NAME_FIELD, context),
            self.parameterAsString(parameters, self.CONTACT_FIELD, context),
            self.parameterAsString(parameters, self.MAILBOX_FIELD, context),
        )
        outcome = import_groups(
            store, open_layer(source), fields, context.transformContext(), feedback
        )
        for message in outcome.messages:
            feedback.pushWarning(message)
        numbers = ("read", "new", "changed", "unchanged", "rejected")
        results: dict[str, Any] = {name.upper(): getattr(outcome, name) for name in numbers}
        results[self.OPERATION] = outcome.operation
        return results
