"""``synpunkt:importphotos``: a folder of phone photos into the store."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...layers.language import translate
from .base import SynpunktAlgorithm


class ImportPhotosAlgorithm(SynpunktAlgorithm):
    """Attaches photos to what was noted where they were taken, or makes viewpoints of them."""

    NAME = "importphotos"
    WRITES_STORE = True
    FOLDER, OCCASION, MODE, CLOCK_OFFSET = "FOLDER", "OCCASION", "MODE", "CLOCK_OFFSET"
    OPERATION = "OPERATION"
    MODES = ("attach", "new")

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Import photos")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Brings a folder of phone photos into the store. “attach” ties each photo to the"
            " occasion's stop or viewpoint that is nearest to where it was taken, at most 100 m"
            " away; a photo without a place goes where the photos taken within ten minutes of it"
            " are. “new” makes a viewpoint of each photo, whose text can be written later.\n\n"
            "The files are copied beside the store under names that tell nothing, with place, time,"
            " direction and the way up as the camera noted them. A photo that the store has already"
            " is left as it is. One operation, which can be taken back.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_store_parameter()
        folder = QgsProcessingParameterFile(
            self.FOLDER,
            translate("Synpunkt", "Folder of photos"),
            behavior=Qgis.ProcessingFileParameterBehavior.Folder,
        )
        folder.setHelp(translate("Synpunkt", "With all folders below it."))
        occasion = QgsProcessingParameterString(
            self.OCCASION, translate("Synpunkt", "Occasion"), optional=True
        )
        occasion.setHelp(
            translate("Synpunkt", "Title or uuid; a title that is new makes a new occasion.")
        )
        mode = QgsProcessingParameterEnum(
            self.MODE,
            translate("Synpunkt", "What the photos become"),
            options=list(self.MODES),
            defaultValue=self.MODES[0],
            usesStaticStrings=True,
        )
        offset = QgsProcessingParameterNumber(
            self.CLOCK_OFFSET,
            translate("Synpunkt", "Minutes to add to the camera's clock"),
            Qgis.ProcessingNumberParameterType.Double,
            0.0,
        )
        offset.setHelp(
            translate("Synpunkt", "Positive where the clock was slow, negative where it was fast.")
        )
        for parameter in (folder, occasion, mode, offset):
            self.addParameter(parameter)
        for name, label in (
            ("READ", translate("Synpunkt", "Photos read")),
            ("NEW", translate("Synpunkt", "New photos")),
            ("UNCHANGED", translate("Synpunkt", "Photos that the store has already")),
            ("REJECTED", translate("Synpunkt", "Photos left out")),
            ("WITHOUT_PLACE", translate("Synpunkt", "Photos without a place")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))
        self.addOutput(
            QgsProcessingOutputString(self.OPERATION, translate("Synpunkt", "Operation"))
        )

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        import datetime
        from dataclasses import asdict
        from pathlib import Path

        from ...layers.store import open_store
        from ..field.photo_import import PhotoRequest, import_photos

        minutes = self.parameterAsDouble(parameters, self.CLOCK_OFFSET, context)
        request = PhotoRequest(
            folder=Path(self.parameterAsFile(parameters, self.FOLDER, context)),
            occasion=self.parameterAsString(parameters, self.OCCASION, context),
            mode=self.parameterAsEnumString(parameters, self.MODE, context),
            offset=datetime.timedelta(minutes=minutes),
        )
        outcome = import_photos(
            open_store(self.store),
            request,
            context.transformContext(),
            lambda share: feedback.setProgress(100 * share),
            feedback.isCanceled,
        )
        for message in outcome.messages:
            feedback.pushWarning(message)
        numbers = {name.upper(): count for name, count in asdict(outcome.counts).items()}
        return {**numbers, self.OPERATION: outcome.operation}
