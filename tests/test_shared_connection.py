"""A file is opened once for all who read it at the same time in one thread, and then let go."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import pytest
from synpunkt.layers.connection import kept_open, reading, reading_file, reading_one_state
from synpunkt.layers.errors import NotAStoreError, StoreError
from synpunkt.layers.store import create_store


def say(store, text: str) -> None:
    with store.operation() as operation:
        operation.insert("viewpoint", {"text": text})


def handles(path: Path) -> int:
    """How many times this process has the file open."""
    folder = Path("/proc/self/fd")
    if not folder.is_dir():
        pytest.skip("the system does not tell which files are open")
    links = [os.readlink(one) for one in folder.iterdir() if one.is_symlink()]
    return links.count(str(path.resolve()))


def test_whoever_reads_inside_gets_the_same_connection_and_the_last_closes_it(store):
    with reading(store.path) as outer:
        with reading(store.path) as inner:
            assert inner is outer
        assert outer.execute("SELECT count(*) FROM code").fetchone()[0] > 0
        with reading_file(store.path) as own:
            assert own is not outer
        assert handles(store.path) == 1
    assert handles(store.path) == 0


def test_a_connection_that_is_kept_open_sees_what_others_write(store):
    with kept_open(store.path):
        assert store.count("viewpoint") == 0
        say(store, "Det är mörkt vid tunneln")
        assert store.count("viewpoint") == 1


def test_in_one_state_what_others_write_is_seen_afterwards(store):
    with reading(store.path) as connection:
        connection.execute("PRAGMA query_only = OFF")
        connection.execute("PRAGMA journal_mode = WAL")
    query = "SELECT count(*) FROM viewpoint"
    with kept_open(store.path):
        with reading_one_state(store.path) as connection:
            assert connection.execute(query).fetchone()[0] == 0
            writer = threading.Thread(target=say, args=(store, "Trasig bänk"))
            writer.start()
            writer.join()
            assert connection.execute(query).fetchone()[0] == 0
        assert store.count("viewpoint") == 1


def test_each_thread_has_its_own(store):
    found = []

    def read() -> None:
        with reading(store.path) as connection:
            found.append(connection)

    with reading(store.path) as mine:
        thread = threading.Thread(target=read)
        thread.start()
        thread.join()
    assert found and found[0] is not mine


def test_a_file_put_in_its_place_is_the_one_that_is_read(store, tmp_path):
    other = create_store(tmp_path / "other.gpkg", store.crs, "sv")
    say(other, "Bra lekplats")
    with kept_open(store.path):
        assert store.count("viewpoint") == 0
        shutil.move(other.path, store.path)
        assert store.count("viewpoint") == 1


def test_a_file_that_is_gone_is_said_to_be_gone(store):
    with kept_open(store.path):
        store.path.unlink()
        with pytest.raises(NotAStoreError, match="was not found"):
            store.count("viewpoint")


def test_after_an_error_the_next_reader_begins_afresh(store):
    with kept_open(store.path):
        with reading(store.path) as first:
            pass
        with pytest.raises(StoreError), reading(store.path) as connection:
            connection.execute("SELECT * FROM not_there")
        with reading(store.path) as second:
            assert second is not first
    assert handles(store.path) == 0
