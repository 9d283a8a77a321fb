"""Where things go on the map picture."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from synpunkt.layers.language import words
from synpunkt.processing.summary import map_layout as layout
from synpunkt.processing.summary.map_picture import MOST_SYMBOLS, MapPicture
from synpunkt.processing.summary.model import MapFrame, Member, Summary

metres = st.floats(-1e6, 1e6)
SHAPE = [[[(-500.0, -300.0), (500.0, -300.0), (400.0, 300.0), (-500.0, 280.0)]]]


def picture(n: int, near: float = 0.0, shapes: dict | None = None) -> MapPicture:
    members = [
        Member(
            i, str(i), "inside", None, "positive", None, None,
            x=math.cos(i) * 300 * (i % 7) / 7, y=math.sin(i) * 250 * (i % 11) / 11,
        )
        for i in range(n)
    ]  # fmt: skip
    frame = MapFrame({"a": SHAPE} if shapes is None else shapes)
    made = Summary({}, {}, [], [], members, [], frame, near=near, language="en")
    return MapPicture(made, words("en"))


@given(st.lists(st.tuples(metres, metres), min_size=1), st.floats(0, 5000))
def test_every_point_lies_in_the_frame(points: list[tuple[float, float]], near: float) -> None:
    frame = layout.frame(points, near)
    assert frame is not None
    for point in points:
        x, y = frame.place(point)
        assert 0 < x < frame.width and 0 < y < frame.height


def test_north_is_up_and_scale_is_the_same_both_ways() -> None:
    frame = layout.frame([(0, 0), (1000, 300)], 0)
    assert frame is not None
    (x0, y0), (x1, y1) = frame.place((0, 0)), frame.place((100, 100))
    assert x1 - x0 == pytest.approx(y0 - y1)


@given(st.floats(0.01, 1e7))
def test_a_scale_bar_is_round_and_not_much_shorter_than_asked(longest: float) -> None:
    found = layout.round_length(longest)
    assert longest / 2.6 < found <= longest * (1 + 1e-6)
    assert f"{found:e}"[0] in "125" and float(f"{found:.0e}") == pytest.approx(found)


def test_symbols_on_one_spot_are_all_seen() -> None:
    spots = layout.spread([(100.0, 100.0)] * 25, 20)
    for i, one in enumerate(spots):
        for other in spots[:i]:
            assert math.dist(one, other) > 16


@given(st.lists(st.tuples(st.floats(-900, 900), st.floats(-900, 900)), max_size=200))
def test_bins_hold_each_point_once(points: list[tuple[float, float]]) -> None:
    bins = layout.binned(points, 50)
    assert sum(found.n for found in bins) == len(points)
    assert bins == layout.binned(points, 50)


def test_outlines_of_any_length_stay_few_vertices() -> None:
    ring = [
        (400 + 300 * math.cos(i / 9000), 400 + (250 + i % 7) * math.sin(i / 9000))
        for i in range(56_549)
    ]
    (thin,) = layout.thinned([ring])
    assert 100 < len(thin) <= 14_000
    triangle = [(0.0, 0.0), (0.1, 0.0), (0.0, 0.1)]
    assert layout.thinned([triangle]) == [triangle]


def test_an_area_number_stands_inside_its_area() -> None:
    horseshoe = [(0, 0), (10, 0), (10, 10), (9, 10), (9, 1), (1, 1), (1, 10), (0, 10)]
    x, y = layout.spot_inside([horseshoe])
    assert (0 < x < 1 or 9 < x < 10) or y < 1


@pytest.mark.parametrize("n", [0, 1, 40, 150, 1_500, 20_000])
def test_the_picture_stays_small(n: int) -> None:
    drawing = picture(n, near=50).draw("Map", "Words")
    assert drawing is not None and len(drawing) < 300_000


def test_a_thousand_areas_stay_small() -> None:
    shapes = {
        f"{i:04}": [[[(x + i % 32 * 1100, y + i // 32 * 700) for x, y in SHAPE[0][0]] * 20]]
        for i in range(1000)
    }
    drawing = picture(10, shapes=shapes).draw("Map", "Words")
    assert drawing is not None and len(drawing) < 300_000


def test_few_are_numbered_and_very_many_are_circles_that_say_so() -> None:
    few = picture(12)
    drawing = few.draw("Map", "Words")
    assert drawing is not None and ">11</text>" in drawing
    many = picture(MOST_SYMBOLS + 1)
    drawing = many.draw("Map", "Words")
    assert drawing is not None and "<circle" in drawing and "#m-positive" not in drawing
    assert any("circle" in note for note in many.notes)


def test_overlapping_areas_stay_filled() -> None:
    drawing = picture(0, shapes={"a": SHAPE, "b": SHAPE}).draw("Map", "Words")
    assert drawing is not None and drawing.count("<path d=") >= 2


def test_without_areas_there_is_no_picture() -> None:
    assert picture(5, shapes={}).draw("Map", "Words") is None
