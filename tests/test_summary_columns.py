"""Counting whole columns gives what counting row by row gives, to the last byte."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from osgeo import ogr, osr
from qgis import processing
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType
from synpunkt.layers import column_file as files
from synpunkt.layers.column_file import column_file
from synpunkt.layers.store import Store
from synpunkt.processing.algorithms import summary_input
from synpunkt.processing.summary.column_counting import ColumnCounter

E0, N0 = 152_900, 6_920_400  # by the middle of Sundsvall in EPSG:3014
PLANS = [
    "POLYGON((0 0, 200 0, 200 200, 0 200, 0 0), (80 80, 120 80, 120 120, 80 120, 80 80))",
    "POLYGON((100 100, 300 100, 300 300, 100 300, 100 100))",
    "CURVEPOLYGON(CIRCULARSTRING(300 0, 500 0, 300 0))",
    "POLYGON((0 0, 200 0.003, 200 -300, 0 0))",
]
KINDS = {
    "whole": ogr.OFTInteger,
    "real": ogr.OFTReal,
    "text": ogr.OFTString,
    "date": ogr.OFTDate,
}
numbers = itertools.count()

at = st.one_of(st.sampled_from([0.0, 0.0009, 80.0, 100.0, 200.0, 250.5]), st.floats(-100, 600))
points = st.builds("POINT({} {})".format, at, at)
places = st.one_of(
    points,
    points,
    st.builds("POINT Z({} {} 7)".format, at, at),
    st.builds("POINT ZM({} {} 7 8)".format, at, at),
    st.builds("MULTIPOINT({} {}, {} {})".format, at, at, at, at),
    st.sampled_from([None, "POINT EMPTY", "MULTIPOINT EMPTY"]),
)
themes = st.sampled_from(
    [None, "", "lighting", "lighting.broken", "Ett långt eget tema på svenska å ä ö", "upkeep"]
)
valences = st.sampled_from([None, "positive", "negative", "suggestion", "question"])
dates = st.one_of(st.none(), st.dates(datetime.date(1960, 1, 1), datetime.date(2040, 1, 1)))
VALUES = {
    "whole": st.sampled_from([None, -3, 1, 2, 4]),
    "real": st.sampled_from([None, 0.1, 2.5, 1e-9, -4.0, 3.0]),
    "text": st.sampled_from([None, "", "2", "2,5", "mycket"]),
    "date": dates,
    "day": st.sampled_from([None, "", "2026-02-30", "20261101", "2026-11-01T23:30:00Z", "igår"]),
}


def rows_of(severity: str, date: str) -> st.SearchStrategy[list[tuple[Any, ...]]]:
    row = st.tuples(places, themes, valences, VALUES[severity], VALUES[date])
    return st.lists(row, max_size=40)


layers = st.tuples(
    st.sampled_from(["whole", "real", "text"]), st.sampled_from(["date", "day"])
).flatmap(lambda kinds: st.tuples(st.just(kinds), rows_of(*kinds)))


def moved(wkt: str | None) -> ogr.Geometry | None:
    if wkt is None:
        return None
    shape = QgsGeometry.fromWkt(wkt)
    shape.translate(E0, N0)
    return ogr.CreateGeometryFromWkb(bytes(shape.asWkb()))


def written(path: Path, kinds: tuple[str, str], rows: list[tuple[Any, ...]]) -> str:
    """A GeoPackage of viewpoints that is none of our stores."""
    severity, date = kinds
    system = osr.SpatialReference()
    system.ImportFromEPSG(3014)
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer("points", system, ogr.wkbPoint)
    columns = {
        "theme": "text",
        "valence": "text",
        "severity": severity,
        "received_on": "date" if date == "date" else "text",
    }
    for name, kind in columns.items():
        layer.CreateField(ogr.FieldDefn(name, KINDS[kind]))
    for wkt, *values in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for name, value in zip(columns, values, strict=True):
            if value is not None:
                plain = isinstance(value, (int, float))
                feature.SetField(name, value if plain else str(value))
        if wkt is not None:
            feature.SetGeometry(moved(wkt))
        layer.CreateFeature(feature)
    return f"{path}|layername=points"


def boundary(authid: str) -> QgsVectorLayer:
    made = QgsVectorLayer(f"Polygon?crs={authid}&field=name:string", "plans", "memory")
    for wkt in PLANS:
        feature = QgsFeature(made.fields())
        shape = QgsGeometry.fromWkt(wkt)
        shape.translate(E0, N0)
        feature.setGeometry(shape)
        made.dataProvider().addFeature(feature)
    return made


class Runs:
    """Runs the algorithm by columns and row by row, and tells whether columns were used."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.monkeypatch = folder, monkeypatch
        self.batches = 0
        add = ColumnCounter.add

        def noted(counter: ColumnCounter, batch: Any) -> None:
            self.batches += 1
            add(counter, batch)

        monkeypatch.setattr(ColumnCounter, "add", noted)

    def file(self) -> Path:
        return self.folder / f"{next(numbers)}.gpkg"

    def once(self, **parameters: Any) -> dict[str, Any]:
        """The documents and tables of one run as plain values, and its numbers."""
        paths = {name: str(self.folder / f"{next(numbers)}.{name}") for name in ("JSON", "HTML")}
        wanted = {**paths, "SUMMARY": "memory:", "BOUNDARIES": "memory:", "MATCHES": "memory:"}
        results = processing.run("synpunkt:summariseconcerns", {**wanted, **parameters})
        found = {
            name: Path(results[name]).read_bytes() for name in paths if parameters.get(name, 1)
        }
        for name in ("SUMMARY", "BOUNDARIES", "MATCHES"):
            if name in results:
                found[name] = [
                    (list(map(str, row.attributes())), row.geometry().asWkt(9))
                    for row in results[name].getFeatures()
                ]
        return {**found, **{name: n for name, n in results.items() if name.startswith("N_")}}

    def both(self, **parameters: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        fast = self.once(**parameters)
        with self.monkeypatch.context() as patch:
            patch.setattr(summary_input, "column_source", lambda layer: None)
            before = self.batches
            plain = self.once(**parameters)
            assert self.batches == before
        return fast, plain


@pytest.fixture
def runs(provider: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runs:
    return Runs(tmp_path, monkeypatch)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(layers, st.sampled_from([0.0, 60.0]), st.sampled_from([0, 3]), st.booleans())
def test_columns_count_as_rows_do(
    runs: Runs, layer: tuple[Any, Any], near: float, min_count: int, small: bool
) -> None:
    kinds, rows = layer
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "BATCH", 7 if small else files.BATCH)
        before = runs.batches
        listed = {"MATCHES": None} if min_count else {}
        fast, plain = runs.both(
            INPUT=written(runs.file(), kinds, rows),
            BOUNDARY=boundary("EPSG:3014"),
            NEAR=near,
            MIN_COUNT=min_count,
            **listed,
        )
    assert fast == plain
    assert runs.batches > before or not rows


ROWS = [
    ("POINT(50 50)", "lighting", "negative", 2, "2026-03-01"),
    ("POINT(0 50)", "upkeep", "positive", 3, None),
    ("MULTIPOINT(250 250, 900 900)", None, None, None, "2026-03-03"),
    ("POINT(-40 50)", "lighting", "negative", 4, "2026-02-01"),
    (None, "lighting", "other", 1, "2026-01-01"),
    ("POINT(9000 50)", "upkeep", "positive", 1, None),
] * 3


def opened(path: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(path, "points", "ogr")
    assert layer.isValid()
    return layer


def edited(layer: QgsVectorLayer) -> None:
    assert layer.startEditing() and layer.deleteFeature(1)


def calculated(layer: QgsVectorLayer) -> None:
    layer.addExpressionField("upper(theme)", QgsField("loud", QMetaType.Type.QString))


CHANGES: dict[str, Callable[[QgsVectorLayer], Any]] = {
    "an unsaved edit": edited,
    "a filter": lambda layer: layer.setSubsetString("theme = 'lighting'"),
    "an expression field": calculated,
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_the_file_alone_does_not_tell_is_read_row_by_row(runs: Runs, change: str) -> None:
    layer = opened(written(runs.file(), ("whole", "date"), ROWS))
    assert column_file(layer) is not None
    CHANGES[change](layer)
    assert column_file(layer) is None
    found = runs.once(INPUT=layer, BOUNDARY=boundary("EPSG:3014"), NEAR=60)
    assert runs.batches == 0
    assert found["N_INPUT"] == layer.featureCount()
    if layer.isEditable():
        layer.rollBack()


@pytest.mark.parametrize(
    ("limits", "count"),
    [({"selectedFeaturesOnly": True}, 2), ({"featureLimit": 4}, 4),
     ({"filterExpression": "theme = 'upkeep'"}, 6)],
)  # fmt: skip
def test_a_part_of_a_layer_is_read_row_by_row(
    runs: Runs, limits: dict[str, Any], count: int
) -> None:
    layer = opened(written(runs.file(), ("whole", "date"), ROWS))
    layer.selectByIds([1, 2])
    part = QgsProcessingFeatureSourceDefinition(
        layer.source(),
        limits.get("selectedFeaturesOnly", False),
        limits.get("featureLimit", -1),
        filterExpression=limits.get("filterExpression", ""),
    )
    project = QgsProject.instance()
    project.addMapLayer(layer)
    if "selectedFeaturesOnly" in limits:
        part = QgsProcessingFeatureSourceDefinition(layer.id(), True)
    found = runs.once(INPUT=part, BOUNDARY=boundary("EPSG:3014"))
    assert (runs.batches, found["N_INPUT"]) == (0, count)
    project.removeMapLayer(layer.id())


def test_a_layer_that_is_selected_from_but_given_whole_is_counted_whole(runs: Runs) -> None:
    layer = opened(written(runs.file(), ("whole", "date"), ROWS))
    layer.selectByIds([1, 2])
    fast, plain = runs.both(INPUT=layer, BOUNDARY=boundary("EPSG:3014"), NEAR=60)
    assert fast == plain and runs.batches and fast["N_INPUT"] == len(ROWS)


@pytest.mark.parametrize("fields", [
    {"THEME_FIELD": "severity", "VALENCE_FIELD": "theme"},
    {"THEME_FIELD": "received_on", "TEXT_FIELD": "theme", "TEXTS": "all"},
    {"NUMBER_FIELD": "fid", "OCCASION_FIELD": "theme", "GROUP_FIELD": "name"},
    {"THEME_FIELD": "fid", "SEVERITY_FIELD": "theme", "DATE_FIELD": "valence"},
])  # fmt: skip
def test_any_field_may_be_the_theme(runs: Runs, fields: dict[str, str]) -> None:
    path = written(runs.file(), ("whole", "date"), ROWS)
    fast, plain = runs.both(INPUT=path, BOUNDARY=boundary("EPSG:3014"), NEAR=60, **fields)
    assert fast == plain


@pytest.mark.parametrize("authid", ["EPSG:3006", "EPSG:4326"])
def test_the_boundary_may_be_in_another_system(runs: Runs, authid: str) -> None:
    path = written(runs.file(), ("whole", "date"), ROWS)
    drawn = boundary("EPSG:3014")
    moved_there = processing.run(
        "native:reprojectlayer",
        {"INPUT": drawn, "TARGET_CRS": authid, "OUTPUT": "memory:", "CONVERT_CURVED_GEOMETRIES": 0},
    )["OUTPUT"]
    fast, plain = runs.both(INPUT=path, BOUNDARY=moved_there, NEAR=60)
    assert fast == plain and runs.batches


@pytest.mark.parametrize("outlined", [False, True])
def test_our_own_store_withdrawn_ones_and_outlines(
    runs: Runs, store: Store, outlined: bool
) -> None:
    with store.operation() as operation:
        for number, (wkt, theme, valence, severity, _) in enumerate(ROWS):
            if wkt is None or not wkt.startswith("MULTI"):
                shape = QgsGeometry.fromWkt(wkt) if wkt else None
                if shape is not None:
                    shape.translate(E0, N0)
                values = {"theme": theme, "valence": valence, "severity": severity, "text": "a"}
                values |= {"state": "withdrawn"} if number % 5 == 0 else {}
                uuid = operation.insert("viewpoint", values, shape)
        if outlined:
            line = QgsGeometry.fromWkt("LINESTRING(10 10, 20 20)")
            line.translate(E0, N0)
            operation.insert("viewpoint_line", {"viewpoint_uuid": uuid}, line)
    fast, plain = runs.both(INPUT=store.uri("viewpoint"), BOUNDARY=boundary("EPSG:3014"), NEAR=60)
    assert fast == plain and fast["N_WITHDRAWN"] > 0
    assert bool(runs.batches) is not outlined


def test_texts_that_are_not_utf8_are_read_row_by_row(runs: Runs) -> None:
    path = written(runs.file(), ("whole", "date"), ROWS)
    dataset = ogr.Open(path.split("|")[0], 1)
    dataset.ExecuteSQL("UPDATE points SET theme = CAST(x'E5E4F6' AS TEXT) WHERE fid = 1")
    dataset = None
    fast, plain = runs.both(INPUT=path, BOUNDARY=boundary("EPSG:3014"))
    assert fast == plain


def test_cancel_is_heard_between_batches(
    provider: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "BATCH", 5)
    feedback = QgsProcessingFeedback(False)
    seen: list[int] = []
    add = ColumnCounter.add

    def cancelling(counter: ColumnCounter, batch: Any) -> None:
        seen.append(len(batch))
        feedback.cancel()
        add(counter, batch)

    monkeypatch.setattr(ColumnCounter, "add", cancelling)
    path = written(tmp_path / "a.gpkg", ("whole", "date"), ROWS)
    parameters = {"INPUT": path, "BOUNDARY": boundary("EPSG:3014"), "SUMMARY": "memory:"}
    with pytest.raises(QgsProcessingException, match="ancel"):
        processing.run("synpunkt:summariseconcerns", parameters, feedback=feedback)
    assert seen == [5]


def test_an_empty_store_is_counted_too(provider, store, tmp_path):
    area = QgsVectorLayer("Polygon?crs=EPSG:3014", "area_layer", "memory")
    feature = QgsFeature(area.fields())
    feature.setGeometry(QgsGeometry.fromWkt(PLANS[0]))
    area.dataProvider().addFeature(feature)
    given = {"INPUT": store.uri("viewpoint"), "BOUNDARY": area, "NEAR": 50}
    result = processing.run("synpunkt:summariseconcerns", {**given, "SUMMARY": "memory:"})
    assert (result["N_INPUT"], result["SUMMARY"].featureCount()) == (0, 0)


def test_matches_are_the_same_without_the_page(runs: Runs) -> None:
    path = written(runs.file(), ("whole", "date"), ROWS)
    parameters = {"INPUT": path, "BOUNDARY": boundary("EPSG:3014"), "NEAR": 60}
    fast, plain = runs.both(**parameters, HTML=None)
    assert fast == plain
    assert fast["MATCHES"] and fast["MATCHES"] == runs.once(**parameters)["MATCHES"]


@pytest.mark.parametrize("name", ["SUMMARY", "BOUNDARIES", "JSON"])
def test_what_is_asked_for_alone_is_the_same_as_with_all_else(runs: Runs, name: str) -> None:
    path = written(runs.file(), ("whole", "date"), ROWS)
    parameters = {"INPUT": path, "BOUNDARY": boundary("EPSG:3014"), "NEAR": 60}
    others = {"SUMMARY", "BOUNDARIES", "MATCHES", "HTML", "JSON"} - {name}
    alone = runs.once(**parameters, **dict.fromkeys(others))
    assert alone[name] and alone[name] == runs.once(**parameters)[name]
