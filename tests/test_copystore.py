"""A store copied to a server and back: every row as it was, and the work goes on in the copy."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis import processing
from qgis.core import QgsGeometry
from synpunkt.layers.check import problems
from synpunkt.layers.connection import reading
from synpunkt.layers.copying import copy_store
from synpunkt.layers.errors import Cancelled, InputError
from synpunkt.layers.restricted import restricted_place
from synpunkt.layers.restricted_tables import RESTRICTED_META
from synpunkt.layers.schema import MAIN_TABLES, RESTRICTED_TABLES, STORE_SESSION
from synpunkt.layers.store import Store, open_store
from synpunkt.layers.takeback import take_back


def content(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table; geometries as text."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table in MAIN_TABLES:
        if table is not STORE_SESSION:
            found[table.name] = [_plain(row) for row in store.rows(table.name)]
    with reading(restricted_place(store.path)) as connection:
        for table in RESTRICTED_TABLES:
            rows = connection.execute(f'SELECT * FROM "{table.name}" ORDER BY fid').fetchall()
            found[table.name] = [_without_key(dict(row), table) for row in rows]
    return found


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    place = row.get("geom")
    return {**row, "geom": place.asWkt() if place is not None else None}


def _without_key(row: dict[str, Any], table: Any) -> dict[str, Any]:
    """Whose the restricted tables are is said anew in each copy, in a row of its own."""
    return {"store_uuid": row["store_uuid"]} if table is RESTRICTED_META else row


def filled(store: Store) -> Store:
    """Rows of many kinds: texts that changed, rows that point at later ones, numbers with a gap."""
    shape = QgsGeometry.fromWkt("MULTIPOLYGON(((0 0,9 0,9 9.25,0 0)))")
    with store.operation("importviewpoints") as operation:
        first = operation.insert("matter", {"title": "Exempelplan", "group_key": None})
        later = operation.insert("matter", {"title": "Program"})
        operation.insert("safety_group", {"name": "Centrum"}, shape)
        occasion = operation.insert("occasion", {"title": "Bord", "matter_uuid": first})
        one = operation.insert(
            "viewpoint",
            {"text": 'It\'s 100 % mörkt\n{?} "x"', "occasion_uuid": occasion, "severity": 3},
            QgsGeometry.fromWkt("POINT(152943.123456 6920486.5)"),
        )
        two = operation.insert("viewpoint", {"text": "samma", "precision_m": 0.1})
        operation.insert("viewpoint_area", {"viewpoint_uuid": one}, shape)
        operation.insert("photo", {"viewpoint_uuid": one, "path": "photos/a.jpg", "public": True})
        operation.insert_restricted("contact", {"viewpoint_uuid": one, "name": "Exempel"})
    with store.operation() as operation:
        operation.update("matter", first, {"parent_uuid": later})
        operation.update("viewpoint", one, {"text": "Mörkt", "same_as_uuid": two})
    with store.operation() as operation:
        operation.insert("viewpoint", {"text": "bort"})
    take_back(store, operation.uuid)
    return store


def test_to_a_server_and_back_every_row_is_the_same(
    store: Store, server: Any, tmp_path: Path
) -> None:
    before = content(filled(store))
    on_server, rows = copy_store(store, server.address("kopia"))
    assert rows == sum(map(len, before.values())) - 1  # whose they are, the copy says itself
    after = content(on_server)
    # The server is told where the photos lie, since it lies nowhere itself.
    assert after["store_meta"][0].pop("photo_root") == str(tmp_path)
    before["store_meta"][0].pop("photo_root")
    assert after == before
    back, _ = copy_store(on_server, tmp_path / "tillbaka.gpkg")
    again = content(back)
    assert again["store_meta"][0].pop("photo_root") == str(tmp_path)
    assert again == before
    assert problems(on_server.path) == problems(back.path) == []


def test_the_work_goes_on_in_the_copy(store: Store, server: Any) -> None:
    text_changed = list(filled(store).rows("operation"))[1]["uuid"]
    on_server, _ = copy_store(store, server.address("fortsatt"))
    with on_server.operation() as operation:
        operation.insert("viewpoint", {"text": "ny"})
    (new,) = on_server.rows("viewpoint", "text = ?", ("ny",))
    assert new["number"] == 4  # the third was taken back, and is not given again
    assert take_back(on_server, text_changed) == 2
    assert [row["text"] for row in on_server.rows("viewpoint")][0].startswith("It's 100 %")


def test_nothing_is_left_of_a_copy_that_is_stopped(
    store: Store, server: Any, tmp_path: Path
) -> None:
    filled(store)
    for target in (server.address("avbruten"), tmp_path / "avbruten.gpkg"):
        with pytest.raises(Cancelled):
            copy_store(store, target, lambda share: False)
    assert server.sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'avbruten'") == "0"
    assert not list(tmp_path.glob("*avbruten*"))
    with pytest.raises(InputError, match="already"):
        copy_store(store, store.path)


VALUES = st.fixed_dictionaries(
    {
        "text": st.none() | st.text(st.characters(exclude_categories=["Cs"])),
        "severity": st.none() | st.integers(1, 4),
        "precision_m": st.none() | st.floats(allow_nan=False, allow_infinity=False, width=32),
        "received_on": st.none() | st.dates(),
        "support_count": st.none() | st.integers(-(2**62), 2**62),
    }
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(VALUES, max_size=4))
def test_any_value_reads_the_same_on_both(
    new_store: Callable[[Path], Store], server_store: Store, tmp_path_factory: Any, rows: list
) -> None:
    both = (new_store(tmp_path_factory.mktemp("v")), server_store)
    read = []
    for one in both:
        with one.operation() as operation:
            added = [operation.insert("viewpoint", row) for row in rows]
        found = [one.row("viewpoint", uuid) for uuid in added]
        read.append([{name: row[name] for name in rows[0]} for row in found] if rows else [])
    assert read[0] == read[1]


def test_qgis_process_copies_a_store(
    store: Store, server: Any, qgis_process: Callable[..., Any]
) -> None:
    filled(store)
    target = server.address("via_process")
    told = qgis_process("synpunkt:copystore", STORE=store.path, TARGET=target)
    results = json.loads(told.stdout)["results"]
    assert results["ROWS"] > 300
    assert open_store(results["TARGET"]).count("viewpoint") == 2


def test_a_copy_onto_something_is_refused_by_the_algorithm(provider: object, store: Store) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="already exists"):
        processing.run("synpunkt:copystore", {"STORE": str(store.path), "TARGET": str(store.path)})
