"""Where the store's viewpoints are: the outline where there is one, else the point."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.core import QgsGeometry

from .store import Store

OUTLINE_TABLES = ("viewpoint_line", "viewpoint_area")


def places(store: Store) -> Iterator[tuple[str, QgsGeometry]]:
    """(uuid, geometry in the store's CRS) of each active viewpoint that has a place.

    An outline replaces the point; several outlines of one viewpoint come as one collection.
    """
    outlined = outlines(store)
    for row in store.rows("viewpoint", "state = 'active'"):
        parts = outlined.get(row["uuid"])
        geometry = QgsGeometry.collectGeometry(parts) if parts else row["geom"]
        if geometry is not None:
            yield row["uuid"], geometry


def outlines(store: Store) -> dict[str, list[QgsGeometry]]:
    """The outlines in the store's CRS, by the uuid of their viewpoint."""
    found: dict[str, list[QgsGeometry]] = {}
    for table in OUTLINE_TABLES:
        for row in store.rows(table, "geom IS NOT NULL"):
            if row["geom"] is not None:
                found.setdefault(row["viewpoint_uuid"], []).append(row["geom"])
    return found
