"""An operation taken back: the store is as it was, or the reason why it can't be is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import QgsGeometry, QgsPointXY
from synpunkt.layers.errors import ConflictError, InputError
from synpunkt.layers.operations import Operation
from synpunkt.layers.restricted import restricted_path
from synpunkt.layers.store import Store
from synpunkt.layers.takeback import take_back

SECONDARY = ("updated_at",)

BACKENDS = ("file", "server")


def place(x: float) -> QgsGeometry:
    return QgsGeometry.fromPointXY(QgsPointXY(150_000 + x, 6_920_000))


def content(store: Store) -> dict[str, dict[str, object]]:
    """All viewpoints, occasions and areas by uuid, without row ids and times of change."""
    found = {}
    for table in ("viewpoint", "occasion", "viewpoint_area"):
        for row in store.rows(table):
            row["geom"] = row["geom"].asWkt() if row["geom"] is not None else None
            found[row["uuid"]] = {k: v for k, v in row.items() if k not in ("fid", *SECONDARY)}
    return found


def numbers(store: Store) -> list[int]:
    return sorted(row["number"] for row in store.rows("viewpoint"))


def test_an_insert_taken_back_is_gone_and_its_number_is_not_used_again(store: Store) -> None:
    with store.operation("import") as operation:
        for text in ("ett", "två"):
            operation.insert("viewpoint", {"text": text}, place(1))
    assert take_back(store, operation.uuid) == 2
    assert store.count("viewpoint") == 0
    with store.operation() as operation:
        operation.insert("viewpoint", {"text": "tre"})
    assert numbers(store) == [3]


def test_taking_back_a_take_back_restores_rows_texts_and_numbers(store: Store) -> None:
    with store.operation() as operation:
        occasion = operation.insert("occasion", {"title": "Bord"}, place(5))
        operation.insert("viewpoint", {"text": "ett", "occasion_uuid": occasion}, place(1))
        operation.insert("viewpoint", {"text": "två", "theme": "upkeep", "severity": 2})
    before = content(store)
    take_back(store, operation.uuid)
    undone = list(store.rows("operation"))[-1]["uuid"]
    take_back(store, undone)
    assert content(store) == before


def test_rows_that_point_at_each_other_go_and_come_back_together(store: Store) -> None:
    with store.operation() as operation:
        kept = operation.insert("viewpoint", {"text": "Hål i muren"}, place(1))
        for text in ("Muren har ett hål", "Ett hål i muren"):
            operation.insert("viewpoint", {"text": text, "same_as_uuid": kept})
        walk = operation.insert("occasion", {"title": "Rundvandring"})
        operation.insert("occasion", {"title": "På nytt", "follows_uuid": walk})
    before = content(store)
    take_back(store, operation.uuid)
    assert not content(store)
    take_back(store, list(store.rows("operation"))[-1]["uuid"])
    assert content(store) == before


def test_a_change_taken_back_restores_text_place_and_values(store: Store) -> None:
    with store.operation() as operation:
        row = operation.insert("viewpoint", {"text": "först", "theme": "lighting"}, place(1))
    before = content(store)
    with store.operation() as operation:
        operation.update("viewpoint", row, {"text": "sedan", "theme": None, "severity": 3}, None)
    assert content(store) != before
    assert take_back(store, operation.uuid) == 1
    assert content(store) == before


def test_a_text_that_was_added_is_taken_away_again(store: Store) -> None:
    with store.operation() as operation:
        row = operation.insert("viewpoint", {"theme": "lighting"})
    with store.operation() as operation:
        operation.update("viewpoint", row, {"text": "nu med text"})
    take_back(store, operation.uuid)
    assert store.row("viewpoint", row)["text"] is None


def test_a_text_changed_twice_in_one_operation_goes_all_the_way_back(store: Store) -> None:
    with store.operation() as operation:
        row = operation.insert("viewpoint", {"text": "noll"})
    with store.operation() as operation:
        operation.update("viewpoint", row, {"text": "ett"})
        operation.update("viewpoint", row, {"text": "två"})
    take_back(store, operation.uuid)
    assert store.row("viewpoint", row)["text"] == "noll"


@pytest.mark.file_only
def test_without_the_earlier_text_nothing_is_taken_back(store: Store) -> None:
    with store.operation() as operation:
        row = operation.insert("viewpoint", {"text": "noll", "theme": "upkeep"})
    with store.operation() as operation:
        operation.update("viewpoint", row, {"text": "ett", "theme": None})
    restricted_path(store.path).unlink()
    before = content(store)
    with pytest.raises(ConflictError, match="not kept"):
        take_back(store, operation.uuid)
    assert content(store) == before


def test_what_changed_since_is_in_the_way_and_is_named(store: Store) -> None:
    with store.operation() as first:
        row = first.insert("viewpoint", {"text": "ett"})
    with store.operation() as later:
        later.update("viewpoint", row, {"theme": "upkeep"})
    before = content(store)
    with pytest.raises(ConflictError, match="viewpoint 1"):
        take_back(store, first.uuid)
    assert content(store) == before
    take_back(store, later.uuid)
    take_back(store, first.uuid)
    assert store.count("viewpoint") == 0


def test_what_others_point_at_is_not_taken_away(store: Store) -> None:
    with store.operation() as first:
        occasion = first.insert("occasion", {"title": "Bord"})
    with store.operation() as later:
        later.insert("viewpoint", {"occasion_uuid": occasion, "text": "x"})
    with pytest.raises(ConflictError, match="still used"):
        take_back(store, first.uuid)
    assert store.count("occasion") == 1
    take_back(store, later.uuid)
    take_back(store, first.uuid)
    assert store.count("occasion") == 0


def test_an_operation_is_taken_back_once_and_an_unknown_one_never(store: Store) -> None:
    with store.operation() as operation:
        operation.insert("viewpoint", {"text": "ett"})
    take_back(store, operation.uuid)
    with pytest.raises(InputError, match="already"):
        take_back(store, operation.uuid)
    with pytest.raises(InputError, match="no such operation"):
        take_back(store, "'; drop table viewpoint")


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["insert", "theme", "text", "move", "unplace", "delete"]),
        st.integers(0, 4),
        st.integers(0, 99),
    ),
    min_size=1,
    max_size=6,
)


def apply_steps(operation: Operation, rows: list[str], steps: list[tuple[str, int, int]]) -> None:
    for what, index, value in steps:
        if what == "insert" or not rows:
            values = {"text": f"ny {value}", "severity": value % 5}
            rows.append(operation.insert("viewpoint", values, place(value) if value % 2 else None))
            continue
        row = rows[index % len(rows)]
        if what == "theme":
            operation.update("viewpoint", row, {"theme": f"t{value}", "support_count": value})
        elif what == "text":
            operation.update("viewpoint", row, {"text": f"text {value}"})
        elif what == "delete":
            operation.delete("viewpoint", row)
            rows.remove(row)
        else:
            operation.update("viewpoint", row, {}, place(value) if what == "move" else None)


@given(rounds=st.lists(STEPS, min_size=1, max_size=4))
@settings(max_examples=15)
def test_operations_taken_back_last_first_give_every_earlier_state(
    tmp_path_factory: pytest.TempPathFactory,
    new_store: Callable[[Path], Store],
    rounds: list[list[tuple[str, int, int]]],
) -> None:
    store = new_store(tmp_path_factory.mktemp("takeback"))
    rows: list[str] = []
    states, done = [], []
    for steps in rounds:
        states.append(content(store))
        with store.operation() as operation:
            apply_steps(operation, rows, steps)
        if operation.changed:
            done.append(operation.uuid)
        else:
            states.pop()
    for state, uuid in zip(reversed(states), reversed(done), strict=True):
        take_back(store, uuid)
        assert content(store) == state
