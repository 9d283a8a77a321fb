"""Measures in fresh processes what the plugin adds to QGIS's start; prints one line of JSON.

    .venv/bin/python tools/startup_time.py

``milliseconds`` is the time for importing the plugin and initGui, the least of three starts with
compiled modules, as in every start but the first. ``modules`` is what got imported on the way, ours
and others'.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sqlite3  # noqa: F401
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

# QGIS Desktop has these before it comes to any plugin but its own.
import osgeo.ogr  # noqa: F401
import qgis.utils  # noqa: F401
from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtWidgets import QMainWindow, QMenu

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "synpunkt"


class Interface:
    """A real window with a Help menu; whatever else is asked of QGIS is taken, at no cost."""

    def __init__(self) -> None:
        self._window = QMainWindow()
        self._help = QMenu(self._window)

    def mainWindow(self) -> QMainWindow:  # noqa: N802
        return self._window

    def pluginHelpMenu(self) -> QMenu:  # noqa: N802
        return self._help

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_, **__: None


def start(iface: Interface) -> object:
    """Do what QGIS does with a plugin when it starts."""
    spec = importlib.util.spec_from_file_location(
        PACKAGE, ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    package = importlib.util.module_from_spec(spec)
    sys.modules[PACKAGE] = package
    spec.loader.exec_module(package)
    plugin = package.classFactory(iface)
    plugin.initGui()
    return plugin


def measure() -> dict[str, object]:
    """One start, in this process."""
    sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != ROOT]
    application = QgsApplication([], True)
    application.initQgis()
    QgsSettings().allKeys()  # QGIS Desktop has read its settings, too
    iface = Interface()
    before = set(sys.modules)
    began = time.perf_counter()
    plugin = start(iface)
    taken = time.perf_counter() - began
    added = sorted(set(sys.modules) - before)
    plugin.unload()
    return {"milliseconds": round(taken * 1000, 1), "modules": added}


def in_fresh_process(cache: str) -> dict[str, object]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": cache}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, __file__, "--once"]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.strip().splitlines()[-1])


def main() -> None:
    if sys.argv[1:] == ["--once"]:
        print(json.dumps(measure()))
        return
    with tempfile.TemporaryDirectory() as cache:
        in_fresh_process(cache)  # compiles
        starts = [in_fresh_process(cache) for _ in range(3)]
    print(json.dumps(min(starts, key=lambda one: one["milliseconds"])))


if __name__ == "__main__":
    main()
