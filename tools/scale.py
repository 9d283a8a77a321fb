"""Measures what a planner waits for in a store of a million viewpoints, a line for each step.

    python3 tools/scale.py [--rows 1000000] [--data FOLDER]

The content is the benchmark's: invented, seeded, made in FOLDER (default: one that is removed) and
used again where it is there. Of each step the median and the slowest run are printed, at the end
the size of the file and the most memory that was held.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
from pathlib import Path
from typing import Any

import bench_data
from bench_panel import keystrokes, timed
from bench_store import fill
from demo_qgis import desk

ROWS = 1_000_000
NEAR = 50.0


def made(folder: Path, rows: int) -> Path:
    """The store of so many viewpoints, and ``bounds.gpkg`` beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    points, _ = bench_data.make(folder, rows)
    store = folder / f"store_{rows}.gpkg"
    if not store.exists():
        fill(points, store)
    return store


def layer(folder: Path, name: str) -> Any:
    """One of the benchmark's plans."""
    from qgis.core import QgsVectorLayer

    return QgsVectorLayer(f"{folder / 'bounds.gpkg'}|layername={name}", name, "ogr")


def the_list(path: Path, plan: Any) -> None:
    """Opening the panel, searching, choosing chips, choosing the plan as the area."""
    from qgis.core import QgsCoordinateTransformContext
    from synpunkt.dialogs.viewpoints.area import Area
    from synpunkt.dialogs.viewpoints.columns import ViewpointColumns
    from synpunkt.dialogs.viewpoints.filters import Filter, counts
    from synpunkt.dialogs.viewpoints.model import Role, ViewpointModel
    from synpunkt.dialogs.viewpoints.zoning import zones
    from synpunkt.layers.store import open_store
    from synpunkt.layers.zones import MetricShape

    store = timed("open the store", lambda: open_store(path))
    columns = timed("list: read", lambda: ViewpointColumns.load(store), runs=2)
    shape = MetricShape([row.geometry() for row in plan.getFeatures()], plan.crs(),
                        QgsCoordinateTransformContext())  # fmt: skip
    area = Area("plan", shape, NEAR)
    everywhere = timed("zones: no area", lambda: zones(columns, Area()))
    found = timed("zones: one plan", lambda: zones(columns, area), runs=3)
    model = ViewpointModel("sv")

    def show() -> None:
        model.set_content(columns, everywhere)
        for place in range(30):
            [model.index(place).data(role) for role in Role]

    timed("list: first thirty rows", show, runs=3)
    timed("keystroke: first", keystrokes(model, "mörkt"), runs=1)
    timed("keystroke: next", keystrokes(model, "mörkt"))
    chip = Filter(valences=frozenset({"negative"}), themes=frozenset({"lighting"}))
    timed("chips: two", lambda: (model.set_filter(Filter()), model.set_filter(chip)))
    timed("chips: all their numbers", lambda: counts(columns, found, chip), runs=3)


def the_plan(path: Path, plan: Any, objects: Any) -> None:
    """One plan's summary, ties to a thousand parts, and what becomes of them."""
    from qgis import processing

    def run(algorithm: str, **given: Any) -> Any:
        return processing.run(f"synpunkt:{algorithm}", given)

    source = f"{path}|layername=viewpoint"
    summary = {"INPUT": source, "BOUNDARY": plan, "NEAR": NEAR, "SUMMARY": "TEMPORARY_OUTPUT"}
    counted = timed("summary of one plan", lambda: run("summariseconcerns", **summary), runs=2)
    print(f"  {counted['N_INSIDE']:,} inside, {counted['N_NEAR']:,} near")
    given = {"STORE": str(path), "PLAN": objects}
    tied = timed("ties to 1 000 parts", lambda: run("attachtoplan", **given), runs=1)
    print(f"  {tied['CREATED']:,} ties")
    timed("ties checked", lambda: run("checklinks", **given), runs=1)


def writing(path: Path) -> None:
    """One viewpoint written, taken back, and a screen of the map."""
    from qgis.core import QgsFeatureRequest, QgsGeometry, QgsPointXY, QgsRectangle, QgsVectorLayer
    from synpunkt.layers.store import open_store
    from synpunkt.layers.takeback import take_back

    store = open_store(path)
    middle = bench_data.CORNER + bench_data.SIDE / 2
    place = QgsGeometry.fromPointXY(QgsPointXY(*middle))

    def write() -> str:
        with store.operation() as operation:
            operation.insert("viewpoint", {"text": "Påhittad"}, place)
        return operation.uuid

    written = timed("write one", write)
    timed("take one back", lambda: take_back(store, written), runs=1)
    viewpoints = QgsVectorLayer(store.uri("viewpoint"), "viewpoints", "ogr")
    window = QgsFeatureRequest(QgsRectangle(*(middle - 500), *(middle + 500))).setNoAttributes()
    timed("map: a screen", lambda: sum(1 for _ in viewpoints.getFeatures(window)))


def measure(folder: Path, rows: int) -> None:
    """Print a line for each step."""
    path = made(folder, rows)
    plan, objects = layer(folder, "plan"), layer(folder, "objects")
    the_list(path, plan)
    the_plan(path, plan, objects)
    writing(path)
    print(f"{'file':<30}{path.stat().st_size / 1e6:9.0f} MB")
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"{'memory, at most':<30}{held:9.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--data", type=Path, help="a folder to keep what is made")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with desk("en"), tempfile.TemporaryDirectory() as folder:
        measure(options.data or Path(folder), options.rows)
    os._exit(0)  # QGIS's own way out can crash after everything is done


if __name__ == "__main__":
    main()
