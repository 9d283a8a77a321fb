"""Ties after the plan was redrawn: each holds, is marked with a proposal, or is loose."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from qgis import processing
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from synpunkt.layers.link_check import accept, check_links, mark
from synpunkt.layers.metric import Reprojection
from synpunkt.layers.plan_change import plan_changes
from synpunkt.layers.plans import PlanSource, seen
from synpunkt.layers.takeback import take_back

STORE_CRS = QgsCoordinateReferenceSystem("EPSG:3014")
CONTEXT = QgsCoordinateTransformContext()
X, Y, SIDE = 150_000.0, 6_920_000.0, 40.0


def square(column: int, dx: float = 0.0, width: float = SIDE) -> QgsGeometry:
    left = X + column * SIDE + dx
    return QgsGeometry.fromWkt(
        f"Polygon (({left} {Y}, {left + width} {Y}, {left + width} {Y + SIDE},"
        f" {left} {Y + SIDE}, {left} {Y}))"
    )


def layer(path: Path, parts, crs: str = "EPSG:3014", driver: str = "GPKG") -> QgsVectorLayer:
    """A plan as a file; ``parts`` are (objektidentitet, label, geometry in EPSG:3014)."""
    memory = QgsVectorLayer(
        f"Polygon?crs={crs}&field=objektidentitet:string&field=namn:string", "plan_layer", "memory"
    )
    target = QgsCoordinateReferenceSystem(crs)
    move = Reprojection(STORE_CRS, target, CONTEXT)
    for identity, label, geometry in parts:
        feature = QgsFeature(memory.fields())
        feature.setAttributes([identity, label])
        feature.setGeometry(move(geometry))
        memory.dataProvider().addFeature(feature)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = driver, "plan"
    code, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(memory, str(path), CONTEXT, options)
    assert code == QgsVectorFileWriter.WriterError.NoError
    return QgsVectorLayer(str(path), "plan_layer", "ogr")


def plan(vector: QgsVectorLayer, key: str):
    source = PlanSource("plan", vector.source(), vector.crs(), key, "namn")
    return seen(vector.getFeatures(), source)


PARTS = [("id-a", "GATA", square(0)), ("id-b", "PARK", square(1)), ("id-c", "TORG", square(2))]


@pytest.fixture
def tied(store, provider, tmp_path):
    """A store with a viewpoint in each part of a plan, tied to it; by key or by row number."""

    def make(key: str):
        with store.operation() as operation:
            for column in range(3):
                point = QgsPointXY(X + column * SIDE + 30, Y + 20)
                operation.insert(
                    "viewpoint", {"text": f"v{column}"}, QgsGeometry.fromPointXY(point)
                )
        vector = layer(tmp_path / "plan.gpkg", PARTS)
        given = {"STORE": str(store.path), "PLAN": vector, "LABEL_FIELD": "namn"}
        # Without the field in the layer, its row numbers are all there is to go by.
        if not key:
            vector = layer(tmp_path / "bare.gpkg", PARTS)
            vector.startEditing()
            vector.deleteAttribute(vector.fields().indexFromName("objektidentitet"))
            vector.commitChanges()
            given["PLAN"] = vector
        assert processing.run("synpunkt:attachtoplan", given)["CREATED"] == 3
        return store

    return make


def states(store, vector, key):
    check = check_links(store, plan(vector, key), CONTEXT)
    return [(one.label, one.state, one.proposal_label) for one in check.links], check


KEPT = [("GATA", "ok", "GATA"), ("PARK", "ok", "PARK"), ("TORG", "ok", "TORG")]
SCENARIOS = {
    "exported again with other row ids": (list(reversed(PARTS)), KEPT),
    "moved three metres": (
        [("id-a", "GATA", square(0, 3)), *PARTS[1:]],
        [("GATA", "moved", "GATA"), *KEPT[1:]],
    ),
    "clipped": (
        [PARTS[0], ("id-b", "PARK", square(1, width=25)), PARTS[2]],
        [KEPT[0], ("PARK", "moved", "PARK"), KEPT[2]],
    ),
}


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_part_is_known_again_by_its_key(tied, tmp_path, name):
    parts, wanted = SCENARIOS[name]
    store = tied("objektidentitet")
    found, _ = states(store, layer(tmp_path / "new.gpkg", parts), "objektidentitet")
    assert found == wanted


def test_without_a_key_a_part_that_moved_a_little_is_the_same_with_another_shape(tied, tmp_path):
    store = tied("")
    parts = [("id-a", "GATA", square(0, 3)), *PARTS[1:]]
    found, _ = states(store, layer(tmp_path / "new.gpkg", parts), "")
    assert found == [("GATA", "moved", "GATA"), *KEPT[1:]]


def test_row_numbers_of_another_export_never_pass_as_the_same_part(tied, tmp_path):
    store = tied("")
    found, check = states(store, layer(tmp_path / "new.gpkg", list(reversed(PARTS))), "")
    assert found == [
        ("GATA", "refound", "GATA"), ("PARK", "ok", "PARK"), ("TORG", "refound", "TORG"),
    ]  # fmt: skip
    assert all(one.likeness.covered == 1 for one in check.links)


@pytest.mark.parametrize(
    ("driver", "name"), [("GeoJSON", "p.geojson"), ("ESRI Shapefile", "p.shp")]
)
def test_another_format_and_coordinate_system_are_the_same_plan(tied, tmp_path, driver, name):
    store = tied("objektidentitet")
    crs = "EPSG:4326" if driver == "GeoJSON" else "EPSG:3006"
    vector = layer(tmp_path / name, PARTS, crs, driver)
    key = vector.fields().names()[0]  # a shapefile cuts long names
    plan_now = plan(vector, key)
    check = check_links(store, plan_now, CONTEXT)
    assert {one.state for one in check.links} == {"ok"}


def test_a_lost_identity_is_found_again_by_place_and_proposed(tied, tmp_path):
    store = tied("objektidentitet")
    parts = [(f"new-{number}", label, shape) for number, (_, label, shape) in enumerate(PARTS)]
    found, check = states(store, layer(tmp_path / "new.gpkg", parts), "objektidentitet")
    assert found == [(label, "refound", label) for _, label, _ in PARTS]
    assert {row["state"] for row in store.rows("link")} == {"ok"}  # nothing was written


def test_a_split_part_proposes_the_half_that_the_viewpoint_lies_in(tied, tmp_path):
    store = tied("objektidentitet")
    halves = [("id-a1", "GATA väst", square(0, width=20)), ("id-a2", "GATA öst", square(0, 20, 20))]
    found, check = states(
        store, layer(tmp_path / "new.gpkg", [*halves, *PARTS[1:]]), "objektidentitet"
    )
    assert found[0] == ("GATA", "refound", "GATA öst")
    assert check.links[0].likeness.covered == 0.5


def test_two_merged_parts_propose_the_one_that_they_became(tied, tmp_path):
    store = tied("objektidentitet")
    merged = ("id-ab", "GATA och PARK", square(0, width=2 * SIDE))
    found, _ = states(store, layer(tmp_path / "new.gpkg", [merged, PARTS[2]]), "objektidentitet")
    assert found[:2] == [(one, "refound", "GATA och PARK") for one in ("GATA", "PARK")]


def test_a_deleted_part_leaves_its_ties_loose(tied, tmp_path):
    store = tied("objektidentitet")
    found, _ = states(store, layer(tmp_path / "new.gpkg", PARTS[:2]), "objektidentitet")
    assert found == [*KEPT[:2], ("TORG", "loose", "")]


def test_a_proposal_is_accepted_one_by_one_or_all_and_taken_back(tied, tmp_path):
    store = tied("objektidentitet")
    parts = [("new", "GATA 2", square(0)), ("id-b", "PARK", square(1, 3)), PARTS[2]]
    vector = layer(tmp_path / "new.gpkg", parts)
    _, check = states(store, vector, "objektidentitet")
    with store.operation() as operation:
        assert mark(operation, check) == 2
        assert accept(operation, store, check, CONTEXT, {check.links[0].link}) == 1
    found, check = states(store, vector, "objektidentitet")
    assert [state for _, state, _ in found] == ["ok", "moved", "ok"]
    assert found[0][0] == "GATA 2"
    with store.operation() as second:
        assert accept(second, store, check, CONTEXT) == 1
    assert {one[1] for one in states(store, vector, "objektidentitet")[0]} == {"ok"}
    take_back(store, second.uuid)
    take_back(store, operation.uuid)
    assert {row["state"] for row in store.rows("link")} == {"ok"}
    assert [state for _, state, _ in states(store, vector, "objektidentitet")[0]] == [
        "refound", "moved", "ok",
    ]  # fmt: skip


def test_two_ties_that_become_one_are_one(tied, tmp_path):
    store = tied("objektidentitet")
    with store.operation() as operation:
        row = next(store.rows("link"))
        part = next(store.rows("plan_object", "object_key = 'id-b'"))
        values = {"viewpoint_uuid": row["viewpoint_uuid"], "plan_object_uuid": part["uuid"]}
        operation.insert("link", {**values, "state": "ok", "made_by": "person"})
    merged = ("id-ab", "GATA och PARK", square(0, width=2 * SIDE))
    vector = layer(tmp_path / "new.gpkg", [merged, PARTS[2]])
    _, check = states(store, vector, "objektidentitet")
    with store.operation() as operation:
        accept(operation, store, check, CONTEXT)
    pairs = [(one["viewpoint_uuid"], one["plan_object_uuid"]) for one in store.rows("link")]
    assert len(pairs) == len(set(pairs)) == 3


def test_what_a_person_took_away_is_not_checked(tied, tmp_path):
    store = tied("objektidentitet")
    row = next(store.rows("link"))
    with store.operation() as operation:
        operation.update("link", row["uuid"], {"state": "rejected"})
    _, check = states(store, layer(tmp_path / "new.gpkg", PARTS), "objektidentitet")
    assert len(check.links) == 2


def test_a_new_drawing_tells_what_changed_and_whom_it_touches(tied, tmp_path):
    store = tied("objektidentitet")
    with store.operation() as operation:
        uuid = next(store.rows("viewpoint", "text = 'v2'"))["uuid"]
        response = operation.insert("response", {"title": "Torget blir kvar"})
        operation.insert("response_viewpoint", {"response_uuid": response, "viewpoint_uuid": uuid})
    before = plan(layer(tmp_path / "before.gpkg", PARTS), "objektidentitet")
    after = [
        ("id-a", "GATA", square(0, 3)),
        ("id-b", "PARKEN", square(1)),
        ("id-d", "NYTT", square(2, width=20)),
        ("id-e", "BRO", square(9)),
    ]
    now = plan(layer(tmp_path / "after.gpkg", after), "objektidentitet")
    found = plan_changes(store, before, now, CONTEXT)
    told = [
        (one.kind, (one.after or one.before).label, len(one.viewpoints), len(one.answers))
        for one in found
    ]
    assert told == [
        ("new", "BRO", 0, 0), ("new", "NYTT", 0, 0), ("gone", "TORG", 1, 1),
        ("moved", "GATA", 1, 0), ("relabelled", "PARKEN", 1, 0),
    ]  # fmt: skip
    by_shape = plan_changes(store, plan(layer(tmp_path / "b2.gpkg", PARTS), ""),
                            plan(layer(tmp_path / "a2.gpkg", after), ""), CONTEXT)  # fmt: skip
    assert [one.kind for one in by_shape] == ["new", "moved", "reshaped", "relabelled"]


def test_by_qgis_process(tied, tmp_path, qgis_process):
    store = tied("objektidentitet")
    parts = [("new", "GATA 2", square(0)), ("id-b", "PARK", square(1, 3))]
    new = layer(tmp_path / "new.gpkg", parts)
    given = {"STORE": store.path, "PLAN": new.source(), "LABEL_FIELD": "namn"}

    def run(name, **more):
        return json.loads(qgis_process(f"synpunkt:{name}", **more).stdout)["results"]

    changes = tmp_path / "changes.csv"
    result = run("planchange", STORE=store.path, BEFORE=tmp_path / "plan.gpkg", AFTER=new.source(),
                 LABEL_FIELD="namn", OUTPUT=changes)  # fmt: skip
    assert result["TOUCHED"] == 3
    lines = changes.read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == ["gone", "moved", "relabelled"]
    result = run("checklinks", **given, OUTPUT=tmp_path / "links.csv")
    counts = ("OK", "MOVED", "REFOUND", "LOOSE", "REPAIRED")
    assert [result[name] for name in counts] == [0, 1, 1, 1, 0]
    assert {row["state"] for row in store.rows("link")} == {"moved", "refound", "loose"}
    assert "100 %" in (tmp_path / "links.csv").read_text(encoding="utf-8")
    result = run("checklinks", **given, REPAIR=True)
    assert result["REPAIRED"] == 2
    result = run("checklinks", **given)
    assert [result[name] for name in counts] == [2, 0, 0, 1, 0]


def test_on_the_real_plan_a_new_export_in_another_system_holds(
    real_data, store, provider, tmp_path
):
    file = real_data / "polygons" / "detaljplan_ss637040_plankarta.gml"
    out = str(tmp_path / "plan.gpkg")
    processing.run("synpunkt:readplan", {"INPUT": str(file), "OUTPUT": out})
    vector = QgsVectorLayer(out, "plan_layer", "ogr")
    to_store = Reprojection(vector.crs(), store.crs, QgsProject.instance().transformContext())
    with store.operation() as operation:
        for number, feature in enumerate(vector.getFeatures()):
            place = to_store(feature.geometry().pointOnSurface())
            operation.insert("viewpoint", {"text": str(number)}, place)
    result = processing.run("synpunkt:attachtoplan", {"STORE": str(store.path), "PLAN": vector})
    assert result["CREATED"] >= vector.featureCount()
    again = processing.run(
        "native:reprojectlayer",
        {"INPUT": vector, "TARGET_CRS": "EPSG:3006", "OUTPUT": str(tmp_path / "again.geojson")},
    )["OUTPUT"]
    checked = processing.run("synpunkt:checklinks", {"STORE": str(store.path), "PLAN": again})
    assert (checked["MOVED"], checked["LOOSE"]) == (0, 0)
    assert checked["OK"] + checked["REFOUND"] == result["CREATED"]
