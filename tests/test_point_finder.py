"""Many points at once lie where each lies by itself, whatever the shapes look like."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPoint,
)
from synpunkt.layers.boundary import boundaries_of
from synpunkt.layers.metric import Reprojection
from synpunkt.layers.point_finder import PointFinder
from synpunkt.layers.zones import TIED_ZONES, MetricShape, ShapeFinder, metric_shapes

CONTEXT = QgsCoordinateTransformContext()
X, Y = 153_000.0, 6_921_000.0
SHAPES = [
    "POLYGON((0 0, 100 0, 100 100, 0 100, 0 0))",
    "POLYGON((0 0, 100 0, 100 100, 0 100, 0 0), (30 30, 70 30, 70 70, 30 70, 30 30))",
    "MULTIPOLYGON(((0 0, 40 0, 40 90, 0 90, 0 0)), ((60 0, 99 0, 99 90, 60 90, 60 0)))",
    "POLYGON((0 0, 100 0, 100 0.004, 0 0.001, 0 0))",  # a sliver, edge all through
    "POLYGON((0 0, 100 0, 100 90, 80 90, 80 10, 60 10, 60 90, 40 90, 40 10, 20 10, 20 90, 0 90,"
    " 0 0))",
    "POLYGON((-30 -30, 130 130, 130 -30, -30 -30))",
    "CURVEPOLYGON(CIRCULARSTRING(0 0, 100 0, 0 0))",
    "POLYGON((0 0, 100 100, 100 0, 0 100, 0 0))",  # crosses itself: mended
    "LINESTRING(0 0, 100 0, 100 100, 0 100, 0 0)",  # closed: an area
    "POLYGON((-5000 -5000, 5000 -5000, 5000 5000, -5000 5000, -5000 -5000))",
]
LINES = ["LINESTRING(0 0, 100 50, 0 100)", "POINT(20 20)", "MULTIPOINT(0 0, 100 100)"]
BESIDE = [0.0, 0.0004, 0.00099, 0.00101, 0.002, 0.011, 20.0, 30.0, 50.0, 90.0, 100.0, 125.0, 125.5]
coordinates = st.one_of(st.sampled_from(BESIDE), st.floats(-200, 300))
places = st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=60)


def system(authid: str) -> QgsCoordinateReferenceSystem:
    return QgsCoordinateReferenceSystem(authid)


def drawn(wkt: str, authid: str = "EPSG:3014") -> QgsGeometry:
    """A shape around (X, Y), carried to another system."""
    shape = QgsGeometry.fromWkt(wkt)
    shape.translate(X, Y)
    return Reprojection(system("EPSG:3014"), system(authid), CONTEXT)(shape)


def areas(wkts: list[str], authid: str) -> dict[str, MetricShape]:
    """The shapes of a boundary layer, as the summary has them."""
    features = []
    for number, wkt in enumerate(wkts):
        feature = QgsFeature(number)
        feature.setGeometry(drawn(wkt, authid))
        features.append(feature)
    found, _ = boundaries_of(features, system(authid))
    return metric_shapes({one.key: one.geometry for one in found}, system(authid), CONTEXT)


def assert_same(
    shapes: dict[str, MetricShape],
    x: np.ndarray,
    y: np.ndarray,
    near: float,
    distances: bool = True,
    points: int = 0,
) -> None:
    finder = PointFinder(list(shapes.values()), near, points or len(x), distances)
    ties = finder.find(x, y)
    columns = (ties.point, ties.shape, ties.zone, ties.distance)
    ours: dict[int, list[tuple[int, str, float]]] = {}
    for point, shape, zone, distance in zip(*(one.tolist() for one in columns), strict=True):
        ours.setdefault(point, []).append((shape, TIED_ZONES[zone], distance))
    single = ShapeFinder(dict(enumerate(shapes.values())), near)
    for row, (east, north) in enumerate(zip(x.tolist(), y.tolist(), strict=True)):
        theirs = single.matches(QgsGeometry(QgsPoint(east, north)))
        found = ours.get(row, [])
        assert [one[:2] for one in found] == [one[:2] for one in theirs], (east - X, north - Y)
        for (_, zone, distance), match in zip(found, theirs, strict=True):
            if distances or zone != "near":
                assert distance == pytest.approx(match.distance, abs=1e-6)
                assert round(distance, 3) == round(match.distance, 3)


def on_earth(at: list[tuple[float, float]], authid: str) -> tuple[np.ndarray, np.ndarray]:
    to = Reprojection(system("EPSG:3014"), system(authid), CONTEXT)
    moved = [to.point(X + east, Y + north) for east, north in at]
    return np.array([one.x() for one in moved]), np.array([one.y() for one in moved])


@settings(max_examples=60)
@given(
    places,
    st.lists(st.sampled_from(SHAPES), min_size=1, max_size=4),
    st.sampled_from([0.0, 25.0, 700.0]),
    st.sampled_from(["EPSG:3014", "EPSG:3014", "EPSG:3006", "EPSG:4326", "EPSG:3857"]),
    st.sampled_from([1, 10_000]),
)
def test_all_at_once_is_as_one_by_one(
    at: list[tuple[float, float]], wkts: list[str], near: float, authid: str, points: int
) -> None:
    x, y = on_earth(at, authid)
    shapes = areas(wkts, authid)
    assert_same(shapes, x, y, near, points=points)
    assert_same(shapes, x, y, near, distances=False, points=points)


@settings(max_examples=20)
@given(places, st.sampled_from([0.0, 25.0]))
def test_lines_points_and_areas_may_be_mixed(at: list[tuple[float, float]], near: float) -> None:
    wkts = [*LINES, SHAPES[1], f"GEOMETRYCOLLECTION({SHAPES[0]}, {LINES[0]})"]
    geometries = {str(n): drawn(wkt) for n, wkt in enumerate(wkts)}
    x, y = on_earth(at, "EPSG:3014")
    assert_same(metric_shapes(geometries, system("EPSG:3014"), CONTEXT), x, y, near)


ragged = st.lists(st.floats(20, 150), min_size=3, max_size=40)


@settings(max_examples=40)
@given(ragged, st.integers(0, 1000), st.sampled_from([0.0, 10.0]))
def test_ragged_outlines_with_points_on_their_vertices_and_edges(
    reach: list[float], seed: int, near: float
) -> None:
    turns = [2 * math.pi * n / len(reach) for n in range(len(reach))]
    ring = [(r * math.cos(t), r * math.sin(t)) for r, t in zip(reach, turns, strict=True)]
    corners = np.array([*ring, ring[0]])
    dice = np.random.default_rng(seed)
    share = dice.random((len(ring), 1))
    on_edges = corners[:-1] + share * np.diff(corners, axis=0)
    at = np.vstack([corners[:-1], on_edges, on_edges + dice.uniform(-0.002, 0.002, on_edges.shape),
                    dice.uniform(-170, 170, (100, 2))])  # fmt: skip
    wkt = "POLYGON((" + ",".join(f"{east!r} {north!r}" for east, north in corners.tolist()) + "))"
    shapes = areas([wkt], "EPSG:3014")
    assert_same(shapes, at[:, 0] + X, at[:, 1] + Y, near, points=4_000)


def test_neighbours_far_apart_and_what_is_not_a_number() -> None:
    far = "POLYGON((300000 0, 300100 0, 300100 100, 300000 100, 300000 0))"
    shapes = areas([SHAPES[0], far], "EPSG:3014")
    x = np.array([50.0, 300_050.0, 300_100.0, np.nan, 1e7]) + X
    y = np.array([50.0, 50.0, 50.0, 50.0, 1e7]) + Y
    finder = PointFinder(list(shapes.values()), 0.0, 5)
    ties = finder.find(x, y)
    assert ties.point.tolist() == [0, 1, 2] and ties.shape.tolist() == [0, 1, 1]
    assert [TIED_ZONES[zone] for zone in ties.zone.tolist()] == ["inside", "inside", "edge"]


def test_without_shapes_nothing_is_tied() -> None:
    assert len(PointFinder([], 10.0, 1).find(np.array([X]), np.array([Y]))) == 0
