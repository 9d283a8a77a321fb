"""Stores as each released schema made them: upgraded they are whole, and say what they said.

``tests/stores`` has one for each schema, the present one included: a change of the schema without
a step that upgrades fails here. They were made once, with invented content, and never change.
"""

from __future__ import annotations

import sqlite3
import tarfile
from pathlib import Path

import pytest
from qgis.core import QgsGeometry, QgsPointXY
from synpunkt.layers import recorded, schema
from synpunkt.layers.check import problems
from synpunkt.layers.history import history
from synpunkt.layers.restricted import restricted_path
from synpunkt.layers.store import Store, open_store
from synpunkt.layers.takeback import take_back
from synpunkt.layers.upgrade import upgrade

KEPT = Path(__file__).parent / "stores"
VERSIONS = range(1, schema.VERSION + 1)


@pytest.fixture(params=VERSIONS)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The store of one version, in a folder of its own."""
    with tarfile.open(KEPT / f"v{request.param}.tar.xz") as archive:
        archive.extractall(tmp_path)
    return tmp_path / f"v{request.param}.gpkg"


@pytest.fixture
def store(kept: Path) -> Store:
    upgrade(kept)
    return open_store(kept)


def test_there_is_a_store_of_every_released_schema() -> None:
    assert {path.name for path in KEPT.iterdir()} == {f"v{one}.tar.xz" for one in VERSIONS}


def test_an_upgraded_store_is_whole_and_says_what_it_said(store: Store) -> None:
    assert problems(store.path) == []
    texts = {row["text"] for row in store.rows("viewpoint")}
    assert texts == {"Mörkt i tunneln efter åtta", "Bron bör flyttas"}
    counts = {
        table: store.count(table)
        for table in (
            "matter", "occasion", "walk_route", "walk_stop", "statement", "response", "action",
            "link",
        )
    }  # fmt: skip
    assert set(counts.values()) == {1}
    (route,) = store.rows("walk_route")
    assert recorded.elevations(route) == [[4.5, None, 6.0]]
    (tied,) = store.rows("link")
    assert store.row("plan_object", tied["plan_object_uuid"])["label"] == "Gata"
    with sqlite3.connect(restricted_path(store.path)) as connection:
        assert connection.execute("SELECT raw_text FROM viewpoint_raw").fetchall() == [
            ("Mörkt i tunneln",)
        ]
        assert connection.execute("SELECT count(*) FROM contact").fetchone() == (1,)


def test_work_goes_on_in_it_and_what_was_done_before_can_be_taken_back(store: Store) -> None:
    first = next(store.rows("viewpoint", "number = 1"))
    assert len(history(store, first["uuid"])) == 2
    with store.operation() as operation:
        place = QgsGeometry.fromPointXY(QgsPointXY(150_000, 6_920_000))
        operation.insert("viewpoint", {"text": "nytt"}, place)
    assert [row["number"] for row in store.rows("viewpoint")] == [1, 2, 3]
    changed = next(store.rows("operation", "title = ?", ("rättat",)))
    take_back(store, changed["uuid"])
    assert store.row("viewpoint", first["uuid"])["text"] == "Mörkt i tunneln"
