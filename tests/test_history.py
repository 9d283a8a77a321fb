"""What happened to a viewpoint, from a log that real operations and real edits wrote."""

from __future__ import annotations

from qgis.core import QgsGeometry, QgsPointXY, QgsVectorLayer
from synpunkt.layers.dossier import dossier
from synpunkt.layers.history import DELETE, INSERT, UPDATE, Value, history
from synpunkt.layers.store import Store
from synpunkt.layers.takeback import take_back

BACKENDS = ("file", "server")


def at(x: float, y: float) -> QgsGeometry:
    return QgsGeometry.fromPointXY(QgsPointXY(x, y))


def a_viewpoint(store: Store, **values: object) -> str:
    with store.operation("import", "table.csv") as operation:
        return operation.insert("viewpoint", {"text": "a", **values}, at(1, 1))


def test_a_new_viewpoint_has_come_in_and_nothing_else(store: Store) -> None:
    (entry,) = history(store, a_viewpoint(store))
    assert (entry.kind, entry.title) == ("import", "table.csv")
    assert entry.at is not None
    (change,) = entry.changes
    assert (change.table, change.what, change.values) == ("viewpoint", INSERT, ())


def test_each_value_is_told_from_what_to_what_the_latest_first(store: Store) -> None:
    uuid = a_viewpoint(store, theme="traffic", severity=1)
    for theme in ("lighting", None):
        with store.operation("panel", "x") as operation:
            operation.update("viewpoint", uuid, {"theme": theme})
    latest, earlier, _ = history(store, uuid)
    assert latest.changes[0].values == (Value("theme", "lighting", None),)
    assert earlier.changes[0].values == (Value("theme", "traffic", "lighting"),)


def test_of_a_text_it_says_only_that_it_changed(store: Store) -> None:
    uuid = a_viewpoint(store)
    with store.operation() as operation:
        operation.update("viewpoint", uuid, {"text": "a secret"})
    assert history(store, uuid)[0].changes[0].values == (Value("text"),)


def test_a_place_is_told_before_and_after(store: Store) -> None:
    uuid = a_viewpoint(store)
    with store.operation() as operation:
        operation.update("viewpoint", uuid, {}, at(4, 5))
    with store.operation() as operation:
        operation.update("viewpoint", uuid, {}, None)
    gone, moved, _ = history(store, uuid)
    (value,) = moved.changes[0].values
    assert (value.before.asPoint(), value.after.asPoint()) == (QgsPointXY(1, 1), QgsPointXY(4, 5))
    (value,) = gone.changes[0].values
    assert (value.before.asPoint(), value.after) == (QgsPointXY(4, 5), None)


def test_references_are_told_by_name(store: Store) -> None:
    with store.operation() as operation:
        one = operation.insert("occasion", {"title": "Table"})
        other = operation.insert("occasion", {"title": "Walk"})
    uuid = a_viewpoint(store, occasion_uuid=one)
    with store.operation() as operation:
        operation.update("viewpoint", uuid, {"occasion_uuid": other})
    assert history(store, uuid)[0].changes[0].values == (Value("occasion_uuid", "Table", "Walk"),)


def test_ties_and_decisions_belong_to_it(store: Store) -> None:
    uuid = a_viewpoint(store)
    with store.operation("attachtoplan", "plan") as operation:
        layer = operation.insert("plan_layer", {"name": "plan"})
        part = {"plan_layer_uuid": layer, "object_key": "GC1", "label": "Underpass"}
        tied = operation.insert("plan_object", part)
        pair = {"viewpoint_uuid": uuid, "plan_object_uuid": tied}
        link = operation.insert("link", {**pair, "state": "ok"})
    with store.operation() as operation:
        operation.update("link", link, {"state": "loose"})
    loosened, tying, _ = history(store, uuid)
    assert [(c.table, c.what, c.names) for c in tying.changes] == [
        ("link", INSERT, {"plan_object_uuid": "Underpass"})
    ]
    assert loosened.changes[0].values == (Value("state", "ok", "loose"),)
    assert loosened.changes[0].names == {"plan_object_uuid": "Underpass"}


def test_one_operation_is_one_entry_and_the_dossier_counts_the_same(store: Store) -> None:
    uuid = a_viewpoint(store)
    with store.operation("panel", "Both") as operation:
        matter = operation.insert("matter", {"title": "m"})
        operation.insert("viewpoint_matter", {"viewpoint_uuid": uuid, "matter_uuid": matter})
        operation.update("viewpoint", uuid, {"theme": "lighting"})
    found = history(store, uuid)
    assert [len(entry.changes) for entry in found] == [2, 1]
    assert dossier(store, uuid).changes == 2


def test_an_edit_in_qgis_has_no_operation_but_is_told(store: Store) -> None:
    uuid = a_viewpoint(store, theme="traffic")
    layer = QgsVectorLayer(store.uri("viewpoint"), "layer", store.provider)
    layer.startEditing()
    layer.changeAttributeValue(1, layer.fields().indexFromName("theme"), "upkeep")
    assert layer.commitChanges()
    entry = history(store, uuid)[0]
    assert (entry.title, entry.kind) == ("", "")
    assert entry.changes[0].what == UPDATE
    assert entry.changes[0].values == (Value("theme", "traffic", "upkeep"),)


def test_what_was_taken_back_and_is_gone_is_not_told_of_the_row(store: Store) -> None:
    uuid = a_viewpoint(store)
    with store.operation("panel", "Photo") as operation:
        operation.insert("photo", {"viewpoint_uuid": uuid, "path": "a.jpg"})
        made = operation.uuid
    assert len(history(store, uuid)) == 2
    take_back(store, made)
    assert len(history(store, uuid)) == 1
    assert all(change.what != DELETE for entry in history(store, uuid) for change in entry.changes)
