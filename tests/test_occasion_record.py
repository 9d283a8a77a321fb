"""One occasion as a whole: what is written, and what others changed meanwhile."""

from __future__ import annotations

import datetime

import pytest
from synpunkt.layers import occasion_record, occasions, walks
from synpunkt.layers.errors import InputError
from synpunkt.layers.occasion_parts import Count, Party
from synpunkt.layers.occasion_record import Record
from synpunkt.layers.rows import UTC

PARTIES = (Party("School", "attended"), Party("Police", None))
COUNTS = (Count("age", "13–19", 4),)
NOON = datetime.datetime(2026, 11, 12, 12, tzinfo=UTC)


def add(store, parties=(), counts=(), **values):
    with store.operation() as operation:
        return occasion_record.add(operation, store, Record(values, parties, counts))


def change(store, uuid, before, after):
    with store.operation() as operation:
        occasion_record.change(operation, store, uuid, before, after)
    return operation


def test_what_is_written_is_read_again(store):
    uuid = add(store, PARTIES, COUNTS, title=" Walk ", kind="safety_walk", weather="  ")
    found = occasion_record.read(store, uuid)
    assert (found.values["title"], found.values["weather"]) == ("Walk", None)
    assert (found.parties, found.counts) == (PARTIES, COUNTS)


def test_nothing_changed_leaves_no_trace_and_what_others_changed_stays(store):
    uuid = add(store, PARTIES, COUNTS, title="Walk")
    before = occasion_record.read(store, uuid)
    assert not change(store, uuid, before, before).changed
    with store.operation() as operation:
        operation.update("occasion", uuid, {"weather": "rain"})
    values = {**before.values, "season": "autumn"}
    change(store, uuid, before, Record(values, PARTIES[:1], COUNTS))
    found = occasion_record.read(store, uuid)
    assert (found.values["weather"], found.values["season"]) == ("rain", "autumn")
    assert (found.parties, found.counts) == (PARTIES[:1], COUNTS)


def test_what_can_not_be_meant_is_refused(store):
    for values in (
        {"title": " "},
        {"title": "a", "starts_at": NOON, "ends_at": NOON.min.replace(tzinfo=UTC)},
    ):
        with pytest.raises(InputError):
            add(store, **values)
    one = add(store, title="one")
    two = add(store, title="two", follows_uuid=one)
    assert walks.before(store, two) == [two, one]
    for uuid, ahead in ((one, two), (one, one)):
        before = occasion_record.read(store, uuid)
        after = Record({**before.values, "follows_uuid": ahead})
        with pytest.raises(InputError):
            change(store, uuid, before, after)
    with pytest.raises(InputError):
        occasion_record.read(store, "gone")


def test_the_next_of_a_chain_has_the_parties_that_were_written(store):
    walk = add(store, PARTIES, COUNTS, title="Walk", kind="safety_walk", phase="walk")
    record = Record({"title": "Again", "phase": "rewalk"}, PARTIES[1:], ())
    with store.operation() as operation:
        uuid = occasion_record.follow(operation, store, walk, record)
    found = occasion_record.read(store, uuid)
    assert (found.parties, found.counts) == (PARTIES[1:], ())
    assert (found.values["kind"], found.values["follows_uuid"]) == ("safety_walk", walk)


def test_each_occasion_has_its_tally(store):
    one, two = add(store, title="one"), add(store, title="two")
    with store.operation() as operation:
        for occasion, more in ((one, {}), (one, {"state": "withdrawn"}), (None, {})):
            operation.insert("viewpoint", {"text": "x", "occasion_uuid": occasion, **more})
    found = occasions.tallies(store)
    assert found == {one: occasions.tally(store, one), None: occasions.tally(store, None)}
    assert found[one] == (1, 1, 1) and two not in found
