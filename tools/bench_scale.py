"""Measures how usable a store of a million viewpoints is, in a file and on a server.

    .venv/bin/python tools/bench_scale.py [--rows 1000000] [--folder DIR]

A PostGIS server of its own is started on a socket and filled with invented viewpoints by SQL; GDAL
carries the same ones into a file. A table is printed: a line for each step
that somebody waits for, the median of some runs in seconds. docs/
scale.md says what it means.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench_panel import MIDDLE, SPREAD, WORDS, areas, keystrokes
from demo_qgis import ROOT, desk

RUNS = 3
ROWS = 1_000_000
# What an index holds is put into it at once when all is there, which is many times faster.
_INDEXES = """
SELECT c.relname, pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c
ON c.oid = i.indexrelid WHERE i.indrelid = 'viewpoint'::regclass AND NOT i.indisunique
"""
_TEXTS = """
CREATE TEMP TABLE said ON COMMIT DROP AS SELECT t, (
  SELECT string_agg((%(words)s::text[])[1 + mod(t * 31 + k * k * 17 + k, %(count)s)], ' ')
  FROM generate_series(1, 4 + mod(t, 20)) AS k) AS said FROM generate_series(0, 9999) AS t
"""
_ROWS = """
INSERT INTO viewpoint (uuid, number, theme, valence, severity, text, place_name, received_on,
  occasion_uuid, created_at, updated_at, geom)
SELECT gen_random_uuid()::text, i, (%(themes)s::text[])[1 + mod(i * 7, 9)],
  (ARRAY['positive', 'negative', 'negative', 'suggestion', 'question'])[1 + mod(i, 5)],
  CASE WHEN mod(i, 3) = 0 THEN 1 + mod(i, 4) END,
  said || ' ' || i,
  CASE WHEN mod(i, 4) = 0 THEN 'plats ' || mod(i, 500) END,
  DATE '2026-01-01' + mod(i, 300), %(occasion)s, now(), now(),
  CASE WHEN mod(i, 20) <> 0 THEN ST_SetSRID(ST_MakePoint(
    %(x)s + %(spread)s * (random() + random() + random() - 1.5),
    %(y)s + %(spread)s * (random() + random() + random() - 1.5)), 3014) END
FROM generate_series(1, %(rows)s) AS i JOIN said ON t = mod(i, 10000) ORDER BY i
"""


def fill(store: Any, occasion: str, rows: int) -> None:
    """Invented viewpoints, one in twenty without a place, as fast as the server takes them."""
    from synpunkt.layers.postgres.connection import writing
    from synpunkt.layers.sql import name, sql

    themes = [row["code"] for row in store.rows("code", "list = 'theme'")]
    values = {"themes": themes, "words": WORDS, "count": len(WORDS), "occasion": occasion}
    values |= {"x": MIDDLE[0], "y": MIDDLE[1], "spread": 2 * SPREAD, "rows": rows}
    with writing(store.path) as connection, connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # no trigger looks on
        cursor.execute(_INDEXES)
        indexes = cursor.fetchall()
        for index, _ in indexes:
            cursor.execute(sql("DROP INDEX", name(index)))
        cursor.execute(_TEXTS, values)
        cursor.execute(_ROWS, values)
        for _, statement in indexes:
            cursor.execute(statement)
        cursor.execute("SELECT setval('viewpoint_number', max(number)) FROM viewpoint")


def same_in_file(server: Any, path: Path) -> Any:
    """The same viewpoints in the file at ``path``, put there by GDAL without index and triggers."""
    from osgeo import gdal
    from synpunkt.layers.connection import run
    from synpunkt.layers.triggers import all_triggers, drop_statements
    from synpunkt.layers.upgrade import trigger_names

    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    for statement in drop_statements(trigger_names(path)):
        run(dataset, statement)
    run(dataset, "SELECT DisableSpatialIndex('viewpoint', 'geom')")
    source = f"PG:dbname='synpunkt_test' host='{server.home}' user='synpunkt' active_schema=scale"
    given = gdal.VectorTranslateOptions(
        options=["-preserve_fid"], layers=["viewpoint"], accessMode="append"
    )
    gdal.VectorTranslate(dataset, source, options=given)
    run(dataset, "SELECT CreateSpatialIndex('viewpoint', 'geom')")
    for statement in all_triggers():
        run(dataset, statement)
    run(dataset, "UPDATE store_meta SET next_number = 1 + (SELECT max(number) FROM viewpoint)")
    dataset = None
    return open_again(path)


def open_again(path: Path) -> Any:
    """The store at ``path``."""
    from synpunkt.layers.store import open_store

    return open_store(path)


def seconds(work: Callable[[], Any], runs: int = RUNS) -> float:
    """The median of some runs."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def measured(store: Any) -> Iterator[tuple[str, float]]:
    """Each step and its seconds."""
    from qgis.core import QgsFeatureRequest, QgsRectangle, QgsVectorLayer
    from synpunkt.dialogs.panel.detail_facts import facts
    from synpunkt.dialogs.viewpoints.columns import ViewpointColumns
    from synpunkt.dialogs.viewpoints.model import ViewpointModel
    from synpunkt.dialogs.viewpoints.zoning import zones
    from synpunkt.layers.history import history
    from synpunkt.layers.store import open_store

    yield "open the store", seconds(lambda: open_store(store.path))
    held: list[Any] = []
    yield "read the list", seconds(lambda: held.append(ViewpointColumns.load(store)), 2)
    columns = held.pop()
    held.clear()
    label, area = next(iter(areas()))
    yield "what lies in one plan, for the panel", seconds(lambda: zones(columns, area))
    columns.search.fold_some()
    model = ViewpointModel("sv")
    model.set_content(columns, zones(columns, area))
    keystrokes(model, "mörkt")()  # what can be searched is made ready by the first
    yield "a keystroke in the search", seconds(keystrokes(model, "mörkt"), 5)
    one = columns.uuid[len(columns) // 2]
    yield (
        "the detail of one",
        seconds(lambda: facts(store, columns, zones(columns, area), one, "sv"), 1),
    )
    yield "the history of one", seconds(lambda: history(store, one), 5)
    layer = QgsVectorLayer(store.uri("viewpoint"), "viewpoints", store.provider)
    window = QgsRectangle(*(middle - 500 for middle in MIDDLE), *(at + 500 for at in MIDDLE))
    request = QgsFeatureRequest(window).setNoAttributes()
    yield "a screen of the map", seconds(lambda: sum(1 for _ in layer.getFeatures(request)))
    yield f"one {label}'s summary", seconds(lambda: summary(layer))
    yield "save one viewpoint", seconds(lambda: save(store), 20)
    again = seconds(lambda: ViewpointColumns.load(store, before=columns))
    yield "the list again, after these twenty", again


def plan() -> Any:
    """An area of 300 metres' radius, as a layer."""
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

    layer = QgsVectorLayer("Polygon?crs=EPSG:3014", "plan", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*MIDDLE)).buffer(300, 15))
    layer.dataProvider().addFeature(feature)
    return layer


def summary(layer: Any) -> None:
    """``summariseconcerns`` of one plan, with its page."""
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback
    from synpunkt.processing.algorithms.summariseconcerns import SummariseConcernsAlgorithm

    with tempfile.TemporaryDirectory() as folder:
        given = {"INPUT": layer, "BOUNDARY": plan(), "HTML": f"{folder}/s.html"}
        algorithm = SummariseConcernsAlgorithm().create()
        _, done = algorithm.run(given, QgsProcessingContext(), QgsProcessingFeedback())
    if not done:
        sys.exit("The summary failed.")


def save(store: Any) -> None:
    """One viewpoint more, as an operation of its own."""
    from qgis.core import QgsGeometry, QgsPointXY

    with store.operation() as operation:
        place = QgsGeometry.fromPointXY(QgsPointXY(*MIDDLE))
        operation.insert("viewpoint", {"text": "En till"}, place)


def start_server() -> Any:
    """The tests' own kind of server."""
    path = ROOT / "tests" / "postgis_server.py"
    spec = importlib.util.spec_from_file_location("postgis_server", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.PostgisServer(module.programs())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--folder", type=Path, help="where to put the file, which is kept then")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    server = start_server()
    try:
        with desk("en"), tempfile.TemporaryDirectory() as scratch:
            compare(server, options.rows, options.folder or Path(scratch))
    finally:
        server.remove()
    sys.stdout.flush()
    os._exit(0)  # QGIS's own way out can crash after everything is done


def compare(server: Any, rows: int, folder: Path) -> None:
    """Fill, copy, measure both, print the table."""
    from qgis.core import QgsCoordinateReferenceSystem
    from synpunkt.layers.copying import copy_store
    from synpunkt.layers.store import create_store

    crs = QgsCoordinateReferenceSystem("EPSG:3014")
    on_server = create_store(server.address("scale"), crs, "sv")
    with on_server.operation() as operation:
        occasion = operation.insert("occasion", {"title": "Påhittat", "kind": "street_stand"})
    copy_store(on_server, folder / "scale.gpkg")
    filling = seconds(lambda: fill(on_server, occasion, rows), 1)
    server.sql("ANALYZE")
    began = time.perf_counter()
    in_file = same_in_file(server, folder / "scale.gpkg")
    carrying = time.perf_counter() - began
    size = (folder / "scale.gpkg").stat().st_size
    total = "SELECT pg_database_size(current_database())"
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}")
    print(f"{rows} viewpoints; filled in {filling:.0f} s, carried to the file in {carrying:.0f} s")
    print(f"{int(server.sql(total)) / 1e6:.0f} MB on the server, {size / 1e6:.0f} MB in the file\n")
    print("| where | step | seconds |\n| --- | --- | ---: |")
    for where, store in (("server", on_server), ("file", in_file)):
        for step, taken in measured(store):
            print(f"| {where} | {step} | {taken:.3f} |", flush=True)


if __name__ == "__main__":
    main()
