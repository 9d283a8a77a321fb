"""``synpunkt:findpersonaldata``: personal data in any layer's texts, told and never changed."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsField,
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

INPUT, FIELDS, OUTPUT, HITS = "INPUT", "FIELDS", "OUTPUT", "HITS"
_TYPE = QMetaType.Type
_COLUMNS = (
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
        sink, output = self.parameterAsSink(
            parameters, OUTPUT, context, _columns(), Qgis.WkbType.NoGeometry
        )
        if sink is None:
            raise InputError(translate("Synpunkt", "The table of findings can't be written."))
        hits = _search(source, chosen, sink, feedback)
        feedback.pushInfo(translate("Synpunkt", "%n finding(s).", "", hits))
        return {OUTPUT: output, HITS: hits}


def _search(
    source: QgsProcessingFeatureSource,
    chosen: list[str],
    sink: QgsFeatureSink,
    feedback: QgsProcessingFeedback,
) -> int:
    """Write a row for each finding; returns how many there are."""
    from ..privacy.finder import find

    fields, columns = source.fields(), _columns()
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(chosen, fields)
    hits, total = 0, max(source.featureCount(), 1)
    for number, row in enumerate(source.getFeatures(request)):
        if feedback.isCanceled():
            raise Cancelled
        for name in chosen:
            for found in find(_text(row[name])):
                feature = QgsFeature(columns)
                feature.setAttributes(
                    [row.id(), name, found.kind, found.start, found.end, found.severity]
                )
                if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
                    raise InputError(
                        translate("Synpunkt", "The table of findings can't be written.")
                    )
                hits += 1
        feedback.setProgress(100 * number / total)
    return hits


def _columns() -> QgsFields:
    columns = QgsFields()
    for name, kind in _COLUMNS:
        columns.append(QgsField(name, kind))
    return columns


def _searched(fields: QgsFields) -> list[str]:
    """Where personal data may stand: texts, and numbers that a CSV's reader made of them."""
    return [field.name() for field in fields if field.type() not in _WITHOUT_TEXT]


def _text(value: object) -> str:
    return "" if QgsVariantUtils.isNull(value) else str(value)
