from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from qgis.core import QgsValueRelationFieldFormatter
from synpunkt.layers import multivalue

values = st.lists(st.text(min_size=1))


@given(values)
@example(['say "hello"', "back\\slash", "a,b", "{x}", "NULL", " space ", "line\nbreak", "ÅÄÖ"])
def test_what_is_joined_comes_back_as_it_was(given_values):
    assert multivalue.split(multivalue.join(given_values)) == given_values


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1))
@example(["lighting.broken", 'say "hello"', "back\\slash", "a,b", "{x}"])
def test_qgis_reads_the_same_values(given_values):
    # QGIS takes the text apart the way its own multiple-choice widget does.
    read = QgsValueRelationFieldFormatter.valueToStringList(multivalue.join(given_values))
    assert read == given_values


def test_nothing_is_stored_as_null():
    assert multivalue.join([]) is None
    assert multivalue.join([""]) is None
    assert multivalue.split(None) == []
    assert multivalue.split("") == []
    assert multivalue.split("{}") == []


def test_codes_are_written_in_the_plain_form():
    assert multivalue.join(["lighting", "upkeep.litter"]) == '{"lighting","upkeep.litter"}'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{1,2}", ["1", "2"]),
        ('{ "a" , b }', ["a", "b"]),
        ('{"a",""}', ["a"]),
        ("lighting", ["lighting"]),
    ],
)
def test_what_others_wrote_is_read_too(text, expected):
    assert multivalue.split(text) == expected
