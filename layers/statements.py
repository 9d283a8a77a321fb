"""Statements: one letter in a matter, many viewpoints.

A statement has its number within the matter and says from what kind of sender it came; a private
person is a running number, never a name. Each of its viewpoints keeps its piece of the letter.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .errors import InputError
from .language import translate, words
from .matters import STATEMENT
from .operations import Operation
from .rows import UTC
from .store import Store

PRIVATE = "private"
NOT_ABOUT_PLAN = "not_about_plan"
#: Which of the matter's periods a stage's statements belong to.
_PERIODS = {
    "consultation": "consultation",
    "consultation_account": "consultation",
    "review": "review",
    "review_statement": "review",
}
_SAID_BY = {
    PRIVATE: "resident",
    "association": "group",
    "political_party": "group",
    "authority": "official",
    "board": "official",
    "municipal_company": "official",
}
_RUNNING = re.compile(r"(\d+)\s*$")


@dataclass(frozen=True)
class Piece:
    """A marked part of a letter that becomes a viewpoint; ``plan_object`` is what it is about."""

    text: str
    theme: str | None = None
    valence: str | None = None
    place_name: str | None = None
    plan_object: str | None = None
    about_plan: bool = True


@dataclass(frozen=True)
class Letter:
    """What is known of a letter as a whole; ``sender_label`` is of no account if it is private."""

    sender_group: str | None
    sender_label: str | None
    received_on: datetime.date | None
    stage: str | None
    in_period: bool | None
    received_form: str = "written_letter"
    written: bool = True
    diary_ref: str | None = None
    document_ref: str | None = None


def in_period(
    matter: Mapping[str, Any], stage: str | None, received_on: datetime.date | None
) -> bool | None:
    """Whether a letter came within its stage's period, both its days counted.

    None where that can't be told: no day, a stage without a period, or a matter without its dates.
    An open end is no limit.
    """
    period = _PERIODS.get(stage or "")
    if period is None or received_on is None:
        return None
    begin, end = matter[f"{period}_from"], matter[f"{period}_to"]
    if begin is None and end is None:
        return None
    return not ((begin and received_on < begin) or (end and received_on > end))


def formal_status(stage: str | None, about_plan: bool = True) -> str:
    """The formal status of what is said in a letter of that stage."""
    if not about_plan:
        return NOT_ABOUT_PLAN
    return "review_statement" if _PERIODS.get(stage or "") == "review" else "samrad_statement"


def next_number(store: Store, matter: str) -> int:
    """The number of the matter's next statement."""
    numbers = [row["number"] or 0 for row in store.rows("statement", *_of(matter))]
    return max(numbers, default=0) + 1


def private_label(store: Store, matter: str) -> str:
    """What the matter's next private sender is called, in the store's language."""
    taken = [
        int(found.group(1))
        for row in store.rows("statement", *_of(matter))
        if row["sender_group"] == PRIVATE and (found := _RUNNING.search(row["sender_label"] or ""))
    ]
    text = words(store.language).translate("Synpunkt", "Private person {number}")
    return text.format(number=max(taken, default=0) + 1)


def write(
    operation: Operation, store: Store, matter: str, letter: Letter, pieces: Sequence[Piece]
) -> tuple[str, list[str]]:
    """Store a letter and its pieces; (the statement's uuid, those of its viewpoints in order).

    InputError without a matter, a day, a sender or a marked piece with a text.
    """
    check(letter, pieces)
    private = letter.sender_group == PRIVATE
    statement = operation.insert("statement", {
        "matter_uuid": matter, "number": next_number(store, matter),
        "diary_ref": letter.diary_ref or None, "sender_group": letter.sender_group,
        "sender_label": private_label(store, matter) if private else letter.sender_label,
        "received_on": letter.received_on, "written": letter.written,
        "in_period": letter.in_period, "stage": letter.stage,
        "document_ref": letter.document_ref or None,
    })  # fmt: skip
    viewpoints = []
    for piece in pieces:
        viewpoint = operation.insert("viewpoint", _viewpoint(letter, piece, statement))
        pair = {"viewpoint_uuid": viewpoint, "matter_uuid": matter}
        operation.insert("viewpoint_matter", {**pair, "basis": STATEMENT})
        if piece.plan_object:
            operation.insert("link", _link(viewpoint, piece.plan_object))
        viewpoints.append(viewpoint)
    return statement, viewpoints


def check(letter: Letter, pieces: Sequence[Piece]) -> None:
    """InputError, with what to do, where the letter can't be stored like this."""
    if not letter.sender_group:
        raise InputError(translate("Synpunkt", "Choose which sender group the letter is from."))
    if letter.sender_group != PRIVATE and not (letter.sender_label or "").strip():
        raise InputError(translate("Synpunkt", "Say which organisation the letter is from."))
    if letter.received_on is None:
        raise InputError(translate("Synpunkt", "Say on which day the letter came in."))
    if not pieces:
        raise InputError(
            translate("Synpunkt", "Mark at least one part of the letter as a viewpoint.")
        )
    if not all(piece.text.strip() for piece in pieces):
        raise InputError(translate("Synpunkt", "A viewpoint of the letter has no text."))


def _of(matter: str) -> tuple[str, tuple[str]]:
    return "matter_uuid = ?", (matter,)


def _viewpoint(letter: Letter, piece: Piece, statement: str) -> dict[str, Any]:
    return {
        "statement_uuid": statement,
        "text": piece.text.strip(),
        "theme": piece.theme,
        "valence": piece.valence,
        "place_name": (piece.place_name or "").strip() or None,
        "said_by": _SAID_BY.get(letter.sender_group or "", "unknown"),
        "received_form": letter.received_form,
        "received_on": letter.received_on,
        "formal_status": formal_status(letter.stage, piece.about_plan),
    }


def _link(viewpoint: str, plan_object: str) -> dict[str, Any]:
    return {
        "viewpoint_uuid": viewpoint,
        "plan_object_uuid": plan_object,
        "relation": "about",
        "made_by": "person",
        "made_at": datetime.datetime.now(UTC),
        "state": "ok",
    }
