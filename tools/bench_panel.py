"""Measures how fast the panel's list answers; prints a line for each step.

    .venv/bin/python tools/bench_panel.py [--rows 100000] [--store FILE]

The store is invented and seeded, and made afresh unless FILE is there already. Of each step the
median and the slowest of five runs are printed; the first load imports numpy too. What can be
searched is made ready piece by piece after the list is there; a piece is what a keystroke may wait
for then. Aims for 100 000 viewpoints: the list opens within a second, the first time too, and a
keystroke shows within 100 ms.
"""

from __future__ import annotations

import argparse
import itertools
import math
import os
import platform
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from demo_qgis import desk

SEED = 3
ROWS = 100_000
MIDDLE = (153_000.0, 6_921_000.0)
SPREAD = 4_000.0
WORDS = (
    "mörkt tunnel buske lampa trasig bänk torg buss cykel trappa hiss skylt lugnt folk ljus väg"
    " barn skola kväll vinter is snö klotter park station perrong gata övergång bil bro å stig"
).split()


def said(dice: random.Random, themes: list[str], occasion: str) -> dict[str, Any]:
    """One invented viewpoint."""
    return {
        "text": " ".join(dice.choices(WORDS, k=dice.randint(4, 30))).capitalize() + ".",
        "theme": dice.choice(themes),
        "valence": dice.choice(["positive", "negative", "negative", "suggestion", "question"]),
        "time_context": dice.choice([None, "daytime", "evening", "night"]),
        "severity": dice.choice([None, 1, 2, 3, 4]),
        "place_name": dice.choice([None, " ".join(dice.choices(WORDS, k=2))]),
        "received_on": date(2026, 1, 1) + timedelta(days=dice.randrange(300)),
        "occasion_uuid": occasion,
    }


def make_store(path: Path, rows: int) -> None:
    """An invented store of ``rows`` viewpoints, one in twenty without a place."""
    from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY
    from synpunkt.layers import codes
    from synpunkt.layers.store import create_store

    dice = random.Random(SEED)
    themes = [code.code for code in codes.codes("theme")]
    store = create_store(path, QgsCoordinateReferenceSystem("EPSG:3014"), "sv")
    with store.operation() as operation:
        occasions = [
            operation.insert(
                "occasion", {"title": f"Påhittat tillfälle {n}", "kind": "street_stand"}
            )
            for n in range(30)
        ]
        for _ in range(rows):
            place = QgsGeometry.fromPointXY(
                QgsPointXY(*(dice.gauss(middle, SPREAD / 2) for middle in MIDDLE))
            )
            values = said(dice, themes, dice.choice(occasions))
            operation.insert("viewpoint", values, None if dice.random() < 0.05 else place)


def areas() -> Iterator[tuple[str, Any]]:
    """A plan, a town with a ragged rim, and all there is."""
    from qgis.core import (
        QgsCoordinateReferenceSystem,
        QgsCoordinateTransformContext,
        QgsGeometry,
        QgsPointXY,
    )
    from synpunkt.dialogs.viewpoints.area import Area
    from synpunkt.layers.zones import MetricShape

    crs, context = QgsCoordinateReferenceSystem("EPSG:3014"), QgsCoordinateTransformContext()
    dice = random.Random(SEED)
    for label, radius, corners in (("plan", 300, 60), ("town", 4_000, 3_000), ("all", 30_000, 12)):
        turns = (2 * math.pi * corner / corners for corner in range(corners))
        far = (
            (turn, radius * (1 + 0.1 * math.sin(9 * turn) + dice.gauss(0, 0.001))) for turn in turns
        )
        ring = [
            QgsPointXY(MIDDLE[0] + r * math.cos(turn), MIDDLE[1] + r * math.sin(turn))
            for turn, r in far
        ]
        yield label, Area(label, MetricShape([QgsGeometry.fromPolygonXY([ring])], crs, context), 50)


def timed(label: str, work: Callable[[], Any], runs: int = 5) -> Any:
    """Run ``work``, print median and slowest of the runs, and return what the last one gave."""
    taken, result = [], None
    for _ in range(runs):
        began = time.perf_counter()
        result = work()
        taken.append((time.perf_counter() - began) * 1000)
    print(f"{label:<30}{statistics.median(taken):9.1f} ms, at most {max(taken):.1f}", flush=True)
    return result


def keystrokes(model: Any, text: str) -> Callable[[], None]:
    """Types the last letter of ``text`` into the search, takes it back, types it again …"""
    from synpunkt.dialogs.viewpoints.filters import Filter

    typed = itertools.cycle((text, text[:-1] or "o"))
    return lambda: model.set_filter(Filter(text=next(typed)))


def on_map(store: Any, columns: Any, found: Any) -> None:
    """The map's filter for lists of different lengths, set and drawn from."""
    from qgis.core import QgsFeatureRequest, QgsRectangle, QgsVectorLayer
    from synpunkt.dialogs.viewpoints.filters import Filter, mask
    from synpunkt.layers.map_subset import condition

    layer = QgsVectorLayer(store.uri("viewpoint"), "viewpoints", "ogr")
    window = QgsRectangle(*(middle - 500 for middle in MIDDLE), *(at + 500 for at in MIDDLE))
    request = QgsFeatureRequest(window).setNoAttributes()
    timed("map: a screen of all", lambda: sum(1 for _ in layer.getFeatures(request)))
    for text in ("mörkt tunnel trasig", "mörkt", "m"):
        shown = mask(columns, found, Filter(text=text))

        def filtered(shown: Any = shown) -> None:
            layer.setSubsetString("")
            layer.setSubsetString(
                condition(columns.fid[shown].tolist(), columns.fid[~shown].tolist())
            )

        timed(f"map: filter to {int(shown.sum())}", filtered)
        timed("map: a screen of those", lambda: sum(1 for _ in layer.getFeatures(request)))


def measure(path: Path) -> None:
    """Print a line for each step that a planner waits for."""
    from synpunkt.dialogs.panel.detail_facts import facts
    from synpunkt.dialogs.viewpoints import ordering
    from synpunkt.dialogs.viewpoints.area import Area
    from synpunkt.dialogs.viewpoints.columns import ViewpointColumns
    from synpunkt.dialogs.viewpoints.filters import Filter, counts
    from synpunkt.dialogs.viewpoints.model import Role, ViewpointModel
    from synpunkt.dialogs.viewpoints.search import PIECE
    from synpunkt.dialogs.viewpoints.sentence import sentence
    from synpunkt.dialogs.viewpoints.zoning import zones
    from synpunkt.layers.history import history
    from synpunkt.layers.language import words
    from synpunkt.layers.store import open_store

    store = open_store(path)
    timed("load, for the first time", lambda: ViewpointColumns.load(store), runs=1)
    columns = timed("load, again", lambda: ViewpointColumns.load(store))
    pieces = -(-len(columns) // PIECE)
    timed(f"search: one of {pieces} pieces", columns.search.fold_some, runs=pieces)
    print(f"{'viewpoints':<30}{len(columns):9}")
    model = ViewpointModel("sv")
    found = timed("zones: no area", lambda: zones(columns, Area()))

    def show() -> None:
        model.set_content(columns, found)
        for place in range(30):
            [model.index(place).data(role) for role in Role]

    timed("list: first thirty rows", show)
    for label, area in areas():
        in_area = timed(f"zones: {label}", lambda area=area: zones(columns, area))
        print("  " + sentence(in_area, area, words("en")))
    for text in ("mörkt", "m", "mörkt tunnel", "ingenting"):
        timed(f"keystroke: {text}", keystrokes(model, text))
        print(f"  {model.rowCount()} shown")
    for chosen in (
        Filter(valences=frozenset({"negative"})),
        Filter(themes=frozenset({"lighting"})),
    ):
        timed("chip", lambda chosen=chosen: (model.set_filter(Filter()), model.set_filter(chosen)))
    timed("numbers on all chips", lambda: counts(columns, found, Filter(text="mörkt")))
    for key in ordering.KEYS:
        timed(f"sort by {key}", lambda key=key: (model.set_order(key, True), model.set_order(key)))
    one = columns.uuid[len(columns) // 2]
    timed("detail of one", lambda: facts(store, columns, found, one, "sv"))
    timed("history of one", lambda: history(store, one))
    on_map(store, columns, found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--store", type=Path, help="a store to use, or to make if it is not there")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with desk("en"), tempfile.TemporaryDirectory() as folder:
        path = options.store or Path(folder) / "bench.gpkg"
        if not path.exists():
            timed("making the store", lambda: make_store(path, options.rows), runs=1)
        print(
            f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"
        )
        measure(path)
    os._exit(0)  # QGIS's own way out can crash after everything is done


if __name__ == "__main__":
    main()
