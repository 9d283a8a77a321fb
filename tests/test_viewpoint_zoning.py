"""The zone of all viewpoints at once is the zone that each has by itself."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsVectorLayer,
)
from synpunkt.dialogs.viewpoints.area import Area, area_of_features
from synpunkt.dialogs.viewpoints.columns import ViewpointColumns
from synpunkt.dialogs.viewpoints.zoning import NO_AREA, zones
from synpunkt.layers.errors import InputError
from synpunkt.layers.metric import Reprojection
from synpunkt.layers.store import Store
from synpunkt.layers.zones import (
    OUTSIDE,
    UNUSABLE,
    WITHOUT_PLACE,
    MetricShape,
    ShapeFinder,
    place_of,
)

CONTEXT = QgsCoordinateTransformContext()
X, Y = 153_000.0, 6_921_000.0
SHAPES = {
    "square": "POLYGON((0 0, 100 0, 100 100, 0 100, 0 0))",
    "hole": "POLYGON((0 0, 100 0, 100 100, 0 100, 0 0), (30 30, 70 30, 70 70, 30 70, 30 30))",
    "two": "MULTIPOLYGON(((0 0, 40 0, 40 90, 0 90, 0 0)), ((60 0, 99 0, 99 90, 60 90, 60 0)))",
    "comb": "POLYGON((0 0, 100 0, 100 90, 80 90, 80 10, 60 10, 60 90, 40 90, 40 10, 20 10, 20 90,"
    " 0 90, 0 0))",
    "line": "LINESTRING(0 0, 100 50, 0 100)",
}


def system(authid: str) -> QgsCoordinateReferenceSystem:
    return QgsCoordinateReferenceSystem(authid)


def moved(wkt: str, authid: str = "EPSG:3014") -> QgsGeometry:
    """A shape around the place where the viewpoints are, carried to another system."""
    shape = QgsGeometry.fromWkt(wkt)
    shape.translate(X, Y)
    shape = Reprojection(system("EPSG:3014"), system(authid), CONTEXT)(shape)
    return shape


def area(wkt: str, near: float, authid: str = "EPSG:3014") -> Area:
    return Area("område", MetricShape([moved(wkt, authid)], system(authid), CONTEXT), near)


def filled(store: Store, places: list[tuple[float, float] | None]) -> ViewpointColumns:
    with store.operation() as operation:
        for at in places:
            point = QgsGeometry.fromPointXY(QgsPointXY(X + at[0], Y + at[1])) if at else None
            operation.insert("viewpoint", {"text": "a"}, point)
    return ViewpointColumns.load(store)


@pytest.fixture(scope="session")
def empty(
    new_store: Callable[[Path], Store], tmp_path_factory: pytest.TempPathFactory
) -> ViewpointColumns:
    """The columns of a store without viewpoints."""
    return ViewpointColumns.load(new_store(tmp_path_factory.mktemp("empty")))


def standing_at(empty: ViewpointColumns, at: list[tuple[float, float] | None]) -> ViewpointColumns:
    """Columns with these places, without the work of a store."""
    given = np.array([one or (np.nan, np.nan) for one in at]).reshape(-1, 2) + (X, Y)
    return replace(empty, uuid=tuple(map(str, range(len(at)))), x=given[:, 0], y=given[:, 1])


def one_by_one(columns: ViewpointColumns, looked_at: Area) -> list[tuple[str, float | None]]:
    """Zone and distance as the summary finds them."""
    shape = looked_at.shape
    finder = ShapeFinder({None: shape}, looked_at.near)
    reproject = Reprojection(columns.crs, shape.crs, CONTEXT)
    found: list[tuple[str, float | None]] = []
    for row in range(len(columns)):
        geometry = columns.geometry(row)
        state = place_of(geometry)
        there = None if state else reproject(geometry)
        if there is None:
            found.append((state or UNUSABLE, None))
            continue
        matches = finder.matches(there)
        found.append((matches[0].zone, matches[0].distance) if matches else (OUTSIDE, None))
    return found


def all_at_once(columns: ViewpointColumns, looked_at: Area) -> list[tuple[str, float | None]]:
    found = zones(columns, looked_at)
    return [
        (found.zone.at(row), None if math.isnan(distance) else distance)
        for row, distance in enumerate(found.distance.tolist())
    ]


def assert_same(columns: ViewpointColumns, looked_at: Area) -> None:
    ours, theirs = all_at_once(columns, looked_at), one_by_one(columns, looked_at)
    assert [zone for zone, _ in ours] == [zone for zone, _ in theirs]
    for (zone, distance), (_, wanted) in zip(ours, theirs, strict=True):
        assert (
            distance == wanted if wanted is None else distance == pytest.approx(wanted, abs=1e-6)
        ), zone


# Many on the outline, a millimetre beside it, and at the very end of what is near.
steps = st.sampled_from([0.0, 0.0005, 0.002, 20.0, 30.0, 40.0, 100.0, 100.0009, 125.0, 125.002])
coordinates = st.one_of(steps, st.floats(-200, 300, allow_nan=False))
places = st.lists(st.one_of(st.none(), st.tuples(coordinates, coordinates)), max_size=40)


@settings(max_examples=100)
@given(places, st.sampled_from(sorted(SHAPES)), st.sampled_from([0.0, 25.0]), st.booleans())
def test_all_at_once_is_as_one_by_one(
    empty: ViewpointColumns,
    at: list[tuple[float, float] | None],
    shape: str,
    near: float,
    abroad: bool,
) -> None:
    looked_at = area(SHAPES[shape], near, "EPSG:4326" if abroad else "EPSG:3014")
    assert_same(standing_at(empty, at), looked_at)


def test_a_crowd_is_zoned_as_each_by_itself(store: Store) -> None:
    dice = np.random.default_rng(5)
    crowd = [tuple(at) for at in dice.uniform(-150, 250, (3_000, 2)).tolist()]
    columns = filled(store, [*crowd, None, *crowd[:50]])
    for shape in SHAPES.values():
        assert_same(columns, area(shape, 25))
    assert_same(columns, area(SHAPES["comb"], 25, "EPSG:3857"))


def test_few_are_asked_where_many_lie_together(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = np.random.default_rng(6)
    columns = filled(store, [tuple(at) for at in dice.uniform(10, 90, (2_000, 2)).tolist()])
    asked = []
    relation = MetricShape.relation
    monkeypatch.setattr(MetricShape, "relation", lambda *given: asked.append(1) or relation(*given))
    found = zones(columns, area(SHAPES["square"], 0))
    assert found.zone.counts(np.ones(2_000, bool)) == {"inside": 2_000}
    assert len(asked) < 400


def test_a_thousand_at_one_place_are_asked_for_once(
    empty: ViewpointColumns, monkeypatch: pytest.MonkeyPatch
) -> None:
    columns = standing_at(empty, [(100.0, 50.0), (110.0, 50.0)] * 500)
    asked = []
    relation = MetricShape.relation
    monkeypatch.setattr(MetricShape, "relation", lambda *given: asked.append(1) or relation(*given))
    found = zones(columns, area(SHAPES["square"], 25)).zone.counts(np.ones(1_000, bool))
    assert found == {"edge": 500, "near": 500}
    assert len(asked) < 5


def test_without_an_area_every_place_is_as_good(store: Store) -> None:
    columns = filled(store, [(0, 0), None])
    assert all_at_once(columns, Area()) == [(NO_AREA, None), (WITHOUT_PLACE, None)]


def test_coordinates_that_are_none_are_unusable_or_no_place(store: Store) -> None:
    columns = filled(store, [(math.inf, 0), (math.nan, 0), (5, 5)])
    found = [zone for zone, _ in all_at_once(columns, area(SHAPES["square"], 0))]
    assert found == [UNUSABLE, UNUSABLE, "inside"]


def test_one_place_off_the_earth_does_not_spoil_the_others(store: Store) -> None:
    far = [(1e30, 1e30), (5.0, 5.0), (-1e30, 4.0), (500.0, 5.0)]
    columns = filled(store, far)
    for authid in ("EPSG:3014", "EPSG:4326"):
        looked_at = area(SHAPES["square"], 25, authid)
        assert_same(columns, looked_at)
        assert all_at_once(columns, looked_at)[1][0] == "inside"


def test_outlines_are_zoned_whole(store: Store) -> None:
    lines = {
        "inside": "LINESTRING(10 10, 20 20)",
        "edge": "LINESTRING(10 10, 300 20)",
        "near": "LINESTRING(110 10, 300 20)",
        "outside": "LINESTRING(1000 10, 3000 20)",
    }
    with store.operation() as operation:
        for zone, wkt in lines.items():
            uuid = operation.insert(
                "viewpoint", {"text": zone}, QgsGeometry.fromWkt(f"POINT({X} {Y})")
            )
            operation.insert("viewpoint_line", {"viewpoint_uuid": uuid}, moved(wkt))
    columns = ViewpointColumns.load(store)
    looked_at = area(SHAPES["square"], 25)
    assert_same(columns, looked_at)
    assert [zone for zone, _ in all_at_once(columns, looked_at)] == list(lines)


def test_features_chosen_together_are_one_area(store: Store) -> None:
    features = []
    for number, wkt in enumerate(("POLYGON((0 0, 50 0, 50 100, 0 100, 0 0))", SHAPES["square"])):
        feature = QgsFeature(number)
        feature.setGeometry(moved(wkt))
        features.append(feature)
    looked_at = area_of_features(features, system("EPSG:3014"), CONTEXT, "två", 10)
    columns = filled(store, [(50, 50), (100, 50), (105, 50)])
    assert [zone for zone, _ in all_at_once(columns, looked_at)] == ["inside", "edge", "near"]


@pytest.mark.parametrize(("wkt", "authid"), [("POINT(1 2)", "EPSG:3014"), (SHAPES["square"], "")])
def test_what_is_no_area_is_one_sentence(qgis_app: object, wkt: str, authid: str) -> None:
    feature = QgsFeature(1)
    feature.setGeometry(QgsGeometry.fromWkt(wkt))
    with pytest.raises(InputError):
        area_of_features([feature], system(authid), CONTEXT)


def test_the_true_counts_of_the_zurich_districts(empty: ViewpointColumns, real_data: Path) -> None:
    with (real_data / "feedback" / "zurich_zueriwieneu_lv95.csv").open(newline="") as file:
        at = np.array([(float(row["e"]), float(row["n"])) for row in csv.DictReader(file)])
    uuids = tuple(map(str, range(len(at))))
    reports = replace(empty, crs=system("EPSG:2056"), uuid=uuids, x=at[:, 0], y=at[:, 1])
    path = real_data / "polygons" / "zurich_statistische_quartiere.gpkg"
    districts = QgsVectorLayer(str(path), "districts", "ogr")
    known = {"Aussersihl": 9_354, "Wiedikon": 7_966, "Altstadt": 4_664, "": 62_245}
    for name, count in known.items():
        chosen = [f for f in districts.getFeatures() if name in ("", f["name"])]
        looked_at = area_of_features(chosen, districts.crs(), CONTEXT, name)
        found = zones(reports, looked_at).zone.counts(np.ones(len(at), bool))
        assert found["inside"] + found.get("edge", 0) == count, name
