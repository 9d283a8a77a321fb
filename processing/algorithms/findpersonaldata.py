"""``synpunkt:findpersonaldata``: personal data in any layer's texts, told and never changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.core import (
    Qgis,
    QgsFeatureRequest,
    QgsFields,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsVariantUtils,
)
from qgis.PyQt.QtCore import QMetaType

from ...layers.errors import Cancelled, InputError
from ...layers.language import translate
from .base import SynpunktAlgorithm
from .table_output import write_table

INPUT, FIELDS, OUTPUT, HITS = "INPUT", "FIELDS", "OUTPUT", "HITS"
_TYPE = QMetaType.Type
COLUMNS = (
    ("row", _TYPE.LongLong),
    ("field", _TYPE.QString),
    ("kind", _TYPE.QString),
    ("start", _TYPE.Int),
    ("end", _TYPE.Int),
    ("severity", _TYPE.QString),
)
_WITHOUT_TEXT = (
    _TYPE.Double,
    _TYPE.Bool,
    _TYPE.QDate,
    _TYPE.QTime,
    _TYPE.QDateTime,
    _TYPE.QByteArray,
)


class FindPersonalDataAlgorithm(SynpunktAlgorithm):
    """Lists what may be personal, with where in which row it stands."""

    NAME = "findpersonaldata"

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Find personal data")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Looks for what may be personal in texts: personal identity numbers, coordination"
            " numbers, telephone numbers and e-mail addresses (high), registration plates and"
            " street addresses (medium), property designations and phrases such as “jag heter”"
            " (low). The table says where; it does not repeat the text. Nothing is changed, and"
            " what is not found may still be personal: a person decides.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                INPUT,
                translate("Synpunkt", "Layer or table with texts"),
                [Qgis.ProcessingSourceType.Vector],
            )
        )
        fields = QgsProcessingParameterField(
            FIELDS,
            translate("Synpunkt", "Fields to look in"),
            parentLayerParameterName=INPUT,
            allowMultiple=True,
            optional=True,
        )
        fields.setHelp(
            translate("Synpunkt", "Empty: all fields with texts and all with whole numbers.")
        )
        self.addParameter(fields)
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                OUTPUT,
                translate("Synpunkt", "What was found"),
                Qgis.ProcessingSourceType.Vector,
            )
        )
        self.addOutput(QgsProcessingOutputNumber(HITS, translate("Synpunkt", "Findings")))

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        source = self.parameterAsSource(parameters, INPUT, context)
        if source is None:
            raise InputError(translate("Synpunkt", "The layer with the texts can't be opened."))
        chosen = self.parameterAsStrings(parameters, FIELDS, context) or _searched(source.fields())
        hits = list(_findings(source, chosen, feedback))
        feedback.pushInfo(translate("Synpunkt", "%n finding(s).", "", len(hits)))
        return {
            **write_table(self, parameters, context, OUTPUT, COLUMNS, hits),
            HITS: len(hits),
        }


def _findings(
    source: QgsProcessingFeatureSource, chosen: list[str], feedback: QgsProcessingFeedback
) -> Iterator[tuple[object, ...]]:
    """A row for each finding, in the order of the input."""
    from ..privacy.finder import find

    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(chosen, source.fields())
    total = max(source.featureCount(), 1)
    for number, row in enumerate(source.getFeatures(request)):
        if feedback.isCanceled():
            raise Cancelled
        for name in chosen:
            for found in find(_text(row[name])):
                yield row.id(), name, found.kind, found.start, found.end, found.severity
        feedback.setProgress(100 * number / total)


def _searched(fields: QgsFields) -> list[str]:
    """Where personal data may stand: texts, and numbers that a CSV's reader made of them."""
    return [field.name() for field in fields.toList() if field.type() not in _WITHOUT_TEXT]


def _text(value: object) -> str:
    return "" if QgsVariantUtils.isNull(value) else str(value)
