"""The clock of Sweden as Qt tells it: the same as Python's own, which Windows lacks."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from synpunkt.layers.home_zone import HOME

PYTHONS = ZoneInfo("Europe/Stockholm")
UTC = datetime.timezone.utc
FIRST, LAST = datetime.datetime(1980, 4, 7), datetime.datetime(2037, 12, 31)
# Around the hours that are left out in spring and come twice in autumn.
TURNS = st.sampled_from([(2026, 3, 29), (2026, 10, 25), (1995, 9, 24)]).flatmap(
    lambda day: st.integers(0, 6 * 60).map(
        lambda minutes: datetime.datetime(*day) + datetime.timedelta(minutes=minutes)
    )
)
MOMENTS = st.one_of(TURNS, st.datetimes(FIRST, LAST))


@given(MOMENTS)
def test_a_moment_is_shown_as_pythons_own_zone_shows_it(moment):
    moment = moment.replace(tzinfo=UTC)
    ours, theirs = moment.astimezone(HOME), moment.astimezone(PYTHONS)
    assert (ours.replace(tzinfo=None), ours.fold) == (theirs.replace(tzinfo=None), theirs.fold)
    assert ours.astimezone(UTC) == moment


@given(MOMENTS, st.sampled_from([0, 1]))
def test_what_the_clock_shows_is_the_same_moment_as_in_pythons_own_zone(shown, fold):
    ours, theirs = (shown.replace(tzinfo=zone, fold=fold) for zone in (HOME, PYTHONS))
    assert ours.utcoffset() == theirs.utcoffset()


@pytest.mark.parametrize(("month", "told"), [(1, "2026-01-31 23:30"), (7, "2026-08-01 00:30")])
def test_winter_and_summer_are_told_apart(month, told):
    moment = datetime.datetime(2026, month, 31, 22, 30, tzinfo=UTC)
    assert f"{moment.astimezone(HOME):%Y-%m-%d %H:%M}" == told
