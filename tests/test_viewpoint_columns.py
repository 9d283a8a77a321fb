"""The store's viewpoints as columns: every value as the store has it, and nothing else."""

from __future__ import annotations

import datetime
import math
import sqlite3

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import QgsGeometry
from synpunkt.dialogs.viewpoints.coded import Coded
from synpunkt.dialogs.viewpoints.columns import ViewpointColumns
from synpunkt.dialogs.viewpoints.search import PIECE, SearchText
from synpunkt.layers.errors import StoreError
from synpunkt.layers.store import Store

HOSTILE = [
    '<script>"\\',
    "'; drop table viewpoint; --",
    "שלום 👩‍👩‍👧",
    "{{7*7}}\t\x1f",
    "Å" * 100_000,
]


def place(x: float, y: float) -> QgsGeometry:
    return QgsGeometry.fromWkt(f"POINT({x!r} {y!r})")


def test_an_empty_store_has_empty_columns(store: Store) -> None:
    columns = ViewpointColumns.load(store)
    assert len(columns) == 0
    assert len(columns.x) == len(columns.theme.index) == len(columns.status.index) == 0
    assert not columns.search.matching("ord").any()


def test_each_value_is_the_store_s_and_null_is_told(store: Store) -> None:
    with store.operation() as operation:
        occasion = operation.insert(
            "occasion",
            {
                "title": "Bord",
                "kind": "street_stand",
                "starts_at": datetime.datetime(2026, 11, 2, 23, 30, tzinfo=datetime.timezone.utc),
            },
        )
        full = operation.insert(
            "viewpoint",
            {
                "text": "Mörkt",
                "theme": "lighting.weak_uneven",
                "valence": "negative",
                "severity": 3,
                "time_context": "evening",
                "place_name": "Tunneln",
                "received_on": datetime.date(2026, 11, 3),
                "occasion_uuid": occasion,
            },
            place(152871.951234, 6921000.123456),
        )
        bare = operation.insert("viewpoint", {"text": None})
    columns = ViewpointColumns.load(store)
    row = columns.rows[full]
    assert columns.text[row] == "Mörkt"
    assert (columns.theme.at(row), columns.theme_group.at(row)) == (
        "lighting.weak_uneven",
        "lighting",
    )
    assert (columns.valence.at(row), columns.time_context.at(row)) == ("negative", "evening")
    assert (columns.place_name[row], columns.received_on[row]) == ("Tunneln", "2026-11-03")
    assert (int(columns.number[row]), int(columns.severity[row])) == (1, 3)
    assert (columns.x[row], columns.y[row]) == (152871.951234, 6921000.123456)
    assert columns.privacy.at(row) == "unchecked"
    assert columns.occasion.at(row) == occasion
    assert columns.occasions[occasion].date == datetime.date(2026, 11, 3), "the day in Sweden"
    row = columns.rows[bare]
    assert (columns.text[row], columns.place_name[row], columns.received_on[row]) == ("", "", "")
    assert columns.theme.at(row) is columns.theme_group.at(row) is columns.occasion.at(row) is None
    assert int(columns.severity[row]) == 0
    assert math.isnan(columns.x[row]) and math.isnan(columns.y[row])


def test_withdrawn_viewpoints_are_left_out(store: Store) -> None:
    with store.operation() as operation:
        operation.insert("viewpoint", {"text": "borta", "state": "withdrawn"}, place(1, 2))
        operation.insert("viewpoint", {"text": "kvar"}, place(3, 4))
    columns = ViewpointColumns.load(store)
    assert columns.text == ("kvar",)
    assert columns.x.tolist() == [3]


def test_hostile_texts_come_as_they_are(store: Store) -> None:
    with store.operation() as operation:
        for text in HOSTILE:
            operation.insert("viewpoint", {"text": text, "theme": text[:20]})
    columns = ViewpointColumns.load(store)
    assert list(columns.text) == HOSTILE
    assert [columns.theme.at(row) for row in range(len(HOSTILE))] == [text[:20] for text in HOSTILE]


@pytest.mark.file_only
def test_a_place_written_in_another_way_is_read_as_well(store: Store) -> None:
    with store.operation() as operation:
        plain = operation.insert("viewpoint", {"text": "a"}, place(10, 20))
        other = operation.insert("viewpoint", {"text": "b"}, place(30, 40))
    # Big-endian, and with an envelope: other programs write points so.
    envelope = np.array([30, 30, 40, 40], ">f8").tobytes()
    big = b"\x00\x00\x00\x00\x01" + np.array([30, 40], ">f8").tobytes()
    blob = b"GP\x00\x02" + store.crs.postgisSrid().to_bytes(4, "big") + envelope + big
    connection = sqlite3.connect(store.path)
    for name, count in (
        ("ST_IsEmpty", 1),
        ("ST_MinX", 1),
        ("ST_MaxX", 1),
        ("ST_MinY", 1),
        ("ST_MaxY", 1),
    ):
        connection.create_function(name, count, lambda _: 0)
    connection.execute("UPDATE viewpoint SET geom = ? WHERE uuid = ?", (blob, other))
    connection.commit()
    connection.close()
    columns = ViewpointColumns.load(store)
    assert (columns.x[columns.rows[plain]], columns.y[columns.rows[plain]]) == (10, 20)
    assert (columns.x[columns.rows[other]], columns.y[columns.rows[other]]) == (30, 40)


def test_an_empty_point_is_no_place(store: Store) -> None:
    with store.operation() as operation:
        operation.insert("viewpoint", {"text": "a"}, QgsGeometry.fromWkt("POINT EMPTY"))
        operation.insert("viewpoint", {"text": "b"})
    columns = ViewpointColumns.load(store)
    assert np.isnan(columns.x).all()
    assert columns.geometry(0).isNull()


def test_an_outline_stands_for_its_point(store: Store) -> None:
    with store.operation() as operation:
        uuid = operation.insert("viewpoint", {"text": "sträcka"}, place(0, 0))
        line = QgsGeometry.fromWkt("LINESTRING(0 0, 10 0)")
        operation.insert("viewpoint_line", {"viewpoint_uuid": uuid}, line)
    columns = ViewpointColumns.load(store)
    assert columns.geometry(columns.rows[uuid]).length() == 10


def test_the_columns_can_t_be_changed(store: Store) -> None:
    with store.operation() as operation:
        operation.insert("viewpoint", {"text": "a", "theme": "lighting"}, place(1, 2))
    columns = ViewpointColumns.load(store)
    for array in (
        columns.x,
        columns.number,
        columns.theme.index,
        columns.status.index,
        columns.loose,
    ):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1


@pytest.mark.file_only
def test_a_store_that_is_gone_is_one_sentence(store: Store) -> None:
    store.path.unlink()
    with pytest.raises(StoreError, match="was not found"):
        ViewpointColumns.load(store)


@given(st.lists(st.one_of(st.none(), st.sampled_from(["a", "b.c", "b", ""]))))
def test_a_coded_column_gives_back_its_values(values: list[str | None]) -> None:
    column = Coded.of(values)
    assert [column.at(row) for row in range(len(values))] == values
    everything = np.ones(len(values), bool)
    assert column.counts(everything) == {value: values.count(value) for value in values}
    assert column.among({"a", None}).tolist() == [value in ("a", None) for value in values]
    grouped = column.grouped(lambda code: code[:1])
    assert [grouped.at(row) for row in range(len(values))] == [v and v[:1] for v in values]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("MÖRKT", [True, False, False]),
        ("mo\u0308rkt", [True, False, False]),  # the dots as a letter of their own
        ("mörkt tunneln", [True, False, False]),
        ("tunneln mörkt", [True, False, False]),
        ("mörkt bänk", [False, False, False]),
        ("kajen", [False, True, False]),
        ("112", [False, True, False]),
        ("ängkajen", [False, False, False]),
    ],
)
def test_all_words_must_be_found_in_text_place_or_number(wanted: str, found: list[bool]) -> None:
    search = SearchText(["Mörkt i tunneln", "Bra bänk", ""], ["", "Kajen", ""], [7, 112, 0])
    assert search.matching(wanted).tolist() == found
    assert search.matching(f"  {wanted} ").tolist() == found


@pytest.mark.parametrize("made_ready", [0, 1, 99])
def test_a_search_finds_the_same_however_much_of_it_was_made_ready(made_ready: int) -> None:
    numbers = range(2 * PIECE + 7)
    search = SearchText([f"Sagt {n}." for n in numbers], [""] * len(numbers), numbers)
    for _ in range(made_ready):
        search.fold_some()
    assert search.is_ready == (made_ready == 99)
    found = np.flatnonzero(search.matching("SAGT 100 ")).tolist()
    assert found == [n for n in numbers if "100" in str(n)]
    assert search.is_ready


def test_an_empty_search_is_ready() -> None:
    search = SearchText([], [], [])
    search.fold_some()
    assert search.is_ready
    assert search.matching("a").tolist() == []


def test_no_words_search_for_nothing() -> None:
    assert SearchText(["a"], [""], [1]).matching(" \n ") is None
