"""A finished account is put down in the store, and the next one tells what came later."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from qgis import processing
from qgis.core import QgsCoordinateTransformContext, QgsGeometry, QgsRectangle, QgsVectorLayer
from synpunkt.layers import matters
from synpunkt.processing.account.building import Request, build
from synpunkt.processing.account.document import Paragraph, Table
from synpunkt.processing.account.writing import write

CONTEXT = QgsCoordinateTransformContext()


def _case():
    spec = importlib.util.spec_from_file_location(
        "account_case", Path(__file__).with_name("account_case.py")
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


case = _case()


@pytest.fixture(scope="module")
def made(new_store, tmp_path_factory):
    """The made matter with an answer and a reason for everything."""
    store = new_store(tmp_path_factory.mktemp("made"))
    matter = case.fill(store)
    lacking = [2, 4, *range(11, 18)]
    with store.operation() as operation:
        values = {"matter_uuid": matter, "stage": "consultation", "decision": "not_met"}
        response = operation.insert("response", {**values, "reason": "Ryms inte."})
        for row in store.rows("viewpoint"):
            if row["number"] in lacking:
                pair = {"response_uuid": response, "viewpoint_uuid": row["uuid"]}
                operation.insert("response_viewpoint", pair)
    return store, matter


@pytest.fixture
def filled(made, copied, tmp_path):
    store, matter = made
    return copied(store, tmp_path), matter


def record(store, **given):
    values = {"STORE": str(store.path), "MATTER": case.MATTER, "DATE": "2026-11-25", **given}
    return processing.run("synpunkt:recordaccount", values)


def account_of(filled, audience="internal"):
    store, matter = filled
    request = Request(store.row("matter", matter), "consultation", audience, "sv")
    return build(store, request, CONTEXT)


def test_it_puts_down_who_is_in_the_account_and_what_they_are_called(provider, filled):
    store, matter = filled
    result = record(store, AUDIENCE="public")
    row = store.row("account", result["ACCOUNT"])
    assert (row["matter_uuid"], row["stage"], row["audience"]) == (matter, "consultation", "public")
    assert (str(row["finished_on"]), row["viewpoints"]) == ("2026-11-25", result["MEMBERS"])
    members = {one["viewpoint_uuid"]: one["label"] for one in store.rows("account_member")}
    entries = account_of(filled).entries
    assert members == {entry.uuid: entry.label for entry in entries}
    assert result["MEMBERS"] == len(entries) == 17


def test_the_same_account_is_recorded_once(provider, filled):
    store, _ = filled
    first, again = record(store), record(store, DATE="2026-12-24")
    assert (again["ACCOUNT"], again["OPERATION"]) == (first["ACCOUNT"], "")
    assert store.count("account") == 1
    row = next(store.rows("response", "title = 'Belysning i tunneln'"))
    with store.operation() as operation:
        operation.update("response", row["uuid"], {"comment": "Nya armaturer."})
    assert record(store)["ACCOUNT"] != first["ACCOUNT"]


def test_it_can_be_taken_back(provider, filled):
    store, _ = filled
    operation = record(store)["OPERATION"]
    processing.run("synpunkt:takeback", {"STORE": str(store.path), "OPERATION": operation})
    assert store.count("account") == store.count("account_member") == 0


def test_the_next_account_tells_what_came_later_and_what_has_gone(provider, filled):
    store, matter = filled
    record(store)
    first = next(store.rows("viewpoint", "number = 1"))
    with store.operation() as operation:
        occasion = next(store.rows("occasion"))["uuid"]
        operation.insert("viewpoint", {"occasion_uuid": occasion, "text": "Sent"})
        matters.exclude(operation, store, matter, first["uuid"], "Dubblett")
    for audience in ("internal", "public"):
        account = account_of(filled, audience)
        assert [entry.label for entry in account.later] == ["18"]
        assert account.gone == ("4.1",)
    blocks = write(account_of(filled)).blocks
    titles = "Inkommet efter redogörelsen 2026-11-25"
    table = next(one for one in blocks if isinstance(one, Table) and one.caption == titles)
    assert [row[0] for row in table.rows] == ["18"]
    assert Paragraph("Finns inte längre med: 4.1.") in blocks


@pytest.mark.parametrize(
    ("number", "values"), [(11, {"decision": None}), (2, {"decision": "not_met", "reason": None})]
)
def test_a_draft_is_not_finished(provider, filled, number, values):
    store, _ = filled
    row = next(store.rows("viewpoint", "number = ?", (number,)))
    ties = store.rows("response_viewpoint", "viewpoint_uuid = ?", (row["uuid"],))
    for response in {tie["response_uuid"] for tie in ties}:
        with store.operation() as operation:
            operation.update("response", response, values)
    with pytest.raises(Exception, match="(?i)not finished|inte färdig"):
        record(store)
    assert store.count("account") == 0


def test_an_account_of_nothing_is_not_finished(provider, store):
    with store.operation() as operation:
        operation.insert("matter", {"title": case.MATTER})
    with pytest.raises(Exception, match=case.MATTER):
        record(store, STAGE="dialogue")


def test_it_keeps_the_area_in_the_system_of_the_store(provider, filled):
    store, _ = filled
    layer = QgsVectorLayer("Polygon?crs=EPSG:3006", "area", "memory")
    square = QgsGeometry.fromRect(QgsRectangle(152_000, 6_920_000, 152_100, 6_920_100))
    from qgis.core import QgsCoordinateTransform, QgsFeature

    feature = QgsFeature()
    there = QgsGeometry(square)
    there.transform(QgsCoordinateTransform(store.crs, layer.crs(), CONTEXT))
    feature.setGeometry(there)
    layer.dataProvider().addFeature(feature)
    row = store.row("account", record(store, BOUNDARY=layer)["ACCOUNT"])
    assert row["geom"].hausdorffDistance(square) < 0.01


def test_it_runs_from_the_command_line(filled, qgis_process):
    store, _ = filled
    given = {"STORE": store.path, "MATTER": case.MATTER}
    done = json.loads(qgis_process("synpunkt:recordaccount", **given).stdout)
    assert done["results"]["MEMBERS"] == 17
    assert store.count("account") == 1
