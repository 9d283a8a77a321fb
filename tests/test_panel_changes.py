"""What the viewpoints tab changes: views, members of the matter, places, new viewpoints."""

from __future__ import annotations

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer
from qgis.gui import QgsMapMouseEvent
from qgis.PyQt.QtCore import QEvent, QPoint, Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDialogButtonBox, QMenu, QPushButton
from synpunkt.dialogs.viewpoints.filters import Filter
from synpunkt.layers.membership import decided
from synpunkt.layers.project_writer import add_store

LEFT = Qt.MouseButton.LeftButton


def at(x: float, y: float) -> QgsGeometry:
    return QgsGeometry.fromPointXY(QgsPointXY(153000 + x, 6921000 + y))


@pytest.fixture
def store(store):
    """Three viewpoints, one without a place; a matter whose plan has one part; an occasion."""
    with store.operation() as operation:
        for number, text in enumerate(("dark", "good", "nowhere")):
            place = None if text == "nowhere" else at(10 * number, 5)
            operation.insert("viewpoint", {"text": text, "geometry_kind": "point"}, place)
        plan = operation.insert("plan_layer", {"name": "plan"})
        ring = [at(*corner).asPoint() for corner in ((0, 0), (50, 0), (50, 50), (0, 50))]
        part = {"plan_layer_uuid": plan, "object_key": "GC1", "label": "Underpass"}
        operation.insert("plan_object", part, QgsGeometry.fromPolygonXY([ring]))
        operation.insert("matter", {"title": "Example plan", "plan_layer_uuid": plan})
        operation.insert("occasion", {"title": "Table", "kind": "street_stand"})
    return store


@pytest.fixture
def tab(panel, store):
    """The tab on a project with all of the store's layers, their forms too."""
    panel.iface.mainWindow.return_value = panel.content
    panel.iface.vectorLayerTools.return_value = None
    add_store(panel.project, store.path, "en")
    panel.until(lambda: panel.content.work.state.columns is not None)
    panel.canvas.setDestinationCrs(store.crs)
    panel.canvas.setExtent(at(20, 20).buffer(60, 8).boundingBox())
    panel.work = panel.content.work
    panel.layer = layer_of(panel, "viewpoint")
    yield panel.content.work.viewpoints
    for layer in panel.project.mapLayers().values():
        layer.rollBack()


def layer_of(panel, table: str) -> QgsVectorLayer:
    return panel.content.controller.layers(table)[0]


def uuids(store) -> list[str]:
    return [row["uuid"] for row in store.rows("viewpoint")]


def use_matter(panel, store) -> str:
    matter = next(store.rows("matter"))["uuid"]
    panel.work.state.set_matter(matter)
    return matter


def choose(tab, *rows: int) -> None:
    tab.list.focus_on(tab.list.viewpoints.index(rows[0]))
    tab.list.select([tab.list.viewpoints.uuids()[row] for row in rows])


def actions(tab) -> dict:
    menu = QMenu(tab)
    tab.menu_of.fill(menu)
    return {action.text(): action for action in menu.actions()}


def answer(tab, text: str) -> None:
    assert tab.ask.isVisible()
    QTest.keyClicks(tab.ask.line, text)
    QTest.keyClick(tab.ask.line, Qt.Key.Key_Return)


def click_map(panel, place: QgsGeometry) -> None:
    tool = panel.canvas.mapTool()
    pixel = panel.canvas.getCoordinateTransform().transform(place.asPoint())
    where = QPoint(round(pixel.x()), round(pixel.y()))
    for kind in (QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease):
        event = QgsMapMouseEvent(panel.canvas, kind, where, LEFT, LEFT)
        if kind == QEvent.Type.MouseMove:
            tool.canvasMoveEvent(event)
        else:
            tool.canvasReleaseEvent(event)


def take_back(panel) -> None:
    item = next(i for i in panel.bar.items() if i.findChild(QPushButton, "synpunktTakeBack"))
    item.findChild(QPushButton, "synpunktTakeBack").click()
    panel.until(lambda: "It has been taken back." in panel.messages())


# Saved views


def view_actions(tab) -> dict:
    tab.views.menu().aboutToShow.emit()
    return {action.text(): action for action in tab.views.menu().actions()}


def test_a_filter_is_saved_chosen_and_deleted(panel, tab, store):
    chosen = Filter(unanswered=True, text="dark")
    assert not view_actions(tab)["Save this filter as a view…"].isEnabled()
    panel.work.state.set_filter(chosen)
    view_actions(tab)["Save this filter as a view…"].trigger()
    answer(tab, "What is dark & deep")
    panel.until(lambda: store.count("saved_view") == 1 and not panel.content.runner.busy)
    panel.work.state.set_filter(Filter())
    view_actions(tab)["What is dark && deep"].trigger()
    assert panel.work.state.filter == chosen
    assert tab.search.text() == "dark"
    assert view_actions(tab)["What is dark && deep"].isChecked()
    removal = view_actions(tab)["Delete a view"].menu()
    removal.actions()[0].trigger()
    panel.until(lambda: store.count("saved_view") == 0)
    panel.until(lambda: not panel.content.runner.busy)
    take_back(panel)
    assert store.count("saved_view") == 1


def test_escape_puts_the_question_away(panel, tab, store):
    panel.work.state.set_filter(Filter(unanswered=True))
    view_actions(tab)["Save this filter as a view…"].trigger()
    QTest.keyClick(tab.ask.line, Qt.Key.Key_Escape)
    assert not tab.ask.isVisible()
    assert store.count("saved_view") == 0


# Members of the matter


def test_without_a_matter_nothing_can_be_put_in_or_left_out(tab):
    choose(tab, 0)
    found = actions(tab)
    assert not found["Put into the matter"].isEnabled()
    assert not found["Leave out of the matter…"].isEnabled()


def test_several_are_left_out_with_a_reason_shown_and_taken_back(panel, tab, store):
    matter = use_matter(panel, store)
    choose(tab, 0, 1)
    actions(tab)["Leave out of the matter…"].trigger()
    answer(tab, "About another street")
    panel.until(lambda: "2 viewpoint(s) left out of Example plan." in panel.messages())
    panel.until(lambda: not panel.work.state.members.any())
    assert {row["reason"] for row in decided(store, matter).values()} == {"About another street"}
    assert "Left out of Example plan: About another street" in tab.detail.matters.text()
    take_back(panel)
    panel.until(lambda: panel.work.state.members.sum() == 2)


def test_what_lies_elsewhere_is_put_in_by_hand(panel, tab, store):
    use_matter(panel, store)
    panel.work.state.set_filter(Filter(zones=frozenset({"without_place"})))
    nowhere = uuids(store)[2]
    tab.membership.include([nowhere])
    panel.until(lambda: "1 viewpoint(s) put into Example plan." in panel.messages())
    panel.until(lambda: panel.work.state.members.all())
    tab.membership.include([nowhere])
    assert panel.messages()[0] == "They belong to the matter already."


def test_while_the_table_is_edited_it_goes_into_those_edits(panel, tab, store):
    matter = use_matter(panel, store)
    layer = layer_of(panel, "viewpoint_matter")
    layer.startEditing()
    choose(tab, 0)
    actions(tab)["Leave out of the matter…"].trigger()
    answer(tab, "Elsewhere")
    (said,) = panel.messages()
    assert said.startswith("1 viewpoint(s) left out of Example plan. It lies unsaved in the layer")
    assert decided(store, matter) == {}
    assert layer.commitChanges()
    assert len(decided(store, matter)) == 1


def test_other_unsaved_edits_in_the_store_stop_it(panel, tab, store):
    matter = use_matter(panel, store)
    panel.layer.startEditing()
    panel.layer.addFeature(QgsFeature(panel.layer.fields()))
    choose(tab, 0)
    actions(tab)["Leave out of the matter…"].trigger()
    answer(tab, "Elsewhere")
    assert "is being edited" in panel.messages()[0]
    assert decided(store, matter) == {}


# Moving


def test_a_viewpoint_is_moved_by_a_click_and_moved_back(panel, tab, store):
    choose(tab, 0)
    before = panel.canvas.mapTool()
    actions(tab)["Move on the map"].trigger()
    assert panel.canvas.mapTool() is tab.move.tool
    click_map(panel, at(40, 40))
    assert panel.canvas.mapTool() is before
    panel.until(lambda: "Viewpoint 1 has been moved." in panel.messages())
    place = store.row("viewpoint", uuids(store)[0])["geom"]
    assert place.distance(at(40, 40)) < 0.5
    take_back(panel)
    assert store.row("viewpoint", uuids(store)[0])["geom"].distance(at(0, 5)) < 0.001


def test_what_had_no_place_gets_one(panel, tab, store):
    with store.operation() as operation:
        operation.update("viewpoint", uuids(store)[2], {"geometry_kind": "none"})
    choose(tab, 2)
    actions(tab)["Place on the map"].trigger()
    click_map(panel, at(30, 30))
    panel.until(lambda: "Viewpoint 3 has been moved." in panel.messages())
    row = store.row("viewpoint", uuids(store)[2])
    assert row["geom"].distance(at(30, 30)) < 0.5
    assert row["geometry_kind"] == "point"


def test_escape_leaves_it_where_it_is(panel, tab, store):
    choose(tab, 0)
    actions(tab)["Move on the map"].trigger()
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    panel.canvas.mapTool().keyPressEvent(key)
    assert panel.canvas.mapTool() is not tab.move.tool
    assert store.count("operation") == 1


def test_in_the_users_own_edits_a_move_is_one_undoable_step(panel, tab, store):
    panel.layer.startEditing()
    choose(tab, 0)
    actions(tab)["Move on the map"].trigger()
    click_map(panel, at(40, 40))
    assert "It lies unsaved in the layer" in panel.messages()[0]
    assert panel.layer.undoStack().command(0).text() == "Move viewpoint 1"
    assert panel.layer.getFeature(1).geometry().distance(at(40, 40)) < 0.5
    assert store.row("viewpoint", uuids(store)[0])["geom"].distance(at(0, 5)) < 0.001
    panel.layer.undoStack().undo()
    assert panel.layer.getFeature(1).geometry().distance(at(0, 5)) < 0.001


def test_a_stretch_is_drawn_again_not_moved(panel, tab, store):
    with store.operation() as operation:
        line = QgsGeometry.fromWkt("LineString(153000 6921000, 153009 6921009)")
        operation.insert("viewpoint_line", {"viewpoint_uuid": uuids(store)[0]}, line)
    panel.content.controller.reload()
    panel.until(lambda: panel.work.state.columns.outlines)
    choose(tab, 0)
    actions(tab)["Move on the map"].trigger()
    assert "stretch or an area" in panel.messages()[0]


# New


def press(form, button: QDialogButtonBox.StandardButton) -> None:
    box = form.findChild(QDialogButtonBox)
    QTest.mouseClick(box.button(button), LEFT)


OK, CANCEL = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel


def form_for(panel, tab, place: QgsGeometry):
    QTest.mouseClick(tab.add, LEFT)
    click_map(panel, place)
    assert tab.new.form is not None
    return tab.new.form


def write(form, text: str) -> None:
    form.attributeForm().changeAttribute("text", text)


def test_a_new_viewpoint_is_one_operation_with_its_tie_and_occasion(panel, tab, store):
    occasion = next(store.rows("occasion"))["uuid"]
    panel.work.state.set_filter(Filter(occasions=frozenset({occasion})))
    form = form_for(panel, tab, at(25, 25))
    write(form, "A new one")
    press(form, OK)
    panel.until(lambda: "Viewpoint 4 is saved, tied to Underpass." in panel.messages())
    row = list(store.rows("viewpoint"))[-1]
    assert (row["text"], row["number"], row["occasion_uuid"]) == ("A new one", 4, occasion)
    assert row["geom"].distance(at(25, 25)) < 0.5
    (link,) = store.rows("link")
    assert (link["viewpoint_uuid"], link["relation"]) == (row["uuid"], "within")
    assert not panel.layer.isEditable()
    panel.until(lambda: len(panel.work.state.columns) == 4)
    take_back(panel)
    assert store.count("viewpoint") == 3
    assert store.count("link") == 0


def test_a_form_that_is_cancelled_leaves_nothing(panel, tab, store):
    form = form_for(panel, tab, at(25, 25))
    write(form, "Never mind")
    press(form, CANCEL)
    assert tab.new.form is None
    assert not panel.layer.isEditable()
    assert store.count("viewpoint") == 3


def test_what_was_typed_comes_back_if_it_could_not_be_saved(panel, tab, store, monkeypatch):
    form = form_for(panel, tab, at(25, 25))
    write(form, "Do not lose me")
    panel.content.runner.work(lambda progress: QTest.qSleep(300), "other work", lambda _: None)
    press(form, OK)
    again = tab.new.form
    assert again is not None
    assert again.attributeForm().feature()["text"] == "Do not lose me"
    panel.until(lambda: not panel.content.runner.busy)
    press(again, OK)
    panel.until(lambda: store.count("viewpoint") == 4)


def test_in_the_users_own_edits_the_tie_waits_for_the_viewpoint(panel, tab, store):
    panel.layer.startEditing()
    form = form_for(panel, tab, at(25, 25))
    write(form, "In my edits")
    press(form, OK)
    assert "It lies unsaved in the layer" in panel.messages()[0]
    assert store.count("viewpoint") == 3
    assert panel.layer.isEditable()
    assert panel.layer.undoStack().count() == 1
    assert panel.layer.commitChanges(), panel.layer.commitErrors()
    panel.until(lambda: store.count("link") == 1)
    assert store.count("viewpoint") == 4


def test_discarded_edits_leave_no_tie_waiting(panel, tab, store):
    panel.layer.startEditing()
    form = form_for(panel, tab, at(25, 25))
    press(form, OK)
    panel.layer.rollBack()
    panel.content.controller.reload()
    panel.until(lambda: not tab.new._waiting)
    assert store.count("link") == 0


def test_taking_the_panel_down_closes_the_form(panel, tab, store):
    form_for(panel, tab, at(25, 25))
    tab.new.take_down()
    assert tab.new.form is None
    assert not panel.layer.isEditable()
