"""The plan layer of a run, as the PLAN parameters name it."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.place import Place
from ...layers.plans import PlanSource, SeenPlan, key_field_of, seen, source_of
from ...layers.systems import required
from .plan_parameters import PLAN, PLAN_CRS

UNCHECKED = Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks


def _name(layer: QgsVectorLayer, project: QgsProject | None) -> str:
    """What the project calls the layer; of a layer given by its path, the table's own name."""
    if project is not None and project.mapLayer(layer.id()) is not None:
        return layer.name()
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    return parts.get("layerName") or layer.name()


class PlanInput:
    """The plan layer of a run, read in the context's thread.

    ``plan`` and ``crs`` are the names of its parameters. InputError if a field is not there, or
    the layer has no CRS and the parameter gives none.
    """

    def __init__(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        plan: str = PLAN,
        crs: str = PLAN_CRS,
    ) -> None:
        source = algorithm.parameterAsSource(parameters, plan, context)
        if source is None:
            raise InputError(translate("Synpunkt", "The plan layer could not be opened."))
        self._source: QgsProcessingFeatureSource = source
        layer = algorithm.parameterAsVectorLayer(parameters, plan, context)
        self._uri = "" if layer is None else layer.source()
        self._provider = "" if layer is None else layer.providerType()
        self.name = source.sourceName() if layer is None else _name(layer, context.project())
        self.fields = source.fields().names()
        self.crs = self._crs(algorithm.parameterAsCrs(parameters, crs, context))

    def _crs(self, given: QgsCoordinateReferenceSystem) -> QgsCoordinateReferenceSystem:
        return required(given if given.isValid() else self._source.sourceCrs(), self.name)

    def seen(
        self, store: Place, feedback: QgsProcessingFeedback, key: str, label: str, group: str
    ) -> SeenPlan:
        """The plan as it is now, known by the chosen fields, for the store at ``store``.

        InputError if a chosen field is not there. What is left out is told.
        """
        for field in filter(None, (key, label, group)):
            self.require(field)
        address = source_of(self._uri, self._provider, store) if self._uri else self.name
        key_field = key_field_of(self.fields, key)
        source = PlanSource(self.name, address, self.crs, key_field, label, group)
        plan = seen(self._source.getFeatures(QgsFeatureRequest(), UNCHECKED), source)
        if plan.left_out:
            feedback.pushInfo(
                translate(
                    "Synpunkt",
                    "%n feature(s) without key or geometry are left out.",
                    "",
                    len(plan.left_out),
                )
            )
        return plan

    def require(self, field: str) -> None:
        """InputError if the layer has no such field."""
        if field not in self.fields:
            raise InputError(
                translate("Synpunkt", "The layer {layer} has no field called {field}.").format(
                    layer=self.name, field=field
                )
            )
