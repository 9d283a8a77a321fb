"""Days and times that are typed into their fields, as people type them."""

from __future__ import annotations

import datetime

import pytest
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QWidget
from synpunkt.dialogs.answers.fields import DayField
from synpunkt.dialogs.occasions.numbers import MomentField

UTC = datetime.timezone.utc


def typed(field, text):
    for letter in text:
        QTest.keyClick(field, letter)


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.mark.parametrize("text", ["20270109", "2027-01-09"])
def test_a_day_is_typed_into_an_empty_field_and_over_another_day(window, text):
    field = DayField("day", window)
    field.setFocus()
    assert field.day() is None
    typed(field, text)
    assert field.day() == datetime.date(2027, 1, 9)
    field.set_day(datetime.date(2026, 11, 25))
    field.setSelectedSection(field.Section.YearSection)
    typed(field, text)
    assert field.day() == datetime.date(2027, 1, 9)


@pytest.mark.parametrize("text", ["202701091630", "2027-01-09 16:30"])
def test_a_moment_is_typed_into_an_empty_field(window, text):
    field = MomentField("moment", window)
    field.setFocus()
    typed(field, text)
    assert field.moment() == datetime.datetime(2027, 1, 9, 15, 30, tzinfo=UTC)


def test_a_field_that_only_has_the_focus_stays_empty(window):
    field = DayField("day", window)
    field.setFocus()
    QTest.keyClick(field, "x")
    assert field.day() is None


@pytest.mark.parametrize("field_of", [DayField, MomentField])
def test_a_field_that_is_emptied_twice_shows_nothing(window, field_of):
    field = field_of("field", window)
    empty = field.set_day if field_of is DayField else field.set_moment
    for _ in range(2):
        empty(None)
        assert field.isNull() and not field.lineEdit().text().strip()
