"""The parameters and outputs of ``summariseconcerns``: names are API, words are for planners."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
)

from ...layers.language import translate
from ..summary.choices import DEFAULT_FIELDS, TEXT_CHOICES
from .base import SynpunktAlgorithm, advanced

INPUT, INPUT_CRS, OUTLINES = "INPUT", "INPUT_CRS", "OUTLINES"
BOUNDARY, BOUNDARY_CRS = "BOUNDARY", "BOUNDARY_CRS"
GROUP_FIELD, LABEL_FIELD = "GROUP_FIELD", "LABEL_FIELD"
#: Field parameters by the attribute of ``Columns`` that they fill.
FIELD_PARAMETERS = {
    "theme": "THEME_FIELD",
    "valence": "VALENCE_FIELD",
    "severity": "SEVERITY_FIELD",
    "date": "DATE_FIELD",
    "time": "TIME_FIELD",
    "number": "NUMBER_FIELD",
    "occasion": "OCCASION_FIELD",
    "text": "TEXT_FIELD",
}
NEAR, MIN_COUNT, TEXTS = "NEAR", "MIN_COUNT", "TEXTS"
SUMMARY, BOUNDARIES, MATCHES = "SUMMARY", "BOUNDARIES", "MATCHES"
HTML, JSON = "HTML", "JSON"


def add_parameters(algorithm: SynpunktAlgorithm) -> None:
    """All parameters, in the order in which the dialog shows them."""
    for parameter, help_ in (
        *_layers(),
        *_boundary_fields(),
        *_choices(),
        *_viewpoint_fields(),
        *_systems(),
    ):
        parameter.setHelp(help_)
        algorithm.addParameter(parameter)
    algorithm.add_language_parameter()
    for parameter, help_ in _destinations():
        parameter.setHelp(help_)
        algorithm.addParameter(parameter)


def count_labels() -> dict[str, str]:
    """The number outputs with what they count."""
    return {
        "N_INPUT": translate("Synpunkt", "All viewpoints"),
        "N_INSIDE": translate("Synpunkt", "Viewpoints inside"),
        "N_EDGE": translate("Synpunkt", "Viewpoints on the edge"),
        "N_NEAR": translate("Synpunkt", "Viewpoints near"),
        "N_OUTSIDE": translate("Synpunkt", "Viewpoints outside"),
        "N_WITHOUT_PLACE": translate("Synpunkt", "Viewpoints without a place"),
        "N_UNUSABLE": translate("Synpunkt", "Viewpoints with unusable coordinates"),
        "N_WITHDRAWN": translate("Synpunkt", "Withdrawn viewpoints, not counted"),
    }


_Helped = list[tuple[QgsProcessingParameterDefinition, str]]


def _layers() -> _Helped:
    return [
        (
            QgsProcessingParameterFeatureSource(
                INPUT,
                translate("Synpunkt", "Viewpoints"),
                [Qgis.ProcessingSourceType.Vector],
            ),
            translate(
                "Synpunkt",
                "Any layer or table with one row for each viewpoint, with or without a place.",
            ),
        ),
        (
            QgsProcessingParameterFeatureSource(
                BOUNDARY,
                translate("Synpunkt", "Boundary layer"),
                [Qgis.ProcessingSourceType.VectorAnyGeometry],
            ),
            translate(
                "Synpunkt", "The plan: areas, or closed lines such as a plan line from a DXF file."
            ),
        ),
    ]


def _boundary_fields() -> _Helped:
    return [
        (
            _field(GROUP_FIELD, translate("Synpunkt", "Field that groups areas"), BOUNDARY),
            translate(
                "Synpunkt",
                "Areas with the same value are one boundary. Empty: each area is its own.",
            ),
        ),
        (
            _field(LABEL_FIELD, translate("Synpunkt", "Field with the boundary's name"), BOUNDARY),
            translate("Synpunkt", "What the tables and the page call each boundary."),
        ),
    ]


def _choices() -> _Helped:
    number = Qgis.ProcessingNumberParameterType
    return [
        (
            QgsProcessingParameterNumber(
                NEAR,
                translate("Synpunkt", "Near is within (metres)"),
                number.Double,
                0.0,
                False,
                0.0,
            ),
            translate("Synpunkt", "Metres on the ground outside the boundary. 0: none are near."),
        ),
        (
            QgsProcessingParameterNumber(
                MIN_COUNT,
                translate("Synpunkt", "Smallest count shown"),
                number.Integer,
                0,
                False,
                0,
            ),
            translate(
                "Synpunkt",
                "Smaller counts are held back, and others from which they could be worked out."
                " 0: all are shown.",
            ),
        ),
        (
            QgsProcessingParameterEnum(
                TEXTS,
                translate("Synpunkt", "Texts on the page"),
                options=list(TEXT_CHOICES),
                defaultValue=TEXT_CHOICES[0],
                usesStaticStrings=True,
            ),
            translate(
                "Synpunkt",
                "none: no texts. checked: only texts that someone has checked for personal data."
                " all: all texts but blocked ones, for internal use.",
            ),
        ),
    ]


def _viewpoint_fields() -> _Helped:
    labels = {
        "theme": translate("Synpunkt", "Field with the theme"),
        "valence": translate("Synpunkt", "Field with the type"),
        "severity": translate("Synpunkt", "Field with the severity"),
        "date": translate("Synpunkt", "Field with the date"),
        "time": translate("Synpunkt", "Field with the time of day"),
        "number": translate("Synpunkt", "Field with the number"),
        "occasion": translate("Synpunkt", "Field with the occasion"),
        "text": translate("Synpunkt", "Field with the text"),
    }
    helps = {
        "theme": translate("Synpunkt", "Our theme codes, or any values of your own."),
        "valence": translate(
            "Synpunkt", "positive, negative and suggestion are told apart; the rest is other."
        ),
        "severity": translate("Synpunkt", "A number. Empty: the field severity, if there is one."),
        "date": translate("Synpunkt", "Empty: the field received_on, if there is one."),
    }
    return [
        (advanced(_field(name, labels[use], INPUT, DEFAULT_FIELDS.get(use))), helps.get(use, ""))
        for use, name in FIELD_PARAMETERS.items()
    ]


def _systems() -> _Helped:
    help_ = translate("Synpunkt", "Only for a layer that lacks one, or has a wrong one.")
    return [
        (
            advanced(
                QgsProcessingParameterCrs(
                    INPUT_CRS,
                    translate("Synpunkt", "Coordinate system of the viewpoints"),
                    optional=True,
                )
            ),
            help_,
        ),
        (
            advanced(
                QgsProcessingParameterCrs(
                    BOUNDARY_CRS,
                    translate("Synpunkt", "Coordinate system of the boundary layer"),
                    optional=True,
                )
            ),
            help_,
        ),
        (
            advanced(
                QgsProcessingParameterMultipleLayers(
                    OUTLINES,
                    translate("Synpunkt", "Outlines of viewpoints"),
                    Qgis.ProcessingSourceType.VectorAnyGeometry,
                    optional=True,
                )
            ),
            translate(
                "Synpunkt",
                "Layers with the stretch or area that a viewpoint is about, joined by their field"
                " viewpoint_uuid to the viewpoints' uuid. An outline replaces the point. Empty,"
                " with a store's viewpoints: the store's outlines.",
            ),
        ),
    ]


def _destinations() -> _Helped:
    kinds = Qgis.ProcessingSourceType
    return [
        (
            QgsProcessingParameterFeatureSink(
                SUMMARY, translate("Synpunkt", "Summary"), kinds.Vector, optional=True
            ),
            translate("Synpunkt", "A table: a row for each boundary, zone, theme and type."),
        ),
        (
            QgsProcessingParameterFeatureSink(
                BOUNDARIES,
                translate("Synpunkt", "Boundaries with counts"),
                kinds.VectorPolygon,
                optional=True,
            ),
            translate("Synpunkt", "The areas that were counted in, with their numbers."),
        ),
        (
            QgsProcessingParameterFeatureSink(
                MATCHES,
                translate("Synpunkt", "Viewpoints with zone"),
                kinds.Vector,
                optional=True,
                createByDefault=False,
            ),
            translate(
                "Synpunkt",
                "Each viewpoint inside, on the edge of or near a boundary, with the boundary, the"
                " zone and the metres to it. A number is added to these names where the viewpoints"
                " have such fields.",
            ),
        ),
        (
            QgsProcessingParameterFileDestination(
                HTML,
                translate("Synpunkt", "Page"),
                translate("Synpunkt", "Web pages (*.html)"),
                optional=True,
            ),
            translate("Synpunkt", "One page to show or print."),
        ),
        (
            QgsProcessingParameterFileDestination(
                JSON,
                translate("Synpunkt", "Data"),
                translate("Synpunkt", "JSON files (*.json)"),
                optional=True,
                createByDefault=False,
            ),
            translate("Synpunkt", "All numbers for another program."),
        ),
    ]


def _field(
    name: str, label: str, layer: str, default: str | None = None
) -> QgsProcessingParameterField:
    return QgsProcessingParameterField(
        name, label, defaultValue=default, parentLayerParameterName=layer, optional=True
    )


def is_wanted(parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> bool:
    """Whether a destination was given at all."""
    value = parameters.get(name)
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink.valueAsString(context.expressionContext())[0]
    return value is not None and value != ""
