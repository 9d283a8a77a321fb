"""Walks: stops numbered along the route, and one walk after the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import QgsGeometry, QgsPointXY
from synpunkt.layers import walks
from synpunkt.layers.errors import ConflictError, InputError

ROUTE = QgsGeometry.fromWkt("MultiLineString ((0 0, 100 0, 100 100), (100 100, 0 100))")


def at(x: float, y: float) -> QgsGeometry:
    return QgsGeometry.fromPointXY(QgsPointXY(x, y))


def numbers(store, occasion):
    return {row["name"]: row["number"] for row in walks.stops(store, occasion)}


@pytest.fixture
def walk(store):
    with store.operation() as operation:
        values = {"title": "Vandring", "kind": "safety_walk", "phase": "walk", "question": "Ljus?"}
        return operation.insert("occasion", values, at(0, 0))


def add(store, walk, *stops):
    for name, place in stops:
        with store.operation() as operation:
            walks.add_stop(operation, store, walk, place, name)


def test_stops_are_numbered_as_they_come_until_a_route_is_drawn(store, walk):
    add(store, walk, ("c", at(1, 99)), ("a", at(10, 1)), ("b", at(99, 50)), ("inne", None))
    assert numbers(store, walk) == {"c": 1, "a": 2, "b": 3, "inne": 4}
    with store.operation() as operation:
        walks.draw_route(operation, store, walk, ROUTE)
    assert numbers(store, walk) == {"a": 1, "b": 2, "c": 3, "inne": 4}


def test_a_new_stop_takes_its_place_along_the_route(store, walk):
    with store.operation() as operation:
        walks.draw_route(operation, store, walk, ROUTE)
    add(store, walk, ("a", at(10, 1)), ("c", at(1, 99)), ("b", at(99, 50)))
    assert numbers(store, walk) == {"a": 1, "b": 2, "c": 3}


def test_a_stop_is_moved_renamed_and_removed_and_the_others_close_up(store, walk):
    with store.operation() as operation:
        walks.draw_route(operation, store, walk, ROUTE)
    add(store, walk, ("a", at(10, 1)), ("b", at(99, 50)), ("c", at(1, 99)))
    by_name = {row["name"]: row["uuid"] for row in walks.stops(store, walk)}
    with store.operation() as operation:
        walks.change_stop(operation, store, by_name["a"], at(50, 100), "a2")
    assert numbers(store, walk) == {"b": 1, "a2": 2, "c": 3}
    with store.operation() as operation:
        walks.remove_stop(operation, store, by_name["b"])
    assert numbers(store, walk) == {"a2": 1, "c": 2}


def test_a_stop_at_which_something_was_said_stays(store, walk):
    add(store, walk, ("a", at(10, 1)))
    (stop,) = walks.stops(store, walk)
    with store.operation() as operation:
        operation.insert("viewpoint", {"text": "Mörkt", "stop_uuid": stop["uuid"]})
    with pytest.raises(ConflictError), store.operation() as operation:
        walks.remove_stop(operation, store, stop["uuid"])
    assert numbers(store, walk) == {"a": 1}


def test_a_route_is_drawn_anew_and_taken_away(store, walk):
    for line in (ROUTE, QgsGeometry.fromWkt("MultiLineString ((0 0, 5 5))")):
        with store.operation() as operation:
            walks.draw_route(operation, store, walk, line, "Runt torget")
    assert walks.route(store, walk).equals(line)
    assert [row["name"] for row in store.rows("walk_route")] == ["Runt torget"]
    with store.operation() as operation:
        walks.draw_route(operation, store, walk, None)
    assert walks.route(store, walk) is None


def test_a_walk_again_has_route_and_stops_of_the_last_walk(store, walk):
    with store.operation() as operation:
        walks.draw_route(operation, store, walk, ROUTE)
        operation.insert("occasion_party", {"occasion_uuid": walk, "party": "Polisen"})
    add(store, walk, ("a", at(10, 1)), ("b", at(99, 50)))
    with store.operation() as operation:
        meeting = walks.follow(operation, store, walk, walks.FOLLOW_UP, {"title": "Möte"})
    with store.operation() as operation:
        again = walks.follow(operation, store, meeting, walks.REWALK, {"title": "Igen"})
    assert numbers(store, again) == {"a": 1, "b": 2}
    before = [row["uuid"] for row in walks.stops(store, walk)]
    assert [row["previous_stop_uuid"] for row in walks.stops(store, again)] == before
    assert walks.route(store, again).equals(ROUTE)
    row = store.row("occasion", again)
    assert (row["kind"], row["phase"], row["question"]) == ("safety_walk", "rewalk", "Ljus?")
    assert [
        one["party"] for one in store.rows("occasion_party", "occasion_uuid = ?", (again,))
    ] == ["Polisen"]
    titles = ["Vandring", "Möte", "Igen"]
    for member in (walk, meeting, again):
        assert [one["title"] for one in walks.chain(store, member)] == titles
    assert not walks.stops(store, meeting)


def test_the_chain_goes_on_as_the_method_says(store):
    phases, row = [], {"kind": "dialogue_meeting", "phase": "pre_meeting"}
    for _ in range(4):
        phases.append(walks.next_phase(row))
        row = {"kind": "", "phase": phases[-1]}
    assert phases == ["walk", "follow_up", "rewalk", "follow_up"]
    assert walks.next_phase({"kind": "safety_walk", "phase": "none"}) == "follow_up"


def test_what_is_gone_is_said(store):
    with pytest.raises(InputError), store.operation() as operation:
        walks.follow(operation, store, "no such", walks.WALK, {})
    with pytest.raises(InputError), store.operation() as operation:
        walks.change_stop(operation, store, "no such", None, "")


@given(shuffled=st.permutations(range(6)))
def test_along_a_route_the_order_of_making_does_not_matter(shuffled):
    places = [at(0, 0), at(50, 1), at(100, 2), at(99, 60), at(70, 101), at(5, 99)]
    rows = [{"uuid": str(one), "number": None, "geom": places[one]} for one in shuffled]
    ordered = walks.in_order(rows, ROUTE)
    assert [row["uuid"] for row in ordered] == ["0", "1", "2", "3", "4", "5"]
