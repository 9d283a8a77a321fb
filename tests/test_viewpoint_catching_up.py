"""What was read of a store and has not changed is kept; it is as if all had been read again."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import fields
from typing import Any

import numpy as np
import psycopg2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis.core import QgsGeometry, QgsPointXY
from synpunkt.dialogs.viewpoints import catching_up
from synpunkt.dialogs.viewpoints.catching_up import changed_since
from synpunkt.dialogs.viewpoints.coded import Coded
from synpunkt.dialogs.viewpoints.columns import ViewpointColumns
from synpunkt.layers.connection import reading
from synpunkt.layers.store import Store, open_store
from synpunkt.layers.takeback import take_back

BACKENDS = ("file", "server")

values = st.fixed_dictionaries(
    {"state": st.sampled_from(["active", "active", "withdrawn"])},
    optional={
        "text": st.sampled_from([None, "Mörkt i tunneln", "Fler bänkar", "å"]),
        "theme": st.sampled_from([None, "lighting", "lighting.broken", "upkeep", "eget"]),
        "valence": st.sampled_from([None, "positive", "negative"]),
        "severity": st.sampled_from([None, 1, 4]),
        "support_count": st.sampled_from([None, 3]),
        "place_name": st.sampled_from([None, "Torget"]),
        "received_on": st.sampled_from([None, datetime.date(2026, 11, 3)]),
    },
)
places = st.sampled_from([None, (1.5, 2.5), (152_900.0, 6_920_400.0)])
which = st.integers(0, 7)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("add"), values, places),
        st.tuples(st.just("change"), which, values),
        st.tuples(st.sampled_from(["remove", "outline", "answer", "join", "code", "back"]), which),
    ),
    min_size=1,
    max_size=6,
)


class Work:
    """Does the steps on a store, as people and rules would."""

    def __init__(self, store: Store) -> None:
        self.store, self.last = store, ""

    def do(self, step: tuple[Any, ...]) -> None:
        what, *given = step
        if what == "back":
            if self.last:
                take_back(self.store, self.last)
            self.last = ""
            return
        uuids = [row["uuid"] for row in self.store.rows("viewpoint")]
        with self.store.operation() as operation:
            if what == "add":
                said, at = given
                place = QgsGeometry.fromPointXY(QgsPointXY(*at)) if at else None
                operation.insert("viewpoint", said, place)
            elif uuids:
                getattr(self, what)(operation, uuids, *given)
        self.last = operation.uuid if what in ("add", "change") else ""

    def change(self, operation: Any, uuids: list[str], number: int, said: Any) -> None:
        operation.update("viewpoint", uuids[number % len(uuids)], said)

    def remove(self, operation: Any, uuids: list[str], number: int) -> None:
        free = [one for one in uuids if not self.hangs(one)]
        if free:
            operation.delete("viewpoint", free[number % len(free)])

    def hangs(self, uuid: str) -> bool:
        asked = (("viewpoint_area", "viewpoint_uuid"), ("response_viewpoint", "viewpoint_uuid"))
        asked += (("viewpoint", "same_as_uuid"),)
        return any(self.store.count(table, f"{column} = ?", (uuid,)) for table, column in asked)

    def outline(self, operation: Any, uuids: list[str], number: int) -> None:
        area = QgsGeometry.fromWkt("MultiPolygon (((0 0, 9 0, 9 9, 0 0)))")
        operation.insert("viewpoint_area", {"viewpoint_uuid": uuids[number % len(uuids)]}, area)

    def answer(self, operation: Any, uuids: list[str], number: int) -> None:
        response = operation.insert("response", {"decision": "not_met"})
        served = {"response_uuid": response, "viewpoint_uuid": uuids[number % len(uuids)]}
        operation.insert("response_viewpoint", served)

    def join(self, operation: Any, uuids: list[str], number: int) -> None:
        kept = uuids[0]
        one = uuids[number % len(uuids)]
        if one != kept:
            operation.update("viewpoint", one, {"same_as_uuid": kept})

    def code(self, operation: Any, uuids: list[str], number: int) -> None:
        (row,) = self.store.rows("code", "list = 'theme' AND code = 'lighting.broken'")
        parent = "upkeep" if row["parent"] == "lighting" else "lighting"
        operation.update("code", row["uuid"], {"parent": parent})


def plain(columns: ViewpointColumns) -> dict[str, Any]:
    """All that the columns say, however they hold it."""
    found: dict[str, Any] = {}
    for field in fields(columns):
        value = getattr(columns, field.name)
        if isinstance(value, Coded):
            value = [value.at(row) for row in range(len(columns))]
        elif isinstance(value, np.ndarray):
            value = [str(one) for one in value.tolist()]
        elif field.name == "search":
            while not value.is_ready:
                value.fold_some()
            value = value._texts
        elif field.name == "outlines":
            value = {row: shape.asWkt() for row, shape in value.items()}
        elif field.name == "ties":
            value = value.labels
        elif field.name == "rows":
            assert [value[uuid] for uuid in columns.uuid] == list(range(len(columns)))
        found[field.name] = value
    return found


@settings(max_examples=7, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps, st.booleans())
def test_catching_up_gives_what_reading_all_gives(
    store: Store, said: list[tuple[Any, ...]], folded: bool
) -> None:
    work, columns = Work(store), ViewpointColumns.load(store)
    for step in said:
        if folded:
            columns.search.matching("å")
        work.do(step)
        columns = ViewpointColumns.load(store, before=columns)
        assert plain(columns) == plain(ViewpointColumns.load(store))


@pytest.fixture
def three(store: Store) -> tuple[Store, list[str]]:
    with store.operation() as operation:
        uuids = [operation.insert("viewpoint", {"text": str(number)}) for number in range(3)]
    return store, uuids


def since(store: Store, columns: ViewpointColumns) -> set[str] | None:
    with reading(store.path) as connection:
        return changed_since(connection, store.path, columns.mark)


def change(store: Store, uuid: str) -> None:
    with store.operation() as operation:
        operation.update("viewpoint", uuid, {"theme": "lighting"})


def test_only_what_changed_is_read(three: tuple[Store, list[str]]) -> None:
    store, uuids = three
    columns = ViewpointColumns.load(store)
    assert since(store, columns) == set()
    change(store, uuids[1])
    assert since(store, columns) == {uuids[1]}
    assert since(store, ViewpointColumns.load(store, before=columns)) == set()


def test_all_is_read_where_much_changed(
    three: tuple[Store, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, uuids = three
    columns = ViewpointColumns.load(store)
    monkeypatch.setattr(catching_up, "MOST", 2)
    for uuid in uuids:
        change(store, uuid)
    assert since(store, columns) is None
    assert ViewpointColumns.load(store, before=columns).theme.codes == ("lighting",)


def test_another_store_is_read_as_a_whole(
    three: tuple[Store, list[str]], copied: Callable[..., Store], tmp_path: Any
) -> None:
    store, uuids = three
    (tmp_path / "other").mkdir()
    other = copied(store, tmp_path / "other")
    change(store, uuids[0])
    columns = ViewpointColumns.load(store)
    change(other, uuids[2])
    assert since(other, columns) is None
    found = ViewpointColumns.load(open_store(other.path), before=columns)
    assert [found.theme.at(found.rows[uuid]) for uuid in uuids] == [None, None, "lighting"]


def test_what_somebody_was_writing_on_the_server_is_seen_once_it_is_there(
    server: Any, server_store: Store
) -> None:
    change_log = "SELECT max(seq) FROM change_log"
    with server_store.operation() as operation:
        uuids = [operation.insert("viewpoint", {"text": str(number)}) for number in range(2)]
    edit = psycopg2.connect(dbname="synpunkt_test", host=str(server.home), user="synpunkt")
    with edit, edit.cursor() as cursor:  # as a form of QGIS does, which waits for nobody
        cursor.execute("SET search_path TO %s, public", (server_store.path.schema,))
        cursor.execute("UPDATE viewpoint SET theme = 'upkeep' WHERE uuid = %s", (uuids[0],))
        cursor.execute(change_log)
        (earlier,) = cursor.fetchone()
        change(server_store, uuids[1])
        columns = ViewpointColumns.load(server_store)
    edit.close()
    assert columns.mark.seq > earlier
    assert uuids[0] in since(server_store, columns)
    columns = ViewpointColumns.load(server_store, before=columns)
    assert [columns.theme.at(columns.rows[uuid]) for uuid in uuids] == ["upkeep", "lighting"]
    assert since(server_store, columns) == set()
