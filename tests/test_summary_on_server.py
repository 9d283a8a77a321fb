"""A server that puts viewpoints together counts as one that gives them one by one, and as a file.

The rows are those that could be put together wrongly: by an edge, near, far beyond all systems.
"""

from __future__ import annotations

import datetime
import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis import processing
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsRectangle,
    QgsVectorLayer,
)
from synpunkt.layers.metric import Reprojection
from synpunkt.layers.outskirts import Outskirts, outskirts
from synpunkt.layers.postgres.column_table import ColumnTable
from synpunkt.layers.store import Store
from synpunkt.layers.zones import metric_shapes
from synpunkt.processing.algorithms import summary_input
from synpunkt.processing.summary import column_counting

E0, N0 = 152_900, 6_920_400  # by the middle of Sundsvall in EPSG:3014
PLANS = ["POLYGON((0 0, 200 0, 200 200, 0 0))", "POLYGON((900 900, 960 900, 960 960, 900 900))"]
numbers = itertools.count()

at = st.one_of(
    st.sampled_from([0.0, 0.0009, 200.0, 260.0, 310.0, 1100.0, 190_000.0, 250_000.0, 9e6, 1e15]),
    st.floats(-1500, 2500),
)
places = st.one_of(
    st.builds("POINT({} {})".format, at, at),
    st.builds("POINT({} {})".format, at, at),
    st.none(),
)
dates = st.one_of(st.none(), st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31)))
rows = st.lists(
    st.tuples(
        places,
        st.sampled_from([None, "", "lighting", "upkeep", "Eget tema på svenska å ä ö"]),
        st.sampled_from([None, "positive", "negative"]),
        st.sampled_from([None, 1, 4]),
        dates,
        st.sampled_from(["active", "active", "active", "withdrawn"]),
    ),
    max_size=25,
)


def fill(store: Store, said: list[tuple[Any, ...]]) -> None:
    names = ("theme", "valence", "severity", "received_on", "state")
    with store.operation() as operation:
        for wkt, *values in said:
            place = QgsGeometry.fromWkt(wkt) if wkt else None
            if place is not None:
                place.translate(E0, N0)
            operation.insert("viewpoint", dict(zip(names, values, strict=True)), place)


def emptied(store: Store) -> None:
    with store.operation() as operation:
        for row in list(store.rows("viewpoint")):
            operation.delete("viewpoint", row["uuid"])


def boundary(authid: str) -> QgsVectorLayer:
    made = QgsVectorLayer(f"Polygon?crs={authid}", "plans", "memory")
    carry = Reprojection(
        QgsCoordinateReferenceSystem("EPSG:3014"), made.crs(), QgsCoordinateTransformContext()
    )
    for wkt in PLANS:
        shape, feature = QgsGeometry.fromWkt(wkt), QgsFeature()
        shape.translate(E0, N0)
        feature.setGeometry(carry(shape))
        made.dataProvider().addFeature(feature)
    return made


def counted(store: Store, folder: Path, **parameters: Any) -> dict[str, Any]:
    """What one run gives as plain values; of who lies where only that, as ids differ by store."""
    layer = QgsVectorLayer(store.uri("viewpoint"), "viewpoints", store.provider)
    path = folder / f"{next(numbers)}.json"
    tables = {"SUMMARY": "memory:", "MATCHES": "memory:"}
    given = {"INPUT": layer, "JSON": str(path), **tables, **parameters}
    results = processing.run("synpunkt:summariseconcerns", given)
    matches = [
        [str(row[name]) for name in ("theme", "received_on", "boundary", "zone", "distance_m")]
        for row in results["MATCHES"].getFeatures()
    ]
    rows = [list(map(str, row.attributes())) for row in results["SUMMARY"].getFeatures()]
    numbered = {name: n for name, n in results.items() if name.startswith("N_")}
    return {"JSON": path.read_text("utf-8"), "SUMMARY": rows, "MATCHES": matches, **numbered}


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows, st.sampled_from([0.0, 60.0]), st.sampled_from(["EPSG:3014", "EPSG:3006", "EPSG:4326"]))
def test_rows_that_the_server_puts_together_count_as_they_do_one_by_one(
    provider: object,
    server_store: Store,
    new_store: Any,
    tmp_path: Path,
    said: list[tuple[Any, ...]],
    near: float,
    authid: str,
) -> None:
    folder = tmp_path / str(next(numbers))
    folder.mkdir()
    in_file = new_store(folder)
    emptied(server_store)
    for store in (server_store, in_file):
        fill(store, said)
    wanted = {"BOUNDARY": boundary(authid), "NEAR": near}
    together = counted(server_store, tmp_path, **wanted)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(column_counting, "outskirts", lambda *_: None)
        assert counted(server_store, tmp_path, **wanted) == together
    assert counted(in_file, tmp_path, **wanted) == together


def test_what_is_far_from_the_plan_does_not_cross_the_wire(
    provider: object, server_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = datetime.date(2026, 11, 1)
    far = [("POINT(9000 50)", "upkeep", "negative", 2, day, "active")] * 30
    fill(server_store, [*far, ("POINT(50 20)", "lighting", "negative", 2, day, "active")])
    asked = []
    rows_of = ColumnTable.batches

    def noted(table: ColumnTable, fields: Any, apart: Any) -> Any:
        for batch in rows_of(table, fields, apart):
            asked.append((len(batch), set(batch.fid.tolist()) == {0}))
            yield batch

    monkeypatch.setattr(ColumnTable, "batches", noted)
    found = counted(server_store, tmp_path, BOUNDARY=boundary("EPSG:3014"), NEAR=50)
    assert asked == [(1, False), (30, True)]
    assert (found["N_INSIDE"], found["N_OUTSIDE"]) == (1, 30)


@pytest.mark.parametrize("fields", [
    {"THEME_FIELD": "fid"}, {"THEME_FIELD": "uuid", "SEVERITY_FIELD": "precision_m"},
])  # fmt: skip
def test_any_field_may_be_the_theme(
    provider: object, server_store: Store, tmp_path: Path, fields: dict[str, str]
) -> None:
    fill(
        server_store, [(f"POINT({x} 20)", None, None, 1, None, "active") for x in (50, 9000, 9001)]
    )
    wanted = {"BOUNDARY": boundary("EPSG:3014"), **fields}
    together = counted(server_store, tmp_path, **wanted)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(summary_input, "column_source", lambda _layer: None)
        assert counted(server_store, tmp_path, **wanted) == together
    assert len(together["SUMMARY"]) == 3


def test_points_without_any_of_the_fields_are_counted_too(
    provider: object, server_store: Store, tmp_path: Path
) -> None:
    with server_store.operation() as operation:
        here = QgsGeometry.fromWkt(f"POINT({E0 + 50} {N0 + 20})")
        operation.insert("occasion", {"title": "Bord", "kind": "street_stand"}, here)
    layer = QgsVectorLayer(server_store.uri("occasion"), "occasions", server_store.provider)
    given = {"INPUT": layer, "BOUNDARY": boundary("EPSG:3014"), "SUMMARY": "memory:"}
    found = processing.run("synpunkt:summariseconcerns", given)
    assert (found["N_INSIDE"], found["N_OUTSIDE"]) == (1, 0)


def test_where_places_may_be_missing_no_rows_are_put_together() -> None:
    context = QgsCoordinateTransformContext()
    ours, web, degrees = map(QgsCoordinateReferenceSystem, ("EPSG:3014", "EPSG:3857", "EPSG:4326"))

    def around(plan: QgsRectangle, system: Any, points: Any) -> Outskirts | None:
        shapes = metric_shapes({"": QgsGeometry.fromRect(plan)}, system, context)
        return outskirts(list(shapes.values()), 50.0, Reprojection(points, system, context))

    plan = QgsRectangle(E0, N0, E0 + 100, N0 + 100)
    found = around(plan, ours, ours)
    assert found is not None and found.inner.contains(plan.buffered(50))
    assert found.outer.contains(found.inner) and not found.inner.contains(*found.place)
    assert around(QgsRectangle(0, 3.6e7, 100, 3.6e7 + 100), web, degrees) is None
