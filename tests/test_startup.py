"""Starting the plugin costs QGIS next to nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HEAVY = {"pandas", "numpy", "matplotlib", "scipy", "openpyxl", "requests", "jinja2"}
NETWORK = {"http", "urllib3", "socket", "ssl"}


@pytest.fixture(scope="module")
def started() -> dict[str, object]:
    """What fresh processes tell of starting the plugin."""
    command = [sys.executable, str(ROOT / "tools/startup_time.py")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.strip().splitlines()[-1])


def test_nothing_heavy_is_imported(started):
    top = {name.split(".")[0] for name in started["modules"]}
    assert not top & (HEAVY | NETWORK)


def test_the_plugin_and_its_algorithms_are_there(started):
    assert {
        "synpunkt.plugin",
        "synpunkt.processing.algorithms.summariseconcerns",
    } <= set(started["modules"])


def test_what_only_a_run_needs_waits_for_the_run(started):
    engine = (".processing.summary.page", ".processing.summary.summarise", ".processing.intake.")
    early = [name for name in started["modules"] if any(part in name for part in engine)]
    store = {f"synpunkt.layers.{name}" for name in ("store", "connection", "schema", "codes")}
    assert not [*early, *((store | {"synpunkt.layers.plans"}) & set(started["modules"]))]


#: What QGIS must be told of at its start; the rest of ``dialogs`` waits until it is asked for.
REGISTERED = {"expressions", "habits", "layer_action", "locator", "options", "options.factory"}


def test_windows_are_made_when_they_are_asked_for(started):
    start = "synpunkt.dialogs."
    early = {name[len(start) :] for name in started["modules"] if name.startswith(start)}
    assert early <= REGISTERED | {"snapshot", "vector_menu"}


def test_the_time_is_told(started, capsys):
    # Told and not judged: a busy machine would fail good code. The aim is 30 ms.
    with capsys.disabled():
        print(f"\nstart of the plugin: {started['milliseconds']} ms")
    assert started["milliseconds"] > 0
