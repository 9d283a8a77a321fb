"""Square metres on the ellipsoid, for many areas at once."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsDistanceArea,
    QgsGeometry,
)
from synpunkt.layers.ellipsoid import Ellipsoid
from synpunkt.layers.errors import InputError

CONTEXT = QgsCoordinateTransformContext()
SWEREF, DEGREES = "EPSG:3014", "EPSG:4326"
E0, N0 = 152_900, 6_920_400  # by the middle of Sundsvall in EPSG:3014


def ellipsoid(crs: str) -> Ellipsoid:
    return Ellipsoid(QgsCoordinateReferenceSystem(crs), CONTEXT)


def square(side: float, hole: float = 0.0) -> str:
    def ring(half: float) -> str:
        corners = ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))
        return ", ".join(f"{E0 + half * x!r} {N0 + half * y!r}" for x, y in corners)

    rings = [ring(side / 2), *([ring(hole / 2)] if hole else [])]
    return "(" + ", ".join(f"({one})" for one in rings) + ")"


@settings(max_examples=25, deadline=None)
@given(
    crs=st.sampled_from([SWEREF, "EPSG:3006", "EPSG:3857", DEGREES]),
    far=st.lists(st.floats(30, 5_000), min_size=3, max_size=30),
    hole=st.floats(0, 20),
)
def test_areas_are_those_of_qgis(crs: str, far: list[float], hole: float) -> None:
    """Ragged rings, some with a hole; QGIS's own numbers are good to some hundredths."""
    turns = [math.tau * number / len(far) for number in range(len(far))]
    corners = [
        f"{E0 + r * math.cos(turn)!r} {N0 + r * math.sin(turn)!r}"
        for r, turn in zip(far, turns, strict=True)
    ]
    inner = square(hole)[1:-1] if hole > 1 else ""
    outer = "(" + ", ".join([*corners, corners[0]]) + ")"
    ragged = f"POLYGON({outer}{', ' + inner if inner else ''})"
    drawn = [QgsGeometry.fromWkt(wkt) for wkt in (ragged, "POLYGON" + square(100))]
    # QGIS takes each edge as straight in degrees; with these vertices it is, to a hair.
    shapes = [shape.densifyByDistance(50) for shape in drawn]
    system = QgsCoordinateReferenceSystem(crs)
    carry = QgsCoordinateTransform(QgsCoordinateReferenceSystem(SWEREF), system, CONTEXT)
    own = QgsDistanceArea()
    own.setSourceCrs(system, CONTEXT)
    own.setEllipsoid(system.ellipsoidAcronym())
    for shape in shapes:
        shape.transform(carry)
    expected = [own.measureArea(shape) for shape in shapes]
    assert ellipsoid(crs).areas(shapes) == pytest.approx(expected, rel=1e-6, abs=0.05)


def test_holes_are_no_area_and_parts_add_up() -> None:
    shapes = [
        "POLYGON" + square(1_000),
        "POLYGON" + square(400),
        "POLYGON" + square(1_000, hole=400),
        "MULTIPOLYGON(" + square(1_000, hole=400) + ", " + square(300) + ")",
        "POLYGON" + square(300),
    ]
    found = ellipsoid(SWEREF).areas(QgsGeometry.fromWkt(wkt) for wkt in shapes)
    whole, hole, rest, both, island = found
    assert whole - hole == pytest.approx(rest, abs=1e-6)
    assert both == pytest.approx(rest + island, abs=1e-6)


def test_a_strip_between_two_parallels_is_as_large_as_theory_says() -> None:
    """One degree by one, from 60° north: by the integral over the ellipsoid of WGS 84."""
    a, b = 6_378_137.0, 6_356_752.314245
    e = math.sqrt(1 - (b / a) ** 2)

    def below(latitude: float) -> float:
        sine = math.sin(math.radians(latitude))
        return b * b / 2 * (sine / (1 - (e * sine) ** 2) + math.atanh(e * sine) / e)

    strip = QgsGeometry.fromWkt("POLYGON((16 60, 17 60, 17 61, 16 61, 16 60))")
    expected = math.radians(1) * (below(61) - below(60))
    assert ellipsoid(DEGREES).area(strip) == pytest.approx(expected, rel=1e-8)


def test_what_crosses_the_date_line_is_no_larger_for_it() -> None:
    here, there = (
        QgsGeometry.fromWkt(f"POLYGON(({w} 60, {e} 60, {e} 61, {w} 61, {w} 60))")
        for w, e in ((16, 18), (179, -179))
    )
    first, second = ellipsoid(DEGREES).areas([here, there])
    assert first == pytest.approx(second, rel=1e-12)


def test_lines_points_and_nothing_have_no_area() -> None:
    shapes = [
        "LINESTRING(152900 6920400, 153000 6920400, 153000 6920500)",
        "POINT(152900 6920400)",
        "POLYGON EMPTY",
        "GEOMETRYCOLLECTION(POINT(152900 6920400), POLYGON" + square(100) + ")",
    ]
    measured = ellipsoid(SWEREF)
    *none, collected = measured.areas(QgsGeometry.fromWkt(wkt) for wkt in shapes)
    assert none == [0.0, 0.0, 0.0]
    assert collected == measured.area(QgsGeometry.fromWkt("POLYGON" + square(100)))
    assert measured.areas([]) == []


def test_what_is_not_on_the_earth_has_no_area() -> None:
    with pytest.raises(InputError):
        ellipsoid(SWEREF).area(QgsGeometry.fromWkt("POLYGON((0 0, 1e30 0, 1e30 1e30, 0 0))"))
