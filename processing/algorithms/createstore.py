"""synpunkt:createstore – a new, empty viewpoint store."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterCrs,
)

from ...layers.address import new_place
from ...layers.language import translate
from .base import LANGUAGE, STORE, SynpunktAlgorithm

CRS = "CRS"
#: SWEREF 99 17 15, in which Sundsvall draws its plans.
DEFAULT_CRS = "EPSG:3014"


class CreateStoreAlgorithm(SynpunktAlgorithm):
    """Makes the store's file and its restricted file; refuses an existing one."""

    NAME = "createstore"

    crs: QgsCoordinateReferenceSystem
    language: str

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Create store")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Makes a new, empty viewpoint store: one GeoPackage, with a second file beside it for"
            " raw texts and contacts that few may read. An existing file is never overwritten."
            " Where several offices share a store, conn:NAME/schema makes it in a"
            " PostgreSQL/PostGIS schema, with the roles reader, recorder and planner.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_store_parameter()
        crs = QgsProcessingParameterCrs(
            CRS, translate("Synpunkt", "Coordinate system of the store"), DEFAULT_CRS
        )
        crs.setHelp(
            translate("Synpunkt", "The one that plans are drawn in; Sundsvall uses EPSG:3014.")
        )
        self.addParameter(crs)
        self.add_language_parameter()

    def find_store(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        return str(new_place(self.parameterAsString(parameters, STORE, context)))

    def read_input(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        self.crs = self.parameterAsCrs(parameters, CRS, context)
        self.language = self.parameterAsEnumString(parameters, LANGUAGE, context)

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ...layers.store import create_store

        store = create_store(self.store, self.crs, self.language)
        feedback.pushInfo(
            translate("Synpunkt", "The store {name} has been made.").format(name=store.path.name)
        )
        return {}
