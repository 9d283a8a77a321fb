"""Dates, numbers and texts as layers of all kinds hold them."""

from __future__ import annotations

import datetime

import pytest
from qgis.core import NULL
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime
from synpunkt.processing.summary.values import date_of, number_of, text_of

DAY = datetime.date(2026, 11, 12)


@pytest.mark.parametrize(
    "value",
    [
        QDate(2026, 11, 12),
        QDateTime(QDate(2026, 11, 12), QTime(23, 59)),
        QDateTime(QDate(2026, 11, 11), QTime(23, 30), Qt.TimeSpec.UTC),
        DAY,
        datetime.datetime(2026, 11, 11, 23, 30, tzinfo=datetime.timezone.utc),
        datetime.datetime(2026, 11, 12, 23, 30),
        "2026-11-12",
        " 2026-11-12 ",
        "20261112",
        20261112,
        "2026-11-12T23:30:00",
        "2026-11-12 08:15",
        "2026-11-11T23:30:00Z",
        "2026-11-11T23:30:00.500Z",
        "2026-11-12T00:30:00+01:00",
        "2026-11-11T22:30:00-02:00",
    ],
)
def test_a_day_is_the_day_in_sweden(value):
    assert date_of(value) == DAY


def test_summer_time_is_two_hours_ahead():
    assert date_of("2026-06-30T22:30:00Z") == datetime.date(2026, 7, 1)


@pytest.mark.parametrize("value", [NULL, None, "", "  "])
def test_no_date_is_none(value):
    assert date_of(value) is None
    assert number_of(value) is None


@pytest.mark.parametrize("value", ["i höstas", "12/11/2026", "2026-13-01", "2026-11-12 igår", 7])
def test_what_is_no_date_is_told(value):
    with pytest.raises(ValueError):
        date_of(value)


@pytest.mark.parametrize(("value", "number"), [(3, 3), (2.5, 2.5), ("3", 3), ("2,5", 2.5)])
def test_numbers_may_be_texts_with_a_decimal_comma(value, number):
    assert number_of(value) == number


@pytest.mark.parametrize("value", ["stort", "nan", "inf"])
def test_what_is_no_number_is_told(value):
    with pytest.raises(ValueError):
        number_of(value)


def test_an_empty_text_is_not_null():
    assert text_of("") == ""
    assert text_of(NULL) is None
