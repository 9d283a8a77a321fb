"""A viewpoint put on the map by hand, and what of the plan it is tied to."""

from __future__ import annotations

import datetime

import pytest
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt
from synpunkt.layers.feature_values import plain, values_of
from synpunkt.layers.placing import add_viewpoint, parts_at
from synpunkt.layers.schema import TABLES
from synpunkt.layers.store import Store

CONTEXT = QgsCoordinateTransformContext()


def at(x: float, y: float) -> QgsGeometry:
    return QgsGeometry.fromPointXY(QgsPointXY(153000 + x, 6921000 + y))


def square(x: float) -> QgsGeometry:
    corners = ((x, 0), (x + 10, 0), (x + 10, 10), (x, 10))
    return QgsGeometry.fromPolygonXY([[at(*corner).asPoint() for corner in corners]])


@pytest.fixture
def plan(store: Store) -> dict[str, dict]:
    """Two plans: of the first the parts A and B side by side, of the second C over both."""
    found = {}
    with store.operation() as operation:
        for name, keys in (("one", "AB"), ("two", "C")):
            layer = operation.insert("plan_layer", {"name": name})
            for place, key in enumerate(keys):
                part = {"plan_layer_uuid": layer, "object_key": key, "group_key": f"g{key}"}
                found[key] = operation.insert("plan_object", part, square(10 * place))
            found[name] = {"plan_layer_uuid": layer, "group_key": None}
    return found


def reached(store: Store, place: QgsGeometry, *more) -> list[str]:
    return [part.label for part in parts_at(store, place, CONTEXT, *more)]


def test_it_is_tied_to_all_that_it_lies_in_or_on_the_edge_of(store: Store, plan: dict) -> None:
    assert reached(store, at(5, 5)) == ["A", "C"]
    assert reached(store, at(10, 5)) == ["A", "B", "C"]
    assert reached(store, at(50, 5)) == []


def test_with_a_matter_to_the_parts_of_its_plan_alone(store: Store, plan: dict) -> None:
    assert reached(store, at(10, 5), plan["one"]) == ["A", "B"]
    assert reached(store, at(10, 5), {**plan["one"], "group_key": "gB"}) == ["B"]


def test_viewpoint_and_ties_are_one_operation(store: Store, plan: dict) -> None:
    parts = parts_at(store, at(5, 5), CONTEXT, plan["one"])
    with store.operation() as operation:
        uuid = add_viewpoint(operation, {"text": "a"}, at(5, 5), parts)
    (link,) = store.rows("link")
    assert (link["viewpoint_uuid"], link["plan_object_uuid"]) == (uuid, plan["A"])
    assert (link["state"], link["relation"], link["distance_m"]) == ("ok", "within", 0.0)


def test_a_feature_gives_the_values_that_an_operation_takes(store: Store) -> None:
    layer = QgsVectorLayer(store.uri("viewpoint"), "layer", store.provider)
    feature = QgsFeature(layer.fields())
    feature["text"], feature["severity"], feature["received_on"] = "a", 3, QDate(2026, 11, 3)
    feature["number"] = 7
    values = values_of(feature, TABLES["viewpoint"])
    assert {name: value for name, value in values.items() if value is not None} == {
        "text": "a",
        "severity": 3,
        "received_on": datetime.date(2026, 11, 3),
    }
    with store.operation() as operation:
        uuid = operation.insert("viewpoint", values)
    assert store.row("viewpoint", uuid)["number"] == 1


def test_a_time_is_in_utc_whatever_it_was_given_in() -> None:
    given = QDateTime.fromString("2026-11-03T13:00:00+01:00", Qt.DateFormat.ISODate)
    assert plain(given) == datetime.datetime(2026, 11, 3, 12, tzinfo=datetime.timezone.utc)
