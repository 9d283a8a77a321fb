"""Answers to viewpoints, on a real store: one for many, per matter and stage, and no lost work."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from synpunkt.layers import assignments, matters, responses, text_blocks
from synpunkt.layers.assignments import Assignment
from synpunkt.layers.errors import ConflictError, InputError
from synpunkt.layers.responses import Answer, answers, answers_to
from synpunkt.layers.standing import standings
from synpunkt.layers.takeback import take_back

DAY = datetime.date(2026, 11, 20)
STAGE = "consultation"

BACKENDS = ("file", "server")


@pytest.fixture
def said(store):
    """The store, a matter and four viewpoints."""
    with store.operation() as operation:
        matter = operation.insert("matter", {"title": "Exempelplan", "stage": STAGE})
        viewpoints = [operation.insert("viewpoint", {"text": text}) for text in "abcd"]
    return store, matter, viewpoints


def answer(matter, comment="Vi ordnar det.", stage=STAGE, **values):
    return Answer.of({"matter_uuid": matter, "stage": stage, "comment": comment, **values})


def save(store, given, viewpoints, into=None, seen=None):
    seen = answers(store, given.matter_uuid, given.stage) if seen is None else seen
    with store.operation("answer") as operation:
        response = responses.write(operation, store, given, viewpoints, into, seen)
    return response, operation.uuid


def test_one_answer_serves_many(said):
    store, matter, (a, b, c, _) = said
    response, _ = save(store, answer(matter, decision="met"), [a, b, c])
    assert store.count("response") == 1
    assert answers(store, matter, STAGE)[a].viewpoints == tuple(sorted([a, b, c]))
    assert {one: found.status for one, found in standings(store, matter).items()} == dict.fromkeys(
        (a, b, c), "answered"
    )
    assert answers_to(store, a)[0].uuid == response


@pytest.mark.parametrize(
    ("decision", "wanted"),
    [("not_met", "Say why it is not met"), ("partly_met", "Say why it is only partly met")],
)
def test_what_is_not_met_wants_a_reason(said, decision, wanted):
    store, matter, (a, *_) = said
    for reason in (None, "", "  \n"):
        with pytest.raises(InputError, match=wanted):
            save(store, answer(matter, decision=decision, reason=reason), [a])
    assert store.count("response") == store.count("operation", "kind = 'answer'") == 0
    save(store, answer(matter, decision=decision, reason="Bron ligger utanför planen."), [a])
    assert not standings(store, matter)[a].lacks_reason


def test_an_answer_that_says_nothing_or_serves_nobody_is_refused(said):
    store, matter, (a, *_) = said
    with pytest.raises(InputError, match="Write an answer"):
        save(store, answer(matter, comment=" "), [a])
    with pytest.raises(InputError, match="Choose at least one"):
        save(store, answer(matter), [])


def test_a_later_stage_leaves_the_earlier_answer_as_it_was(said):
    store, matter, (a, *_) = said
    first, _ = save(store, answer(matter, decision="noted"), [a])
    second, _ = save(store, answer(matter, stage="review", decision="met"), [a])
    assert [found.uuid for found in answers_to(store, a)] == [first, second]
    assert answers(store, matter, STAGE)[a].answer.decision == "noted"
    assert answers(store, matter, "review")[a].answer.decision == "met"


def test_a_viewpoint_is_answered_in_several_matters(said):
    store, matter, (a, *_) = said
    with store.operation() as operation:
        other = operation.insert("matter", {"title": "Ombyggnad"})
    save(store, answer(matter, decision="met"), [a])
    save(store, answer(other, decision="noted"), [a])
    assert {row.answer.matter_uuid for row in answers_to(store, a)} == {matter, other}


def test_an_answer_of_its_own_leaves_the_shared_one_to_the_others(said):
    store, matter, (a, b, c, _) = said
    shared, _ = save(store, answer(matter, decision="met"), [a, b, c])
    own, _ = save(store, answer(matter, "Inte här.", decision="noted"), [a])
    found = answers(store, matter, STAGE)
    assert found[a].uuid == own
    assert found[b].viewpoints == tuple(sorted([b, c]))
    # The last to leave closes the door.
    save(store, answer(matter, "Inte där heller."), [b, c])
    assert store.row("response", shared) is None


def test_a_changed_answer_changes_for_all_it_serves_and_takes_more_in(said):
    store, matter, (a, b, c, _) = said
    response, _ = save(store, answer(matter), [a, b])
    save(store, answer(matter, "Nu med beslut.", decision="met"), [a, b, c], into=response)
    assert {row.uuid for row in answers(store, matter, STAGE).values()} == {response}
    assert answers(store, matter, STAGE)[c].answer.comment == "Nu med beslut."
    save(store, answer(matter, "Nu med beslut.", decision="met"), [a], into=response)
    assert set(answers(store, matter, STAGE)) == {a}


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(said):
    store, matter, (a, b, *_) = said
    before = answers(store, matter, STAGE)
    save(store, answer(matter, "En kollegas svar", decision="met"), [a])
    with pytest.raises(ConflictError, match="viewpoint 1 meanwhile"):
        save(store, answer(matter, "Mitt svar"), [a, b], seen=before)
    assert answers(store, matter, STAGE)[a].answer.comment == "En kollegas svar"
    assert b not in answers(store, matter, STAGE)


def test_an_answer_that_was_taken_back_meanwhile_is_a_conflict_too(said):
    store, matter, (a, *_) = said
    response, operation = save(store, answer(matter), [a])
    seen = answers(store, matter, STAGE)
    take_back(store, operation)
    with pytest.raises(ConflictError):
        save(store, answer(matter, "Ändrat"), [a], into=response, seen=seen)


def test_taking_an_answer_back_gives_the_old_one_again(said):
    store, matter, (a, b, c, _) = said
    save(store, answer(matter, decision="met"), [a, b])
    before = answers(store, matter, STAGE)
    _, operation = save(store, answer(matter, "Nytt", decision="noted"), [a, b, c])
    assert take_back(store, operation) > 0
    assert answers(store, matter, STAGE) == before


def test_the_same_answer_again_changes_nothing(said):
    store, matter, (a, *_) = said
    response, _ = save(store, answer(matter), [a])
    seq = store.count("change_log")
    save(store, answer(matter), [a], into=response)
    assert store.count("change_log") == seq


@settings(max_examples=15)
@given(
    st.lists(
        st.tuples(
            st.sets(st.integers(0, 3), min_size=1),
            st.sampled_from(["consultation", "review"]),
            st.booleans(),
        ),
        max_size=6,
    )
)
def test_whatever_is_answered_each_viewpoint_has_one_answer_a_stage(new_store, steps):
    with tempfile.TemporaryDirectory() as folder:
        store = new_store(Path(folder))
        with store.operation() as operation:
            matter = operation.insert("matter", {"title": "Exempelplan"})
            viewpoints = [operation.insert("viewpoint", {"text": text}) for text in "abcd"]
        states = []
        for number, (chosen, stage, change) in enumerate(steps):
            served = [viewpoints[one] for one in sorted(chosen)]
            known = answers(store, matter, stage)
            into = known[served[0]].uuid if change and served[0] in known else None
            states.append((matter, stage, known))
            _, operation_uuid = save(store, answer(matter, f"svar {number}", stage), served, into)
            states[-1] += (operation_uuid,)
            assert all(answers(store, matter, stage)[one].answer.comment for one in served)
            assert len({answers(store, matter, stage)[one].uuid for one in served}) == 1
            for viewpoint in viewpoints:
                stages = [found.answer.stage for found in answers_to(store, viewpoint)]
                assert len(stages) == len(set(stages))
            served_by = {tie["response_uuid"] for tie in store.rows("response_viewpoint")}
            assert served_by == {row["uuid"] for row in store.rows("response")}
        for matter_uuid, stage, known, operation_uuid in reversed(states):
            take_back(store, operation_uuid)
            assert answers(store, matter_uuid, stage) == known
        assert store.count("response") == store.count("response_viewpoint") == 0


def test_telling_back_marks_only_what_is_decided(said):
    store, matter, (a, b, *_) = said
    decided, _ = save(store, answer(matter, decision="noted"), [a])
    begun, _ = save(store, answer(matter, "Vi tittar på det."), [b])
    with store.operation() as operation:
        marked = responses.tell_back(operation, store, [decided, begun], DAY, "website")
    assert marked == 1
    assert standings(store, matter)[a].status == "told_back"
    assert store.row("response", decided)["feedback_channel"] == "website"
    assert store.row("response", begun)["feedback_on"] is None


# --- who answers, and by when ---


def test_naming_somebody_does_not_make_a_member_by_hand(said):
    store, matter, (a, b, *_) = said
    with store.operation() as operation:
        given = Assignment("Planarkitekt", DAY)
        assignments.assign(operation, store, matter, [a, b], given, {a: "place"})
    assert assignments.assignments(store, matter) == {a: given, b: given}
    assert standings(store, matter)[a].status == "in_progress"
    row = store.row("matter", matter)
    found = {one.viewpoint: one for one in matters.members(store, row, None)}
    assert found[b].bases == ("person",)
    assert found[a].bases == ()


def test_a_member_by_place_needs_no_row_of_its_own(said):
    store, matter, (a, *_) = said
    with store.operation() as operation:
        assignments.assign(operation, store, matter, [a], Assignment(), {a: "place"})
    assert store.count("viewpoint_matter") == 0


def test_what_was_left_out_stays_left_out(said):
    store, matter, (a, *_) = said
    with store.operation() as operation:
        matters.exclude(operation, store, matter, a, "Dubblett")
    with store.operation() as operation:
        assignments.assign(operation, store, matter, [a], Assignment("Planarkitekt"), {})
    assert standings(store, matter)[a].status == "excluded"


def test_who_was_assigned_and_then_put_in_by_hand_is_a_member_by_hand(said):
    store, matter, (a, *_) = said
    with store.operation() as operation:
        assignments.assign(operation, store, matter, [a], Assignment("Park"), {a: "place"})
    with store.operation() as operation:
        matters.include(operation, store, matter, a)
    found = matters.members(store, store.row("matter", matter), None)
    assert [one.bases for one in found] == [("person",)]


@pytest.mark.parametrize(
    ("day", "urgency"),
    [
        (None, "no_day"),
        (DAY - datetime.timedelta(days=1), "overdue"),
        (DAY, "due_soon"),
        (DAY + datetime.timedelta(days=3), "due_soon"),
        (DAY + datetime.timedelta(days=4), "later"),
    ],
)
def test_how_urgent_an_answer_is(day, urgency):
    assert Assignment(None, day).urgency(DAY) == urgency


# --- text blocks ---


def test_blocks_tell_in_how_many_answers_they_are_used(said):
    store, matter, (a, b, c, _) = said
    with store.operation() as operation:
        light = text_blocks.write(
            operation, {"text": "Belysningen ses över i projekteringen.", "theme": "lighting"}
        )
        other = text_blocks.write(operation, {"title": "Drift", "text": "Vi har felanmält det."})
    save(store, answer(matter, "Tack. Belysningen ses\növer i projekteringen."), [a, b])
    save(store, answer(matter, "Belysningen ses över i projekteringen. Bra.", "review"), [c])
    found = text_blocks.text_blocks(store)
    assert [(block.uuid, block.used) for block in found] == [(light, 2), (other, 0)]
    assert found[0].title == "Belysningen ses över i projekteringen."


def test_blocks_for_the_theme_come_first(said):
    store, *_ = said
    with store.operation() as operation:
        for title, theme in (("A", None), ("B", "upkeep"), ("C", "lighting.broken")):
            text_blocks.write(operation, {"title": title, "text": title, "theme": theme})
    assert [block.title for block in text_blocks.text_blocks(store, "lighting")] == ["C", "A", "B"]
    assert [block.title for block in text_blocks.text_blocks(store)] == ["A", "B", "C"]


def test_a_block_is_changed_and_removed(said):
    store, *_ = said
    with store.operation() as operation:
        uuid = text_blocks.write(operation, {"text": "Ett"})
    with store.operation() as operation:
        text_blocks.write(operation, {"text": "Två"}, uuid)
    assert [block.text for block in text_blocks.text_blocks(store)] == ["Två"]
    with store.operation() as operation:
        text_blocks.remove(operation, uuid)
    assert text_blocks.text_blocks(store) == []
    with pytest.raises(InputError), store.operation() as operation:
        text_blocks.write(operation, {"text": " "})
