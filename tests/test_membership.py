"""Deciding what belongs to a matter: many at once, in the store or in the user's own edits."""

from __future__ import annotations

import pytest
from qgis.core import QgsGeometry, QgsPointXY, QgsVectorLayer
from synpunkt.layers.edit_buffer import being_edited, edit_command
from synpunkt.layers.errors import InputError, StoreError
from synpunkt.layers.membership import decide, decide_in_buffer, decided, decision
from synpunkt.layers.store import Store
from synpunkt.layers.takeback import take_back

BACKENDS = ("file", "server")


@pytest.fixture
def case(store: Store) -> tuple[Store, str, list[str]]:
    """A store with a matter and three viewpoints."""
    with store.operation() as operation:
        matter = operation.insert("matter", {"title": "Exempelplan"})
        said = [operation.insert("viewpoint", {"text": text}) for text in "abc"]
    return store, matter, said


def put(store: Store, matter: str, said: list[str], values: dict) -> tuple[int, str]:
    with store.operation() as operation:
        return decide(operation, decided(store, matter), matter, said, values), operation.uuid


def test_several_are_left_out_with_one_reason_and_taken_back_together(case) -> None:
    store, matter, said = case
    changed, operation = put(store, matter, said[:2], decision(False, " elsewhere "))
    assert changed == 2
    rows = decided(store, matter)
    assert {uuid: (row["included"], row["reason"]) for uuid, row in rows.items()} == {
        uuid: (False, "elsewhere") for uuid in said[:2]
    }
    take_back(store, operation)
    assert decided(store, matter) == {}


def test_what_was_assigned_stays_when_one_is_put_in_again(case) -> None:
    store, matter, said = case
    with store.operation() as operation:
        pair = {"viewpoint_uuid": said[0], "matter_uuid": matter, "basis": "place"}
        operation.insert("viewpoint_matter", {**pair, "responsible": "planner", "included": 0})
    put(store, matter, said[:1], decision(True))
    row = decided(store, matter)[said[0]]
    assert (row["included"], row["basis"], row["responsible"]) == (True, "person", "planner")


def test_a_decision_that_stands_already_is_not_written_again(case) -> None:
    store, matter, said = case
    put(store, matter, said, decision(False, "x"))
    assert put(store, matter, said, decision(False, "x"))[0] == 0


def test_leaving_out_needs_a_reason() -> None:
    with pytest.raises(InputError, match="Say why"):
        decision(False, "  ")


def layer_of(store: Store) -> QgsVectorLayer:
    return QgsVectorLayer(store.uri("viewpoint_matter"), "viewpoint_matter_layer", store.provider)


def test_in_the_users_edits_it_is_one_step_that_is_not_saved(case) -> None:
    store, matter, said = case
    put(store, matter, said[:1], decision(False, "x"))
    layer = layer_of(store)
    assert being_edited([layer]) is None
    layer.startEditing()
    assert being_edited([layer]) is layer
    decide_in_buffer(layer, "Put in", matter, said[:2], decision(True))
    assert layer.undoStack().count() == 1
    assert layer.undoStack().command(0).text() == "Put in"
    assert sorted(feature["included"] for feature in layer.getFeatures()) == [True, True]
    assert [row["included"] for row in store.rows("viewpoint_matter")] == [False]
    layer.undoStack().undo()
    assert [feature["included"] for feature in layer.getFeatures()] == [False]
    layer.undoStack().redo()
    assert layer.commitChanges(), layer.commitErrors()
    assert [row["included"] for row in store.rows("viewpoint_matter")] == [True, True]


def test_a_step_that_fails_leaves_no_half_of_it(case) -> None:
    store, matter, said = case
    layer = layer_of(store)
    layer.startEditing()
    with pytest.raises(StoreError, match="did not take"), edit_command(layer, "x") as edit:
        edit.add({"viewpoint_uuid": said[0], "matter_uuid": matter})
        edit.move(1, QgsGeometry.fromPointXY(QgsPointXY(1, 1)))  # the table has no places
    assert layer.featureCount() == 0
    layer.rollBack()
