"""Ties by hand: made, removed, made again, taken back; a removed one is never remade by rule."""

from __future__ import annotations

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsGeometry
from synpunkt.layers.attach import attach_to_plan
from synpunkt.layers.errors import InputError
from synpunkt.layers.places import places
from synpunkt.layers.plans import PlanObject, PlanSource, SeenPlan
from synpunkt.layers.takeback import take_back
from synpunkt.layers.ties import Tied, tie, ties_of, ties_to, untie

CONTEXT = QgsCoordinateTransformContext()
E, N = 152_000, 6_920_000

BACKENDS = ("file", "server")


def at(wkt: str) -> QgsGeometry:
    geometry = QgsGeometry.fromWkt(wkt)
    geometry.translate(E, N)
    return geometry


@pytest.fixture
def plan() -> SeenPlan:
    crs = QgsCoordinateReferenceSystem("EPSG:3014")
    shapes = {"GATA": "POLYGON((0 0,100 0,100 100,0 100,0 0))",
              "TORG": "POLYGON((100 0,200 0,200 100,100 100,100 0))"}  # fmt: skip
    objects = [PlanObject(key, key, None, at(wkt)) for key, wkt in shapes.items()]
    return SeenPlan(PlanSource("anvandning", "plan.gpkg", crs, "beteckning"), objects, [])


@pytest.fixture
def tied(store, plan):
    """The uuids of viewpoints and plan objects by name; "inne" is tied to the street by rule."""
    wkt = {"inne": "POINT(50 50)", "nära": "POINT(210 50)", "utan": None}
    with store.operation() as operation:
        said = {
            text: operation.insert("viewpoint", {"text": text}, place and at(place))
            for text, place in wkt.items()
        }
        said["yta"] = operation.insert("viewpoint", {"text": "yta"}, at("POINT(150 50)"))
        area = {"viewpoint_uuid": said["yta"]}
        shape = at("MULTIPOLYGON(((150 50,250 50,250 90,150 90,150 50)))")
        operation.insert("viewpoint_area", area, shape)
    attach_to_plan(store, plan, places(store), 0.0, CONTEXT)
    return said | {row["object_key"]: row["uuid"] for row in store.rows("plan_object")}


def told(store, tied, name: str) -> list[tuple[str, str, float | None, str]]:
    return [(t.label, t.relation, t.distance, t.made_by) for t in ties_of(store, tied[name])]


def all_ties(store) -> list[Tied]:
    objects = [row["uuid"] for row in store.rows("plan_object")]
    return [one for plan_object in objects for one in ties_to(store, plan_object)]


def make(store, tied, viewpoints: str, target: str) -> tuple[int, str]:
    """How many ties were made, and the operation."""
    with store.operation() as operation:
        chosen = [tied[name] for name in viewpoints.split()]
        made = tie(operation, store, chosen, tied[target], CONTEXT)
    return made, operation.uuid if operation.changed else ""


def remove(store, tied, viewpoints: str, target: str) -> tuple[int, str]:
    """How many ties were removed, and the operation."""
    with store.operation() as operation:
        chosen = [tied[name] for name in viewpoints.split()]
        removed = untie(operation, store, chosen, tied[target])
    return removed, operation.uuid if operation.changed else ""


def test_a_person_ties_what_lies_elsewhere_or_nowhere(store, tied):
    assert make(store, tied, "inne nära utan", "TORG")[0] == 3
    assert told(store, tied, "inne") == [
        ("GATA", "within", 0.0, "rule"),
        ("TORG", "about", 50.0, "person"),
    ]
    assert told(store, tied, "nära") == [("TORG", "about", 10.0, "person")]
    assert told(store, tied, "utan") == [("TORG", "about", None, "person")]
    assert make(store, tied, "nära", "TORG") == (0, "")


def test_an_outline_partly_in_the_object_is_within_it(store, tied):
    remove(store, tied, "yta", "TORG")
    make(store, tied, "yta", "TORG")
    assert told(store, tied, "yta") == [("TORG", "within", 0.0, "person")]


def test_a_tie_that_was_removed_stays_removed_whatever_the_rule_says(store, tied, plan):
    assert remove(store, tied, "inne nära", "GATA")[0] == 1
    assert told(store, tied, "inne") == []
    assert attach_to_plan(store, plan, places(store), 500.0, CONTEXT).existing == 2
    assert told(store, tied, "inne") == []
    assert store.count("link", "state = 'rejected'") == 1


def test_a_person_can_make_a_removed_tie_again(store, tied):
    remove(store, tied, "inne", "GATA")
    assert make(store, tied, "inne", "GATA")[0] == 1
    assert told(store, tied, "inne") == [("GATA", "within", 0.0, "person")]


def test_each_is_one_operation_that_can_be_taken_back(store, tied):
    before = all_ties(store)
    _, made = make(store, tied, "nära utan", "TORG")
    _, removed = remove(store, tied, "inne yta", "GATA")
    assert len(all_ties(store)) == len(before) + 1
    take_back(store, removed)
    take_back(store, made)
    assert all_ties(store) == before


def test_a_withdrawn_viewpoint_has_no_ties_to_show(store, tied):
    with store.operation() as operation:
        operation.update("viewpoint", tied["inne"], {"state": "withdrawn"})
    assert {one.viewpoint for one in all_ties(store)} == {tied["yta"]}


def test_an_object_that_is_gone_is_one_sentence_and_leaves_no_operation(store, tied):
    before = store.count("operation")
    with pytest.raises(InputError, match="no longer in the store"):
        make(store, tied | {"BORTA": "gone"}, "inne", "BORTA")
    assert store.count("operation") == before
