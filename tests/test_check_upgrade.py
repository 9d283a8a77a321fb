"""checkstore's two halves: what is found wrong, and an upgrade that loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from osgeo import gdal
from qgis.core import QgsGeometry, QgsPointXY
from synpunkt.layers import schema
from synpunkt.layers.check import problems
from synpunkt.layers.connection import reading, run, writing
from synpunkt.layers.errors import NewerStoreError, StoreError
from synpunkt.layers.restricted import restricted_path
from synpunkt.layers.store import Store, open_store
from synpunkt.layers.upgrade import upgrade


def execute(path: Path, *statements: str) -> None:
    with writing(path) as dataset:
        for statement in statements:
            run(dataset, statement)


def with_rows(store: Store) -> str:
    with store.operation() as operation:
        place = QgsGeometry.fromPointXY(QgsPointXY(150000, 6920000))
        return operation.insert("viewpoint", {"text": "ett", "theme": "lighting"}, place)


def test_a_new_store_and_one_in_use_are_whole(store: Store) -> None:
    assert problems(store.path) == []
    with_rows(store)
    assert problems(store.path) == []


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("DROP TRIGGER synpunkt_viewpoint_after_update", "safeguards"),
        ("DROP TABLE keyword", "keyword is missing"),
        ("ALTER TABLE matter DROP COLUMN designation", "lacks the columns designation"),
        ("DELETE FROM rtree_viewpoint_geom", "spatial index of viewpoint"),
        ("UPDATE viewpoint SET theme = 'nonsense'", "code in theme"),
    ],
)
def test_each_kind_of_harm_is_told(store: Store, statement: str, told: str) -> None:
    with_rows(store)
    if "matter" in statement:  # SQLite drops no column that a trigger names
        with reading(store.path) as connection:
            query = "SELECT name FROM sqlite_master WHERE type='trigger' AND name LIKE 'synpunkt%'"
            names = [row[0] for row in connection.execute(query)]
        execute(store.path, *(f'DROP TRIGGER "{name}"' for name in names))
    execute(store.path, statement)
    found = problems(store.path)
    assert any(told in problem for problem in found), found


def test_a_missing_restricted_file_is_told(store: Store) -> None:
    restricted_path(store.path).unlink()
    assert len(problems(store.path)) == 1


def test_a_damaged_file_is_told(store: Store) -> None:
    with_rows(store)
    data = bytearray(store.path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 20000] = b"\x55" * 20000
    store.path.write_bytes(data)
    try:
        found = problems(store.path)
    except StoreError as error:
        found = [str(error)]
    assert found


def test_an_upgrade_of_a_current_store_changes_nothing(store: Store) -> None:
    before = store.path.read_bytes()
    assert upgrade(store.path) is None
    assert store.path.read_bytes() == before


def test_an_upgrade_puts_missing_safeguards_back(store: Store) -> None:
    with_rows(store)
    execute(store.path, "DROP TRIGGER synpunkt_viewpoint_after_update")
    backup = upgrade(store.path)
    assert backup is not None and backup.exists()
    assert problems(store.path) == []


def older(store: Store) -> str:
    """Make the store look like one of an earlier schema: a table that it did not have yet."""
    row = with_rows(store)
    execute(store.path, "DELETE FROM gpkg_contents WHERE table_name = 'keyword'")
    execute(
        store.path,
        "DROP TABLE keyword",
        f"UPDATE store_meta SET schema_version = {schema.VERSION - 1}",
    )
    return row


def add_keyword(dataset: gdal.Dataset) -> None:
    run(dataset, "CREATE TABLE keyword (fid INTEGER PRIMARY KEY, uuid TEXT, word TEXT,"
                 " language TEXT, theme TEXT)")  # fmt: skip
    run(dataset, "INSERT INTO gpkg_contents (table_name, data_type, identifier)"
                 " VALUES ('keyword', 'attributes', 'keyword')")  # fmt: skip


def test_an_older_store_is_upgraded_with_a_whole_backup_beside_it(store: Store) -> None:
    row = older(store)
    backup = upgrade(store.path, {schema.VERSION - 1: add_keyword})
    assert problems(store.path) == []
    assert open_store(store.path).row("viewpoint", row)["text"] == "ett"
    with reading(backup) as connection:
        kept = connection.execute("SELECT schema_version FROM store_meta").fetchone()[0]
        texts = connection.execute("SELECT text FROM viewpoint").fetchall()
    assert kept == schema.VERSION - 1
    assert [text[0] for text in texts] == ["ett"]
    assert restricted_path(backup).exists()


def test_a_failing_upgrade_leaves_the_store_as_it_was(store: Store) -> None:
    older(store)

    def failing(dataset: gdal.Dataset) -> None:
        add_keyword(dataset)
        run(dataset, "SELECT nonsense FROM nowhere")

    with reading(store.path) as connection:
        before = list(map(tuple, connection.execute("SELECT name, sql FROM sqlite_master")))
    with pytest.raises(StoreError):
        upgrade(store.path, {schema.VERSION - 1: failing})
    with reading(store.path) as connection:
        assert list(map(tuple, connection.execute("SELECT name, sql FROM sqlite_master"))) == before
        version = connection.execute("SELECT schema_version FROM store_meta").fetchone()[0]
    assert version == schema.VERSION - 1


def test_an_unknown_older_version_and_a_newer_one_are_refused(store: Store) -> None:
    older(store)
    with pytest.raises(StoreError, match="can't be upgraded"):
        upgrade(store.path, {})
    execute(store.path, f"UPDATE store_meta SET schema_version = {schema.VERSION + 1}")
    with pytest.raises(NewerStoreError):
        upgrade(store.path)
