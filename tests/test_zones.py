"""Zones and distances, against shapes drawn by hand and against a plain check of another kind."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsEllipsoidUtils,
    QgsGeometry,
    QgsPoint,
    QgsPointXY,
    QgsRectangle,
)
from synpunkt.layers.errors import InputError
from synpunkt.layers.metric import Reprojection, units_per_metre
from synpunkt.layers.metric_frame import Ground
from synpunkt.layers.zones import (
    EDGE,
    INSIDE,
    NEAR,
    OUTSIDE,
    UNUSABLE,
    WITHOUT_PLACE,
    MetricShape,
    Relation,
    ShapeFinder,
    members_by_place,
    place_of,
    together,
)

CONTEXT = QgsCoordinateTransformContext()
E0, N0 = 152_900, 6_920_400  # by the middle of Sundsvall in EPSG:3014
SQUARE = f"Polygon(({E0} {N0},{E0 + 200} {N0},{E0 + 200} {N0 + 200},{E0} {N0 + 200},{E0} {N0}))"
WITH_HOLE = SQUARE[:-1] + (
    f",({E0 + 80} {N0 + 80},{E0 + 120} {N0 + 80},{E0 + 120} {N0 + 120},{E0 + 80} {N0 + 120},"
    f"{E0 + 80} {N0 + 80}))"
)


def crs(code: int) -> QgsCoordinateReferenceSystem:
    return QgsCoordinateReferenceSystem(f"EPSG:{code}")


def shape(wkt: str, code: int = 3014) -> MetricShape:
    return MetricShape([QgsGeometry.fromWkt(wkt)], crs(code), CONTEXT)


def point(east: float, north: float) -> QgsGeometry:
    """Metres from the square's lower left corner."""
    return QgsGeometry(QgsPoint(E0 + east, N0 + north))


def local(wkt: str) -> QgsGeometry:
    geometry = QgsGeometry.fromWkt(wkt)
    geometry.translate(E0, N0)
    return geometry


@pytest.mark.parametrize(
    ("east", "zone"),
    [
        (100, INSIDE),
        (0.0013, INSIDE),
        (0.0009, EDGE),
        (0, EDGE),
        (-0.0009, EDGE),
        (-0.0013, OUTSIDE),
        (-30, OUTSIDE),
    ],
)
def test_the_edge_is_a_millimetre_on_either_side(east, zone):
    assert shape(SQUARE).zone(point(east, 100)) == zone


def test_a_hole_is_outside_and_its_rim_is_edge():
    holed = shape(WITH_HOLE)
    assert holed.zone(point(100, 100)) == OUTSIDE
    assert holed.zone(point(80.0005, 100)) == EDGE
    assert holed.zone(point(100, 100), near=20.01) == NEAR
    assert holed.distance(point(100, 100)) == pytest.approx(20, abs=1e-4)


def test_distance_is_nought_inside_and_metres_outside():
    square = shape(SQUARE)
    assert square.distance(point(50, 50)) == 0
    assert square.distance(point(-30, 240)) == pytest.approx(50, abs=1e-4)


@pytest.mark.parametrize("code", [3014, 3006, 4326, 3857, 5845])
def test_near_is_ground_metres_in_any_system(code):
    to_system = QgsCoordinateTransform(crs(3014), crs(code), CONTEXT)
    drawn = QgsGeometry.fromWkt(SQUARE)
    drawn.transform(to_system)
    square = MetricShape([drawn], crs(code), CONTEXT)
    for east, zone in ((-49.98, NEAR), (-50.02, OUTSIDE)):
        place = point(east, 100)
        place.transform(to_system)
        assert square.zone(place, near=50) == zone
        assert square.distance(place) == pytest.approx(-east, abs=0.002)


def test_a_point_on_an_arc_is_on_the_edge():
    circle = shape(f"CurvePolygon(CircularString({E0} {N0},{E0 + 200} {N0},{E0} {N0}))")
    for degrees in range(0, 360, 7):
        angle = math.radians(degrees)
        for offset, zone in ((0, EDGE), (0.0008, EDGE), (0.0013, OUTSIDE), (-0.0013, INSIDE)):
            radius = 100 + offset
            place = point(100 + radius * math.cos(angle), radius * math.sin(angle))
            assert circle.zone(place) == zone, (degrees, offset)


@pytest.mark.parametrize(
    ("code", "longitude", "latitude"),
    [
        (3006, 17.3, 62.4),
        (3014, 17.3, 62.4),
        (3021, 17.3, 62.4),
        (4326, 17.3, 62.4),
        (3857, 17.3, 62.4),
        (3395, 17.3, 62.4),
        (27700, -0.1, 51.5),
        (27572, 2.3, 48.6),
        (2263, -74.0, 40.7),
    ],
)
def test_a_frame_is_the_transverse_mercator_on_its_own_ellipsoid(code, longitude, latitude):
    system = crs(code)
    ellipsoid = QgsEllipsoidUtils.ellipsoidParameters(system.ellipsoidAcronym())
    axes = f"+a={ellipsoid.semiMajor!r} +b={ellipsoid.semiMinor!r} +no_defs +type=crs"
    degrees = QgsCoordinateReferenceSystem.fromProj(f"+proj=longlat {axes}")
    metres = QgsCoordinateReferenceSystem.fromProj(f"+proj=tmerc +lon_0={longitude} {axes}")
    middle = QgsCoordinateTransform(degrees, system, CONTEXT).transform(longitude, latitude)
    frame = Ground(system, CONTEXT).frame(QgsRectangle(middle, middle))
    to_metres = QgsCoordinateTransform(system, metres, CONTEXT)
    step = 5_000 * units_per_metre(system)
    for east, north in ((0, 0), (1, 0), (0, -1), (-1, 1)):
        x, y = middle.x() + east * step, middle.y() + north * step
        assert frame.project.point(x, y).distance(to_metres.transform(x, y)) < 1e-7


@pytest.mark.parametrize("code", [4326, 3857, 3006])
def test_a_long_edge_is_straight_in_its_own_system(code):
    to_system = QgsCoordinateTransform(crs(4326), crs(code), CONTEXT)
    corners = [(17.0, 62.0), (17.2, 62.0), (17.2, 62.1), (17.0, 62.1), (17.0, 62.0)]
    ring = [to_system.transform(QgsPointXY(*corner)) for corner in corners]
    area = MetricShape([QgsGeometry.fromPolygonXY([ring])], crs(code), CONTEXT)
    assert area.frame.project.transform.isValid()
    for share in (0.1, 0.37, 0.5, 0.83):
        for first, last in zip(ring, ring[1:], strict=False):
            x = first.x() + share * (last.x() - first.x())
            y = first.y() + share * (last.y() - first.y())
            assert area.zone(QgsGeometry(QgsPoint(x, y))) == EDGE


@pytest.mark.parametrize(
    ("wkt", "zone"),
    [
        ("LineString(10 10,20 10)", INSIDE),
        ("LineString(-10 10,20 10)", EDGE),
        ("LineString(-10 -10,-10 300)", NEAR),
        ("LineString(-90 0,-90 300)", OUTSIDE),
        ("Polygon((10 10,20 10,20 20,10 10))", INSIDE),
        ("Polygon((-10 10,20 10,20 20,-10 10))", EDGE),
        ("Polygon((-10 -10,300 -10,300 300,-10 300,-10 -10))", EDGE),
        ("Polygon((10 10,20 20,20 10,10 20,10 10))", INSIDE),
        ("MultiLineString((10 10,20 10),(30 10,40 10))", INSIDE),
        ("MultiLineString((10 10,20 10),(-90 10,-80 10))", EDGE),
        ("MultiLineString((-10 10,-20 10),(-90 10,-80 10))", NEAR),
        ("MultiPoint(-10 10,20 10)", INSIDE),
        ("MultiPoint(-10 10,-200 10)", NEAR),
        ("PointZ(10 10 55)", INSIDE),
        ("CircularString(10 10,20 20,30 10)", INSIDE),
        ("GeometryCollection(Point(10 10),LineString(-90 10,-80 10))", EDGE),
    ],
)
def test_stretches_areas_and_many_parts_have_one_zone(wkt, zone):
    assert shape(SQUARE).zone(local(wkt), near=50) == zone


def test_an_area_that_lies_in_a_hole_is_not_inside():
    area = local("Polygon((90 90,110 90,110 110,90 110,90 90))")
    assert shape(WITH_HOLE).zone(area) == OUTSIDE
    assert shape(WITH_HOLE).zone(area, near=10.01) == NEAR


def test_a_line_or_a_point_as_shape_has_no_inside():
    street = shape(f"LineString({E0} {N0},{E0 + 200} {N0})")
    assert street.zone(point(50, 0)) == EDGE
    assert street.zone(point(50, 5), near=5.01) == NEAR
    assert street.distance(point(50, 5)) == pytest.approx(5, abs=1e-4)
    tree = shape(f"Point({E0} {N0})")
    assert tree.zone(point(3, 4), near=5.01) == NEAR
    assert tree.distance(point(3, 4)) == pytest.approx(5, abs=1e-4)


@pytest.mark.parametrize(
    ("geometry", "state"),
    [
        (QgsGeometry(), WITHOUT_PLACE),
        (QgsGeometry.fromWkt("Point EMPTY"), WITHOUT_PLACE),
        (QgsGeometry.fromWkt("Polygon EMPTY"), WITHOUT_PLACE),
        (QgsGeometry(QgsPoint(math.inf, 0)), UNUSABLE),
        (QgsGeometry(QgsPoint(5, math.nan)), UNUSABLE),
        (QgsGeometry.fromPolylineXY([QgsPointXY(0, 0), QgsPointXY(math.inf, 1)]), UNUSABLE),
        (QgsGeometry(QgsPoint(0, 0)), None),
    ],
)
def test_no_place_and_unusable_coordinates_are_told_apart(geometry, state):
    assert place_of(geometry) == state
    assert shape(SQUARE).zone(geometry) == (state or OUTSIDE)


def test_what_can_not_be_carried_over_has_no_place():
    reproject = Reprojection(crs(4326), crs(3006), CONTEXT)
    assert reproject(QgsGeometry(QgsPoint(17, 500))) is None


def test_lines_keep_their_course_when_carried_over():
    line = QgsGeometry.fromWkt("LineString(17 62,17.3 62)")
    moved = Reprojection(crs(4326), crs(3014), CONTEXT)(line)
    middle = QgsCoordinateTransform(crs(4326), crs(3014), CONTEXT).transform(QgsPointXY(17.15, 62))
    assert moved.distance(QgsGeometry.fromPointXY(middle)) < 0.0002


def test_a_system_that_is_not_of_the_earth_is_refused():
    with pytest.raises(InputError, match="coordinate system"):
        Ground(QgsCoordinateReferenceSystem(), CONTEXT)


def test_coordinates_that_do_not_fit_their_system_are_refused():
    metres_as_degrees = shape(SQUARE, 4326)
    with pytest.raises(InputError, match="EPSG:4326"):
        metres_as_degrees.zone(point(5, 5))


def test_half_the_world_is_too_large():
    with pytest.raises(InputError, match="large"):
        shape("Polygon((-90 0,90 0,90 60,-90 60,-90 0))", 4326).zone(QgsGeometry(QgsPoint(0, 5)))


@pytest.mark.parametrize(
    ("zones", "whole"),
    [
        ((INSIDE, INSIDE), INSIDE),
        ((INSIDE, OUTSIDE), EDGE),
        ((INSIDE, EDGE), EDGE),
        ((EDGE, OUTSIDE), EDGE),
        ((NEAR, OUTSIDE), NEAR),
        ((OUTSIDE, OUTSIDE), OUTSIDE),
    ],
)
def test_several_outlines_are_inside_only_if_all_are(zones, whole):
    assert together(Relation(zone, 0.0) for zone in zones).zone == whole


def test_members_by_place_come_from_another_system_and_in_order():
    to_degrees = QgsCoordinateTransform(crs(3014), crs(4326), CONTEXT)
    places = {"a": point(100, 100), "b": point(-20, 100), "c": point(-500, 0), "d": QgsGeometry()}
    for place in places.values():
        if not place.isNull():
            place.transform(to_degrees)
    found = list(members_by_place(places.items(), crs(4326), shape(SQUARE), 50, CONTEXT))
    assert [(match.key, match.zone) for match in found] == [("a", INSIDE), ("b", NEAR)]
    assert found[1].distance == pytest.approx(20, abs=0.002)


coordinates = st.tuples(st.floats(-120, 320), st.floats(-120, 320))


@given(coordinates)
def test_zones_agree_with_a_plain_check_in_the_plan_system(place):
    geometry = point(*place)
    area = QgsGeometry.fromWkt(WITH_HOLE)
    to_rim = geometry.distance(QgsGeometry(area.constGet().boundary()))
    if abs(to_rim - 50) < 0.001 or abs(to_rim - 0.001) < 0.0005:
        return
    inside = area.contains(geometry)
    plain = EDGE if to_rim <= 0.001 else INSIDE if inside else NEAR if to_rim < 50 else OUTSIDE
    assert shape(WITH_HOLE).zone(geometry, near=50) == plain


@given(coordinates, st.sampled_from([3006, 4326, 3857]), st.sampled_from([3006, 4326, 3857]))
def test_the_systems_of_both_layers_do_not_matter(place, of_shape, of_point):
    geometry = point(*place)
    to_rim = geometry.distance(QgsGeometry(QgsGeometry.fromWkt(SQUARE).constGet().boundary()))
    if to_rim < 0.02 or abs(to_rim - 50) < 0.02:
        return
    expected = shape(SQUARE).zone(geometry, near=50)
    drawn = QgsGeometry.fromWkt(SQUARE)
    drawn.transform(QgsCoordinateTransform(crs(3014), crs(of_shape), CONTEXT))
    geometry.transform(QgsCoordinateTransform(crs(3014), crs(of_point), CONTEXT))
    carried = Reprojection(crs(of_point), crs(of_shape), CONTEXT)(geometry)
    finder = ShapeFinder({"plan": MetricShape([drawn], crs(of_shape), CONTEXT)}, near=50)
    assert [match.zone for match in finder.matches(carried)] == [
        zone for zone in (expected,) if zone != OUTSIDE
    ]
