"""What all algorithms share: their face in the toolbox, the STORE parameter, errors at the edge."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any, TypeVar

from qgis.core import (
    Qgis,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtGui import QIcon

from ...layers import resources
from ...layers.address import resolve
from ...layers.editing import refuse_if_edited, show_afresh
from ...layers.errors import Cancelled, SynpunktError
from ...layers.language import LANGUAGES, translate
from ...layers.progress import Progress

STORE = "STORE"
LANGUAGE = "LANGUAGE"
PACKAGE = __name__.split(".processing.", 1)[0]

Parameter = TypeVar("Parameter", bound=QgsProcessingParameterDefinition)


def advanced(parameter: Parameter) -> Parameter:
    """``parameter``, now among those that the dialog folds away."""
    parameter.setFlags(parameter.flags() | Qgis.ProcessingParameterFlag.Advanced)
    return parameter


def progress_of(feedback: QgsProcessingFeedback, most: float = 1.0) -> Progress:
    """Tells ``feedback`` how far the work is, and hears its cancel; all of it is ``most``."""

    def progress(share: float) -> None:
        if feedback.isCanceled():
            raise Cancelled
        feedback.setProgress(100 * most * share)

    return progress


class SynpunktAlgorithm(QgsProcessingAlgorithm):
    """Base of the algorithms: subclasses set ``NAME`` and write ``read_input`` and ``execute``.

    QGIS makes all algorithms when it starts: what only a run needs is imported by the run.

    ``read_input`` runs in the context's thread and may read layers and the project; ``execute``
    runs in a worker and may not. Both may raise ``SynpunktError``; the user sees its sentence.
    """

    NAME = ""
    #: The algorithm changes a store in place: it stops while the project edits that store.
    WRITES_STORE = False

    store: str = ""
    _refusal: SynpunktError | None = None

    def name(self) -> str:
        return self.NAME

    def createInstance(self) -> SynpunktAlgorithm:  # noqa: N802
        return type(self)()

    def icon(self) -> QIcon:
        return QIcon(str(resources.path("icon.svg")))

    def group(self) -> str:
        return ""

    def groupId(self) -> str:  # noqa: N802
        return ""

    def add_store_parameter(self) -> None:
        """STORE in and STORE out, so that a model can put algorithms in order."""
        parameter = QgsProcessingParameterString(
            STORE, translate("Synpunkt", "Viewpoint store"), optional=True
        )
        parameter.setHelp(
            translate(
                "Synpunkt",
                "A .gpkg file made by Synpunkt, or conn:NAME/schema for a store on a server. Empty:"
                " the one store of the project.",
            )
        )
        self.add_chosen_store(parameter)
        self.addOutput(QgsProcessingOutputString(STORE, translate("Synpunkt", "Viewpoint store")))

    def add_chosen_store(self, parameter: QgsProcessingParameterString) -> None:
        """A parameter that names a store, with a button to browse for its file."""
        # Named by path, so that no interface module is imported here.
        parameter.setMetadata(
            {"widget_wrapper": {"class": f"{PACKAGE}.dialogs.store_widget.StoreWidgetWrapper"}}
        )
        self.addParameter(parameter)

    def add_language_parameter(self) -> None:
        """LANGUAGE, the language of what is written: "sv" or "en"."""
        self.addParameter(
            QgsProcessingParameterEnum(
                LANGUAGE,
                translate("Synpunkt", "Language"),
                options=list(LANGUAGES),
                defaultValue="sv",
                usesStaticStrings=True,
            )
        )

    def prepareAlgorithm(  # noqa: N802
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        # A refusal here is raised in processAlgorithm: raised now, ``processing.run`` would tell
        # its caller only that "there were errors".
        self._refusal = None
        try:
            if self.parameterDefinition(STORE) is not None:
                self.store = self.find_store(parameters, context)
            self.read_input(parameters, context, feedback)
        except SynpunktError as error:
            self._refusal = error
        return True

    def find_store(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """The address of the store to work on; refuses one that the project is editing."""
        given = self.parameterAsString(parameters, STORE, context)
        path = resolve(given, context.project())
        if self.WRITES_STORE:
            refuse_if_edited(path, context.project())
        return path

    def processAlgorithm(  # noqa: N802
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        try:
            if self._refusal is not None:
                raise self._refusal
            with self._store_kept_open():
                results = self.execute(parameters, context, feedback)
        except Cancelled as cancelled:
            raise QgsProcessingException(
                translate("Synpunkt", "Cancelled. Nothing has been changed.")
            ) from cancelled
        except SynpunktError as error:
            raise QgsProcessingException(str(error)) from error
        if self.store:
            results[STORE] = self.store
        return results

    def _store_kept_open(self) -> AbstractContextManager[object]:
        from ...layers.connection import kept_open  # QGIS's start can do without
        from ...layers.place import is_lost, place_of

        # What is still to be made can't be opened yet.
        if not self.store or is_lost(place_of(self.store)):
            return nullcontext()
        return kept_open(place_of(self.store))

    def postProcessAlgorithm(  # noqa: N802
        self, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        if self.WRITES_STORE and self._refusal is None:
            show_afresh(self.store, context.project())
        return {}

    def read_input(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        """Read what needs the context's thread; the default needs nothing."""

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Do the work; returns the outputs but STORE."""
        raise SynpunktError(f"{self.NAME}: nothing to run")
