"""``synpunkt:importviewpoints``: viewpoints from a file or a layer into the store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ...layers.address import is_store, store_of_layer
from ...layers.errors import InputError
from ...layers.language import translate
from .base import SynpunktAlgorithm

if TYPE_CHECKING:
    from ..intake.importing import Outcome
    from ..intake.profile import Profile
    from ..intake.table import SourceTable


class ImportViewpointsAlgorithm(SynpunktAlgorithm):
    """Reads a file or layer row by row; safe to run again with the same source."""

    NAME = "importviewpoints"
    WRITES_STORE = True
    INPUT, INPUT_LAYER, LAYER, PROFILE = "INPUT", "INPUT_LAYER", "LAYER", "PROFILE"
    CRS, ENCODING, OCCASION, MATTER = "CRS", "ENCODING", "OCCASION", "MATTER"
    DRY_RUN, REJECTS, OPERATION = "DRY_RUN", "REJECTS", "OPERATION"
    PLACE_FIELD, MEDIA_FOLDER = "PLACE_FIELD", "MEDIA_FOLDER"

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Import viewpoints")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Brings viewpoints from a table, workbook, geodata file or layer into the store, or"
            " what KoboToolbox, ODK, Open311, FixMyStreet, Ushahidi, Sketch Map Tool and the"
            " Police's event service have exported. Columns are recognised by their names, or"
            " chosen by a profile. The same source can be imported again: what is known is not"
            " added twice, and what you have changed yourself stays. Rows that can't be read go"
            " to the rejects file with their reason.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_store_parameter()
        self._add_source_parameters()
        self._add_belonging_parameters()
        labels = {
            "READ": translate("Synpunkt", "Rows read"),
            "NEW": translate("Synpunkt", "New viewpoints"),
            "CHANGED": translate("Synpunkt", "Changed viewpoints"),
            "UNCHANGED": translate("Synpunkt", "Unchanged viewpoints"),
            "REJECTED": translate("Synpunkt", "Rows that could not be read"),
            "WITHOUT_PLACE": translate("Synpunkt", "Viewpoints without place"),
        }
        for name, label in labels.items():
            self.addOutput(QgsProcessingOutputNumber(name, label))
        self.addOutput(
            QgsProcessingOutputString(self.OPERATION, translate("Synpunkt", "Operation"))
        )

    def _add_source_parameters(self) -> None:
        self.addParameter(
            QgsProcessingParameterFile(
                self.INPUT, translate("Synpunkt", "File of viewpoints"), optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                self.INPUT_LAYER,
                translate("Synpunkt", "… or a layer of viewpoints"),
                types=[Qgis.ProcessingSourceType.Vector],
                optional=True,
            )
        )
        self._add_text(
            self.LAYER,
            translate("Synpunkt", "Sheet, layer or repeat in the file"),
            translate(
                "Synpunkt",
                "Needed where the file has several. A form's repeat, as “stops” or “stops/photos”,"
                " gives one viewpoint per member.",
            ),
        )
        profile = QgsProcessingParameterFile(
            self.PROFILE, translate("Synpunkt", "Profile"), extension="json", optional=True
        )
        profile.setHelp(
            translate(
                "Synpunkt",
                "A JSON file that says which column holds what. Empty: columns are recognised.",
            )
        )
        self.addParameter(profile)
        self.addParameter(
            QgsProcessingParameterCrs(
                self.CRS, translate("Synpunkt", "Coordinate system of the places"), optional=True
            )
        )
        self._add_text(
            self.ENCODING,
            translate("Synpunkt", "Encoding, where the file is not UTF-8"),
            translate("Synpunkt", "For example Windows-1252. Empty: found out."),
            advanced=True,
        )
        self._add_text(
            self.PLACE_FIELD,
            translate("Synpunkt", "Column of the place, where rows have several"),
            translate("Synpunkt", "Empty: the one chosen last time, else the first."),
            advanced=True,
        )
        folder = QgsProcessingParameterFile(
            self.MEDIA_FOLDER,
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
        self.addParameter(folder)

    def _add_belonging_parameters(self) -> None:
        self._add_text(
            self.OCCASION,
            translate("Synpunkt", "Occasion"),
            translate("Synpunkt", "Title or uuid; a title that is new makes a new occasion."),
        )
        self._add_text(
            self.MATTER,
            translate("Synpunkt", "Matter"),
            translate("Synpunkt", "Title or uuid of a matter that the viewpoints belong to."),
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                self.DRY_RUN, translate("Synpunkt", "Dry run: only count"), defaultValue=False
            )
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.REJECTS,
                translate("Synpunkt", "Rejects file"),
                fileFilter=translate("Synpunkt", "CSV files (*.csv)"),
                optional=True,
                createByDefault=False,
            )
        )

    def _add_text(self, name: str, label: str, tip: str, advanced: bool = False) -> None:
        parameter = QgsProcessingParameterString(name, label, optional=True)
        parameter.setHelp(tip)
        if advanced:
            flag = Qgis.ProcessingParameterFlag.Advanced
            parameter.setFlags(QgsProcessingParameterDefinition.flags(parameter) | flag)
        self.addParameter(parameter)

    def read_input(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        path = self.parameterAsFile(parameters, self.INPUT, context).strip()
        layer = self.parameterAsVectorLayer(parameters, self.INPUT_LAYER, context)
        source = store_of_layer(layer) if layer is not None else None
        if path:
            source = Path(path).expanduser()
        own = Path(self.store).resolve()
        if source is not None and source.resolve() == own and is_store(source):
            raise InputError(translate("Synpunkt", "A store can't be imported into itself."))

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ...layers.store import open_store
        from ..intake.importing import Request, import_viewpoints
        from ..intake.profile import Profile, read_profile

        store = open_store(self.store)
        profile_path = self.parameterAsFile(parameters, self.PROFILE, context)
        profile = read_profile(Path(profile_path)) if profile_path else Profile()
        crs = self.parameterAsCrs(parameters, self.CRS, context)
        rejects = self.parameterAsFileOutput(parameters, self.REJECTS, context)
        request = Request(
            profile=profile,
            crs=crs if crs.isValid() else None,
            context=context.transformContext(),
            occasion=self.parameterAsString(parameters, self.OCCASION, context),
            matter=self.parameterAsString(parameters, self.MATTER, context),
            dry_run=self.parameterAsBoolean(parameters, self.DRY_RUN, context),
            rejects=Path(rejects) if rejects else None,
            place_field=self.parameterAsString(parameters, self.PLACE_FIELD, context),
            media_folder=self.parameterAsFile(parameters, self.MEDIA_FOLDER, context).strip(),
        )
        table = self._table(parameters, context, profile)
        outcome = import_viewpoints(store, table, request, feedback)
        tell(outcome, profile, request.dry_run, feedback)
        results: dict[str, Any] = {name.upper(): n for name, n in outcome.counts().items()}
        results[self.OPERATION] = outcome.operation
        if rejects:
            results[self.REJECTS] = rejects
        return results

    def _table(
        self, parameters: dict[str, Any], context: QgsProcessingContext, profile: Profile
    ) -> SourceTable:
        """The one source that was given."""
        from ..intake.layer import open_layer
        from ..intake.opening import open_table

        path = self.parameterAsFile(parameters, self.INPUT, context).strip()
        has_layer = parameters.get(self.INPUT_LAYER) not in (None, "")
        if bool(path) == has_layer:
            raise InputError(
                translate("Synpunkt", "Give either a file or a layer of viewpoints, one of them.")
            )
        if has_layer:
            source = self.parameterAsSource(parameters, self.INPUT_LAYER, context)
            if source is None:
                raise InputError(translate("Synpunkt", "The layer of viewpoints can't be opened."))
            return open_layer(source)
        layer = self.parameterAsString(parameters, self.LAYER, context) or profile.layer
        encoding = self.parameterAsString(parameters, self.ENCODING, context) or profile.encoding
        return open_table(Path(path).expanduser(), layer, encoding, profile.column_names())


def tell(
    outcome: Outcome, profile: Profile, dry_run: bool, feedback: QgsProcessingFeedback
) -> None:
    """Say in the log how the source was read and what came of it."""
    for key in profile.unknown:
        feedback.pushWarning(
            translate("Synpunkt", "The profile's “{key}” is not known and was left aside.").format(
                key=key
            )
        )
    for message in outcome.messages:
        feedback.pushInfo(message)
    for warning in outcome.warnings:
        feedback.pushWarning(warning)
    summary = translate(
        "Synpunkt",
        "Rows read: {read}. New: {new}, changed: {changed}, unchanged: {unchanged}, could not be"
        " read: {rejected}. Without place: {without_place}.",
    ).format(**outcome.counts())
    feedback.pushInfo(summary)
    if outcome.rejected:
        feedback.pushWarning(
            translate("Synpunkt", "%n row(s) could not be read.", "", outcome.rejected)
        )
    if dry_run:
        feedback.pushInfo(translate("Synpunkt", "Dry run: nothing has been changed."))
