"""The panel while the project has no store: it makes one, opens one, and takes one dropped."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsVectorFileWriter, QgsVectorLayer
from qgis.PyQt.QtCore import QMimeData, QPoint, QPointF, QStandardPaths, Qt, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QFileDialog, QPushButton
from synpunkt.layers.address import stores_of
from synpunkt.layers.project_writer import add_store
from synpunkt.layers.store import open_store


@pytest.fixture
def answers(monkeypatch):
    """What the user answers in file choosers; they must not be opened in a test."""
    given = {"save": "", "open": ""}
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (given["save"], ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (given["open"], ""))
    return given


def click(panel, name: str) -> None:
    QTest.mouseClick(panel.content.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def shows_start(panel) -> bool:
    return panel.content.pages.currentWidget() is panel.content.start


def dropped(paths: list[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(panel, data: QMimeData) -> bool:
    """Drag ``data`` over the panel, and let it go if the panel wants it."""
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(20, 20), action, data, button, none)
    entering.ignore()
    panel.content.dragEnterEvent(entering)
    if entering.isAccepted():
        panel.content.dropEvent(QDropEvent(QPointF(20, 20), action, data, button, none))
    return entering.isAccepted()


def test_without_a_store_the_panel_begins_with_the_start_page(panel):
    assert shows_start(panel)
    assert panel.content.findChild(QPushButton, "synpunktCreate").isEnabled()


def test_creating_makes_the_store_and_puts_it_into_the_project(panel, answers, tmp_path):
    answers["save"] = str(tmp_path / "new")
    panel.content.start.crs.setCrs(QgsCoordinateReferenceSystem("EPSG:3008"))
    click(panel, "synpunktCreate")
    panel.until(lambda: not shows_start(panel))
    assert stores_of(panel.project) == [tmp_path / "new.gpkg"]
    assert open_store(tmp_path / "new.gpkg").crs.authid() == "EPSG:3008"
    assert panel.content.settings.recent_stores() == [tmp_path / "new.gpkg"]


def test_creating_over_a_file_is_refused_with_the_algorithms_own_sentence(panel, answers, store):
    before = store.path.read_bytes()
    answers["save"] = str(store.path)
    click(panel, "synpunktCreate")
    panel.until(lambda: panel.messages())
    assert "already exists" in panel.messages()[0]
    assert store.path.read_bytes() == before
    assert shows_start(panel)


def test_giving_up_the_file_chooser_changes_nothing(panel, answers):
    click(panel, "synpunktCreate")
    click(panel, "synpunktOpen")
    assert shows_start(panel)
    assert panel.messages() == []


def test_opening_shows_the_store_and_remembers_it(panel, answers, store):
    answers["open"] = str(store.path)
    click(panel, "synpunktOpen")
    panel.until(lambda: not shows_start(panel))
    panel.project.clear()
    panel.until(lambda: shows_start(panel))
    click(panel, "synpunktRecent")
    panel.until(lambda: not shows_start(panel))
    assert panel.content.controller.store.uuid == store.uuid


def test_a_file_that_is_no_store_gets_a_sentence_and_leaves_the_project_alone(
    panel, answers, tmp_path
):
    (tmp_path / "other.gpkg").write_text("no store")
    answers["open"] = str(tmp_path / "other.gpkg")
    click(panel, "synpunktOpen")
    assert len(panel.messages()) == 1
    assert panel.project.mapLayers() == {}


def test_a_dropped_store_is_opened(panel, store):
    assert drop(panel, dropped([store.path]))
    panel.until(lambda: not shows_start(panel))


def test_other_dropped_files_are_left_to_qgis(panel, store, tmp_path):
    points = QgsVectorLayer("Point?crs=EPSG:3014", "points", "memory")
    options = QgsVectorFileWriter.SaveVectorOptions()
    QgsVectorFileWriter.writeAsVectorFormatV3(
        points, str(tmp_path / "points.gpkg"), panel.project.transformContext(), options
    )
    (tmp_path / "notes.txt").write_text("notes")
    for paths in ([tmp_path / "points.gpkg"], [tmp_path / "notes.txt"], [store.path] * 2):
        assert not drop(panel, dropped(paths))
    assert shows_start(panel)


def test_a_store_that_is_gone_is_named_when_its_project_is_opened(panel, store, tmp_path):
    add_store(panel.project, store.path)
    assert panel.project.write(str(tmp_path / "plan.qgz"))
    panel.project.clear()
    store.path.unlink()
    panel.project.read(str(tmp_path / "plan.qgz"))
    panel.until(lambda: shows_start(panel))
    assert panel.content.start.missing.isVisible()
    assert str(store.path) in panel.content.start.missing.text()


def test_a_new_store_is_proposed_in_the_projects_system_unless_no_plan_is_drawn_in_it(panel):
    start = panel.content.start
    for system, proposed in (("EPSG:3008", "EPSG:3008"), ("EPSG:3857", "EPSG:3014")):
        panel.project.setCrs(QgsCoordinateReferenceSystem(system))
        start.refresh([])
        assert start.crs.crs().authid() == proposed


def test_the_example_is_made_among_the_documents_and_its_project_opened(
    panel, monkeypatch, tmp_path
):
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(tmp_path))
    (tmp_path / "Synpunkt example").mkdir()  # the user's own; it is left alone
    panel.iface.addProject.return_value = True
    click(panel, "synpunktExample")
    panel.until(lambda: panel.iface.addProject.called)
    project = tmp_path / "Synpunkt example 2" / "project.qgz"
    panel.iface.addProject.assert_called_once_with(str(project))
    assert project.is_file()
    assert list((tmp_path / "Synpunkt example").iterdir()) == []
    click(panel, "synpunktExample")  # again: it is there
    assert panel.iface.addProject.call_count == 2
    assert "You can delete the folder" in panel.messages()[-1]


def test_unsaved_changes_are_asked_about_before_the_example_takes_their_place(
    panel, monkeypatch, tmp_path
):
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(tmp_path))
    (tmp_path / "Synpunkt example").mkdir()
    (tmp_path / "Synpunkt example" / "project.qgz").touch()
    panel.project.setDirty(True)
    click(panel, "synpunktExample")
    panel.iface.newProject.assert_called_once_with(True)
    panel.iface.addProject.assert_not_called()
