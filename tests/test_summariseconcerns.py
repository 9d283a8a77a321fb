"""The algorithm as a user meets it: real layers in, tables, page, data and numbers out."""

from __future__ import annotations

import csv
import datetime
import json
import math
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis import processing
from qgis.core import (
    NULL,
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from synpunkt.layers.store import Store

GOLDEN = Path(__file__).parent / "golden"
E0, N0 = 152_900, 6_920_400  # by the middle of Sundsvall in EPSG:3014
FIELDS = {
    "theme": "string",
    "valence": "string",
    "severity": "integer",
    "received_on": "date",
    "text": "string",
}
# Invented. The square is 200 m wide; a row is a place and the values of FIELDS.
ROWS = [
    ("Point(50 50)", "lighting.broken", "negative", 3, "2026-11-12", "Mörkt <b>här</b>"),
    ("Point(60 50)", "lighting.missing", "negative", 4, "2026-11-03", "Mörkt där"),
    ("Point(150 150)", "upkeep.litter", "positive", None, "2026-10-12", "Fint"),
    ("Point(0 100)", "lighting", "suggestion", 2, None, "Lampa"),
    ("Point(230 100)", None, "question", None, "2026-11-14", None),
    ("Point(900 900)", "upkeep", None, None, None, "Långt bort"),
    (None, "lighting", "negative", 1, "2026-11-12", "Överallt"),
    ("Point EMPTY", "Eget tema", "mixed", None, None, None),
]


def layer(kind, rows, fields=FIELDS, crs="EPSG:3014", name="layer"):
    """A memory layer: each row a WKT in metres from E0, N0 (or None), then its values."""
    columns = "&".join(f"field={field}:{type_}" for field, type_ in fields.items())
    made = QgsVectorLayer(f"{kind}?crs={crs}&{columns}", name, "memory")
    features = []
    for wkt, *values in rows:
        feature = QgsFeature(made.fields())
        padded = [*values, *[None] * (len(fields) - len(values))]
        feature.setAttributes([NULL if value is None else value for value in padded])
        if wkt:
            geometry = QgsGeometry.fromWkt(wkt)
            geometry.translate(E0, N0)
            feature.setGeometry(geometry)
        features.append(feature)
    assert made.dataProvider().addFeatures(features)[0]
    return made


def square(east, north, side):
    corners = [(0, 0), (side, 0), (side, side), (0, side), (0, 0)]
    return "Polygon((" + ",".join(f"{east + x} {north + y}" for x, y in corners) + "))"


def viewpoints(rows=ROWS):
    return layer("Point", rows)


def plan(*wkts, crs="EPSG:3014", names=()):
    rows = [(wkt, *names[i : i + 1]) for i, wkt in enumerate(wkts or (square(0, 0, 200),))]
    return layer("Polygon", rows, {"name": "string"}, crs)


def rows_of(made):
    names = made.fields().names()
    return [
        {n: None if v == NULL else v for n, v in zip(names, row.attributes(), strict=True)}
        for row in made.getFeatures()
    ]


def moved(source, code):
    """The layer in another coordinate system, feature by feature."""
    target = QgsCoordinateReferenceSystem(f"EPSG:{code}")
    kind = "Polygon" if source.geometryType() == Qgis.GeometryType.Polygon else "Point"
    made = QgsVectorLayer(f"{kind}?crs=EPSG:{code}", source.name(), "memory")
    made.dataProvider().addAttributes(source.fields().toList())
    made.updateFields()
    transform = QgsCoordinateTransform(source.crs(), target, QgsCoordinateTransformContext())
    features = [QgsFeature(feature) for feature in source.getFeatures()]
    for feature in features:
        geometry = feature.geometry()
        if not geometry.isEmpty():
            geometry.transform(transform)
            feature.setGeometry(geometry)
    made.dataProvider().addFeatures(features)
    return made


@pytest.fixture
def summarise(provider, tmp_path):
    """Runs the algorithm; gives its results with the JSON read as ``data``."""

    def run(points, boundary, feedback=None, **parameters):
        given = {"SUMMARY": "memory:", "BOUNDARIES": "memory:", "JSON": str(tmp_path / "s.json")}
        given |= {"INPUT": points, "BOUNDARY": boundary, "LANGUAGE": "en", **parameters}
        results = processing.run("synpunkt:summariseconcerns", given, feedback=feedback)
        if "JSON" in results:
            results["data"] = json.loads(Path(results["JSON"]).read_text(encoding="utf-8"))
        return results

    return run


def counts(results):
    names = ("INSIDE", "EDGE", "NEAR", "OUTSIDE", "WITHOUT_PLACE", "UNUSABLE")
    return [results[f"N_{name}"] for name in names]


def test_every_row_is_counted_once(summarise):
    results = summarise(viewpoints(), plan(), NEAR=50)
    assert counts(results) == [3, 1, 1, 1, 2, 0]
    assert results["N_INPUT"] == 8 and results["N_WITHDRAWN"] == 0
    assert sum(row["n"] for row in rows_of(results["SUMMARY"])) == 8


def test_near_is_nought_unless_asked_for(summarise):
    assert counts(summarise(viewpoints(), plan())) == [3, 1, 0, 2, 2, 0]


def test_boundaries_carry_their_numbers(summarise):
    results = summarise(viewpoints(), plan(names=["Resecentrum"]), NEAR=50, LABEL_FIELD="name")
    (row,) = rows_of(results["BOUNDARIES"])
    assert row["area_m2"] == pytest.approx(40_000, abs=0.05)
    numbers = {name: value for name, value in row.items() if name.startswith("n")}
    assert numbers == {
        "n_inside": 3,
        "n_edge": 1,
        "n_near": 1,
        "n": 5,
        "n_positive": 1,
        "n_negative": 2,
        "n_suggestion": 1,
        "n_other": 1,
    }
    assert (row["boundary"], row["label"]) == ("1", "Resecentrum")
    assert row["share_negative"] == pytest.approx(2 / 5)
    assert row["top_themes"] == "lighting 3; upkeep 1"
    assert row["severity_mean"] == 3.0
    assert row["first_date"].toPyDate() == datetime.date(2026, 10, 12)
    assert row["last_date"].toPyDate() == datetime.date(2026, 11, 14)
    assert row["per_ha"] == pytest.approx(1.0, rel=1e-5)


def test_the_area_is_ground_metres_in_web_mercator_too(summarise):
    results = summarise(viewpoints(), moved(plan(), 3857), NEAR=50)
    (row,) = rows_of(results["BOUNDARIES"])
    assert row["area_m2"] == pytest.approx(40_000, abs=0.2)
    assert results["BOUNDARIES"].crs().authid() == "EPSG:3857"


def test_summary_rows_are_sorted_and_the_others_come_last(summarise):
    results = summarise(viewpoints(), plan(), NEAR=50)
    seen = [(r["boundary"], r["zone"], r["theme"], r["n"]) for r in rows_of(results["SUMMARY"])]
    assert seen == [
        ("1", "inside", "lighting.broken", 1),
        ("1", "inside", "lighting.missing", 1),
        ("1", "inside", "upkeep.litter", 1),
        ("1", "edge", "lighting", 1),
        ("1", "near", None, 1),
        ("", "outside", "upkeep", 1),
        ("", "without_place", "Eget tema", 1),
        ("", "without_place", "lighting", 1),
    ]


def test_matches_list_each_viewpoint_of_each_boundary(summarise):
    boundary = plan(square(0, 0, 200), square(100, 100, 200))
    results = summarise(viewpoints(), boundary, NEAR=50, MATCHES="memory:")
    rows = [(r["boundary"], r["zone"], r["distance_m"]) for r in rows_of(results["MATCHES"])]
    assert rows == [
        ("1", "inside", 0),
        ("1", "inside", 0),
        ("1", "inside", 0),
        ("1", "edge", 0),
        ("1", "near", 30),
        ("2", "inside", 0),
        ("2", "edge", 0),
    ]
    assert results["MATCHES"].crs().authid() == "EPSG:3014"
    assert results["N_INSIDE"] == 3 and results["N_EDGE"] == 2
    assert sum(counts(results)) == 8


def test_names_that_are_taken_get_a_number(summarise):
    points = layer(
        "Point", [("Point(5 5)", "mine", "ours")], {"boundary": "string", "zone": "string"}
    )
    (row,) = rows_of(summarise(points, plan(), MATCHES="memory:")["MATCHES"])
    assert row == {
        "boundary": "mine",
        "zone": "ours",
        "boundary_2": "1",
        "zone_2": "inside",
        "distance_m": 0,
    }


def test_the_same_input_gives_the_same_bytes(summarise, tmp_path):
    points, boundary = viewpoints(), plan()
    bytes_ = set()
    for name in ("a", "b"):
        out = tmp_path / name
        out.mkdir()
        paths = {
            "JSON": str(out / "s.json"),
            "HTML": str(out / "s.html"),
            "SUMMARY": str(out / "s.csv"),
        }
        summarise(points, boundary, NEAR=50, TEXTS="all", **paths)
        bytes_.add(tuple(Path(path).read_bytes() for path in paths.values()))
    assert len(bytes_) == 1


def cells(path):
    """A table's cells; how dates and quotes are written is up to GDAL."""
    with path.open(encoding="utf-8", newline="") as file:
        return [[cell.replace("/", "-") for cell in row] for row in csv.reader(file)]


def test_json_and_csv_are_as_they_were(summarise, tmp_path):
    table = tmp_path / "summary.csv"
    results = summarise(viewpoints(), plan(), NEAR=50, SUMMARY=str(table))
    found = Path(results["JSON"]).read_text(encoding="utf-8")
    assert found == (GOLDEN / "summary.json").read_text(encoding="utf-8")
    assert cells(table) == cells(GOLDEN / "summary.csv")


def test_no_texts_or_paths_are_in_the_data(summarise, tmp_path):
    results = summarise(viewpoints(), plan(), TEXTS="all")
    raw = Path(results["JSON"]).read_text(encoding="utf-8")
    assert "Mörkt" not in raw and str(tmp_path) not in raw


def test_texts_come_on_the_page_only_where_they_may(summarise, tmp_path):
    points = layer(
        "Point",
        [
            ("Point(5 5)", "lighting", "Text granskad", "checked"),
            ("Point(6 5)", "lighting", "Text ogranskad", "unchecked"),
            ("Point(7 5)", "lighting", "Text spärrad", "blocked"),
        ],
        {"theme": "string", "text": "string", "privacy_state": "string"},
    )
    shown = {}
    for texts in ("none", "checked", "all"):
        page = tmp_path / f"{texts}.html"
        summarise(points, plan(), TEXTS=texts, HTML=str(page))
        html = page.read_text(encoding="utf-8")
        shown[texts] = [w for w in ("granskad", "ogranskad", "spärrad") if f"Text {w}" in html]
    assert shown == {"none": [], "checked": ["granskad"], "all": ["granskad", "ogranskad"]}


def test_what_people_wrote_is_escaped(summarise, tmp_path):
    page = tmp_path / "page.html"
    summarise(viewpoints(), plan(), TEXTS="all", HTML=str(page))
    html = page.read_text(encoding="utf-8")
    assert "<b>här" not in html and "&lt;b&gt;här" in html


def test_a_table_without_geometry_is_counted_apart(summarise):
    table = layer("None", [(None, "lighting"), (None, "upkeep")], {"theme": "string"}, crs="")
    results = summarise(table, plan())
    assert counts(results) == [0, 0, 0, 0, 2, 0]
    assert not any("coordinate" in message for message in results["data"]["messages"])


def test_an_empty_layer_gives_noughts_and_keeps_its_boundaries(summarise):
    results = summarise(viewpoints([]), plan())
    assert counts(results) == [0] * 6
    (row,) = rows_of(results["BOUNDARIES"])
    assert row["n"] == 0 and row["share_negative"] is None and row["top_themes"] is None
    assert rows_of(results["SUMMARY"]) == []


def test_unusable_coordinates_are_counted_and_told(summarise):
    points = viewpoints(ROWS[:1])
    broken = QgsFeature(points.fields())
    broken.setGeometry(QgsGeometry.fromWkt("Point(0 0)"))
    geometry = broken.geometry()
    geometry.get().setX(math.inf)
    broken.setGeometry(geometry)
    points.dataProvider().addFeatures([broken])
    results = summarise(points, plan())
    assert counts(results) == [1, 0, 0, 0, 0, 1]
    assert any("coordinates" in message for message in results["data"]["messages"])


def test_only_the_selected_viewpoints_count(summarise):
    points = viewpoints()
    points.selectByIds([1, 7])
    from qgis.core import QgsProject

    QgsProject.instance().addMapLayer(points)
    chosen = QgsProcessingFeatureSourceDefinition(points.id(), selectedFeaturesOnly=True)
    assert counts(summarise(chosen, plan())) == [1, 0, 0, 0, 1, 0]


def test_a_missing_default_field_counts_as_null_and_is_told(summarise):
    points = layer("Point", [("Point(5 5)", "Beleuchtung")], {"kategorie": "string"})
    results = summarise(points, plan(), THEME_FIELD="kategorie")
    (row,) = rows_of(results["SUMMARY"])
    assert (row["theme"], row["valence"]) == ("Beleuchtung", None)
    assert results["data"]["messages"] == [
        "The viewpoints have no field called valence; it counts as empty."
    ]


def test_unreadable_dates_are_null_and_told(summarise):
    fields = {"theme": "string", "valence": "string", "dag": "string"}
    rows = [("Point(5 5)", "a", "b", "2026-11-12"), ("Point(6 5)", "a", "b", "i höstas")]
    results = summarise(layer("Point", rows, fields), plan(), DATE_FIELD="dag")
    (row,) = rows_of(results["SUMMARY"])
    assert row["first_date"].toPyDate() == datetime.date(2026, 11, 12)
    assert any("date" in message for message in results["data"]["messages"])


def test_groups_unite_and_inner_borders_are_inside(summarise):
    boundary = plan(square(0, 0, 100), square(100, 0, 100), names=["A", "A"])
    points = viewpoints([("Point(100 50)",), ("Point(0 50)",), ("Point(50 50)",)])
    results = summarise(points, boundary, GROUP_FIELD="name")
    assert counts(results) == [2, 1, 0, 0, 0, 0]
    (row,) = rows_of(results["BOUNDARIES"])
    assert (row["boundary"], row["n"]) == ("A", 3)


def test_what_was_repaired_is_told(summarise):
    boundary = plan("Polygon((0 0,10 10,10 0,0 10,0 0))", square(50, 50, 10))
    boundary.dataProvider().addFeatures([QgsFeature(boundary.fields())])
    results = summarise(viewpoints(), boundary)
    assert len(rows_of(results["BOUNDARIES"])) == 2
    messages = " ".join(results["data"]["messages"])
    assert "(feature 1)" in messages and "(feature 3)" in messages


def test_a_closed_line_is_a_boundary(summarise):
    lines = layer("LineString", [("LineString(0 0,200 0,200 200,0 200,0 0)",)], {})
    assert counts(summarise(viewpoints(), lines, NEAR=50)) == [3, 1, 1, 1, 2, 0]


def test_outlines_replace_the_points(summarise):
    points = layer(
        "Point", [("Point(900 900)", "one"), ("Point(50 50)", "two")], {"uuid": "string"}
    )
    lines = layer(
        "LineString",
        [("LineString(10 10,20 10)", "one"), ("LineString(900 0,901 0)", "stranger")],
        {"viewpoint_uuid": "string"},
    )
    areas = layer("Polygon", [(square(-50, 50, 100), "two")], {"viewpoint_uuid": "string"})
    results = summarise(points, plan(), OUTLINES=[lines, moved(areas, 4326)])
    assert counts(results) == [1, 1, 0, 0, 0, 0]


def test_a_given_system_wins_and_is_told(summarise):
    points = moved(viewpoints(), 3857)
    points.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    crs = QgsCoordinateReferenceSystem("EPSG:3857")
    results = summarise(points, plan(), NEAR=50, INPUT_CRS=crs, MATCHES="memory:")
    assert counts(results) == [3, 1, 1, 1, 2, 0]
    assert any("EPSG:3857" in message for message in results["data"]["messages"])
    assert results["MATCHES"].crs() == crs


def failure(summarise, *layers, **parameters):
    with pytest.raises(QgsProcessingException) as raised:
        summarise(*layers, **parameters)
    return str(raised.value)


def test_a_missing_system_is_one_sentence(summarise, tmp_path):
    points = viewpoints()
    points.setCrs(QgsCoordinateReferenceSystem())
    sentence = failure(summarise, points, plan())
    assert sentence.startswith("The layer layer has no coordinate system.")
    assert list(tmp_path.glob("*.json")) == []


@pytest.mark.parametrize("name", ["THEME_FIELD", "DATE_FIELD", "GROUP_FIELD", "LABEL_FIELD"])
def test_a_field_that_is_not_there_is_one_sentence(summarise, name):
    sentence = failure(summarise, viewpoints(), plan(), **{name: "saknas"})
    assert "saknas" in sentence and "layer" in sentence


def test_a_boundary_without_any_area_is_one_sentence(summarise, tmp_path):
    open_line = layer("LineString", [("LineString(0 0,200 0,200 200)",)], {}, name="streck")
    assert "streck" in failure(summarise, viewpoints(), open_line)
    empty = layer("Polygon", [(None,), (None,)], {}, name="tom")
    assert "tom" in failure(summarise, viewpoints(), empty)
    table = layer("None", [(None,)], {}, crs="", name="tabell")
    assert "tabell has neither" in failure(summarise, viewpoints(), table)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_can_not_be_written_is_one_sentence(summarise, tmp_path):
    target = tmp_path / "no" / "such" / "folder.json"
    target.parent.parent.write_text("a file")
    assert "folder.json" in failure(summarise, viewpoints(), plan(), JSON=str(target))


def test_cancelling_writes_nothing(summarise, tmp_path):
    class Impatient(QgsProcessingFeedback):
        def setProgress(self, progress):  # noqa: N802
            self.cancel()

        def isCanceled(self):  # noqa: N802
            return True

    feedback = Impatient()
    sentence = failure(summarise, viewpoints(), plan(), feedback=feedback)
    assert "Cancelled" in sentence
    assert list(tmp_path.iterdir()) == []


def test_a_list_of_viewpoints_is_refused_while_counts_are_held_back(summarise):
    sentence = failure(summarise, viewpoints(), plan(), MIN_COUNT=5, MATCHES="memory:")
    assert "small counts" in sentence


def test_small_counts_are_held_back_everywhere(summarise):
    rows = [(f"Point({10 + n} 50)", "lighting", "negative", 4, "2026-11-12") for n in range(9)]
    rows += [(f"Point({10 + n} 90)", "upkeep", "positive", 1, "2026-10-01") for n in range(2)]
    rows += [(None, "presence", "negative")] * 7
    results = summarise(viewpoints(rows), plan(), MIN_COUNT=5)
    data = results["data"]
    by_theme = {row["theme"]: row["n"] for row in data["summary"]}
    assert by_theme == {"lighting": None, "upkeep": None, "presence": 7}
    (row,) = data["boundaries"]
    assert row["n"] == 11 and row["n_positive"] is None and row["n_negative"] is None
    assert row["share_negative"] is None and row["top_themes"] is None
    assert all(r["first_date"] is None for r in data["summary"] if r["n"] is None)
    assert results["N_INPUT"] == 18 and results["N_WITHOUT_PLACE"] == 7


def test_the_one_boundary_and_the_totals_hide_alike(summarise):
    rows = [(f"Point({10 + n} 50)", "lighting", "negative") for n in range(3)]
    rows += [(f"Point(900 {n})", "lighting", "negative") for n in range(20)]
    rows += [(None, "lighting", "negative")] * 30
    results = summarise(viewpoints(rows), plan(), MIN_COUNT=5)
    (row,) = results["data"]["boundaries"]
    assert row["n"] is None and row["n_inside"] is None and row["per_ha"] is None
    shown = results["data"]["counts"]
    assert shown["N_INSIDE"] is None
    hidden = [name for name, count in shown.items() if count is None]
    assert len(hidden) > 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(
    st.lists(
        st.one_of(st.none(), st.tuples(st.integers(-100, 300), st.integers(-100, 300))), max_size=25
    ),
    st.integers(0, 80),
    st.integers(0, 1000),
)
def test_numbers_add_up_and_order_does_not_matter(summarise, places, near, seed):
    themes = ["lighting", "upkeep.litter", None, "eget"]
    rows = [
        (place and f"Point({place[0]} {place[1]})", themes[n % 4], None, n % 5)
        for n, place in enumerate(places)
    ]
    boundary = [(square(0, 0, 200), "A"), (square(150, 150, 50), "B"), (square(200, 0, 50), "A")]
    fields = {"name": "string"}
    first = summarise(
        viewpoints(rows), layer("Polygon", boundary, fields), NEAR=near, GROUP_FIELD="name"
    )
    assert sum(counts(first)) == len(rows) == first["N_INPUT"]
    for row in first["data"]["boundaries"]:
        assert row["n"] == row["n_inside"] + row["n_edge"] + row["n_near"]
        kinds = ("n_positive", "n_negative", "n_suggestion", "n_other")
        assert row["n"] == sum(row[kind] for kind in kinds)
        parts = [r["n"] for r in first["data"]["summary"] if r["boundary"] == row["boundary"]]
        assert row["n"] == sum(parts)
    shuffle = random.Random(seed).shuffle
    shuffle(rows)
    shuffle(boundary)
    again = summarise(
        viewpoints(rows), layer("Polygon", boundary, fields), NEAR=near, GROUP_FIELD="name"
    )
    assert again["data"] == first["data"]


@pytest.mark.parametrize("of_points", [3006, 4326, 3857])
@pytest.mark.parametrize("of_plan", [3006, 4326, 3857])
def test_the_systems_of_the_layers_do_not_matter(summarise, of_points, of_plan):
    rows = [row for row in ROWS if row[0] != "Point(0 100)"]
    there = summarise(moved(viewpoints(rows), of_points), moved(plan(), of_plan), NEAR=50)
    here = summarise(viewpoints(rows), plan(), NEAR=50)
    for name in ("counts", "summary"):
        assert there["data"][name] == here["data"][name]


@pytest.fixture
def filled(store):
    """A store with an occasion, three viewpoints (one withdrawn) and an outline."""
    with store.operation() as operation:
        occasion = operation.insert(
            "occasion", {"title": "Dialogbord", "kind": "street_stand", "starts_at": None}
        )
        for state, east in (("active", 50), ("withdrawn", 60), ("active", 900)):
            uuid = operation.insert(
                "viewpoint",
                {
                    "text": "Mörkt",
                    "theme": "lighting",
                    "valence": "negative",
                    "time_context": "evening",
                    "occasion_uuid": occasion,
                    "state": state,
                },
                QgsGeometry.fromWkt(f"Point({E0 + east} {N0 + 50})"),
            )
        operation.insert(
            "viewpoint_line",
            {"viewpoint_uuid": uuid},
            QgsGeometry.fromWkt(f"MultiLineString(({E0} {N0 + 50},{E0 + 10} {N0 + 50}))"),
        )
    return store


def test_a_store_brings_its_withdrawn_rows_outlines_and_occasions(summarise, filled, tmp_path):
    page = tmp_path / "page.html"
    results = summarise(filled.uri("viewpoint"), plan(), HTML=str(page))
    assert results["N_INPUT"] == 2 and results["N_WITHDRAWN"] == 1
    assert counts(results) == [1, 1, 0, 0, 0, 0]
    assert "Dialogbord" in page.read_text(encoding="utf-8")


def test_a_filter_on_a_store_layer_is_kept(summarise, filled):
    points = QgsVectorLayer(filled.uri("viewpoint"), "viewpoint", "ogr")
    points.setSubsetString("state = 'withdrawn'")
    results = summarise(points, plan())
    assert results["N_INPUT"] == 0 and results["N_WITHDRAWN"] == 1


def test_matches_of_overlapping_boundaries_go_into_a_geopackage_in_order(
    provider: object, store: Store, tmp_path: Path
) -> None:
    """A viewpoint of two boundaries comes twice, though a store's rows have an id of their own."""
    with store.operation() as operation:
        for x in (5, 15, 25):
            place = QgsGeometry.fromPointXY(QgsPointXY(152_000 + x, 6_920_000 + 5))
            operation.insert("viewpoint", {"text": str(x)}, place)
    areas = QgsVectorLayer("Polygon?crs=EPSG:3014&field=namn:string", "b", "memory")
    for name, left, right in (("B", 0, 20), ("A", 10, 30)):
        area = QgsFeature(areas.fields())
        area["namn"] = name
        box = QgsRectangle(152_000 + left, 6_920_000, 152_000 + right, 6_920_010)
        area.setGeometry(QgsGeometry.fromRect(box))
        areas.dataProvider().addFeatures([area])
    matches = tmp_path / "matches.gpkg"
    processing.run("synpunkt:summariseconcerns", {
        "INPUT": store.uri("viewpoint"), "BOUNDARY": areas, "GROUP_FIELD": "namn",
        "MATCHES": str(matches),
    })  # fmt: skip
    rows = QgsVectorLayer(str(matches), "m", "ogr").getFeatures()
    assert [(row["boundary"], row["text"]) for row in rows] == [
        ("A", "15"), ("A", "25"), ("B", "5"), ("B", "15"),
    ]  # fmt: skip


def test_it_runs_in_qgis_process(qgis_process, tmp_path, qgis_app):
    options = QgsVectorFileWriter.SaveVectorOptions()
    context = QgsCoordinateTransformContext()
    for name, made in (("points", viewpoints()), ("plan", plan())):
        path = str(tmp_path / f"{name}.gpkg")
        QgsVectorFileWriter.writeAsVectorFormatV3(made, path, context, options)
    done = qgis_process(
        "synpunkt:summariseconcerns",
        INPUT=tmp_path / "points.gpkg",
        BOUNDARY=tmp_path / "plan.gpkg",
        THEME_FIELD="theme",
        NEAR=50,
        TEXTS="checked",
        SUMMARY=tmp_path / "summary.csv",
        BOUNDARIES=tmp_path / "boundaries.gpkg",
        MATCHES=tmp_path / "matches.gpkg",
        HTML=tmp_path / "page.html",
        JSON=tmp_path / "data.json",
    )
    results = json.loads(done.stdout)["results"]
    assert counts(results) == [3, 1, 1, 1, 2, 0]
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert QgsVectorLayer(str(tmp_path / "matches.gpkg")).featureCount() == 5


def test_qgis_process_gets_one_sentence(qgis_process, tmp_path, qgis_app):
    path = tmp_path / "plan.geojson"
    path.write_text('{"type": "FeatureCollection", "features": []}')
    done = qgis_process(
        "synpunkt:summariseconcerns",
        fails=True,
        INPUT=path,
        BOUNDARY=path,
        JSON=tmp_path / "d.json",
    )
    assert "The boundary layer plan has neither an area nor a closed line." in done.stderr
    assert not (tmp_path / "d.json").exists()
