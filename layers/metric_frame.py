"""Ground metres around one place, whatever the coordinate system of the data."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsRectangle,
)

from .ellipsoid import Ellipsoid
from .metric import Reprojection


class MetricFrame:
    """Ground metres around the middle of ``extent``, true north up.

    A transverse Mercator, scale 1 in the middle, on the ellipsoid of ``crs`` and without any
    datum shift: from ``crs`` to the frame is pure projection. Raises ``InputError`` for a system
    that isn't of the earth.
    """

    def __init__(
        self,
        crs: QgsCoordinateReferenceSystem,
        extent: QgsRectangle,
        context: QgsCoordinateTransformContext,
    ) -> None:
        ellipsoid = Ellipsoid(crs, context)
        middle = ellipsoid.degrees(extent)
        self.crs = QgsCoordinateReferenceSystem.fromProj(
            f"+proj=tmerc +lat_0={middle.y():.9f} +lon_0={middle.x():.9f} +k=1 +x_0=0 +y_0=0"
            f" +units=m {ellipsoid.axes}"
        )
        self.project = Reprojection(crs, self.crs, context)
        self.project.transform.setBallparkTransformsAreAppropriate(True)
        self.project.transform.disableFallbackOperationHandler(True)
