"""The parameters and outputs of ``planaccount``: names are API, words are for planners."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from qgis.core import (
    Qgis,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QDateTime

from ...layers.language import translate
from .area_input import BOUNDARY, BOUNDARY_CRS, MATTER
from .base import SynpunktAlgorithm, advanced

GROUP_FIELD, NEAR, STAGE, AUDIENCE = "GROUP_FIELD", "NEAR", "STAGE", "AUDIENCE"
DATE, BY_ROLE, MAPS, TEMPLATE = "DATE", "BY_ROLE", "MAPS", "TEMPLATE"
DESTINATIONS = ("DOCX", "ODT", "HTML", "XLSX", "CSV", "JSON")
DIALOGUE = "dialogue"
#: The codes of the list ``stage``; the list itself is a file that QGIS's start need not read.
STAGES = [
    "plan_request", "started", "programme", "consultation", "consultation_account", "review",
    "review_statement", "adoption", "appeal", "legal_force", "ended",
]  # fmt: skip
Described = tuple[QgsProcessingParameterDefinition, str]


def add_parameters(algorithm: SynpunktAlgorithm) -> None:
    """All parameters but STORE, in the order in which the dialog shows them."""
    add_described(algorithm, (*_what(), audience(), *_area(), *how(), _maps(), _template()))
    algorithm.add_language_parameter()
    add_destinations(algorithm, DESTINATIONS)


def add_described(algorithm: SynpunktAlgorithm, described: Iterable[Described]) -> None:
    """Parameters, each with its help."""
    for parameter, help_ in described:
        parameter.setHelp(help_)
        algorithm.addParameter(parameter)


def add_recording_parameters(algorithm: SynpunktAlgorithm) -> None:
    """Which account it is that is finished."""
    described = (*_what(), audience(), *_area(), *how())
    left_out = (NEAR, BY_ROLE)
    add_described(algorithm, (one for one in described if one[0].name() not in left_out))
    algorithm.add_language_parameter()


def counts() -> list[tuple[str, str]]:
    """Names and labels of the numbers that come out."""
    return [
        ("VIEWPOINTS", translate("Synpunkt", "Viewpoints")),
        ("ANSWERED", translate("Synpunkt", "Answered")),
        ("UNANSWERED", translate("Synpunkt", "Unanswered")),
        ("UNMET_WITHOUT_REASON", translate("Synpunkt", "Unmet without reason")),
    ]


def _what() -> list[Described]:
    return [
        (
            QgsProcessingParameterString(MATTER, translate("Synpunkt", "Matter")),
            translate("Synpunkt", "Title or uuid of a matter of the store."),
        ),
        (
            QgsProcessingParameterEnum(
                STAGE,
                translate("Synpunkt", "Stage"),
                options=[DIALOGUE, *STAGES],
                optional=True,
                usesStaticStrings=True,
            ),
            translate(
                "Synpunkt",
                "The stage to account for; “dialogue” is a plain account. Empty: the stage that"
                " the matter is in.",
            ),
        ),
    ]


def audience() -> Described:
    """AUDIENCE, one of ``internal``, ``case`` and ``public``."""
    parameter = QgsProcessingParameterEnum(
        AUDIENCE,
        translate("Synpunkt", "Audience"),
        options=["internal", "case", "public"],
        defaultValue="internal",
        usesStaticStrings=True,
    )
    return parameter, translate("Synpunkt", "Who is to read it: decides which texts are told.")


def _area() -> list[Described]:
    return [
        (
            QgsProcessingParameterFeatureSource(
                BOUNDARY,
                translate("Synpunkt", "Boundary layer"),
                [Qgis.ProcessingSourceType.VectorAnyGeometry],
                optional=True,
            ),
            translate("Synpunkt", "Empty: the matter's own plan."),
        ),
        (
            QgsProcessingParameterField(
                GROUP_FIELD,
                translate("Synpunkt", "Field that tells the plans of the layer apart"),
                parentLayerParameterName=BOUNDARY,
                optional=True,
            ),
            translate("Synpunkt", "Only areas with the value of the matter's own plan are used."),
        ),
        (
            QgsProcessingParameterNumber(
                NEAR,
                translate("Synpunkt", "Near is within (metres)"),
                Qgis.ProcessingNumberParameterType.Double,
                0.0,
                minValue=0.0,
            ),
            translate(
                "Synpunkt",
                "What is near belongs to a matter only by hand; the account says how many are"
                " left out.",
            ),
        ),
        (
            advanced(
                QgsProcessingParameterCrs(
                    BOUNDARY_CRS,
                    translate("Synpunkt", "Coordinate system of the boundary layer"),
                    optional=True,
                )
            ),
            translate("Synpunkt", "Only for a layer that lacks one, or has a wrong one."),
        ),
    ]


def how() -> list[Described]:
    """DATE and BY_ROLE."""
    return [
        (
            QgsProcessingParameterDateTime(
                DATE,
                translate("Synpunkt", "Date of the document"),
                Qgis.ProcessingDateTimeParameterDataType.Date,
                optional=True,
            ),
            translate("Synpunkt", "Empty: the day of the store's latest change."),
        ),
        (
            QgsProcessingParameterString(
                BY_ROLE, translate("Synpunkt", "Written by"), optional=True
            ),
            translate("Synpunkt", "A function, not a person, such as “Planning department”."),
        ),
    ]


def _maps() -> Described:
    parameter = QgsProcessingParameterEnum(
        MAPS,
        translate("Synpunkt", "Maps"),
        options=["themes", "parts", "overview", "none"],
        defaultValue="themes",
        usesStaticStrings=True,
    )
    about = translate(
        "Synpunkt",
        "An overview and a map for each theme of the dialogue (“themes”) or for each part of the"
        " plan that somebody spoke of (“parts”); the overview alone; no map.",
    )
    return parameter, about


def _template() -> Described:
    parameter = QgsProcessingParameterFile(
        TEMPLATE,
        translate("Synpunkt", "Template of the document"),
        optional=True,
        fileFilter=translate(
            "Synpunkt", "Text documents and templates (*.docx *.dotx *.odt *.ott)"
        ),
    )
    about = translate(
        "Synpunkt",
        "A file of Word or LibreOffice whose styles, header, footer, logo and margins the document"
        " of that kind gets. What stands in its body is left out.",
    )
    return parameter, about


def add_destinations(algorithm: SynpunktAlgorithm, names: Sequence[str]) -> None:
    """The files to write, by the names of their formats; the first is made unless told not to."""
    kinds = {
        "DOCX": (
            translate("Synpunkt", "Word document"),
            translate("Synpunkt", "Word documents (*.docx)"),
        ),
        "ODT": (
            translate("Synpunkt", "OpenDocument text"),
            translate("Synpunkt", "OpenDocument texts (*.odt)"),
        ),
        "HTML": (translate("Synpunkt", "Page"), translate("Synpunkt", "Web pages (*.html)")),
        "XLSX": (translate("Synpunkt", "Workbook"), translate("Synpunkt", "Workbooks (*.xlsx)")),
        "CSV": (translate("Synpunkt", "Table"), translate("Synpunkt", "CSV files (*.csv)")),
        "JSON": (translate("Synpunkt", "Data"), translate("Synpunkt", "JSON files (*.json)")),
    }
    for name in names:
        parameter = QgsProcessingParameterFileDestination(
            name, *kinds[name], optional=True, createByDefault=name == names[0]
        )
        algorithm.addParameter(parameter)


def day_of(moment: QDateTime) -> datetime.date | None:
    """The day that was given; None where none was."""
    day = moment.date()
    return datetime.date(day.year(), day.month(), day.day()) if day.isValid() else None
