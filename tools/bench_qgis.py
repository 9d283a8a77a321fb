"""The plugin, and its peers that run in QGIS's own Python, for ``tools/bench``."""

from __future__ import annotations

import argparse
import os
from typing import Any

from bench_answer import REACH, Answer, Found, given, measured, nearest
from demo_qgis import desk

FIELDS = ["theme", "valence", "severity", "day"]


def layers(options: argparse.Namespace) -> tuple[Any, Any]:
    """The points and the boundaries."""
    from qgis.core import QgsVectorLayer

    points = QgsVectorLayer(f"{options.points}|layername=points", "points", "ogr")
    bounds = QgsVectorLayer(f"{options.bounds}|layername={options.layer}", "bounds", "ogr")
    return points, bounds


def run(algorithm: str, **parameters: Any) -> Any:
    from qgis import processing

    return processing.run(algorithm, parameters)


def plugin(options: argparse.Namespace) -> Found:
    """``synpunkt:summariseconcerns``, as a planner runs it: all tables and the JSON."""
    told = str(options.answer.parent / "plugin.json")
    return summarised(options, BOUNDARIES="memory:", JSON=told)


def table(options: argparse.Namespace) -> Found:
    """The same with no more than the peers make: the table of counts."""
    return summarised(options)


def summarised(options: argparse.Namespace, **outputs: str) -> Found:
    from qgis.core import NULL

    points, bounds = layers(options)
    results = run(
        "synpunkt:summariseconcerns", INPUT=points, BOUNDARY=bounds, SEVERITY_FIELD="severity",
        DATE_FIELD="day", SUMMARY="memory:", **outputs,
    )  # fmt: skip

    def answer() -> Answer:
        told: Answer = {}
        for row in results["SUMMARY"].getFeatures():
            plan, _, zone, theme, valence, n, mean, first, last = row.attributes()
            days = [None if day == NULL else day.toString("yyyy-MM-dd") for day in (first, last)]
            if zone in ("inside", "edge"):
                told[plan, theme, valence, zone] = [n, None if mean == NULL else mean, *days]
        return told

    return answer


def native(options: argparse.Namespace) -> Found:
    """QGIS's own chain: by location, then statistics by category, of severity and of days."""
    points, bounds = layers(options)
    joined = run(
        "native:joinattributesbylocation", INPUT=points, PREDICATE=[5], JOIN=bounds,
        JOIN_FIELDS=["plan_id"], METHOD=0, DISCARD_NONMATCHING=True, PREFIX="", OUTPUT="memory:",
    )["OUTPUT"]  # fmt: skip
    names = ["plan_id", "theme", "valence"]
    tables = [
        run(
            "qgis:statisticsbycategories", INPUT=joined, VALUES_FIELD_NAME=field,
            CATEGORIES_FIELD_NAME=names, OUTPUT="memory:",
        )["OUTPUT"]
        for field in ("severity", "day")
    ]  # fmt: skip

    def answer() -> Answer:
        severities, days = (
            {tuple(str(row[name]) for name in names): row for row in table.getFeatures()}
            for table in tables
        )
        return {
            name: [
                int(row["filled"]),
                severities[name]["mean"] if name in severities else None,
                day_of(row["min"]),
                day_of(row["max"]),
            ]
            for name, row in days.items()
        }

    return answer


def day_of(value: Any) -> str:
    return str(value.toString("yyyy-MM-dd") if hasattr(value, "toString") else value)[:10]


def loop(options: argparse.Namespace) -> Found:
    """A plain PyQGIS loop: rectangle filter, prepared engine, four columns."""
    from qgis.core import NULL, QgsFeatureRequest, QgsGeometry

    points, bounds = layers(options)
    sums: dict[tuple[str, ...], list[Any]] = {}
    places = [points.fields().indexOf(name) for name in FIELDS]
    for boundary in bounds.getFeatures():
        shape, plan = boundary.geometry(), str(boundary["plan_id"])
        engine = QgsGeometry.createGeometryEngine(shape.constGet())
        engine.prepareGeometry()
        request = QgsFeatureRequest().setSubsetOfAttributes(FIELDS, points.fields())
        for point in points.getFeatures(request.setFilterRect(shape.boundingBox())):
            if engine.contains(point.geometry().constGet()):
                theme, valence, severity, day = (point.attribute(place) for place in places)
                one = sums.setdefault((plan, theme, valence), [0, 0, 0, day, day])
                one[0] += 1
                if severity != NULL:
                    one[1] += 1
                    one[2] += severity
                one[3], one[4] = min(one[3], day), max(one[4], day)
    return lambda: {
        name: [n, total / known if known else None, day_of(first), day_of(last)]
        for name, (n, known, total, first, last) in sums.items()
    }


def floor(options: argparse.Namespace) -> Found:
    """No peer: only reading the columns with GDAL's Arrow, and nothing done with them."""
    from osgeo import gdal

    dataset = gdal.OpenEx(options.points, gdal.OF_VECTOR)
    layer = dataset.GetLayerByName("points")
    layer.SetIgnoredFields(["text"])
    for _ in layer.GetArrowStreamAsNumPy(options=["MAX_FEATURES_IN_BATCH=131072"]):
        pass
    return dict


def objects(options: argparse.Namespace) -> dict[str, Any]:
    _, bounds = layers(options)
    return {str(one["plan_id"]): one.geometry() for one in bounds.getFeatures()}


def ties(options: argparse.Namespace) -> Found:
    """What ``synpunkt:attachtoplan`` finds, before it is written to the store."""
    from qgis.core import QgsCoordinateTransformContext
    from synpunkt.layers.metric import Reprojection
    from synpunkt.layers.places import places
    from synpunkt.layers.store import open_store
    from synpunkt.layers.tie_finder import TieFinder
    from synpunkt.layers.zones import metric_shapes

    store, context = open_store(options.store), QgsCoordinateTransformContext()
    shapes = metric_shapes(objects(options), store.crs, context)
    finder = TieFinder(shapes, Reprojection(store.crs, store.crs, context), REACH)
    every = places(store)
    with every.batches() as batches:
        found = list(finder.all_at_once(batches, every.about()))
    return lambda: nearest(
        [(int(tied[0].key), tied[0].distance) for batch in found for _, tied in batch if tied]
    )


def joinbynearest(options: argparse.Namespace) -> Found:
    """QGIS's own join by nearest."""
    points, bounds = layers(options)
    joined = run(
        "native:joinbynearest", INPUT=points, INPUT_2=bounds, FIELDS_TO_COPY=["plan_id"],
        DISCARD_NONMATCHING=True, PREFIX="", NEIGHBORS=1, MAX_DISTANCE=REACH, OUTPUT="memory:",
    )["OUTPUT"]  # fmt: skip
    return lambda: nearest([(row["plan_id"], row["distance"]) for row in joined.getFeatures()])


def nearest_loop(options: argparse.Namespace) -> Found:
    """A plain PyQGIS loop: of each object's surroundings, contains, else the distance."""
    from qgis.core import QgsFeatureRequest, QgsGeometry

    points, _ = layers(options)
    best: dict[int, tuple[float, int]] = {}
    for plan, shape in objects(options).items():
        engine = QgsGeometry.createGeometryEngine(shape.constGet())
        engine.prepareGeometry()
        box = shape.boundingBox().buffered(REACH)
        for point in points.getFeatures(QgsFeatureRequest().setNoAttributes().setFilterRect(box)):
            place = point.geometry().constGet()
            distance = 0.0 if engine.contains(place) else engine.distance(place)
            if distance <= REACH and distance < best.get(point.id(), (REACH + 1, 0))[0]:
                best[point.id()] = (distance, int(plan))
    return lambda: nearest([(plan, distance) for distance, plan in best.values()])


PEERS = {
    "plugin": plugin,
    "table": table,
    "native": native,
    "loop": loop,
    "floor": floor,
    "ties": ties,
    "joinbynearest": joinbynearest,
    "nearest_loop": nearest_loop,
}


def main() -> None:
    options = given(PEERS)
    with desk("en"):
        import numpy  # noqa: F401  (what is imported anyway is not measured)
        from osgeo import gdal_array  # noqa: F401

        measured(PEERS[options.peer], options)
    os._exit(0)  # QGIS's own way out can crash after everything is done


if __name__ == "__main__":
    main()
