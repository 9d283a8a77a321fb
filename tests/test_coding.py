"""The values of whole columns get numbers: equal ones the same, different ones different ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from synpunkt.layers.arrow import REAL, TEXT, WHOLE, Column, Texts
from synpunkt.layers.coding import Coding, NotInColumns

texts = st.one_of(
    st.none(),
    st.sampled_from([b"", b"lighting", b"lighting.broken", b"a" * 8, b"a" * 9, b"a" * 256]),
    st.binary(max_size=20).filter(lambda text: b"\0" not in text),
)
batches = st.lists(st.lists(texts, max_size=30), max_size=4)


def text_column(values: Sequence[bytes | None]) -> Column:
    """The values as GDAL hands them out: one text after the other, NULL being none."""
    given_texts = [value or b"" for value in values]
    lengths = np.array([len(text) for text in given_texts], np.int32)
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int32)[: len(values)]
    data = np.frombuffer(b"".join(given_texts), np.uint8)
    return Column(
        TEXT, Texts(data, starts, lengths), np.array([one is not None for one in values], bool)
    )


def numbered(coding: Coding, column: Column) -> list[Any]:
    return [coding.values[number] for number in coding.codes(column).tolist()]


@given(batches)
def test_each_text_is_told_from_all_others(batches: list[list[bytes | None]]) -> None:
    coding = Coding(lambda value: value)
    for values in batches:
        assert numbered(coding, text_column(values)) == values
    assert len(coding) == len({value for values in batches for value in values})


@pytest.mark.parametrize("many", [499, 501, 5_000])
def test_few_and_many_different_texts(many: int) -> None:
    coding = Coding(lambda value: value)
    values = [str(number).encode() for number in range(many)]
    assert numbered(coding, text_column(values)) == values
    assert numbered(coding, text_column(values[::-1])) == values[::-1]
    assert len(coding) == many


@given(st.lists(st.floats(allow_nan=False)), st.lists(st.integers(-(2**31), 2**31 - 1)))
def test_numbers_are_told_apart_too(reals: list[float], wholes: list[int]) -> None:
    for kind, values, width in ((REAL, reals, "<f8"), (WHOLE, wholes, "<i4")):
        column = Column(kind, np.array(values, width))
        assert numbered(Coding(lambda value: value), column) == values


def test_what_is_too_long_for_a_code_is_told_row_by_row() -> None:
    with pytest.raises(NotInColumns):
        Coding(lambda value: value).codes(text_column([b"a" * 257]))


def test_two_texts_with_one_key_are_never_taken_for_one() -> None:
    # The second word weighs this much in a key: so these two have the same one.
    weight = 0x9E3779B97F4A7C15
    first = np.array([weight, 0, 0, 1], "<u8").tobytes()
    column = Column(
        TEXT,
        Texts(np.frombuffer(first, np.uint8), np.array([0, 16]), np.array([8, 16])),
    )
    with pytest.raises(NotInColumns):
        Coding(lambda value: value).codes(column)
