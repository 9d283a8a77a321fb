"""Filters, their numbers and their order, held against plain loops over a real store."""

from __future__ import annotations

import datetime
import itertools
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import QgsCoordinateTransformContext, QgsGeometry
from synpunkt.dialogs.viewpoints import ordering
from synpunkt.dialogs.viewpoints.area import Area, area_of_matter
from synpunkt.dialogs.viewpoints.columns import ViewpointColumns
from synpunkt.dialogs.viewpoints.filters import Filter, counts, mask, scope
from synpunkt.dialogs.viewpoints.members import members
from synpunkt.dialogs.viewpoints.sentence import sentence
from synpunkt.dialogs.viewpoints.zoning import CODES, Zones, zones
from synpunkt.layers import matters
from synpunkt.layers.language import words
from synpunkt.layers.store import Store
from synpunkt.layers.zones import MetricShape

CONTEXT = QgsCoordinateTransformContext()
SQUARE = QgsGeometry.fromWkt("POLYGON((0 0, 100 0, 100 100, 0 100, 0 0))")
THEMES = [None, "lighting", "lighting.good", "traffic?", "order.driving", "upkeep"]
VALENCES = [None, "positive", "negative", "own_code"]
TIMES = [None, "evening", "night"]
TEXTS = ["Mörkt i tunneln", "mörkt, och bänken trasig", "Bra bänk", ""]
PLACES = [None, (50, 50), (100, 50), (120, 50), (500, 50)]
MONTHS = [None, "2025-02", "2026-01", "2026", "1999"]
WALK = "safety_walk"
PARTS = ("GATA", "TORG")
ZONES = ["without_place", "inside", "edge", "near", "outside"]


def fill(store: Store) -> None:
    """A hundred and twenty viewpoints of every kind; a third of them answered."""
    dice = random.Random(8)
    with store.operation() as operation:
        occasions = [None] + [
            operation.insert("occasion", {"title": f"Bord {n}", "kind": "street_stand"})
            for n in range(2)
        ]
        occasions.append(operation.insert("occasion", {"title": "Vandring", "kind": WALK}))
        answer = operation.insert("response", {"decision": "met"})
        layer = operation.insert("plan_layer", {"name": "plan"})
        parts = [
            operation.insert("plan_object", {"plan_layer_uuid": layer, "object_key": key})
            for key in PARTS
        ]
        for n in range(120):
            at = PLACES[n % len(PLACES)]
            values = {
                "theme": dice.choice(THEMES),
                "valence": dice.choice(VALENCES),
                "time_context": dice.choice(TIMES),
                "occasion_uuid": dice.choice(occasions),
                "text": dice.choice(TEXTS),
                "severity": dice.choice([None, 1, 2, 3, 4]),
                "received_on": dice.choice(
                    [None, datetime.date(2025 + n % 2, 1 + n % 3, 1 + n % 9)]
                ),
            }
            point = QgsGeometry.fromWkt(f"POINT({at[0]} {at[1]})") if at else None
            uuid = operation.insert("viewpoint", values, point)
            for part in dice.sample(parts, n % 3):
                tie = {"viewpoint_uuid": uuid, "plan_object_uuid": part}
                operation.insert("link", {**tie, "state": dice.choice(["ok", "rejected", "loose"])})
            if n % 3 == 0:
                pair = {"response_uuid": answer, "viewpoint_uuid": uuid}
                operation.insert("response_viewpoint", pair)


@pytest.fixture(scope="module")
def full_store(
    new_store: Callable[[Path], Store], tmp_path_factory: pytest.TempPathFactory
) -> Store:
    store = new_store(tmp_path_factory.mktemp("filters"))
    fill(store)
    return store


@pytest.fixture(scope="module")
def columns(full_store: Store) -> ViewpointColumns:
    return ViewpointColumns.load(full_store)


@pytest.fixture(scope="module")
def found(columns: ViewpointColumns) -> Zones:
    return zones(columns, Area("ruta", MetricShape([SQUARE], columns.crs, CONTEXT), 25))


def fits(columns: ViewpointColumns, found: Zones, row: int, chosen: Filter) -> bool:
    """The filter in words, for one viewpoint."""
    theme, zone = columns.theme.at(row), found.zone.at(row)
    text = columns.text[row].lower()
    wanted = chosen.zones | ({"without_place"} if chosen.without_place else set())
    month = columns.received_on[row][:7] or None
    kind = columns.occasions[columns.occasion.at(row)].kind if columns.occasion.at(row) else None
    parts = {columns.ties.labels[part] for part, rows in columns.ties.rows.items() if row in rows}
    return (
        (
            not chosen.themes
            or theme in chosen.themes
            or (theme or "").split(".")[0] in chosen.themes
        )
        and (not chosen.valences or columns.valence.at(row) in chosen.valences)
        and (not chosen.occasions or columns.occasion.at(row) in chosen.occasions)
        and (not chosen.statuses or columns.status.at(row) in chosen.statuses)
        and (not chosen.time_contexts or columns.time_context.at(row) in chosen.time_contexts)
        and (not chosen.unanswered or columns.status.at(row) == "new")
        and (not chosen.incomplete or None in (theme, columns.valence.at(row)))
        and (not chosen.months or month in chosen.months or (month or "")[:4] in chosen.months)
        and (not chosen.kinds or kind in chosen.kinds)
        and (not chosen.parts or any(columns.ties.labels[part] in parts for part in chosen.parts))
        and (not chosen.loose or bool(columns.loose[row]))
        and (zone in wanted if wanted else bool(chosen.parts) or chosen.loose or zone != "outside")
        and all(word in text for word in chosen.text.lower().split())
    )


def some(values: list) -> st.SearchStrategy[frozenset]:
    return st.frozensets(st.sampled_from(values), max_size=3)


filters = st.builds(
    Filter,
    themes=some(THEMES),
    valences=some(VALENCES),
    statuses=some(["new", "answered", "told_back"]),
    time_contexts=some(TIMES),
    zones=some(ZONES),
    months=some(MONTHS),
    kinds=some([None, "street_stand", WALK]),
    unanswered=st.booleans(),
    incomplete=st.booleans(),
    loose=st.booleans(),
    without_place=st.booleans(),
    text=st.sampled_from(["", "  ", "MÖRKT", "bänk mörkt", "hiss"]),
)


@given(filters, st.sampled_from([(), (0,), (0, 1)]))
def test_shown_is_what_fits_every_part_of_the_filter(
    columns: ViewpointColumns, found: Zones, chosen: Filter, parts: tuple[int, ...]
) -> None:
    chosen = replace(chosen, parts=frozenset(list(columns.ties.rows)[n] for n in parts))
    shown = mask(columns, found, chosen)
    wanted = [fits(columns, found, row, chosen) for row in range(len(columns))]
    assert shown.tolist() == wanted


@settings(max_examples=60)
@given(filters)
def test_a_chip_s_number_is_what_a_click_on_it_shows(
    columns: ViewpointColumns, found: Zones, chosen: Filter
) -> None:
    told = counts(columns, found, chosen)
    fields = {
        "theme": "themes",
        "valence": "valences",
        "status": "statuses",
        "time_context": "time_contexts",
        "zone": "zones",
        "month": "months",
        "occasion_kind": "kinds",
        "plan_object": "parts",
    }
    for facet, field in fields.items():
        base = replace(chosen, without_place=False) if facet == "zone" else chosen
        for code, number in told[facet].items():
            clicked = replace(base, **{field: frozenset({code})})
            assert mask(columns, found, clicked).sum() == number, (facet, code)
    for flag in ("unanswered", "incomplete", "loose"):
        clicked = replace(chosen, **{flag: True})
        assert mask(columns, found, clicked).sum() == told[flag][flag]


def test_occasions_are_chosen_by_uuid(columns: ViewpointColumns, found: Zones) -> None:
    uuid = next(iter(columns.occasions))
    shown = mask(columns, found, Filter(occasions=frozenset({uuid})))
    assert {columns.occasion.at(row) for row in np.flatnonzero(shown)} == {uuid}
    assert counts(columns, found, Filter())["occasion"][uuid] == shown.sum()


def test_an_empty_filter_shows_the_scope_and_says_that_it_is_empty(
    columns: ViewpointColumns, found: Zones
) -> None:
    assert Filter().is_empty and Filter(text=" ").is_empty
    assert not Filter(text="a").is_empty and not Filter(unanswered=True).is_empty
    assert (mask(columns, found, Filter()) == scope(found)).all()
    assert scope(found).sum() == 96, "all but the 24 outside"


def test_without_an_area_all_are_in_the_scope(columns: ViewpointColumns) -> None:
    everywhere = zones(columns, Area())
    assert scope(everywhere).all()
    shown = mask(columns, everywhere, Filter(without_place=True))
    assert shown.sum() == 24


def test_the_sentence_counts_the_area_whatever_the_filter(
    columns: ViewpointColumns, found: Zones
) -> None:
    looked_at = Area("ruta", MetricShape([SQUARE], columns.crs, CONTEXT), 25)
    assert sentence(found, looked_at, words("sv")) == (
        "72 synpunkter med plats: 24 inom, 24 på gränsen, 24 inom 25 m. 24 till utan plats."
    )
    assert sentence(zones(columns, Area()), Area(), words("en")) == (
        "96 viewpoints with a place. 24 more without a place."
    )


def test_an_empty_store_has_a_sentence_too(store: Store) -> None:
    columns = ViewpointColumns.load(store)
    told = sentence(zones(columns, Area()), Area(), words("en"))
    assert told == "No viewpoints with a place."


@pytest.fixture
def matter(store: Store) -> dict:
    """A matter with a plan, an occasion of its own, and viewpoints that belong in each way."""
    with store.operation() as operation:
        plan = operation.insert("plan_layer", {"name": "plan"})
        row = {"plan_layer_uuid": plan, "object_key": "1"}
        operation.insert("plan_object", row, SQUARE)
        uuid = operation.insert("matter", {"title": "Exempelplan", "plan_layer_uuid": plan})
        occasion = operation.insert("occasion", {"title": "Bord", "matter_uuid": uuid})
        for text, place, own in (
            ("inom", "POINT(50 50)", False),
            ("utesluten", "POINT(60 60)", False),
            ("nära", "POINT(110 50)", False),
            ("utanför, från bordet", "POINT(900 50)", True),
            ("utan plats, från bordet", "", True),
            ("utan plats, från annat", "", False),
            ("utanför", "POINT(800 50)", False),
        ):
            values = {"text": text, "occasion_uuid": occasion if own else None}
            viewpoint = operation.insert(
                "viewpoint", values, QgsGeometry.fromWkt(place) if place else None
            )
            if text == "utesluten":
                matters.exclude(operation, store, uuid, viewpoint, "handlar om annat")
    return store.row("matter", uuid)


def test_with_a_matter_its_members_are_listed_and_counted(store: Store, matter: dict) -> None:
    columns = ViewpointColumns.load(store, matter["uuid"])
    looked_at = area_of_matter(store, matter, CONTEXT, 25)
    found = zones(columns, looked_at)
    belonging = members(columns, found, store, matter, CONTEXT)
    texts = {columns.text[row] for row in np.flatnonzero(belonging)}
    assert texts == {"inom", "utanför, från bordet", "utan plats, från bordet"}
    members_there = {
        membership.viewpoint
        for membership in matters.members(store, matter, CONTEXT)
        if membership.included
    }
    assert {columns.uuid[row] for row in np.flatnonzero(belonging)} == members_there
    shown = {columns.text[row] for row in np.flatnonzero(mask(columns, found, Filter(), belonging))}
    assert shown == texts | {"utesluten", "nära"}
    assert sentence(found, looked_at, words("sv"), belonging) == (
        "3 synpunkter med plats: 2 inom, 0 på gränsen, 1 inom 25 m. 1 till utan plats."
    )


def test_a_matter_without_a_plan_has_no_area(store: Store) -> None:
    with store.operation() as operation:
        uuid = operation.insert("matter", {"title": "Utan plan"})
    assert area_of_matter(store, store.row("matter", uuid), CONTEXT) is None


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("key", ordering.KEYS)
def test_every_order_holds_all_and_is_in_order(
    columns: ViewpointColumns, found: Zones, key: str, backwards: bool
) -> None:
    order = ordering.order(columns, found, key, backwards).tolist()
    assert sorted(order) == list(range(len(columns)))
    themes = [code.code for code in columns.code_lists.lists["theme"]]

    def value(row: int) -> object:
        return {
            "number": int(columns.number[row]),
            "date": columns.received_on[row],
            "theme": (*themes, "traffic?").index(columns.theme.at(row) or "upkeep"),
            "severity": int(columns.severity[row]),
            "zone": CODES.index(found.zone.at(row)),
        }[key]

    missing = {
        "date": lambda row: columns.received_on[row] == "",
        "theme": lambda row: columns.theme.at(row) is None,
        "severity": lambda row: columns.severity[row] == 0,
    }.get(key, lambda row: False)
    assert [missing(row) for row in order] == sorted(missing(row) for row in order)
    known = [row for row in order if not missing(row)]
    downwards = (key in ("date", "severity")) != backwards
    for row, following in itertools.pairwise(known):
        before, after = (
            (value(following), value(row)) if downwards else (value(row), value(following))
        )
        assert before <= after
        if before == after and key != "zone":
            assert columns.number[row] < columns.number[following], "equals go by number"


def test_an_unknown_order_is_by_number(columns: ViewpointColumns, found: Zones) -> None:
    order = ordering.order(columns, found, "shoe size")
    assert columns.number[order].tolist() == list(range(1, 121))


def test_counts_add_up(columns: ViewpointColumns, found: Zones) -> None:
    told = counts(columns, found, Filter())
    for facet in ("theme", "valence", "occasion", "status", "time_context"):
        assert sum(told[facet].values()) == 96
    assert sum(told["zone"].values()) == 120
    assert Counter(told["status"]) == {"new": 64, "answered": 32}
