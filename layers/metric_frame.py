"""Ground metres around one place, whatever the coordinate system of the data."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsPointXY,
    QgsRectangle,
)

from .ellipsoid import Ellipsoid
from .metric import Reprojection

# Degrees of longitude between the meridians that frames are drawn from: a frame's scale is then at
# most 4e-7 off, 0.2 mm in 500 m, and places near each other share one.
_MERIDIAN_STEP = 0.1
# In which system a transform says it ends: any in metres that is not the data's own.
_METRES = ("EPSG:3395", "EPSG:3857")


class MetricFrame:
    """Ground metres around one meridian, true north up to a hair; made by ``Ground.frame``.

    A transverse Mercator with scale 1 on the meridian, on the ellipsoid of the data's system and
    without any datum shift: to the frame is pure projection. Northings are counted from the
    equator.
    """

    def __init__(
        self, ellipsoid: Ellipsoid, meridian: float, context: QgsCoordinateTransformContext
    ) -> None:
        # QGIS takes a tenth of a second to tell whether it knows a new coordinate system. So the
        # frame has none of its own: the transform is told its steps.
        systems = map(QgsCoordinateReferenceSystem, _METRES)
        target = next(system for system in systems if system != ellipsoid.crs)
        self.project = Reprojection(ellipsoid.crs, target, context)
        transform = self.project.transform
        transform.setBallparkTransformsAreAppropriate(True)
        transform.disableFallbackOperationHandler(True)
        transform.setCoordinateOperation(
            f"{ellipsoid.steps_to_degrees()} +step +proj=unitconvert +xy_in=deg +xy_out=rad"
            f" +step +proj=tmerc +lat_0=0 +lon_0={meridian} +k=1 +x_0=0 +y_0=0 {ellipsoid.axes}"
        )


class Ground:
    """The ground under ``crs``: its frames of metres, which neighbours share.

    Raises ``InputError`` for a system that isn't of the earth.
    """

    def __init__(
        self, crs: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext
    ) -> None:
        self.ellipsoid = Ellipsoid(crs, context)
        self._context = context
        self._frames: dict[float, MetricFrame] = {}
        self._measurable = QgsRectangle()

    def frame(self, extent: QgsRectangle) -> MetricFrame:
        """The frame on a meridian through the middle of ``extent`` (in ``crs``).

        InputError if ``extent`` is not on the earth, or too large for one frame.
        """
        middle = self.middle(extent)
        meridian = round(round(middle.x() / _MERIDIAN_STEP) * _MERIDIAN_STEP, 6)
        if meridian not in self._frames:
            self._frames[meridian] = MetricFrame(self.ellipsoid, meridian, self._context)
        return self._frames[meridian]

    def middle(self, extent: QgsRectangle) -> QgsPointXY:
        """Longitude and latitude of the middle of ``extent``; InputError as ``frame``."""
        middle = self.ellipsoid.middle(extent)
        # What lies in an extent that one frame can hold is not looked at again.
        if not self._measurable.contains(extent):
            self.ellipsoid.check_span(extent)
            self._measurable = QgsRectangle(extent)
        return middle
