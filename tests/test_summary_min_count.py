"""What a reader of all published tables together can work out of the counts that are held back."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from pathlib import Path

import numpy
import pytest
from qgis import processing
from qgis.core import QgsFeature, QgsGeometry, QgsPoint, QgsVectorLayer

LIMIT = 5
E0, N0 = 152_900, 6_920_400
THEMES = ["lighting", "lighting.broken", "upkeep.litter", None]
TYPES = {"positive": "n_positive", "negative": "n_negative", "suggestion": "n_suggestion"}
ZONES = {"inside": "n_inside", "edge": "n_edge", "near": "n_near"}


def invented(seed: int, overlap: bool) -> tuple[QgsVectorLayer, QgsVectorLayer]:
    """Viewpoints strewn over two squares, which may overlap, and beside them."""
    chance = random.Random(seed)
    points = QgsVectorLayer(
        "Point?crs=EPSG:3014&field=theme:string&field=valence:string", "points", "memory"
    )
    features = []
    for _ in range(chance.randint(5, 90)):
        feature = QgsFeature(points.fields())
        feature.setAttributes([chance.choice(THEMES), chance.choice([*TYPES, "mixed", None])])
        if chance.random() < 0.9:
            east, north = chance.uniform(-60, 260), chance.uniform(-30, 130)
            feature.setGeometry(QgsGeometry(QgsPoint(E0 + east, N0 + north)))
        features.append(feature)
    points.dataProvider().addFeatures(features)
    areas = QgsVectorLayer("Polygon?crs=EPSG:3014", "areas", "memory")
    for left in (0, 80 if overlap else 150):
        area = QgsFeature()
        corners = [(left, 0), (left + 100, 0), (left + 100, 100), (left, 100), (left, 0)]
        ring = ",".join(f"{E0 + east} {N0 + north}" for east, north in corners)
        area.setGeometry(QgsGeometry.fromWkt(f"Polygon(({ring}))"))
        areas.dataProvider().addFeatures([area])
    return points, areas


def published(data):
    """Every count in the data by name, and how a reader knows that they add up."""
    cells, equations = {}, []
    parts = defaultdict(list)
    for row in data["summary"]:
        name = ("row", row["boundary"], row["zone"], row["theme"], row["valence"])
        cells[name] = row["n"]
        if row["zone"] in ZONES:
            parts[row["boundary"], ZONES[row["zone"]]].append(name)
            parts[row["boundary"], TYPES.get(row["valence"], "n_other")].append(name)
        else:
            parts["N", f"N_{row['zone'].upper()}"].append(name)
    for row in data["boundaries"]:
        for column in ("n", *ZONES.values(), *TYPES.values(), "n_other"):
            cells[row["boundary"], column] = row[column]
        total = (row["boundary"], "n")
        equations.append((total, [(row["boundary"], column) for column in ZONES.values()]))
        kinds = (*TYPES.values(), "n_other")
        equations.append((total, [(row["boundary"], column) for column in kinds]))
    for name, count in data["counts"].items():
        cells["N", name] = count
    zones = [("N", name) for name in data["counts"] if name not in ("N_INPUT", "N_WITHDRAWN")]
    equations.append((("N", "N_INPUT"), zones))
    equations.extend(parts.items())
    return cells, equations


def given_away(cells, equations):
    """Counts that are held back and yet have one solution."""
    held = sorted((name for name, count in cells.items() if count is None), key=repr)
    rows = [
        [float(name in parts) - float(name == total) for name in held] for total, parts in equations
    ]
    matrix = numpy.array(rows, dtype=float).reshape(len(rows), len(held))
    rank = numpy.linalg.matrix_rank(matrix) if held else 0
    units = numpy.eye(len(held))
    return [
        name
        for name, unit in zip(held, units, strict=True)
        if numpy.linalg.matrix_rank(numpy.vstack([matrix, unit])) == rank
    ]


@pytest.mark.parametrize("overlap", [False, True], ids=["apart", "overlapping"])
@pytest.mark.parametrize("seed", range(6))
def test_all_tables_together_give_no_small_count_away(provider, tmp_path, seed, overlap):
    points, areas = invented(seed, overlap)
    data = {}
    for limit in (0, LIMIT):
        path = tmp_path / f"{limit}.json"
        given = {"INPUT": points, "BOUNDARY": areas, "NEAR": 20, "MIN_COUNT": limit}
        processing.run("synpunkt:summariseconcerns", {**given, "JSON": str(path)})
        data[limit] = json.loads(Path(path).read_text(encoding="utf-8"))
    true, _ = published(data[0])
    shown, equations = published(data[LIMIT])
    assert shown.keys() == true.keys()
    for name, count in true.items():
        if 0 < count < LIMIT:
            assert shown[name] is None, name
        elif shown[name] is not None or count == 0:
            assert shown[name] == count, name
    assert any(count is None for count in shown.values())
    assert given_away(shown, equations) == []


def test_a_held_back_summary_can_be_shown_on_a_page(provider, tmp_path):
    points, areas = invented(1, overlap=False)
    page = tmp_path / "page.html"
    given = {"INPUT": points, "BOUNDARY": areas, "NEAR": 20, "MIN_COUNT": LIMIT, "LANGUAGE": "en"}
    processing.run("synpunkt:summariseconcerns", {**given, "HTML": str(page)})
    assert "&lt;5" in page.read_text(encoding="utf-8")
