"""The earth under a coordinate system: degrees, areas and surroundings on its own ellipsoid."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsDistanceArea,
    QgsEllipsoidUtils,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
)

from .carrying import carried
from .errors import InputError
from .language import translate
from .metric import Reprojection, units_per_metre
from .per_thread import cached_per_thread

if TYPE_CHECKING:
    import numpy as np

# A little less than the shortest degree of latitude.
_METRES_PER_DEGREE = 110_000.0
_HIGHEST_LATITUDE = 89.0
# Degrees of longitude that one frame of metres can hold.
_WIDEST_SPAN = 80.0


class Ellipsoid:
    """Measures what is in ``crs``, without any datum shift.

    InputError for a system that isn't of the earth.
    """

    def __init__(
        self, crs: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext
    ) -> None:
        shape = QgsEllipsoidUtils.ellipsoidParameters(crs.ellipsoidAcronym())
        if not crs.isValid() or not shape.valid:
            raise unusable_system(crs)
        self.crs = crs
        self._axes = (shape.semiMajor, shape.semiMinor)
        #: How PROJ is told of the ellipsoid.
        self.axes = f"+a={shape.semiMajor!r} +b={shape.semiMinor!r}"
        self._to_degrees = Reprojection(crs, _degrees(self.axes), context)
        # By its axes: the system that QGIS keeps for an ellipsoid's name breaks with the thread
        # that asked for it first. So what is measured must come in degrees.
        self._measure = QgsDistanceArea()
        self._measure.setEllipsoid(*self._axes)

    def middle(self, extent: QgsRectangle) -> QgsPointXY:
        """Longitude and latitude of the middle of ``extent``; InputError if it has none."""
        middle = self._to_degrees.point(extent.center().x(), extent.center().y())
        if middle is None or abs(middle.y()) > 90 or abs(middle.x()) > 360:
            raise unusable_system(self.crs)
        return middle

    def check_span(self, extent: QgsRectangle) -> None:
        """InputError if ``extent`` is too large to be measured from one meridian."""
        try:
            span = self._to_degrees.transform.transformBoundingBox(extent)
        except QgsCsException as error:
            raise unusable_system(self.crs) from error
        if span.width() > _WIDEST_SPAN:
            raise InputError(translate("Synpunkt", "The area is too large to be measured."))

    def steps_to_degrees(self) -> str:
        """The steps of PROJ from ``crs`` to degrees."""
        details = self._to_degrees.transform.instantiatedCoordinateOperationDetails()
        if details.proj in ("", "+proj=noop"):  # they are degrees
            return "+proj=pipeline"
        is_pipeline = details.proj.startswith("+proj=pipeline")
        return details.proj if is_pipeline else f"+proj=pipeline +step {details.proj}"

    def on_earth(self, places: np.ndarray) -> np.ndarray:
        """Longitude and latitude of rows of x and y; not a number where there is none."""
        import numpy as np

        return np.column_stack(carried(places[:, 0], places[:, 1], self._to_degrees.transform))

    def metres_per_degree(self, latitude: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """To the east and to the north."""
        import numpy as np

        major, minor = self._axes
        square = 1 - (minor / major) ** 2
        turned = np.radians(latitude)
        bulge = 1 - square * np.sin(turned) ** 2
        east = major / np.sqrt(bulge) * np.cos(turned)
        north = major * (1 - square) / bulge**1.5
        return np.radians(east), np.radians(north)

    def area(self, geometry: QgsGeometry) -> float:
        """Square metres of a straight-edged ``geometry`` in ``crs``."""
        on_earth = self._to_degrees(geometry)
        if on_earth is None:
            raise unusable_system(self.crs)
        return float(self._measure.measureArea(on_earth))

    def surroundings(self, extent: QgsRectangle, metres: float) -> QgsRectangle:
        """A box in ``crs`` that surely holds all within ``metres`` of ``extent``, and some more."""
        if metres <= 0:
            return extent.buffered(10 * units_per_metre(self.crs))
        try:
            return self._grown(extent, metres)
        except QgsCsException as error:
            raise unusable_system(self.crs) from error

    def _grown(self, extent: QgsRectangle, metres: float) -> QgsRectangle:
        transform = self._to_degrees.transform
        box = transform.transformBoundingBox(extent)
        # The bent sides of the box are only sampled, hence the share of its size.
        margin = metres * 1.01 / _METRES_PER_DEGREE + 0.001 * (box.width() + box.height()) + 1e-5
        highest = max(abs(box.yMinimum()), abs(box.yMaximum())) + margin
        narrowing = math.cos(math.radians(min(highest, _HIGHEST_LATITUDE)))
        grown = QgsRectangle(
            box.xMinimum() - margin / narrowing,
            box.yMinimum() - margin,
            box.xMaximum() + margin / narrowing,
            box.yMaximum() + margin,
        )
        result = transform.transformBoundingBox(grown, Qgis.TransformDirection.Reverse)
        result.combineExtentWith(extent)
        return result


@cached_per_thread(16)
def _degrees(axes: str) -> QgsCoordinateReferenceSystem:
    return QgsCoordinateReferenceSystem.fromProj(f"+proj=longlat {axes} +no_defs +type=crs")


def unusable_system(crs: QgsCoordinateReferenceSystem) -> InputError:
    """The error for a system, or for coordinates in it, that aren't of the earth."""
    return InputError(
        translate(
            "Synpunkt",
            "The coordinates don't fit the coordinate system {crs}."
            " Choose the one they are drawn in.",
        ).format(crs=crs.userFriendlyIdentifier())
    )
