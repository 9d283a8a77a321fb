"""Occasions: chosen again, closed with what was asked, and summed up."""

from __future__ import annotations

import datetime

import pytest
from qgis.core import QgsGeometry, QgsPointXY
from synpunkt.layers import occasions
from synpunkt.layers.errors import InputError
from synpunkt.layers.occasions import Closing, Tally
from synpunkt.layers.takeback import take_back

BACKENDS = ("file", "server")
PLACE = QgsGeometry.fromPointXY(QgsPointXY(150_000, 6_920_000))


def at(day: int) -> datetime.datetime:
    return datetime.datetime(2026, 11, day, 23, 30, tzinfo=datetime.timezone.utc)


def test_the_latest_occasion_is_offered_first(store):
    old = occasions.create(store, {"title": "Möte", "starts_at": at(1)})
    new = occasions.create(store, {"title": "Bord", "starts_at": at(3)}, PLACE)
    undated = occasions.create(store, {"title": "Nu"})
    with store.operation() as operation:
        operation.update("occasion", undated, {"starts_at": None})
    assert [row["uuid"] for row in occasions.latest(store)] == [undated, new, old]
    assert occasions.day(store.row("occasion", new)) == datetime.date(2026, 11, 4)


def test_an_occasion_needs_a_name(store):
    with pytest.raises(InputError, match="needs a name"):
        occasions.create(store, {"title": "  "})
    assert store.count("occasion") == 0


def test_the_tally_counts_what_stands_at_the_occasion(store):
    uuid = occasions.create(store, {"title": "Bord"})
    with store.operation() as operation:
        said = {"occasion_uuid": uuid, "text": "x"}
        operation.insert("viewpoint", {**said, "theme": "lighting", "valence": "negative"}, PLACE)
        operation.insert("viewpoint", {**said, "theme": "lighting"}, PLACE)
        operation.insert("viewpoint", {**said, "valence": "positive"})
        operation.insert("viewpoint", {**said, "state": "withdrawn"})
        operation.insert("viewpoint", {"text": "elsewhere"})
    assert occasions.tally(store, uuid) == Tally(3, 1, 2)
    assert occasions.tally(store, None) == Tally(1, 1, 1)
    assert occasions.tally(store, uuid, occasions.midnight()) == Tally(3, 1, 2)
    midnight = {"created_at": occasions.midnight() + datetime.timedelta(milliseconds=500)}
    with store.operation() as operation:
        operation.insert("viewpoint", {"text": "in the first second of the day", **midnight})
    assert occasions.tally(store, None, occasions.midnight()) == Tally(2, 2, 2)
    tomorrow = occasions.midnight() + datetime.timedelta(days=1)
    assert occasions.tally(store, uuid, tomorrow) == Tally(0, 0, 0)


def test_closing_keeps_the_four_answers_and_can_be_taken_back(store):
    uuid = occasions.create(store, {"title": "Bord", "weather": "snö"})
    operation = occasions.close(store, uuid, Closing(12, " Fritidsgården ", "dusk", "", "some"))
    row = store.row("occasion", uuid)
    told = ("participants", "light_condition", "weather", "reached_unsurveyed")
    assert [row[name] for name in told] == [12, "dusk", "snö", "some"]
    assert row["ends_at"] is not None
    assert occasions.host(store, uuid) == "Fritidsgården"
    occasions.close(store, uuid, Closing(host="Kyrkan"))
    assert occasions.host(store, uuid) == "Kyrkan"
    assert store.row("occasion", uuid)["participants"] == 12
    assert len(list(store.rows("operation", "kind = 'occasion'"))) == 3
    later = list(store.rows("operation"))[-1]["uuid"]
    take_back(store, later)
    take_back(store, operation)
    assert store.row("occasion", uuid)["ends_at"] is None
    assert occasions.host(store, uuid) == ""


def test_what_is_gone_can_not_be_closed(store):
    with pytest.raises(InputError, match="no longer"):
        occasions.close(store, "gone", Closing())


def test_how_it_was_received_follows_the_kind():
    assert occasions.received_form("street_stand") == "spoken_on_site"
    assert occasions.received_form("dialogue_meeting") == "spoken_meeting"
    assert occasions.received_form("safety_walk") == "walk_protocol"
    assert occasions.received_form(None) == "spoken_on_site"
