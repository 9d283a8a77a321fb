"""``synpunkt:importwalk``: a recorded walk into the store, as route, stops and viewpoints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterString,
    QgsVectorLayer,
)

from ...layers.errors import InputError
from ...layers.language import translate
from .base import SynpunktAlgorithm

if TYPE_CHECKING:
    from ..field.walk_file import WalkFile

INPUT, OCCASION, WAYPOINTS = "INPUT", "OCCASION", "WAYPOINTS"
ROUTES, STOPS, VIEWPOINTS, OPERATION = "ROUTES", "STOPS", "VIEWPOINTS", "OPERATION"
OCCASION_UUID = "OCCASION_UUID"
CHOICES = ("stops", "viewpoints")


class ImportWalkAlgorithm(SynpunktAlgorithm):
    """Reads a GPX file, or a layer of lines or points; again gives nothing new."""

    NAME = "importwalk"
    WRITES_STORE = True

    walk: WalkFile

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Import walk")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Brings a recorded walk into the store from a GPX file, or from a layer of lines. Each"
            " track becomes a route, with the elevation and time of its points. A waypoint becomes"
            " a stop, numbered along the route; what was written about it becomes a viewpoint at"
            " that stop. Or each waypoint becomes a viewpoint. A walk without times gets those of"
            " the recording. The same recording can"
            " be imported again: nothing is added twice. One operation, which can be taken back.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_store_parameter()
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                INPUT,
                translate("Synpunkt", "GPX file or layer of lines"),
                types=[Qgis.ProcessingSourceType.Vector],
            )
        )
        occasion = QgsProcessingParameterString(
            OCCASION, translate("Synpunkt", "Occasion"), optional=True
        )
        occasion.setHelp(
            translate(
                "Synpunkt",
                "Title or uuid; a title that is new makes a new walk. Empty: a walk with the"
                " recording's own title.",
            )
        )
        self.addParameter(occasion)
        self.addParameter(
            QgsProcessingParameterEnum(
                WAYPOINTS,
                translate("Synpunkt", "What waypoints become"),
                options=list(CHOICES),
                defaultValue=CHOICES[0],
                usesStaticStrings=True,
            )
        )
        for name, label in (
            (ROUTES, translate("Synpunkt", "New routes")),
            (STOPS, translate("Synpunkt", "New stops")),
            (VIEWPOINTS, translate("Synpunkt", "New viewpoints")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))
        self.addOutput(QgsProcessingOutputString(OCCASION_UUID, translate("Synpunkt", "Occasion")))
        self.addOutput(QgsProcessingOutputString(OPERATION, translate("Synpunkt", "Operation")))

    def checkParameterValues(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        # QGIS would open a GPX file as a layer, and refuse a damaged one without saying why.
        if gpx_file(parameters.get(INPUT)) is not None:
            parameters = {**parameters, INPUT: QgsVectorLayer("Point", "gpx", "memory")}
        return super().checkParameterValues(parameters, context)

    def read_input(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        from ..field.gpx import read_gpx
        from ..field.walk_layer import read_layer

        path = gpx_file(parameters.get(INPUT))
        if path is not None:
            self.walk = read_gpx(path)
            return
        source = self.parameterAsSource(parameters, INPUT, context)
        if source is None:
            raise InputError(translate("Synpunkt", "The layer of the walk can't be opened."))
        self.walk = read_layer(source)

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ...layers.store import open_store
        from ..field.walk_import import import_walk
        from ..field.walk_words import about, warnings

        outcome = import_walk(
            open_store(self.store),
            self.walk,
            self.parameterAsString(parameters, OCCASION, context),
            self.parameterAsEnumString(parameters, WAYPOINTS, context),
            context.transformContext(),
            feedback.isCanceled,
        )
        for sentence in about(outcome):
            feedback.pushInfo(sentence)
        for sentence in warnings(self.walk, outcome):
            feedback.pushWarning(sentence)
        return {
            ROUTES: outcome.routes,
            STOPS: outcome.stops,
            VIEWPOINTS: outcome.viewpoints,
            OCCASION_UUID: outcome.occasion,
            OPERATION: outcome.operation,
        }


def gpx_file(value: object) -> Path | None:
    """The GPX file that INPUT names, None where it is something else."""
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source.staticValue()
    path = Path(value).expanduser() if isinstance(value, str) else None
    if path is None or path.suffix.lower() != ".gpx" or not path.is_file():
        return None
    return path
