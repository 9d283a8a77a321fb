"""Letters that become statements with viewpoints, and the register of what was handed over."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from qgis.core import QgsCoordinateTransformContext, QgsGeometry
from synpunkt.layers import handovers, matters, statements
from synpunkt.layers.errors import ConflictError, InputError
from synpunkt.layers.statements import Letter, Piece
from synpunkt.layers.takeback import take_back

BACKENDS = ("file", "server")

DAY = datetime.date(2026, 10, 2)
LETTER = Letter("authority", "Länsstyrelsen", DAY, "consultation", True)
PIECES = [Piece("Bullret vid södra gatan.", "noise"), Piece("Bron bör flyttas.")]


@pytest.fixture
def matter(store):
    with store.operation() as operation:
        return operation.insert("matter", {
            "title": "Exempelplan", "stage": "consultation",
            "consultation_from": datetime.date(2026, 9, 14), "consultation_to": DAY,
            "review_from": datetime.date(2027, 2, 1),
        })  # fmt: skip


def hand_in(store, matter, letter=LETTER, pieces=PIECES):
    with store.operation("statement") as operation:
        made = statements.write(operation, store, matter, letter, pieces)
    return (*made, operation.uuid)


def test_a_letter_becomes_a_statement_with_its_pieces(store, matter):
    statement, viewpoints, _ = hand_in(store, matter)
    row = store.row("statement", statement)
    assert (row["number"], row["sender_label"], row["in_period"]) == (1, "Länsstyrelsen", True)
    rows = [store.row("viewpoint", uuid) for uuid in viewpoints]
    assert [row["text"] for row in rows] == [piece.text for piece in PIECES]
    assert {row["statement_uuid"] for row in rows} == {statement}
    assert {row["formal_status"] for row in rows} == {"samrad_statement"}
    assert {row["privacy_state"] for row in rows} == {"unchecked"}
    assert {row["received_on"] for row in rows} == {DAY}
    kept = store.rows("viewpoint_matter", "matter_uuid = ?", (matter,))
    assert {row["basis"] for row in kept} == {"statement"}
    members = matters.members(store, store.row("matter", matter), QgsCoordinateTransformContext())
    assert [member.bases for member in members] == [("statement",), ("statement",)]


def test_statements_are_numbered_within_their_matter(store, matter):
    with store.operation() as operation:
        other = operation.insert("matter", {"title": "Ombyggnad"})
    numbers = [
        store.row("statement", hand_in(store, which)[0])["number"]
        for which in (matter, matter, other, matter)
    ]
    assert numbers == [1, 2, 1, 3]


def test_private_senders_are_running_numbers_and_never_names(store, matter):
    private = replace(LETTER, sender_group="private", sender_label="Anna Exempelsson")
    labels = []
    for letter in (private, LETTER, private, private):
        row = store.row("statement", hand_in(store, matter, letter)[0])
        labels.append(row["sender_label"])
    assert labels == ["Privatperson 1", "Länsstyrelsen", "Privatperson 2", "Privatperson 3"]


@pytest.mark.parametrize(
    ("stage", "day", "expected"),
    [
        ("consultation", datetime.date(2026, 9, 13), False),
        ("consultation", datetime.date(2026, 9, 14), True),
        ("consultation", DAY, True),
        ("consultation_account", DAY + datetime.timedelta(days=1), False),
        ("consultation", None, None),
        ("programme", DAY, None),
        ("review", datetime.date(2027, 1, 31), False),
        ("review", datetime.date(2030, 1, 1), True),  # no last day is known
    ],
)
def test_whether_a_letter_came_in_time(store, matter, stage, day, expected):
    assert statements.in_period(store.row("matter", matter), stage, day) is expected


def test_without_dates_nobody_can_tell(store):
    with store.operation() as operation:
        matter = operation.insert("matter", {"title": "Utan datum"})
    assert statements.in_period(store.row("matter", matter), "consultation", DAY) is None


@pytest.mark.parametrize(
    ("stage", "about_plan", "status"),
    [
        ("consultation", True, "samrad_statement"),
        ("review", True, "review_statement"),
        ("review", False, "not_about_plan"),
    ],
)
def test_the_formal_status_follows_the_stage(stage, about_plan, status):
    assert statements.formal_status(stage, about_plan) == status


def test_a_piece_about_a_part_of_the_plan_is_tied_to_it(store, matter):
    with store.operation() as operation:
        layer = operation.insert("plan_layer", {"name": "plan"})
        area = QgsGeometry.fromWkt("POLYGON((0 0, 1 0, 1 1, 0 0))")
        part = operation.insert(
            "plan_object", {"plan_layer_uuid": layer, "object_key": "GC1"}, area
        )
    _, (uuid, *_), _ = hand_in(store, matter, pieces=[Piece("Tunneln", plan_object=part)])
    link = next(store.rows("link", "viewpoint_uuid = ?", (uuid,)))
    assert (link["made_by"], link["relation"], link["state"]) == ("person", "about", "ok")
    assert store.row("viewpoint", uuid)["geom"] is None


@pytest.mark.parametrize(
    ("letter", "pieces", "said"),
    [
        (replace(LETTER, sender_group=None), PIECES, "sender group"),
        (replace(LETTER, sender_label=" "), PIECES, "which organisation"),
        (replace(LETTER, received_on=None), PIECES, "which day"),
        (LETTER, [], "Mark at least one part"),
        (LETTER, [Piece("  ")], "no text"),
    ],
)
def test_a_letter_that_lacks_something_is_refused_whole(store, matter, letter, pieces, said):
    with pytest.raises(InputError, match=said):
        hand_in(store, matter, letter, pieces)
    assert store.count("statement") == store.count("viewpoint") == 0


def test_a_letter_is_taken_back_as_a_whole(store, matter):
    *_, operation = hand_in(store, matter)
    take_back(store, operation)
    assert store.count("statement") == store.count("viewpoint") == 0
    assert store.count("viewpoint_matter") == 0


# --- handovers ---


@pytest.fixture
def passed(store, matter):
    """The store, with two viewpoints of a letter handed to the streets department."""
    _, viewpoints, _ = hand_in(store, matter)
    with store.operation("handover") as operation:
        handovers.hand_over(operation, viewpoints, " Gatukontoret ", "email", DAY, matter)
    return store, viewpoints


def test_the_register_tells_what_was_passed_to_whom(passed):
    store, viewpoints = passed
    rows = handovers.register(store)
    assert [(row.viewpoint, row.party, row.channel, row.sent_on) for row in rows] == [
        (uuid, "Gatukontoret", "email", DAY) for uuid in viewpoints
    ]
    assert [row.number for row in rows] == [1, 2]
    assert {row.matter_title for row in rows} == {"Exempelplan"}
    assert all(row.is_open for row in rows)
    assert handovers.parties(store) == ["Gatukontoret"]
    assert [row.viewpoint for row in handovers.register(store, viewpoints[1])] == viewpoints[1:]


def test_a_receipt_and_the_answer_that_came_back_are_put_down(passed):
    store, _ = passed
    first = handovers.register(store)[0]
    later = DAY + datetime.timedelta(days=20)
    with store.operation() as operation:
        handovers.follow_up(operation, store, first, {"acknowledged_on": later})
    acknowledged = handovers.register(store)[0]
    assert acknowledged.is_open
    with store.operation() as operation:
        came = {"answer": "Lampan är bytt.", "answered_on": later}
        handovers.follow_up(operation, store, acknowledged, came)
    assert not handovers.register(store)[0].is_open
    assert handovers.register(store)[0].acknowledged_on == later
    # What has been changed since it was seen is looked at again first.
    with pytest.raises(ConflictError), store.operation() as operation:
        handovers.follow_up(operation, store, first, {"answer": "Nej"})


@pytest.mark.parametrize(
    ("party", "day", "said"), [(" ", DAY, "who gets"), ("Polisen", None, "which day")]
)
def test_a_handover_needs_its_receiver_and_day(passed, party, day, said):
    store, viewpoints = passed
    with pytest.raises(InputError, match=said), store.operation() as operation:
        handovers.hand_over(operation, viewpoints, party, None, day, None)


def test_nothing_comes_back_before_it_was_sent(passed):
    store, _ = passed
    first = handovers.register(store)[0]
    early = {"answered_on": DAY - datetime.timedelta(days=1)}
    with pytest.raises(InputError, match="before the handover"), store.operation() as operation:
        handovers.follow_up(operation, store, first, early)
