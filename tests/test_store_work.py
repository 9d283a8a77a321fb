"""The panel's own changes: one operation in a task, told of, taken back, not beside open edits."""

from __future__ import annotations

import threading
import time

import pytest
from qgis.core import QgsFeature, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton
from synpunkt.dialogs.messages import Messages
from synpunkt.dialogs.store_work import StoreWork
from synpunkt.layers.errors import InputError


@pytest.fixture
def work(panel, store):
    """Work on a store whose viewpoint layer is in the project (``panel.layer``)."""
    panel.layer = QgsVectorLayer(store.uri("viewpoint"), "viewpoint_layer", store.provider)
    panel.project.addMapLayer(panel.layer)
    content = panel.content
    panel.until(lambda: content.controller.store is not None)
    yield StoreWork(content.controller, content.runner, content.messages)
    panel.layer.rollBack()


def adding(*texts):
    def change(operation, progress):
        return [operation.insert("viewpoint", {"text": text}) for text in texts]

    return change


def test_a_change_is_one_operation_that_the_layers_show(panel, work, store):
    outcomes = []
    assert work.do("Two more", adding("a", "b"), outcomes.append)
    panel.until(lambda: outcomes)
    (written,) = outcomes
    assert store.row("operation", written.operation)["title"] == "Two more"
    assert written.result == [row["uuid"] for row in store.rows("viewpoint")]
    assert panel.layer.featureCount() == 2


def test_what_was_done_is_taken_back_by_the_button_in_the_message(panel, work, store):
    work.do("One", adding("a"), lambda written: work.tell("<b>Saved</b>", written))
    panel.until(panel.messages)
    (item,) = panel.bar.items()
    assert item.text() == "&lt;b&gt;Saved&lt;/b&gt;"  # the bar reads it as HTML
    QTest.mouseClick(item.findChild(QPushButton, "synpunktTakeBack"), Qt.MouseButton.LeftButton)
    panel.until(lambda: panel.messages() == ["It has been taken back."])
    assert store.count("viewpoint") == 0


def test_a_change_of_nothing_leaves_no_operation_and_no_button(panel, work, store):
    work.do("Nothing", adding(), lambda written: work.tell("As before.", written))
    panel.until(panel.messages)
    assert store.count("operation") == 0
    assert panel.bar.items()[0].findChild(QPushButton, "synpunktTakeBack") is None


def test_unsaved_edits_stop_it_and_are_spoken_of(panel, work, store):
    panel.layer.startEditing()
    panel.layer.addFeature(QgsFeature(panel.layer.fields()))
    assert not work.do("One", adding("a"), pytest.fail)
    assert "viewpoint_layer is being edited" in panel.messages()[0]
    assert store.count("viewpoint") == 0


def test_a_refusal_is_told_and_changes_nothing(panel, work, store):
    def change(operation, progress):
        operation.insert("viewpoint", {"text": "a"})
        raise InputError("Not like that.")

    work.do("One", change, pytest.fail)
    panel.until(panel.messages)
    assert panel.messages() == ["Not like that."]
    assert store.count("viewpoint") == 0


def test_a_fault_of_ours_is_told_without_its_entrails(panel, work, store):
    def change(operation, progress):
        operation.insert("viewpoint", {"no_such_column": 1})

    work.do("One", change, pytest.fail)
    panel.until(panel.messages)
    (said,) = panel.messages()
    assert said.startswith("The work could not be done.") and "message log" in said


def test_cancelling_leaves_everything_as_it_was(panel, work, store):
    def change(operation, progress):
        for number in range(1000):
            operation.insert("viewpoint", {"text": str(number)})
            progress(number / 1000)
            time.sleep(0.005)

    work.do("Many", change, pytest.fail)
    panel.content.runner.cancel()
    panel.until(panel.messages)
    assert panel.messages() == ["Cancelled. Nothing has been changed."]
    assert store.count("viewpoint") == 0


def test_what_fails_after_something_was_cancelled_is_told_as_what_it_is(panel, work, store):
    begun = threading.Event()

    def change(operation, progress):
        begun.set()
        while True:
            progress(0.5)

    runner, given = panel.content.runner, {"STORE": str(store.path), "MATTER": "none such"}
    work.do("Endless", change, pytest.fail)
    panel.until(begun.is_set)
    runner.cancel()
    panel.until(lambda: not runner.busy)
    panel.bar.clearWidgets()
    runner.run("accountlayout", given, "Layout", pytest.fail)
    assert panel.messages() == ["The store has no matter called “none such”."]


def test_what_still_runs_when_the_panel_goes_tells_nobody(panel, work, store):
    begun, going_on = threading.Event(), threading.Event()

    def change(operation, progress):
        begun.set()
        going_on.wait(20)
        operation.insert("viewpoint", {"text": "late"})
        progress(0.5)

    work.do("Slow", change, pytest.fail, pytest.fail)
    panel.until(begun.is_set)
    runner = panel.content.runner
    runner.abandon()
    sip.delete(runner)
    going_on.set()
    panel.until(lambda: not runner.busy)
    assert panel.messages() == []
    assert store.count("viewpoint") == 0


def test_while_one_thing_runs_the_other_has_to_wait(panel, work):
    ended = []
    work.do("One", adding("a"), ended.append)
    assert not work.do("Two", adding("b"), pytest.fail)
    panel.until(lambda: ended)
    assert panel.messages() == ["Wait until the work that runs is done."]


def test_a_message_that_could_not_be_taken_back_yet_stays(panel):
    Messages(panel.bar).done("Saved.", lambda: False)
    (item,) = panel.bar.items()
    item.findChild(QPushButton, "synpunktTakeBack").click()
    assert panel.messages() == ["Saved."]
