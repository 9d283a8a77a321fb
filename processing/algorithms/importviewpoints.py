"""``synpunkt:importviewpoints``: viewpoints from a file or a layer into the store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
)

from ...layers.address import is_store, store_of_layer
from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.place import Place, place_of, settled
from .base import SynpunktAlgorithm
from .intake_parameters import (
    CRS,
    DRY_RUN,
    ENCODING,
    INPUT,
    INPUT_LAYER,
    LAYER,
    MATTER,
    MEDIA_FOLDER,
    OCCASION,
    PLACE_FIELD,
    PROFILE,
    REJECTS,
    add_belonging_parameters,
    add_source_parameters,
)

if TYPE_CHECKING:
    from ...layers.store import Store
    from ..intake.profile import Profile
    from ..intake.request import Outcome, Request
    from ..intake.table import SourceTable


OPERATION = "OPERATION"


class ImportViewpointsAlgorithm(SynpunktAlgorithm):
    """Reads a file or layer row by row; safe to run again with the same source."""

    NAME = "importviewpoints"
    WRITES_STORE = True

    #: The file that is given, else the store that the given layer lies in.
    file: Path | None
    source: Place | None

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
            " to the rejects file with their reason. A field package of this store comes home as a"
            " whole, with its stops, routes, photos and actions.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_store_parameter()
        add_source_parameters(self)
        add_belonging_parameters(self)
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
        self.addOutput(QgsProcessingOutputString(OPERATION, translate("Synpunkt", "Operation")))

    def read_input(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        path = self.parameterAsFile(parameters, INPUT, context).strip()
        if bool(path) == (parameters.get(INPUT_LAYER) not in (None, "")):
            raise InputError(
                translate("Synpunkt", "Give either a file or a layer of viewpoints, one of them.")
            )
        layer = self.parameterAsVectorLayer(parameters, INPUT_LAYER, context)
        self.file = Path(path).expanduser() if path else None
        self.source = self.file or (store_of_layer(layer) if layer is not None else None)
        own, source = settled(place_of(self.store)), self.source
        if source is not None and settled(source) == own and is_store(source):
            raise InputError(translate("Synpunkt", "A store can't be imported into itself."))

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ...layers.store import open_store
        from ..field.homecoming import bring_home
        from ..intake.importing import import_viewpoints
        from ..intake.profile import Profile, read_profile

        store = open_store(self.store)
        profile_path = self.parameterAsFile(parameters, PROFILE, context)
        profile = read_profile(Path(profile_path)) if profile_path else Profile()
        rejects = self.parameterAsFileOutput(parameters, REJECTS, context)
        request = self._request(parameters, context, profile, rejects)
        with self._field_package(parameters, context, store) as field:
            if field is not None:
                outcome = bring_home(store, field, request, feedback)
            else:
                table = self._table(parameters, context, profile)
                outcome = import_viewpoints(store, table, request, feedback)
        tell(outcome, profile, request.dry_run, feedback)
        results: dict[str, Any] = {name.upper(): n for name, n in outcome.counts().items()}
        results[OPERATION] = outcome.operation
        if rejects:
            results[REJECTS] = rejects
        return results

    def _request(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        profile: Profile,
        rejects: str,
    ) -> Request:
        from ..intake.request import Request

        crs = self.parameterAsCrs(parameters, CRS, context)
        return Request(
            profile=profile,
            crs=crs if crs.isValid() else None,
            context=context.transformContext(),
            occasion=self.parameterAsString(parameters, OCCASION, context),
            matter=self.parameterAsString(parameters, MATTER, context),
            dry_run=self.parameterAsBoolean(parameters, DRY_RUN, context),
            rejects=Path(rejects) if rejects else None,
            place_field=self.parameterAsString(parameters, PLACE_FIELD, context),
            media_folder=self.parameterAsFile(parameters, MEDIA_FOLDER, context).strip(),
        )

    @contextmanager
    def _field_package(
        self, parameters: dict[str, Any], context: QgsProcessingContext, store: Store
    ) -> Iterator[Store | None]:
        """The file that was given, if it is a field package of ``store``, which comes as a whole.

        InputError for a layer of one.
        """
        from ..field.homecoming import VIEWPOINT, field_copy

        layer = self.parameterAsString(parameters, LAYER, context).strip()
        if self.source is None or layer not in ("", VIEWPOINT):
            yield None
            return
        with field_copy(store, self.source) as found:
            if found is not None and self.file is None:
                raise _layer_of_package(found)
            yield found

    def _table(
        self, parameters: dict[str, Any], context: QgsProcessingContext, profile: Profile
    ) -> SourceTable:
        from ..intake.layer import open_layer
        from ..intake.opening import open_table

        if self.file is None:
            source = self.parameterAsSource(parameters, INPUT_LAYER, context)
            if source is None:
                raise InputError(translate("Synpunkt", "The layer of viewpoints can't be opened."))
            return open_layer(source)
        layer = self.parameterAsString(parameters, LAYER, context) or profile.layer
        encoding = self.parameterAsString(parameters, ENCODING, context) or profile.encoding
        return open_table(self.file, layer, encoding, profile.column_names())


def _layer_of_package(field: Store) -> InputError:
    return InputError(
        translate(
            "Synpunkt",
            "The layer lies in the field package {name}, which comes home as a whole. Give that"
            " file instead of the layer.",
        ).format(name=field.path.name)
    )


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
