"""The store beside an open project: its edits are respected, in every transaction mode."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import Qgis, QgsProject, QgsVectorLayer, QgsVectorLayerUtils
from synpunkt.layers.address import resolve, stores_of
from synpunkt.layers.editing import refuse_if_edited, show_afresh
from synpunkt.layers.errors import InputError, StoreError, StoreLockedError
from synpunkt.layers.store import Store, create_store

MODES = (
    Qgis.TransactionMode.Disabled,
    Qgis.TransactionMode.AutomaticGroups,
    Qgis.TransactionMode.BufferedGroups,
)


@pytest.fixture(params=MODES, ids=lambda mode: mode.name)
def project(request: pytest.FixtureRequest, store: Store) -> QgsProject:
    project = QgsProject()
    project.setTransactionMode(request.param)
    for table in ("viewpoint", "occasion"):
        layer = QgsVectorLayer(store.uri(table), table, store.provider)
        assert layer.isValid()
        project.addMapLayer(layer)
    yield project
    for layer in project.mapLayers().values():
        layer.rollBack()
    project.clear()


def layer_of(project: QgsProject, name: str) -> QgsVectorLayer:
    return project.mapLayersByName(name)[0]


def add_feature(layer: QgsVectorLayer, text: str) -> None:
    feature = QgsVectorLayerUtils.createFeature(layer)
    feature["text"] = text
    feature["uuid"] = None
    assert layer.addFeature(feature)


def test_a_write_beside_an_idle_project_is_seen_by_its_layers(
    project: QgsProject, store: Store
) -> None:
    layer = layer_of(project, "viewpoint")
    assert [f["text"] for f in layer.getFeatures()] == []
    refuse_if_edited(str(store.path), project)
    with store.operation() as operation:
        operation.insert("viewpoint", {"text": "utifrån"})
    show_afresh(str(store.path), project)
    assert [f["text"] for f in layer.getFeatures()] == ["utifrån"]
    assert store.count("viewpoint") == 1


def test_unsaved_edits_stop_a_write_and_are_kept(project: QgsProject, store: Store) -> None:
    layer = layer_of(project, "viewpoint")
    assert layer.startEditing()
    add_feature(layer, "osparad")
    with pytest.raises(StoreLockedError, match="viewpoint"):
        refuse_if_edited(str(store.path), project)
    assert [f["text"] for f in layer.getFeatures()] == ["osparad"]
    assert layer.commitChanges(), layer.commitErrors()
    refuse_if_edited(str(store.path), project)
    with store.operation() as operation:
        operation.insert("viewpoint", {"text": "efteråt"})
    assert sorted(row["text"] for row in store.rows("viewpoint")) == ["efteråt", "osparad"]


def test_an_edit_session_in_qgis_saves_after_a_write_from_outside(
    project: QgsProject, store: Store
) -> None:
    with store.operation() as operation:
        operation.insert("viewpoint", {"text": "först"})
    layer = layer_of(project, "viewpoint")
    layer.startEditing()
    add_feature(layer, "sedan")
    assert layer.commitChanges(), layer.commitErrors()
    assert [row["number"] for row in store.rows("viewpoint")] == [1, 2]


def test_edits_of_other_layers_are_no_concern(project: QgsProject, store: Store) -> None:
    other = QgsVectorLayer("Point?crs=EPSG:3014&field=a:string", "annat", "memory")
    project.addMapLayer(other)
    other.startEditing()
    other.addFeature(QgsVectorLayerUtils.createFeature(other))
    refuse_if_edited(str(store.path), project)


def test_an_empty_address_means_the_one_store_of_the_project(
    project: QgsProject, store: Store, tmp_path: Path
) -> None:
    assert stores_of(project) == [store.path]
    assert resolve("", project) == str(store.path)
    with pytest.raises(InputError, match="no viewpoint store"):
        resolve("", QgsProject())
    second = create_store(tmp_path / "andra.gpkg", store.crs, "sv")
    project.addMapLayer(QgsVectorLayer(second.uri("viewpoint"), "andra", "ogr"))
    with pytest.raises(InputError, match="several"):
        resolve("", project)


@pytest.mark.parametrize(
    "address", ["postgresql://anna:hemligt@db/synpunkt", "host=db password=hemligt dbname=x"]
)
def test_a_password_in_an_address_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(InputError, match="password must not stand") as told:
        resolve(address, None)
    assert "hemligt" not in str(told.value)


def test_a_connection_that_is_not_saved_is_said() -> None:
    with pytest.raises(StoreError, match="no saved PostgreSQL connection called Sundsvall"):
        resolve("conn:Sundsvall/synpunkt", None)


def test_a_layer_of_a_store_names_the_store(store: Store) -> None:
    assert resolve(store.uri("viewpoint"), None) == str(store.path)
