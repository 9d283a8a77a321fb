"""Repetitions over a whole matter or store: seen together, joined, parted, shown in the panel."""

from __future__ import annotations

import pytest
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton
from synpunkt.dialogs.viewpoints.model import Role

LEFT = Qt.MouseButton.LeftButton
TEXTS = (
    "Det är mörkt i gångtunneln efter åtta",
    "Fler cykelställ på södra sidan",
    "det är MÖRKT i gångtunneln, efter åtta!!",
    "Fler cykelställ på den södra sidan",
    "Det är så mörkt i gångtunneln efter klockan åtta",
)


@pytest.fixture
def repeating(panel, store):
    with store.operation() as operation:
        table = operation.insert("occasion", {"title": "Bord vid kiosken"})
        for number, text in enumerate(TEXTS):
            said_at = table if number < 2 else None
            operation.insert("viewpoint", {"text": text, "occasion_uuid": said_at})
    panel.project.addMapLayer(
        QgsVectorLayer(store.uri("viewpoint"), "viewpoint_layer", store.provider)
    )
    panel.until(lambda: panel.content.controller.store is not None)
    panel.desk = panel.content.work.repetitions
    panel.desk.action.trigger()
    repeating = panel.desk.repeating
    settle(panel, repeating)
    return repeating


def settle(panel, repeating):
    panel.until(lambda: not repeating.runner.busy)


def texts(window):
    rows = (window.texts.topLevelItem(row) for row in range(window.texts.topLevelItemCount()))
    return [(row.text(0), row.text(1), row.text(2)) for row in rows]


def same_as(store):
    rows = {row["uuid"]: row for row in store.rows("viewpoint")}
    kept = [rows[row["same_as_uuid"]] if row["same_as_uuid"] else None for row in rows.values()]
    return [row["number"] if row is not None else None for row in kept]


def test_near_same_texts_are_seen_together_the_largest_group_first(repeating):
    window = repeating.window
    assert window.told.text() == "2 group(s) say nearly the same."
    assert texts(window) == [
        ("1", TEXTS[0], "Bord vid kiosken"), ("3", TEXTS[2], ""), ("5", TEXTS[4], ""),
    ]  # fmt: skip
    assert window.join.text() == "Join 2 viewpoint(s) to no. 1"


def test_the_ticked_are_joined_to_the_one_in_focus_and_stay_as_they_were_said(
    panel, repeating, store
):
    window = repeating.window
    window.texts.setCurrentItem(window.texts.topLevelItem(1))
    window.texts.topLevelItem(2).setCheckState(0, Qt.CheckState.Unchecked)
    assert window.join.text() == "Join 1 viewpoint(s) to no. 3"
    QTest.mouseClick(window.join, LEFT)
    settle(panel, repeating)
    assert same_as(store) == [3, None, None, None, None]
    assert [row["text"] for row in store.rows("viewpoint")] == list(TEXTS)
    panel.until(lambda: window.groups.count() == 3)
    assert window.groups.item(2).text().endswith("2 viewpoint(s), joined")
    tab = panel.content.work.viewpoints
    model = tab.list.viewpoints
    panel.until(lambda: "1 more agreed" in model.index(2, 0).data(Role.DETAILS))
    tab.list.select([store_uuid(store, 3)])
    panel.until(lambda: "1 more agreed (1)" in tab.detail.standing.text())
    tab.list.select([store_uuid(store, 1)])
    panel.until(lambda: "The same as 3" in tab.detail.standing.text())


def store_uuid(store, number):
    (row,) = store.rows("viewpoint", "number = ?", (number,))
    return row["uuid"]


def test_what_was_joined_is_taken_back_or_parted(panel, repeating, store):
    window = repeating.window
    QTest.mouseClick(window.join, LEFT)
    settle(panel, repeating)
    assert same_as(store) == [None, None, 1, None, 1]
    back = window.bar.currentItem().findChild(QPushButton, "synpunktTakeBack")
    QTest.mouseClick(back, LEFT)
    settle(panel, repeating)
    assert same_as(store) == [None] * 5
    panel.until(lambda: window.told.text() == "2 group(s) say nearly the same.")
    window.groups.setCurrentRow(0)
    QTest.mouseClick(window.join, LEFT)
    settle(panel, repeating)
    window.groups.setCurrentRow(1)
    assert not window.join.isVisible() and window.part.isVisible()
    window.texts.topLevelItem(1).setCheckState(0, Qt.CheckState.Unchecked)
    QTest.mouseClick(window.part, LEFT)
    settle(panel, repeating)
    assert same_as(store) == [None, None, 1, None, None]


def test_groups_that_are_left_apart_are_not_offered_again(panel, repeating):
    window = repeating.window
    QTest.mouseClick(window.skip, LEFT)
    QTest.mouseClick(window.skip, LEFT)
    assert window.told.text() == "Nothing is said twice."
    assert not texts(window) and not window.join.isVisible()
    panel.desk.action.trigger()  # asked anew, they are
    settle(panel, repeating)
    assert window.groups.count() == 2


def test_one_occasion_is_looked_through_by_itself(panel, repeating, store):
    (table,) = store.rows("occasion")
    panel.desk.look_at(table["uuid"])
    settle(panel, repeating)
    assert repeating.window.told.text() == "Nothing is said twice."
