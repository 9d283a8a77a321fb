"""A walk written up the day after, by keys, clicks and drops, on a real store with real files."""

from __future__ import annotations

import datetime

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QFileDialog, QWidget
from synpunkt.dialogs.panel.photo_strip import PhotoWindow
from synpunkt.dialogs.walks.target_list import Target
from synpunkt.dialogs.walks.walk_record import ACTION, NO_STOP, STOP_OWNER, VIEWPOINT
from synpunkt.layers import actions, walks
from synpunkt.layers.drafts import Drafts
from synpunkt.layers.metric import Reprojection
from synpunkt.layers.photos import photos_of

LEFT, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier
UTC = datetime.timezone.utc
CONTEXT = QgsCoordinateTransformContext()
NORTH, EAST, METRE = 62.3908, 17.3069, 1 / 111_400


@pytest.fixture
def walk(store):
    """A walk at dusk with three stops 200 m apart; gives its uuid and theirs."""
    to_store = Reprojection(QgsCoordinateReferenceSystem("EPSG:4326"), store.crs, CONTEXT)
    starts = datetime.datetime(2026, 11, 12, 15, 0, tzinfo=UTC)
    with store.operation() as operation:
        values = {"title": "Vandring", "kind": "safety_walk", "starts_at": starts}
        uuid = operation.insert("occasion", values)
    for number in range(3):
        place = to_store.point(EAST, NORTH + 200 * METRE * number)
        with store.operation() as operation:
            at = QgsGeometry.fromPointXY(place)
            walks.add_stop(operation, store, uuid, at, ("Torget", "Tunneln", "Bron")[number])
    return uuid, [row["uuid"] for row in walks.stops(store, uuid)]


@pytest.fixture
def folder(tmp_path, photo):
    """Photos at the first and the second stop, one without a place, one far away."""
    made = tmp_path / "DCIM"
    photo(made / "1.jpg", "2026:11:12 16:00:00", (NORTH + 9 * METRE, EAST), 90, colour=1)
    photo(made / "2.jpg", "2026:11:12 16:12:00", (NORTH + 190 * METRE, EAST), colour=2)
    photo(made / "3.jpg", "2026:11:12 16:13:00", colour=3)
    photo(made / "4.jpg", "2026:11:12 17:30:00", (NORTH + 0.1, EAST), colour=4)
    (made / "5.jpg").write_bytes(b"\xff\xd8\xff\xd9")
    return made


@pytest.fixture
def writing(panel, store, walk, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "synpunkt.layers.drafts.QgsApplication.qgisSettingsDirPath", lambda: str(tmp_path)
    )
    panel.layer = QgsVectorLayer(store.uri("viewpoint"), "viewpoint_layer", store.provider)
    panel.project.addMapLayer(panel.layer)
    panel.until(lambda: panel.content.controller.store is not None)
    panel.desk = panel.content.work.walks
    panel.desk.open_write_up(walk[0])
    yield panel.desk.writing
    panel.layer.rollBack()


def write(writing, text, *keys):
    form = writing.window.form
    form.text.setFocus()
    QTest.keyClicks(form.text, text)
    for key in keys:
        QTest.keyClick(form.text, key, ALT)
    QTest.keyClick(form.text, Qt.Key.Key_Return)


def texts(store):
    return [(row["text"], row["stop_uuid"]) for row in store.rows("viewpoint", order="fid")]


def rows(view):
    return [view.item(row).text().replace("\n", " | ") for row in range(view.count())]


def read_folder(panel, writing, folder, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    QTest.mouseClick(writing.window.tray.choose, LEFT)
    panel.until(lambda: writing.window.tray.photos.count() > 0)


def settle(panel, writing):
    panel.until(lambda: not writing.runner.busy)


def test_observations_are_entered_stop_by_stop_without_leaving_the_keys(store, walk, writing):
    uuid, stops = walk
    window = writing.window
    assert window.head.text() == "Stop 1 of 3: Torget"
    write(writing, "Trasig lampa", Qt.Key.Key_2)
    write(writing, "Fina planteringar", Qt.Key.Key_1)
    window.stops.setFocus()
    QTest.keyClick(window.stops, Qt.Key.Key_Down)
    write(writing, "Blir ofta fullt av vatten")
    QTest.keyClick(window.stops, Qt.Key.Key_End)
    write(writing, "Skolan borde vara med")
    assert texts(store) == [
        ("Trasig lampa", stops[0]), ("Fina planteringar", stops[0]),
        ("Blir ofta fullt av vatten", stops[1]), ("Skolan borde vara med", None),
    ]  # fmt: skip
    first, *_, last = store.rows("viewpoint", order="fid")
    assert (first["valence"], first["occasion_uuid"]) == ("negative", uuid)
    assert first["received_on"] == datetime.date(2026, 11, 12)  # the day of the walk
    assert first["received_form"] == "walk_protocol"
    assert first["geom"].asPoint() == store.row("walk_stop", stops[0])["geom"].asPoint()
    assert last["geom"] is None
    assert [text.split(" | ")[1] for text in rows(window.stops)] == [
        "2 viewpoint(s)", "1 viewpoint(s)", "0 viewpoint(s)", "1 viewpoint(s)",
    ]  # fmt: skip


def test_a_theme_is_suggested_and_taken_only_when_asked(store, writing):
    form = writing.window.form
    QTest.keyClicks(form.text, "The lamp is broken")
    if form.suggestion.isEnabled():
        assert form.theme.code is None
        QTest.keyClick(form.text, Qt.Key.Key_0, ALT)
    else:
        form.theme.setFocus()
        QTest.keyClicks(form.theme, "li")
        QTest.keyClick(form.theme, Qt.Key.Key_Return)
    assert (form.theme.code or "").startswith("lighting")
    QTest.keyClick(form.text, Qt.Key.Key_Return)
    (row,) = store.rows("viewpoint")
    assert row["theme"].startswith("lighting")


def test_the_last_one_is_taken_back_and_its_text_is_there_again(store, writing):
    write(writing, "Fel stopp")
    QTest.keyClick(writing.window.form.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert texts(store) == []
    assert writing.window.form.text.toPlainText() == "Fel stopp"


def test_photos_are_laid_out_by_time_with_the_stop_that_is_proposed(
    panel, store, walk, writing, folder, monkeypatch
):
    read_folder(panel, writing, folder, monkeypatch)
    tray = writing.window.tray
    laid = ["16:00 | 1 Torget", "16:12 | 2 Tunneln", "16:13 | 2 Tunneln", "17:30 | no stop near"]
    assert rows(tray.photos) == laid
    assert "5.jpg" in tray.said.text()
    tray.offset.setValue(-60)
    assert rows(tray.photos)[0] == "15:00 | 1 Torget"
    assert tray.proposed.text() == "Put 3 photo(s) with the proposed stops"
    QTest.mouseClick(tray.proposed, LEFT)
    settle(panel, writing)
    assert [len(photos_of(store, "stop_uuid", stop)) for stop in walk[1]] == [1, 2, 0]
    (kept,) = photos_of(store, "stop_uuid", walk[1][0])
    assert kept.taken_at == datetime.datetime(2026, 11, 12, 14, 0, tzinfo=UTC)
    assert kept.file.read_bytes() == (folder / "1.jpg").read_bytes() and kept.heading == 90
    panel.until(lambda: rows(tray.photos) == ["16:30 | no stop near"])
    (button,) = writing.window.bar.findChildren(QWidget, "synpunktTakeBack")
    QTest.mouseClick(button, LEFT)
    panel.until(lambda: tray.photos.count() == 4)
    assert store.count("photo") == 0


def drop(view, target, data):
    """What Qt calls where a drag ends over a list."""
    view.choose(target)
    at = view.visualItemRect(view.currentItem()).center()
    given = (data, LEFT, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, *given)
    QApplication.sendEvent(view.viewport(), enter)
    event = QDropEvent(QPoint(at), Qt.DropAction.CopyAction, *given)
    QApplication.sendEvent(view.viewport(), event)
    return enter.isAccepted()


def test_photos_are_dropped_on_stops_observations_and_actions(
    panel, store, walk, writing, folder, monkeypatch
):
    uuid, stops = walk
    write(writing, "Mycket skrap")
    with store.operation() as operation:
        given = {"description": "Byt lampan", "occasion_uuid": uuid, "stop_uuid": stops[0]}
        action = actions.write(operation, store, given, ())
    writing.refresh()
    seen = next(store.rows("viewpoint"))["uuid"]
    read_folder(panel, writing, folder, monkeypatch)
    window = writing.window
    tray = window.tray.photos
    aims = (
        (window.stops, Target(STOP_OWNER, stops[2])), (window.seen, Target(VIEWPOINT, seen)),
        (window.actions, Target(ACTION, action)),
    )  # fmt: skip
    for view, target in aims:
        window.stops.choose(Target(STOP_OWNER, stops[0]))
        left = tray.count()
        assert drop(view, target, tray.mimeData([tray.item(0)]))
        settle(panel, writing)
        panel.until(lambda left=left: tray.count() == left - 1)
        assert len(photos_of(store, target.owner, target.uuid)) == 1
    assert not drop(window.stops, NO_STOP, window.stops.mimeData([window.stops.item(0)]))
    drop(window.stops, NO_STOP, tray.mimeData([tray.item(0)]))
    settle(panel, writing)
    assert store.count("photo") == 3


def test_the_keys_do_what_dropping_does_and_a_photo_can_be_removed(
    panel, store, walk, writing, folder, monkeypatch
):
    read_folder(panel, writing, folder, monkeypatch)
    window = writing.window
    window.stops.choose(Target(STOP_OWNER, walk[1][1]))
    window.tray.photos.setFocus()
    QTest.keyClick(window.tray.photos, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    window.tray.here.setFocus()
    QTest.keyClick(window.tray.here, Qt.Key.Key_Space)
    settle(panel, writing)
    panel.until(lambda: window.photos.count() == 4)
    assert window.photos_title.text() == "Photos of the stop"
    panel.until(lambda: not window.photos.item(3).icon().isNull())
    at = window.photos.visualItemRect(window.photos.item(0)).center()
    QTest.mouseClick(window.photos.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
    QTest.mouseDClick(window.photos.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
    (large,) = window.findChildren(PhotoWindow)
    large.public.click()
    panel.until(lambda: store.count("photo", "public") == 1)
    settle(panel, writing)
    large.close()
    QTest.mouseClick(window.remove, LEFT)
    settle(panel, writing)
    panel.until(lambda: window.photos.count() == 3)
    assert store.count("photo") == 3
    panel.until(lambda: window.tray.photos.count() == 1)  # it can be placed anew


def test_an_action_begins_with_its_stop_and_the_observation_that_is_chosen(
    panel, store, walk, writing
):
    write(writing, "Trasig lampa")
    window = writing.window
    window.seen.setFocus()
    QTest.keyClick(window.seen, Qt.Key.Key_Home)
    window.seen.setCurrentRow(0)

    def fill():
        dialog = QApplication.activeModalWidget()
        QTest.keyClicks(dialog.form.description, "Byt lampan")
        save = dialog.buttons.button(QDialogButtonBox.StandardButton.Save)
        QTest.mouseClick(save, LEFT)

    QTimer.singleShot(200, fill)
    QTest.mouseClick(window.new_action, LEFT)
    settle(panel, writing)
    (made,) = actions.actions(store, walk[0])
    (seen,) = store.rows("viewpoint")
    assert (made.stop, made.viewpoints) == (walk[1][0], (seen["uuid"],))
    panel.until(lambda: rows(window.actions) == ["Byt lampan"])


def test_the_light_is_kept_with_the_walk(panel, store, walk, writing):
    box = writing.window.light
    box.setFocus()
    while box.code() != "dusk":
        QTest.keyClick(box, Qt.Key.Key_Down)
        settle(panel, writing)
    panel.until(lambda: store.row("occasion", walk[0])["light_condition"] == "dusk")


def test_a_draft_with_its_stop_and_folder_survives_a_kill(
    panel, store, walk, writing, folder, monkeypatch
):
    read_folder(panel, writing, folder, monkeypatch)
    window = writing.window
    window.stops.choose(Target(STOP_OWNER, walk[1][1]))
    window.tray.offset.setValue(30)
    QTest.keyClicks(window.form.text, "Halvskriven")
    QTest.qWait(600)  # nothing is closed: QGIS is killed here
    (name,) = Drafts(store.uuid).names()
    draft = Drafts(store.uuid).read(name)
    assert draft["entry"]["text"] == "Halvskriven"
    panel.desk.writing = None
    panel.desk.open_write_up(walk[0])
    again = panel.desk.writing.window
    assert again.form.text.toPlainText() == "Halvskriven"
    assert again.head.text().startswith("Stop 2 of 3")
    panel.until(lambda: again.tray.photos.count() == 4)
    assert rows(again.tray.photos)[0] == "16:30 | 1 Torget"
    QTest.keyClick(again.form.text, Qt.Key.Key_Return)
    assert texts(store) == [("Halvskriven", walk[1][1])]
    writing.take_down()


def test_an_open_edit_takes_the_observation_and_stops_the_photos(
    panel, store, walk, writing, folder, monkeypatch
):
    read_folder(panel, writing, folder, monkeypatch)
    panel.layer.startEditing()
    write(writing, "I redigeringen")
    assert texts(store) == []
    assert "edits" in writing.window.foot.text()
    writing.window.tray.photos.selectAll()
    QTest.mouseClick(writing.window.tray.here, LEFT)
    settle(panel, writing)
    assert store.count("photo") == 0
    assert not (store.path.parent / "photos").exists()


def test_every_field_has_a_name_and_takes_the_tab_key(panel, walk, writing):
    window = writing.window
    kinds = (*(window.stops, window.seen, window.actions, window.photos, window.tray.photos),)
    for widget in (*kinds, window.light, window.tray.offset, window.tray.choose, window.remove):
        text = widget.accessibleName() or (not isinstance(widget, QComboBox) and widget.text())
        assert text, widget.objectName()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus, widget.objectName()
    menu = panel.content.work.walks_hook.menu
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()][0].startswith("Vandring")
