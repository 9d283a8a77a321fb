"""The list of actions over all occasions, driven by keys and clicks on a real store."""

from __future__ import annotations

import datetime
import json

import pytest
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QItemSelectionModel, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QWidget
from synpunkt.dialogs.walks.action_dialog import ActionDialog
from synpunkt.dialogs.walks.action_form import Choices
from synpunkt.dialogs.walks.actions_model import AMBER, DUE, OPEN, STATUS, Wanted
from synpunkt.layers import actions
from synpunkt.layers.drafts import Drafts

LEFT = Qt.MouseButton.LeftButton
TODAY = datetime.date.today()
SAVE = QDialogButtonBox.StandardButton.Save
FLAG = QItemSelectionModel.SelectionFlag


def days(number):
    return TODAY + datetime.timedelta(days=number)


@pytest.fixture
def walk(store):
    """A walk with a stop, two viewpoints and four actions; gives uuids by name."""
    with store.operation() as operation:
        occasion = operation.insert("occasion", {"title": "Vandring", "kind": "safety_walk"})
        again = operation.insert("occasion", {"title": "Återvandring", "kind": "safety_walk"})
        stop = operation.insert(
            "walk_stop", {"occasion_uuid": occasion, "number": 1, "name": "Tunneln"}
        )
        seen = [
            operation.insert("viewpoint", {"text": text, "occasion_uuid": occasion})
            for text in ("Mörkt i tunneln", "=SUM(1) trasig lampa")
        ]
    rows = (
        ("Byt lampan", "municipality_streets", days(-3), "proposed", occasion),
        ("=Klipp buskarna", "municipality_parks", days(2), "proposed", occasion),
        ("Sätt upp skylt", "municipality_streets", days(40), "planned", again),
        ("Flytta bron", None, None, "done", occasion),
    )
    for what, who, due, status, at in rows:
        values = {
            "description": what, "responsible": who, "due_on": due, "status": status,
            "occasion_uuid": at,
        }  # fmt: skip
        with store.operation() as operation:
            actions.write(operation, store, values, seen[:1] if what == "Byt lampan" else ())
    return {"occasion": occasion, "again": again, "stop": stop, "seen": seen}


@pytest.fixture
def acting(panel, store, walk, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "synpunkt.layers.drafts.QgsApplication.qgisSettingsDirPath", lambda: str(tmp_path)
    )
    layer = QgsVectorLayer(store.uri("viewpoint"), "viewpoint_layer", store.provider)
    panel.project.addMapLayer(layer)
    panel.until(lambda: panel.content.controller.store is not None)
    panel.content.work.walks_hook.actions.trigger()
    return panel.content.work.walks.acting


def shown(window, column=0):
    rows = range(window.actions.rowCount())
    return [window.actions.index(row, column).data() for row in rows]


def choose(window, *names):
    window.table.clearSelection()
    for name in names:
        index = window.actions.index(shown(window).index(name), 0)
        window.table.selectionModel().select(index, FLAG.Select | FLAG.Rows)


def pick(box, code):
    """As one does with the keys."""
    box.setFocus()
    while box.currentData() != code:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down if box.findData(code) > before else Qt.Key.Key_Up)
        assert box.currentIndex() != before


def test_open_ones_come_by_day_and_what_presses_is_told_in_words(acting):
    window = acting.window
    assert shown(window) == ["Byt lampan", "=Klipp buskarna", "Sätt upp skylt"]
    assert window.shown.text() == "Shows 3 of 4"
    late, soon, later = shown(window, DUE)
    assert "overdue by 3 day(s)" in late and "2 day(s) left" in soon and "–" not in later
    colours = [
        window.actions.index(row, DUE).data(Qt.ItemDataRole.BackgroundRole) for row in range(3)
    ]
    assert colours == [AMBER, AMBER, None]


def test_the_list_is_filtered_by_who_and_by_what_is_late(acting, walk):
    window = acting.window
    pick(window.responsible, "municipality_streets")
    assert shown(window) == ["Byt lampan", "Sätt upp skylt"]
    QTest.keyClick(window.overdue, Qt.Key.Key_Space)
    assert shown(window) == ["Byt lampan"]
    window.want(Wanted(status=None, occasion=walk["occasion"]))
    assert shown(window) == ["Byt lampan", "=Klipp buskarna", "Flytta bron"]
    pick(window.status, "done")
    assert shown(window) == ["Flytta bron"]
    assert window.wanted().status == "done"


def test_a_click_on_a_heading_sorts_and_keeps_what_is_chosen(acting):
    window = acting.window
    choose(window, "Byt lampan")
    header = window.table.horizontalHeader()
    at = header.sectionViewportPosition(0) + 20
    point = header.viewport().rect().center()
    point.setX(at)
    QTest.mouseClick(header.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, point)
    assert shown(window) == sorted(shown(window)) or shown(window) == sorted(
        shown(window), reverse=True
    )
    assert [action.description for action in window.chosen()] == ["Byt lampan"]


def test_many_are_declined_at_once_only_with_a_reason(panel, store, acting):
    window = acting.window
    choose(window, "Byt lampan", "=Klipp buskarna")
    assert not window.reason.isVisible()
    pick(window.new_status, actions.DECLINED)
    assert not window.save.isEnabled() and window.reason.isVisible()
    window.reason.setFocus()
    QTest.keyClicks(window.reason, "Privat mark.")
    QTest.mouseClick(window.save, LEFT)
    panel.until(lambda: not acting._runner.busy)
    panel.until(lambda: shown(window) == ["Sätt upp skylt"])
    told = {one.description: one.declined_reason for one in actions.actions(store)}
    assert told["Byt lampan"] == told["=Klipp buskarna"] == "Privat mark."
    (button,) = [
        child for child in window.bar.findChildren(QWidget, "synpunktTakeBack")
    ]  # fmt: skip
    QTest.mouseClick(button, LEFT)
    panel.until(lambda: len(shown(window)) == 3)
    assert {one.declined_reason for one in actions.actions(store)} == {""}


def test_what_was_seen_done_is_verified_at_an_occasion(panel, acting, walk):
    window = acting.window
    window.want(Wanted(status=None))
    choose(window, "Flytta bron")
    pick(window.new_status, actions.VERIFIED)
    pick(window.verified_at, walk["again"])
    QTest.mouseClick(window.save, LEFT)
    panel.until(lambda: any("Återvandring" in text for text in shown(window, STATUS)))


def test_the_table_goes_to_a_spreadsheet_without_formulas(acting):
    QTest.mouseClick(acting.window.copy, LEFT)
    lines = QApplication.clipboard().text().split("\n")
    assert len(lines) == 4
    assert [line.split("\t")[0] for line in lines[2:3]] == ["'=Klipp buskarna"]
    assert lines[1].split("\t")[-1] == "1"  # the number of the viewpoint behind it


def in_dialog(do):
    """Call ``do`` with the action's dialog once it is open."""

    def act():
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(50, act)
        else:
            do(dialog)

    QTimer.singleShot(50, act)


def test_a_new_action_of_a_walk_needs_to_say_what_is_to_be_done(panel, store, acting, walk):
    window = acting.window
    window.want(Wanted(occasion=walk["occasion"]))

    def fill(dialog):
        QTest.mouseClick(dialog.buttons.button(SAVE), LEFT)
        assert dialog.isVisible() and "what is to be done" in dialog.said.text()
        dialog.form.description.setFocus()
        QTest.keyClicks(dialog.form.description, "Fler lampor")
        pick(dialog.form.responsible, "municipality_streets")
        dialog.form.due_on.set_day(days(10))
        dialog.form._codes["stop_uuid"].set_code(walk["stop"])
        dialog.form.viewpoints.setCurrentRow(1)
        QTest.keyClick(dialog.form.viewpoints, Qt.Key.Key_Space)
        QTest.mouseClick(dialog.buttons.button(SAVE), LEFT)

    in_dialog(fill)
    QTest.mouseClick(window.new, LEFT)
    panel.until(lambda: "Fler lampor" in shown(window))
    made = next(one for one in actions.actions(store) if one.description == "Fler lampor")
    assert (made.stop, made.viewpoints) == (walk["stop"], (walk["seen"][1],))
    assert (made.responsible, made.due_on) == ("municipality_streets", days(10))
    assert Drafts(store.uuid).names() == []


def test_a_double_click_changes_an_action_and_cancel_leaves_it(panel, store, acting):
    window = acting.window
    choose(window, "Byt lampan")

    def leave(dialog):
        QTest.keyClicks(dialog.form.description, "Nej ")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(leave)
    QTest.mouseClick(window.change, LEFT)
    assert "Byt lampan" in shown(window)
    assert Drafts(store.uuid).names() == []


def test_an_actions_draft_survives_a_crash(store, walk, tmp_path, qgis_app):
    parent = QWidget()
    drafts = Drafts(store.uuid, tmp_path / "drafts")
    given = (Choices(), {"status": "proposed"}, (), drafts, "action of x", "en", parent)
    first = ActionDialog(*given)
    first.show()
    QTest.keyClicks(first.form.description, "Byt lampan")
    first.form.due_on.set_day(TODAY)
    QTest.qWait(600)
    kept = json.loads(next((tmp_path / "drafts").rglob("*.json")).read_text(encoding="utf-8"))
    assert kept["values"]["description"] == "Byt lampan"
    second = ActionDialog(*given)  # as after a kill: the first has not been closed
    values = second.form.values()
    assert (values["description"], values["due_on"]) == ("Byt lampan", TODAY)
    assert "draft" in second.said.text()
    second.reject()
    assert drafts.names() == []


def test_every_field_of_the_list_has_a_name_and_is_reached(acting):
    window = acting.window
    kinds = {type(widget).__name__ for widget in window.in_order()}
    assert {"CodeBox", "QTableView", "QPushButton"} <= kinds
    for widget in window.in_order():
        text = widget.accessibleName() or (not isinstance(widget, QComboBox) and widget.text())
        assert text, widget.objectName()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert OPEN not in dict(acting.window.actions._lists.choices("action_status", "en"))
