"""Putting back what a viewpoint held before, as the log and the restricted file have it."""

from __future__ import annotations

import pytest
from qgis.core import QgsGeometry, QgsPointXY, QgsVectorLayer
from synpunkt.layers.errors import ConflictError, InputError
from synpunkt.layers.old_values import old_values, put_back
from synpunkt.layers.restricted import restricted_path
from synpunkt.layers.takeback import take_back

BACKENDS = ("file", "server")


def at(x: float, y: float) -> QgsGeometry:
    return QgsGeometry.fromPointXY(QgsPointXY(x, y))


@pytest.fixture
def viewpoint(store):
    values = {"text": "a", "theme": "upkeep", "severity": 1, "geometry_kind": "point"}
    with store.operation("import") as operation:
        return operation.insert("viewpoint", values, at(1, 1))


def write(store, uuid, values, *place):
    with store.operation("panel", "x") as operation:
        operation.update("viewpoint", uuid, values, *place)


def offered(store, uuid):
    return [(old.column, old.value) for old in old_values(store, uuid)]


def restore(store, old):
    with store.operation("panel", "y") as operation:
        put_back(operation, store, old)
    return operation.uuid


def test_each_earlier_value_is_offered_once_and_what_stands_now_is_not(store, viewpoint):
    assert offered(store, viewpoint) == []
    for theme in ("lighting", "upkeep", "lighting", None):
        write(store, viewpoint, {"theme": theme})
    write(store, viewpoint, {"severity": 3})
    write(store, viewpoint, {"severity": 1})
    assert offered(store, viewpoint) == [
        ("severity", 3), ("theme", "lighting"), ("theme", "upkeep"),
    ]  # fmt: skip


def test_an_old_value_stands_again_and_can_be_taken_back(store, viewpoint):
    write(store, viewpoint, {"theme": "lighting", "severity": 4})
    (old,) = (one for one in old_values(store, viewpoint) if one.column == "theme")
    operation = restore(store, old)
    row = store.row("viewpoint", viewpoint)
    assert (row["theme"], row["severity"]) == ("upkeep", 4)
    take_back(store, operation)
    assert store.row("viewpoint", viewpoint)["theme"] == "lighting"


def test_an_old_text_stands_again_and_has_to_be_checked_again(store, viewpoint):
    for text in ("b", "c"):
        write(store, viewpoint, {"text": text})
    write(store, viewpoint, {"privacy_state": "checked"})
    texts = [one for one in old_values(store, viewpoint) if one.column == "text"]
    assert [one.value for one in texts] == ["b", "a"]
    restore(store, texts[1])
    row = store.row("viewpoint", viewpoint)
    assert (row["text"], row["privacy_state"]) == ("a", "unchecked")


@pytest.mark.file_only
def test_without_the_restricted_file_or_an_operation_no_text_is_offered(store, viewpoint):
    layer = QgsVectorLayer(f"{store.path}|layername=viewpoint", "v", "ogr")
    assert layer.startEditing()
    feature = next(layer.getFeatures())
    layer.changeAttributeValue(feature.id(), layer.fields().indexFromName("text"), "outside")
    assert layer.commitChanges()
    assert offered(store, viewpoint) == []
    write(store, viewpoint, {"text": "b"})
    assert offered(store, viewpoint) == [("text", "outside")]
    restricted_path(store.path).unlink()
    assert offered(store, viewpoint) == []


def test_a_place_comes_back_and_goes_again(store, viewpoint):
    write(store, viewpoint, {"geometry_kind": "none"}, None)
    (old,) = old_values(store, viewpoint)
    restore(store, old)
    row = store.row("viewpoint", viewpoint)
    assert (row["geom"].asPoint(), row["geometry_kind"]) == (QgsPointXY(1, 1), "point")
    (old,) = old_values(store, viewpoint)
    restore(store, old)
    row = store.row("viewpoint", viewpoint)
    assert (row["geom"], row["geometry_kind"]) == (None, "none")


def test_the_point_of_a_stretch_is_not_moved_off_it(store, viewpoint):
    write(store, viewpoint, {"geometry_kind": "line"}, at(5, 5))
    assert offered(store, viewpoint) == []


def test_an_occasion_is_offered_by_its_name(store, viewpoint):
    with store.operation() as operation:
        table = operation.insert("occasion", {"title": "Table"})
    write(store, viewpoint, {"occasion_uuid": table})
    write(store, viewpoint, {"occasion_uuid": None})
    (old,) = old_values(store, viewpoint)
    assert (old.value, old.name) == (table, "Table")


def test_what_changed_meanwhile_is_left_alone(store, viewpoint):
    write(store, viewpoint, {"theme": "lighting"})
    (old,) = old_values(store, viewpoint)
    write(store, viewpoint, {"theme": "traffic"})
    with pytest.raises(ConflictError):
        restore(store, old)
    assert store.row("viewpoint", viewpoint)["theme"] == "traffic"
    with store.operation() as operation:
        operation.delete("viewpoint", viewpoint)
    with pytest.raises(InputError):
        restore(store, old)
