"""Run by ``qgis --code``: opens SYNPUNKT_PROJECT, runs SYNPUNKT_SCRIPT, saves SYNPUNKT_PICTURE."""

from __future__ import annotations

import json
import os
import runpy
import sys
import traceback

import qgis.utils
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QEventLoop, QTimer
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDockWidget
from qgis.utils import iface

NAME = "synpunkt"
PICTURE = os.environ["SYNPUNKT_PICTURE"]
PROJECT = os.environ.get("SYNPUNKT_PROJECT", "")
SCRIPT = os.environ.get("SYNPUNKT_SCRIPT", "")
KEPT_PANELS = ("Layers",)  # beside our own
SETTLE = 800  # milliseconds for QGIS to lay out and draw


def wait(milliseconds: int) -> None:
    """Let QGIS work for so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def arrange() -> None:
    """Fill the screen, and leave only the panels that belong in the picture."""
    window = iface.mainWindow()
    window.showNormal()
    window.setGeometry(QApplication.primaryScreen().geometry())
    for panel in window.findChildren(QDockWidget):
        name = panel.objectName()
        if not name.lower().startswith(NAME):
            panel.setVisible(name in KEPT_PANELS)


def open_project() -> bool:
    """Open the project, if one is given, at the view that it was saved with."""
    if not PROJECT:
        return True
    # Through the interface, so that the layer panel, title and canvas follow.
    if not iface.addProject(PROJECT):
        return False
    wait(SETTLE)
    return True


def draw() -> None:
    """Wait until the map stands still and nothing lies over it."""
    canvas = iface.mapCanvas()
    canvas.refreshAllLayers()
    canvas.waitWhileRendering()
    wait(SETTLE)
    canvas.waitWhileRendering()
    iface.messageBar().clearWidgets()
    wait(200)


def state() -> dict[str, object]:
    """What can be said of the window in words."""
    layers = QgsProject.instance().mapLayers().values()
    return {
        "picture": PICTURE,
        "plugin": NAME in qgis.utils.plugins,
        "seconds_to_start_plugin": round(qgis.utils.plugin_times.get(NAME, 0.0), 4)
        if isinstance(qgis.utils.plugin_times.get(NAME), float)
        else qgis.utils.plugin_times.get(NAME),
        "layers": len(layers),
        "broken_layers": sorted(layer.name() for layer in layers if not layer.isValid()),
        "dialogs": [
            widget.windowTitle() or type(widget).__name__
            for widget in QApplication.topLevelWidgets()
            if isinstance(widget, QDialog) and widget.isVisible()
        ],
    }


def take() -> dict[str, object]:
    """Set the scene, take the picture, and say what is in it."""
    arrange()
    opened = open_project()
    messages = [item.text() for item in iface.messageBar().items()]
    if SCRIPT:
        runpy.run_path(
            SCRIPT, {"iface": iface, "project": QgsProject.instance(), "wait": wait}, "__main__"
        )
    draw()
    # The screen and not the window: dialogs belong in the picture.
    saved = QApplication.primaryScreen().grabWindow(0).save(PICTURE)
    return {**state(), "opened": opened, "saved": saved, "messages": messages}


def run() -> None:
    code = 3
    try:
        result = take()
        print("RESULT " + json.dumps(result, ensure_ascii=False, sort_keys=True), flush=True)
        good = result["plugin"] and result["opened"] and result["saved"]
        code = 0 if good and not result["broken_layers"] else 1
    except Exception:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    # A normal quit may ask about unsaved changes.
    os._exit(code)


# QGIS runs this before its window is ready.
QTimer.singleShot(500, run)
