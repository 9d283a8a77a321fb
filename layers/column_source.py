"""Where a layer's rows can be read as whole columns: in a file, or on a server."""

from __future__ import annotations

from qgis.core import QgsVectorLayer

from .address import store_of_layer, table_of_layer
from .column_file import ColumnFile, column_file, shows_all_points
from .postgres.column_table import ColumnTable
from .postgres.place import Schema
from .schema import TABLES
from .tables import POINT

ColumnSource = ColumnFile | ColumnTable


def column_source(layer: QgsVectorLayer | None) -> ColumnSource | None:
    """What ``layer`` shows as it is, whole and unchanged; None where that can't be told."""
    if layer is None or layer.providerType() != "postgres":
        return column_file(layer)
    place, table = store_of_layer(layer), table_of_layer(layer)
    if not isinstance(place, Schema) or TABLES[table].geometry != POINT:
        return None
    return ColumnTable(place, table) if shows_all_points(layer) else None
