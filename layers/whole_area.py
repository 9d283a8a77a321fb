"""Several features as the one area that they make together."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsFeature

from .boundary import boundaries_of, united
from .errors import InputError
from .language import translate
from .zones import MetricShape


def whole_area(
    features: Iterable[QgsFeature],
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
) -> MetricShape:
    """The union of the features' polygons and closed lines, in ``crs``; inner borders are gone.

    InputError if ``crs`` is not valid, or there is neither a polygon nor a closed line.
    """
    if not crs.isValid():
        raise InputError(
            translate("Synpunkt", "The area has no coordinate system. Choose the one it is in.")
        )
    found, _ = boundaries_of(features, crs)
    if not found:
        raise InputError(
            translate("Synpunkt", "There is neither an area nor a closed line in what was chosen.")
        )
    return MetricShape([united([one.geometry for one in found], crs)], crs, context)
