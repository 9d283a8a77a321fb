"""Ties on a real Swedish plan after all that happens to a plan; skipped without the real data.

What was said is invented: a viewpoint in the middle of each area of use.
"""

from __future__ import annotations

import shutil
from collections import Counter

import pytest
from qgis import processing
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsVectorLayer,
)
from synpunkt.layers.attach import attach_to_plan
from synpunkt.layers.link_check import accept, check_links, mark
from synpunkt.layers.metric import Reprojection
from synpunkt.layers.places import places
from synpunkt.layers.plans import PlanSource, seen
from synpunkt.layers.store import create_store, open_store

CONTEXT = QgsCoordinateTransformContext()
CRS = QgsCoordinateReferenceSystem("EPSG:3008")
FILE = "polygons/detaljplan_ss637040_omraden_3008.gpkg|layername=anvandning"
Parts = list[tuple[str, QgsGeometry]]


@pytest.fixture(scope="module")
def parts(qgis_app, real_data) -> Parts:
    """The plan's areas of use, each with an identity; the largest comes first.

    Of areas on top of each other one is enough: what becomes of the largest must be certain.
    """
    layer = QgsVectorLayer(f"{real_data}/{FILE}")
    shapes: list[QgsGeometry] = []
    for shape in sorted(
        (row.geometry() for row in layer.getFeatures()), key=lambda one: -one.area()
    ):
        if all(shape.intersection(other).area() < 0.1 * shape.area() for other in shapes):
            shapes.append(shape)
    assert len(shapes) > 3
    return [(f"id-{number}", shape) for number, shape in enumerate(shapes)]


def plan(parts: Parts, key: str = "objektidentitet", crs: str = "EPSG:3008"):
    layer = QgsVectorLayer(f"Polygon?crs={crs}&field=objektidentitet:string", "plan", "memory")
    move = Reprojection(CRS, layer.crs(), CONTEXT)
    for identity, shape in parts:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([identity])
        feature.setGeometry(move(shape))
        layer.dataProvider().addFeature(feature)
    return seen(layer.getFeatures(), PlanSource("plan", "plan.gpkg", layer.crs(), key, key))


@pytest.fixture(
    scope="module", params=["objektidentitet", ""], ids=["with identities", "by row numbers"]
)
def made(request, parts, tmp_path_factory):
    """A store tied to the plan, and by which field."""
    store = create_store(tmp_path_factory.mktemp("tied") / "store.gpkg", CRS, "sv")
    with store.operation() as operation:
        for number, (_, shape) in enumerate(parts):
            operation.insert("viewpoint", {"text": str(number)}, shape.pointOnSurface())
    attach_to_plan(store, plan(parts, request.param), places(store), 0.0, CONTEXT)
    return store, request.param


@pytest.fixture
def tied(made, tmp_path):
    """A copy of such a store for one test."""
    store, key = made
    return open_store(shutil.copy(store.path, tmp_path)), key


def moved(shape: QgsGeometry, metres: float) -> QgsGeometry:
    found = QgsGeometry(shape)
    found.translate(metres, 0)
    return found


def halves(shape: QgsGeometry) -> list[QgsGeometry]:
    box = shape.boundingBox()
    left = QgsGeometry.fromRect(box)
    left.translate(-box.width() / 2, 0)
    return [shape.intersection(left), shape.difference(left)]


def scenarios(parts: Parts) -> dict[str, Parts]:
    (first, shape), *rest = parts
    touching = min(rest, key=lambda one: one[1].distance(shape))
    without = [one for one in rest if one is not touching]
    return {
        "exported again": list(reversed(parts)),
        "moved": [(first, moved(shape, 3)), *rest],
        "clipped": [
            (first, shape.difference(moved(shape, 0.7 * shape.boundingBox().width()))),
            *rest,
        ],
        "split": [*((f"new-{n}", half) for n, half in enumerate(halves(shape))), *rest],
        "merged": [("new", shape.combine(touching[1])), *without],
        "deleted": rest,
        "identities lost": [(f"new-{n}", one) for n, (_, one) in enumerate(parts)],
    }


#: Of the ties to the largest part: the states that are right, with identities and by row numbers.
EXPECTED = {
    "exported again": ({"ok"}, {"refound", "ok"}),
    "moved": ({"moved"}, {"moved"}),
    "clipped": ({"moved"}, {"moved"}),
    "split": ({"refound"}, {"refound", "moved"}),
    "merged": ({"refound"}, {"refound", "moved"}),
    "deleted": ({"loose"}, {"loose"}),
    "identities lost": ({"refound"}, {"ok"}),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_each_tie_holds_or_is_marked_and_can_be_repaired(tied, parts, name):
    store, key = tied
    drawn = plan(scenarios(parts)[name], key)
    check = check_links(store, drawn, CONTEXT)
    known = {row["object_key"]: row["geom"] for row in store.rows("plan_object")}
    now = {item.key: item.geometry for item in drawn.objects}
    largest = next(store.rows("viewpoint", "text = '0'"))["uuid"]
    own = max(
        (one for one in check.links if one.viewpoint == largest),
        key=lambda one: known[one.key].area(),
    )
    assert own.state in EXPECTED[name][0 if key else 1], own
    for one in check.links:
        if one.state == "ok":  # what is not marked points at what it was made to
            assert now[one.proposal].hausdorffDistance(known[one.key]) <= 0.05
    with store.operation() as operation:
        mark(operation, check)
        accepted = accept(operation, store, check, CONTEXT)
    proposed = [one for one in check.links if one.state in ("moved", "refound")]
    assert accepted == len(proposed)
    states = Counter(one.state for one in check_links(store, drawn, CONTEXT).links)
    assert set(states) <= {"ok", "loose"}
    assert states["loose"] == check.count("loose")


def test_in_another_coordinate_system_every_tie_holds(tied, parts):
    store, key = tied
    check = check_links(store, plan(parts, key, "EPSG:3006"), CONTEXT)
    assert {one.state for one in check.links} == {"ok"}


def test_the_file_moves_and_one_of_its_two_plans_is_deleted_with_all_its_parts(
    provider, parts, tmp_path
):
    """Two plans of several polygons each, in one layer."""
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:3008&field=objektidentitet:string&field=plan:string", "plan", "memory"
    )
    for number, (identity, shape) in enumerate(parts):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([identity, "AB"[number % 2]])
        feature.setGeometry(shape)
        layer.dataProvider().addFeature(feature)
    store = create_store(tmp_path / "store.gpkg", CRS, "sv")
    with store.operation() as operation:
        for number, (_, shape) in enumerate(parts):
            operation.insert("viewpoint", {"text": str(number)}, shape.pointOnSurface())
    file = tmp_path / "plan.gpkg"
    saved = {"INPUT": layer, "OUTPUT": str(file)}
    processing.run("native:savefeatures", saved)
    given = {"STORE": str(store.path), "PLAN": str(file)}
    tied = processing.run("synpunkt:attachtoplan", {**given, "GROUP_FIELD": "plan"})["CREATED"]
    assert tied >= len(parts)
    groups = {row["uuid"]: row["group_key"] for row in store.rows("plan_object")}
    assert Counter(groups.values()) == {"A": (len(parts) + 1) // 2, "B": len(parts) // 2}

    (tmp_path / "arkiv").mkdir()
    given["PLAN"] = str(file.rename(tmp_path / "arkiv" / "antagen.gpkg"))
    checked = processing.run("synpunkt:checklinks", given)
    assert [checked[name] for name in ("OK", "MOVED", "REFOUND", "LOOSE")] == [tied, 0, 0, 0]

    plan = QgsVectorLayer(given["PLAN"])
    plan.selectByExpression("plan = 'B'")
    assert plan.dataProvider().deleteFeatures(plan.selectedFeatureIds())
    checked = processing.run("synpunkt:checklinks", given)
    found = {"A": Counter(), "B": Counter()}
    for row in store.rows("link"):
        found[groups[row["plan_object_uuid"]]][row["state"]] += 1
    assert set(found["A"]) == {"ok"} and checked["OK"] == found["A"]["ok"]
    assert found["B"] and not set(found["B"]) & {"ok", "moved"}
