"""A field package: opens by itself, is filled in as on a telephone, and comes home once."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from qgis import processing
from qgis.core import (
    QgsExpression,
    QgsFeature,
    QgsFeedback,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerUtils,
)
from synpunkt.layers.labels import table_label
from synpunkt.layers.photos import photo_home
from synpunkt.layers.restricted import restricted_path
from synpunkt.layers.store import Store, open_store
from synpunkt.layers.takeback import take_back
from synpunkt.layers.walks import draw_route, route, stops
from synpunkt.processing.field.homecoming import bring_home, field_copy
from synpunkt.processing.intake.request import Request

E, N = 150_000, 6_920_000
SECRET = "Ring mig på 070-174 06 05"


def at(x: float, y: float = 0) -> QgsGeometry:
    return QgsGeometry.fromPointXY(QgsPointXY(E + x, N + y))


@pytest.fixture
def main(store) -> SimpleNamespace:
    """A store with a plan, a walk with route and stops, and what others said."""
    with store.operation() as operation:
        plan = operation.insert(
            "plan_layer", {"name": "Plan", "source": "//server/plan/hemlig.gpkg"}
        )
        area = QgsGeometry.fromWkt(f"Polygon(({E} {N},{E + 90} {N},{E + 90} {N + 90},{E} {N}))")
        operation.insert("plan_object", {"plan_layer_uuid": plan, "object_key": "1"}, area)
        matter = operation.insert("matter", {"title": "Navet", "plan_layer_uuid": plan})
        before = operation.insert("occasion", {"title": "Förmöte"})
        walk = operation.insert(
            "occasion",
            {"title": "Vandring", "kind": "safety_walk", "matter_uuid": matter,
             "follows_uuid": before, "notes": SECRET},
        )  # fmt: skip
        for number, name in enumerate(("Torget", "Tunneln"), start=1):
            values = {"occasion_uuid": walk, "name": name, "number": number}
            operation.insert("walk_stop", values, at(40 * number))
        line = QgsGeometry.fromWkt(f"LineString({E} {N},{E + 90} {N})")
        draw_route(operation, store, walk, line, "Rutten")
        uuid = operation.insert("viewpoint", {"text": SECRET, "occasion_uuid": before}, at(1))
        operation.insert_restricted("viewpoint_raw", {"viewpoint_uuid": uuid, "raw_text": SECRET})
    return SimpleNamespace(store=store, walk=walk)


def pack(store: Store, folder: Path, occasion: str = "Vandring") -> dict[str, object]:
    given = {"STORE": str(store.path), "OCCASION": occasion, "FOLDER": str(folder)}
    return processing.run("synpunkt:fieldpackage", given)


@pytest.fixture
def package(main, provider, tmp_path) -> SimpleNamespace:
    """The package, moved to where nothing of its origin can be reached."""
    results = pack(main.store, tmp_path / "out")
    assert results["STORE"] == str(main.store.path)
    folder = Path(shutil.move(tmp_path / "out", tmp_path / "telephone"))
    project = QgsProject()
    assert project.read(str(folder / Path(results["PROJECT"]).name))
    layers = {str(x.customProperty("synpunkt/table")): x for x in project.mapLayers().values()}
    yield SimpleNamespace(
        folder=folder,
        store=folder / Path(results["FIELD_STORE"]).name,
        project=project,
        layers=layers,
        prefix=results["PREFIX"],
    )
    project.clear()


def add(layer: QgsVectorLayer, place: QgsGeometry | None = None, **values: object) -> QgsFeature:
    """A new row as the layer's own form begins it, with what the user then fills in."""
    place = place if place is not None else QgsGeometry()
    context = layer.createExpressionContext()
    feature = QgsVectorLayerUtils.createFeature(layer, place, {}, context)
    for name, value in values.items():
        feature[name] = value
    assert layer.startEditing()
    assert layer.addFeature(feature)
    assert layer.commitChanges(), layer.commitErrors()
    return feature


def merge(store: Store, other: Path) -> dict[str, object]:
    given = {"STORE": str(store.path), "OTHER": str(other)}
    return processing.run("synpunkt:mergestores", given)


def test_it_opens_by_itself_with_relative_paths_and_no_function_of_the_plugin(package, tmp_path):
    assert package.layers.keys() == {
        "viewpoint", "walk_stop", "walk_route", "occasion", "plan_object", "action", "photo",
        "code",
    }  # fmt: skip
    assert all(layer.isValid() for layer in package.layers.values())
    assert {layer.source().split("|")[0] for layer in package.layers.values()} == {
        str(package.store)
    }
    (qgz,) = package.folder.glob("*.qgz")
    with zipfile.ZipFile(qgz) as archive:
        text = "".join(archive.read(n).decode("utf-8", "replace") for n in archive.namelist())
    assert str(tmp_path) not in text
    ours = [name for name in QgsExpression.Functions() if name.name().startswith("synpunkt")]
    assert not any(function.name() in text for function in ours)
    assert "synpunkt_" not in re.sub(
        r"synpunkt_[a-z]+\.(gpkg|qgz)|synpunkt_(\w+_)+[0-9a-f-]{36}", "", text
    )


def test_drop_downs_are_the_code_list_and_stops_and_route_are_there(package):
    viewpoints = package.layers["viewpoint"]
    setups = {
        name: viewpoints.editorWidgetSetup(viewpoints.fields().indexFromName(name))
        for name in ("theme", "valence", "stop_uuid", "occasion_uuid", "statement_uuid")
    }
    assert setups["theme"].type() == "ValueRelation"
    assert setups["theme"].config()["Layer"] == package.layers["code"].id()
    assert setups["valence"].type() == "ValueMap"
    assert setups["stop_uuid"].type() == setups["occasion_uuid"].type() == "RelationReference"
    assert setups["statement_uuid"].type() == "Hidden"
    counts = {name: layer.featureCount() for name, layer in package.layers.items()}
    assert counts["walk_stop"] == 2
    assert (counts["walk_route"], counts["plan_object"], counts["viewpoint"]) == (1, 1, 0)
    assert package.layers["plan_object"].readOnly()
    photos = package.layers["photo"]
    widget = photos.editorWidgetSetup(photos.fields().indexFromName("path"))
    assert (widget.type(), widget.config()["RelativeStorage"]) == ("ExternalResource", 1)
    naming = json.loads(photos.customProperty("QFieldSync/attachment_naming"))["path"]
    assert QgsExpression(naming).evaluate().startswith("photos/")
    tracked, found = package.project.readEntry("Mergin", "PositionTracking/TrackingLayer")
    assert (tracked, found) == (package.layers["walk_route"].id(), True)


def test_nothing_that_others_said_or_that_is_secret_goes_along(package):
    assert not restricted_path(package.store).exists()
    for file in package.folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert SECRET.encode() not in content
            assert b"hemlig.gpkg" not in content


def test_it_comes_home_with_numbers_and_photos_and_only_once(package, main):
    field = open_store(package.store)
    assert (field.kind, package.prefix) == ("field", "A")
    stop = stops(field, main.walk)[1]["uuid"]
    said = add(package.layers["viewpoint"], at(80), text="Mörkt", theme="lighting", stop_uuid=stop)
    assert re.fullmatch(r"[0-9a-f-]{36}", said["uuid"])
    assert said["occasion_uuid"] == main.walk
    assert (said["received_form"], said["formal_status"]) == ("walk_protocol", "informal_dialogue")
    (package.folder / "photos" / "bild.jpg").write_bytes(b"\xff\xd8\xff\xe0 one")
    (package.folder / "DCIM").mkdir()
    (package.folder / "DCIM" / "bild.jpg").write_bytes(b"\xff\xd8\xff\xe0 another")
    for path in ("photos/bild.jpg", "DCIM/bild.jpg"):
        add(package.layers["photo"], viewpoint_uuid=said["uuid"], path=path)
    track = QgsGeometry.fromWkt(f"MultiLineString(({E} {N + 5},{E + 90} {N + 5}))")
    add(package.layers["walk_route"], track, name="Spår")
    (row,) = package.layers["viewpoint"].getFeatures()
    context = package.layers["viewpoint"].createExpressionContext()
    context.setFeature(row)
    shown = QgsExpression(package.layers["viewpoint"].displayExpression()).evaluate(context)
    assert shown == "A-1 Mörkt"
    package.project.clear()

    merged = merge(main.store, package.store)
    assert (merged["NEW"], merged["CONFLICTS"], merged["ROWS_CHANGED"]) == (1, 0, 0)
    home = main.store.row("viewpoint", said["uuid"])
    assert (home["number"], home["text"], home["stop_uuid"]) == (2, "Mörkt", stop)
    paths = [row["path"] for row in main.store.rows("photo")]
    assert all(path.startswith("photos/") for path in paths)
    assert all((photo_home(main.store) / path).is_file() for path in paths)
    assert len(set(paths)) == 2
    assert route(main.store, main.walk).constGet().numGeometries() == 2
    assert main.store.row("occasion", main.walk)["notes"] == SECRET  # what stayed home stays

    again = merge(main.store, package.store)
    assert (again["NEW"], again["ROWS_NEW"], again["OPERATION"]) == (0, 0, "")


@pytest.fixture
def filled(package, main) -> SimpleNamespace:
    """The package after a walk: a viewpoint at a new stop, its photo, and a route."""
    stop = add(package.layers["walk_stop"], at(60), name="Trappan")
    said = add(
        package.layers["viewpoint"], at(80), text="Mörkt", theme="lighting", valence="negative",
        stop_uuid=stop["uuid"],
    )  # fmt: skip
    (package.folder / "photos" / "bild.jpg").write_bytes(b"\xff\xd8\xff\xe0 one")
    add(package.layers["photo"], viewpoint_uuid=said["uuid"], path="photos/bild.jpg")
    track = QgsGeometry.fromWkt(f"MultiLineString(({E} {N + 5},{E + 90} {N + 5}))")
    add(package.layers["walk_route"], track, name="Spår")
    package.project.clear()
    return SimpleNamespace(store=package.store, stop=stop["uuid"], said=said["uuid"])


def bring_in(store: Store, file: Path | str, **more: object) -> dict[str, object]:
    given = {"STORE": str(store.path), "INPUT": str(file), **more}
    return processing.run("synpunkt:importviewpoints", given)


def test_the_importer_brings_all_of_it_home(filled, main, tmp_path):
    trial = bring_in(main.store, filled.store, DRY_RUN=True, REJECTS=str(tmp_path / "rejects.csv"))
    assert (trial["READ"], trial["NEW"], trial["OPERATION"]) == (1, 1, "")
    assert (main.store.count("viewpoint"), main.store.count("walk_stop")) == (1, 2)
    assert (tmp_path / "rejects.csv").is_file()
    with field_copy(main.store, filled.store) as field:
        request = Request(occasion="Ny", dry_run=True)
        outcome = bring_home(main.store, field, request, QgsFeedback())
    assert (outcome.new, outcome.besides) == (1, 3)
    assert f"{table_label('walk_stop')}: 1 new" in outcome.messages
    assert any("left aside" in text for text in outcome.warnings)
    # A layer of it would come in as other viewpoints than those of the package.
    layer = QgsVectorLayer(f"{filled.store}|layername=viewpoint", "field", "ogr")
    with pytest.raises(QgsProcessingException, match="comes home as a whole"):
        bring_in(main.store, "", INPUT_LAYER=layer)

    # As a telephone sends it: the folder in one file.
    packed = shutil.make_archive(str(tmp_path / "home"), "zip", filled.store.parent)
    results = bring_in(main.store, packed)
    assert (results["READ"], results["NEW"], results["REJECTED"]) == (1, 1, 0)
    home = main.store.row("viewpoint", filled.said)
    assert (home["theme"], home["valence"], home["number"]) == ("lighting", "negative", 2)
    assert (home["occasion_uuid"], home["stop_uuid"]) == (main.walk, filled.stop)
    assert (main.store.count("walk_stop"), main.store.count("walk_route")) == (3, 2)
    (photo,) = main.store.rows("photo")
    assert (photo_home(main.store) / photo["path"]).is_file()

    again = bring_in(main.store, filled.store, LAYER="viewpoint")
    assert (again["NEW"], again["UNCHANGED"], again["OPERATION"]) == (0, 1, "")
    assert merge(main.store, filled.store)["ROWS_NEW"] == 0
    take_back(main.store, str(results["OPERATION"]))
    assert (main.store.count("viewpoint"), main.store.count("walk_stop")) == (1, 2)


def test_each_package_has_a_prefix_of_its_own(main, provider, tmp_path):
    first, second = (pack(main.store, tmp_path / name) for name in ("a", "b"))
    assert (first["PREFIX"], second["PREFIX"]) == ("A", "B")
    uuids = {open_store(found["FIELD_STORE"]).uuid for found in (first, second)}
    assert len(uuids) == 2
    with sqlite3.connect(second["FIELD_STORE"]) as connection:
        meta = connection.execute("SELECT prefix, copied_from, kind FROM store_meta").fetchone()
    connection.close()
    assert meta == ("B", main.store.uuid, "field")


def test_a_new_title_makes_a_walk_in_both_stores(main, provider, tmp_path):
    results = pack(main.store, tmp_path / "a", "Ny vandring")
    (made,) = main.store.rows("occasion", "title = 'Ny vandring'")
    assert made["kind"] == "safety_walk"
    assert open_store(results["FIELD_STORE"]).row("occasion", made["uuid"]) is not None
    assert merge(main.store, Path(results["FIELD_STORE"]))["ROWS_NEW"] == 0


def test_without_a_plan_it_opens_on_the_route(store, provider, tmp_path):
    with store.operation() as operation:
        walk = operation.insert("occasion", {"title": "Vandring"})
        line = QgsGeometry.fromWkt(f"LineString({E} {N},{E + 90} {N + 50})")
        draw_route(operation, store, walk, line)
    results = pack(store, tmp_path / "a")
    project = QgsProject()
    assert project.read(str(results["PROJECT"]))
    extent = project.viewSettings().defaultViewExtent()
    assert extent.contains(line.boundingBox())
    assert extent.width() < 200
    project.clear()


def test_without_an_occasion_it_is_a_table_anywhere(main, provider, tmp_path):
    results = pack(main.store, tmp_path / "a", "")
    field = open_store(results["FIELD_STORE"])
    assert (field.count("occasion"), field.count("plan_object")) == (0, 1)


def test_a_folder_with_something_in_it_is_left_alone(main, provider, tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "mine.txt").write_text("mine", encoding="utf-8")
    before = main.store.count("change_log")
    for occasion in ("Vandring", "Ny"):
        with pytest.raises(QgsProcessingException, match="choose another folder"):
            pack(main.store, tmp_path / "a", occasion)
    assert main.store.count("change_log") == before
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["mine.txt"]


def test_the_note_of_a_package_can_be_taken_back(main, provider, tmp_path):
    pack(main.store, tmp_path / "a")
    (noted,) = main.store.rows("operation", "kind = 'fieldpackage'")
    take_back(main.store, noted["uuid"])
    assert pack(main.store, tmp_path / "b")["PREFIX"] == "A"


def test_it_runs_in_qgis_process(main, qgis_process, tmp_path):
    done = qgis_process(
        "synpunkt:fieldpackage", STORE=main.store.path, OCCASION=main.walk, FOLDER=tmp_path / "out"
    )
    results = json.loads(done.stdout)["results"]
    assert Path(results["PROJECT"]).is_file()
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "photos", "synpunkt_a.gpkg", "synpunkt_a.qgz",
    ]  # fmt: skip
