"""What ``summariseconcerns`` writes: the page, the JSON and the layers that were asked for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
)

from ...layers.files import replacing
from ..summary.json_output import as_json
from ..summary.page import render
from ..summary.summarise import Result
from ..summary.tables import (
    BOUNDARY_FIELDS,
    SUMMARY_FIELDS,
    boundary_features,
    fields_of,
    match_features,
    match_fields,
    summary_features,
)
from .summary_input import SummaryInput
from .summary_parameters import BOUNDARIES, HTML, JSON, MATCHES, SUMMARY, is_wanted


class SummaryOutput:
    """Writes the result of a run; only what was given a destination."""

    def __init__(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> None:
        self._algorithm, self._parameters, self._context = algorithm, parameters, context

    def write(self, result: Result, given: SummaryInput) -> dict[str, str]:
        """The outputs by name: paths of the documents, ids of the layers."""
        layers = self._layers(result, given)  # what can fail for many reasons comes first
        return {**self._documents(result), **layers}

    def _documents(self, result: Result) -> dict[str, str]:
        written = {}
        for name, document in ((HTML, render), (JSON, as_json)):
            path = self._algorithm.parameterAsFileOutput(self._parameters, name, self._context)
            if path:
                with replacing(Path(path)) as file:
                    file.write(document(result.summary))
                written[name] = path
        return written

    def _layers(self, result: Result, given: SummaryInput) -> dict[str, str]:
        summary = result.summary
        flat, table = Qgis.WkbType.MultiPolygon, Qgis.WkbType.NoGeometry
        rows = summary_features(summary.rows)
        areas = boundary_features(summary.boundaries, result.boundaries)
        summary_fields, area_fields = fields_of(SUMMARY_FIELDS), fields_of(BOUNDARY_FIELDS)
        no_crs = QgsCoordinateReferenceSystem()
        written = {
            **self._layer(SUMMARY, rows, summary_fields, table, no_crs),
            **self._layer(BOUNDARIES, areas, area_fields, flat, given.boundary_crs),
        }
        if is_wanted(self._parameters, MATCHES, self._context):
            fields = match_fields(given.source.fields())
            originals = given.originals(result.matches)
            matches = match_features(result.matches, originals, fields)
            crs = given.crs or no_crs
            written |= self._layer(MATCHES, matches, fields, given.source.wkbType(), crs)
        return written

    def _layer(
        self,
        name: str,
        features: Iterable[QgsFeature],
        fields: QgsFields,
        kind: Qgis.WkbType,
        crs: QgsCoordinateReferenceSystem,
    ) -> dict[str, str]:
        algorithm, parameters = self._algorithm, self._parameters
        if not is_wanted(parameters, name, self._context):
            return {}
        # A viewpoint of two boundaries comes twice: its own row id can't be the key here.
        keys = QgsFeatureSink.SinkFlag.RegeneratePrimaryKey
        sink, identity = algorithm.parameterAsSink(
            parameters, name, self._context, fields, kind, crs, keys
        )
        if sink is None:
            raise QgsProcessingException(algorithm.invalidSinkError(parameters, name))
        fast = QgsFeatureSink.Flag.FastInsert
        for feature in features:  # one by one: they may be one that is filled anew
            if not sink.addFeature(feature, fast):
                raise QgsProcessingException(algorithm.writeFeatureError(sink, parameters, name))
        return {name: identity}
