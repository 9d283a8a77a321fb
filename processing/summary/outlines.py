"""The outlines of viewpoints that are about a stretch or an area."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qgis.core import QgsCoordinateReferenceSystem, QgsFeature, QgsGeometry

from ...layers.metric import Reprojection
from ...layers.zones import place_of
from .values import text_of

JOIN_FIELD = "viewpoint_uuid"

Outlines = dict[str, list[QgsGeometry]]


@dataclass(frozen=True)
class OutlineSource:
    """Rows of viewpoint uuid and shape, all in ``crs``."""

    crs: QgsCoordinateReferenceSystem
    rows: Iterable[tuple[str, QgsGeometry]]


def outline_rows(features: Iterable[QgsFeature]) -> Iterator[tuple[str, QgsGeometry]]:
    """Rows of a layer joined by ``viewpoint_uuid``; those without one are left out."""
    for feature in features:
        uuid = text_of(feature[JOIN_FIELD])
        if uuid:
            yield uuid, feature.geometry()


def collected(sources: Iterable[tuple[OutlineSource, Reprojection]]) -> Outlines:
    """The outlines by viewpoint uuid, carried to the boundaries' coordinate system.

    Shapes that are NULL, empty or have no place there are left out: the viewpoint's own place
    counts then.
    """
    found: Outlines = {}
    for source, reproject in sources:
        for uuid, geometry in source.rows:
            moved = None if place_of(geometry) is not None else reproject(geometry)
            if moved is not None:
                found.setdefault(uuid, []).append(moved)
    return found
