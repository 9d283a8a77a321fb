"""A store that holds the benchmark's points as viewpoints.

python3 tools/bench_store.py POINTS.gpkg STORE.gpkg
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from demo_qgis import desk

UUID = "printf('%08x-0000-4000-8000-%012x', fid, fid)"


def fill(points: Path, path: Path) -> None:
    """Make the store at ``path`` and fill it by GDAL's SQLite, the triggers being off meanwhile."""
    from osgeo import gdal
    from qgis.core import QgsCoordinateReferenceSystem
    from synpunkt.layers.connection import run
    from synpunkt.layers.store import create_store
    from synpunkt.layers.triggers import all_triggers, drop_statements

    create_store(path, QgsCoordinateReferenceSystem("EPSG:3014"), "sv")
    gdal.SetConfigOption("OGR_SQLITE_CACHE", "1024")  # MB: the indexes are filled in memory
    gdal.SetConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF")
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    found = dataset.ExecuteSQL("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    names = [row.GetField(0) for row in found]
    dataset.ReleaseResultSet(found)
    for statement in drop_statements(names):
        run(dataset, statement)
    run(dataset, f"ATTACH '{points}' AS bench")
    run(
        dataset,
        "INSERT INTO viewpoint (geom, uuid, number, theme, valence, severity, received_on, text,"
        f" state, privacy_state) SELECT geom, {UUID}, fid, theme, valence, severity, day, text,"
        " 'active', 'unchecked' FROM bench.points",
    )
    numbered = "coalesce((SELECT max(number) FROM viewpoint), 0)"
    run(dataset, f"UPDATE store_meta SET next_number = 1 + {numbered}")
    run(dataset, "DETACH bench")
    for statement in all_triggers():
        run(dataset, statement)


if __name__ == "__main__":
    with desk("en"):
        fill(Path(sys.argv[1]), Path(sys.argv[2]))
    os._exit(0)
