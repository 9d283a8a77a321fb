"""Who knows a place: local safety groups by share of the plan, distance and last occasion."""

from __future__ import annotations

import datetime
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis import processing
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerUtils,
)
from synpunkt.layers.rows import UTC
from synpunkt.layers.safety_groups import coordinator, local_groups, name_coordinator
from synpunkt.layers.whole_area import whole_area

CONTEXT = QgsCoordinateTransformContext()
E, N = 152_000, 6_920_000


def box(x: float, y: float, width: float, height: float) -> QgsGeometry:
    """A rectangle in EPSG:3014 relative to (E, N)."""
    right, top = x + width, y + height
    shape = QgsGeometry.fromWkt(f"Polygon(({x} {y},{right} {y},{right} {top},{x} {top},{x} {y}))")
    shape.translate(E, N)
    return shape


def plan(*shapes: QgsGeometry, crs: str = "EPSG:3014") -> QgsVectorLayer:
    layer = QgsVectorLayer(f"Polygon?crs={crs}", "plan_layer", "memory")
    turn = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:3014"), layer.crs(), CONTEXT)
    for shape in shapes:
        feature, moved = QgsFeature(), QgsGeometry(shape)
        moved.transform(turn)
        feature.setGeometry(moved)
        layer.dataProvider().addFeature(feature)
    return layer


@pytest.fixture
def town(store):
    """Groups west and east of a border through the plan, one 300 m away and one far off."""
    areas = {
        "Västra": box(-1000, -1000, 1030, 3000),
        "Östra": box(30, -1000, 1000, 3000),
        "Norra": box(0, 400, 100, 100),
        "Fjärran": box(0, 9000, 100, 100),
    }
    with store.operation() as operation:
        for name, area in areas.items():
            said = {"contact_function": "Rektor", "mailbox": "grupp@example.org"}
            area.convertToMultiType()
            operation.insert("safety_group", {"name": name, **said}, area)
    return store


def listed(store, layer, **more) -> dict[str, dict[str, object]]:
    given = {"STORE": str(store.path), "BOUNDARY": layer, "OUTPUT": "memory:", **more}
    results = processing.run("synpunkt:localgroups", given)
    assert results["STORE"] == str(store.path)
    names = results["OUTPUT"].fields().names()
    assert names == [
        "group", "share_of_plan", "distance", "contact_function", "mailbox", "last_occasion"
    ]  # fmt: skip
    rows = list(results["OUTPUT"].getFeatures())
    assert results["GROUPS"] == sum(isinstance(row["distance"], float) for row in rows)
    return {row["group"]: dict(zip(names, row.attributes(), strict=True)) for row in rows}


def test_groups_come_by_share_then_by_distance(provider, town):
    found = listed(town, plan(box(0, 0, 100, 100)))
    assert list(found) == ["Östra", "Västra", "Norra"]
    assert [row["share_of_plan"] for row in found.values()] == [0.7, 0.3, 0]
    assert [row["distance"] for row in found.values()] == [0, 0, pytest.approx(300, abs=0.05)]
    assert found["Östra"]["contact_function"] == "Rektor"
    assert found["Östra"]["mailbox"] == "grupp@example.org"


def test_near_is_in_ground_metres_and_zero_means_touching(provider, town):
    square = box(0, 0, 100, 100)
    assert "Norra" not in listed(town, plan(square), NEAR=299)
    assert list(listed(town, plan(square), NEAR=0)) == ["Östra", "Västra"]
    metres = listed(town, plan(square, crs="EPSG:3857"))["Norra"]["distance"]
    assert metres == pytest.approx(300, abs=0.05)


def test_several_areas_are_one_plan(provider, town):
    found = listed(town, plan(box(0, 0, 100, 100), box(-100, 0, 100, 100)))
    assert (found["Västra"]["share_of_plan"], found["Östra"]["share_of_plan"]) == (0.65, 0.35)


def test_a_group_that_only_touches_the_plan_is_named_without_a_share(provider, town):
    found = listed(town, plan(box(-100, 100, 130, 100)), NEAR=0)
    assert found["Östra"]["share_of_plan"] == 0
    assert found["Östra"]["distance"] == 0


def test_the_latest_occasion_there_or_with_the_group_is_told(provider, town):
    def at(day: int) -> datetime.datetime:
        return datetime.datetime(2026, 11, day, 23, 30, tzinfo=UTC)

    norra = next(town.rows("safety_group", "name = 'Norra'"))["uuid"]
    with town.operation() as operation:
        for day, x in ((2, -50), (3, -60), (9, 90_000)):
            values = {"title": f"Bord {day}", "kind": "street_stand", "starts_at": at(day)}
            place = QgsGeometry.fromPointXY(QgsPointXY(E + x, N))
            occasion = operation.insert("occasion", values, place)
        operation.insert("occasion", {"title": "Utan tid"}, place)
        party = {"occasion_uuid": occasion, "party": "Norra", "safety_group_uuid": norra}
        operation.insert("occasion_party", party)
    found = listed(town, plan(box(0, 0, 100, 100)))
    days = {name: row["last_occasion"] for name, row in found.items()}
    # Half past eleven in UTC is the next day in Sweden.
    assert days["Västra"].toPyDate() == datetime.date(2026, 11, 4)
    assert days["Norra"].toPyDate() == datetime.date(2026, 11, 10)
    assert not days["Östra"]


def name(store, contact: str) -> None:
    with store.operation() as operation:
        name_coordinator(operation, store, contact)


def test_where_no_group_is_near_the_coordinator_is_named(provider, town):
    nowhere = plan(box(50_000, 0, 100, 100))
    (row,) = listed(town, nowhere).values()
    assert row["group"] == "Trygghetssamordnare"
    assert not row["contact_function"]
    name(town, "trygghet@example.org")
    assert coordinator(town) == "trygghet@example.org"
    (row,) = listed(town, nowhere).values()
    assert row["mailbox"] == "trygghet@example.org"
    name(town, "Trygghetssamordnare, kontaktcenter")
    (row,) = listed(town, nowhere).values()
    assert row["contact_function"] == "Trygghetssamordnare, kontaktcenter"


def test_a_boundary_without_a_system_needs_one_and_lines_are_no_area(provider, town):
    layer = plan(box(0, 0, 100, 100))
    layer.setCrs(QgsCoordinateReferenceSystem())
    with pytest.raises(QgsProcessingException, match="no coordinate system"):
        listed(town, layer)
    crs = QgsCoordinateReferenceSystem("EPSG:3014")
    assert len(listed(town, layer, BOUNDARY_CRS=crs)) == 3
    points = QgsVectorLayer("Point?crs=EPSG:3014", "points_layer", "memory")
    with pytest.raises(QgsProcessingException, match="neither an area"):
        listed(town, points)


@settings(max_examples=12)
@given(cut=st.floats(1, 99), crs=st.sampled_from(["EPSG:3014", "EPSG:3006", "EPSG:4326"]))
def test_shares_of_groups_that_fill_the_plan_add_up_to_one(cut, crs, new_store, tmp_path_factory):
    store = new_store(tmp_path_factory.mktemp("shares"))
    with store.operation() as operation:
        for name, area in (
            ("ett", box(-50, -50, 50 + cut, 200)),
            ("två", box(cut, -50, 150 - cut, 200)),
        ):
            area.convertToMultiType()
            operation.insert("safety_group", {"name": name}, area)
    layer = plan(box(0, 0, 100, 100), crs=crs)
    area = whole_area(layer.getFeatures(), layer.crs(), CONTEXT)
    groups = local_groups(store, area, 0, CONTEXT)
    assert {group.name for group in groups} == {"ett", "två"}
    assert sum(group.share for group in groups) == pytest.approx(1, abs=2e-4)


def test_real_municipalities_as_groups_share_a_plan_across_their_border(provider, store, real_data):
    path = real_data / "polygons" / "sverige_kommuner_wgs84.geojson"
    layer = QgsVectorLayer(str(path), "kommuner_layer", "ogr")
    given = {"STORE": str(store.path), "INPUT": layer, "NAME_FIELD": "kom_namn"}
    assert processing.run("synpunkt:importgroups", given)["NEW"] == 290
    sundsvall = next(layer.getFeatures("\"kom_namn\" = 'Sundsvall'"))
    found = listed(store, _layer_of(layer, sundsvall), NEAR=1000)
    first, *neighbours = found.values()
    assert (first["group"], first["share_of_plan"]) == ("Sundsvall", 1)
    assert {"Timrå", "Ånge", "Nordanstig"} <= {row["group"] for row in neighbours}
    assert all(row["share_of_plan"] < 0.01 for row in neighbours)
    # A plan of two square kilometres in the middle of the town is Sundsvall's alone.
    inner = plan(box(3000, -1000, 1400, 1400))
    assert list(listed(store, inner, NEAR=500)) == ["Sundsvall"]


def _layer_of(source: QgsVectorLayer, feature: QgsFeature) -> QgsVectorLayer:
    layer = QgsVectorLayer("MultiPolygon?crs=EPSG:4326", "one_layer", "memory")
    one = QgsVectorLayerUtils.createFeature(layer, feature.geometry())
    layer.dataProvider().addFeature(one)
    return layer


def test_groups_are_listed_from_the_command_line(qgis_process, town, tmp_path):
    path, out = tmp_path / "plan.gpkg", tmp_path / "groups.csv"
    QgsVectorFileWriter.writeAsVectorFormatV3(
        plan(box(0, 0, 100, 100)), str(path), QgsProject().transformContext(),
        QgsVectorFileWriter.SaveVectorOptions(),
    )  # fmt: skip
    answer = qgis_process("synpunkt:localgroups", STORE=town.path, BOUNDARY=path, OUTPUT=out)
    results = json.loads(answer.stdout)["results"]
    assert (results["GROUPS"], results["STORE"]) == (3, str(town.path))
    lines = out.read_text("utf-8").splitlines()
    assert lines[1].startswith("Östra,0.7,0,Rektor,grupp@example.org,")
