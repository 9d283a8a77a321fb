"""How far a viewpoint has come, from answers and decisions that are really stored."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from synpunkt.dialogs.viewpoints.columns import ViewpointColumns
from synpunkt.layers import matters
from synpunkt.layers.standing import Standing, standings
from synpunkt.layers.store import Store

DAY = datetime.date(2026, 11, 20)


def new_viewpoint(store: Store) -> tuple[str, str]:
    """uuids of a matter and a viewpoint."""
    with store.operation() as operation:
        matter = operation.insert("matter", {"title": "Exempelplan"})
        return matter, operation.insert("viewpoint", {"text": "a"})


def answer(store: Store, matter: str | None, viewpoint: str, **values: Any) -> None:
    with store.operation() as operation:
        given = operation.insert("response", {"matter_uuid": matter, **values})
        operation.insert(
            "response_viewpoint", {"response_uuid": given, "viewpoint_uuid": viewpoint}
        )


def test_a_viewpoint_that_nobody_has_touched_is_new(store: Store) -> None:
    matter, uuid = new_viewpoint(store)
    assert standings(store, matter) == {}
    columns = ViewpointColumns.load(store, matter)
    assert columns.status.at(columns.rows[uuid]) == "new"


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"comment": "utkast"}, "in_progress"),
        ({"decision": "met"}, "answered"),
        ({"decision": "met", "feedback_on": DAY}, "told_back"),
        ({"feedback_on": DAY}, "in_progress"),
    ],
)
def test_an_answer_tells_how_far_it_has_come(store: Store, values: dict, status: str) -> None:
    matter, uuid = new_viewpoint(store)
    answer(store, matter, uuid, **values)
    assert standings(store, matter) == {uuid: Standing(status)}
    assert standings(store) == {uuid: Standing(status)}


def test_told_back_only_when_every_decided_answer_is(store: Store) -> None:
    matter, uuid = new_viewpoint(store)
    answer(store, matter, uuid, decision="met", feedback_on=DAY)
    answer(store, matter, uuid, decision="noted")
    assert standings(store, matter)[uuid].status == "answered"


def test_what_is_not_met_wants_a_reason(store: Store) -> None:
    matter, uuid = new_viewpoint(store)
    answer(store, matter, uuid, decision="partly_met", reason="  ")
    assert standings(store, matter)[uuid] == Standing("answered", lacks_reason=True)


def test_a_reason_is_enough(store: Store) -> None:
    matter, uuid = new_viewpoint(store)
    answer(store, matter, uuid, decision="not_met", reason="Ligger utanför.")
    assert standings(store, matter)[uuid] == Standing("answered")


def test_each_matter_has_its_own_standing(store: Store) -> None:
    matter, uuid = new_viewpoint(store)
    other, _ = new_viewpoint(store)
    answer(store, other, uuid, decision="met")
    assert standings(store, matter) == {}
    assert standings(store, other)[uuid].status == "answered"


def test_someone_responsible_has_begun(store: Store) -> None:
    matter, uuid = new_viewpoint(store)
    row = {"viewpoint_uuid": uuid, "matter_uuid": matter, "responsible": "municipality_parks"}
    with store.operation() as operation:
        operation.insert("viewpoint_matter", row)
    assert standings(store, matter)[uuid].status == "in_progress"


def test_taken_out_of_a_matter_goes_before_its_answer(store: Store) -> None:
    matter, uuid = new_viewpoint(store)
    answer(store, matter, uuid, decision="met")
    with store.operation() as operation:
        matters.exclude(operation, store, matter, uuid, "handlar om annat")
    assert standings(store, matter)[uuid].status == "excluded"
    assert standings(store)[uuid].status == "answered", "in general it has its answer"
