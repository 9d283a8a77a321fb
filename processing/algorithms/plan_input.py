"""The PLAN parameters that several algorithms share, and how they are read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.plans import PlanSource, key_field_of, source_of

PLAN, PLAN_CRS = "PLAN", "PLAN_CRS"
KEY_FIELD, LABEL_FIELD, GROUP_FIELD = "KEY_FIELD", "LABEL_FIELD", "GROUP_FIELD"
UNCHECKED = Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks


def add_plan_parameters(algorithm: QgsProcessingAlgorithm, optional: bool) -> None:
    """PLAN and PLAN_CRS."""
    algorithm.addParameter(
        QgsProcessingParameterFeatureSource(
            PLAN,
            translate("Synpunkt", "Plan layer"),
            [Qgis.ProcessingSourceType.VectorAnyGeometry],
            optional=optional,
        )
    )
    crs = QgsProcessingParameterCrs(
        PLAN_CRS, translate("Synpunkt", "Coordinate system of the plan layer"), optional=True
    )
    crs.setHelp(translate("Synpunkt", "Only for a layer that lacks one, or has a wrong one."))
    algorithm.addParameter(crs)


def add_field_parameter(
    algorithm: QgsProcessingAlgorithm, name: str, label: str, help_: str
) -> None:
    """An optional field of PLAN."""
    parameter = QgsProcessingParameterField(
        name, label, parentLayerParameterName=PLAN, optional=True
    )
    parameter.setHelp(help_)
    algorithm.addParameter(parameter)


def _name(layer: QgsVectorLayer, project: QgsProject | None) -> str:
    """What the project calls the layer; of a layer given by its path, the table's own name."""
    if project is not None and project.mapLayer(layer.id()) is not None:
        return layer.name()
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    return parts.get("layerName") or layer.name()


class PlanInput:
    """The plan layer of a run, read in the context's thread.

    InputError if a field is not there, or the layer has no CRS and PLAN_CRS gives none.
    """

    def __init__(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> None:
        source = algorithm.parameterAsSource(parameters, PLAN, context)
        if source is None:
            raise InputError(translate("Synpunkt", "The plan layer could not be opened."))
        self._source: QgsProcessingFeatureSource = source
        layer = algorithm.parameterAsVectorLayer(parameters, PLAN, context)
        self._uri = "" if layer is None else layer.source()
        self._provider = "" if layer is None else layer.providerType()
        self.name = source.sourceName() if layer is None else _name(layer, context.project())
        self.fields = source.fields().names()
        self.crs = self._crs(algorithm.parameterAsCrs(parameters, PLAN_CRS, context))

    def _crs(self, given: QgsCoordinateReferenceSystem) -> QgsCoordinateReferenceSystem:
        crs = given if given.isValid() else self._source.sourceCrs()
        if not crs.isValid():
            raise InputError(
                translate(
                    "Synpunkt",
                    "The layer {layer} has no coordinate system. Choose the one it is drawn in.",
                ).format(layer=self.name)
            )
        return crs

    def plan_source(self, store: str, key: str, label: str, group: str) -> PlanSource:
        """The layer as the store at the path ``store`` will know it, with the chosen fields."""
        for field in filter(None, (key, label, group)):
            self.require(field)
        address = source_of(self._uri, self._provider, Path(store)) if self._uri else self.name
        return PlanSource(
            self.name, address, self.crs, key_field_of(self.fields, key), label, group
        )

    def require(self, field: str) -> None:
        """InputError if the layer has no such field."""
        if field not in self.fields:
            raise InputError(
                translate("Synpunkt", "The layer {layer} has no field called {field}.").format(
                    layer=self.name, field=field
                )
            )

    def features(self) -> Iterable[QgsFeature]:
        """The layer's features; invalid geometries come as they are."""
        return self._source.getFeatures(QgsFeatureRequest(), UNCHECKED)
