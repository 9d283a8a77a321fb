"""Where points surely lie outside of some shapes, so that they need not be looked at one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from qgis.core import Qgis, QgsCsException, QgsRectangle

from .carrying import carried
from .metric import Reprojection, units_per_metre
from .zones import MetricShape

# Of a box's size and in metres: far more than its sides bend from one system to another.
_SHARE, _SPARE = 0.05, 100.0
# How far around the shapes points may lie together, in metres; and on how many lines across that
# country it is tried whether each place has one in the shapes' system.
_COUNTRY, _LINES = 200_000.0, 9


class Outskirts(NamedTuple):
    """What lies in ``outer`` but not in ``inner`` is outside of all shapes.

    Both boxes are in the points' own system. Nothing is known of what lies beyond ``outer``.
    """

    inner: QgsRectangle
    outer: QgsRectangle

    @property
    def place(self) -> tuple[float, float]:
        """Some place that lies there."""
        between = (self.inner.xMinimum() + self.outer.xMinimum()) / 2
        return between, self.inner.center().y()


def outskirts(
    shapes: Sequence[MetricShape], near: float, reproject: Reprojection
) -> Outskirts | None:
    """Outside of all shapes and of what is ``near`` (ground metres); None where that isn't sure.

    The shapes share their ground; ``reproject`` carries points to their system. InputError for a
    system not of the earth.
    """
    extent, transform = QgsRectangle(), reproject.transform
    for shape in shapes:
        extent.combineExtentWith(shape.extent)
    try:
        inner = transform.transformBoundingBox(
            shapes[0].ground.ellipsoid.surroundings(extent, near), Qgis.TransformDirection.Reverse
        )
    except QgsCsException:
        return None
    unit = units_per_metre(transform.sourceCrs())
    inner.grow(_SHARE * max(inner.width(), inner.height()) + _SPARE * unit)
    outer = inner.buffered(_COUNTRY * unit)
    return Outskirts(inner, outer) if _has_places(outer, reproject) else None


def _has_places(box: QgsRectangle, reproject: Reprojection) -> bool:
    """Whether all of the box can be carried to the shapes' system, by all that can be seen."""
    import numpy as np

    if not box.isFinite():
        return False
    across = np.linspace(box.xMinimum(), box.xMaximum(), _LINES)
    up = np.linspace(box.yMinimum(), box.yMaximum(), _LINES)
    x, y = (grid.ravel() for grid in np.meshgrid(across, up))
    return bool(np.isfinite(carried(x, y, reproject.transform)).all())
