"""The area that the panel looks at: what it is called, its shape, and how far is near."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
)

from ...layers import matters
from ...layers.store import Store
from ...layers.whole_area import whole_area
from ...layers.zones import MetricShape


@dataclass(frozen=True)
class Area:
    """A shape with its name; ``near`` in ground metres. Without a shape it is everywhere."""

    label: str = ""
    shape: MetricShape | None = None
    near: float = 0.0


def area_of_features(
    features: Iterable[QgsFeature],
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
    label: str = "",
    near: float = 0.0,
) -> Area:
    """The area that several features in ``crs`` make together; borders between them are gone.

    InputError if ``crs`` is not valid, or there is neither a polygon nor a closed line.
    """
    return Area(label, whole_area(features, crs, context), near)


def area_of_matter(
    store: Store,
    matter: dict[str, Any],
    context: QgsCoordinateTransformContext,
    near: float = 0.0,
) -> Area | None:
    """The area of a matter (a row of ``matter``): its plan as last seen; None if it has none."""
    shape = matters.boundary(store, matter, context)
    return Area(str(matter["title"]), shape, near) if shape is not None else None
