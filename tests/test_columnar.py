"""Rows that are kept column by column."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from synpunkt.processing.summary.columnar import Columnar
from synpunkt.processing.summary.groups import Group, by_boundary


class Pair(NamedTuple):
    name: str
    number: int | None


PAIRS = st.lists(st.builds(Pair, st.text(max_size=3), st.none() | st.integers()))


@given(PAIRS)
def test_rows_are_what_went_in(rows: list[Pair]) -> None:
    kept = Columnar.of(Pair, rows)
    assert list(kept) == rows and len(kept) == len(rows)
    assert list(kept.column("number")) == [row.number for row in rows]
    assert [kept[at] for at in range(len(rows))] == rows
    assert list(kept[1:3]) == rows[1:3]
    assert list(reversed(kept)) == rows[::-1]


def group(boundary: str, zone: str, n: int) -> Group:
    return Group(boundary, zone, None, None, n, 0, 0, None, None)


def test_groups_of_each_boundary_and_none_of_what_lies_in_no_boundary() -> None:
    # A boundary may be called nothing at all, as what lies outside is.
    rows = [group("", "inside", 1), group("a", "inside", 2), group("a", "near", 3)]
    rows += [group("", "outside", 4), group("", "without_place", 5)]
    found = {key: list(some) for key, some in by_boundary(Columnar.of(Group, rows))}
    assert found == {"": rows[:1], "a": rows[1:3]}
    assert list(by_boundary(Columnar.of(Group, rows[3:]))) == []
    assert list(by_boundary(Columnar.of(Group, []))) == []
