"""The tab on occasions: listed, written in full, chained, walks drawn; by real clicks and keys."""

from __future__ import annotations

import datetime

import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsPointXY,
    QgsVectorLayer,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton
from synpunkt.layers import walks
from synpunkt.layers.occasion_parts import Count, Party, counts, parties
from synpunkt.layers.rows import UTC

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
ROUTE = ((10, 10), (60, 10), (60, 60))


def at(x: float, y: float) -> QgsPointXY:
    return QgsPointXY(153000 + x, 6921000 + y)


def day(number: int) -> datetime.datetime:
    return datetime.datetime(2026, 11, number, 16, 30, tzinfo=UTC)


@pytest.fixture
def store(store):
    """A table with two viewpoints, one of them without a place and type; a walk; a local group."""
    with store.operation() as operation:
        values = {"title": "Table & tent", "kind": "street_stand", "starts_at": day(3)}
        table = operation.insert("occasion", values)
        walk = {"title": "Round the station", "kind": "safety_walk", "phase": "walk"}
        more = {"starts_at": day(12), "place_name": "Navet", "question": "Is it light?"}
        uuid = operation.insert("occasion", {**walk, **more})
        operation.insert("occasion_party", {"occasion_uuid": uuid, "party": "School"})
        operation.insert("safety_group", {"name": "The local group"})
        place = QgsGeometry.fromPointXY(at(5, 5))
        one = {"text": "dark", "theme": "lighting", "valence": "negative"}
        operation.insert("viewpoint", {**one, "occasion_uuid": table}, place)
        operation.insert("viewpoint", {"text": "good", "occasion_uuid": table})
        operation.insert("viewpoint", one, place)
    return store


@pytest.fixture
def tab(panel, store):
    """The tab as it is first seen, with the latest occasion, the walk, in focus."""
    for table in ("viewpoint", "occasion", "walk_route", "walk_stop"):
        panel.project.addMapLayer(QgsVectorLayer(store.uri(table), table, store.provider))
    panel.until(lambda: panel.content.work.state.columns is not None)
    panel.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3014"))
    panel.canvas.setExtent(QgsGeometry.fromPointXY(at(50, 40)).buffer(80, 8).boundingBox())
    panel.canvas.show()
    panel.content.resize(420, 760)
    tab = panel.content.work.occasions
    panel.content.work.tabs.setCurrentWidget(tab)
    return tab


def listed(tab) -> list[str]:
    return [tab.model.index(row).data() for row in range(tab.model.rowCount())]


def focus_on(tab, title: str) -> None:
    (row,) = (at for at, text in enumerate(listed(tab)) if text.startswith(title))
    tab.list.scrollTo(tab.model.index(row))
    spot = tab.list.visualRect(tab.model.index(row)).center()
    QTest.mouseClick(tab.list.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, spot)


def click_map(panel, x: float, y: float, button=LEFT) -> None:
    pixel = panel.canvas.getCoordinateTransform().transform(at(x, y))
    spot = QPoint(round(pixel.x()), round(pixel.y()))
    QTest.mouseMove(panel.canvas.viewport(), spot)
    QTest.mouseClick(panel.canvas.viewport(), button, Qt.KeyboardModifier.NoModifier, spot)


def press(button) -> None:
    assert button.isVisible() and button.isEnabled()
    QTest.mouseClick(button, LEFT)


def said(panel, text: str) -> bool:
    return any(text in message for message in panel.messages())


def take_back(panel) -> None:
    panel.until(lambda: not panel.content.runner.busy)
    before = sum("It has been taken back." in one for one in panel.messages())
    panel.bar.items()[0].findChild(QPushButton, "synpunktTakeBack").click()
    panel.until(lambda: sum("It has been taken back." in one for one in panel.messages()) > before)


def occasion(store, title: str):
    return next(store.rows("occasion", "title = ?", (title,)), None)


def test_occasions_are_listed_the_latest_first_with_what_they_brought(panel, tab):
    assert listed(tab) == [
        "Round the station\n2026-11-12 | Safety walk | 0 viewpoints",
        "Table & tent\n2026-11-03 | Dialogue table | 2 viewpoints",
    ]
    assert tab.focus.where.text() == "Safety walk | 2026-11-12 17:30 | Navet"
    assert tab.focus.how.text() == "School\nQuestion: Is it light?"
    assert tab.focus.stops.isVisible()
    focus_on(tab, "Table")
    assert tab.focus.tally.text() == "2 saved, 1 without a place, 1 to complete"
    assert not tab.focus.stops.isVisible() and not tab.focus.chain.isVisible()


def test_the_search_finds_by_name_place_day_and_kind(panel, tab):
    for words, found in (("navet", 1), ("2026-11", 2), ("table dialogue", 1), ("nothing", 0)):
        tab.search.clear()
        QTest.keyClicks(tab.search, words)
        panel.until(lambda found=found: tab.model.rowCount() == found)
    assert tab.focus.heading.text() == "Choose an occasion, or make a new one."
    assert tab.shown.text() == "Shows 0 of 2"


def test_its_viewpoints_are_shown_in_the_list(panel, tab):
    focus_on(tab, "Table")
    press(tab.focus.viewpoints)
    work = panel.content.work
    assert work.tabs.currentWidget() is work.viewpoints
    assert work.viewpoints.list.viewpoints.rowCount() == 2


def test_one_writes_down_at_the_occasion_in_focus(panel, tab):
    press(tab.focus.capture)
    page = panel.content.work.capture.page
    assert page.isVisible()
    assert page.session.occasion["title"] == "Round the station"


def test_a_walk_is_written_up_and_any_occasion_has_its_actions(panel, tab):
    walks_desk = panel.content.work.walks
    press(tab.focus.write_up)
    assert walks_desk.writing.window.isVisible()
    focus_on(tab, "Table")
    assert not tab.focus.write_up.isVisible()
    tab.focus.menu.actions()[0].trigger()
    assert walks_desk.acting.window.isVisible()


def test_a_new_occasion_is_written_in_full_and_taken_back(panel, tab, store):
    press(tab.add)
    window = tab.desk.window
    save = window.buttons.button(window.buttons.StandardButton.Save)
    assert not save.isEnabled()
    QTest.keyClicks(window.fields["title"], "Evening")
    window.fields["kind"].set_code("open_house")
    window.fields["starts_at"].set_moment(day(20))
    window.fields["ends_at"].set_moment(day(19))
    window.fields["participants"].set_number(23)
    window.fields["season"].set_code("autumn")
    window.fields["leaf_state"].set_code("bare")
    press(window.parties.add)
    name, role, group, _ = window.parties.lines[0]
    QTest.keyClicks(name, "Police")
    role.set_code("attended")
    group.setCurrentText("The local group")
    press(window.counts.add)
    what, band, number, _ = window.counts.lines[0]
    QTest.keyClicks(what, "Age")
    QTest.keyClicks(band, "13-19")
    number.setValue(4)
    press(save)
    panel.until(lambda: window.bar.items())
    assert "ends before it begins" in window.bar.items()[0].text()
    panel.until(lambda: save.isEnabled())
    window.fields["ends_at"].set_moment(None)
    press(save)
    panel.until(lambda: occasion(store, "Evening") is not None)
    row = occasion(store, "Evening")
    assert (row["participants"], row["season"], row["leaf_state"]) == (23, "autumn", "bare")
    assert (row["starts_at"], row["ends_at"], row["kind"]) == (day(20), None, "open_house")
    local = next(store.rows("safety_group"))["uuid"]
    assert parties(store, row["uuid"]) == [Party("Police", "attended", local)]
    assert counts(store, row["uuid"]) == [Count("Age", "13-19", 4)]
    panel.until(lambda: tab.focus.heading.text() == "Evening")
    panel.until(lambda: tab.desk.window is None)
    assert said(panel, "“Evening” is new.")
    take_back(panel)
    assert occasion(store, "Evening") is None
    panel.until(lambda: tab.model.rowCount() == 2)


def test_only_what_was_changed_is_written(panel, tab, store):
    press(tab.focus.edit)
    window = tab.desk.window
    uuid = occasion(store, "Round the station")["uuid"]
    with store.operation() as operation:
        operation.update("occasion", uuid, {"weather": "rain"})
    window.fields["light_condition"].set_code("dusk")
    QTest.keyClick(window.fields["title"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    panel.until(lambda: store.row("occasion", uuid)["light_condition"] == "dusk")
    row = store.row("occasion", uuid)
    assert (row["weather"], row["question"]) == ("rain", "Is it light?")
    changed = [one["old_values"] for one in store.rows("change_log", order="seq DESC")][0]
    assert "light_condition" in changed and "title" not in changed


def test_what_is_not_saved_is_not_dropped_at_once(panel, tab, store):
    press(tab.focus.edit)
    window = tab.desk.window
    window.fields["title"].setText("Other")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.isVisible() and "not saved" in window.bar.items()[0].text()
    press(tab.add)  # the window that is open stays the only one
    assert tab.desk.window is window
    QTest.keyClick(window, Qt.Key.Key_Escape)
    panel.until(lambda: tab.desk.window is None)
    assert occasion(store, "Other") is None


def test_the_window_stays_while_it_is_being_saved_and_goes_with_its_store(panel, tab, store):
    press(tab.add)
    window = tab.desk.window
    window.fields["title"].setText("Torget")
    window.save()
    window.save()
    window.close()
    window.close()
    assert window.isVisible() and panel.messages() == []
    panel.until(lambda: tab.desk.window is None)
    assert occasion(store, "Torget")["uuid"]
    press(tab.add)
    window = tab.desk.window
    window.fields["title"].setText("Parken")
    window.save()
    tab.desk._on_store()
    panel.until(lambda: sip.isdeleted(window))
    panel.until(lambda: not QgsApplication.taskManager().activeTasks())


def test_what_is_not_saved_survives_a_crash_until_it_is_saved_or_dropped(
    panel, tab, store, tmp_path, monkeypatch
):
    folder = "synpunkt.layers.drafts.QgsApplication.qgisSettingsDirPath"
    monkeypatch.setattr(folder, lambda: str(tmp_path))
    press(tab.add)
    window = tab.desk.window
    window.fields["title"].setText("Nytt bord")
    window.fields["starts_at"].set_moment(day(20))
    press(window.parties.add)
    window.parties.lines[0][0].setCurrentText("Kyrkan")
    window.fields["participants"].set_number(14)
    panel.until(lambda: any("Kyrkan" in path.read_text() for path in tmp_path.rglob("*.json")))
    tab.desk._on_store()  # as when QGIS is gone: the window asks for nothing
    press(tab.add)
    window = tab.desk.window
    assert window.record().values["title"] == "Nytt bord" and window.is_changed
    assert window.record().parties == (Party("Kyrkan", None),)
    assert window.record().values["starts_at"] == day(20)
    press(window.buttons.button(window.buttons.StandardButton.Save))
    panel.until(lambda: tab.desk.window is None)
    assert occasion(store, "Nytt bord")["participants"] == 14
    press(tab.add)
    assert tab.desk.window.record().values["title"] is None
    tab.desk.window.fields["title"].setText("Ett till")
    tab.desk.window.close()
    tab.desk.window.close()
    panel.until(lambda: tab.desk.window is None)
    assert not list(tmp_path.rglob("occasion*.json"))


def test_an_occasion_made_by_mistake_is_removed_with_its_parts_and_comes_back(panel, tab, store):
    remove = tab.focus.menu.actions()[-1]
    remove.trigger()
    panel.until(lambda: said(panel, "The occasion has been removed."))
    assert [row["title"] for row in store.rows("occasion")] == ["Table & tent"]
    assert store.count("occasion_party") == 0
    take_back(panel)
    assert occasion(store, "Round the station")["place_name"] == "Navet"
    assert store.count("occasion_party") == 1


def test_an_occasion_on_which_something_hangs_stays(panel, tab, store):
    table = occasion(store, "Table & tent")
    with store.operation() as operation:
        values = {"title": "Again", "kind": "street_stand", "follows_uuid": table["uuid"]}
        operation.insert("occasion", values)
        operation.insert("action", {"description": "x", "occasion_uuid": table["uuid"]})
    focus_on(tab, "Table")
    tab.focus.menu.actions()[-1].trigger()
    panel.until(lambda: not panel.content.runner.busy)
    assert said(panel, "2 viewpoint(s), 1 action(s), 1 occasion(s) that follow it.")
    assert store.count("occasion") == 3


def test_the_chain_goes_on_and_leads_to_each_of_its_links(panel, tab, store):
    press(tab.focus.next)
    window = tab.desk.window
    assert window.fields["title"].text() == "Follow-up: Round the station"
    assert not window.fields["follows_uuid"].isEnabled()
    window.fields["starts_at"].set_moment(day(25))
    window.save()
    panel.until(lambda: tab.focus.heading.text() == "Follow-up: Round the station")
    row = occasion(store, "Follow-up: Round the station")
    assert (row["phase"], row["place_name"]) == ("follow_up", "Navet")
    assert parties(store, row["uuid"]) == [Party("School", None)]
    assert [link.text() for link in tab.focus.links] == ["Walk 12 Nov", "Follow-up 25 Nov"]
    assert [link.isChecked() for link in tab.focus.links] == [False, True]
    press(tab.focus.links[0])
    assert tab.focus.heading.text() == "Round the station"


def test_a_route_is_drawn_and_stops_are_clicked_along_it(panel, tab, store):
    press(tab.focus.stops.route)
    for corner in ROUTE:
        click_map(panel, *corner)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Return)
    uuid = tab.current
    panel.until(lambda: walks.route(store, uuid) is not None)
    panel.until(lambda: tab.focus.stops.told.text() == "Route 100 m, 0 stop(s)")
    press(tab.focus.stops.new)
    for place in ((60, 50), (12, 12), (40, 11)):
        click_map(panel, *place)
    panel.until(lambda: len(walks.stops(store, uuid)) == 3)
    panel.until(lambda: len(tab.map.marks.stops) == 3)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Escape)
    assert not tab.focus.stops.new.isChecked()
    along = [round(stop["geom"].asPoint().x() - 153000, -1) for stop in walks.stops(store, uuid)]
    assert along == [10, 40, 60]
    assert sorted(mark.number for mark in tab.map.marks.stops) == ["1", "2", "3"]
    # The one that was clicked last is the second on the way, and is marked.
    panel.until(lambda: tab.focus.stops.current()["number"] == 2)
    assert [mark.number for mark in tab.map.marks.stops if mark.chosen] == ["2"]
    panel.content.work.tabs.setCurrentIndex(0)
    assert tab.map.marks.stops == [] and tab.map.marks.lines[0].numberOfVertices() == 0


@pytest.fixture
def walked(panel, tab, store):
    """The walk has a route and two stops."""
    uuid = tab.current
    with store.operation() as operation:
        line = QgsGeometry.fromPolylineXY([at(*corner) for corner in ROUTE])
        walks.draw_route(operation, store, uuid, line)
    for place in ((12, 12), (60, 50)):
        with store.operation() as operation:
            walks.add_stop(operation, store, uuid, QgsGeometry.fromPointXY(at(*place)))
    tab.refresh()
    tab.focus.stops.list.setFocus()
    tab.focus.stops.list.setCurrentRow(0)
    return uuid


def test_a_stop_is_renamed_moved_and_removed(panel, tab, store, walked):
    stops = tab.focus.stops
    QTest.keyClick(stops.list, Qt.Key.Key_F2)
    QTest.keyClicks(stops.ask.line, "Bus square")
    QTest.keyClick(stops.ask.line, Qt.Key.Key_Return)
    panel.until(lambda: walks.stops(store, walked)[0]["name"] == "Bus square")
    panel.until(lambda: stops.list.item(0).text() == "1 Bus square")
    panel.until(lambda: not panel.content.runner.busy)
    press(stops.move)
    click_map(panel, 60, 58)
    panel.until(lambda: walks.stops(store, walked)[1]["name"] == "Bus square")
    panel.until(lambda: stops.list.item(1).text() == "2 Bus square")
    panel.until(lambda: not panel.content.runner.busy)
    QTest.keyClick(stops.list, Qt.Key.Key_Delete)
    panel.until(lambda: len(walks.stops(store, walked)) == 1)
    take_back(panel)
    assert len(walks.stops(store, walked)) == 2


def test_a_stop_at_which_something_was_said_stays(panel, tab, store, walked):
    with store.operation() as operation:
        stop = walks.stops(store, walked)[0]["uuid"]
        operation.insert("viewpoint", {"text": "x", "stop_uuid": stop})
    press(tab.focus.stops.remove)
    panel.until(lambda: panel.messages() and not panel.content.runner.busy)
    assert len(walks.stops(store, walked)) == 2


def test_while_a_layer_is_edited_nothing_is_begun(panel, tab, store):
    (layer,) = panel.content.controller.layers("occasion")
    layer.startEditing()
    layer.deleteFeature(next(layer.getFeatures()).id())
    for button in (tab.add, tab.focus.edit, tab.focus.next):
        press(button)
        assert tab.desk.window is None
    press(tab.focus.stops.new)
    assert not tab.focus.stops.new.isChecked()
    assert said(panel, "is being edited")
    layer.rollBack()


def test_a_safety_walk_is_the_walk_of_its_chain_unless_one_says_otherwise(panel, tab):
    press(tab.add)
    kind, phase = (tab.desk.window.fields[name] for name in ("kind", "phase"))
    kind.setFocus()
    QTest.keyClicks(kind, "Safety walk")
    assert (kind.code(), phase.code()) == ("safety_walk", "walk")


def test_every_field_of_the_window_says_what_it_is_and_is_reached_by_the_tab_key(panel, tab):
    press(tab.focus.edit)
    window = tab.desk.window
    press(window.counts.add)
    fields = [*window.fields.values(), *window.parties.lines[0], *window.counts.lines[0]]
    assert [one.objectName() for one in fields if not one.accessibleName()] == []
    met, one = [], window.fields["title"]
    while one not in met:
        met.append(one)
        one = one.nextInFocusChain()
    in_order = [one for one in met if one in fields]
    assert set(in_order) == set(fields)
    assert in_order[:2] == [window.fields["title"], window.fields["kind"]]
    assert in_order[-1] is window.counts.lines[0][-1]
