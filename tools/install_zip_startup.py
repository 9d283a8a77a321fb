"""Run by ``qgis --code``: installs the zip SYNPUNKT_ZIP, looks around, unloads, looks again."""

from __future__ import annotations

import json
import os
import sys
import traceback

import pyplugin_installer
from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QAction, QApplication, QDialog, QDockWidget, QMessageBox, QToolBar
from qgis.utils import iface, pluginMetadata, plugins, unloadPlugin

NAME = "synpunkt"
ALGORITHMS = {
    "attachtoplan",
    "checkstore",
    "creatematter",
    "createstore",
    "importgroups",
    "importviewpoints",
    "summariseconcerns",
    "takeback",
}
said_by_dialogs: list[str] = []


def algorithms() -> list[str]:
    """The names of our algorithms that QGIS knows now."""
    found = QgsApplication.processingRegistry().algorithms()
    return sorted(a.name() for a in found if a.id().startswith(NAME + ":"))


def traces() -> list[str]:
    """Whatever in the main window or in Python bears the plugin's name."""
    # Objects that are to be deleted later go now.
    QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    window = iface.mainWindow()
    widgets = [
        f"{type(child).__name__} {child.objectName()}"
        for kind in (QAction, QDockWidget, QToolBar)
        for child in window.findChildren(kind)
        if child.objectName().lower().startswith(NAME)
    ]
    # QGIS forgets every module of ours but may keep packages, which hold no code.
    modules = [
        name
        for name, module in sys.modules.items()
        if name.startswith(NAME + ".") and not hasattr(module, "__path__")
    ]
    return sorted(widgets + modules)


def answer_dialogs() -> None:
    """Agree to any modal box, and remember what it said."""
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        said_by_dialogs.append(box.text())
        yes = box.button(QMessageBox.StandardButton.Yes)
        (yes or box.defaultButton() or box.buttons()[0]).click()
    elif isinstance(box, QDialog):
        said_by_dialogs.append(f"{type(box).__name__}: {box.windowTitle()}")
        box.accept()


def install() -> dict[str, object]:
    """Install, then unload; what was found at each step."""
    before = traces()
    pyplugin_installer.instance().installFromZipFile(os.environ["SYNPUNKT_ZIP"])
    result: dict[str, object] = {
        "qgis": Qgis.QGIS_VERSION,
        "before": before,
        "started": NAME in plugins,
        "version": pluginMetadata(NAME, "version"),
        "algorithms": algorithms(),
        "help": any(a.objectName() == "synpunktHelp" for a in iface.pluginHelpMenu().actions()),
        "dialogs": said_by_dialogs,
    }
    result["unloaded"] = unloadPlugin(NAME)
    result["left"] = traces() + algorithms()
    return result


def is_good(result: dict[str, object]) -> bool:
    return bool(
        result["started"]
        and result["version"]
        and set(result["algorithms"]) >= ALGORITHMS
        and result["help"]
        and result["unloaded"]
        and not result["before"]
        and not result["left"]
    )


def run() -> None:
    code = 3
    try:
        timer = QTimer()
        timer.timeout.connect(answer_dialogs)
        timer.start(200)
        result = install()
        print("RESULT " + json.dumps(result, ensure_ascii=False, sort_keys=True), flush=True)
        code = 0 if is_good(result) else 1
    except Exception:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    # A normal quit may ask questions that nobody answers.
    os._exit(code)


# QGIS runs this before its window is ready.
QTimer.singleShot(500, run)
