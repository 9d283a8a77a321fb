"""synpunkt:summariseconcerns – what was said inside, on the edge of and near a boundary."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingOutputNumber,
)

from ...layers.errors import Cancelled, InputError
from ...layers.language import translate
from ..summary.json_output import as_json
from ..summary.model import Summary
from ..summary.page import render
from ..summary.summarise import Options, Result, summarise
from ..summary.tables import (
    BOUNDARY_FIELDS,
    SUMMARY_FIELDS,
    boundary_features,
    fields_of,
    match_features,
    match_fields,
    summary_features,
)
from ..summary.text_file import write_text
from .base import LANGUAGE, SynpunktAlgorithm
from .summary_input import SummaryInput
from .summary_parameters import (
    BOUNDARIES,
    HTML,
    JSON,
    MATCHES,
    MIN_COUNT,
    NEAR,
    SUMMARY,
    TEXTS,
    add_parameters,
    count_labels,
)

# Of the progress bar: the rest is for writing.
COUNTING_SHARE = 90.0


class SummariseConcernsAlgorithm(SynpunktAlgorithm):
    """Counts viewpoints of any layer against boundaries of any layer; writes tables and a page."""

    NAME = "summariseconcerns"

    given: SummaryInput
    options: Options

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Summarise concerns inside a boundary")

    def shortDescription(self) -> str:  # noqa: N802
        return translate("Synpunkt", "What was said inside, on the edge of and near a boundary.")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Finds the viewpoints inside, on the edge of and near each boundary, and counts them by"
            " theme and type. Both layers may be of any kind and in any coordinate system; all"
            " distances are metres on the ground.\n\n"
            "Each viewpoint counts once for a boundary, and once in the totals. On the edge is what"
            " lies within a millimetre of the boundary's line, and a stretch or an area that is"
            " partly inside. Viewpoints without a place are counted apart. The numbers always add"
            " up to the number of viewpoints.\n\n"
            "An invalid boundary is repaired for the count alone; your layers are never changed.",
        )

    def tags(self) -> list[str]:
        return translate(
            "Synpunkt", "viewpoint,dialogue,safety walk,plan,boundary,count,theme,report"
        ).split(",")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        add_parameters(self)
        for name, label in count_labels().items():
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def read_input(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        language = self.parameterAsEnumString(parameters, LANGUAGE, context)
        texts = self.parameterAsEnumString(parameters, TEXTS, context)
        near = self.parameterAsDouble(parameters, NEAR, context)
        min_count = self.parameterAsInt(parameters, MIN_COUNT, context)
        if min_count > 1 and _wanted(parameters, MATCHES, context):
            raise InputError(
                translate(
                    "Synpunkt",
                    "Viewpoints can't be listed one by one while small counts are held back."
                    " Leave out either the list or the smallest count.",
                )
            )
        self.given = SummaryInput(self, parameters, context, language, texts != "none")
        own = {NEAR: near, MIN_COUNT: min_count, TEXTS: texts, LANGUAGE: language}
        self.options = Options(
            near, min_count, texts, language, {**self.given.parameters(), **own}, self.given.notes
        )

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        def progress(share: float) -> None:
            if feedback.isCanceled():
                raise Cancelled
            feedback.setProgress(share * COUNTING_SHARE)

        result = summarise(
            self.given.viewpoints(),
            self.given.boundaries(),
            self.options,
            context.transformContext(),
            progress,
        )
        progress(1.0)
        for message in result.summary.messages:
            feedback.pushWarning(message)
        return {
            **self._write_documents(result.summary, parameters, context),
            **self._write_layers(result, parameters, context),
            **result.summary.counts,
        }

    def _write_documents(
        self, summary: Summary, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> dict[str, str]:
        written = {}
        for name, document in ((HTML, render), (JSON, as_json)):
            path = self.parameterAsFileOutput(parameters, name, context)
            if path:
                write_text(path, document(summary))
                written[name] = path
        return written

    def _write_layers(
        self, result: Result, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> dict[str, str]:
        summary, given = result.summary, self.given
        flat, table = Qgis.WkbType.MultiPolygon, Qgis.WkbType.NoGeometry
        rows = summary_features(summary.rows)
        areas = boundary_features(summary.boundaries, result.boundaries)
        summary_fields, area_fields = fields_of(SUMMARY_FIELDS), fields_of(BOUNDARY_FIELDS)
        no_crs = QgsCoordinateReferenceSystem()
        writer = _Writer(self, parameters, context)
        writer.write(SUMMARY, rows, summary_fields, table, no_crs)
        writer.write(BOUNDARIES, areas, area_fields, flat, given.boundary_crs)
        if _wanted(parameters, MATCHES, context):
            fields = match_fields(given.source.fields())
            tied = [row for row in result.counted if row.matches]
            originals = given.originals(row.viewpoint.key for row in tied)
            matches = match_features(tied, originals, fields)
            writer.write(MATCHES, matches, fields, given.source.wkbType(), given.crs or no_crs)
        return writer.written


class _Writer:
    """Writes the layers that were asked for; ``written`` has their ids."""

    def __init__(
        self,
        algorithm: SynpunktAlgorithm,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> None:
        self._algorithm, self._parameters, self._context = algorithm, parameters, context
        self.written: dict[str, str] = {}

    def write(
        self,
        name: str,
        features: Iterable[QgsFeature],
        fields: QgsFields,
        kind: Qgis.WkbType,
        crs: QgsCoordinateReferenceSystem,
    ) -> None:
        if not _wanted(self._parameters, name, self._context):
            return
        algorithm, parameters = self._algorithm, self._parameters
        sink, identity = algorithm.parameterAsSink(
            parameters, name, self._context, fields, kind, crs
        )
        if sink is None:
            raise QgsProcessingException(algorithm.invalidSinkError(parameters, name))
        for feature in features:
            if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
                raise QgsProcessingException(algorithm.writeFeatureError(sink, parameters, name))
        self.written[name] = identity


def _wanted(parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> bool:
    """Whether a destination was given at all."""
    value = parameters.get(name)
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink.valueAsString(context.expressionContext())[0]
    return value is not None and value != ""
