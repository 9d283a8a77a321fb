"""The list's filter on the map: only what is shown, and always off again without a trace."""

from __future__ import annotations

import re
import zipfile

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from synpunkt.dialogs.viewpoints.filters import Filter

LIGHTING = Filter(themes=frozenset({"lighting"}))
OWN = '"severity" >= 2 AND "text" <> \')\''


def point(x: float) -> QgsGeometry:
    return QgsGeometry.fromPointXY(QgsPointXY(x, 1))


@pytest.fixture
def store(store):
    """Five viewpoints, two about lighting (one of them a stretch), one withdrawn."""
    with store.operation() as operation:
        for number, theme in enumerate(("lighting", "upkeep", "lighting", None)):
            said = {"text": "a", "theme": theme, "severity": number}
            uuid = operation.insert("viewpoint", said, point(number))
            line = QgsGeometry.fromWkt(f"LineString({number} 0, {number} 9)")
            operation.insert("viewpoint_line", {"viewpoint_uuid": uuid}, line)
        operation.insert("viewpoint", {"text": "gone", "state": "withdrawn"}, point(9))
    return store


@pytest.fixture
def work(panel, store):
    """The page, with the layers of points (``panel.points``) and of stretches in the project."""
    panel.points = QgsVectorLayer(store.uri("viewpoint"), "points_layer", store.provider)
    panel.lines = QgsVectorLayer(store.uri("viewpoint_line"), "lines_layer", store.provider)
    panel.project.addMapLayers([panel.points, panel.lines])
    panel.until(lambda: panel.content.work.state.columns is not None)
    yield panel.content.work
    for layer in panel.project.mapLayers().values():
        layer.rollBack()
    panel.content.settings.filter_map.setValue(False)


def fids(layer: QgsVectorLayer) -> list[int]:
    return sorted(feature.id() for feature in layer.getFeatures())


def tick(work) -> None:
    box = work.viewpoints.on_map
    at = QPoint(8, box.height() // 2)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert box.isChecked()


def test_the_map_shows_what_the_list_shows_outlines_too(panel, work):
    work.state.set_filter(LIGHTING)
    tick(work)
    assert fids(panel.points) == fids(panel.lines) == [1, 3]
    work.state.set_filter(Filter())
    panel.until(lambda: fids(panel.points) == [1, 2, 3, 4])  # without what is withdrawn
    assert panel.lines.subsetString() == ""


def test_it_is_off_from_the_beginning_and_when_it_is_unticked(panel, work):
    work.state.set_filter(LIGHTING)
    QTest.qWait(400)
    assert len(fids(panel.points)) == 5
    tick(work)
    assert len(fids(panel.points)) == 2
    work.viewpoints.on_map.click()
    assert panel.points.subsetString() == panel.lines.subsetString() == ""


def test_the_users_own_filter_holds_beside_it_and_stands_alone_again(panel, work):
    panel.points.setSubsetString(OWN)
    work.state.set_filter(LIGHTING)
    tick(work)
    assert fids(panel.points) == [3]
    work.viewpoints.on_map.click()
    assert panel.points.subsetString() == OWN


def test_a_filter_that_the_user_sets_meanwhile_is_kept(panel, work):
    work.state.set_filter(LIGHTING)
    tick(work)
    panel.points.setSubsetString(OWN)
    work.viewpoints.map_filter.apply()
    assert fids(panel.points) == [3]
    work.viewpoints.on_map.click()
    assert panel.points.subsetString() == OWN


def test_a_copy_of_a_filtered_layer_is_freed_with_it(panel, work):
    work.state.set_filter(LIGHTING)
    tick(work)
    copy = panel.points.clone()
    panel.project.addMapLayer(copy)
    work.viewpoints.on_map.click()
    QTest.qWait(400)
    assert panel.points.subsetString() == ""
    panel.until(lambda: copy.subsetString() == "")


def test_the_panel_reads_nothing_again_for_it_and_its_own_numbers_stay(panel, work):
    told = []
    panel.content.controller.viewpoints_changed.connect(lambda: told.append(1))
    work.state.set_filter(LIGHTING)
    tick(work)
    QTest.qWait(500)
    assert told == []
    work.state.set_filter(Filter())
    assert work.viewpoints.list.viewpoints.total == 4


def test_the_selection_stays_on_the_map(panel, work):
    panel.points.selectByIds([3])
    work.state.set_filter(LIGHTING)
    tick(work)
    QTest.qWait(50)
    assert panel.points.selectedFeatureIds() == [3]


def test_while_a_layer_is_edited_it_is_said_and_done_afterwards(panel, work):
    panel.points.startEditing()
    work.state.set_filter(LIGHTING)
    tick(work)
    assert panel.points.subsetString() == ""
    (said,) = panel.messages()
    assert "points_layer is being edited" in said
    work.state.set_filter(Filter(unanswered=True, themes=frozenset({"lighting"})))
    QTest.qWait(400)
    assert len(panel.messages()) == 1
    panel.points.changeAttributeValue(2, panel.points.fields().indexFromName("text"), "b")
    assert panel.points.commitChanges()
    panel.until(lambda: fids(panel.points) == [1, 3])


def test_what_is_added_while_it_is_on_is_seen_until_it_has_been_judged(panel, work):
    work.state.set_filter(LIGHTING)
    tick(work)
    panel.points.startEditing()
    feature = QgsFeature(panel.points.fields())
    feature.setGeometry(point(7))
    panel.points.addFeature(feature)
    assert panel.points.commitChanges(False)
    assert fids(panel.points) == [1, 3, 6]
    assert panel.points.commitChanges()
    panel.until(lambda: fids(panel.points) == [1, 3])


def test_taking_the_panel_down_frees_even_a_layer_that_is_being_edited(panel, work):
    panel.points.setSubsetString(OWN)
    work.state.set_filter(LIGHTING)
    tick(work)
    panel.points.startEditing()
    panel.points.changeAttributeValue(3, panel.points.fields().indexFromName("text"), "b")
    work.viewpoints.map_filter.take_down()
    assert panel.points.subsetString() == OWN
    assert panel.lines.subsetString() == ""
    assert panel.points.commitChanges()


def test_another_store_frees_the_layers_of_the_first(panel, work, new_store, tmp_path):
    work.state.set_filter(LIGHTING)
    tick(work)
    (tmp_path / "other").mkdir()
    other = new_store(tmp_path / "other")
    panel.project.addMapLayer(QgsVectorLayer(other.uri("viewpoint"), "other_layer", other.provider))
    panel.content.controller._wanted = other.path
    panel.content.controller._recognise()
    panel.until(lambda: panel.points.subsetString() == "")


@pytest.mark.parametrize("own", ["", OWN])
def test_a_saved_project_never_holds_it(panel, work, tmp_path, own):
    panel.points.setSubsetString(own)
    work.state.set_filter(LIGHTING)
    tick(work)
    assert "synpunkt" in panel.points.subsetString()
    panel.project.write(str(tmp_path / "p.qgz"))
    with zipfile.ZipFile(tmp_path / "p.qgz") as archive:
        name = next(name for name in archive.namelist() if name.endswith(".qgs"))
        text = archive.read(name).decode()
    assert "/*synpunkt*/" not in text
    sources = re.findall(r"<datasource>([^<]*)</datasource>", text)
    assert sum("severity" in source for source in sources) == (1 if own else 0)
    panel.project.clear()
    panel.project.read(str(tmp_path / "p.qgz"))
    (again,) = panel.project.mapLayersByName("points_layer")
    assert again.subsetString() == own


@pytest.mark.file_only
def test_a_layer_that_shows_the_result_of_a_statement_is_no_table_and_left_alone(panel, work):
    statement = 'SELECT * FROM "viewpoint" WHERE "severity" = 1'
    panel.points.setSubsetString(statement)
    work.state.set_filter(LIGHTING)
    tick(work)
    assert panel.points.subsetString() == statement
    assert fids(panel.lines) == [1, 3]
