"""The detail of a viewpoint: what is folded under titles, its history in words, its photos."""

from __future__ import annotations

import datetime
import struct

import pytest
from qgis.core import QgsGeometry, QgsPointXY, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLabel, QPushButton
from synpunkt.dialogs.panel.detail_parts import KEYS
from synpunkt.dialogs.panel.photo_strip import SMALL, PhotoWindow
from synpunkt.layers.photo_pictures import picture
from synpunkt.layers.photos import photo_home

LEFT = Qt.MouseButton.LeftButton
HOSTILE = "<b>bold</b> & [% env('HOME') %]"
RED, BLUE = QColor("red"), QColor("blue")


def at(x: float, y: float) -> QgsGeometry:
    return QgsGeometry.fromPointXY(QgsPointXY(153000 + x, 6921000 + y))


def turned_photo(path, orientation: int) -> None:
    """A JPEG of 400 × 200, red to the left and blue to the right, with an EXIF orientation."""
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(RED)
    for x in range(200, 400):
        for y in range(200):
            image.setPixelColor(x, y, BLUE)
    assert image.save(str(path), "JPEG", 95)
    tiff = b"MM\x00*\x00\x00\x00\x08" + struct.pack(">HHHIHHI", 1, 0x112, 3, 1, orientation, 0, 0)
    exif = b"Exif\x00\x00" + tiff
    data = path.read_bytes()
    segment = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    path.write_bytes(data[:2] + segment + data[2:])


def test_a_photo_is_turned_as_the_camera_was_held(tmp_path):
    turned_photo(tmp_path / "a.jpg", 6)  # a quarter to the right: what was left is up
    small = picture(tmp_path / "a.jpg", QSize(100, 100))
    assert (small.width(), small.height()) == (50, 100)
    assert small.pixelColor(25, 10).red() > 200
    assert small.pixelColor(25, 90).blue() > 200
    turned_photo(tmp_path / "b.jpg", 1)
    straight = picture(tmp_path / "b.jpg", QSize(100, 100))
    assert (straight.width(), straight.height()) == (100, 50)


def test_a_small_photo_is_not_blown_up_and_a_text_is_no_photo(tmp_path):
    turned_photo(tmp_path / "a.jpg", 1)
    assert picture(tmp_path / "a.jpg", QSize(1000, 1000)).size() == QSize(400, 200)
    (tmp_path / "b.jpg").write_text("no photo")
    assert picture(tmp_path / "b.jpg", QSize(100, 100)).isNull()


@pytest.fixture
def store(store):
    """One viewpoint with two answers, an action, a photo, one that is lost; moved and changed."""
    folder = photo_home(store) / "photos"
    folder.mkdir()
    turned_photo(folder / "a.jpg", 6)
    with store.operation("import", "table.csv") as operation:
        uuid = operation.insert("viewpoint", {"text": HOSTILE, "theme": "upkeep"}, at(0, 0))
        operation.insert("viewpoint", {"text": "other"}, at(9, 9))
        for path in ("photos/a.jpg", "photos/lost.jpg"):
            operation.insert("photo", {"viewpoint_uuid": uuid, "path": path})
    with store.operation("panel", "Moved") as operation:
        values = {"theme": "lighting", "text": HOSTILE + "!"}
        operation.update("viewpoint", uuid, values, at(30, 40))
    with store.operation("panel", "Answered") as operation:
        matter = operation.insert("matter", {"title": "Example plan"})
        given = {"matter_uuid": matter, "decision": "met", "comment": HOSTILE}
        for more in ({}, {"decision": "not_met", "reason": "too dear"}):
            one = operation.insert("response", {**given, **more})
            operation.insert("response_viewpoint", {"response_uuid": one, "viewpoint_uuid": uuid})
        due = datetime.date(2026, 12, 24)
        action = operation.insert("action", {"description": "New lamp", "due_on": due})
        operation.insert("action_viewpoint", {"action_uuid": action, "viewpoint_uuid": uuid})
    return store


@pytest.fixture
def tab(panel, store):
    """The tab with that viewpoint in focus."""
    layer = QgsVectorLayer(store.uri("viewpoint"), "viewpoint_layer", store.provider)
    panel.project.addMapLayer(layer)
    panel.until(lambda: panel.content.work.state.columns is not None)
    tab = panel.content.work.viewpoints
    tab.list.focus_on(tab.list.viewpoints.index(0))
    return tab


def opened(tab, key: str) -> str:
    title = tab.detail.folds.title(key)
    if not title.isChecked():
        title.setFocus()
        QTest.keyClick(title, Qt.Key.Key_Space)
    return tab.detail.folds.body(key).text()


def test_titles_tell_what_is_below_them(tab):
    titles = [tab.detail.folds.title(key).accessibleName() for key in KEYS]
    assert titles == [
        "In the plan: nothing yet",
        "Answer: Met, Not met",
        "Actions 1",
        "Handed over 0",
        "History 3",
    ]


def test_what_is_unfolded_is_plain_text_and_stays_unfolded(panel, tab):
    told = opened(tab, "answers").split("\n")
    assert told[0] == f"Example plan | Met | {HOSTILE}"
    assert told[1].endswith("| Reason: too dear")
    assert opened(tab, "actions") == "New lamp | Proposed | Due 2026-12-24"
    assert all(
        label.textFormat() == Qt.TextFormat.PlainText
        for label in tab.detail.findChildren(QLabel)
        if label.text()
    )
    tab.list.focus_on(tab.list.viewpoints.index(1))
    assert tab.detail.folds.is_open("answers")
    assert not tab.detail.folds.body("answers").isVisible()


def test_the_history_is_told_in_words_the_latest_first(tab):
    lines = opened(tab, "history").split("\n")
    headings = [line for line in lines if not line.startswith(" ")]
    assert [line.split(" | ", 1)[1] for line in headings] == [
        "Change in the panel | Answered",
        "Change in the panel | Moved",
        "Import | table.csv",
    ]
    below = [line.strip() for line in lines if line.startswith(" ")]
    assert "Theme: Upkeep → Lighting" in below
    assert "What was said: changed" in below
    assert "Moved 50 m" in below
    assert "The viewpoint came in." in below
    assert HOSTILE not in " ".join(below)


def test_photos_are_shown_small_and_one_large_on_a_click(panel, tab):
    there, lost = tab.detail.photos.buttons
    panel.until(lambda: not there.icon().isNull() and not lost.isEnabled())
    size = there.iconSize()
    assert (size.width(), size.height()) == (SMALL // 2, SMALL)
    assert lost.accessibleDescription() == "photos/lost.jpg was not found."
    QTest.mouseClick(there, LEFT)
    (window,) = panel.content.findChildren(PhotoWindow)
    assert window.picture.pixmap().size() == QSize(200, 400)
    window.close()
    tab.list.focus_on(tab.list.viewpoints.index(1))
    assert not tab.detail.photos.isVisible()


def test_the_pane_leaves_the_list_its_room(panel, tab):
    for key in ("answers", "actions", "history"):
        opened(tab, key)
    QTest.qWait(50)
    assert tab.detail.height() < 0.75 * tab.height()
    assert tab.list.height() > 60


def take(panel, button: str) -> None:
    """Press a button of the message bar."""
    (found,) = panel.bar.findChildren(QPushButton, button)
    QTest.mouseClick(found, LEFT)


def said(panel, text: str) -> bool:
    return any(text in message for message in panel.messages())


def chosen(tab, start: str) -> None:
    """Choose an old value by the keys, in the menu below the history."""
    menu = tab.put_back.menu()
    tab.put_back.setFocus()
    QTest.qWait(20)
    menu.popup(tab.put_back.mapToGlobal(tab.put_back.rect().bottomLeft()))
    (action,) = (one for one in menu.actions() if one.text().startswith(start))
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_an_old_value_is_put_back_once_one_says_so(panel, tab, store):
    def theme() -> str:
        return next(store.rows("viewpoint"))["theme"]

    assert not tab.put_back.isVisible()
    opened(tab, "history")
    assert tab.put_back.isVisible()
    chosen(tab, "Theme: Upkeep (until ")
    assert theme() == "lighting"
    assert said(panel, "Put back Theme: Upkeep (until ")
    take(panel, "synpunktPutBackNow")
    panel.until(lambda: theme() == "upkeep")
    panel.until(lambda: said(panel, "stands again in viewpoint 1."))
    take(panel, "synpunktTakeBack")
    panel.until(lambda: theme() == "lighting")


def test_an_old_text_and_an_old_place_are_told_of_as_they_are(panel, tab):
    opened(tab, "history")
    tab.put_back.fill()
    told = [action.text() for action in tab.put_back.menu().actions()]
    assert any(one.startswith("What was said: " + HOSTILE.replace("&", "&&")) for one in told)
    assert any(one.startswith("Point on the map: Moved 50 m (until") for one in told)


def test_what_changed_after_the_question_is_not_overwritten(panel, tab, store):
    opened(tab, "history")
    chosen(tab, "Theme: Upkeep (until ")
    with store.operation("panel", "another table") as operation:
        operation.update("viewpoint", next(store.rows("viewpoint"))["uuid"], {"theme": "traffic"})
    take(panel, "synpunktPutBackNow")
    panel.until(lambda: said(panel, "It was changed meanwhile"))
    assert next(store.rows("viewpoint"))["theme"] == "traffic"


def test_a_photo_is_let_out_by_a_tick_where_it_is_seen_large(panel, tab, store):
    def public() -> bool:
        return any(row["public"] for row in store.rows("photo", "path = 'photos/a.jpg'"))

    QTest.mouseClick(tab.detail.photos.buttons[0], LEFT)
    (window,) = panel.content.findChildren(PhotoWindow)
    assert not window.public.isChecked()
    QTest.mouseClick(window.public, LEFT, pos=QPoint(8, window.public.height() // 2))
    panel.until(lambda: any("may be published" in text for text in panel.messages()))
    assert public()
    panel.until(
        lambda: tab.detail.photos.buttons[0].accessibleName() == "Photo 1: a.jpg, may be published"
    )
    window.close()
    QTest.mouseClick(tab.detail.photos.buttons[0], LEFT)
    panel.until(lambda: len(panel.content.findChildren(PhotoWindow)) == 1)
    (window,) = panel.content.findChildren(PhotoWindow)
    assert window.public.isChecked()
    layer = next(iter(panel.project.mapLayers().values()))
    assert layer.startEditing()
    feature = next(layer.getFeatures())
    assert layer.changeAttributeValue(feature.id(), layer.fields().indexOf("place_name"), "Torget")
    QTest.mouseClick(window.public, LEFT, pos=QPoint(8, window.public.height() // 2))
    # Refused while a layer of the store is edited: the tick is what the store says.
    assert window.public.isChecked() and public()
    layer.rollBack()
    window.close()
