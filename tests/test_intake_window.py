"""The look at a file before it comes in, driven by clicks and keys on a real store."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY
from qgis.PyQt.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from qgis.PyQt.QtGui import QDropEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QPushButton
from synpunkt.dialogs.intake.category_table import THEME
from synpunkt.dialogs.intake.source import dropped_table
from synpunkt.layers.labels import table_label
from synpunkt.layers.store import open_store
from synpunkt.processing.field.package import make_package

LEFT = Qt.MouseButton.LeftButton
HOSTILE = "<img src=x onerror=alert(1)> [% env('HOME') %]"
#: Invented, in SWEREF 99 17 15 as the store is.
CSV = (
    "Löpnr;Synpunkt;Kategori;Nord (SWEREF 99 17 15);Öst (SWEREF 99 17 15);Inkom\n"
    "1;Det är mörkt i tunneln om kvällen;Lampa trasig;6919000;152000;2026-11-03\n"
    f"2;{HOSTILE};Hiss;6919100;152100;2026-11-04\n"
    "3;;;;;\n"
    "4;Ännu en lampa som inte lyser alls;Lampa trasig;;;2026-11-05\n"
)


def file_of(folder: Path, content: str, name: str = "given.csv") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


@pytest.fixture
def intake(panel, store, tmp_path, monkeypatch):
    """The panel on an empty store; ``panel.look(path)`` opens the window and waits for it."""
    monkeypatch.setattr(
        "synpunkt.dialogs.intake.memory.QgsApplication.qgisSettingsDirPath", lambda: str(tmp_path)
    )
    panel.content.desk.open(str(store.path))
    panel.until(lambda: panel.content.work.state.columns is not None)
    panel.bar.clearWidgets()
    hook = panel.content.work.intake

    def busy() -> bool:
        return hook.intaking.looker.busy or hook.intaking._later.isActive()

    def settled() -> None:
        deadline = time.monotonic() + 120
        while busy() and time.monotonic() < deadline:
            QTest.qWait(20)
        assert not busy()

    def look(path):
        hook.open_file(path)
        settled()
        return hook.intaking.window

    panel.look, panel.settled, panel.hook = look, settled, hook
    return panel


def cells(view, row):
    model = view.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def headers(view):
    model = view.model()
    return [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]


def coming(window, row):
    return dict(zip(headers(window.coming_rows), cells(window.coming_rows, row), strict=True))


def choose(box: QComboBox, data: str) -> None:
    """Choose an entry by the keyboard."""
    box.setFocus()
    wanted = box.findData(data)
    assert wanted >= 0, [box.itemData(i) for i in range(box.count())]
    key = Qt.Key.Key_Down if wanted > box.currentIndex() else Qt.Key.Key_Up
    while box.currentIndex() != wanted:
        QTest.keyClick(box, key)


def bring_in(panel, window):
    QTest.mouseClick(window.accept, LEFT)
    panel.until(lambda: not window.isVisible())


def test_the_rows_stand_beside_what_they_become_and_nothing_is_written(intake, store, tmp_path):
    before = store.path.read_bytes()
    window = intake.look(file_of(tmp_path, CSV))
    assert cells(window.source_rows, 0)[:4] == [
        "2", "1", "Det är mörkt i tunneln om kvällen", "Lampa trasig"
    ]  # fmt: skip
    first = coming(window, 0)
    assert (first["Comes in"], first["Received on"]) == ("Yes", "2026-11-03")
    assert coming(window, 1)["What was said"] == HOSTILE
    assert "neither text" in coming(window, 2)["Comes in"]
    assert coming(window, 3)["Comes in"] == "Without place"
    assert window.told.text() == "3 new, 1 could not be read, 1 without a place."
    assert cells(window.rejects, 0)[0] == "4"
    assert window.lists.tabText(1) == "Could not be read 1"
    assert store.path.read_bytes() == before


def test_what_is_shown_comes_in_and_can_be_taken_back(intake, store, tmp_path):
    window = intake.look(file_of(tmp_path, CSV))
    window.belonging.occasions.setFocus()
    QTest.keyClicks(window.belonging.occasions, "Dialogbord")
    bring_in(intake, window)
    assert store.count("viewpoint") == 3
    assert [row["title"] for row in store.rows("occasion")] == ["Dialogbord"]
    assert any("3 new, 1 could not be read, 1 without a place." in m for m in intake.messages())
    QTest.mouseClick(intake.bar.findChild(QPushButton, "synpunktTakeBack"), LEFT)
    intake.until(lambda: store.count("viewpoint") == 0)


def test_a_row_that_names_its_occasion_shows_its_title(intake, store, tmp_path):
    with store.operation() as operation:
        operation.insert("occasion", {"title": "Dialogbord", "kind": "street_stand"})
    window = intake.look(file_of(tmp_path, "Löpnr;Synpunkt;Tillfälle\n1;Mörkt;Dialogbord\n"))
    choose(window.columns.boxes["occasion_uuid"], "Tillfälle")
    intake.settled()
    assert "Dialogbord" in cells(window.coming_rows, 0)


def test_the_same_file_has_nothing_new(intake, store, tmp_path):
    path = file_of(tmp_path, CSV)
    bring_in(intake, intake.look(path))
    window = intake.look(path)
    assert window.told.text() == "0 new, 3 unchanged, 1 could not be read, 1 without a place."
    assert not window.accept.isEnabled()


def test_categories_get_themes_by_hand_and_by_suggestion(intake, store, tmp_path):
    window = intake.look(file_of(tmp_path, CSV))
    model = window.categories.categories
    assert cells(window.categories.table, 0)[:3] == ["Lampa trasig", "2", "No theme yet"]
    assert cells(window.categories.table, 1)[2] == "No theme yet"
    QTest.mouseClick(window.categories.suggest, LEFT)
    assert model.index(0, THEME).data(Qt.ItemDataRole.EditRole).startswith("lighting")
    table = window.categories.table
    table.setCurrentIndex(model.index(1, THEME))
    table.edit(model.index(1, THEME))
    QTest.qWait(20)
    box = table.findChild(QComboBox)
    box.hidePopup()
    box.setCurrentIndex(box.findData("upkeep"))
    box.activated.emit(box.currentIndex())  # before the file has been read with the others
    intake.settled()
    assert coming(window, 0)["Theme"].startswith("Lighting")
    bring_in(intake, window)
    themes = {row["source_category"]: row["theme"] for row in store.rows("viewpoint")}
    assert themes["Hiss"] == "upkeep"
    assert themes["Lampa trasig"].startswith("lighting")


def test_columns_that_were_not_known_are_chosen(intake, store, tmp_path):
    content = CSV.replace("Synpunkt;", "vad hände;").replace("Kategori", "slag")
    window = intake.look(file_of(tmp_path, content))
    assert window.columns.suggestion.text() == "Suggestion: vad hände"
    QTest.mouseClick(window.columns.suggestion, LEFT)
    intake.settled()
    choose(window.columns.boxes["source_category"], "slag")
    intake.settled()
    assert coming(window, 0)["What was said"].startswith("Det är mörkt")
    assert window.categories.categories.rowCount() == 2
    bring_in(intake, window)
    assert {row["source_category"] for row in store.rows("viewpoint")} == {"Lampa trasig", "Hiss"}
    again = intake.look(file_of(tmp_path, content.replace("Löpnr", "Löpnr"), "next.csv"))
    assert again.columns.boxes["text"].currentData() == "vad hände"
    assert again.told.text().startswith("0 new, 3 unchanged")
    QTest.mouseClick(again.head.afresh, LEFT)
    intake.settled()
    assert again.columns.boxes["text"].currentData() == ""


def test_a_missing_coordinate_system_is_proposed_and_chosen(intake, store, tmp_path):
    plain = "Löpnr;Synpunkt;x;y\n1;Mörkt;619000;6919000\n2;Fel plats;0;0\n"
    window = intake.look(file_of(tmp_path, plain))
    assert "coordinate system" in window.told.text()
    assert not window.accept.isEnabled()
    proposal = window.findChild(QPushButton, "synpunktIntakeProposal")
    assert proposal.text() == "EPSG:3006 (50 %)"
    QTest.mouseClick(proposal, LEFT)
    intake.settled()
    assert window.places.selector.crs() == QgsCoordinateReferenceSystem("EPSG:3006")
    assert "1 of 2 places lie far" in window.places.note.text()
    near, far = window.places.canvas.layers()[1], window.places.canvas.layers()[0]
    assert (near.featureCount(), far.featureCount()) == (1, 1)
    bring_in(intake, window)
    assert store.count("viewpoint") == 2


def test_dates_that_can_be_read_two_ways_are_asked_about(intake, store, tmp_path):
    content = "Löpnr;Synpunkt;Inkom\n1;Mörkt;3/5/24\n2;Ljust;4/6/24\n"
    window = intake.look(file_of(tmp_path, content))
    assert "3/5/24" in window.columns.about_dates.text()
    choose(window.columns.order, "dmy")
    intake.settled()
    assert coming(window, 0)["Received on"] == "2024-05-03"
    assert not window.columns.order.isVisible()


def test_of_several_places_one_is_chosen(intake, store, tmp_path):
    rows = [{"_id": 3, "plats": "62.39 17.30 0 5", "hem": "62.40 17.40 0 0", "synpunkt": "Mörkt",
             "_uuid": "a", "meta/instanceID": "uuid:a", "_attachments": []}]  # fmt: skip
    window = intake.look(file_of(tmp_path, json.dumps(rows), "a.json"))
    assert window.columns.place_boxes["latlon"].currentData() == "plats"
    first = intake.hook.intaking.seen.rows[0].place.asPoint()
    choose(window.columns.place_boxes["latlon"], "hem")
    intake.settled()
    assert intake.hook.intaking.seen.rows[0].place.asPoint() != first
    bring_in(intake, window)
    assert store.count("viewpoint") == 1


def test_a_profile_is_saved_and_opened(intake, store, tmp_path, monkeypatch):
    window = intake.look(file_of(tmp_path, CSV))
    QTest.mouseClick(window.categories.suggest, LEFT)
    intake.settled()
    path = tmp_path / "shared.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    QTest.mouseClick(window.head.save_profile, LEFT)
    written = json.loads(path.read_text("utf-8"))
    assert written["crs"] == "EPSG:3014"
    assert written["fields"]["theme"]["map"]["Lampa trasig"].startswith("lighting")
    QTest.mouseClick(window.head.afresh, LEFT)
    intake.settled()
    assert coming(window, 0).get("Theme", "") == ""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    QTest.mouseClick(window.head.open_profile, LEFT)
    intake.settled()
    assert coming(window, 0)["Theme"].startswith("Lighting")


def test_a_copied_table_is_pasted(intake, store):
    QApplication.clipboard().setText("Löpnr\tSynpunkt\n1\tMörkt\n2\tLjust\n")
    intake.hook.paste()
    intake.settled()
    window = intake.hook.intaking.window
    assert window.head.file.text() == "The clipboard"
    assert window.told.text() == "2 new, 0 could not be read, 2 without a place."
    bring_in(intake, window)
    assert {row["text"] for row in store.rows("viewpoint")} == {"Mörkt", "Ljust"}


def test_an_empty_clipboard_is_told_of(intake):
    QApplication.clipboard().setText(" ")
    intake.hook.paste()
    assert any("Copy a table" in item.text() for item in intake.hook.intaking.window.bar.items())


def test_a_repeat_of_a_form_is_chosen(intake, store, tmp_path):
    rows = [{"_uuid": "1", "_id": 1, "namn": "x",
             "stopp": [{"stopp/text": "Mörkt"}, {"stopp/text": "Ljust"}]}]  # fmt: skip
    window = intake.look(file_of(tmp_path, json.dumps(rows), "a.json"))
    assert window.head.part.isVisible()
    choose(window.head.part, "stopp")
    QTest.keyClick(window.head.part, Qt.Key.Key_Return)
    intake.settled()
    assert window.source_rows.model().rowCount() == 2


def test_a_file_that_cannot_be_read_is_one_sentence(intake, tmp_path):
    window = intake.look(file_of(tmp_path, CSV))
    assert window.columns.boxes["text"].currentText() == "Synpunkt"
    window = intake.look(file_of(tmp_path, "{", "a.json"))
    assert {box.count() for box in window.columns.boxes.values()} == {1}
    assert not window.places.selector.crs().isValid()
    assert "not JSON" in window.told.text()
    assert window.source_rows.model().rowCount() == 0
    assert not window.accept.isEnabled()


def test_an_empty_store_offers_to_bring_in_and_a_file_can_be_dropped(intake, store, tmp_path):
    assert intake.hook.first.isVisible()
    drop(intake, file_of(tmp_path, CSV))
    bring_in(intake, intake.hook.intaking.window)
    intake.until(lambda: not intake.hook.first.isVisible())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(store.path))])
    assert dropped_table(data) is None


def test_the_letters_of_an_old_mac_come_right_as_soon_as_its_encoding_is_chosen(
    intake, store, tmp_path
):
    path = tmp_path / "given.csv"
    path.write_bytes("Löpnr;Åsikt;Ort\n1;Mörkt vid ån;Örnsköldsvik\n".encode("mac_roman"))
    window = intake.look(path)
    box = window.head.encoding
    assert (box.isVisible(), box.currentText()) == (True, "Windows-1252")
    assert box.itemText(box.findData("mac-roman")) == "Mac Roman (suggested)"
    choose(window.columns.boxes["text"], window.columns.boxes["text"].itemData(2))
    intake.settled()
    assert coming(window, 0)["What was said"] != "Mörkt vid ån"
    choose(box, "mac-roman")
    intake.settled()
    assert headers(window.source_rows)[1:] == ["Löpnr", "Åsikt", "Ort"]
    assert coming(window, 0)["What was said"] == "Mörkt vid ån"
    bring_in(intake, window)
    assert next(store.rows("viewpoint"))["text"] == "Mörkt vid ån"
    # The same file is read as it was last time, and one in UTF-8 has nothing to choose.
    window = intake.look(path)
    assert window.told.text().startswith("0 new, 1 unchanged")
    assert box.currentText() == "Mac Roman"
    assert not intake.look(file_of(tmp_path, CSV, "utf.csv")).head.encoding.isVisible()


def test_a_new_matter_is_made_by_its_title_and_the_viewpoints_belong_to_it(intake, store, tmp_path):
    window = intake.look(file_of(tmp_path, CSV))
    QTest.mouseClick(window.belonging.new_matter, LEFT)
    title = window.findChild(QLineEdit, "synpunktMatterTitle")
    assert title.isVisible()
    QTest.keyClicks(title, "Torget")
    QTest.keyClick(title, Qt.Key.Key_Return)
    intake.until(lambda: window.belonging.matters.currentText() == "Torget")
    assert not title.isVisible()
    (matter,) = store.rows("matter")
    assert window.belonging.matter == matter["uuid"]
    intake.until(window.accept.isEnabled)
    bring_in(intake, window)
    assert store.count("viewpoint_matter", "matter_uuid = ?", (matter["uuid"],)) == 3


def drop(panel, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    none, at = Qt.KeyboardModifier.NoModifier, QPointF(QPoint(5, 5))
    panel.content.dropEvent(QDropEvent(at, Qt.DropAction.CopyAction, data, LEFT, none))
    panel.settled()


def test_a_field_package_comes_home_as_a_whole_and_can_be_taken_back(intake, store, tmp_path):
    package = make_package(store, "Vandring", tmp_path / "package")
    place = QgsGeometry.fromPointXY(QgsPointXY(152000, 6919000))
    with open_store(package.store).operation() as operation:
        walk = package.occasion["uuid"]
        stop = operation.insert("walk_stop", {"occasion_uuid": walk, "name": "Trappan"}, place)
        values = {"text": HOSTILE, "occasion_uuid": walk, "stop_uuid": stop}
        operation.insert("viewpoint", values, place)
    drop(intake, package.store)
    window = intake.hook.intaking.window
    first, about, others = window.told.text().splitlines()
    assert first == "1 new, 0 could not be read, 0 without a place."
    assert "is a field package of this store" in about
    assert f"{table_label('walk_stop')}: 1 new" in others
    assert coming(window, 0)["What was said"] == HOSTILE
    assert not (window.columns.isEnabled() or window.belonging.isEnabled())
    bring_in(intake, window)
    assert (store.count("viewpoint"), store.count("walk_stop")) == (1, 1)
    QTest.mouseClick(intake.bar.findChild(QPushButton, "synpunktTakeBack"), LEFT)
    intake.until(lambda: store.count("viewpoint") == 0 == store.count("walk_stop"))
    window = intake.look(file_of(tmp_path, CSV))
    assert window.columns.isEnabled()
    assert window.belonging.isEnabled()


def test_sixty_thousand_rows_leave_the_window_alive_and_the_last_choice_counts(
    intake, store, real_data
):
    turns: list[bool] = []  # of the event loop, while the file is read
    timer = QTimer()
    timer.timeout.connect(lambda: turns.append(hook.intaking.looker.busy))
    hook = intake.hook
    hook.open_file(real_data / "feedback" / "zurich_zueriwieneu_lv95.csv")
    intake.settled()
    window = hook.intaking.window
    timer.start(20)
    window.places.selector.setCrs(QgsCoordinateReferenceSystem("EPSG:3006"))
    QTest.qWait(400)
    window.places.selector.setCrs(QgsCoordinateReferenceSystem("EPSG:2056"))
    intake.settled()
    timer.stop()
    assert sum(turns) > 10
    assert window.told.text().startswith("62,245 new")
    assert "62245" in window.places.note.text() or "62,245" in window.places.note.text()
    window.close()
    assert store.count("viewpoint") == 0


def test_reading_is_cancelled(intake, real_data):
    hook = intake.hook
    hook.open_file(real_data / "feedback" / "polisen_vasternorrland_2023_2026.json")
    QTest.qWait(50)
    assert hook.intaking.looker.busy
    hook.intaking.looker.cancel()
    intake.settled()
    assert "not been read" in hook.intaking.window.told.text()
