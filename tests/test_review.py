"""What remains, and looking through texts for personal data: by real clicks and keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QTextCursor
from qgis.PyQt.QtTest import QTest
from synpunkt.layers.errors import ConflictError
from synpunkt.processing.privacy.masking import GAP
from synpunkt.processing.privacy.reviewing import CHECKED, decide, mask, masked, waiting

LEFT = Qt.MouseButton.LeftButton
PHONE, NUMBER = "070-174 06 05", "850709-9805"


@pytest.fixture
def store(store):
    """Five texts that nobody has checked, one that somebody has, and one without words."""
    with store.operation() as operation:
        matter = operation.insert("matter", {"title": "Torget"})
        walk = operation.insert("occasion", {"title": "Vandring", "matter_uuid": matter})
        for text in (
            "Det är mörkt på torget", f"Ring 😀 {PHONE} i kväll", "Jag heter någonting",
            f"Mitt nummer är {NUMBER}, ring {PHONE}", "Fler bänkar",
        ):  # fmt: skip
            values = {"text": text, "occasion_uuid": walk, "theme": "lighting"}
            operation.insert("viewpoint", values)
        operation.insert("viewpoint", {"text": PHONE, "privacy_state": "checked"})
        operation.insert("viewpoint", {"occasion_uuid": walk})
    return store


def row(store, number):
    return next(store.rows("viewpoint", "number = ?", (number,)))


# --- what waits ---


def test_the_gravest_finds_come_first(store):
    assert [one.number for one in waiting(store)] == [2, 4, 3, 1, 5]
    assert [one.number for one in waiting(store, {row(store, 5)["uuid"]})] == [5]


def test_a_text_that_changed_meanwhile_is_not_decided_of(store):
    (seen,) = waiting(store, {row(store, 2)["uuid"]})
    with store.operation() as operation:
        operation.update("viewpoint", seen.uuid, {"text": "Annat"})
    for change in (
        lambda operation: decide(operation, store, seen, CHECKED),
        lambda operation: mask(operation, store, seen, [(0, 4)]),
    ):
        with pytest.raises(ConflictError, match="2"), store.operation() as operation:
            change(operation)
    assert (row(store, 2)["text"], row(store, 2)["privacy_state"]) == ("Annat", "unchecked")


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_nothing_that_was_to_go_stays_and_all_else_does(text, spans):
    gone = {i for start, end in spans for i in range(start, min(end, len(text)))}
    kept = "".join(c for i, c in enumerate(text) if i not in gone)
    spans = [(start, min(end, len(text))) for start, end in spans]
    assert masked(text, spans).replace(GAP, "") == kept.replace(GAP, "")


# --- in the panel ---


@pytest.fixture
def work(panel, store):
    for table in ("viewpoint", "occasion", "matter"):
        panel.project.addMapLayer(QgsVectorLayer(store.uri(table), table, store.provider))
    panel.until(lambda: panel.content.work.state.columns is not None)
    return panel.content.work


def offered(work, name):
    return next(one for one in work.viewpoints.menu_of.others if one.objectName() == name)


@pytest.fixture
def review(panel, work):
    offered(work, "synpunktShowReview").trigger()
    window = work.review.window
    panel.until(lambda: window.list.count() == 3)
    return window


def settle(panel, window, count):
    panel.until(lambda: window.list.count() == count and window.check.isEnabled() == (count > 0))


def test_a_button_checks_and_the_next_one_comes_into_focus(panel, review, store):
    assert review.current().number == 2
    assert review.heading.text() == "5 text(s) not looked through, 3 with finds."
    assert review.check.shortcut().toString() == "Ctrl+Return"
    QTest.mouseClick(review.check, LEFT)
    settle(panel, review, 2)
    assert row(store, 2)["privacy_state"] == "checked" and review.current().number == 4
    QTest.mouseClick(review.block, LEFT)
    settle(panel, review, 1)
    assert row(store, 4)["privacy_state"] == "blocked"
    review.finds_only.setChecked(False)
    assert review.list.count() == 3


def test_what_is_marked_is_masked_and_waits_still(panel, review, store):
    review.list.setCurrentRow(1)
    QTest.mouseClick(review.mask, LEFT)
    panel.until(lambda: row(store, 4)["text"] == f"Mitt nummer är {GAP}, ring {GAP}")
    panel.until(lambda: review.list.count() == 2)
    assert row(store, 4)["privacy_state"] == "unchecked"


def test_a_selection_of_ones_own_is_masked(panel, review, store):
    assert review.text.toPlainText() == f"Ring 😀 {PHONE} i kväll"
    cursor = review.text.textCursor()
    cursor.setPosition(len(review.text.toPlainText().encode("utf-16-le")) // 2 - 5)
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    review.text.setTextCursor(cursor)
    QTest.mouseClick(review.mask, LEFT)
    panel.until(lambda: row(store, 2)["text"] == f"Ring 😀 {PHONE} i {GAP}")


def test_the_finds_are_marked_where_they_stand(review):
    marked = [one.cursor.selectedText() for one in review.text.extraSelections()]
    assert marked == [PHONE]
    assert review.finds.text() == f"Telephone number: {PHONE}"


def test_a_decision_can_be_taken_back_where_it_was_made(panel, review, store):
    QTest.mouseClick(review.block, LEFT)
    panel.until(lambda: row(store, 2)["privacy_state"] == "blocked" and review.bar.items())
    panel.until(lambda: not review.isHidden() and review.list.count() == 2)
    from qgis.PyQt.QtWidgets import QPushButton

    button = review.bar.items()[-1].findChild(QPushButton, "synpunktTakeBack")
    QTest.mouseClick(button, LEFT)
    panel.until(lambda: row(store, 2)["privacy_state"] == "unchecked")


def test_a_double_click_shows_the_viewpoint(panel, work, review):
    item = review.list.item(1)
    at = review.list.visualItemRect(item).center()
    QTest.mouseClick(review.list.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
    QTest.mouseDClick(review.list.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
    panel.until(lambda: work.viewpoints.detail.uuid == review.current().uuid)


@pytest.fixture
def ready(panel, work):
    offered(work, "synpunktShowReady").trigger()
    panel.until(lambda: work.ready.window.tree.topLevelItemCount() > 0)
    return work.ready.window


def groups(window):
    tree = window.tree
    return [tree.topLevelItem(i).text(0) for i in range(tree.topLevelItemCount())]


def test_what_remains_stands_check_by_check(ready):
    assert groups(ready) == [
        "Without an answer (7)", "No theme (2)", "Unchecked personal data (2)", "No occasion (1)",
    ]  # fmt: skip
    assert ready.heading.text() == "This remains: 12 point(s)."


def test_a_row_says_what_was_said_and_only_of_the_same_text_what_is_wrong(panel, ready, store):
    with store.operation() as operation:
        operation.insert("viewpoint", {"text": "Fler <b>bänkar</b>", "theme": "upkeep"})
        operation.insert("viewpoint", {"text": "Fler <b>bänkar</b>", "theme": "upkeep"})
    QTest.mouseClick(ready.again, LEFT)
    panel.until(lambda: "Same text twice (2)" in groups(ready))
    told = {
        name: group.child(group.childCount() - 1)
        for name, group in zip(groups(ready), map(ready.tree.topLevelItem, range(9)), strict=False)
    }
    assert told["Without an answer (9)"].text(1) == "Fler <b>bänkar</b>"
    assert told["Without an answer (9)"].toolTip(1) == "It has no answer."
    same = told["Same text twice (2)"]
    assert (same.text(0), same.text(1)) == (
        "9",
        "Its text is the same as that of 8. Fler <b>bänkar</b>",
    )


def test_a_row_leads_to_its_viewpoint(panel, work, ready, store):
    item = ready.tree.topLevelItem(2).child(1)
    ready.tree.scrollToItem(item)
    at = ready.tree.visualItemRect(item).center()
    QTest.mouseClick(ready.tree.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
    QTest.mouseClick(ready.show_button, LEFT)
    panel.until(lambda: work.viewpoints.detail.uuid == row(store, 4)["uuid"])


def test_the_list_follows_the_store_and_the_matter(panel, work, ready, store):
    work.state.set_matter(next(store.rows("matter"))["uuid"])
    panel.until(lambda: ready.heading.text().startswith("Torget. "))
    assert groups(ready)[0] == "Without an answer (6)"
    with store.operation() as operation:
        operation.update("viewpoint", row(store, 7)["uuid"], {"theme": "upkeep"})
    work._controller.reload()
    panel.until(lambda: "No theme (1)" not in groups(ready))


def test_the_windows_close_with_the_store(panel, work, ready, review):
    panel.project.clear()
    panel.until(lambda: work.ready.window is None and work.review.window is None)
