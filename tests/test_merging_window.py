"""Two tables in one evening: the other store is looked at, decided on row by row, brought home."""

from __future__ import annotations

import pytest
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QFileDialog, QPushButton
from synpunkt.layers.copying import copy_store

LEFT = Qt.MouseButton.LeftButton
TEXTS = ("Mörkt i tunneln", "Fler bänkar", "Trasig lampa")


def change(store, uuid, **values):
    with store.operation() as operation:
        operation.update("viewpoint", uuid, values)


@pytest.fixture
def two(store, tmp_path):
    """A store and its copy, which both have been worked on; the uuids of what both have."""
    with store.operation() as operation:
        uuids = [operation.insert("viewpoint", {"text": text}) for text in TEXTS]
    folder = tmp_path / "other"
    folder.mkdir()
    other, _ = copy_store(store, folder / "bord 2 <i>.gpkg")
    for number, theme in ((0, "upkeep"), (1, "meeting_places")):
        change(store, uuids[number], theme="lighting")
        change(other, uuids[number], theme=theme)
    change(other, uuids[2], valence="negative")
    with other.operation() as operation:
        operation.insert("viewpoint", {"text": "Bara där"})
    return store, other, uuids


@pytest.fixture
def merging(panel, two, monkeypatch):
    store, other, _ = two
    panel.project.addMapLayer(
        QgsVectorLayer(store.uri("viewpoint"), "viewpoint_layer", store.provider)
    )
    panel.until(lambda: panel.content.controller.store is not None)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other.path), ""))
    desk = panel.content.work.merging
    desk.action.trigger()
    settle(panel, desk.merging)
    return desk.merging


def settle(panel, merging):
    panel.until(lambda: not merging.runner.busy)


def conflicts(window):
    rows = (window.table.topLevelItem(row) for row in range(window.table.topLevelItemCount()))
    return [tuple(row.text(column) for column in range(5)) for row in rows]


def themes(store, uuids):
    return [store.row("viewpoint", uuid)["theme"] for uuid in uuids[:2]]


def bring_home(panel, merging):
    QTest.mouseClick(merging.window.merge, LEFT)
    settle(panel, merging)


def test_what_would_come_is_seen_with_both_sides_before_anything_is_written(merging, two):
    store, other, uuids = two
    window = merging.window
    assert window.file.text() == str(other.path)
    assert window.told.text() == (
        "1 new viewpoint(s), 1 changed. 2 value(s) changed in both stores wait for a decision."
    )
    assert conflicts(window) == [
        ("Viewpoint 1", "Theme", "Lighting", "Upkeep", "Waits"),
        ("Viewpoint 2", "Theme", "Lighting", "Meeting places and services", "Waits"),
    ]
    assert store.count("viewpoint") == 3 and themes(store, uuids) == ["lighting"] * 2


def test_one_conflict_is_decided_the_other_waits_and_is_asked_again(panel, merging, two):
    store, _, uuids = two
    window = merging.window
    window.table.setCurrentItem(window.table.topLevelItem(0))
    QTest.mouseClick(window.theirs, LEFT)
    assert [row[4] for row in conflicts(window)] == ["Theirs holds", "Waits"]
    bring_home(panel, merging)
    assert store.count("viewpoint") == 4
    assert themes(store, uuids) == ["upkeep", "lighting"]
    panel.until(lambda: len(conflicts(window)) == 1)
    settle(panel, merging)
    assert conflicts(window)[0][0] == "Viewpoint 2"
    assert window.told.text().startswith("The other store has nothing that is not here.")
    assert not window.merge.isEnabled()  # until there is a decision


def test_all_are_decided_at_once_and_all_is_taken_back(panel, merging, two):
    store, _, uuids = two
    window = merging.window
    window.table.setFocus()
    QTest.keyClick(window.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(window.theirs, LEFT)
    bring_home(panel, merging)
    assert themes(store, uuids) == ["upkeep", "meeting_places"]
    panel.until(lambda: not window.table.isVisible())
    settle(panel, merging)
    back = window.bar.currentItem().findChild(QPushButton, "synpunktTakeBack")
    QTest.mouseClick(back, LEFT)
    settle(panel, merging)
    assert themes(store, uuids) == ["lighting"] * 2 and store.count("viewpoint") == 3


def test_a_file_that_is_no_store_is_refused_in_a_sentence(panel, merging, two, tmp_path):
    store, *_ = two
    (tmp_path / "no.gpkg").write_bytes(b"no store")
    for path in (tmp_path / "no.gpkg", store.path):
        merging.look(path)
        settle(panel, merging)
        assert merging.window.bar.currentItem() is not None
        assert not merging.window.merge.isEnabled() and merging.window.choose.isEnabled()
        merging.window.bar.clearWidgets()


def test_nothing_is_brought_home_while_a_layer_is_edited(panel, merging, two):
    store, *_ = two
    (layer,) = panel.project.mapLayers().values()
    layer.startEditing()
    feature = next(layer.getFeatures())
    layer.changeAttributeValue(feature.id(), layer.fields().indexFromName("text"), "ändrad")
    bring_home(panel, merging)
    assert store.count("viewpoint") == 3
    layer.rollBack()
