"""The earth under a coordinate system: degrees, areas and surroundings on its own ellipsoid."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsCsException,
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
from .wkb import Line, lines

if TYPE_CHECKING:
    import numpy as np

# A little less than the shortest degree of latitude.
_METRES_PER_DEGREE = 110_000.0
_HIGHEST_LATITUDE = 89.0
# Degrees of longitude that one frame of metres can hold.
_WIDEST_SPAN = 80.0
# Where along an edge heights are taken, and what each counts for: the mean of Gauss and Legendre.
_AT = (0.046910077030668, 0.230765344947158, 0.5, 0.769234655052842, 0.953089922969332)
_SHARES = (
    0.118463442528095,
    0.239314335249683,
    0.284444444444444,
    0.239314335249683,
    0.118463442528095,
)


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
        return self.areas([geometry])[0]

    def areas(self, geometries: Iterable[QgsGeometry]) -> list[float]:
        """Square metres of each straight-edged geometry in ``crs``, as QGIS's ``$area`` tells them.

        QGIS asks each corner by itself, and loses some hundredths by subtracting numbers that are
        alike. InputError for a geometry that is not on the earth.
        """
        import numpy as np

        count, rings, owners, signs = 0, [np.empty((0, 2))], [], []
        for number, geometry in enumerate(geometries):
            count += 1
            for line in self._drawn(geometry):
                if line.is_ring:
                    rings.append(line.vertices)
                    owners.append(number)
                    signs.append(-1.0 if line.is_hole else 1.0)
        sizes = np.array(signs) * self._enclosed(rings[1:]) if signs else np.empty(0)
        return np.bincount(np.array(owners, np.int64), sizes, count).tolist()

    def _drawn(self, geometry: QgsGeometry) -> Iterator[Line]:
        """The lines of a geometry, with the vertices that they need to be carried to degrees."""
        dense = self._to_degrees.densified(geometry)
        if dense is None:
            raise unusable_system(self.crs)
        return lines(dense)

    def _enclosed(self, rings: Sequence[np.ndarray]) -> np.ndarray:
        """Square metres inside of each closed ring in ``crs``; none goes around a pole."""
        import numpy as np

        ring = np.repeat(np.arange(len(rings)), [len(one) for one in rings])
        east, north = np.radians(self.on_earth(np.concatenate(rings))).T
        if not (np.isfinite(east).all() and np.isfinite(north).all()):
            raise unusable_system(self.crs)
        start = np.flatnonzero(ring[1:] == ring[:-1])
        of = ring[start]
        across, up = np.diff(east)[start], np.diff(north)[start]
        across -= np.round(across / math.tau) * math.tau
        # Under an edge lies a strip down to a parallel, the ring's own: its mean height by Gauss.
        below = self._height(north[np.searchsorted(ring, np.arange(len(rings)))])[of]
        height = sum(
            share * (self._height(north[start] + up * at) - below)
            for at, share in zip(_AT, _SHARES, strict=True)
        )
        return np.abs(np.bincount(of, across * height, len(rings)))

    def _height(self, latitude: np.ndarray) -> np.ndarray:
        """Square metres from the equator to a parallel, for each radian of longitude."""
        import numpy as np

        major, minor = self._axes
        square = 1 - (minor / major) ** 2
        sine = np.sin(latitude)
        term = square * sine * sine
        series = 1 + term * (2 / 3 + term * (3 / 5 + term * (4 / 7)))
        return major**2 * (1 - square) * sine * series

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
