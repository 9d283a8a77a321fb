"""The controller beside a real project: what it recognises, tells of, and lets go of."""

from __future__ import annotations

import gc
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import Qgis, QgsProject, QgsVectorLayer, QgsVectorLayerUtils
from qgis.PyQt.QtTest import QSignalSpy
from synpunkt.layers.errors import NotAStoreError
from synpunkt.layers.project_controller import CALM, ProjectController
from synpunkt.layers.project_writer import add_store
from synpunkt.layers.schema import VERSION
from synpunkt.layers.store import Store

WAIT = 20 * CALM
#: Long enough for all to be told.
REST = 2 * CALM


@pytest.fixture
def project(qgis_app: object) -> Iterator[QgsProject]:
    project = QgsProject()
    yield project
    for layer in project.mapLayers().values():
        if isinstance(layer, QgsVectorLayer):
            layer.rollBack()
    project.clear()
    gc.collect()


@pytest.fixture
def controller(project: QgsProject) -> Iterator[ProjectController]:
    controller = ProjectController(project)
    yield controller
    controller.unload()


def layer_of(store: Store, table: str = "viewpoint") -> QgsVectorLayer:
    layer = QgsVectorLayer(store.uri(table), f"kallad något annat ({table})", store.provider)
    assert layer.isValid()
    return layer


def insert(store: Store, text: str = "a") -> str:
    with store.operation() as operation:
        return operation.insert("viewpoint", {"text": text})


def set_version(path: Path, version: int) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE store_meta SET schema_version = ?", (version,))
    connection.commit()
    connection.close()


def test_an_empty_project_has_no_store(controller: ProjectController) -> None:
    assert controller.store is None
    assert controller.stores == []
    assert controller.busy_layer is None
    controller.reload()


def test_a_layer_of_a_store_is_known_by_its_source(
    controller: ProjectController, project: QgsProject, store: Store, qtbot: object
) -> None:
    project.addMapLayer(QgsVectorLayer("Point", "viewpoint", "memory"))
    with qtbot.waitSignal(controller.store_changed, timeout=WAIT) as told:
        project.addMapLayer(layer_of(store))
    assert told.args[0].uuid == store.uuid
    assert controller.store.path == store.path.resolve()
    assert [layer.name() for layer in controller.layers("viewpoint")] == [
        "kallad något annat (viewpoint)"
    ]
    assert controller.layers("occasion") == []


def test_a_project_that_has_a_store_already_is_recognised(
    project: QgsProject, store: Store
) -> None:
    project.addMapLayer(layer_of(store))
    controller = ProjectController(project)
    assert controller.store.uuid == store.uuid
    controller.unload()


def test_many_layers_are_told_of_once(
    controller: ProjectController, project: QgsProject, store: Store, qtbot: object
) -> None:
    spy = QSignalSpy(controller.store_changed)
    add_store(project, store.path)
    qtbot.wait(REST)
    assert len(spy) == 1


def test_the_store_is_gone_with_its_last_layer(
    controller: ProjectController, project: QgsProject, store: Store, qtbot: object
) -> None:
    controller.open(store.path)
    assert controller.store is not None
    with qtbot.waitSignal(controller.store_changed, timeout=WAIT) as told:
        project.clear()
    assert told.args == [None]
    assert controller.store is None


def test_open_puts_the_layers_into_the_project_once(
    controller: ProjectController, project: QgsProject, store: Store
) -> None:
    controller.open(store.path)
    layers = set(project.mapLayers())
    assert layers
    controller.open(str(store.path))
    assert set(project.mapLayers()) == layers
    assert controller.store.uuid == store.uuid


def test_what_is_no_store_changes_nothing(
    controller: ProjectController, project: QgsProject, tmp_path: Path
) -> None:
    path = tmp_path / "annat.gpkg"
    path.write_bytes(b"no database")
    with pytest.raises(NotAStoreError):
        controller.open(path)
    assert controller.store is None
    assert project.mapLayers() == {}


def test_of_two_stores_the_one_opened_last_is_used(
    controller: ProjectController, project: QgsProject, new_store, tmp_path: Path, qtbot: object
) -> None:
    paths = []
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        paths.append(new_store(folder).path)
        project.addMapLayer(layer_of(new_store(folder)))
    qtbot.waitUntil(lambda: controller.store is not None)
    assert controller.stores == paths
    assert controller.store.path == paths[0]
    project.removeMapLayer(controller.layers()[0])
    qtbot.waitUntil(lambda: controller.store.path == paths[1])


def test_a_lost_store_is_named(
    controller: ProjectController, project: QgsProject, store: Store, tmp_path: Path, qtbot: object
) -> None:
    other = QgsProject()
    add_store(other, store.path)
    other.write(str(tmp_path / "projekt.qgz"))
    other.clear()
    moved = shutil.move(store.path, tmp_path / "flyttad.gpkg")
    project.read(str(tmp_path / "projekt.qgz"))
    qtbot.waitUntil(lambda: bool(controller.problem))
    assert controller.store is None
    assert str(store.path) in controller.problem
    shutil.move(moved, store.path)
    controller.reload()
    assert controller.problem == ""
    assert controller.store.uuid == store.uuid


def test_a_store_that_was_mended_is_used_without_asking(
    controller: ProjectController, project: QgsProject, store: Store, qtbot: object
) -> None:
    set_version(store.path, VERSION + 1)
    project.addMapLayer(layer_of(store))
    qtbot.waitUntil(lambda: "newer version" in controller.problem)
    set_version(store.path, VERSION)
    with qtbot.waitSignal(controller.store_changed, timeout=WAIT):
        next(iter(project.mapLayers().values())).dataProvider().reloadData()
    assert controller.store.uuid == store.uuid
    assert controller.problem == ""


def test_a_change_from_outside_is_told_of_after_reload(
    controller: ProjectController, store: Store, qtbot: object
) -> None:
    controller.open(store.path)
    qtbot.wait(REST)
    insert(store)
    told = [controller.viewpoints_changed, controller.links_changed, controller.matters_changed]
    with qtbot.waitSignals(told, timeout=WAIT):
        controller.reload()
    layer = controller.layers("viewpoint")[0]
    assert [feature["text"] for feature in layer.getFeatures()] == ["a"]


def test_a_saved_edit_is_told_of_once_and_only_as_what_it_is(
    controller: ProjectController, store: Store, qtbot: object
) -> None:
    insert(store)
    controller.open(store.path)
    qtbot.wait(REST)
    layer = controller.layers("viewpoint")[0]
    viewpoints, links = (
        QSignalSpy(controller.viewpoints_changed),
        QSignalSpy(controller.links_changed),
    )
    layer.startEditing()
    feature = next(layer.getFeatures())
    assert layer.changeAttributeValue(feature.id(), layer.fields().indexOf("text"), "b")
    qtbot.wait(REST)
    assert len(viewpoints) == 0, "nothing is on disk yet"
    assert layer.commitChanges()
    qtbot.wait(REST)
    assert len(viewpoints) == 1
    assert len(links) == 0


def test_a_change_of_links_is_told_of(
    controller: ProjectController, store: Store, qtbot: object
) -> None:
    controller.open(store.path)
    qtbot.wait(REST)
    with qtbot.waitSignal(controller.links_changed, timeout=WAIT):
        controller.layers("link")[0].dataProvider().reloadData()


@pytest.mark.parametrize(
    "mode", [Qgis.TransactionMode.Disabled, Qgis.TransactionMode.AutomaticGroups]
)
def test_a_layer_with_unsaved_edits_is_named(
    controller: ProjectController,
    project: QgsProject,
    store: Store,
    qtbot: object,
    mode: Qgis.TransactionMode,
) -> None:
    project.setTransactionMode(mode)
    project.addMapLayer(layer_of(store))
    qtbot.waitUntil(lambda: controller.store is not None)
    layer = controller.layers("viewpoint")[0]
    layer.startEditing()
    with qtbot.waitSignal(controller.edit_state_changed, timeout=WAIT):
        feature = QgsVectorLayerUtils.createFeature(layer)
        feature["text"], feature["uuid"] = "utkast", None
        assert layer.addFeature(feature)
    assert controller.busy_layer == layer.name()
    with qtbot.waitSignal(controller.edit_state_changed, timeout=WAIT):
        layer.rollBack()
    assert controller.busy_layer is None


def test_a_layer_that_gets_another_source_is_seen_anew(
    controller: ProjectController, project: QgsProject, store: Store, qtbot: object
) -> None:
    layer = layer_of(store)
    project.addMapLayer(layer)
    qtbot.waitUntil(lambda: controller.store is not None)
    with qtbot.waitSignal(controller.store_changed, timeout=WAIT):
        layer.setDataSource("Point?crs=EPSG:3014", "tillfälligt", "memory")
    assert controller.store is None
    with qtbot.waitSignal(controller.store_changed, timeout=WAIT):
        layer.setDataSource(store.uri("viewpoint"), "tillbaka", store.provider)
    assert controller.store.uuid == store.uuid


def test_after_unload_nothing_is_told(
    controller: ProjectController, project: QgsProject, store: Store, qtbot: object
) -> None:
    controller.open(store.path)
    qtbot.wait(REST)
    signals = (
        controller.store_changed,
        controller.viewpoints_changed,
        controller.edit_state_changed,
    )
    spies = [QSignalSpy(signal) for signal in signals]
    layer = controller.layers("viewpoint")[0]
    before = project.receivers(project.layersAdded), layer.receivers(layer.afterCommitChanges)
    controller.unload()
    after = project.receivers(project.layersAdded), layer.receivers(layer.afterCommitChanges)
    assert after < before
    layer.dataProvider().reloadData()
    layer.startEditing()
    layer.addFeature(QgsVectorLayerUtils.createFeature(layer))
    layer.rollBack()
    project.clear()
    qtbot.wait(REST)
    assert [len(spy) for spy in spies] == [0, 0, 0]
    controller.unload()


def test_twenty_controllers_leave_no_connection(project: QgsProject, store: Store) -> None:
    layer = layer_of(store)
    project.addMapLayer(layer)

    def receivers() -> list[int]:
        provider = layer.dataProvider()
        return [
            project.receivers(project.layersAdded),
            project.receivers(project.layersWillBeRemoved),
            layer.receivers(layer.afterCommitChanges),
            layer.receivers(layer.layerModified),
            layer.receivers(layer.dataSourceChanged),
            provider.receivers(provider.dataChanged),
        ]

    before = receivers()
    for _ in range(20):
        ProjectController(project).unload()
    assert receivers() == before
