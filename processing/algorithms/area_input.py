"""The matter and the area that an algorithm looks at: parameters, and what they hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterString,
)

from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.systems import required
from .base import advanced

if TYPE_CHECKING:
    from ...layers.store import Store
    from ...layers.zones import MetricShape

MATTER, BOUNDARY, BOUNDARY_CRS = "MATTER", "BOUNDARY", "BOUNDARY_CRS"
UNCHECKED = Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks


def add_matter_parameter(algorithm: QgsProcessingAlgorithm) -> None:
    """MATTER: a title or a uuid, or nothing."""
    matter = QgsProcessingParameterString(MATTER, translate("Synpunkt", "Matter"), optional=True)
    matter.setHelp(translate("Synpunkt", "Title or uuid of a matter of the store."))
    algorithm.addParameter(matter)


def add_area_parameters(algorithm: QgsProcessingAlgorithm, optional: bool = True) -> None:
    """BOUNDARY, which where ``optional`` replaces the matter's own plan, and BOUNDARY_CRS."""
    boundary = QgsProcessingParameterFeatureSource(
        BOUNDARY,
        translate("Synpunkt", "Boundary layer"),
        [Qgis.ProcessingSourceType.VectorAnyGeometry],
        optional=optional,
    )
    if optional:
        boundary.setHelp(translate("Synpunkt", "Empty: the matter's own plan."))
    algorithm.addParameter(boundary)
    crs = QgsProcessingParameterCrs(
        BOUNDARY_CRS,
        translate("Synpunkt", "Coordinate system of the boundary layer"),
        optional=True,
    )
    crs.setHelp(translate("Synpunkt", "Only for a layer that lacks one, or has a wrong one."))
    algorithm.addParameter(advanced(crs))


def matter_of(
    algorithm: QgsProcessingAlgorithm,
    store: Store,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
) -> dict[str, Any] | None:
    """The row of the matter that was given; None without one, InputError for an unknown one."""
    from ...layers import matters

    name = algorithm.parameterAsString(parameters, MATTER, context).strip()
    return matters.require(store, name) if name else None


class AreaInput:
    """The boundary layer, opened in the context's thread.

    InputError if it can't be, or if neither it nor BOUNDARY_CRS says where its coordinates lie.
    """

    def __init__(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> None:
        self._source: QgsProcessingFeatureSource | None = None
        self._crs = QgsCoordinateReferenceSystem()
        if not parameters.get(BOUNDARY):
            return
        self._source = algorithm.parameterAsSource(parameters, BOUNDARY, context)
        if self._source is None:
            raise InputError(translate("Synpunkt", "The boundary layer could not be opened."))
        given = algorithm.parameterAsCrs(parameters, BOUNDARY_CRS, context)
        own = self._source.sourceCrs()
        self._crs = required(given if given.isValid() else own, self._source.sourceName())

    @property
    def is_given(self) -> bool:
        """Whether there is a layer."""
        return self._source is not None

    def shape(
        self,
        context: QgsCoordinateTransformContext,
        keep: Callable[[QgsFeature], bool] = lambda _: True,
    ) -> MetricShape | None:
        """The whole area of the features to ``keep``; None where no layer was given.

        InputError where none of them is kept. May run in a worker.
        """
        if self._source is None:
            return None
        from ...layers.whole_area import whole_area

        features = list(self._source.getFeatures(QgsFeatureRequest(), UNCHECKED))
        kept = [one for one in features if keep(one)]
        if features and not kept:
            raise InputError(
                translate("Synpunkt", "The layer {layer} has no object of that plan.").format(
                    layer=self._source.sourceName()
                )
            )
        return whole_area(kept, self._crs, context)
