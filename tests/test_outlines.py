"""Viewpoints about a stretch or an area: they still count once, and lie on what they are about."""

from __future__ import annotations

import pytest
from qgis.core import QgsGeometry
from synpunkt.layers.errors import InputError
from synpunkt.layers.outlines import set_outline, shape_of
from synpunkt.layers.places import places
from synpunkt.layers.takeback import take_back

BACKENDS = ("file", "server")

LINE = QgsGeometry.fromWkt("LineString (0 0, 100 0)")
PARK = QgsGeometry.fromWkt("Polygon ((0 0, 100 0, 100 100, 0 100, 0 0), (1 1, 99 1, 99 99, 1 1))")


@pytest.fixture
def viewpoint(store):
    with store.operation() as operation:
        place = QgsGeometry.fromWkt("Point (7 7)")
        return operation.insert("viewpoint", {"text": "Mörkt"}, place)


def outline(store, viewpoint, shape):
    with store.operation() as operation:
        set_outline(operation, store, viewpoint, shape)
    return operation.uuid


def test_an_outline_replaces_the_one_before_and_the_point_lies_on_it(store, viewpoint):
    for shape, kind in ((LINE, "line"), (PARK, "area")):
        outline(store, viewpoint, shape)
        row = store.row("viewpoint", viewpoint)
        assert row["geometry_kind"] == kind
        assert row["geom"].distance(shape) < 1e-9
        ((uuid, place),) = places(store)
        assert uuid == viewpoint and place.isGeosEqual(shape)
    assert store.count("viewpoint_line") == 0


def test_an_outline_is_taken_off_and_taken_back(store, viewpoint):
    before = store.row("viewpoint", viewpoint)["geom"].asWkt()
    drawn = outline(store, viewpoint, PARK)
    off = outline(store, viewpoint, None)
    assert store.count("viewpoint_area") == 0
    take_back(store, off)
    take_back(store, drawn)
    assert store.count("viewpoint_area") == 0
    assert store.row("viewpoint", viewpoint)["geom"].asWkt() == before


@pytest.mark.parametrize("wkt", ["Point (1 1)", "LineString (1 1, 1 1)", "Polygon EMPTY"])
def test_what_has_neither_length_nor_area_is_no_outline(store, viewpoint, wkt):
    with pytest.raises(InputError):
        outline(store, viewpoint, QgsGeometry.fromWkt(wkt))
    assert store.row("viewpoint", viewpoint)["geometry_kind"] is None


def test_the_shape_of_a_part_of_the_plan_serves_as_outline(store, viewpoint):
    with store.operation() as operation:
        layer = operation.insert("plan_layer", {"name": "plan"})
        values = {"plan_layer_uuid": layer, "object_key": "GATA1"}
        part = operation.insert("plan_object", values, PARK)
    outline(store, viewpoint, shape_of(store, part))
    assert store.count("viewpoint_area") == 1
    with pytest.raises(InputError):
        shape_of(store, "no such")
