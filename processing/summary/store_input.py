"""What our own store knows beside the rows of its viewpoints: occasions and outlines."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.core import QgsGeometry, QgsVectorLayer

from ...layers.address import store_of_layer, table_of_layer
from ...layers.store import Store, open_store
from .reading import Occasion
from .values import date_of

VIEWPOINTS = "viewpoint"
OUTLINE_TABLES = ("viewpoint_line", "viewpoint_area")


def store_behind(layer: QgsVectorLayer | None) -> Store | None:
    """The store whose viewpoints ``layer`` shows; None for any other layer or table."""
    path = store_of_layer(layer) if layer is not None else None
    if path is None:
        return None
    table = table_of_layer(layer)
    if table == VIEWPOINTS or (not table and layer.fields().indexFromName("occasion_uuid") >= 0):
        return open_store(path)
    return None


def occasions_of(store: Store) -> dict[str, Occasion]:
    """The store's occasions by uuid; their date is the day in Sweden when they began."""
    return {
        row["uuid"]: Occasion(row["title"], row["kind"], date_of(row["starts_at"]))
        for row in store.rows("occasion")
    }


def outlines_of(store: Store) -> Iterator[tuple[str, QgsGeometry]]:
    """The store's outlines: viewpoint's uuid and shape, in the store's coordinate system."""
    for table in OUTLINE_TABLES:
        for row in store.rows(table):
            if row["geom"] is not None:
                yield row["viewpoint_uuid"], row["geom"]
