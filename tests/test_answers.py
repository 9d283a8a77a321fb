"""The answer window, driven by keys and clicks on a real store."""

from __future__ import annotations

import datetime

import pytest
from qgis.core import QgsApplication, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QTextCursor
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialogButtonBox, QPushButton
from synpunkt.dialogs.viewpoints.model import Role
from synpunkt.layers import responses
from synpunkt.layers.assignments import assignments
from synpunkt.layers.drafts import Drafts
from synpunkt.layers.responses import Answer, answers, answers_to

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
HOSTILE = "<img src=x onerror=alert(1)> & [% env('HOME') %]"
TEXTS = ("Mörkt i tunneln", "Fler bänkar", HOSTILE, "Vem sköter hissen?", "Bra med grönskan")


@pytest.fixture
def case(store):
    """The store with a matter in consultation and five viewpoints that belong to it."""
    with store.operation() as operation:
        matter = operation.insert("matter", {"title": "Exempelplan", "stage": "consultation"})
        occasion = operation.insert("occasion", {"title": "Bord", "matter_uuid": matter})
        viewpoints = [
            operation.insert("viewpoint", {"text": text, "occasion_uuid": occasion})
            for text in TEXTS
        ]
    return store, matter, viewpoints


@pytest.fixture
def answering(panel, case, tmp_path, monkeypatch):
    """The window, open on all five with the first one chosen; ``panel.desk`` made it."""
    store, matter, viewpoints = case
    monkeypatch.setattr(
        "synpunkt.layers.drafts.QgsApplication.qgisSettingsDirPath", lambda: str(tmp_path)
    )
    layer = QgsVectorLayer(store.uri("viewpoint"), "viewpoint_layer", store.provider)
    panel.project.addMapLayer(layer)
    panel.until(lambda: panel.content.controller.store is not None)
    state = panel.content.work.state
    state.set_matter(matter)
    panel.layer = layer
    panel.desk = panel.content.work.answers
    panel.desk.answer(viewpoints, viewpoints[:1])
    yield panel.desk.answering
    if not sip.isdeleted(layer):
        layer.rollBack()


def decide(window, code):
    box = window.form.codes["decision"]
    box.setFocus()
    while box.code() != code:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() != before, f"no {code} in the list"


def write(window, text):
    field = window.form.texts["comment"]
    field.setFocus()
    QTest.keyClicks(field, text)


def save(panel, answering):
    """Ctrl+Enter; waits until it is saved or refused."""
    QTest.keyClick(answering.window.form.texts["comment"], Qt.Key.Key_Return, CTRL)
    panel.until(lambda: not answering._runner.busy)


def click(window, row, modifiers=NONE):
    at = window.list.visualRect(window.queue.index(row)).center()
    QTest.mouseClick(window.list.viewport(), LEFT, modifiers, at)


def said(window):
    return [item.text() for item in window.bar.items()]


def chosen(window):
    rows = window.list.selectionModel().selectedIndexes()
    return sorted(index.row() for index in rows)


def test_ctrl_enter_saves_and_opens_the_next_unanswered(panel, case, answering):
    store, matter, viewpoints = case
    window = answering.window
    assert window.case.left.text() == "5 of 5 unanswered"
    decide(window, "met")
    write(window, "Belysningen byts ut.")
    save(panel, answering)
    given = answers(store, matter, "consultation")[viewpoints[0]].answer
    assert (given.decision, given.comment) == ("met", "Belysningen byts ut.")
    assert given.decided_on == datetime.date.today()
    assert chosen(window) == [1]
    assert window.form.texts["comment"].toPlainText() == ""
    assert window.case.left.text() == "4 of 5 unanswered"
    assert said(window) == ["The answer to 1 viewpoint(s) is saved."]


def test_one_answer_for_those_chosen_with_ctrl(panel, case, answering):
    store, matter, viewpoints = case
    window = answering.window
    write(window, "Ett svar till flera")
    for row in (2, 4):
        click(window, row, CTRL)
    # The text stays when more are chosen.
    assert window.form.texts["comment"].toPlainText() == "Ett svar till flera"
    assert window.head.heading.text() == "One answer to 3 viewpoint(s): 1, 3, 5"
    decide(window, "noted")
    save(panel, answering)
    assert store.count("response") == 1
    served = answers(store, matter, "consultation")
    assert set(served) == {viewpoints[row] for row in (0, 2, 4)}
    assert chosen(window) == [1]


def test_not_met_asks_for_the_reason_and_keeps_what_was_typed(panel, case, answering):
    store, *_ = case
    window = answering.window
    assert not window.form.texts["reason"].isVisible()
    decide(window, "not_met")
    assert window.form.texts["reason"].isVisible()
    assert window.form.texts["reason"].accessibleName() == "Reason (needed)"
    write(window, "Nej")
    save(panel, answering)
    assert store.count("response") == 0
    assert "Say why it is not met" in said(window)[0]
    assert QApplication.focusWidget() is window.form.texts["reason"]
    QTest.keyClicks(window.form.texts["reason"], "Ligger utanfor.")
    save(panel, answering)
    assert next(store.rows("response"))["reason"] == "Ligger utanfor."


def test_what_is_typed_is_kept_when_going_elsewhere_and_after_a_crash(panel, case, answering):
    store, _, viewpoints = case
    window = answering.window
    write(window, "Halvklart")
    click(window, 1)
    assert window.form.texts["comment"].toPlainText() == ""
    assert "Draft" in window.queue.index(0).data(Role.DETAILS)
    write(window, "Ett annat")
    panel.until(lambda: len(Drafts(store.uuid).names()) == 2)
    # Nothing is asked of the window any more: as after a crash, another one begins.
    answering._drafting.dirty = False
    panel.desk._close()
    assert store.count("response") == 0
    panel.desk.answer(viewpoints, viewpoints[1:2])
    window = panel.desk.answering.window
    assert window.form.texts["comment"].toPlainText() == "Ett annat"
    click(window, 0)
    assert window.form.texts["comment"].toPlainText() == "Halvklart"
    assert "Your draft" in window.head.note.text()
    QTest.mouseClick(window.discard, LEFT)
    assert window.form.texts["comment"].toPlainText() == ""
    assert len(Drafts(store.uuid).names()) == 1


def test_a_saved_answer_leaves_no_draft(panel, case, answering):
    store, *_ = case
    write(answering.window, "Klart")
    decide(answering.window, "met")
    save(panel, answering)
    QTest.qWait(600)
    assert Drafts(store.uuid).names() == []


def test_a_shared_answer_is_changed_for_all_or_for_one_alone(panel, case, answering):
    store, matter, viewpoints = case
    window = answering.window
    write(window, "Gemensamt")
    decide(window, "noted")
    click(window, 1, CTRL)
    save(panel, answering)
    click(window, 0)
    assert window.head.for_all.isVisible()
    assert window.head.for_all.text() == "Change it also for 1 other viewpoint(s): 2"
    write(window, " svar")
    save(panel, answering)
    assert store.count("response") == 1
    click(window, 0)
    QTest.mouseClick(window.head.for_all, LEFT)
    if window.head.for_all.isChecked():  # the box was clicked beside its mark
        QTest.keyClick(window.head.for_all, Qt.Key.Key_Space)
    write(window, ", men inte just nu")
    save(panel, answering)
    found = answers(store, matter, "consultation")
    assert found[viewpoints[0]].uuid != found[viewpoints[1]].uuid
    assert "inte just" not in found[viewpoints[1]].answer.comment


@pytest.mark.parametrize("store", ["file", "server"], indirect=True)
def test_a_colleagues_answer_is_shown_and_not_overwritten_unseen(panel, case, answering):
    store, matter, viewpoints = case
    window = answering.window
    write(window, "Mitt svar")
    with store.operation() as operation:
        theirs = Answer.of({
            "matter_uuid": matter, "stage": "consultation", "decision": "met",
            "comment": "Kollegans svar",
        })  # fmt: skip
        responses.write(operation, store, theirs, viewpoints[:1], None, {})
    save(panel, answering)
    assert "Somebody else has changed the answer to viewpoint 1" in said(window)[0]
    assert "Kollegans svar" in window.reading.toPlainText()
    assert window.form.texts["comment"].toPlainText() == "Mitt svar"
    assert answers(store, matter, "consultation")[viewpoints[0]].answer == theirs
    save(panel, answering)  # now that it was seen
    found = answers(store, matter, "consultation")[viewpoints[0]].answer
    assert found.comment == "Mitt svar"


def test_undo_takes_the_answer_back_and_gives_its_text_again(panel, case, answering):
    store, *_ = case
    window = answering.window
    write(window, "Snabbt")
    decide(window, "met")
    save(panel, answering)
    button = window.bar.items()[0].findChild(QPushButton, "synpunktTakeBack")
    QTest.mouseClick(button, LEFT)
    panel.until(lambda: store.count("response") == 0 and not answering._runner.busy)
    assert chosen(window) == [0]
    assert window.form.texts["comment"].toPlainText() == "Snabbt"
    assert window.form.codes["decision"].code() == "met"


def test_an_open_edit_is_not_written_beside_and_the_text_stays(panel, case, answering):
    store, *_ = case
    window = answering.window
    write(window, "Dags")
    panel.layer.startEditing()
    panel.layer.changeAttributeValue(next(panel.layer.getFeatures()).id(), 2, 7)
    save(panel, answering)
    assert store.count("response") == 0
    assert "is being edited" in said(window)[0]
    assert window.form.texts["comment"].toPlainText() == "Dags"
    assert Drafts(store.uuid).names()


def test_answers_of_earlier_stages_are_shown_and_kept(panel, case, answering):
    store, _, viewpoints = case
    window = answering.window
    write(window, "Svaret i samrådet")
    decide(window, "noted")
    save(panel, answering)
    window.case.stages.setFocus()
    window.case.stages.set_code("review")
    assert window.case.left.text() == "5 of 5 unanswered"
    click(window, 0)
    assert "Svaret i samrådet" in window.reading.toPlainText()
    assert "Exempelplan, Consultation" in window.reading.toPlainText()
    write(window, "Svaret i granskningen")
    decide(window, "met")
    save(panel, answering)
    stages = [given.answer.stage for given in answers_to(store, viewpoints[0])]
    assert stages == ["consultation", "review"]


def test_a_day_that_has_passed_is_told_in_words(panel, case, answering):
    store, matter, viewpoints = case
    window = answering.window
    window.form.responsible.setFocus()
    QTest.keyClicks(window.form.responsible.lineEdit(), "Planarkitekt")
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    window.form.due_on.set_day(yesterday)
    assert "overdue by 1 day(s)" in window.form.due_words.text()
    write(window, "Vi kommer igen.")
    save(panel, answering)
    assert assignments(store, matter)[viewpoints[0]].due_on == yesterday
    assert "overdue by 1 day(s)" in window.queue.index(0).data(Role.DETAILS)
    assert window.queue.index(0).data(Role.WARNING) == "Its answer is overdue."
    # Without a decision it still waits.
    assert window.case.left.text() == "5 of 5 unanswered"


def test_a_block_is_kept_and_put_in_with_its_decision(panel, case, answering):
    window = answering.window
    write(window, "Gatukontoret har driften.")
    decide(window, "forwarded")
    QTest.mouseClick(window.blocks.keep, LEFT)
    panel.until(lambda: window.blocks.list.count() == 1)
    panel.until(lambda: not answering._runner.busy)
    save(panel, answering)
    panel.until(lambda: "used in 1 answer(s)" in window.blocks.list.item(0).text())
    window.blocks.list.setCurrentRow(0)
    QTest.keyClick(window.blocks.list, Qt.Key.Key_Return)
    assert window.form.texts["comment"].toPlainText() == "Gatukontoret har driften."
    assert window.form.codes["decision"].code() == "forwarded"


def test_what_citizens_wrote_is_shown_as_it_is(answering):
    window = answering.window
    click(window, 2)
    assert HOSTILE in window.reading.toPlainText()


def test_the_tab_key_goes_through_the_answer_and_every_field_has_a_name(answering):
    window = answering.window
    window.activateWindow()
    window.list.setFocus()
    fields = [one for one in window.form.in_order() if one.isVisible()]
    met = []
    for _ in range(len(fields) + 1):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    assert met[1:] == fields
    assert all(one.accessibleName() for one in (*window.form.in_order(), window.list))


def test_everything_answered_says_so(panel, case, answering):
    window = answering.window
    window.list.selectAll()
    write(window, "Tack")
    decide(window, "noted")
    save(panel, answering)
    assert "Everything in the list has its answer." in said(window)
    assert window.case.left.text() == "0 of 5 unanswered"


def test_going_on_from_an_unfinished_answer_keeps_it_where_it_belongs(panel, case, answering):
    window = answering.window
    write(window, "Halvklart")
    QTest.mouseClick(window.next, LEFT)
    assert chosen(window) == [1]
    assert window.form.texts["comment"].toPlainText() == ""
    click(window, 0)
    assert window.form.texts["comment"].toPlainText() == "Halvklart"


def test_the_window_opened_again_goes_on_with_the_draft(panel, case, answering):
    _, _, viewpoints = case
    window = answering.window
    write(window, "Halv")
    window.close()
    panel.desk.answer(viewpoints, viewpoints[:1])
    assert window.form.texts["comment"].toPlainText() == "Halv"
    window.form.texts["comment"].moveCursor(QTextCursor.MoveOperation.End)
    write(window, "klart")
    click(window, 1)
    click(window, 0)
    assert window.form.texts["comment"].toPlainText() == "Halvklart"
    # A draft that is met when more are chosen takes them in.
    click(window, 1)
    click(window, 0, CTRL)
    assert chosen(window) == [0, 1]
    assert window.form.texts["comment"].toPlainText() == "Halvklart"


def test_those_who_spoke_are_told_at_once_for_many(panel, case, answering):
    store, matter, viewpoints = case
    window = answering.window
    write(window, "Tack")
    decide(window, "noted")
    click(window, 1, CTRL)
    save(panel, answering)
    assert not window.told.isEnabled()
    click(window, 0)
    click(window, 1, CTRL)

    def accept():
        dialog = QApplication.activeModalWidget()
        dialog.channel.set_code("letter")
        buttons = dialog.findChild(QDialogButtonBox)
        QTest.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Ok), LEFT)

    QTimer.singleShot(200, accept)
    QTest.mouseClick(window.told, LEFT)
    panel.until(lambda: not answering._runner.busy)
    given = answers(store, matter, "consultation")[viewpoints[1]].answer
    assert (given.feedback_on, given.feedback_channel) == (datetime.date.today(), "letter")
    assert "Told back" in window.queue.index(0).data(Role.DETAILS)


def test_the_window_goes_with_its_store_while_an_answer_is_being_saved(panel, case, answering):
    store, matter, viewpoints = case
    decide(answering.window, "met")
    write(answering.window, "x")
    answering.save()
    assert answering._runner.busy
    panel.project.removeMapLayer(panel.layer.id())
    panel.until(lambda: sip.isdeleted(answering))
    panel.until(lambda: not QgsApplication.taskManager().activeTasks())
    assert answers(store, matter, "consultation")[viewpoints[0]].answer.comment == "x"
