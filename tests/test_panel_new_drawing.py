"""A new drawing of the plan, in the panel and its window: told of, checked, repaired, taken."""

from __future__ import annotations

import datetime

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTranslator
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton
from synpunkt.layers.attach import attach_to_plan
from synpunkt.layers.language import TRANSLATIONS
from synpunkt.layers.places import places
from synpunkt.layers.plan_files import drawn_at, redrawn
from synpunkt.layers.plans import PlanSource, seen, source_of
from synpunkt.layers.rows import UTC

LEFT = Qt.MouseButton.LeftButton
CONTEXT = QgsCoordinateTransformContext()
BEFORE = {"a": ("GATA", 0, 100), "b": ("TORG", 100, 100), "c": ("PARK", 200, 100)}
AFTER = {"a": ("GATA", 5, 100), "new": ("Torget", 100, 100), "d": ("BRO", 900, 100)}


@pytest.fixture(autouse=True)
def english(qgis_app):
    """English with its plurals, as the plugin loads it."""
    translator = QTranslator()
    assert translator.load("synpunkt_en", str(TRANSLATIONS))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def draw(path, parts) -> QgsVectorLayer:
    memory = QgsVectorLayer(
        "Polygon?crs=EPSG:3014&field=objektidentitet:string&field=namn:string", "plan", "memory"
    )
    for key, (name, left, width) in parts.items():
        feature = QgsFeature(memory.fields())
        feature.setAttributes([key, name])
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(left, 0, left + width, 100)))
        memory.dataProvider().addFeature(feature)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = "plan"
    QgsVectorFileWriter.writeAsVectorFormatV3(memory, str(path), CONTEXT, options)
    return QgsVectorLayer(f"{path}|layername=plan", "plan", "ogr")


@pytest.fixture
def work(panel, store, tmp_path):
    """The panel with a store tied to a plan's file, in which a new drawing has come since."""
    with store.operation() as operation:
        for number, text in enumerate(("i gatan", "på torget", "<b>i</b> parken")):
            place = QgsGeometry.fromPointXY(QgsPointXY(50 + 100 * number, 50))
            uuid = operation.insert("viewpoint", {"text": text}, place)
        answer = operation.insert("response", {"title": "Parken blir kvar"})
        operation.insert("response_viewpoint", {"response_uuid": answer, "viewpoint_uuid": uuid})
    layer = draw(tmp_path / "plan.gpkg", BEFORE)
    address = source_of(layer.source(), "ogr", store.path)
    source = PlanSource("plan", address, layer.crs(), "objektidentitet", "namn")
    attach_to_plan(store, seen(layer.getFeatures(), source), places(store), 0.0, CONTEXT)
    layer = draw(tmp_path / "plan.gpkg", AFTER)
    viewpoints = QgsVectorLayer(store.uri("viewpoint"), "viewpoints", store.provider)
    panel.project.addMapLayers([viewpoints, layer])
    panel.until(lambda: panel.content.work.state.columns is not None)
    work = panel.content.work
    work.tabs.setCurrentWidget(work.plan)
    panel.until(lambda: work.plan.strip.isVisible())
    yield work
    viewpoints.rollBack()


@pytest.fixture
def window(panel, work):
    """The window, after a check by its button."""
    QTest.mouseClick(work.plan.strip.open, LEFT)
    window = work.ties.reviewing.window
    QTest.mouseClick(window.check, LEFT)
    panel.until(lambda: window.tie_cells.rowCount() == 3 and idle(work))
    return window


def idle(work) -> bool:
    reviewing = work.ties.reviewing
    return not reviewing.runner.busy and not reviewing._later.isActive()


def cells(model) -> list[list[str]]:
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def states(store) -> list[str]:
    return [row["state"] for row in store.rows("link")]


def test_a_changed_file_is_told_of_until_it_has_been_checked(panel, work, store):
    plan = next(store.rows("plan_layer"))
    assert drawn_at(store, plan) is not None
    assert redrawn(store, plan, None)
    assert not redrawn(store, plan, datetime.datetime.now(UTC))
    assert work.plan.strip.hint.isVisible()
    QTest.mouseClick(work.plan.strip.open, LEFT)
    QTest.mouseClick(work.ties.reviewing.window.check, LEFT)
    panel.until(lambda: not work.plan.strip.hint.isVisible())


def test_the_check_marks_ties_and_tells_why(panel, work, window, store):
    assert sorted(states(store)) == ["loose", "moved", "refound"]
    assert window.ties_told.text() == (
        "0 ties hold. 1 to a part with another shape, 1 with a new part proposed, 1 loose."
    )
    assert [row[:5] for row in cells(window.tie_cells)] == [
        ["3", "<b>i</b> parken", "PARK", "Loose", ""],
        ["2", "på torget", "TORG", "New part proposed", "Torget"],
        ["1", "i gatan", "GATA", "Shape changed", ""],
    ]
    assert "covers 100 %" in cells(window.tie_cells)[1][5]
    tooltip = window.tie_cells.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in tooltip
    panel.until(lambda: work.plan.strip.badge.isVisible())
    assert work.plan.strip.badge.text() == "2 loose ties, 1 reshaped"


def test_the_changes_tell_whom_they_touch(window):
    assert window.changes_told.text() == (
        "4 parts changed. That touches 3 viewpoints and 1 answer."
    )
    assert cells(window.change_cells) == [
        ["Gone", "PARK", "", "3", "Parken blir kvar"],
        ["Moved", "GATA", "95 % is left, 5.0 m off", "1", ""],
        ["Other name", "TORG → Torget", "", "2", ""],
        ["New part", "BRO", "", "", ""],
    ]


def test_a_row_in_focus_is_drawn_as_it_was_and_is(work, window):
    window.ties.selectRow(1)
    drawn = work.ties.reviewing.on_map
    assert drawn.was[1].numberOfVertices() and drawn.now[1].numberOfVertices()
    window.ties.selectRow(0)
    assert drawn.was[1].numberOfVertices() and not drawn.now[1].numberOfVertices()
    window.close()
    assert not drawn.was[1].numberOfVertices()


def test_proposals_are_accepted_one_by_one_or_all_and_taken_back(panel, work, window, store):
    window.ties.selectRow(0)
    assert not window.accept.isEnabled()  # nothing is proposed for a loose one
    window.ties.selectRow(1)
    QTest.mouseClick(window.accept, LEFT)
    panel.until(lambda: window.tie_cells.rowCount() == 2 and idle(work))
    assert sorted(states(store)) == ["loose", "moved", "ok"]
    assert not window.adopt.isEnabled()
    QTest.mouseClick(window.accept_all, LEFT)
    panel.until(lambda: window.tie_cells.rowCount() == 1 and idle(work))
    assert sorted(states(store)) == ["loose", "ok", "ok"]
    (take_back, *_) = (
        item.findChild(QPushButton, "synpunktTakeBack") for item in window.bar.items()
    )
    QTest.mouseClick(take_back, LEFT)
    panel.until(lambda: window.tie_cells.rowCount() == 2 and idle(work))
    assert sorted(states(store)) == ["loose", "moved", "ok"]


def test_loose_ties_show_in_the_list_are_removed_and_the_drawing_is_taken(
    panel, work, window, store
):
    QTest.mouseClick(work.plan.strip.badge, LEFT)
    assert work.tabs.currentWidget() is work.viewpoints
    panel.until(lambda: work.viewpoints.list.viewpoints.rowCount() == 2)
    QTest.mouseClick(window.accept_all, LEFT)
    panel.until(lambda: window.tie_cells.rowCount() == 1 and idle(work))
    window.ties.selectRow(0)
    QTest.mouseClick(window.show_list, LEFT)
    assert len(work.viewpoints.list.kept.uuids()) == 1
    QTest.mouseClick(window.remove, LEFT)
    panel.until(lambda: window.tie_cells.rowCount() == 0 and idle(work))
    panel.until(window.adopt.isEnabled)
    QTest.mouseClick(window.adopt, LEFT)
    panel.until(lambda: window.change_cells.rowCount() == 0 and idle(work))
    assert {row["label"] for row in store.rows("plan_object")} == {"GATA", "Torget", "BRO"}


def test_open_edits_are_spoken_of_and_nothing_is_written(panel, work, store):
    layer = panel.project.mapLayersByName("viewpoints")[0]
    layer.startEditing()
    layer.deleteFeature(next(layer.getFeatures()).id())
    QTest.mouseClick(work.plan.strip.open, LEFT)
    window = work.ties.reviewing.window
    QTest.mouseClick(window.check, LEFT)
    assert "is being edited" in window.bar.items()[0].text()
    assert set(states(store)) == {"ok"}


def test_a_layer_without_a_system_is_not_guessed(panel, work, store):
    bare = QgsVectorLayer("Polygon?field=namn:string", "bare", "memory")
    bare.setCrs(QgsCoordinateReferenceSystem())
    panel.project.addMapLayer(bare)
    QTest.mouseClick(work.plan.strip.open, LEFT)
    window = work.ties.reviewing.window
    window.layers.setLayer(bare)
    QTest.mouseClick(window.check, LEFT)
    assert "no coordinate system" in window.bar.items()[0].text()
