"""The ties of all viewpoints at once are the ties that each has by itself."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsGeometry
from synpunkt.layers import column_file
from synpunkt.layers.errors import Cancelled
from synpunkt.layers.metric import Reprojection
from synpunkt.layers.places import Places
from synpunkt.layers.store import Store
from synpunkt.layers.tie_finder import NEAREST, WITHIN, Tie, TieFinder
from synpunkt.layers.zones import metric_shapes

CONTEXT = QgsCoordinateTransformContext()
X, Y = 153_000.0, 6_921_000.0
OBJECTS = {
    "a": "POLYGON((0 0, 100 0, 100 100, 0 100, 0 0))",
    "b": "POLYGON((100 0, 200 0, 200 100, 100 100, 100 0))",  # beside it
    "c": "LINESTRING(0 200, 200 200)",
    "d": "POINT(150 300)",
    "e": "POLYGON((0 300, 100 300, 100 400, 0 400, 0 300))",
}
at = st.one_of(st.sampled_from([0.0, 50.0, 100.0, 150.0, 200.0, 250.0]), st.floats(-80, 450))
points = st.lists(st.one_of(st.none(), st.tuples(at, at)), min_size=1, max_size=40)


def system(authid: str) -> QgsCoordinateReferenceSystem:
    return QgsCoordinateReferenceSystem(authid)


def moved(wkt: str, authid: str = "EPSG:3014") -> QgsGeometry:
    shape = QgsGeometry.fromWkt(wkt)
    shape.translate(X, Y)
    return Reprojection(system("EPSG:3014"), system(authid), CONTEXT)(shape)


def finder(store: Store, reach: float, authid: str = "EPSG:3014") -> TieFinder:
    drawn = {key: moved(wkt, authid) for key, wkt in OBJECTS.items()}
    shapes = metric_shapes(drawn, system(authid), CONTEXT)
    return TieFinder(shapes, Reprojection(store.crs, system(authid), CONTEXT), reach)


def filled(store: Store, places: list[tuple[float, float] | None]) -> list[str]:
    uuids = []
    with store.operation() as operation:
        for place in places:
            shape = moved("POINT({} {})".format(*place)) if place else None
            uuids.append(operation.insert("viewpoint", {"text": "a"}, shape))
    return uuids


def both(
    store: Store, reach: float, authid: str = "EPSG:3014", expression: str = "", known: object = ()
) -> tuple[dict[str, list[Tie]], dict[str, list[Tie]]]:
    """What is tied: all at once, and one by one; both have seen as many."""
    fast, plain = finder(store, reach, authid), finder(store, reach, authid)
    places = Places(store, expression)
    with places.batches() as batches:
        columns = dict(chain.from_iterable(fast.all_at_once(batches, 10, known)))
    rows = dict(plain.one_by_one(places))
    assert fast.placed == plain.placed == len(rows)
    assert set(columns) <= set(rows)
    return {uuid: ties for uuid, ties in columns.items() if ties}, {
        uuid: ties for uuid, ties in rows.items() if ties
    }


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(points, st.sampled_from([0.0, 50.0]), st.sampled_from(["EPSG:3014", "EPSG:4326"]))
def test_all_at_once_is_as_one_by_one(
    new_store: Callable[[Path], Store],
    tmp_path_factory: pytest.TempPathFactory,
    places: list[tuple[float, float] | None],
    reach: float,
    authid: str,
) -> None:
    store = new_store(tmp_path_factory.mktemp("ties"))
    filled(store, places)
    columns, rows = both(store, reach, authid)
    assert columns == rows


def test_the_nearest_counts_and_of_two_as_near_the_first(store: Store) -> None:
    places = [(50.0, 150.0), (50.0, 250.0), (150.0, 250.0), (100.0, 50.0), (400.0, 400.0), None]
    uuids = filled(store, places)
    columns, rows = both(store, 60.0)
    assert columns == rows
    told = [[(tie.key, tie.relation, tie.distance) for tie in columns.get(u, [])] for u in uuids]
    assert told == [
        [("a", NEAREST, 50.0)],
        [("c", NEAREST, 50.0)],
        [("c", NEAREST, 50.0)],
        [("a", WITHIN, 0.0), ("b", WITHIN, 0.0)],
        [],
        [],
    ]


def test_outlines_filters_and_known_ones(store: Store) -> None:
    uuids = filled(store, [(50.0, 50.0), (150.0, 50.0), (900.0, 900.0), (50.0, 350.0)])
    with store.operation() as operation:
        line = moved("LINESTRING(10 210, 20 220)")
        operation.insert("viewpoint_line", {"viewpoint_uuid": uuids[0]}, line)
        operation.update("viewpoint", uuids[3], {"state": "withdrawn"})
    columns, rows = both(store, 30.0)
    assert columns == rows and set(columns) == {uuids[0], uuids[1]}
    assert [tie.key for tie in columns[uuids[0]]] == ["c"]
    columns, rows = both(store, 30.0, expression=f"uuid = '{uuids[1]}'")
    assert columns == rows and set(columns) == {uuids[1]}
    with Places(store).batches() as batches:
        found = finder(store, 30.0).all_at_once(batches, 4, [uuids[2], "gone"])
        assert dict(chain.from_iterable(found))[uuids[2]] == []


def test_cancel_is_heard_between_batches(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(column_file, "BATCH", 2)
    filled(store, [(50.0, 50.0)] * 5)
    asked: list[float] = []

    def stop(share: float) -> None:
        asked.append(share)
        if len(asked) > 1:
            raise Cancelled

    shapes = metric_shapes({"a": moved(OBJECTS["a"])}, store.crs, CONTEXT)
    reproject = Reprojection(store.crs, store.crs, CONTEXT)
    stopping = TieFinder(shapes, reproject, 0.0, stop)
    with pytest.raises(Cancelled), Places(store).batches() as batches:
        list(stopping.all_at_once(batches, 5))
    assert stopping.placed == 2 and asked == [0.0, 0.4]
