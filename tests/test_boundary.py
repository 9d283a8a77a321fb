"""Boundaries from what planners really have: broken, curved, drawn as lines, in many pieces."""

from __future__ import annotations

import itertools

import pytest
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
)
from qgis.PyQt.QtCore import QMetaType
from synpunkt.layers.boundary import as_text, boundaries_of, united
from synpunkt.layers.zones import EDGE, INSIDE, MetricShape

CRS = QgsCoordinateReferenceSystem("EPSG:3014")
DEGREES = QgsCoordinateReferenceSystem("EPSG:4326")
CONTEXT = QgsCoordinateTransformContext()
LEFT = "Polygon((0 0,10 0,10 10,0 10,0 0))"
RIGHT = "Polygon((10 0,20 0,20 10,10 10,10 0))"


def features(*rows, names=("name",)):
    """Features with ids from 1: each row a WKT (or None), then the values of ``names``."""
    fields = QgsFields()
    for name in names:
        fields.append(QgsField(name, QMetaType.Type.QString))
    made = []
    for number, (wkt, *values) in enumerate(rows, 1):
        feature = QgsFeature(fields, number)
        feature.setAttributes([*values, *[NULL] * (len(names) - len(values))])
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        made.append(feature)
    return made


def only(wkt):
    """The one boundary that a feature gives, with the notes."""
    found, notes = boundaries_of(features((wkt,)), CRS)
    assert len(found) == 1
    assert found[0].geometry.isGeosValid()
    return found[0].geometry, notes


def test_a_bow_tie_is_repaired_and_told():
    area, notes = only("Polygon((0 0,10 10,10 0,0 10,0 0))")
    assert area.area() == pytest.approx(50)
    assert notes.repaired == [1]


def test_overlapping_parts_are_one_area():
    area, notes = only("MultiPolygon(((0 0,10 0,10 10,0 10,0 0)),((5 0,15 0,15 10,5 10,5 0)))")
    assert area.area() == pytest.approx(150)
    assert area.constGet().numGeometries() == 1
    assert notes.repaired == [1]


def test_a_closed_line_is_an_area_and_an_open_one_is_left_out():
    area, _ = only("LineString(0 0,10 0,10 10,0 0)")
    assert area.area() == pytest.approx(50)
    found, notes = boundaries_of(features(("LineString(0 0,10 0,10 10)",), (LEFT,)), CRS)
    assert [boundary.key for boundary in found] == ["2"]
    assert notes.not_closed == [1]


def test_a_line_closed_but_for_a_rounding_error_is_an_area():
    area, _ = only("LineString(0 0,10 0,10 10,0 0.0004)")
    assert area.area() == pytest.approx(50, abs=0.01)


@pytest.mark.parametrize(
    "wkt",
    [
        "CurvePolygon(CircularString(0 0,10 0,0 0))",
        "CircularString(0 0,10 0,0 0)",
        "MultiSurface(CurvePolygon(CircularString(0 0,5 5,10 0,5 -5,0 0)))",
        "CompoundCurve(CircularString(0 0,5 5,10 0),CircularString(10 0,5 -5,0 0))",
    ],
)
def test_arcs_bound_areas(wkt):
    area, notes = only(wkt)
    assert area.area() == pytest.approx(78.5398, abs=0.005)
    assert notes.repaired == []


def test_heights_are_of_no_account():
    area, _ = only("PolygonZ((0 0 3,10 0 4,10 10 5,0 0 3))")
    assert not area.constGet().is3D()


def test_what_has_no_area_is_told_apart():
    found, notes = boundaries_of(
        features((None,), ("Point(1 1)",), ("Polygon((0 0,1 1,2 2,0 0))",), ("Polygon EMPTY",)), CRS
    )
    assert found == []
    assert notes.without_geometry == [1, 4]
    assert notes.not_closed == [2]
    assert notes.unusable == [3]


def test_polygons_of_one_group_are_one_boundary_without_inner_borders():
    rows = features((LEFT, "a"), (RIGHT, "a"), ("Polygon((0 50,1 50,1 51,0 50))", None))
    found, _ = boundaries_of(rows, CRS, group_field="name")
    assert [boundary.key for boundary in found] == ["", "a"]
    assert found[1].geometry.constGet().numGeometries() == 1
    shape = MetricShape([found[1].geometry], CRS, CONTEXT)
    assert shape.zone(QgsGeometry.fromWkt("Point(10 5)")) == INSIDE
    assert shape.zone(QgsGeometry.fromWkt("Point(20 5)")) == EDGE


def borders(gap):
    """Neighbours whose common border has a vertex on one side only, ``gap`` metres off."""
    upper = QgsGeometry.fromWkt("Polygon((0 0,90 7,90 50,0 50,0 0))")
    vertex = f"45 {3.5 - gap}"
    lower = QgsGeometry.fromWkt(f"Polygon((0 0,{vertex},90 7,90 -50,0 -50,0 0))")
    for geometry in (upper, lower):
        geometry.translate(152_900, 6_920_400)
    return [upper, lower]


@pytest.mark.parametrize("gap", [0, 1e-9, 1e-6, 0.0004, 0.0015, -0.0004])
@pytest.mark.parametrize("crs", [CRS, DEGREES], ids=["metres", "degrees"])
def test_hairline_cracks_between_neighbours_are_no_borders(gap, crs):
    parts = borders(gap)
    middle = QgsGeometry.fromWkt("Point(152945 6920403.5)")
    if crs == DEGREES:
        for geometry in (*parts, middle):
            geometry.transform(QgsCoordinateTransform(CRS, DEGREES, CONTEXT))
    whole = united(parts, crs)
    assert [part.numInteriorRings() for part in whole.constParts()] == [0]
    assert MetricShape([whole], crs, CONTEXT).zone(middle) == INSIDE


def test_a_real_hole_between_neighbours_stays():
    whole = united(borders(0.5), CRS)
    rings = sum(part.numInteriorRings() for part in whole.constParts())
    parts = whole.constGet().numGeometries()
    assert rings + parts > 1


def test_uniting_does_not_move_the_outline():
    before = [QgsGeometry.fromWkt(LEFT), QgsGeometry.fromWkt(RIGHT)]
    whole = united(before, CRS)
    expected = QgsGeometry.fromWkt("Polygon((0 0,20 0,20 10,0 10,0 0))")
    assert whole.symDifference(expected).area() < 20 * 0.0002


def test_the_order_of_rows_does_not_matter():
    rows = features(
        (LEFT, "a"),
        (RIGHT, "a"),
        ("Polygon((3 10,12 10,12 15,3 15,3 10))", "a"),
        ("Polygon((0 50,1 50,1 51,0 50))", "b"),
    )
    seen = set()
    for order in itertools.permutations(rows):
        found, _ = boundaries_of(order, CRS, group_field="name", label_field="name")
        seen.add(tuple((b.key, b.label, b.geometry.asWkt(9)) for b in found))
    assert len(seen) == 1


def test_objektidentitet_names_the_boundaries_if_unique():
    names = ("objektidentitet", "name")
    rows = features((LEFT, "id-b", "Norr"), (RIGHT, "id-a", None), names=names)
    found, _ = boundaries_of(rows, CRS, label_field="name")
    assert [(b.key, b.label) for b in found] == [("id-a", "id-a"), ("id-b", "Norr")]
    rows = features((LEFT, "id-a"), (RIGHT, "id-a"), names=names)
    assert [b.key for b in boundaries_of(rows, CRS)[0]] == ["1", "2"]


def test_the_label_is_that_of_the_lowest_key():
    rows = features((LEFT, "Etapp 1", "a"), (RIGHT, "Etapp 2", "a"), names=("name", "plan"))
    found, _ = boundaries_of(reversed(rows), CRS, group_field="plan", label_field="name")
    assert [(b.key, b.label) for b in found] == [("a", "Etapp 1")]


@pytest.mark.parametrize(
    ("value", "text"), [(NULL, ""), (3.0, "3"), (3.5, "3.5"), (7, "7"), ("x", "x")]
)
def test_keys_are_written_as_people_would(value, text):
    assert as_text(value) == text
