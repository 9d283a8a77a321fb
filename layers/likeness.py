"""How much one shape is like another: by what they share and how far apart they are, in metres.

Never by their vertices or bytes: a layer that is exported again, or carried to another coordinate
system, starts its rings elsewhere and gains vertices, and is still the same plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsRectangle,
    QgsSpatialIndex,
)

from .boundary import mended
from .metric_frame import Ground

#: Metres by which an outline may stray and be the same: more than coordinate systems cost.
TOLERANCE = 0.05
#: Shares from which a shape is likely to be the successor of another.
LIKELY = 0.5


class Likeness(NamedTuple):
    """``covered`` is the share of the old shape that the new one covers, ``covering`` the share of
    the new one that the old one covers (0–1); ``apart`` the metres between them, ``strayed`` the
    most that one outline lies from the other.

    Lines and points have no area: their shares are 1 where they lie within ``TOLERANCE`` of each
    other, else 0.
    """

    covered: float
    covering: float
    apart: float
    strayed: float

    @property
    def is_same(self) -> bool:
        """The same shape at the same place."""
        return self.strayed <= TOLERANCE

    @property
    def is_likely(self) -> bool:
        """One of the two is, for the most part, in the other."""
        return max(self.covered, self.covering) >= LIKELY


class Shapes:
    """Shapes by key in ground metres, to be looked through by place.

    ``shapes`` and the shapes asked for are in ``crs``; ``extent`` has them all.
    """

    def __init__(
        self,
        shapes: Mapping[str, QgsGeometry],
        crs: QgsCoordinateReferenceSystem,
        context: QgsCoordinateTransformContext,
        extent: QgsRectangle,
    ) -> None:
        self._frame = Ground(crs, context).frame(extent)
        self._index = QgsSpatialIndex()
        self._shapes: dict[str, QgsGeometry] = {}
        self._keys: list[str] = []
        for key, geometry in shapes.items():
            metric = self._metric(geometry)
            if metric is None:
                continue
            feature = QgsFeature(len(self._keys))
            feature.setGeometry(metric)
            self._index.addFeature(feature)
            self._shapes[key] = metric
            self._keys.append(key)

    def likeness(self, shape: QgsGeometry, key: str) -> Likeness | None:
        """How ``shape``, the old one, is like the one called ``key``; None without a place."""
        metric = self._metric(shape)
        other = self._shapes.get(key)
        return None if metric is None or other is None else _likeness(metric, other)

    def likely(self, shape: QgsGeometry) -> dict[str, Likeness]:
        """The shapes that may be what has become of ``shape``, the most alike first."""
        metric = self._metric(shape)
        if metric is None:
            return {}
        around = metric.boundingBox().buffered(TOLERANCE)
        found = {}
        for number in self._index.intersects(around):
            key = self._keys[number]
            likeness = _likeness(metric, self._shapes[key])
            if likeness.is_likely:
                found[key] = likeness
        ordered = sorted(found.items(), key=lambda item: (*_rank(item[1]), item[0]))
        return dict(ordered)

    def meets(self, place: QgsGeometry, key: str) -> bool:
        """Whether a place lies in, or within ``TOLERANCE`` of, the shape called ``key``."""
        metric = self._metric(place)
        other = self._shapes.get(key)
        return metric is not None and other is not None and metric.distance(other) <= TOLERANCE

    def _metric(self, geometry: QgsGeometry) -> QgsGeometry | None:
        moved = self._frame.project(geometry)
        if moved is None or moved.isEmpty():
            return None
        return mended(moved) if moved.type() == Qgis.GeometryType.Polygon else moved


def _likeness(old: QgsGeometry, new: QgsGeometry) -> Likeness:
    if old.equals(new):  # most parts of a new drawing: to measure them takes long
        return Likeness(1.0, 1.0, 0.0, 0.0)
    strayed = old.hausdorffDistance(new)
    apart = old.distance(new)
    if Qgis.GeometryType.Polygon == old.type() == new.type():
        common = old.intersection(new).area()
        return Likeness(_share(common, old.area()), _share(common, new.area()), apart, strayed)
    share = 1.0 if strayed <= TOLERANCE else 0.0
    return Likeness(share, share, apart, strayed)


def _share(part: float, whole: float) -> float:
    return min(1.0, round(part / whole, 4)) if whole else 0.0


def _rank(likeness: Likeness) -> tuple[float, float]:
    return -(likeness.covered + likeness.covering), likeness.strayed
