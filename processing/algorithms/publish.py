"""``synpunkt:publish``: a matter's viewpoints as a GeoPackage that anyone may have."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
)

from ...layers.errors import InputError
from ...layers.language import translate
from .area_input import AreaInput, add_area_parameters, add_matter_parameter, matter_of
from .base import SynpunktAlgorithm, advanced

GRID, MIN_COUNT = "GRID", "MIN_COUNT"
WITH_ORDER, WITH_POLICE = "WITH_ORDER", "WITH_POLICE"
OUTPUT, VIEWPOINTS, HELD_BACK = "OUTPUT", "VIEWPOINTS", "HELD_BACK"


class PublishAlgorithm(SynpunktAlgorithm):
    """Leaves out what must not be published, and puts down what was."""

    NAME = "publish"
    WRITES_STORE = True

    area: AreaInput

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Publish")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Makes a GeoPackage for the public: the viewpoints with their places moved to a grid,"
            " and counts by cell, theme and type with the small ones held back. A text goes out"
            " only where it has been checked and holds no personal number, telephone number or"
            " e-mail address; else the viewpoint goes out without it. Blocked viewpoints, those"
            " about order at a place and what the police said are held back. Names, contacts,"
            " sources and photos never go out.\n\n"
            "What is published is put down in the store. An area that differs from an earlier one"
            " by only a few viewpoints is refused, for the two together would show what those few"
            " said; so are several areas that would do so together, and another grid for the same"
            " viewpoints.\n\nWithout a matter and a boundary, all active viewpoints are published.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_store_parameter()
        add_matter_parameter(self)
        add_area_parameters(self)
        grid = QgsProcessingParameterNumber(
            GRID,
            translate("Synpunkt", "Move places to a grid of (metres)"),
            Qgis.ProcessingNumberParameterType.Double,
            50.0,
            minValue=1.0,
        )
        grid.setHelp(translate("Synpunkt", "The larger, the less is told of where someone lives."))
        self.addParameter(grid)
        limit = QgsProcessingParameterNumber(
            MIN_COUNT,
            translate("Synpunkt", "Hold back counts below"),
            Qgis.ProcessingNumberParameterType.Integer,
            5,
            minValue=1,
        )
        limit.setHelp(translate("Synpunkt", "Between 3 and 10 is common."))
        self.addParameter(limit)
        self._add_switch(WITH_ORDER, translate("Synpunkt", "With viewpoints about order"))
        self._add_switch(WITH_POLICE, translate("Synpunkt", "With what the police said"))
        self.addParameter(
            QgsProcessingParameterFileDestination(
                OUTPUT, translate("Synpunkt", "Publication"), "GeoPackage (*.gpkg)"
            )
        )
        self.addOutput(
            QgsProcessingOutputNumber(VIEWPOINTS, translate("Synpunkt", "Viewpoints published"))
        )
        self.addOutput(
            QgsProcessingOutputNumber(HELD_BACK, translate("Synpunkt", "Viewpoints held back"))
        )

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
        from ...layers.store import open_store
        from ..publication.choosing import ORDER, POLICE
        from ..publication.publishing import Request, publish

        store, transforms = open_store(self.store), context.transformContext()
        switches = {ORDER: WITH_ORDER, POLICE: WITH_POLICE}
        request = Request(
            matter_of(self, store, parameters, context),
            self.area.shape(transforms),
            self.parameterAsDouble(parameters, GRID, context),
            self.parameterAsInt(parameters, MIN_COUNT, context),
            tuple(
                why
                for why, name in switches.items()
                if self.parameterAsBool(parameters, name, context)
            ),
        )
        path = Path(self.parameterAsFileOutput(parameters, OUTPUT, context))
        if path.suffix.lower() != ".gpkg":
            raise InputError(
                translate("Synpunkt", "Give the publication a file name that ends in .gpkg.")
            )
        outcome = publish(store, request, path, transforms)
        if outcome.without_text:
            feedback.pushInfo(
                translate(
                    "Synpunkt",
                    "%n viewpoint(s) went out without the text: it is unchecked, or holds personal"
                    " data.",
                    "",
                    outcome.without_text,
                )
            )
        _tell(outcome.held_back, feedback)
        return {
            OUTPUT: str(path),
            VIEWPOINTS: outcome.viewpoints,
            HELD_BACK: sum(outcome.held_back.values()),
        }

    def _add_switch(self, name: str, label: str) -> None:
        self.addParameter(advanced(QgsProcessingParameterBoolean(name, label, False)))


def _tell(held_back: Mapping[str, int], feedback: QgsProcessingFeedback) -> None:
    for why, count in sorted(held_back.items()):
        said = {
            "blocked": translate("Synpunkt", "%n blocked viewpoint(s) held back.", "", count),
            "order": translate("Synpunkt", "%n viewpoint(s) about order held back.", "", count),
            "police": translate(
                "Synpunkt", "%n viewpoint(s) from the police held back.", "", count
            ),
        }
        feedback.pushInfo(said[why])
