"""The November walk's route and stops, which no file of the demo holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from demo_frame import Point, line, on_map
from demo_sources import SOURCES
from qgis.core import QgsGeometry, QgsPointXY

if TYPE_CHECKING:
    from synpunkt.layers.operations import Operation

FILE = "vandring_november.gpkg"
ROUTE: list[Point] = [
    (5, 44), (20, 62), (105, 72), (171, 88), (150, 60), (141, 54), (141, -34), (100, -46),
    (-72, -46), (-74, -100), (-72, -126), (-74, -100), (-72, -46), (-72, 36), (-100, 60),
    (-64, 88), (60, 100), (110, 180), (124, 206),
]  # fmt: skip
STOPS = (
    ("Entrén och torget", (14, 54)),
    ("Bussterminalen och hotellhörnet", (112, 66)),
    ("Gångbron och perrongerna", (141, 10)),
    ("Södra entréparken", (-76, -96)),
    ("Gångtunneln", (-72, 4)),
    ("Parkeringen och Spårstigen", (-104, 54)),
)
REACH = 75.0  # metres from a stop within which a viewpoint was noted there


def write_walk(
    operation: Operation, occasions: dict[str, str], viewpoints: Iterable[dict[str, Any]]
) -> None:
    """Add route and stops to the walk, and tell its viewpoints at which stop they were noted.

    ``occasions`` are uuids by title; ``viewpoints`` are rows of the store.
    """
    occasion = occasions[next(source.title for source in SOURCES if source.file == FILE)]
    route = QgsGeometry.fromWkt(line(ROUTE).ExportToWkt())
    route.convertToMultiType()
    name = "Runt resecentrum"
    operation.insert("walk_route", {"occasion_uuid": occasion, "name": name}, route)
    stops = []
    for number, (stop, at) in enumerate(STOPS, 1):
        place = QgsGeometry.fromPointXY(QgsPointXY(*on_map(*at)))
        values = {"occasion_uuid": occasion, "name": stop, "number": number}
        stops.append((operation.insert("walk_stop", values, place), place))
    for row in viewpoints:
        if row["occasion_uuid"] == occasion and row["geom"] is not None:
            stop = min(stops, key=lambda item: row["geom"].distance(item[1]))
            if row["geom"].distance(stop[1]) <= REACH:
                operation.update("viewpoint", row["uuid"], {"stop_uuid": stop[0]})
