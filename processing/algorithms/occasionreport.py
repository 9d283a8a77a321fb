"""synpunkt:occasionreport – a walk’s protocol, an evening’s report, or the sheet to carry."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QThread

from ...layers.errors import InputError
from ...layers.language import translate
from .account_parameters import (
    AUDIENCE,
    BY_ROLE,
    DATE,
    add_described,
    add_destinations,
    audience,
    day_of,
    how,
)
from .base import LANGUAGE, SynpunktAlgorithm

OCCASION, BLANK, BACKGROUND = "OCCASION", "BLANK", "BACKGROUND"
VIEWPOINTS, ACTIONS = "VIEWPOINTS", "ACTIONS"
DESTINATIONS = ("DOCX", "ODT", "HTML", "XLSX")


class OccasionReportAlgorithm(SynpunktAlgorithm):
    """Writes what was said and decided at one occasion, or the sheet to take there."""

    NAME = "occasionreport"

    background: list[QgsMapLayer]

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Report of an occasion")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Writes the report of one occasion. Of a safety walk it is the protocol: stop by stop"
            " what was said, photos, and what is to be done, by whom and when, with the reason"
            " where it will not be done. Of a table or a meeting it tells who took part, the light"
            " and weather, who was reached, the themes, and what was said.\n\n"
            "“Sheet to carry” gives a form to write on instead, with a map on which the stops are"
            " numbered.\n\n"
            "For the audiences “case” and “public” only checked texts are told, and only photos"
            " that are marked as public. “public” leaves out blocked viewpoints, those of the"
            " police and on public order, and texts with personal numbers, telephone numbers or"
            " e-mail addresses.\n\n"
            "The workbook has an action sheet that those who are responsible can fill in; import"
            " it with “Import answers from colleagues”. Nothing is changed in the store. The same"
            " input gives the same files.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_store_parameter()
        occasion = QgsProcessingParameterString(OCCASION, translate("Synpunkt", "Occasion"))
        blank = QgsProcessingParameterBoolean(BLANK, translate("Synpunkt", "Sheet to carry"), False)
        below = QgsProcessingParameterMultipleLayers(
            BACKGROUND,
            translate("Synpunkt", "Layers below the map"),
            Qgis.ProcessingSourceType.MapLayer,
            optional=True,
        )
        described = (
            (occasion, translate("Synpunkt", "Title or uuid of an occasion of the store.")),
            audience(),
            (blank, translate("Synpunkt", "A form to write on, with a map.")),
            (below, translate("Synpunkt", "Empty: only route, stops and viewpoints are drawn.")),
            *how(),
        )
        add_described(self, described)
        self.add_language_parameter()
        add_destinations(self, DESTINATIONS)
        for name, label in (
            (VIEWPOINTS, translate("Synpunkt", "Viewpoints")),
            (ACTIONS, translate("Synpunkt", "Actions")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def read_input(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        layers = self.parameterAsLayerList(parameters, BACKGROUND, context)
        # Copies of our own: the project's layers belong to another thread.
        self.background = [layer.clone() for layer in layers]
        for layer in self.background:
            layer.moveToThread(None)  # whoever draws them takes them

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from pathlib import Path

        from ...layers import files
        from ...layers.store import open_store
        from ..occasion_report.formats import FORMATS, compose
        from ..occasion_report.reading import Request, find, read

        store = open_store(self.store)
        title = self.parameterAsString(parameters, OCCASION, context).strip()
        if not title:
            raise InputError(translate("Synpunkt", "Say which occasion the report is of."))
        request = Request(
            occasion=find(store, title),
            audience=self.parameterAsEnumString(parameters, AUDIENCE, context),
            language=self.parameterAsEnumString(parameters, LANGUAGE, context),
            blank=self.parameterAsBoolean(parameters, BLANK, context),
            date=day_of(self.parameterAsDateTime(parameters, DATE, context)),
            by_role=self.parameterAsString(parameters, BY_ROLE, context).strip(),
        )
        report = read(store, request, context.transformContext(), feedback.isCanceled)
        for layer in self.background:
            layer.moveToThread(QThread.currentThread())
        composed = compose(report, request.blank, self.background)
        written: dict[str, Any] = {}
        for name in DESTINATIONS:
            path = self.parameterAsFileOutput(parameters, name, context)
            if path:
                files.replace(Path(path), FORMATS[name](composed))
                written[name] = path
        counts = {VIEWPOINTS: len(report.all_remarks), ACTIONS: len(report.all_actions)}
        return {**written, **counts}
