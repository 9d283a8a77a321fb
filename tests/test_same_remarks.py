"""The same remark twice: found however it is written, joined, and kept as it was said."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from synpunkt.dialogs.viewpoints.columns import ViewpointColumns
from synpunkt.layers import same_remarks
from synpunkt.layers.errors import InputError
from synpunkt.layers.similar import NEAR, share, similar
from synpunkt.layers.takeback import take_back

TEXTS = (
    "Det är mörkt i gångtunneln efter åtta",
    "Fler cykelställ på södra sidan, tack",
    "det är MÖRKT i gångtunneln, efter åtta!!",
    "Det är så mörkt i gångtunneln efter klockan åtta",
    "Hissen till perrongen står still",
    "Fler cykelställ på den södra sidan",
    "Bra",
    "Bra",
)


def test_near_texts_are_found_together_and_short_ones_left_alone():
    assert similar(TEXTS) == [[0, 2, 3], [1, 5]]
    assert similar([]) == similar(["ensam text här"]) == []


@given(st.permutations(range(len(TEXTS))))
def test_the_order_of_the_texts_does_not_matter(order):
    found = {frozenset(order[i] for i in group) for group in similar([TEXTS[i] for i in order])}
    assert found == {frozenset({0, 2, 3}), frozenset({1, 5})}


@given(st.lists(st.text(min_size=1, max_size=40), max_size=20))
def test_whatever_is_written_each_text_is_in_one_group_at_most(texts):
    groups = similar(texts)
    met = [index for group in groups for index in group]
    assert len(met) == len(set(met))
    assert all(len(group) > 1 and group == sorted(group) for group in groups)
    again = similar([*texts, *texts])
    long = [i for i, t in enumerate(texts) if any(i in group for group in again)]
    assert all(any({i, i + len(texts)} <= set(group) for group in again) for i in long)


def test_among_many_texts_the_planted_twins_are_found():
    chance = random.Random(1)
    words = ["".join(chance.choice("abdefgiklmnoprstuvåäö") for _ in range(6)) for _ in range(4000)]
    texts = [" ".join(chance.choices(words, k=9)) for _ in range(20_000)]
    twins = {index: 10_000 + index for index in range(0, 2000, 10)}
    for one, other in twins.items():
        texts[other] = texts[one] + " extra"
    found = similar(texts)
    pairs = {tuple(group) for group in found}
    missed = [one for one, other in twins.items() if (one, other) not in pairs]
    assert share(texts[0], texts[twins[0]]) > NEAR
    assert not missed


@pytest.fixture
def said(store):
    with store.operation() as operation:
        table = operation.insert("occasion", {"title": "Bord"})
        uuids = [
            operation.insert(
                "viewpoint",
                {"text": text, "support_count": number, "occasion_uuid": table if number else None},
            )
            for number, text in enumerate(TEXTS)
        ]
    return table, uuids


def test_those_of_an_occasion_are_looked_for_or_those_of_a_matter(store, said):
    table, uuids = said
    groups = same_remarks.find(store, table)
    assert [[remark.number for remark in group] for group in groups] == [[2, 6], [3, 4]]
    groups = same_remarks.find(store, among=uuids[:3])
    assert [[remark.text for remark in group] for group in groups] == [[TEXTS[0], TEXTS[2]]]


def agreed(store):
    columns = ViewpointColumns.load(store)
    return dict(zip(columns.uuid, columns.agreed.tolist(), strict=True))


def test_joined_remarks_stay_as_they_were_said_and_are_counted_as_agreeing(store, said):
    _, uuids = said
    before = {row["uuid"]: (row["text"], row["support_count"]) for row in store.rows("viewpoint")}
    with store.operation("panel") as operation:
        assert same_remarks.join(operation, store, uuids[0], [uuids[2], uuids[0]]) == 1
    assert agreed(store)[uuids[0]] == 0 + 1 + 2
    with store.operation("panel") as second:
        assert same_remarks.join(second, store, uuids[3], [uuids[0]]) == 2  # and what it had
    assert agreed(store)[uuids[3]] == 3 + (1 + 0) + (1 + 2)
    after = {row["uuid"]: (row["text"], row["support_count"]) for row in store.rows("viewpoint")}
    assert after == before
    assert [len(group) for group in same_remarks.find(store)] == [2]
    take_back(store, second.uuid)
    assert agreed(store)[uuids[0]] == 3
    with store.operation() as third:
        same_remarks.part(third, [uuids[2]])
    assert agreed(store)[uuids[0]] == 0


def test_nothing_is_joined_to_what_is_itself_joined(store, said):
    _, uuids = said
    with store.operation() as operation:
        same_remarks.join(operation, store, uuids[0], [uuids[2]])
    with pytest.raises(InputError, match="itself joined"), store.operation() as operation:
        same_remarks.join(operation, store, uuids[2], [uuids[3]])
