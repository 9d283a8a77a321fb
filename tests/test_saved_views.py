"""Saved views: a filter as text and back, and how the store keeps it."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from synpunkt.dialogs.viewpoints.filters import Filter
from synpunkt.dialogs.viewpoints.saved_filter import as_json, from_json
from synpunkt.layers.saved_views import delete_view, save_view, saved_views
from synpunkt.layers.store import Store
from synpunkt.layers.takeback import take_back

CODES = st.frozensets(st.none() | st.text(max_size=5), max_size=3)
VALUES = {"frozenset": CODES, "bool": st.booleans(), "str": st.text(max_size=9)}
FILTERS = st.builds(
    Filter,
    **{field.name: VALUES[type(field.default).__name__] for field in dataclasses.fields(Filter)},
)


@given(FILTERS)
def test_every_filter_comes_back_as_it_was(chosen: Filter) -> None:
    assert from_json(as_json(chosen)) == chosen


def test_the_same_filter_is_the_same_text() -> None:
    one = Filter(themes=frozenset({"a", None, "b"}), text="mörkt")
    assert as_json(one) == '{"schema": 1, "text": "mörkt", "themes": [null, "a", "b"]}'


@pytest.mark.parametrize(
    "text", [None, "", "no json", "[]", '{"themes": "lighting"}', '{"text": 1, "unknown": [2]}']
)
def test_what_can_not_be_read_chooses_everything(text: str | None) -> None:
    assert from_json(text) == Filter()


def test_codes_that_are_no_texts_are_left_out() -> None:
    assert from_json('{"themes": [1, "a", null]}').themes == frozenset({"a", None})


def test_a_name_is_used_once_and_what_it_means_can_be_changed(store: Store) -> None:
    for name, text in (("b", "{}"), ("Åsa", "{}"), ("B", '{"unanswered": true}')):
        with store.operation() as operation:
            save_view(operation, saved_views(store), name, text)
    assert [(view.name, view.filter) for view in saved_views(store)] == [
        ("b", '{"unanswered": true}'),
        ("Åsa", "{}"),
    ]


def test_a_deleted_view_comes_back_when_that_is_taken_back(store: Store) -> None:
    with store.operation() as operation:
        save_view(operation, [], "a", "{}")
    (view,) = saved_views(store)
    with store.operation() as operation:
        delete_view(operation, view)
    assert saved_views(store) == []
    take_back(store, operation.uuid)
    assert saved_views(store) == [view]
