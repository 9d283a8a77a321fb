"""Held-back counts must not come out by any sum or difference."""

from __future__ import annotations

import itertools

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from synpunkt.processing.summary.small_marks import small_cells
from synpunkt.processing.summary.suppression import hidden


def determined(cells, equations, held):
    """Hidden cells that linear algebra alone gives away, by ranks (another way than ours)."""
    names = sorted(held)
    rows = []
    for total, parts in equations:
        row = [float(name in parts) - float(name == total) for name in names]
        if any(row):
            rows.append(row)
    if not names:
        return []
    matrix = numpy.array(rows or [[0.0] * len(names)])
    rank = numpy.linalg.matrix_rank(matrix)
    found = []
    for number, name in enumerate(names):
        unit = numpy.zeros((1, len(names)))
        unit[0, number] = 1
        if numpy.linalg.matrix_rank(numpy.vstack([matrix, unit])) == rank:
            found.append(name)
    return found


def table(counts):
    """Cells and equations of a two-way table with all its totals."""
    height, width = len(counts), len(counts[0])
    cells = {("cell", y, x): counts[y][x] for y in range(height) for x in range(width)}
    equations = []
    for y in range(height):
        cells["row", y, -1] = sum(counts[y])
        equations.append((("row", y, -1), [("cell", y, x) for x in range(width)]))
    for x in range(width):
        cells["column", -1, x] = sum(line[x] for line in counts)
        equations.append((("column", -1, x), [("cell", y, x) for y in range(height)]))
    cells["all", -1, -1] = sum(map(sum, counts))
    equations.append((("all", -1, -1), [("row", y, -1) for y in range(height)]))
    equations.append((("all", -1, -1), [("column", -1, x) for x in range(width)]))
    return cells, equations


def test_nothing_small_hides_nothing():
    cells, equations = table([[5, 0], [9, 7]])
    assert hidden(cells, equations, 5) == set()


def test_without_a_limit_nothing_is_hidden():
    cells, equations = table([[1, 1], [1, 1]])
    assert hidden(cells, equations, 0) == set()
    assert hidden(cells, equations, 1) == set()


def test_one_small_cell_takes_another_with_it():
    held = hidden({"all": 20, "a": 3, "b": 7, "c": 10}, [("all", ["a", "b", "c"])], 5)
    assert held == {"a", "b"}


def test_two_small_cells_whose_sum_is_small_take_a_third():
    held = hidden({"all": 12, "a": 1, "b": 2, "c": 9}, [("all", ["a", "b", "c"])], 5)
    assert held == {"a", "b", "c"}


def test_the_only_part_takes_the_total_with_it():
    assert hidden({"all": 3, "a": 3, "b": 0}, [("all", ["a", "b"])], 5) == {"all", "a"}


def test_a_known_total_is_a_total_too():
    assert hidden({"a": 3, "b": 7, "c": 8}, [(None, ["a", "b", "c"])], 5) == {"a", "b"}


def test_a_square_of_hidden_cells_is_not_given_away_by_its_rows():
    cells, equations = table([[3, 8, 9], [7, 9, 6], [9, 6, 30]])
    held = hidden(cells, equations, 5)
    assert ("cell", 0, 0) in held
    assert determined(cells, equations, held) == []


tables = st.integers(2, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 12), min_size=width, max_size=width), min_size=2, max_size=4
    )
)


@given(tables)
def test_no_hidden_count_can_be_worked_out(counts):
    cells, equations = table(counts)
    held = hidden(cells, equations, 5)
    assert {name for name, count in cells.items() if 0 < count < 5} <= held
    assert not [name for name in held if cells[name] == 0]
    assert determined(cells, equations, held) == []
    for total, parts in equations:
        covered = [cells[part] for part in parts if part in held]
        if covered and total not in held:
            assert len(covered) > 1 and sum(covered) >= 5 and sum(covered) > len(covered)


@pytest.mark.parametrize("order", [*itertools.permutations(["a", "b", "c"])])
def test_the_order_of_cells_matters_only_between_equals(order):
    cells = {"all": 16, "a": 2, "b": 5, "c": 9}
    assert hidden(cells, [("all", list(order))], 5) == {"a", "b"}


def test_as_many_small_cells_as_their_sum_take_another_with_them():
    cells = {"all": 14, "a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "f": 9}
    assert hidden(cells, [("all", list("abcdef"))], 5) == set("abcdef")


def test_a_cell_is_hidden_where_it_serves_two_sums():
    cells, equations = table([[40, 30], [1, 0]])
    held = hidden(cells, equations, 5)
    assert held == {("cell", 0, 0), ("cell", 1, 0), ("row", 0, -1), ("row", 1, -1)}


def marked(cells, equations, limit=5):
    return small_cells(cells, equations, hidden(cells, equations, limit), limit)


def test_only_small_cells_are_called_small():
    assert marked({"all": 20, "a": 3, "b": 7, "c": 10}, [("all", ["a", "b", "c"])]) == {"a"}


@pytest.mark.parametrize(
    "cells",
    [
        {"all": 28, "a": 4, "b": 4, "c": 20},  # 8 in all: both 4, if both are below 5
        {"all": 26, "a": 1, "b": 5, "c": 20},  # 6 in all: 1 and 5, if one is below 5
        {"all": 4, "a": 1, "b": 1, "c": 1, "d": 1},  # 4 parts, and less than 5 in all
    ],
)
def test_no_cell_is_called_small_if_that_gives_a_count_away(cells):
    assert marked(cells, [("all", sorted(cells.keys() - {"all"}))]) == set()


def test_below_two_is_one_and_is_not_told():
    cells = {"all": 20, "a": 1, "b": 7, "c": 12}
    assert marked(cells, [("all", ["a", "b", "c"])], 2) == set()


@given(
    st.lists(st.integers(0, 9), min_size=2, max_size=5),
    st.integers(3, 6),
)
def test_what_is_called_small_leaves_more_than_one_answer(counts, limit):
    names = [f"c{i}" for i in range(len(counts))]
    cells = {**dict(zip(names, counts, strict=True)), "all": sum(counts)}
    equations = [("all", names)]
    held = hidden(cells, equations, limit)
    small = small_cells(cells, equations, held, limit)
    assert all(0 < cells[name] < limit for name in small)
    # Every answer that a reader of the marks can think of.
    ranges = [
        range(1, limit) if name in small else range(limit if cells[name] >= limit else 1, 46)
        for name in names
        if name in held
    ]
    hidden_names = [name for name in names if name in held]
    shown = sum(cells[name] for name in names if name not in held)
    whole = range(1, limit) if "all" in small else [cells["all"]]
    totals = range(1, 300) if "all" in held and "all" not in small else whole
    for name in small - {"all"}:
        pairs = zip(hidden_names, ranges, strict=True)
        others = [values for other, values in pairs if other != name]
        least = sum(map(min, others)) + shown
        most = sum(map(max, others)) + shown
        answers = [n for n in range(1, limit) if any(least <= t - n <= most for t in totals)]
        assert len(answers) > 1
