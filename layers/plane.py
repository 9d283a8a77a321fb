"""A plane over a box of any coordinate system, in nominal metres from its corner."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qgis.core import QgsRectangle

from .errors import InputError
from .metric import units_per_metre
from .metric_frame import Ground

if TYPE_CHECKING:
    import numpy as np

# Where in the box, and over which share of it, the scale is measured.
_PROBES, _STEP = (0.0, 0.25, 0.5, 0.75, 1.0), 1e-4
# Of the scales found, what the places between the probes may add; and what rounding may.
_BETWEEN, _SLACK = 0.1, 1e-6
_EARTH_RADIUS = 6_350_000.0


class Plane:
    """``box`` in the ground's system, stretched to metres as they are in its middle."""

    def __init__(self, box: QgsRectangle, ground: Ground) -> None:
        import numpy as np

        crs = ground.ellipsoid.crs
        metres = 1 / units_per_metre(crs)
        middle = box.center().y()
        narrowing = max(math.cos(math.radians(middle)), 0.01) if crs.isGeographic() else 1.0
        self._corner = (box.xMinimum(), box.yMinimum())
        self._scale = np.array([metres * narrowing, metres])
        self._box, self._ground = box, ground
        width, height = np.array([box.width(), box.height()]) * self._scale
        self.size = (float(width), float(height))

    def onto(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Columns of x and y, from the box's system to the plane."""
        (left, bottom), (across, up) = self._corner, self._scale
        return (x - left) * across, (y - bottom) * up

    def holds(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Which places on the plane are in the box; not a number is not."""
        return (x >= 0) & (x <= self.size[0]) & (y >= 0) & (y <= self.size[1])

    def scales(self) -> tuple[float, float] | None:
        """Between which two the ground metres in one metre of the plane lie, in any direction.

        They hold for the frame of any extent in the box. None if some of it is not on the earth.
        """
        import numpy as np

        try:
            self._ground.middle(self._box)
        except InputError:
            return None
        step = max(*self.size) * _STEP
        across, up = np.meshgrid(_PROBES, _PROBES)
        places = np.column_stack([across.ravel(), up.ravel()]) * self.size
        ends = [places, places + (step, 0.0), places + (0.0, step)]
        here, *there = (self._ground.ellipsoid.on_earth(self._back(end)) for end in ends)
        east, north = self._ground.ellipsoid.metres_per_degree(here[:, 1])
        metres = np.column_stack([east, north])
        stretch = np.stack([(end - here) * metres / step for end in there], axis=2)
        if not np.isfinite(stretch).all():
            return None
        found = np.linalg.svd(stretch, compute_uv=False)
        least, most = float(found.min()), float(found.max())
        between = (most - least) * _BETWEEN + _SLACK
        # A frame stretches what lies far from its meridian.
        bent = (math.hypot(*self.size) * most / _EARTH_RADIUS) ** 2 / 2
        return least - between, (most + between) * (1 + bent)

    def _back(self, places: np.ndarray) -> np.ndarray:
        return places / self._scale + self._corner
