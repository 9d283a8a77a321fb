"""Ties between viewpoints and plan objects, and who belongs to a matter."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis import processing
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from synpunkt.layers import attach, matters
from synpunkt.layers.errors import InputError
from synpunkt.layers.plans import source_of
from synpunkt.layers.store import Store

CONTEXT = QgsCoordinateTransformContext()
E, N = 152_000, 6_920_000


def box(x: float, y: float, size: float) -> str:
    return f"Polygon(({x} {y}, {x + size} {y}, {x + size} {y + size}, {x} {y + size}, {x} {y}))"


def plan_layer(rows: list[tuple[dict[str, str], str]], crs: str = "EPSG:3014") -> QgsVectorLayer:
    """A memory layer of plan objects with geometry in EPSG:3014 relative to (E, N)."""
    layer = QgsVectorLayer(
        f"MultiPolygon?crs={crs}&field=objektidentitet:string&field=beteckning:string"
        "&field=plan:string", "anvandning", "memory",
    )  # fmt: skip
    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:3014"), layer.crs(), CONTEXT
    )
    features = []
    for values, wkt in rows:
        feature = QgsFeature(layer.fields())
        for name, value in values.items():
            feature[name] = value
        geometry = QgsGeometry.fromWkt(wkt)
        geometry.translate(E, N)
        geometry.transform(transform)
        geometry.convertToMultiType()
        feature.setGeometry(geometry)
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    return layer


def town() -> list[tuple[dict[str, str], str]]:
    """Two plans: A of three objects in four polygons, B overlapping one of them."""
    return [
        ({"objektidentitet": "a1", "beteckning": "GATA", "plan": "A"}, box(0, 0, 100)),
        ({"objektidentitet": "a2", "beteckning": "TORG", "plan": "A"}, box(100, 0, 100)),
        ({"objektidentitet": "a2", "beteckning": "TORG", "plan": "A"}, box(100, 100, 100)),
        ({"objektidentitet": "a3", "beteckning": "PARK", "plan": "A"}, box(300, 0, 50)),
        ({"objektidentitet": "b1", "beteckning": "JÄRNVÄG", "plan": "B"}, box(50, 0, 100)),
    ]


SAID = {
    "gatan": (20, 50),
    "överlapp": (75, 50),
    "kant": (100, 20),
    "torget norr": (150, 150),
    "nära parken": (290, 25),
    "långt bort": (900, 900),
    "ingen plats": None,
}


@pytest.fixture
def said(store: Store) -> dict[str, str]:
    """The viewpoints' uuids by text."""
    with store.operation() as operation:
        return {
            text: operation.insert("viewpoint", {"text": text}, place and point(*place))
            for text, place in SAID.items()
        }


def point(x: float, y: float) -> QgsGeometry:
    return QgsGeometry.fromPointXY(QgsPointXY(E + x, N + y))


def run(store: Store, layer: QgsVectorLayer, **more: object) -> dict[str, object]:
    return processing.run(
        "synpunkt:attachtoplan", {"STORE": str(store.path), "PLAN": layer, **more}
    )


def links(store: Store) -> set[tuple[str, str, str, float]]:
    texts = {row["uuid"]: row["text"] for row in store.rows("viewpoint")}
    objects = {row["uuid"]: row["object_key"] for row in store.rows("plan_object")}
    return {
        (texts[r["viewpoint_uuid"]], objects[r["plan_object_uuid"]], r["relation"], r["distance_m"])
        for r in store.rows("link")
    }


EXPECTED = {
    ("gatan", "a1", "within", 0.0),
    ("överlapp", "a1", "within", 0.0),
    ("överlapp", "b1", "within", 0.0),
    ("kant", "a1", "within", 0.0),
    ("kant", "a2", "within", 0.0),
    ("kant", "b1", "within", 0.0),
    ("torget norr", "a2", "within", 0.0),
}


@pytest.mark.parametrize("progress", [[], [20.0]], ids=["while finding", "while writing"])
def test_cancel_is_heard_and_leaves_the_store_as_it_was(
    provider: object,
    store: Store,
    said: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    progress: list[float],
) -> None:
    monkeypatch.setattr(attach, "_OFTEN", 1)  # else only after hundreds of viewpoints
    feedback, told = QgsProcessingFeedback(), []

    feedback.progressChanged.connect(told.append)
    if progress:
        feedback.progressChanged.connect(feedback.cancel)
    else:
        feedback.cancel()
    with pytest.raises(QgsProcessingException, match="Nothing has been changed"):
        processing.run(
            "synpunkt:attachtoplan",
            {"STORE": str(store.path), "PLAN": plan_layer(town())},
            feedback=feedback,
        )
    assert told == progress
    assert not any(store.count(table) for table in ("link", "plan_layer", "plan_object"))


@pytest.mark.parametrize("crs", ["EPSG:3014", "EPSG:3006", "EPSG:4326", "EPSG:3857"])
def test_a_viewpoint_is_tied_to_every_object_it_lies_in_or_on(
    provider: object, store: Store, said: dict[str, str], crs: str
) -> None:
    done = run(store, plan_layer(town(), crs))
    found = links(store)
    if crs == "EPSG:3014":  # elsewhere the edge of the drawn polygons is itself off by rounding
        assert found == EXPECTED
        assert (done["CREATED"], done["EXISTING"], done["UNATTACHED"]) == (7, 0, 2)
    assert {link for link in found if link[0] != "kant"} == {
        link for link in EXPECTED if link[0] != "kant"
    }


def test_else_it_is_tied_to_the_nearest_within_the_distance(
    provider: object, store: Store, said: dict[str, str]
) -> None:
    done = run(store, plan_layer(town()), MAX_DISTANCE=12)
    near = {link for link in links(store) if link[2] == "nearest"}
    assert near == {("nära parken", "a3", "nearest", 10.0)}
    assert done["UNATTACHED"] == 1


def test_at_equal_distance_the_lowest_key_is_nearest(provider: object, store: Store) -> None:
    with store.operation() as operation:
        operation.insert("viewpoint", {"text": "mitt emellan"}, point(50, 5))
    rows = [
        ({"objektidentitet": "z"}, box(0, 0, 40)),
        ({"objektidentitet": "y"}, box(60, 0, 40)),
    ]
    run(store, plan_layer(rows), MAX_DISTANCE=50)
    assert links(store) == {("mitt emellan", "y", "nearest", 10.0)}


def test_run_again_it_creates_nothing_and_leaves_no_operation(
    provider: object, store: Store, said: dict[str, str]
) -> None:
    layer = plan_layer(town())
    first = run(store, layer, MAX_DISTANCE=12)
    operations = store.count("operation")
    again = run(store, layer, MAX_DISTANCE=12)
    assert again["CREATED"] == 0
    assert again["EXISTING"] == first["CREATED"]
    assert again["UNATTACHED"] == first["UNATTACHED"]
    assert again["OPERATION"] == ""
    assert store.count("operation") == operations


def test_a_rejected_tie_is_never_remade(
    provider: object, store: Store, said: dict[str, str]
) -> None:
    layer = plan_layer(town())
    run(store, layer)
    link = next(store.rows("link", "viewpoint_uuid = ?", (said["gatan"],)))
    with store.operation() as operation:
        operation.update("link", link["uuid"], {"state": "rejected"})
    again = run(store, layer)
    assert (again["CREATED"], again["EXISTING"], again["UNATTACHED"]) == (0, 7, 3)
    assert store.row("link", link["uuid"])["state"] == "rejected"


def test_attaching_is_one_operation_that_can_be_taken_back(
    provider: object, store: Store, said: dict[str, str]
) -> None:
    done = run(store, plan_layer(town()))
    taken = {"STORE": str(store.path), "OPERATION": done["OPERATION"]}
    processing.run("synpunkt:takeback", taken)
    assert [store.count(table) for table in ("link", "plan_object", "plan_layer")] == [0, 0, 0]


def test_a_chosen_key_joins_features_and_a_filter_chooses_viewpoints(
    provider: object, store: Store, said: dict[str, str]
) -> None:
    done = run(store, plan_layer(town()), KEY_FIELD="plan", FILTER="\"text\" LIKE 'gat%'")
    assert done["CREATED"] == 1
    assert links(store) == {("gatan", "A", "within", 0.0)}
    objects = {row["object_key"]: row["geom"].area() for row in store.rows("plan_object")}
    assert objects == pytest.approx({"A": 32_500, "B": 10_000})


def test_an_outline_is_tied_by_its_shape_and_a_withdrawn_viewpoint_not_at_all(
    provider: object, store: Store
) -> None:
    line = QgsGeometry.fromWkt("LineString(150 150, 320 25)")
    line.translate(E, N)
    with store.operation() as operation:
        whole = operation.insert("viewpoint", {"text": "hela stråket"}, point(900, 900))
        operation.insert("viewpoint_line", {"viewpoint_uuid": whole}, line)
        operation.insert("viewpoint", {"text": "borta", "state": "withdrawn"}, point(20, 20))
    run(store, plan_layer(town()))
    assert {link[:2] for link in links(store)} == {("hela stråket", "a2"), ("hela stråket", "a3")}


def test_lines_and_points_can_be_plan_objects_too(provider: object, store: Store) -> None:
    layer = QgsVectorLayer("LineString?crs=EPSG:3014&field=namn:string", "vägar", "memory")
    feature = QgsFeature(layer.fields())
    feature["namn"] = "GC1"
    geometry = QgsGeometry.fromWkt("LineString(0 0, 100 0)")
    geometry.translate(E, N)
    feature.setGeometry(geometry)
    layer.dataProvider().addFeatures([feature])
    with store.operation() as operation:
        operation.insert("viewpoint", {"text": "på"}, point(50, 0))
        operation.insert("viewpoint", {"text": "bredvid"}, point(50, 4))
    run(store, layer, KEY_FIELD="namn", MAX_DISTANCE=5)
    assert links(store) == {("på", "GC1", "within", 0.0), ("bredvid", "GC1", "nearest", 4.0)}


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"KEY_FIELD": "nope"}, "no field called nope"),
        ({"FILTER": "theme ="}, "expression can't be used"),
        ({"FILTER": "nope = 1"}, "nope"),
        ({"PLAN_KEY": "okänd"}, "okänd"),
    ],
)
def test_bad_input_is_told_in_one_sentence_and_nothing_is_changed(
    provider: object, store: Store, said: dict[str, str], more: dict[str, str], told: str
) -> None:
    before = store.count("change_log")
    with pytest.raises(QgsProcessingException, match=told):
        run(store, plan_layer(town()), **more)
    assert store.count("change_log") == before


def test_a_plan_without_crs_needs_one(provider: object, store: Store, said: dict[str, str]) -> None:
    layer = plan_layer(town())
    layer.setCrs(QgsCoordinateReferenceSystem())
    with pytest.raises(QgsProcessingException, match="no coordinate system"):
        run(store, layer)
    assert run(store, layer, PLAN_CRS="EPSG:3014")["CREATED"] == 7


def test_an_empty_plan_is_refused(provider: object, store: Store) -> None:
    with pytest.raises(QgsProcessingException, match="no object"):
        run(store, plan_layer([]))


def test_two_plans_of_the_same_layer_name_are_not_taken_for_one(
    provider: object, store: Store
) -> None:
    run(store, plan_layer(town()[:1]))
    run(store, plan_layer([({"objektidentitet": "c1"}, box(0, 500, 10))]))
    assert store.count("plan_layer") == 2


def test_a_redrawn_plan_with_the_same_keys_is_the_same_plan(provider: object, store: Store) -> None:
    run(store, plan_layer(town()))
    moved = [(values, wkt.replace("300 0", "301 0")) for values, wkt in town()]
    run(store, plan_layer(moved))
    assert store.count("plan_layer") == 1
    assert store.count("plan_object") == 4


def test_a_source_is_kept_without_credentials_and_relative_to_the_store(tmp_path: Path) -> None:
    store = tmp_path / "projekt" / "store.gpkg"
    uri = f"{tmp_path}/planer/plan.gpkg|layername=anvandning_yta"
    (tmp_path / "planer").mkdir()
    (tmp_path / "planer" / "plan.gpkg").touch()
    assert source_of(uri, "ogr", store) == "../planer/plan.gpkg|layername=anvandning_yta"


@pytest.mark.parametrize(
    ("provider", "uri"),
    [
        ("postgres", "dbname='plan' host=db user='anna' password='hemligt' authcfg=abc1234 (g)"),
        ("ogr", "PG:dbname=plan host=db user=anna password='hemligt'"),
        ("ogr", "/vsicurl/https://anna:hemligt@server/plan.gpkg|layername=plan"),
        ("WFS", "typename='plan' url='https://anna:hemligt@server/wfs?token=hemligt' version='2'"),
    ],
)
def test_no_credentials_are_kept(provider: str, uri: str, tmp_path: Path) -> None:
    kept = source_of(uri, provider, tmp_path / "store.gpkg")
    assert "plan" in kept
    assert not any(word in kept for word in ("anna", "hemligt", "abc1234"))


# --- matters ---


def matter(store: Store, title: str) -> dict[str, object]:
    return matters.require(store, title)


def create_matter(
    store: Store, title: str, layer: QgsVectorLayer | None = None, **more: str
) -> str:
    given = {"STORE": str(store.path), "TITLE": title, "PLAN": layer, **more}
    return processing.run("synpunkt:creatematter", given)["MATTER"]


def bases(store: Store, title: str) -> dict[str, tuple[str, ...]]:
    texts = {row["uuid"]: row["text"] for row in store.rows("viewpoint")}
    return {
        texts[member.viewpoint]: member.bases
        for member in matters.members(store, matter(store, title), CONTEXT)
        if member.included
    }


def test_one_viewpoint_belongs_to_two_plans_by_its_place(
    provider: object, store: Store, said: dict[str, str]
) -> None:
    layer = plan_layer(town())
    create_matter(store, "Plan A", layer, GROUP_FIELD="plan", GROUP="A", DIARY_REF="SBN 2026-1")
    create_matter(store, "Plan B", layer, GROUP_FIELD="plan", GROUP="B")
    assert matter(store, "Plan A")["diary_ref"] == "SBN 2026-1"
    assert set(bases(store, "Plan A")) == {"gatan", "överlapp", "kant", "torget norr"}
    assert set(bases(store, "Plan B")) == {"överlapp", "kant"}
    assert store.count("plan_layer") == 1


def test_a_viewpoint_belongs_by_tie_occasion_statement_and_hand(
    provider: object, store: Store, said: dict[str, str]
) -> None:
    layer = plan_layer(town())
    uuid = create_matter(store, "Plan A", layer, GROUP_FIELD="plan", GROUP="A")
    run(store, layer, MAX_DISTANCE=12, GROUP_FIELD="plan")
    with store.operation() as operation:
        meeting = operation.insert("occasion", {"title": "Samråd", "matter_uuid": uuid})
        letter = operation.insert("statement", {"matter_uuid": uuid})
        operation.update("viewpoint", said["ingen plats"], {"occasion_uuid": meeting})
        operation.update("viewpoint", said["gatan"], {"statement_uuid": letter})
        matters.include(operation, store, uuid, said["långt bort"])
    found = bases(store, "Plan A")
    assert found["nära parken"] == ("tie",)
    assert found["ingen plats"] == ("occasion",)
    assert found["gatan"] == ("place", "tie", "statement")
    assert found["långt bort"] == ("person",)


def test_a_viewpoint_is_taken_out_with_a_reason_only(
    provider: object, store: Store, said: dict[str, str]
) -> None:
    uuid = create_matter(store, "Plan A", plan_layer(town()), GROUP_FIELD="plan", GROUP="A")
    with pytest.raises(InputError, match="why"), store.operation() as operation:
        matters.exclude(operation, store, uuid, said["gatan"], " ")
    with store.operation() as operation:
        matters.exclude(operation, store, uuid, said["gatan"], "Handlar om en annan gata")
    assert "gatan" not in bases(store, "Plan A")
    listed = matters.members(store, matter(store, "Plan A"), CONTEXT)
    out = next(member for member in listed if member.viewpoint == said["gatan"])
    assert (out.included, out.reason) == (False, "Handlar om en annan gata")
    with store.operation() as operation:
        matters.include(operation, store, uuid, said["gatan"])
    assert "gatan" in bases(store, "Plan A")


def test_a_rejected_or_loose_tie_is_no_reason_to_belong(
    provider: object, store: Store, said: dict[str, str]
) -> None:
    layer = plan_layer(town())
    create_matter(store, "Plan A", layer, GROUP_FIELD="plan", GROUP="A")
    run(store, layer, MAX_DISTANCE=12, GROUP_FIELD="plan")
    link = next(store.rows("link", "viewpoint_uuid = ?", (said["nära parken"],)))
    for state, belongs in (("moved", True), ("loose", False), ("refound", False)):
        with store.operation() as operation:
            operation.update("link", link["uuid"], {"state": state})
        assert ("nära parken" in bases(store, "Plan A")) is belongs


def test_a_matter_without_plan_has_no_members_by_place(
    provider: object, store: Store, said: dict[str, str]
) -> None:
    create_matter(store, "Ombyggnad", KIND="rebuild")
    assert matters.boundary(store, matter(store, "Ombyggnad"), CONTEXT) is None
    assert bases(store, "Ombyggnad") == {}


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"TITLE": " "}, "needs a title"),
        ({"GROUP": "A"}, "Choose the field"),
        ({"GROUP_FIELD": "plan", "GROUP": "C"}, "no object of that plan"),
        ({"GROUP_FIELD": "nope"}, "no field called nope"),
    ],
)
def test_a_matter_that_can_not_be_made_changes_nothing(
    provider: object, store: Store, more: dict[str, str], told: str
) -> None:
    with pytest.raises(QgsProcessingException, match=told):
        create_matter(store, more.pop("TITLE", "Plan"), plan_layer(town()), **more)
    assert store.count("matter") == store.count("plan_object") == 0


def test_a_title_that_two_matters_share_is_not_enough(provider: object, store: Store) -> None:
    uuid = create_matter(store, "Plan A")
    assert matters.require(store, "Plan A")["uuid"] == uuid
    with pytest.raises(InputError, match="no matter called"):
        matters.require(store, "Plan B")
    assert create_matter(store, "Plan A") != uuid
    with pytest.raises(InputError, match="several"):
        matters.require(store, "Plan A")
    assert matters.require(store, uuid)["title"] == "Plan A"


# --- real plans, real qgis_process ---


def test_viewpoints_are_tied_to_the_use_areas_of_a_real_plan(
    provider: object, real_data: Path, tmp_path: Path
) -> None:
    """Counted anew by a plain containment test of points on a grid."""
    from synpunkt.layers.store import create_store

    crs = QgsCoordinateReferenceSystem("EPSG:3008")
    store = create_store(tmp_path / "s.gpkg", crs, "sv")
    source = f"{real_data}/polygons/detaljplan_ss637040_omraden_3008.gpkg|layername=anvandning"
    layer = QgsVectorLayer(source, "anvandning", "ogr")
    extent = layer.extent()
    points = [
        QgsPointXY(extent.xMinimum() + extent.width() * i / 17.3, extent.yMinimum() + j * 9.7)
        for i in range(18)
        for j in range(int(extent.height() / 9.7))
    ]
    with store.operation() as operation:
        for place in points:
            operation.insert("viewpoint", {"text": "x"}, QgsGeometry.fromPointXY(place))
    shapes = [feature.geometry() for feature in layer.getFeatures()]
    wanted = sum(shape.contains(place) for shape in shapes for place in points)
    done = run(store, layer)
    assert done["CREATED"] == wanted > 100
    assert run(store, layer)["CREATED"] == 0
    areas = sum(row["geom"].area() for row in store.rows("plan_object"))
    assert areas == pytest.approx(sum(shape.area() for shape in shapes), abs=0.01)


def test_a_plan_with_nested_attributes_and_rows_without_geometry_can_be_tied_to(
    provider: object, real_data: Path, store: Store
) -> None:
    source = real_data / "polygons" / "sipoo_nevasgard_4_hyvaksytty.geojson"
    layer = QgsVectorLayer(str(source), "kaava", "ogr")
    with_place = sum(feature.hasGeometry() for feature in layer.getFeatures())
    assert (layer.featureCount(), with_place) == (416, 108)
    middle = layer.extent().center()
    place = QgsGeometry.fromPointXY(middle)
    place.transform(QgsCoordinateTransform(layer.crs(), store.crs, CONTEXT))
    with store.operation() as operation:
        operation.insert("viewpoint", {"text": "mitt i"}, place)
    done = run(store, layer, MAX_DISTANCE=500)
    assert done["CREATED"] >= 1
    assert store.count("plan_object") == with_place


def test_store_matter_and_ties_work_through_qgis_process(qgis_process, tmp_path: Path) -> None:  # noqa: ANN001
    path = tmp_path / "s.gpkg"
    plan = tmp_path / "plan.gpkg"
    QgsVectorFileWriter.writeAsVectorFormatV3(
        plan_layer(town()), str(plan), CONTEXT, QgsVectorFileWriter.SaveVectorOptions()
    )
    qgis_process("synpunkt:createstore", STORE=path, CRS="EPSG:3014", LANGUAGE="sv")
    done = qgis_process(
        "synpunkt:creatematter",
        STORE=path,
        TITLE="Plan A",
        PLAN=plan,
        GROUP_FIELD="plan",
        GROUP="A",
    )
    assert "MATTER" in done.stdout
    from synpunkt.layers.store import open_store

    store = open_store(path)
    with store.operation() as operation:
        operation.insert("viewpoint", {"text": "x"}, point(20, 50))
    done = qgis_process("synpunkt:attachtoplan", STORE=path, PLAN=plan, MAX_DISTANCE=5)
    uuid = list(store.rows("operation"))[-1]["uuid"]
    assert '"CREATED": 1' in done.stdout and uuid in done.stdout
    done = qgis_process("synpunkt:takeback", STORE=path, OPERATION=uuid)
    assert '"REVERTED": 1' in done.stdout
    done = qgis_process("synpunkt:checkstore", STORE=path, UPGRADE="true")
    assert '"PROBLEMS": 0' in done.stdout
    done = qgis_process("synpunkt:createstore", fails=True, STORE=path)
    assert "already exists" in done.stdout + done.stderr
    assert QgsProject.instance() is not None
