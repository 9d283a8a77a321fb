"""QGIS's own loader takes the plugin, from a folder of any name, and lets it go without a trace."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import MagicMock

import pytest
import qgis.utils
from qgis.core import (
    QgsApplication,
    QgsExpression,
    QgsProject,
    QgsSettings,
    QgsSettingsTree,
    QgsVectorLayer,
)
from qgis.gui import QgisInterface, QgsMapCanvas
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from qgis.PyQt.QtWidgets import QDialog, QMainWindow, QMenu, QTextBrowser
from synpunkt import classFactory
from synpunkt.layers.language import translate
from synpunkt.plugin import SynpunktPlugin, interface_locale

ROOT = Path(__file__).resolve().parent.parent
FOLDER = "renamed_clone"  # QGIS knows a plugin by its folder's name
ALGORITHMS = {
    "synpunkt:accountlayout",
    "synpunkt:attachtoplan",
    "synpunkt:checklinks",
    "synpunkt:checkstore",
    "synpunkt:copystore",
    "synpunkt:createexample",
    "synpunkt:creatematter",
    "synpunkt:createstore",
    "synpunkt:exportform",
    "synpunkt:fieldpackage",
    "synpunkt:findpersonaldata",
    "synpunkt:forget",
    "synpunkt:handover",
    "synpunkt:importanswers",
    "synpunkt:importgroups",
    "synpunkt:importphotos",
    "synpunkt:importviewpoints",
    "synpunkt:importwalk",
    "synpunkt:localgroups",
    "synpunkt:mergestores",
    "synpunkt:occasionreport",
    "synpunkt:planaccount",
    "synpunkt:planchange",
    "synpunkt:publish",
    "synpunkt:readplan",
    "synpunkt:readycheck",
    "synpunkt:recordaccount",
    "synpunkt:summariseconcerns",
    "synpunkt:takeback",
}


def algorithms() -> set[str]:
    found = QgsApplication.processingRegistry().algorithms()
    return {a.id() for a in found if a.id().startswith("synpunkt:")}


def raise_again(kind: type, error: BaseException, *_: object, **__: object) -> None:
    raise error


def delete_later_now() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def interface(qgis_processing: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[MagicMock]:
    """QGIS's interface: names it does not have raise; the window and the Help menu are real."""
    QgsProject.instance().clear()  # of what another file's tests left in it
    window = QMainWindow()
    iface = MagicMock(spec=QgisInterface)
    iface.mainWindow.return_value = window
    iface.pluginHelpMenu.return_value = QMenu(window)
    iface.addDockWidget.side_effect = window.addDockWidget
    iface.removeDockWidget.side_effect = window.removeDockWidget
    iface.mapCanvas.return_value = QgsMapCanvas(window)
    monkeypatch.setattr(qgis.utils, "iface", iface)
    yield iface
    window.deleteLater()
    delete_later_now()


@pytest.fixture
def linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The checkout under another name in a plugin folder that QGIS knows."""
    (tmp_path / FOLDER).symlink_to(ROOT, target_is_directory=True)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(qgis.utils, "plugin_paths", [str(tmp_path)])
    monkeypatch.setattr(qgis.utils, "available_plugins", [])
    # QGIS would only show it in the message bar.
    monkeypatch.setattr(qgis.utils, "showException", raise_again)
    qgis.utils.updateAvailablePlugins()
    yield FOLDER
    # QGIS keeps packages that hold no code; the next test has another folder.
    for name in [name for name in sys.modules if name.split(".")[0] == FOLDER]:
        del sys.modules[name]


@pytest.fixture
def plugin(interface: MagicMock) -> Iterator[SynpunktPlugin]:
    plugin = classFactory(interface)
    yield plugin
    plugin.unload()


@pytest.fixture
def swedish() -> Iterator[None]:
    settings = QgsSettings()
    settings.setValue("locale/overrideFlag", True)
    settings.setValue("locale/userLocale", "sv")
    yield
    settings.remove("locale/overrideFlag")
    settings.remove("locale/userLocale")


def test_qgis_finds_loads_starts_and_unloads_the_plugin(interface, linked):
    assert linked in qgis.utils.available_plugins
    assert qgis.utils.loadPlugin(linked)
    assert qgis.utils.startPlugin(linked)
    assert algorithms() == ALGORITHMS
    assert qgis.utils.unloadPlugin(linked)
    assert algorithms() == set()
    left = [
        name
        for name, module in sys.modules.items()
        if name.startswith(FOLDER + ".") and not hasattr(module, "__path__")
    ]
    assert left == []


def test_qgis_starts_processing_alone_without_an_interface(qgis_processing, linked, monkeypatch):
    monkeypatch.setattr(qgis.utils, "iface", None)
    assert qgis.utils.loadPlugin(linked)
    assert qgis.utils.startProcessingPlugin(linked)
    assert algorithms() == ALGORITHMS
    assert qgis.utils.unloadPlugin(linked)
    assert algorithms() == set()


def test_the_plugin_can_be_started_again_after_unloading(interface, linked):
    for _ in range(2):
        assert qgis.utils.loadPlugin(linked)
        assert qgis.utils.startPlugin(linked)
        assert algorithms() == ALGORITHMS
        assert qgis.utils.unloadPlugin(linked)


def test_the_constructor_makes_nothing(interface):
    classFactory(interface)
    assert interface.method_calls == []
    assert algorithms() == set()


def test_help_opens_and_goes_with_the_plugin(interface, plugin):
    plugin.initGui()
    menu, window = interface.pluginHelpMenu(), interface.mainWindow()
    (action,) = menu.actions()
    assert action.objectName() == "synpunktHelp"
    action.trigger()
    (help_window,) = window.findChildren(QDialog, "synpunktHelpWindow")
    assert "Synpunkt" in help_window.findChild(QTextBrowser).toPlainText()
    help_window.close()
    plugin.unload()
    delete_later_now()
    assert menu.actions() == []
    assert [child for child in window.children() if child.objectName().startswith("syn")] == []


def test_the_panel_is_hidden_at_first_and_made_when_it_is_opened(interface, plugin):
    plugin.initGui()
    ((_, dock), _) = interface.addDockWidget.call_args
    action = interface.addToolBarIcon.call_args.args[0]
    assert interface.addPluginToVectorMenu.call_args_list[0].args == ("Synpunkt", action)
    interface.mainWindow().show()
    assert not dock.isVisible()
    assert dock.widget() is None
    action.trigger()
    assert dock.isVisible()
    assert dock.widget().objectName() == "synpunktContent"


def test_only_layers_of_areas_are_offered_to_be_summarised(interface, plugin):
    plugin.initGui()
    action = interface.addCustomActionForLayerType.call_args.args[0]
    areas, points = (
        QgsVectorLayer(f"{kind}?crs=EPSG:3014", f"{kind}_layer", "memory")
        for kind in ("Polygon", "Point")
    )
    QgsProject.instance().addMapLayers([areas, points])
    interface.addCustomActionForLayer.assert_called_once_with(action, areas)
    interface.activeLayer.return_value = areas
    interface.mainWindow().show()
    action.trigger()
    assert interface.addDockWidget.call_args.args[1].isVisible()
    assert interface.messageBar().pushMessage.called  # there is no store yet
    QgsProject.instance().clear()


def id_of(call) -> int:
    return id(call.args[-1])


def test_nothing_is_left_behind_however_often_the_plugin_is_reloaded(interface):
    project, canvas = QgsProject.instance(), interface.mapCanvas()
    listening = (
        project.layersAdded,
        project.layersWillBeRemoved,
        project.readProject,
        project.writeProject,
    )

    def standing() -> tuple[object, ...]:
        heard = [project.receivers(signal) for signal in listening]
        ours = [name for name in QgsExpression.Functions() if "synpunkt" in name.name()]
        return (
            heard,
            len(canvas.scene().items()),
            ours,
            QgsSettingsTree.node("plugins").childrenNodes(),
        )

    before = standing()
    for _ in range(50):
        plugin = classFactory(interface)
        plugin.initGui()
        interface.mainWindow().show()
        interface.addToolBarIcon.call_args.args[0].trigger()
        plugin.unload()
        delete_later_now()
    assert standing() == before
    for come, gone in (
        (interface.addToolBarIcon, interface.removeToolBarIcon),
        (interface.addPluginToVectorMenu, interface.removePluginVectorMenu),
        (interface.registerLocatorFilter, interface.deregisterLocatorFilter),
        (interface.registerOptionsWidgetFactory, interface.unregisterOptionsWidgetFactory),
    ):
        assert come.call_count >= 50
        # Each was taken away once: it is known by what it is, as some are gone by now.
        assert sorted(map(id_of, come.call_args_list)) == sorted(map(id_of, gone.call_args_list))
    assert interface.removeDockWidget.call_count == 50
    offered = interface.addCustomActionForLayerType.call_args.args[0]
    interface.removeCustomActionForLayerType.assert_called_with(offered)
    left = [child.objectName() for child in interface.mainWindow().children()]
    assert [name for name in left if name.startswith("synpunkt")] == []


def test_swedish_is_spoken_while_the_plugin_is_loaded(plugin, swedish):
    assert interface_locale() == "sv"
    plugin.initGui()
    assert translate("Synpunkt", "Viewpoint store") == "Synpunktsdatabas"
    plugin.unload()
    assert translate("Synpunkt", "Viewpoint store") == "Viewpoint store"


def test_a_language_chosen_but_not_switched_on_is_not_used(swedish, monkeypatch):
    QgsSettings().setValue("locale/overrideFlag", False)
    assert interface_locale() != "sv"


def test_unloading_twice_does_no_harm(plugin):
    plugin.initGui()
    plugin.unload()
    plugin.unload()
    assert algorithms() == set()


@pytest.fixture(scope="module")
def qgis_process(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """A real qgis_process with our plugin in a clean profile: the command's beginning."""
    if shutil.which("qgis_process") is None:
        pytest.skip("qgis_process is not on the PATH")
    folder = tmp_path_factory.mktemp("profiles")
    subprocess.run(["bash", str(ROOT / "tools/profile"), str(folder), "sv"], check=True)
    environment = {"QGIS_CUSTOM_CONFIG_PATH": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    return ["env", *(f"{key}={value}" for key, value in environment.items()), "qgis_process"]


def run(command: list[str]) -> str:
    home = {**os.environ}
    home.pop("PYTHONPATH", None)
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, env=home)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


def test_qgis_process_loads_the_plugin(qgis_process):
    assert "* synpunkt" in run([*qgis_process, "plugins"])


def test_qgis_process_lists_every_algorithm(qgis_process):
    listed = run([*qgis_process, "list"])
    assert {word for word in listed.split() if word.startswith("synpunkt:")} == ALGORITHMS


def test_qgis_process_explains_an_algorithm(qgis_process):
    shown = run([*qgis_process, "help", "synpunkt:createstore"])
    assert "STORE" in shown
