"""Ready to hand in? Each check on a viewpoint that lacks one thing, and none on a whole one."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from qgis import processing
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsVectorLayer,
)
from synpunkt.layers import matters
from synpunkt.layers.photos import photo_home
from synpunkt.processing.account.ready import CHECKS, concerned, problems

DAY = datetime.date(2026, 11, 20)
CONTEXT = QgsCoordinateTransformContext()
PERSONAL = "Ring 070-174 06 05"


@pytest.fixture
def whole(store, tmp_path):
    """The store, a matter, and a function that adds a viewpoint that lacks nothing but what is
    said; ``answer`` None leaves it unanswered.
    """
    with store.operation() as operation:
        matter = operation.insert("matter", {"title": "Exempelplan"})
        occasion = operation.insert("occasion", {"title": "Bord", "matter_uuid": matter})
    count = 0
    told = {"decision": "met", "feedback_on": DAY}

    def add(answer: dict | None = told, **values: object) -> str:
        nonlocal count
        count += 1
        given = {"text": f"Synpunkt {count}", "theme": "lighting", "occasion_uuid": occasion}
        with store.operation() as operation:
            viewpoint = operation.insert("viewpoint", {**given, **values})
            if answer is not None:
                response = operation.insert("response", {"matter_uuid": matter, **answer})
                pair = {"response_uuid": response, "viewpoint_uuid": viewpoint}
                operation.insert("response_viewpoint", pair)
        return viewpoint

    return store, matter, add


def remaining(store, matter) -> list[tuple[int, str]]:
    row = store.row("matter", matter)
    looked_at = concerned(store, row, None, 0.0, CONTEXT)
    return [(one.number, one.check) for one in problems(store, looked_at, matter)]


def test_what_is_whole_has_nothing_left(whole):
    store, matter, add = whole
    add()
    add(privacy_state="checked", text=PERSONAL)
    assert remaining(store, matter) == []


@pytest.mark.parametrize(
    ("answer", "values", "check"),
    [
        ({"decision": "not_met", "feedback_on": DAY}, {}, "unmet_without_reason"),
        (None, {}, "unanswered"),
        ({"comment": "Påbörjat"}, {}, "unanswered"),
        ({"decision": "noted"}, {}, "not_told_back"),
        ({"decision": "met", "feedback_on": DAY}, {"theme": None}, "no_theme"),
        ({"decision": "met", "feedback_on": DAY}, {"text": PERSONAL}, "unchecked_personal_data"),
    ],
)
def test_each_thing_that_lacks_is_told(whole, answer, values, check):
    store, matter, add = whole
    add()
    add(answer, **values)
    assert remaining(store, matter) == [(2, check)]


def test_a_late_statement_a_loose_link_and_a_lost_photo_are_told(whole):
    store, matter, add = whole
    with store.operation() as operation:
        late = operation.insert("statement", {"matter_uuid": matter, "in_period": False})
        early = operation.insert("statement", {"matter_uuid": matter, "in_period": True})
        layer = operation.insert("plan_layer", {"name": "plan"})
        part = operation.insert("plan_object", {"plan_layer_uuid": layer, "object_key": "a"})
    add(statement_uuid=late, occasion_uuid=None)
    add(statement_uuid=early, occasion_uuid=None)
    linked, pictured, shown = add(), add(), add()
    photos = photo_home(store) / "photos"
    photos.mkdir()
    (photos / "there.jpg").write_bytes(b"x")
    with store.operation() as operation:
        tie = {"viewpoint_uuid": linked, "plan_object_uuid": part, "state": "loose"}
        operation.insert("link", tie)
        operation.insert("photo", {"viewpoint_uuid": pictured, "path": "photos/gone.jpg"})
        operation.insert("photo", {"viewpoint_uuid": shown, "path": "photos/there.jpg"})
    assert remaining(store, matter) == [
        (1, "out_of_period"), (3, "loose_link"), (4, "missing_photo"),
    ]  # fmt: skip


def test_the_same_text_twice_names_the_other(whole):
    store, matter, add = whole
    first = add(text="Mörkt i  tunneln")
    add(text="mörkt i tunneln")
    add(text="Mörkt i tunneln", same_as_uuid=first)
    looked_at = concerned(store, store.row("matter", matter), None, 0.0, CONTEXT)
    found = problems(store, looked_at, matter)
    assert [(one.number, one.check, one.message) for one in found] == [
        (1, "same_text", "Its text is the same as that of 2."),
        (2, "same_text", "Its text is the same as that of 1."),
    ]


def test_what_was_left_out_of_the_matter_is_left_out_here_too(whole):
    store, matter, add = whole
    out = add(None)
    with store.operation() as operation:
        matters.exclude(operation, store, matter, out, "Dubblett")
    assert remaining(store, matter) == []


def test_who_belongs_nowhere_is_told_without_a_matter(whole):
    store, _, add = whole
    add(occasion_uuid=None)
    looked_at = concerned(store, None, None, 0.0, CONTEXT)
    assert [one.check for one in problems(store, looked_at)] == ["no_occasion"]


def test_the_account_is_stopped_by_the_first_checks_first(whole):
    store, matter, add = whole
    add(None, theme=None)
    add({"decision": "not_met"}, theme=None)
    checks = [check for _, check in remaining(store, matter)]
    assert checks == sorted(checks, key=CHECKS.index)
    assert checks[0] == "unmet_without_reason"


# --- the algorithm ---


@pytest.fixture
def spread(whole):
    """Unanswered viewpoints inside, 30 m beside and far from a square; the square as a layer."""
    store, matter, add = whole
    uuids = [add(None, occasion_uuid=None) for _ in range(3)]
    with store.operation() as operation:
        for uuid, x in zip(uuids, (50, 130, 900), strict=True):
            point = QgsGeometry.fromPointXY(QgsPointXY(152_000 + x, 6_920_050))
            operation.update("viewpoint", uuid, {}, point)
    layer = QgsVectorLayer("Polygon?crs=EPSG:3014", "square_layer", "memory")
    square = QgsFeature()
    shape = QgsGeometry.fromWkt("Polygon((0 0,100 0,100 100,0 100,0 0))")
    shape.translate(152_000, 6_920_000)
    square.setGeometry(shape)
    layer.dataProvider().addFeature(square)
    return store, matter, layer


def run(store, **given):
    parameters = {"STORE": str(store.path), "OUTPUT": "memory:", **given}
    return processing.run("synpunkt:readycheck", parameters)


@pytest.mark.parametrize(("near", "numbers"), [(0, {1}), (50, {1, 2})])
def test_a_boundary_says_whom_to_look_at(provider, spread, near, numbers):
    store, _, layer = spread
    result = run(store, BOUNDARY=layer, NEAR=near)
    rows = list(result["OUTPUT"].getFeatures())
    assert {row["number"] for row in rows} == numbers
    assert result["PROBLEMS"] == len(rows) == 2 * len(numbers)  # unanswered, and no occasion
    assert result["STORE"] == str(store.path)


def test_a_boundary_replaces_the_matters_own(provider, spread):
    store, matter, layer = spread
    assert run(store, MATTER=matter)["PROBLEMS"] == 0
    assert run(store, MATTER="Exempelplan", BOUNDARY=layer)["PROBLEMS"] == 2


def test_an_unknown_matter_is_an_error(provider, spread):
    store, *_ = spread
    with pytest.raises(Exception, match="no matter called"):
        run(store, MATTER="Ingen")


def test_it_runs_from_the_command_line(whole, qgis_process: Callable, tmp_path: Path):
    store, _, add = whole
    add(None)
    output = tmp_path / "remaining.csv"
    given = {"STORE": store.path, "MATTER": "Exempelplan", "OUTPUT": output}
    done = json.loads(qgis_process("synpunkt:readycheck", **given).stdout)
    assert done["results"]["PROBLEMS"] == 1
    head, row = output.read_text(encoding="utf-8").splitlines()
    assert head == "viewpoint,check,message,number"
    assert row.split(",")[1:3] == ["unanswered", "It has no answer."]
