"""The store's file goes while the panel shows it: whatever is clicked, a sentence comes of it."""

from __future__ import annotations

import sys

import pytest
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication

# They ask for a file, in a dialog of the system's.
FILE_DIALOGS = {"synpunktBringIn", "synpunktShowMerge"}


@pytest.fixture
def orphaned(panel, store, tmp_path, monkeypatch):
    """The panel, with a matter and three viewpoints in a store that is not there any more.

    ``panel.broken`` are the exceptions that left a slot.
    """
    monkeypatch.setattr(
        "synpunkt.layers.drafts.QgsApplication.qgisSettingsDirPath", lambda: str(tmp_path)
    )
    panel.broken = []
    monkeypatch.setattr(sys, "excepthook", lambda *what: panel.broken.append(what[1]))
    with store.operation() as operation:
        matter = operation.insert("matter", {"title": "Exempelplan", "stage": "consultation"})
        walk = {"title": "Vandring", "kind": "safety_walk", "matter_uuid": matter}
        occasion = operation.insert("occasion", walk)
        first, *_ = [
            operation.insert("viewpoint", {"text": text, "occasion_uuid": occasion})
            for text in ("Mörkt i tunneln", "Fler bänkar", "Bra med grönskan")
        ]
        panel.action_uuid = operation.insert("action", {"description": "Byt lampa"})
    panel.project.addMapLayer(QgsVectorLayer(store.uri("viewpoint"), "viewpoint_layer", "ogr"))
    panel.until(lambda: panel.content.controller.store is not None)
    panel.content.work.state.set_matter(matter)
    panel.occasion = occasion
    panel.until(lambda: panel.content.work.viewpoints.list.viewpoints.rowCount() == 3)
    panel.content.work.show_viewpoint(first)
    panel.until(lambda: panel.content.work.viewpoints.list.current_uuid() == first)
    store.path.unlink()
    return panel


def said(panel) -> list[str]:
    """What stands in the panel's message bar, and in those of the windows that are open."""
    from qgis.gui import QgsMessageBar

    bars = [panel.bar]
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            bars += window.findChildren(QgsMessageBar)
    return [item.text() for bar in bars for item in bar.items()]


@pytest.mark.file_only
def test_each_entry_of_the_list_says_that_the_store_is_gone(orphaned):
    tab = orphaned.content.work.viewpoints
    names = []
    for action in tab.menu_of.others:
        if action.objectName() in FILE_DIALOGS:
            continue
        names.append(action.objectName() or action.menu().objectName())
        if action.menu() is not None:
            action.menu().aboutToShow.emit()
        else:
            action.trigger()
        QTest.qWait(50)
        assert orphaned.broken == [], names[-1]
    assert {"synpunktAnswerChosen", "synpunktTakeIn", "synpunktHandOver"} <= set(names)
    assert any("was not found" in text for text in said(orphaned))


@pytest.mark.file_only
@pytest.mark.parametrize("name", ["synpunktTakeIn", "synpunktHandOver", "synpunktAnswerChosen"])
def test_it_is_said_at_once(orphaned, name):
    tab = orphaned.content.work.viewpoints
    (action,) = (one for one in tab.menu_of.others if one.objectName() == name)
    assert isinstance(action, QAction)
    orphaned.bar.clearWidgets()
    action.trigger()
    orphaned.until(lambda: any("was not found" in text for text in said(orphaned)))
    assert orphaned.broken == []


@pytest.mark.file_only
def test_the_buttons_of_the_viewpoint_say_so_too(orphaned):
    tab = orphaned.content.work.viewpoints
    QTest.mouseClick(orphaned.content.work.answers_hook.answer, Qt.MouseButton.LeftButton)
    orphaned.until(lambda: any("was not found" in text for text in said(orphaned)))
    QTest.mouseClick(tab.detail.next, Qt.MouseButton.LeftButton)
    assert orphaned.broken == []


@pytest.mark.file_only
def test_windows_after_a_walk_say_so_too(orphaned):
    walks = orphaned.content.work.walks
    walks.open_write_up(orphaned.occasion)
    assert any("was not found" in text for text in orphaned.messages())
    walks.show_actions()
    walks.acting.writer.change(orphaned.action_uuid)
    walks.acting.writer.begin(orphaned.occasion, {}, ())
    assert orphaned.broken == []
    assert any("was not found" in text for text in said(orphaned))
