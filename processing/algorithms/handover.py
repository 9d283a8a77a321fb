"""``synpunkt:handover``: viewpoints for another party, and a note of it in the register."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
)

from ...layers.errors import SynpunktError
from ...layers.language import translate
from .area_input import add_matter_parameter, matter_of
from .base import SynpunktAlgorithm, advanced

FILTER, PARTY, PROJECT, NOTED = "FILTER", "PARTY", "PROJECT", "NOTED"
OUTPUT, ROWS = "OUTPUT", "ROWS"


class HandoverAlgorithm(SynpunktAlgorithm):
    """Writes a folder for the receiving party, and puts each viewpoint into the register."""

    NAME = "handover"
    WRITES_STORE = True

    with_project = False
    made = False
    folder = Path()

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Hand over viewpoints")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Makes a folder for whoever is to deal with the viewpoints: a GeoPackage that is drawn"
            " as here, and a table for a spreadsheet. A text goes along only where it has been"
            " checked and holds no personal number, telephone number or e-mail address; blocked"
            " viewpoints stay. Each viewpoint is put into the register of handovers; run again on"
            " the same day, nothing is put down twice.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_store_parameter()
        add_matter_parameter(self)
        filter_ = QgsProcessingParameterExpression(
            FILTER, translate("Synpunkt", "Only viewpoints for which"), optional=True
        )
        filter_.setHelp(translate("Synpunkt", "An expression on the viewpoint's fields."))
        self.addParameter(filter_)
        party = QgsProcessingParameterString(PARTY, translate("Synpunkt", "Handed over to"))
        party.setHelp(translate("Synpunkt", "The unit, authority or company; never a person."))
        self.addParameter(party)
        self.addParameter(
            QgsProcessingParameterBoolean(
                PROJECT, translate("Synpunkt", "With a QGIS project"), True
            )
        )
        noted = advanced(
            QgsProcessingParameterBoolean(
                NOTED, translate("Synpunkt", "They stand in the register already"), False
            )
        )
        noted.setHelp(translate("Synpunkt", "Then nothing is put into it."))
        self.addParameter(noted)
        self.addParameter(
            QgsProcessingParameterFolderDestination(
                OUTPUT, translate("Synpunkt", "Folder of the handover")
            )
        )
        self.addOutput(
            QgsProcessingOutputNumber(ROWS, translate("Synpunkt", "Viewpoints handed over"))
        )

    def read_input(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        self.folder = Path(self.parameterAsFileOutput(parameters, OUTPUT, context))
        self.with_project = self.parameterAsBool(parameters, PROJECT, context)

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ...layers.store import open_store
        from ..publication.handing_over import hand_over_package

        store = open_store(self.store)
        outcome = hand_over_package(
            store,
            matter_of(self, store, parameters, context),
            self.parameterAsString(parameters, FILTER, context),
            self.parameterAsString(parameters, PARTY, context),
            self.folder,
            context.transformContext(),
            self.parameterAsBool(parameters, NOTED, context),
        )
        for count, said in (
            (outcome.without_text, _without_text(outcome.without_text)),
            (
                outcome.blocked,
                translate("Synpunkt", "%n blocked viewpoint(s) held back.", "", outcome.blocked),
            ),
        ):
            if count:
                feedback.pushInfo(said)
        feedback.pushInfo(
            translate("Synpunkt", "%n viewpoint(s) put into the register.", "", outcome.noted)
        )
        self.made = True
        return {OUTPUT: str(self.folder), ROWS: outcome.viewpoints}

    def postProcessAlgorithm(  # noqa: N802
        self, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        # In the context's thread: a project and its layers do not belong in a worker.
        from ...layers.store import open_store
        from ..publication.handing_over import write_project

        results = super().postProcessAlgorithm(context, feedback)
        if self.made and self.with_project:
            try:
                write_project(open_store(self.store), self.folder)
            except SynpunktError as error:
                raise QgsProcessingException(str(error)) from error
        return results


def _without_text(count: int) -> str:
    return translate(
        "Synpunkt",
        "%n viewpoint(s) went out without the text: it is unchecked, or holds personal data.",
        "",
        count,
    )
