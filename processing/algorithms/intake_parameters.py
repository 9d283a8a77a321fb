"""The parameters of ``importviewpoints``: names are API, words are for planners."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsProcessingAlgorithm,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ...layers.language import translate
from .base import advanced

INPUT, INPUT_LAYER, LAYER, PROFILE = "INPUT", "INPUT_LAYER", "LAYER", "PROFILE"
CRS, ENCODING, OCCASION, MATTER = "CRS", "ENCODING", "OCCASION", "MATTER"
DRY_RUN, REJECTS = "DRY_RUN", "REJECTS"
PLACE_FIELD, MEDIA_FOLDER = "PLACE_FIELD", "MEDIA_FOLDER"


def add_source_parameters(algorithm: QgsProcessingAlgorithm) -> None:
    """What is read, and how."""
    algorithm.addParameter(
        QgsProcessingParameterFile(
            INPUT, translate("Synpunkt", "File of viewpoints"), optional=True
        )
    )
    algorithm.addParameter(
        QgsProcessingParameterFeatureSource(
            INPUT_LAYER,
            translate("Synpunkt", "… or a layer of viewpoints"),
            types=[Qgis.ProcessingSourceType.Vector],
            optional=True,
        )
    )
    _add_text(
        algorithm,
        LAYER,
        translate("Synpunkt", "Sheet, layer or repeat in the file"),
        translate(
            "Synpunkt",
            "Needed where the file has several. A form's repeat, as “stops” or “stops/photos”,"
            " gives one viewpoint per member.",
        ),
    )
    profile = QgsProcessingParameterFile(
        PROFILE, translate("Synpunkt", "Profile"), extension="json", optional=True
    )
    profile.setHelp(
        translate(
            "Synpunkt",
            "A JSON file that says which column holds what. Empty: columns are recognised.",
        )
    )
    algorithm.addParameter(profile)
    algorithm.addParameter(
        QgsProcessingParameterCrs(
            CRS, translate("Synpunkt", "Coordinate system of the places"), optional=True
        )
    )
    _add_text(
        algorithm,
        ENCODING,
        translate("Synpunkt", "Encoding, where the file is not UTF-8"),
        translate("Synpunkt", "For example Windows-1252. Empty: found out."),
        folded=True,
    )
    _add_text(
        algorithm,
        PLACE_FIELD,
        translate("Synpunkt", "Column of the place, where rows have several"),
        translate("Synpunkt", "Empty: the one chosen last time, else the first."),
        folded=True,
    )
    folder = QgsProcessingParameterFile(
        MEDIA_FOLDER,
        translate("Synpunkt", "Folder of the photos that rows name"),
        behavior=Qgis.ProcessingFileParameterBehavior.Folder,
        optional=True,
    )
    folder.setHelp(
        translate(
            "Synpunkt",
            "Photos are copied to the folder “photos” beside the store. Empty: photos that lie"
            " beside the file are found.",
        )
    )
    algorithm.addParameter(folder)


def add_belonging_parameters(algorithm: QgsProcessingAlgorithm) -> None:
    """What the viewpoints belong to, and what is written."""
    _add_text(
        algorithm,
        OCCASION,
        translate("Synpunkt", "Occasion"),
        translate("Synpunkt", "Title or uuid; a title that is new makes a new occasion."),
    )
    _add_text(
        algorithm,
        MATTER,
        translate("Synpunkt", "Matter"),
        translate("Synpunkt", "Title or uuid of a matter that the viewpoints belong to."),
    )
    algorithm.addParameter(
        QgsProcessingParameterBoolean(
            DRY_RUN, translate("Synpunkt", "Dry run: only count"), defaultValue=False
        )
    )
    algorithm.addParameter(
        QgsProcessingParameterFileDestination(
            REJECTS,
            translate("Synpunkt", "Rejects file"),
            fileFilter=translate("Synpunkt", "CSV files (*.csv)"),
            optional=True,
            createByDefault=False,
        )
    )


def _add_text(
    algorithm: QgsProcessingAlgorithm, name: str, label: str, tip: str, folded: bool = False
) -> None:
    parameter = QgsProcessingParameterString(name, label, optional=True)
    parameter.setHelp(tip)
    algorithm.addParameter(advanced(parameter) if folded else parameter)
