"""Our part of a layer's filter: it shows what it should, and always comes off whole."""

from __future__ import annotations

import sqlite3

from hypothesis import given
from hypothesis import strategies as st
from synpunkt.layers.map_subset import combined, condition, without

FIDS = st.sets(st.integers(1, 40))
OWN = st.sampled_from(
    ["", "theme = 'lighting'", "(a) AND (b)", "\"x\" IN ('(', ')') OR 1=1", "note = ') AND ('"]
)


@given(known=FIDS, data=st.data())
def test_exactly_what_is_shown_is_let_through_and_all_that_comes_later(known, data):
    shown = data.draw(st.sets(st.sampled_from(sorted(known))) if known else st.just(set()))
    hidden = known - shown
    ours = condition(sorted(shown), sorted(hidden))
    later = max(known, default=0) + 1
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE t (fid INTEGER)")
    database.executemany("INSERT INTO t VALUES (?)", [(fid,) for fid in [*known, later]])
    rows = database.execute(f"SELECT fid FROM t WHERE {ours or '1=1'}")
    assert {row[0] for row in rows} == shown | {later}


@given(own=OWN, shown=FIDS, hidden=FIDS)
def test_the_users_part_comes_back_as_it_was(own, shown, hidden):
    ours = condition(sorted(shown - hidden), sorted(hidden))
    assert without(combined(own, ours)) == own


@given(own=OWN)
def test_what_is_not_ours_is_left_alone(own):
    assert without(own) == own
    assert combined(own, "") == own


def test_where_most_are_shown_the_others_are_named():
    assert len(condition(range(1, 1000), [1000])) < 90
    assert condition([1, 2], []) == ""
