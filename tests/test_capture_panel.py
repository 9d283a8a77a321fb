"""Capture in the panel, driven by keys and clicks as at a dialogue table."""

from __future__ import annotations

import json

import pytest
from qgis.core import QgsApplication, QgsGeometry, QgsPointXY, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QEvent, QPoint, Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QPushButton
from synpunkt.dialogs.capture.entry import MAP, NOWHERE, TABLE
from synpunkt.layers import occasions
from synpunkt.layers.drafts import PAUSE, Drafts

LEFT = Qt.MouseButton.LeftButton
KEY, ALT, SHIFT, CONTROL = (
    Qt.Key,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def profile(tmp_path, monkeypatch):
    """A profile of its own, so that no draft of another test is met."""
    monkeypatch.setattr(QgsApplication, "qgisSettingsDirPath", lambda: str(tmp_path) + "/")
    return tmp_path


@pytest.fixture
def table(store):
    """The uuid of a dialogue table with a place."""
    place = QgsGeometry.fromPointXY(QgsPointXY(150_000, 6_920_000))
    values = {"title": "Dialogbord vid Navet", "kind": "street_stand"}
    return occasions.create(store, values, place)


@pytest.fixture
def page(profile, panel, store, table):
    """Capture, open at the table, with the map around it."""
    layer = QgsVectorLayer(store.uri("viewpoint"), "viewpoints", store.provider)
    panel.project.addMapLayer(layer)
    panel.until(lambda: panel.content.work.state.columns is not None)
    panel.canvas.setDestinationCrs(store.crs)
    panel.canvas.setExtent(QgsRectangle(149_500, 6_919_500, 150_500, 6_920_500))
    panel.canvas.show()
    panel.content.activateWindow()
    work = panel.content.work
    QTest.mouseClick(work.capture.button, LEFT)
    page = work.capture.page
    assert page.steps.currentWidget() is page.occasion
    QTest.mouseClick(page.occasion.begin, LEFT)
    assert page.steps.currentWidget() is page.scroll
    return page


def press(key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def write(text: str) -> None:
    for letter in text:  # QTest.keyClicks knows no letter beyond ASCII
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, KEY.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(QApplication.focusWidget(), event)


def rows(store) -> list[dict]:
    return list(store.rows("viewpoint"))


def test_a_text_and_enter_is_all_that_is_needed(page, store, table):
    assert QApplication.focusWidget() is page.form.text
    write("Bra med bänkar")
    press(KEY.Key_Return)
    (row,) = rows(store)
    assert (row["text"], row["occasion_uuid"], row["geom"]) == ("Bra med bänkar", table, None)
    assert page.form.text.toPlainText() == "" and page.form.text.hasFocus()
    assert page.foot.status.text() == "Saved: no. 1, to complete."
    assert page.head.counts.text() == "Today: 1 viewpoint(s), 1 without a place"
    write("två")
    press(KEY.Key_Return)
    assert [row["number"] for row in rows(store)] == [1, 2]


def test_enter_without_a_text_says_so_and_saves_nothing(page, store):
    press(KEY.Key_Return)
    assert rows(store) == []
    assert "first" in page.foot.status.text()


def test_shift_enter_breaks_the_line(page, store):
    write("ett")
    press(KEY.Key_Return, SHIFT)
    write("två")
    press(KEY.Key_Enter)
    assert [row["text"] for row in rows(store)] == ["ett\ntvå"]


def test_all_is_chosen_by_keys_and_digits_stay_in_the_text(page, store):
    write("Mörkt efter 3, 112 ringdes")
    press(KEY.Key_2, ALT)
    press(KEY.Key_F3)
    page.form.theme.setFocus()
    write("li")
    press(KEY.Key_Return)
    assert page.form.theme.code == "lighting"
    page.form.when.setFocus()
    press(KEY.Key_Return)
    (row,) = rows(store)
    assert row["text"] == "Mörkt efter 3, 112 ringdes"
    assert (row["valence"], row["theme"]) == ("negative", "lighting")
    assert row["geom"].asPoint() == QgsPointXY(150_000, 6_920_000)
    assert page.foot.status.text() == "Saved: no. 1 Lighting."


def test_a_bare_digit_chooses_only_where_the_types_are(page):
    page.form.type.buttons[0].setFocus()
    press(KEY.Key_3)
    assert page.form.type.code == "suggestion"
    press(KEY.Key_3)
    assert page.form.type.code is None
    page.form.agreed.setFocus()
    page.form.agreed.selectAll()
    write("3")
    assert page.form.type.code is None and page.form.agreed.value() == 3


def test_the_theme_is_suggested_with_its_word_and_never_filled_in(page, store):
    write("Mörkt i gångtunneln")
    assert page.form.suggestion.text() == "Suggestion: Lighting, from the word “Mörkt”"
    assert page.form.theme.code is None
    press(KEY.Key_0, ALT)
    assert page.form.theme.code == "lighting"
    press(KEY.Key_Return)
    assert rows(store)[0]["theme"] == "lighting"
    write("Mörkt igen")
    press(KEY.Key_Return)
    assert rows(store)[1]["theme"] is None


def test_a_click_on_the_map_is_the_place_as_exact_as_the_scale(page, panel, store):
    write("här")
    middle = QPoint(panel.canvas.width() // 2, panel.canvas.height() // 2)
    QTest.mouseClick(panel.canvas.viewport(), LEFT, pos=middle)
    place = page.form.place.place
    assert place.kind == MAP
    pixel = panel.canvas.mapUnitsPerPixel()
    assert 8 * pixel <= place.precision_m <= 8 * pixel * 2.5
    assert page.form.place.shown.text() == f"Point on the map, about {place.precision_m:.0f} m"
    assert page.form.theme.hasFocus()
    press(KEY.Key_Return)
    (row,) = rows(store)
    assert row["precision_m"] == place.precision_m
    assert row["geom"].asPoint().distance(QgsPointXY(150_000, 6_920_000)) < 2 * pixel
    write("samma")
    press(KEY.Key_F2)
    press(KEY.Key_Return)
    assert rows(store)[1]["geom"].equals(row["geom"])
    write("ingenstans")
    press(KEY.Key_F2)
    press(KEY.Key_F4)
    assert page.form.place.place.kind == NOWHERE
    press(KEY.Key_Return)
    assert rows(store)[2]["geom"] is None


def test_undo_undoes_typing_and_in_an_empty_field_takes_back_the_last(page, store):
    write("Det sparade")
    press(KEY.Key_3, ALT)
    press(KEY.Key_Return)
    write("skrivs nu")
    press(KEY.Key_Z, CONTROL)
    assert page.form.text.toPlainText() == ""
    assert len(rows(store)) == 1
    press(KEY.Key_Z, CONTROL)
    assert rows(store) == []
    assert page.form.text.toPlainText() == "Det sparade"
    assert page.form.type.code == "suggestion"
    assert "1 was taken back" in page.foot.status.text()
    press(KEY.Key_Return)
    assert [row["number"] for row in rows(store)] == [2]


def test_the_undo_button_does_not_throw_away_what_is_being_written(page, store):
    write("ett")
    press(KEY.Key_Return)
    write("två")
    QTest.mouseClick(page.foot.undo, LEFT)
    assert len(rows(store)) == 1 and page.form.text.toPlainText() == "två"
    assert "first" in page.foot.status.text()


def test_personal_data_is_warned_of_quietly_and_can_be_saved(page, store):
    write("\U0001f9ea Ring Ettan på 070-174 06 05")
    assert page.form.notes.warning.text() == "(!) A telephone number stands in the text."
    QTest.mouseClick(page.form.notes.mark, LEFT)
    assert page.form.text.textCursor().selectedText() == "070-174 06 05"
    page.form.theme.setFocus()
    press(KEY.Key_Return)
    assert len(rows(store)) == 1
    assert page.form.notes.personal.isHidden()


def test_an_order_theme_shows_its_fixed_words_as_long_as_it_is_chosen(page):
    page.form.theme.set_code("order.driving")
    assert not page.form.notes.order.isHidden()
    assert "114 14" in page.form.notes.order.text()
    page.form.theme.set_code("lighting")
    assert page.form.notes.order.isHidden()


def test_the_tab_key_goes_text_place_theme_type_when(page):
    place = page.form.place
    wanted = [place.map, place.same, place.at_table, place.plan, place.nowhere, page.form.theme]
    met = []
    for _ in range(14):
        press(KEY.Key_Tab)
        met.append(QApplication.focusWidget())
    met = [widget for widget in met if widget is not page.form.suggestion]
    assert met[:6] == wanted
    assert met[6:13] == [*page.form.type.buttons, page.form.when, page.form.agreed]
    assert all(widget.accessibleName() or widget.text() for widget in met)


def test_what_is_written_survives_and_comes_back(page, panel, store, profile):
    write("Inte sparat än")
    press(KEY.Key_5, ALT)
    QTest.qWait(PAUSE + 100)
    (file,) = profile.glob("synpunkt/drafts/*/capture.json")
    assert json.loads(file.read_text())["text"] == "Inte sparat än"
    panel.content.work.capture.use_store(store)  # as when QGIS starts again
    assert page.form.text.toPlainText() == "Inte sparat än"
    assert page.form.type.code == "mixed"
    assert page.session.occasion["title"] == "Dialogbord vid Navet"
    press(KEY.Key_Return)
    assert not list(Drafts(store.uuid).names()) or "capture" not in Drafts(store.uuid).names()
    QTest.mouseClick(page.head.end, LEFT)
    assert panel.content.work.capture.button.text() == "Write down…"


def test_leaving_keeps_the_text_and_says_so(page, panel):
    write("halvfärdig")
    QTest.mouseClick(page.head.end, LEFT)
    work = panel.content.work
    assert work.tabs.isVisible() and not page.isVisible()
    assert "draft" in work.capture.button.text()
    assert panel.canvas.mapTool() is not page.map.tool
    QTest.mouseClick(work.capture.button, LEFT)
    assert page.form.text.toPlainText() == "halvfärdig"
    assert not work.tabs.isVisible()


def test_in_an_edit_session_it_goes_into_the_edits_and_says_so(page, panel, store):
    layer = panel.project.mapLayersByName("viewpoints")[0]
    layer.startEditing()
    write("i redigeringen")
    press(KEY.Key_Return)
    assert rows(store) == []
    assert [feature["text"] for feature in layer.getFeatures()] == ["i redigeringen"]
    assert "viewpoints is being edited" in page.foot.editing.text()
    assert page.foot.status.text() == "In the layer's edits, not saved yet, to complete."
    press(KEY.Key_Z, CONTROL)
    assert layer.featureCount() == 0
    assert page.form.text.toPlainText() == "i redigeringen"
    press(KEY.Key_Return)
    assert layer.commitChanges()
    QTest.qWait(20)
    assert [row["text"] for row in rows(store)] == ["i redigeringen"]


def test_a_new_occasion_needs_few_fields_and_takes_its_place_from_the_map(page, panel, store):
    QTest.mouseClick(page.head.switch, LEFT)
    middle = QPoint(panel.canvas.width() // 2, panel.canvas.height() // 2)
    QTest.mouseClick(panel.canvas.viewport(), LEFT, pos=middle)
    assert page.occasion.place.kind == TABLE
    write("Möte på biblioteket")
    press(KEY.Key_Return)
    made = occasions.latest(store)[0]
    assert made["title"] == "Möte på biblioteket" and made["geom"] is not None
    assert page.session.occasion["uuid"] == made["uuid"]
    write("hej")
    press(KEY.Key_F3)
    press(KEY.Key_Return)
    assert rows(store)[0]["geom"].equals(made["geom"])


def test_closing_asks_four_things_and_sums_up(page, store, table):
    for number, theme in enumerate(("lighting", "lighting", None)):
        page.form.theme.set_code(theme)
        page.form.type.set_code("negative" if theme else None)
        if number == 0:
            press(KEY.Key_F3)
        write("x")
        press(KEY.Key_Return)
    QTest.mouseClick(page.head.close_occasion, LEFT)
    closing = page.closing
    assert QApplication.focusWidget() is closing.participants
    closing.participants.selectAll()
    write("14")
    closing.host.setFocus()
    write("Kyrkan")
    closing.reached.setCurrentIndex(closing.reached.findData("some"))
    closing.light.setCurrentIndex(closing.light.findData("dusk"))
    closing.weather.setFocus()
    write("regn")
    closing.closed.emit(closing.closing())
    row = store.row("occasion", table)
    told = ("participants", "light_condition", "weather", "reached_unsurveyed")
    assert [row[name] for name in told] == [14, "dusk", "regn", "some"]
    assert row["ends_at"] is not None and occasions.host(store, table) == "Kyrkan"
    assert page.occasion.told.text() == "3 saved, 2 without a place, 1 to complete"


def test_likely_repetitions_are_offered_after_closing(page, store):
    for text in ("Mörkt i gångtunneln efter åtta", "mörkt i gångtunneln efter åtta!", "Bra"):
        write(text)
        press(KEY.Key_Return)
    table = page.session.occasion["uuid"]
    page._ask_closing()
    page.closing.closed.emit(page.closing.closing())
    asked = []
    page.repetitions_asked.connect(asked.append)
    QTest.mouseClick(page.occasion.same, LEFT)
    assert asked == [table]


def test_a_walk_starts_at_its_stop_and_goes_on(page, store):
    walk = occasions.create(store, {"title": "Vandring", "kind": "safety_walk"})
    with store.operation() as operation:
        uuids = [
            operation.insert(
                "walk_stop",
                {"occasion_uuid": walk, "number": number, "name": f"Stopp {number}"},
                QgsGeometry.fromPointXY(QgsPointXY(150_000 + number, 6_920_000)),
            )
            for number in (1, 2, 3)
        ]
    page._take_occasion(walk)
    assert page.head.stop.text() == "Stop 1 of 3"
    assert page.form.place.shown.text().startswith("At the stop: Stopp 1")
    QTest.mouseClick(page.head.after, LEFT)
    page.form.text.setFocus()
    write("Mörkt")
    press(KEY.Key_Return)
    (row,) = rows(store)
    assert row["stop_uuid"] == uuids[1] and row["received_form"] == "walk_protocol"
    assert page.head.stop.text() == "Stop 2 of 3"


def test_a_part_of_the_plan_is_a_place(page, store):
    with store.operation() as operation:
        plan = operation.insert("plan_layer", {"name": "plan"})
        square = QgsGeometry.fromRect(QgsRectangle(150_000, 6_920_000, 150_050, 6_920_050))
        for key in ("GC1", "TORG"):
            values = {"plan_layer_uuid": plan, "object_key": key, "label": f"Del {key}"}
            operation.insert("plan_object", values, square)
    write("om torget")
    QTest.mouseClick(page.form.place.plan, LEFT)
    write("torg")
    press(KEY.Key_Return)
    assert page.form.place.shown.text() == "Part of the plan: Del TORG, about 50 m"
    press(KEY.Key_Return)
    (row,) = rows(store)
    (link,) = store.rows("link")
    assert link["viewpoint_uuid"] == row["uuid"]
    assert row["place_name"] == "Del TORG"


def click_map(panel, x: float, y: float, button=LEFT) -> None:
    pixel = panel.canvas.getCoordinateTransform().transform(QgsPointXY(x, y))
    spot = QPoint(round(pixel.x()), round(pixel.y()))
    QTest.mouseMove(panel.canvas.viewport(), spot)
    QTest.mouseClick(panel.canvas.viewport(), button, Qt.KeyboardModifier.NoModifier, spot)


def test_a_part_of_the_plan_is_clicked_on_the_map_and_lends_its_shape(page, panel, store):
    with store.operation() as operation:
        plan = operation.insert("plan_layer", {"name": "plan"})
        square = QgsGeometry.fromRect(QgsRectangle(150_000, 6_920_000, 150_200, 6_920_200))
        values = {"plan_layer_uuid": plan, "object_key": "TORG", "label": "Torget"}
        torget = operation.insert("plan_object", values, square)
    write("om torget")
    QTest.mouseClick(page.form.place.plan, LEFT)
    click_map(panel, 149_800, 6_919_800)
    assert page.plan.told.text() == "There is no part of a plan where you clicked."
    click_map(panel, 150_120, 6_920_150)
    assert page.steps.currentWidget() is page.scroll and page.form.theme.hasFocus()
    place = page.form.place.place
    assert abs(place.x - 150_120) < 5 and place.target == torget and place.precision_m == 50
    assert page.map._mark.band.size() == 0
    page.form.more.fold.setChecked(True)
    QTest.mouseClick(page.form.more.shape, LEFT)
    assert page.form.place.shown.text() == "An area, part of the plan: Torget"
    assert page.map._mark.band.size() == 1
    page.form.text.setFocus()
    press(KEY.Key_Return)
    (row,) = rows(store)
    (area,) = store.rows("viewpoint_area")
    assert (row["geometry_kind"], area["viewpoint_uuid"]) == ("area", row["uuid"])
    assert area["geom"].area() == 200 * 200
    assert [link["plan_object_uuid"] for link in store.rows("link")] == [torget]


def test_a_stretch_is_drawn_while_capturing_and_taken_back_with_its_viewpoint(page, panel, store):
    write("Mörkt hela vägen")
    page.form.more.fold.setChecked(True)
    QTest.mouseClick(page.form.more.stretch, LEFT)
    for x in (150_000, 150_100, 150_200):
        click_map(panel, x, 6_920_100)
    click_map(panel, 150_300, 6_920_100, Qt.MouseButton.RightButton)
    assert page.form.place.shown.text() == "A stretch, drawn on the map"
    page.form.text.setFocus()
    press(KEY.Key_Return)
    (row,) = rows(store)
    (line,) = store.rows("viewpoint_line")
    assert row["geometry_kind"] == "line" and abs(line["geom"].length() - 200) < 5
    assert line["geom"].distance(row["geom"]) < 1e-6
    click_map(panel, 150_000, 6_920_000)  # the map takes places again
    assert page.form.place.place.kind == MAP
    page.form.place.take_nowhere()
    press(KEY.Key_Z, CONTROL)
    assert rows(store) == [] and list(store.rows("viewpoint_line")) == []
    assert page.form.place.place.outline  # it is to be written again as it was
    QTest.mouseClick(page.form.more.point, LEFT)
    press(KEY.Key_Return)
    assert [row["geometry_kind"] for row in rows(store)] == ["point"]


def test_the_words_that_suggest_a_theme_are_edited_where_one_writes(page, panel):
    QTest.mouseClick(page.form.words, LEFT)
    window = page.words.window
    window.word.setText("älg")
    window.theme.set_code("other")
    QTest.mouseClick(window.add, LEFT)
    panel.until(lambda: not page.words.runner.busy and window.word.text() == "")
    page.form.text.replace("En älg kom hit")
    assert page.form.suggestion.text() == "Suggestion: Other, from the word “älg”"
    window.search.setText("älg")
    window.table.selectAll()
    assert [one.word for one in window.chosen()] == ["älg"]
    QTest.mouseClick(window.remove, LEFT)
    panel.until(lambda: not page.words.runner.busy and not window.chosen())
    assert page.form.suggestion.text() == ""
    window.bar.currentItem().findChild(QPushButton, "synpunktTakeBack").click()
    panel.until(lambda: page.form.suggestion.isEnabled())  # taken back: it speaks again


def test_the_keys_stand_in_qgis_s_list_and_can_be_changed(page):
    from qgis.gui import QgsGui
    from qgis.PyQt.QtGui import QKeySequence

    action = page.keys.actions["nowhere"]
    assert QgsGui.shortcutsManager().actionByName(action.text()) is action
    action.setShortcut(QKeySequence("F9"))
    page.form.place.set_place(page.session.table())
    page.form.text.setFocus()
    press(KEY.Key_F4)
    assert page.form.place.place.kind == TABLE
    press(KEY.Key_F9)
    assert page.form.place.place.kind == NOWHERE


@pytest.mark.file_only
def test_a_store_whose_file_is_gone_is_told_of_and_what_was_typed_stays(page, store, profile):
    write("Sagt när disken försvann")
    away = store.path.rename(store.path.with_suffix(".away"))
    press(KEY.Key_Return)
    assert "not found" in page.foot.status.text()
    assert page.form.text.toPlainText() == "Sagt när disken försvann"
    QTest.qWait(PAUSE + 100)
    (file,) = profile.glob("synpunkt/drafts/*/capture.json")
    assert json.loads(file.read_text())["text"] == "Sagt när disken försvann"
    away.rename(store.path)
    press(KEY.Key_Return)
    assert [row["text"] for row in rows(store)] == ["Sagt när disken försvann"]
