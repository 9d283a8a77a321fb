"""No tie ever points at another part than it was made to, without being marked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from qgis import processing
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsVectorLayer,
)
from synpunkt.layers.attach import attach_to_plan
from synpunkt.layers.errors import InputError
from synpunkt.layers.link_check import accept, adopt, check_links, let_go, mark, version_of
from synpunkt.layers.places import places
from synpunkt.layers.plan_change import plan_changes
from synpunkt.layers.plan_versions import field_like, last_seen
from synpunkt.layers.plans import PlanSource, seen
from synpunkt.layers.takeback import take_back
from synpunkt.layers.ties import tie, untie

BACKENDS = ("file", "server")
CONTEXT = QgsCoordinateTransformContext()
CRS = QgsCoordinateReferenceSystem("EPSG:3014")
X, Y, SIDE = 150_000.0, 6_920_000.0, 40.0


def box(column: float, width: float = SIDE) -> QgsGeometry:
    left = X + column * SIDE
    return QgsGeometry.fromRect(QgsRectangle(left, Y, left + width, Y + SIDE))


def plan(*parts: tuple[str, QgsGeometry], key: str = ""):
    """A plan that goes by its row numbers, or by ``key``; ``parts`` are labels with shapes."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:3014&field=namn:string", "plan", "memory")
    for name, shape in parts:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name])
        feature.setGeometry(shape)
        layer.dataProvider().addFeature(feature)
    return seen(layer.getFeatures(), PlanSource("plan", "plan.gpkg", CRS, key, "namn"))


A, B, C = ("GATA", box(0)), ("PARK", box(1)), ("TORG", box(2))


@pytest.fixture
def said(store):
    """A store with a viewpoint in each of three places, ``v0`` to ``v2``."""
    with store.operation() as operation:
        for column in range(3):
            point = QgsPointXY(X + column * SIDE + 30, Y + 20)
            operation.insert("viewpoint", {"text": f"v{column}"}, QgsGeometry.fromPointXY(point))
    return store


def attach(store, seen_plan):
    return attach_to_plan(store, seen_plan, places(store), 0.0, CONTEXT)


def ties(store) -> list[tuple[str, str, str]]:
    """Text, label of the part and state of each tie; the part lies where its label says."""
    parts = {row["uuid"]: row for row in store.rows("plan_object")}
    texts = {row["uuid"]: row["text"] for row in store.rows("viewpoint")}
    return sorted(
        (texts[row["viewpoint_uuid"]], parts[row["plan_object_uuid"]]["label"], row["state"])
        for row in store.rows("link")
    )


def shape_of(store, label: str) -> QgsRectangle:
    return next(store.rows("plan_object", "label = ?", (label,)))["geom"].boundingBox()


HELD = [("v0", "GATA", "ok"), ("v1", "PARK", "ok"), ("v2", "TORG", "ok")]


def test_the_rule_run_on_another_export_keeps_each_tie_at_its_part(said):
    assert attach(said, plan(A, B, C)).created == 3
    again = attach(said, plan(C, A, B))
    assert (again.created, again.existing) == (0, 3)
    assert ties(said) == HELD
    assert said.count("plan_object") == 3
    for label, shape in (A, B, C):
        assert shape_of(said, label) == shape.boundingBox()
    take_back(said, again.operation)
    assert ties(said) == HELD
    assert [row["object_key"] for row in said.rows("plan_object", "label = 'GATA'")] == ["1"]


def test_a_part_that_is_gone_keeps_its_ties_though_its_number_is_anothers_now(said):
    attach(said, plan(A, B, C))
    attach(said, plan(B, C))  # what was number 2 is number 1 now
    assert ties(said) == HELD
    assert shape_of(said, "GATA") == A[1].boundingBox()
    check = check_links(said, plan(B, C), CONTEXT)
    assert [(one.label, one.state) for one in check.links] == [
        ("GATA", "loose"), ("PARK", "ok"), ("TORG", "ok"),
    ]  # fmt: skip


def test_a_part_drawn_a_little_larger_is_the_same_and_half_of_it_is_not(said):
    attach(said, plan(A, B, C))
    larger = ("GATA", box(-0.1, 1.1 * SIDE))
    assert attach(said, plan(larger, B, C)).created == 0
    assert said.count("plan_object") == 3
    half = ("GATA", box(-0.1, 0.7 * SIDE))
    attach(said, plan(half, B, C))
    assert said.count("plan_object") == 4


def test_of_parts_on_top_of_each_other_the_one_of_the_same_name_is_meant(said):
    stacked = [("e1", box(0)), ("p1", box(0))]
    attach(said, plan(*stacked))
    before = ties(said)
    assert before == [("v0", "e1", "ok"), ("v0", "p1", "ok")]
    check = check_links(said, plan(*reversed(stacked)), CONTEXT)
    assert [(one.label, one.state, one.proposal_label) for one in check.links] == [
        ("e1", "refound", "e1"), ("p1", "refound", "p1"),
    ]  # fmt: skip
    attach(said, plan(*reversed(stacked)))
    assert ties(said) == before


def test_proposals_accepted_one_by_one_never_disturb_the_others(said):
    attach(said, plan(A, B, C))
    turned = plan(C, A, B)
    operations = []
    for number in range(3):
        check = check_links(said, turned, CONTEXT)
        with said.operation() as operation:
            mark(operation, check)
            waiting = [one.link for one in check.links if one.state != "ok"]
            accept(operation, said, check, CONTEXT, set(waiting[:1]))
        operations.append(operation)
        held = [one[:2] for one in ties(said)]
        assert held == [one[:2] for one in HELD], number
    assert {one.state for one in check_links(said, turned, CONTEXT).links} == {"ok"}
    for operation in reversed([one for one in operations if one.changed]):
        take_back(said, operation.uuid)
    assert ties(said) == HELD


def test_the_area_of_the_whole_plan_is_no_proposal_for_what_lay_in_it(said):
    whole = ("Planområde", box(0, 3 * SIDE))
    attach(said, plan(whole, A, B, C))
    check = check_links(said, plan(whole, B, C), CONTEXT)
    told = {(one.label, one.state, one.proposal_label) for one in check.links}
    assert ("GATA", "loose", "") in told
    assert ("Planområde", "ok", "Planområde") in told


def test_a_part_that_took_in_its_neighbour_is_proposed_for_it(said):
    attach(said, plan(A, B, C))
    check = check_links(said, plan(("GATA", box(0, 2 * SIDE)), C), CONTEXT)
    told = [(one.label, one.state, one.proposal_label) for one in check.links]
    assert told == [
        ("GATA", "moved", "GATA"),
        ("PARK", "refound", "GATA"),
        ("TORG", "refound", "TORG"),
    ]


def test_two_plans_in_one_layer_and_one_plan_of_several_polygons_keep_their_ties(said, provider):
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:3014&field=objektidentitet:string&field=plan:string", "plan", "memory"
    )

    def draw(*rows):
        layer.dataProvider().truncate()
        for key, group, shape in rows:
            feature = QgsFeature(layer.fields())
            feature.setAttributes([key, group])
            feature.setGeometry(shape)
            layer.dataProvider().addFeature(feature)

    draw(("x", "P1", box(0)), ("x", "P1", box(2)), ("y", "P2", box(1)))
    given = {"STORE": str(said.path), "PLAN": layer}
    assert processing.run("synpunkt:attachtoplan", {**given, "GROUP_FIELD": "plan"})["CREATED"] == 3
    counts = ("OK", "MOVED", "REFOUND", "LOOSE")

    def check():
        result = processing.run("synpunkt:checklinks", given)
        return [result[name] for name in counts]

    draw(("y", "P2", box(1)), ("x", "P1", box(2)), ("x", "P1", box(0)))
    assert check() == [3, 0, 0, 0]
    draw(("x", "P1", box(0)), ("x", "P1", box(2)))  # the other plan has left the layer
    assert check() == [2, 0, 0, 1]
    draw(("x", "P1", box(0)), ("y", "P2", box(1)))  # one of its polygons is gone
    assert check() == [1, 2, 0, 0]


def test_the_drawing_is_taken_as_the_plan_when_nothing_waits(said):
    attach(said, plan(A, B, C))
    drawn = plan(A, ("PARKEN", box(1)), ("BRO", box(5)))
    check = check_links(said, drawn, CONTEXT)
    assert check.count("loose") == 1
    with said.operation() as operation:
        assert adopt(operation, said, check, CONTEXT) == 0  # the loose tie still needs its part
    labels = {row["label"] for row in said.rows("plan_object")}
    assert labels == {"GATA", "PARKEN", "BRO", "TORG"}
    (loose,) = (one.link for one in check.links if one.state == "loose")
    with said.operation() as operation:
        assert let_go(operation, [loose]) == 1
    with said.operation() as operation:
        assert adopt(operation, said, check_links(said, drawn, CONTEXT), CONTEXT) == 1
    assert {row["label"] for row in said.rows("plan_object")} == {"GATA", "PARKEN", "BRO"}
    take_back(said, operation.uuid)
    assert {row["label"] for row in said.rows("plan_object")} == labels


def test_while_a_proposal_waits_the_drawing_is_not_taken(said):
    attach(said, plan(A, B, C))
    check = check_links(said, plan(("GATA", box(0.1)), B, C), CONTEXT)
    with pytest.raises(InputError), said.operation() as operation:
        adopt(operation, said, check, CONTEXT)


def test_what_the_store_last_saw_tells_what_a_new_drawing_changes(said):
    attach(said, plan(A, B, C))
    drawn = plan(B, ("BRO", box(2, 20)), ("GATAN", box(0)))
    known = version_of(said, drawn)
    found = plan_changes(said, last_seen(said, known), drawn, CONTEXT)
    told = [(one.kind, (one.after or one.before).label, len(one.viewpoints)) for one in found]
    assert told == [("reshaped", "BRO", 1), ("relabelled", "GATAN", 1)]


def test_a_shapefile_s_cut_field_is_the_same_field():
    assert field_like("objektidentitet", ["id", "objektiden"]) == "objektiden"
    assert field_like("objektiden", ["objektidentitet"]) == "objektidentitet"
    assert field_like("namn", ["namn2", "namn"]) == "namn"
    assert field_like("namn", ["namn2"]) == ""
    assert field_like("objektidentitet", ["objektidentifierare"]) == ""


def test_what_a_person_took_away_is_not_made_again_by_accepting_all(said):
    attach(said, plan(A, B, C, key="namn"))
    square = next(said.rows("plan_object", "label = 'TORG'"))["uuid"]
    in_park = next(said.rows("viewpoint", "text = 'v1'"))["uuid"]
    for change in (tie, untie):
        with said.operation() as operation:
            change(operation, said, [in_park], square, *([CONTEXT] if change is tie else []))
    check = check_links(said, plan(A, ("TORG", box(1, 2 * SIDE)), key="namn"), CONTEXT)
    assert [(one.state, one.proposal_label) for one in check.links][1:] == [
        ("refound", "TORG"), ("moved", "TORG"),
    ]  # fmt: skip
    with said.operation() as operation:
        accept(operation, said, check, CONTEXT)
    assert ties(said) == [("v0", "GATA", "ok"), ("v1", "TORG", "rejected"), ("v2", "TORG", "ok")]


@pytest.mark.parametrize("key", ["", "namn"])
def test_a_plan_whose_file_was_moved_is_known_again(said, key):
    attach(said, plan(A, B, C, key=key))
    drawn = plan(C, B, A, key=key)
    moved = replace(drawn, source=replace(drawn.source, source="flyttad/plan.gpkg"))
    check = check_links(said, moved, CONTEXT)
    assert {one.label == one.proposal_label for one in check.links} == {True}
    with said.operation() as operation:
        accept(operation, said, check, CONTEXT)
    check = check_links(said, moved, CONTEXT)
    assert {one.state for one in check.links} == {"ok"}
    with said.operation() as operation:
        adopt(operation, said, check, CONTEXT)
    (row,) = said.rows("plan_layer")
    assert row["source"] == "flyttad/plan.gpkg"
    assert ties(said) == HELD
