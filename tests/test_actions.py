"""Actions: what is to be done, by whom and when; a refusal has its reason."""

from __future__ import annotations

import datetime

import pytest
from synpunkt.layers import actions
from synpunkt.layers.assignments import DUE_SOON, LATER, NO_DAY, OVERDUE
from synpunkt.layers.errors import InputError
from synpunkt.layers.occasion_parts import Count, Party, counts, parties, set_counts, set_parties
from synpunkt.layers.takeback import take_back

DAY = datetime.date(2026, 11, 12)


def write(store, viewpoints=(), uuid=None, **values):
    with store.operation() as operation:
        return actions.write(operation, store, values, viewpoints, uuid)


@pytest.fixture
def said(store):
    with store.operation() as operation:
        return [operation.insert("viewpoint", {"text": text}) for text in ("Mörkt", "Skräp")]


def test_an_action_serves_viewpoints_and_keeps_what_is_not_changed(store, said):
    uuid = write(store, said, description="Byt lampor", responsible="municipality_streets")
    write(store, said[:1], uuid, due_on=DAY)
    (found,) = actions.actions(store)
    assert found.viewpoints == tuple(said[:1])
    assert (found.description, found.responsible) == ("Byt lampor", "municipality_streets")
    assert (found.due_on, found.status) == (DAY, "proposed")
    assert found.status_on == datetime.date.today()


@pytest.mark.parametrize(
    "values", [{}, {"description": " "}, {"description": "x", "status": "declined_with_reason"}]
)
def test_what_it_needs_is_asked_for_and_nothing_is_stored(store, values):
    with pytest.raises(InputError):
        write(store, **values)
    assert store.count("action") == 0


def test_many_are_declined_at_once_but_not_without_a_reason(store):
    uuids = [write(store, description=text) for text in ("a", "b")]
    with pytest.raises(InputError), store.operation() as operation:
        actions.set_status(operation, store, uuids, actions.DECLINED)
    with store.operation() as operation:
        assert actions.set_status(operation, store, uuids, actions.DECLINED, "Privat mark") == 2
    assert {one.declined_reason for one in actions.actions(store)} == {"Privat mark"}
    take_back(store, operation.uuid)
    assert {one.status for one in actions.actions(store)} == {"proposed"}


def test_open_actions_come_first_by_their_day(store):
    write(store, description="utan dag")
    write(store, description="sen", due_on=DAY + datetime.timedelta(days=9))
    write(store, description="gjord", due_on=DAY, status="done")
    write(store, description="tidig", due_on=DAY)
    found = actions.actions(store)
    assert [one.description for one in found] == ["tidig", "sen", "utan dag", "gjord"]
    assert [one.urgency(DAY + datetime.timedelta(days=1)) for one in found] == [
        OVERDUE, LATER, NO_DAY, NO_DAY,
    ]  # fmt: skip
    assert found[0].urgency(DAY) == DUE_SOON


def test_parties_and_tallies_are_replaced_without_touching_those_that_stay(store):
    with store.operation() as operation:
        occasion = operation.insert("occasion", {"title": "Bord"})
        set_parties(operation, store, occasion, [Party("Polisen", "partner"), Party(" ", None)])
        set_counts(operation, store, occasion, [Count("age", "13–19", 4), Count("age", "", 9)])
    (kept,) = store.rows("occasion_party")
    with store.operation() as operation:
        wanted = [Party("Skolan", "invited"), Party("Polisen", "partner")]
        set_parties(operation, store, occasion, wanted)
        set_counts(operation, store, occasion, [])
    assert set(parties(store, occasion)) == set(wanted)
    assert kept["uuid"] in {row["uuid"] for row in store.rows("occasion_party")}
    assert counts(store, occasion) == []
