"""Killed at any moment, a store opens, is whole, and has all that was done before and nothing half.

``SYNPUNKT_KILLS`` says how often each kind of work is killed; the suite contents itself with few.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from qgis.core import QgsGeometry, QgsPointXY
from synpunkt.layers import schema
from synpunkt.layers.check import problems
from synpunkt.layers.connection import reading, run, writing
from synpunkt.layers.restricted import restricted_path
from synpunkt.layers.store import Store, open_store, read_meta

KILLS = int(os.environ.get("SYNPUNKT_KILLS", "3"))
SAID, FILES, ROWS = 60, 6, 40


@pytest.fixture(scope="module")
def worker(root, tmp_path_factory):
    """``worker(work, folder, done, share)`` gives the pieces that were done before the kill."""
    child = subprocess.Popen(
        [sys.executable, str(root / "tests" / "fault_worker.py")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=tmp_path_factory.mktemp("worker"),
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert child.stdout.readline() == "ready\n"

    def order(work: str, folder: Path, done: int, share: float) -> list[str]:
        given = {"work": work, "folder": str(folder), "done": done, "share": share}
        child.stdin.write(json.dumps(given) + "\n")
        child.stdin.flush()
        answer = json.loads(child.stdout.readline())
        assert answer["error"] == ""
        return answer["done"]

    yield order
    child.stdin.close()
    child.wait(30)
    child.stdout.close()


def place(x: float) -> QgsGeometry:
    return QgsGeometry.fromPointXY(QgsPointXY(x, 50))


def copy(store: Store, path: Path) -> Path:
    shutil.copy(store.path, path)
    shutil.copy(restricted_path(store.path), restricted_path(path))
    return path


@pytest.fixture(scope="module")
def kept(new_store, tmp_path_factory) -> Path:
    """A folder with all that is worked on: a store, tables, other stores, stores of yesterday."""
    folder = tmp_path_factory.mktemp("kept")
    store = new_store(folder)
    with store.operation() as operation:
        for number in range(SAID):
            x = 150_000.5 + number % 100
            operation.insert("viewpoint", {"text": f"sagt {number}"}, place(x))
    head = "id;text;e (EPSG:3014);n (EPSG:3014)"
    for number in range(FILES):
        rows = [f"{number}-{n};fil {number} rad {n};{152000 + n};6920000" for n in range(ROWS)]
        (folder / f"{number}.csv").write_text("\n".join([head, *rows]), "utf-8")
        other = open_store(copy(store, folder / f"table-{number}.gpkg"))
        with other.operation() as operation:
            occasion = operation.insert("occasion", {"title": f"bord {number}"})
            for n in range(ROWS):
                said = {"text": f"bord {number} rad {n}", "occasion_uuid": occasion}
                operation.insert("viewpoint", said, place(n))
        old = copy(store, folder / f"old-{number}.gpkg")
        with writing(old) as dataset:
            run(dataset, "DELETE FROM gpkg_contents WHERE table_name = 'keyword'")
        with writing(old) as dataset:
            run(dataset, "DROP TABLE keyword")
            run(dataset, f"UPDATE store_meta SET schema_version = {schema.VERSION - 1}")
    return folder


@pytest.fixture
def folder(kept, tmp_path) -> Path:
    """A copy for one kill."""
    return Path(shutil.copytree(kept, tmp_path / "kept"))


def moments(work: str) -> list[tuple[int, float]]:
    """After how many pieces of work, and how far into the next one, it is killed."""
    dice = random.Random(work)
    return [(number % 3, dice.random()) for number in range(KILLS)]


def every(work: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("done", "share"), moments(work))


def opened(folder: Path) -> Store:
    """The store after the crash: whole, and ready for the next piece of work."""
    store = open_store(folder / "store.gpkg")
    assert problems(store.path) == []
    with sqlite3.connect(restricted_path(store.path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    before = store.count("viewpoint")
    numbers = [row["number"] for row in store.rows("viewpoint")]
    assert len(set(numbers)) == before
    with store.operation() as operation:
        new = operation.insert("viewpoint", {"text": "efter"}, place(1))
    assert store.row("viewpoint", new)["number"] not in numbers
    assert store.count("viewpoint") == before + 1
    return store


def tally(store: Store, prefix: str) -> Counter[str]:
    """How many viewpoints there are of each file or table, by its number."""
    rows = (row["text"].split() for row in store.rows("viewpoint"))
    return Counter(words[1] for words in rows if words[0] == prefix)


@every("import_files")
def test_a_killed_import_is_there_as_a_whole_or_not_at_all(worker, folder, done, share):
    named = worker("import_files", folder, done, share)
    store = opened(folder)
    found = tally(store, "fil")
    assert set(found.values()) <= {ROWS}
    assert {name.removesuffix(".csv") for name in named} <= set(found)
    assert len(found) - len(named) in (0, 1)
    assert store.count("import_batch") == len(found)


@every("attach_plans")
def test_a_killed_rule_leaves_all_of_a_plan_s_ties_or_none(worker, folder, done, share):
    named = worker("attach_plans", folder, done, share)
    store = opened(folder)
    plans = {row["uuid"]: row["name"] for row in store.rows("plan_layer")}
    parts = {row["uuid"]: plans[row["plan_layer_uuid"]] for row in store.rows("plan_object")}
    assert set(Counter(parts.values()).values()) <= {4}
    ties = Counter(parts[row["plan_object_uuid"]] for row in store.rows("link"))
    assert set(ties.values()) <= {SAID} and set(ties) == set(plans.values())
    assert set(named) <= set(ties) and len(ties) - len(named) in (0, 1)


@every("answer")
def test_a_killed_answer_is_given_to_all_or_to_none(worker, folder, done, share):
    named = worker("answer", folder, done, share)
    store = opened(folder)
    answers = {row["uuid"]: row["title"] for row in store.rows("response")}
    served = Counter(answers[row["response_uuid"]] for row in store.rows("response_viewpoint"))
    assert set(served.values()) <= {3}
    assert set(named) <= set(served) and len(served) - len(named) in (0, 1)
    corrected = [row for row in store.rows("viewpoint") if row["text"].startswith("rättad")]
    assert len(corrected) == len(served)
    with reading(restricted_path(store.path)) as connection:
        originals = connection.execute("SELECT count(*) FROM viewpoint_raw").fetchone()[0]
    assert originals == len(served)  # what was only begun has been swept


@every("merge")
def test_a_killed_merge_brings_a_store_home_or_not(worker, folder, done, share):
    named = worker("merge", folder, done, share)
    store = opened(folder)
    found = tally(store, "bord")
    assert set(found.values()) <= {ROWS}
    assert {name[6:-5] for name in named} <= set(found) and len(found) - len(named) in (0, 1)
    assert store.count("occasion") == len(found)


@every("upgrade")
def test_a_killed_upgrade_leaves_the_old_store_or_the_new_one(worker, folder, done, share):
    named = worker("upgrade", folder, done, share)
    upgraded = 0
    for path in sorted(folder.glob("old-?.gpkg")):
        version = int(read_meta(path)["schema_version"])
        upgraded += version == schema.VERSION
        with reading(path) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            count = connection.execute("SELECT count(*) FROM viewpoint").fetchone()[0]
        assert count == SAID
        assert version == schema.VERSION or path.name not in named
        if version == schema.VERSION:
            assert problems(path) == []
    assert upgraded - len(named) in (0, 1)
    for path in folder.glob("*.backup-*.gpkg"):  # what is called a backup is a whole one
        with reading(path) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            if not path.stem.endswith(".restricted"):
                assert connection.execute("SELECT count(*) FROM viewpoint").fetchone()[0] == SAID


MANY = 30_000


def many_as_table(_store: Store, folder: Path) -> tuple[str, dict[str, Path]]:
    table = folder / "many.csv"
    rows = "\n".join(f"{n};rad {n}" for n in range(MANY))
    table.write_text(f"id;text\n{rows}", "utf-8")
    return "importviewpoints", {"INPUT": table}


def many_in_a_store(store: Store, folder: Path) -> tuple[str, dict[str, Path]]:
    other = open_store(copy(store, folder / "many.gpkg"))
    with other.operation() as operation:
        operation.insert_all("viewpoint", ({"text": f"rad {n}"} for n in range(MANY)))
    return "mergestores", {"OTHER": other.path}


@pytest.mark.parametrize("moment", range(max(1, KILLS // 10)))
def test_a_qgis_process_that_is_killed_while_it_writes_leaves_nothing(
    store, qgis_process, tmp_path, moment
):
    algorithm, given = (many_as_table, many_in_a_store)[moment % 2](store, tmp_path)
    writer = qgis_process.start(f"synpunkt:{algorithm}", STORE=store.path, **given)
    try:
        while not is_written_to(store):
            assert writer.poll() is None
        time.sleep(random.Random(moment).random() / 2)
    finally:
        os.killpg(writer.pid, signal.SIGKILL)
        writer.wait()
    again = open_store(store.path)
    assert problems(again.path) == []
    count = again.count("viewpoint")
    assert count in (0, MANY)
    assert again.count("operation") == (count > 0)


def is_written_to(store: Store) -> bool:
    """Whether somebody holds the lock for writing."""
    connection = sqlite3.connect(store.path, timeout=0, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError:
        return True
    finally:
        connection.close()
    time.sleep(0.02)
    return False
