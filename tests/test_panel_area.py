"""The head of the panel: where the area comes from, what the sentence says, new matters."""

from __future__ import annotations

import pytest
from qgis.core import Qgis, QgsFeature, QgsGeometry, QgsPointXY, QgsRectangle, QgsVectorLayer
from qgis.gui import QgsMapMouseEvent
from qgis.PyQt.QtCore import QEvent, QPoint, Qt
from qgis.PyQt.QtGui import QCursor
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QFileDialog
from synpunkt.dialogs.panel.area_choice import AreaChoice, feature_label, telling_field
from synpunkt.layers.errors import InputError
from synpunkt.layers.matters import find

SQUARE = "POLYGON((0 0, 100 0, 100 100, 0 100, 0 0))"
BESIDE = "POLYGON((100 0, 200 0, 200 100, 100 100, 100 0))"
FAR = "POLYGON((500 0, 600 0, 600 100, 500 100, 500 0))"
PLACES = ((50, 50), (60, 60), (100, 50), (130, 50), (550, 50), None)


@pytest.fixture
def store(store):
    """A store with two viewpoints in the square, one on its edge, two outside, one placeless."""
    with store.operation() as operation:
        for number, place in enumerate(PLACES):
            point = QgsGeometry.fromPointXY(QgsPointXY(*place)) if place else None
            operation.insert("viewpoint", {"text": f"said {number}"}, point)
    return store


def layer_of(panel, *shapes: str, kind: str = "Polygon", name: str = "plan_layer"):
    """A layer in the project with features of those shapes, named A, B, …"""
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:3014&field=name:string", name, "memory")
    features = []
    for number, shape in enumerate(shapes):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(shape))
        feature.setAttribute("name", chr(65 + number))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.setDisplayExpression("name")
    panel.project.addMapLayer(layer)
    return layer


@pytest.fixture
def work(panel, store):
    """The panel's page for a project with that store's viewpoints."""
    shown = QgsVectorLayer(store.uri("viewpoint"), "viewpoint_layer", store.provider)
    panel.project.addMapLayer(shown)
    page = panel.content.work
    panel.until(lambda: page.state.columns is not None)
    page.section.fold(False)
    page.block.near.setValue(0)
    panel.bar.clearWidgets()
    return page


def said(work) -> str:
    return work.section.sentence.text()


def test_without_an_area_the_sentence_counts_everywhere(work):
    assert said(work) == "5 viewpoints with a place. 1 more without a place."


def test_an_area_from_the_lists_is_counted_and_outlined(panel, work):
    layer = layer_of(panel, SQUARE, FAR)
    work.block.layers.setLayer(layer)
    assert said(work).startswith("4 viewpoints with a place: 3 inside, 1 on the edge.")
    work.block.features.setCurrentText("A")
    assert said(work).startswith("3 viewpoints with a place: 2 inside, 1 on the edge.")
    assert work.state.area.label == "A"
    assert work.mark._bands[0].asGeometry().area() == pytest.approx(10_000)


def test_the_stores_own_layers_are_no_areas_to_choose(panel, work):
    layer_of(panel, SQUARE)
    listed = [work.block.layers.layer(i) for i in range(work.block.layers.count())]
    assert [layer.name() for layer in listed if layer is not None] == ["plan_layer"]


def test_near_is_counted_and_remembered(panel, work):
    work.block.layers.setLayer(layer_of(panel, SQUARE))
    work.block.near.setValue(40)
    assert "1 within 40 m" in said(work)
    assert panel.content.settings.near.value() == 40


def test_several_areas_are_one_and_their_common_border_is_no_edge(panel, work):
    layer = layer_of(panel, SQUARE, BESIDE, FAR)
    layer.selectByIds([1, 2])
    panel.iface.activeLayer.return_value = layer
    work.block.from_selection.trigger()
    assert said(work).startswith("4 viewpoints with a place: 4 inside, 0 on the edge.")
    assert work.state.area.label.startswith("2 area")


def test_a_selection_that_is_none_gets_a_hint(panel, work):
    panel.iface.activeLayer.return_value = layer_of(panel, SQUARE)
    work.block.from_selection.trigger()
    panel.iface.activeLayer.return_value = None
    work.block.from_selection.trigger()
    assert len(panel.messages()) == 2
    assert work.block.choice() is None


def map_click(panel, x: float, y: float, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    tool = panel.canvas.mapTool()
    at = panel.canvas.getCoordinateTransform().transform(QgsPointXY(x, y)).toQPointF().toPoint()
    button = Qt.MouseButton.LeftButton
    for kind, react in (
        (QEvent.Type.MouseButtonPress, tool.canvasPressEvent),
        (QEvent.Type.MouseButtonRelease, tool.canvasReleaseEvent),
    ):
        react(QgsMapMouseEvent(panel.canvas, kind, QPoint(at), button, button, modifiers))


def test_an_area_is_chosen_by_a_click_on_the_map_and_added_to_with_ctrl(panel, work):
    layer = layer_of(panel, SQUARE, BESIDE, FAR)
    panel.canvas.setDestinationCrs(layer.crs())
    panel.canvas.setLayers([layer])
    panel.canvas.setExtent(QgsRectangle(-50, -300, 650, 400))
    QTest.mouseClick(work.block.map, Qt.MouseButton.LeftButton)
    map_click(panel, 50, 20)
    assert work.state.area.label == "A"
    map_click(panel, 550, 20, Qt.KeyboardModifier.ControlModifier)
    assert said(work).startswith("4 viewpoints with a place: 3 inside")
    map_click(panel, 550, 20, Qt.KeyboardModifier.ControlModifier)
    assert work.state.area.label == "A"
    assert panel.messages() == []
    map_click(panel, 300, 300)
    assert len(panel.messages()) == 1
    QTest.mouseClick(work.block.map, Qt.MouseButton.LeftButton)
    assert panel.canvas.mapTool() is None


def test_an_area_comes_from_a_file_even_as_a_closed_line(panel, work, monkeypatch, tmp_path):
    ring = '{"type": "LineString", "coordinates": [[0,0],[100,0],[100,100],[0,100],[0,0]]}'
    crs = '{"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3014"}}'
    feature = f'{{"type": "Feature", "properties": {{"name": "ring"}}, "geometry": {ring}}}'
    path = tmp_path / "ring.geojson"
    path.write_text(
        f'{{"type": "FeatureCollection", "crs": {crs}, "features": [{feature}]}}', "utf-8"
    )
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    work.block.from_file.trigger()
    assert said(work).startswith("3 viewpoints with a place: 2 inside, 1 on the edge.")
    assert work.block.layers.currentLayer().geometryType() == Qgis.GeometryType.Line


def test_a_file_without_areas_gets_a_sentence(panel, work, monkeypatch, tmp_path):
    (tmp_path / "notes.csv").write_text("a,b\n1,2\n", "utf-8")
    path = str(tmp_path / "notes.csv")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (path, ""))
    before = len(panel.project.mapLayers())
    work.block.from_file.trigger()
    assert len(panel.messages()) == 1
    assert len(panel.project.mapLayers()) == before


def test_the_sentence_follows_an_edit_of_the_area(panel, work):
    layer = layer_of(panel, SQUARE)
    work.block.layers.setLayer(layer)
    layer.startEditing()
    layer.changeGeometry(1, QgsGeometry.fromWkt(FAR))
    panel.until(lambda: said(work).startswith("1 viewpoint with a place: 1 inside"))
    layer.rollBack()
    panel.until(lambda: said(work).startswith("3 viewpoints"))


def test_the_sentence_follows_the_store(panel, work, store):
    with store.operation() as operation:
        operation.insert("viewpoint", {"text": "new"}, QgsGeometry.fromWkt("POINT(1 1)"))
    panel.content.controller.reload()
    panel.until(lambda: said(work).startswith("6 viewpoints"))


def test_a_layer_that_goes_takes_its_area_with_it(panel, work):
    layer = layer_of(panel, SQUARE)
    work.block.layers.setLayer(layer)
    panel.project.removeMapLayer(layer.id())
    assert work.block.choice() is None
    assert said(work).startswith("5 viewpoints")


def test_a_layer_without_a_system_gets_a_sentence(panel, work):
    layer = layer_of(panel, SQUARE)
    layer.setCrs(type(layer.crs())())
    work.block.layers.setLayer(layer)
    assert "no coordinate system" in panel.messages()[0]
    assert said(work).startswith("5 viewpoints")


def test_the_block_folds_to_one_line_that_tells_the_area(panel, work):
    work.block.layers.setLayer(layer_of(panel, SQUARE, name="Harbour & quay_layer"))
    QTest.mouseClick(work.section.folder, Qt.MouseButton.LeftButton)
    assert not work.block.isVisible()
    assert work.section.opener.text() == "Harbour && quay_layer"
    QTest.mouseClick(work.section.opener, Qt.MouseButton.LeftButton)
    assert work.block.isVisible()


def new_matter(panel, work, title: str) -> None:
    QTest.mouseClick(work.block.new_matter, Qt.MouseButton.LeftButton)
    work.matter_line.title.setText(title)
    QTest.keyClick(work.matter_line.title, Qt.Key.Key_Return)


def test_a_matter_is_made_from_the_area_in_one_step(panel, work, store):
    layer = layer_of(panel, SQUARE, FAR)
    work.block.choose(AreaChoice(layer, (1,)))
    QTest.mouseClick(work.block.new_matter, Qt.MouseButton.LeftButton)
    assert work.matter_line.title.text() == "A"
    QTest.keyClick(work.matter_line.title, Qt.Key.Key_Return)
    panel.until(lambda: work.block.matter)
    matter = find(store, "matter", "A")
    assert work.block.matter == matter["uuid"]
    assert matter["group_key"] == "A"
    work.block.choose(None)
    assert said(work).startswith("3 viewpoints with a place: 2 inside, 1 on the edge.")


def test_two_matters_of_one_layer_have_each_their_own_area(panel, work, store):
    layer = layer_of(panel, SQUARE, FAR)
    for ids, title in (((1,), "first"), ((2,), "second")):
        work.block.choose(AreaChoice(layer, ids))
        new_matter(panel, work, title)
        panel.until(lambda: find(store, "matter", title) and not panel.content.runner.busy)  # noqa: B023
    work.block.choose(None)
    work.block.matters.setCurrentText("first")
    assert said(work).startswith("3 viewpoints with a place: 2 inside")
    work.block.matters.setCurrentText("second")
    assert said(work).startswith("1 viewpoint with a place: 1 inside")


def test_while_the_user_edits_the_store_no_matter_is_made_and_the_panel_says_so(panel, work, store):
    (shown,) = panel.content.controller.layers("viewpoint")
    shown.startEditing()
    shown.changeAttributeValue(1, shown.fields().lookupField("text"), "unsaved")
    new_matter(panel, work, "Plan")
    panel.until(lambda: panel.messages())
    assert "is being edited" in panel.messages()[0]
    assert store.count("matter") == 0
    assert shown.isModified()


def test_areas_that_nothing_tells_from_the_others_make_no_matter(panel, work, store):
    layer = layer_of(panel, SQUARE, BESIDE, FAR)
    assert telling_field(AreaChoice(layer)) == ("", "")
    assert telling_field(AreaChoice(layer, (2,))) == ("name", "B")
    with pytest.raises(InputError):
        telling_field(AreaChoice(layer, (1, 2)))


def test_a_plan_is_listed_by_its_name_and_not_by_its_key(panel, work):
    source = "Polygon?crs=EPSG:3014&field=objektidentitet:string&field=namn:string"
    layer = QgsVectorLayer(source, "plan_layer", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["3fa1-77", "Harbour, part 1"])
    assert feature_label(layer, feature) == "Harbour, part 1"
    layer.setDisplayExpression("'plan ' || objektidentitet")
    assert feature_label(layer, feature) == "plan 3fa1-77"


def test_the_panel_leaves_nothing_on_the_map(panel, work):
    work.block.layers.setLayer(layer_of(panel, SQUARE))
    QTest.mouseClick(work.block.map, Qt.MouseButton.LeftButton)
    on_map = len(panel.canvas.scene().items())
    bands = len(work.mark._bands)
    work.mark.take_down()
    assert len(panel.canvas.scene().items()) == on_map - bands


def test_where_room_is_short_the_block_folds_when_a_choice_has_been_made_and_left(panel, work):
    panel.content.resize(330, 560)
    layer = layer_of(panel, SQUARE)
    outside = panel.content.mapToGlobal(panel.content.rect().bottomRight()) + QPoint(50, 50)
    QCursor.setPos(outside)
    work.block.layers.setFocus()
    work.block.layers.setLayer(layer)
    QTest.qWait(QApplication.doubleClickInterval() + 200)
    assert work.block.isVisible()  # still being chosen in
    below = work.viewpoints.list
    QCursor.setPos(below.mapToGlobal(below.rect().center()))
    work.viewpoints.search.setFocus()
    QTest.qWait(QApplication.doubleClickInterval() + 200)
    assert work.block.isVisible()  # what is pointed at stays where it is
    QCursor.setPos(outside)
    panel.until(lambda: not work.block.isVisible())
    assert work.section.opener.text().startswith("plan_layer")
    assert not panel.content.settings.area_folded.value()
    QTest.mouseClick(work.section.opener, Qt.MouseButton.LeftButton)
    work.viewpoints.search.setFocus()
    QTest.qWait(QApplication.doubleClickInterval() + 200)
    assert work.block.isVisible()  # looked at, and nothing else chosen


def test_where_there_is_room_the_block_stays(panel, work):
    panel.content.resize(330, 1100)
    work.block.choose(AreaChoice(layer_of(panel, SQUARE)))
    QTest.qWait(QApplication.doubleClickInterval() + 200)
    assert work.block.isVisible()
