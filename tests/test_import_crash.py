"""A killed import: the store is as it was, opens, and takes the next import."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from qgis.core import QgsFeedback
from synpunkt.layers.store import open_store
from synpunkt.processing.intake.importing import Request, import_viewpoints
from synpunkt.processing.intake.opening import open_table

ROWS = 3000
# Runs an import that stops for ever after some hundred rows, in the middle of its operation.
CHILD = """
import importlib.util, sys, time
from pathlib import Path
root, store, source = map(Path, sys.argv[1:])
spec = importlib.util.spec_from_file_location(
    "synpunkt", root / "__init__.py", submodule_search_locations=[str(root)])
sys.modules["synpunkt"] = module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
from qgis.core import QgsApplication, QgsFeedback
app = QgsApplication([], False)
app.initQgis()
from synpunkt.layers.store import open_store
from synpunkt.processing.intake.importing import Request, import_viewpoints
from synpunkt.processing.intake.opening import open_table

class Stuck(QgsFeedback):
    calls = 0

    def setProgress(self, progress):
        self.calls += 1
        if self.calls > 5:
            print("stuck", flush=True)
            time.sleep(600)

import_viewpoints(open_store(store), open_table(source), Request(), Stuck())
"""


def test_a_killed_import_leaves_the_store_as_it_was(store, tmp_path, root):
    source = tmp_path / "many.csv"
    lines = [f"{n};Mörkt {n};{152000 + n};6920000" for n in range(ROWS)]
    source.write_text("\n".join(["id;text;e (EPSG:3014);n (EPSG:3014)", *lines]), "utf-8")
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(root), str(store.path), str(source)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        assert child.stdout.readline() == "stuck\n"
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            sqlite3.connect(store.path, timeout=0).execute("BEGIN IMMEDIATE")
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
    again = open_store(Path(store.path))
    for table in ("viewpoint", "import_batch", "operation", "change_log"):
        assert again.count(table) == 0
    outcome = import_viewpoints(again, open_table(source), Request(), QgsFeedback())
    assert outcome.new == again.count("viewpoint") == ROWS
    assert [row["number"] for row in again.rows("viewpoint")][:3] == [1, 2, 3]
