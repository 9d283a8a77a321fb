"""Frames for analysts: types, places and numbers, the documented example, and no pandas at all."""

from __future__ import annotations

import datetime
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorFileWriter, QgsVectorLayer
from synpunkt.layers.errors import InputError, SynpunktError
from synpunkt.processing import frames

pd = pytest.importorskip("pandas")
UTC = datetime.timezone.utc
EAST, NORTH = 152_900, 6_920_400


@pytest.fixture
def store(store):
    """Three viewpoints of an invented occasion with places, one without, one withdrawn."""
    said = (
        ("lighting", "negative", 3, (50, 50)), ("upkeep", "positive", None, (100, 50)),
        ("egen kod", None, 1, (130, 50)), (None, "negative", None, None),
        ("lighting", "negative", 2, (20, 20)),
    )  # fmt: skip
    started = datetime.datetime(2026, 11, 3, 15, 30, tzinfo=UTC)
    with store.operation() as operation:
        occasion = operation.insert(
            "occasion", {"title": "Bord", "kind": "street_stand", "starts_at": started}
        )
        for number, (theme, valence, severity, place) in enumerate(said):
            values = {
                "text": f"said {number}", "theme": theme, "valence": valence,
                "severity": severity, "occasion_uuid": occasion,
                "received_on": datetime.date(2026, 11, 3 + number),
                "more_themes": '{"upkeep","safety"}' if number == 0 else None,
                "state": "withdrawn" if number == 4 else "active",
            }  # fmt: skip
            x, y = place or (0, 0)
            point = QgsGeometry.fromPointXY(QgsPointXY(EAST + x, NORTH + y)) if place else None
            operation.insert("viewpoint", values, point)
    return store


@pytest.fixture
def plan(tmp_path) -> str:
    """An invented plan area of 100 × 100 metres in a GeoPackage."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:3014&field=namn:string", "plan_layer", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["Resecentrum"])
    corners = ((0, 0), (100, 0), (100, 100), (0, 100))
    ring = [QgsPointXY(EAST + x, NORTH + y) for x, y in corners]
    feature.setGeometry(QgsGeometry.fromPolygonXY([ring]))
    layer.dataProvider().addFeatures([feature])
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", "planomrade"
    path = str(tmp_path / "plan.gpkg")
    context = layer.transformContext()
    assert QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, context, options)[0] == 0
    return f"{path}|layername=planomrade"


def test_viewpoints_come_in_the_types_that_analysts_expect(store):
    frame = frames.viewpoints(str(store.path))
    assert list(frame["text"]) == ["said 0", "said 1", "said 2", "said 3"]
    assert isinstance(frame["theme"].dtype, pd.CategoricalDtype)
    known = list(frame["theme"].cat.categories)
    assert known.index("lighting") < known.index("egen kod") == len(known) - 1
    assert pd.isna(frame["theme"][3])
    assert str(frame["severity"].dtype) == "Int64"
    assert frame["severity"].mean() == 2
    assert frame["received_on"].dt.day.tolist() == [3, 4, 5, 6]
    assert str(frame["created_at"].dt.tz) == "UTC"
    assert frame["more_themes"][0] == ["upkeep", "safety"]
    assert frame["more_themes"][1] == []
    assert frame["x"][:3].tolist() == [EAST + 50, EAST + 100, EAST + 130]
    assert pd.isna(frame["x"][3])
    assert frame.attrs["crs"] == "EPSG:3014"


def test_labels_shapes_and_withdrawn_viewpoints_come_when_asked_for(store):
    frame = frames.viewpoints(store, labels="sv", shape="wkb", withdrawn=True)
    assert len(frame) == 5
    assert frame["theme_label"][0] == "Belysning"
    assert frame["theme_label"][2] == "egen kod"
    assert frame["valence_label"].dtype.name == "category"
    assert frame["severity_label"][0] == "Stort"
    assert frame["more_themes_label"][0][0] != "upkeep"
    shape = QgsGeometry()
    shape.fromWkb(frame["geom"][0])
    assert shape.asPoint() == QgsPointXY(EAST + 50, NORTH + 50)
    assert frame["geom"][3] is None
    assert "x" not in frames.viewpoints(store, shape="")


def test_other_tables_come_by_name_and_restricted_ones_do_not(store):
    occasions = frames.table(str(store.path), "occasion")
    assert occasions["starts_at"][0] == pd.Timestamp("2026-11-03 15:30", tz="UTC")
    assert occasions["kind"][0] == "street_stand"
    for name in ("viewpoint_raw", "contact", "sqlite_master"):
        with pytest.raises(InputError, match=name):
            frames.table(store, name)


def test_a_layer_gives_the_same_frame_as_its_store(store):
    layer = QgsVectorLayer(store.uri("viewpoint"), "shown_layer", store.provider)
    ours, theirs = frames.viewpoints(store, withdrawn=True), frames.viewpoints(layer)
    for name in ("text", "theme", "severity", "received_on", "created_at", "x", "y"):
        own, other = ours[name], theirs[name]
        assert own.isna().tolist() == other.isna().tolist()
        assert own.dropna().tolist() == other.dropna().tolist()


def test_matches_and_summary_are_those_of_the_algorithm(provider, store, plan):
    found = frames.matches(str(store.path), plan, near=50, labels="en")
    assert found["zone"].tolist() == ["inside", "edge", "near"]
    assert found["zone"].cat.categories[0] == "inside"
    assert found["distance_m"].tolist() == pytest.approx([0, 0, 30], abs=0.01)
    assert found["valence_label"].notna().sum() == 2
    assert found["x"][0] == EAST + 50
    counts = frames.summary(store, plan, near=50)
    assert counts.groupby("zone", observed=True)["n"].sum().to_dict() == {
        "inside": 1, "edge": 1, "near": 1, "without_place": 1
    }  # fmt: skip
    assert counts["first_date"].max() == pd.Timestamp("2026-11-06")
    (area,) = frames.boundaries(store, plan, LABEL_FIELD="namn").to_dict("records")
    assert (area["label"], area["n"]) == ("Resecentrum", 2)
    assert isinstance(area["geom"], bytes)


def test_a_store_and_its_layer_have_the_same_matches(provider, store, plan):
    layer = QgsVectorLayer(store.uri("viewpoint"), "shown_layer", "ogr")
    ours, theirs = (frames.matches(one, plan, near=50) for one in (store, layer))
    assert set(ours) == set(theirs) and ours.attrs == theirs.attrs
    for name in theirs:
        own, other = ours[name], theirs[name]
        assert own.isna().tolist() == other.isna().tolist()
        assert own.dropna().tolist() == other.dropna().tolist()
    assert len(frames.matches(store, nowhere())) == 0


def nowhere() -> QgsVectorLayer:
    """A plan far from everything."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:3014", "nowhere_layer", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt("POLYGON((0 0, 1 0, 1 1, 0 0))"))
    layer.dataProvider().addFeatures([feature])
    return layer


def test_layers_that_are_not_ours_give_matches_too(provider, plan):
    layer = QgsVectorLayer("Point?crs=EPSG:3014&field=theme:string", "x_layer", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["trafik"])
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(EAST + 1, NORTH + 1)))
    layer.dataProvider().addFeatures([feature])
    assert frames.matches(layer, plan)["theme"].tolist() == ["trafik"]


def test_an_error_is_one_sentence(provider, store, tmp_path):
    with pytest.raises(SynpunktError, match="no field called nothing"):
        frames.summary(store, QgsVectorLayer("Polygon?crs=EPSG:3014", "a_layer", "memory"),
                       GROUP_FIELD="nothing")  # fmt: skip
    with pytest.raises(SynpunktError, match="was not found"):
        frames.viewpoints(str(tmp_path / "none.gpkg"))


def test_without_our_algorithms_it_is_said(store, plan):
    with pytest.raises(SynpunktError, match="not loaded"):
        frames.matches(store, plan)


def test_the_documented_example_runs(provider, store, plan, root: Path, monkeypatch):
    """Every Python block of the page, one after the other, beside a store and a plan."""
    page = (root / "docs" / "analysts.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert len(blocks) >= 4
    monkeypatch.chdir(store.path.parent)
    assert store.path.name == "store.gpkg"
    known: dict = {}
    exec("\n".join(blocks), known)  # noqa: S102
    assert len(known["said"]) == 4
    assert known["by_zone"].sum() == 2
    assert len(known["areas"]) == 1


def test_where_pandas_is_missing_it_is_said_what_to_do(store, root: Path):
    code = (
        "import sys; sys.modules['pandas'] = None\n"
        "import importlib.util as u\n"
        f"s = u.spec_from_file_location('synpunkt', {str(root / '__init__.py')!r},"
        f" submodule_search_locations=[{str(root)!r}])\n"
        "m = u.module_from_spec(s); sys.modules['synpunkt'] = m; s.loader.exec_module(m)\n"
        "from qgis.core import QgsApplication\n"
        "app = QgsApplication([], False); app.initQgis()\n"
        "from synpunkt.processing import frames\n"
        "from synpunkt.layers.errors import SynpunktError\n"
        "try:\n"
        f"    frames.viewpoints({str(store.path)!r})\n"
        "except SynpunktError as error:\n"
        "    print(error)\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=environment,
        timeout=120,
        cwd=store.path.parent,
    )
    assert done.stdout.startswith("pandas is missing in this QGIS."), done.stderr
