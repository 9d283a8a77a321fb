"""Saving what was said: into the store, or into open edits in every transaction mode."""

from __future__ import annotations

from dataclasses import replace

import pytest
from qgis.core import Qgis, QgsGeometry, QgsProject, QgsVectorLayer, QgsVectorLayerUtils
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtTest import QTest
from synpunkt.dialogs.capture.entry import MAP, PLAN, Entry, Place, from_json, outlined, to_json
from synpunkt.dialogs.capture.journal import Journal
from synpunkt.dialogs.capture.saving import Saver
from synpunkt.layers import occasions
from synpunkt.layers.drafts import Drafts
from synpunkt.layers.errors import ConflictError, InputError, StoreLockedError
from synpunkt.layers.photos import photo_home
from synpunkt.layers.project_controller import ProjectController

MODES = (
    Qgis.TransactionMode.Disabled,
    Qgis.TransactionMode.AutomaticGroups,
    Qgis.TransactionMode.BufferedGroups,
)
HERE = Place(MAP, 150_000.0, 6_920_000.0, 10.0)
HOSTILE = "'); DROP TABLE viewpoint; -- <b>=cmd()</b> [% env('HOME') %] \U0001f9ea"


in_every_mode = pytest.mark.parametrize("mode", MODES, indirect=True, ids=lambda one: one.name)


@pytest.fixture
def mode(request):
    return getattr(request, "param", Qgis.TransactionMode.Disabled)


@pytest.fixture
def project(store, mode):
    project = QgsProject()
    project.setTransactionMode(mode)
    for table in ("viewpoint", "occasion", "link"):
        project.addMapLayer(QgsVectorLayer(store.uri(table), table, store.provider))
    yield project
    for one in project.mapLayers().values():
        one.rollBack()
    project.clear()


@pytest.fixture
def controller(project):
    controller = ProjectController(project)
    yield controller
    controller.unload()


@pytest.fixture
def journal(store, tmp_path):
    return Journal(Drafts(store.uuid, tmp_path / "drafts"))


@pytest.fixture
def saver(controller, store, journal):
    saver = Saver(controller, store, journal)
    yield saver
    saver.take_down()


@pytest.fixture
def viewpoints(project):  # pytest-qgis deletes what a fixture called "layer" gives
    return project.mapLayersByName("viewpoint")[0]


def texts(store) -> list[str]:
    return [row["text"] for row in store.rows("viewpoint")]


def in_layer(viewpoints) -> list[str]:
    return sorted(feature["text"] for feature in viewpoints.getFeatures())


def test_a_viewpoint_is_one_operation_with_all_that_was_said(saver, store):
    table = occasions.create(store, {"title": "Bord", "kind": "street_stand"})
    entry = Entry(HOSTILE, HERE, "lighting", "negative", "evening", 3, 2)
    saved = saver.save(entry, store.row("occasion", table))
    (row,) = store.rows("viewpoint")
    assert row["text"] == HOSTILE
    assert saved.number == row["number"] == 1
    assert row["geom"].asPoint().x() == 150_000
    told = ("theme", "valence", "time_context", "support_count", "severity", "precision_m")
    assert [row[name] for name in told] == ["lighting", "negative", "evening", 3, 2, 10.0]
    assert (row["occasion_uuid"], row["received_form"]) == (table, "spoken_on_site")
    assert row["received_on"] == occasions.day(store.row("occasion", table))
    assert row["privacy_state"] == "unchecked" and row["geometry_kind"] == "point"
    assert store.row("operation", saved.operation)["title"] == "Viewpoint written down: Lighting"


@in_every_mode
def test_nothing_but_a_text_is_needed(saver, store):
    saver.save(Entry("Bra"), None)
    (row,) = store.rows("viewpoint")
    assert (row["geom"], row["theme"], row["geometry_kind"]) == (None, None, "none")
    with pytest.raises(InputError, match="first"):
        saver.save(Entry("  \n"), None)
    assert store.count("viewpoint") == 1


def test_what_was_saved_last_is_taken_back_and_its_number_is_not_used_again(saver, store):
    saver.save(Entry("ett"), None)
    saved = saver.save(Entry("två"), None)
    saver.take_back(saved)
    assert texts(store) == ["ett"]
    assert saver.save(Entry("tre"), None).number == 3


def test_a_changed_viewpoint_is_not_taken_back(saver, store):
    saved = saver.save(Entry("ett"), None)
    with store.operation() as operation:
        operation.update("viewpoint", saved.entry.uuid, {"theme": "upkeep"})
    with pytest.raises(ConflictError):
        saver.take_back(saved)
    assert texts(store) == ["ett"]


@in_every_mode
def test_in_an_edit_session_it_is_one_edit_command_and_nothing_is_saved(
    saver, store, viewpoints, journal
):
    viewpoints.startEditing()
    saved = saver.save(Entry(HOSTILE, HERE, "lighting"), None)
    assert saved.operation == ""
    assert texts(store) == []
    assert in_layer(viewpoints) == [HOSTILE]
    assert viewpoints.undoStack().undoText() == "Viewpoint written down: Lighting"
    assert [entry.text for entry, _ in journal.waiting()] == [HOSTILE]
    assert viewpoints.commitChanges(), viewpoints.commitErrors()
    QTest.qWait(10)
    (row,) = store.rows("viewpoint")
    assert (row["uuid"], row["number"], row["theme"]) == (saved.entry.uuid, 1, "lighting")
    assert journal.waiting() == [] and saver.lost == []


@in_every_mode
def test_in_an_edit_session_taking_back_is_undo(saver, store, viewpoints, journal):
    viewpoints.startEditing()
    saver.save(Entry("ett"), None)
    saved = saver.save(Entry("två"), None)
    saver.take_back(saved)
    QTest.qWait(10)
    assert in_layer(viewpoints) == ["ett"]
    assert [entry.text for entry, _ in journal.waiting()] == ["ett"]
    viewpoints.undoStack().undo()  # as QGIS's own button does
    QTest.qWait(10)
    assert journal.waiting() == []
    viewpoints.commitChanges()
    assert texts(store) == []


@in_every_mode
def test_undo_goes_no_further_than_the_viewpoint(saver, viewpoints):
    viewpoints.startEditing()
    saved = saver.save(Entry("ett"), None)
    feature = next(viewpoints.getFeatures())
    place_name = viewpoints.fields().lookupField("place_name")
    viewpoints.changeAttributeValue(feature.id(), place_name, "x")
    with pytest.raises(ConflictError, match="step by step"):
        saver.take_back(saved)
    assert in_layer(viewpoints) == ["ett"]


@in_every_mode
def test_a_viewpoint_saved_with_its_layer_is_taken_back_from_the_store(saver, store, viewpoints):
    viewpoints.startEditing()
    saved = saver.save(Entry("ett"), None)
    viewpoints.commitChanges()
    QTest.qWait(10)
    saver.take_back(saved)
    assert texts(store) == []


@in_every_mode
def test_discarded_edits_keep_what_was_said(saver, store, viewpoints, journal, controller):
    viewpoints.startEditing()
    saver.save(Entry("ett", HERE), None)
    saver.save(Entry("två"), None)
    viewpoints.rollBack()
    QTest.qWait(10)
    assert [entry.text for entry, _ in saver.lost] == ["ett", "två"]
    again = Saver(controller, store, journal)  # as after a crash
    assert again.save_lost() == 2
    assert texts(store) == ["ett", "två"]
    assert journal.waiting() == [] and again.lost == []


@in_every_mode
def test_what_stood_in_edits_when_qgis_died_is_offered_once(
    saver, store, viewpoints, controller, journal
):
    viewpoints.startEditing()
    saver.save(Entry("ett"), None)
    other = Saver(controller, store, journal)
    assert [entry.text for entry, _ in other.lost] == ["ett"]
    other.forget_lost()
    assert journal.waiting() == []


def test_another_layers_unsaved_edits_are_waited_for(saver, store, project):
    viewpoints = project.mapLayersByName("occasion")[0]
    viewpoints.startEditing()
    feature = QgsVectorLayerUtils.createFeature(viewpoints)
    feature["title"] = "osparat"
    viewpoints.addFeature(feature)
    with pytest.raises(StoreLockedError, match="occasion"):
        saver.save(Entry("ett"), None)
    assert texts(store) == []


@pytest.mark.parametrize("editing", [False, True])
def test_a_part_of_the_plan_an_outline_and_a_photo_come_along(
    saver, store, viewpoints, tmp_path, editing
):
    with store.operation() as operation:
        plan = operation.insert("plan_layer", {"name": "plan"})
        part = operation.insert(
            "plan_object", {"plan_layer_uuid": plan, "object_key": "1", "label": "GC1"}
        )
    picture = tmp_path / "Anna Ek 070.JPG"
    QImage(4, 4, QImage.Format.Format_RGB32).save(str(picture), "JPG")
    place = Place(PLAN, 150_000.0, 6_920_000.0, 25.0, "GC1", part)
    place = outlined(place, QgsGeometry.fromWkt("LINESTRING(150000 6920000, 150100 6920000)"))
    if editing:
        viewpoints.startEditing()
    saved = saver.save(Entry("ett", place, photo=str(picture)), None)
    if editing:
        viewpoints.commitChanges()
        QTest.qWait(10)
    (link,) = store.rows("link")
    assert (link["plan_object_uuid"], link["made_by"], link["state"]) == (part, "person", "ok")
    (photo,) = store.rows("photo")
    assert photo["viewpoint_uuid"] == saved.entry.uuid
    assert "Anna" not in photo["path"] and photo["public"] is False
    assert (photo_home(store) / photo["path"]).read_bytes() == picture.read_bytes()
    (line,) = store.rows("viewpoint_line")
    assert line["viewpoint_uuid"] == saved.entry.uuid and line["geom"].length() == 100
    saver.take_back(saved)
    tables = ("viewpoint", "link", "photo", "viewpoint_line")
    assert [store.count(table) for table in tables] == [0] * 4


def test_what_is_no_picture_is_refused_and_nothing_is_saved(saver, store, tmp_path):
    (tmp_path / "x.exe").write_bytes(b"x")
    with pytest.raises(InputError, match="no picture"):
        saver.save(Entry("ett", photo=str(tmp_path / "x.exe")), None)
    assert texts(store) == []


def test_an_entry_comes_back_from_its_draft_and_a_spoilt_draft_is_none():
    entry = Entry(HOSTILE, HERE, "lighting", "negative", "evening", 3, 2, "p.jpg")
    assert from_json(to_json(entry)) == entry
    assert from_json({}) is None
    assert from_json({"place": 3, "text": "x"}) is None
    spoilt = replace(entry, place=replace(HERE, outline="no hex"))
    assert from_json(to_json(spoilt)) is None
    assert from_json(to_json(Entry(" "))) is None
