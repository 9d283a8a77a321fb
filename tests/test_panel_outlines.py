"""Saying in the panel that a viewpoint is about a stretch or an area, by real clicks on the map."""

from __future__ import annotations

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QMenu, QPushButton
from synpunkt.layers.places import places

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
CORNERS = ((10, 10), (60, 10), (60, 50))


def at(x: float, y: float) -> QgsPointXY:
    return QgsPointXY(153000 + x, 6921000 + y)


@pytest.fixture
def store(store):
    """A viewpoint that is tied to one of a plan's two parts, and another."""
    with store.operation() as operation:
        values = {"text": "dark", "geometry_kind": "point"}
        one = operation.insert("viewpoint", values, QgsGeometry.fromPointXY(at(5, 5)))
        operation.insert("viewpoint", values, QgsGeometry.fromPointXY(at(90, 90)))
        plan = operation.insert("plan_layer", {"name": "plan"})
        for key, left in (("P1 & P2", 0), ("P3", 50)):
            ring = [at(left + x, y) for x, y in ((0, 0), (50, 0), (50, 50), (0, 50))]
            values = {"plan_layer_uuid": plan, "object_key": key, "label": key}
            part = operation.insert("plan_object", values, QgsGeometry.fromPolygonXY([ring]))
            if not left:
                tie = {"viewpoint_uuid": one, "plan_object_uuid": part, "state": "ok"}
                operation.insert("link", {**tie, "relation": "within", "made_by": "person"})
    return store


@pytest.fixture
def tab(panel, store):
    """The tab with the first of them in focus, on a map in another coordinate system."""
    for table in ("viewpoint", "viewpoint_line", "viewpoint_area"):
        panel.project.addMapLayer(QgsVectorLayer(store.uri(table), table, store.provider))
    panel.until(lambda: panel.content.work.state.columns is not None)
    panel.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3014"))
    panel.canvas.setExtent(QgsGeometry.fromPointXY(at(50, 40)).buffer(80, 8).boundingBox())
    panel.canvas.show()
    tab = panel.content.work.viewpoints
    tab.list.focus_on(tab.list.viewpoints.index(0))
    return tab


def menu_of(tab) -> dict:
    menu = QMenu(tab)
    tab.menu_of.fill(menu)
    found = {action.text(): action for action in menu.actions()}
    parts = found["Take the shape of a part of the plan"].menu()
    return {**found, **{action.text(): action for action in parts.actions()}}


def click(panel, x: float, y: float, button=LEFT) -> None:
    pixel = panel.canvas.getCoordinateTransform().transform(at(x, y))
    spot = QPoint(round(pixel.x()), round(pixel.y()))
    QTest.mouseMove(panel.canvas.viewport(), spot)
    QTest.mouseClick(panel.canvas.viewport(), button, Qt.KeyboardModifier.NoModifier, spot)


def said(panel, text: str) -> bool:
    return any(text in message for message in panel.messages())


def shape(store) -> QgsGeometry:
    row = next(store.rows("viewpoint"))
    return next(place for uuid, place in places(store) if uuid == row["uuid"])


def take_back(panel) -> None:
    panel.bar.findChildren(QPushButton, "synpunktTakeBack")[-1].click()
    panel.until(lambda: said(panel, "It has been taken back."))


def test_a_stretch_is_drawn_and_taken_back(panel, tab, store):
    before = panel.canvas.mapTool()
    menu_of(tab)["Draw a stretch…"].trigger()
    for corner in CORNERS:
        click(panel, *corner)
    click(panel, 90, 90)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Backspace)
    click(panel, 99, 99, RIGHT)
    panel.until(lambda: said(panel, "Viewpoint 1 is about a stretch now."))
    assert panel.canvas.mapTool() is before
    line = QgsGeometry.fromPolylineXY([at(*corner) for corner in CORNERS])
    assert shape(store).hausdorffDistance(line) < 1
    row = next(store.rows("viewpoint"))
    assert row["geometry_kind"] == "line" and row["geom"].distance(shape(store)) < 1e-6
    panel.until(lambda: tab.outlines.has_outline(row["uuid"]))
    take_back(panel)
    assert shape(store).asPoint() == at(5, 5)


def test_an_area_is_drawn_with_enter_and_left_with_escape(panel, tab, store):
    menu_of(tab)["Draw an area…"].trigger()
    click(panel, 10, 10)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Escape)
    menu_of(tab)["Draw an area…"].trigger()
    for corner in CORNERS[:2]:
        click(panel, *corner)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Return)  # two corners are no area
    assert store.count("viewpoint_area") == 0
    menu_of(tab)["Draw an area…"].trigger()
    for corner in CORNERS:
        click(panel, *corner)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Return)
    panel.until(lambda: said(panel, "Viewpoint 1 is about an area now."))
    assert 950 < shape(store).area() < 1050


def test_the_shape_of_a_part_is_taken_by_name_and_by_a_click_and_left_again(panel, tab, store):
    assert not menu_of(tab)["Only the point"].isEnabled()
    menu_of(tab)["P1 && P2"].trigger()
    panel.until(lambda: store.count("viewpoint_area") == 1 and not panel.content.runner.busy)
    assert shape(store).boundingBox().xMinimum() == at(0, 0).x()
    menu_of(tab)["Click it on the map…"].trigger()
    click(panel, 120, 20)
    assert said(panel, "There is no part of a plan where you clicked.")
    click(panel, 70, 20)
    panel.until(lambda: shape(store).boundingBox().xMinimum() == at(50, 0).x())
    panel.until(lambda: not panel.content.runner.busy)
    panel.until(lambda: menu_of(tab)["Only the point"].isEnabled())
    menu_of(tab)["Only the point"].trigger()
    panel.until(lambda: said(panel, "Viewpoint 1 is about its point again."))
    assert store.count("viewpoint_area") == 0


def test_nothing_is_begun_for_several_or_while_a_layer_is_edited(panel, tab, store):
    tab.list.select([row["uuid"] for row in store.rows("viewpoint")])
    assert not menu_of(tab)["Draw an area…"].isEnabled()
    tab.list.focus_on(tab.list.viewpoints.index(0))
    (layer,) = panel.content.controller.layers("viewpoint")
    layer.startEditing()
    layer.deleteFeature(next(layer.getFeatures()).id())
    menu_of(tab)["Draw an area…"].trigger()
    assert said(panel, "is being edited")
    assert panel.canvas.mapTool() is not tab.outlines.shape
    layer.rollBack()
