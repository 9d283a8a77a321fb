"""The parts of the detail that are folded: plan, answers, actions, hand-overs, history."""

from __future__ import annotations

import datetime
from typing import Any, NamedTuple

from ...layers.dossier import Dossier
from ...layers.language import translate, words
from ..viewpoints.wording import Wording

PLAN, ANSWERS, ACTIONS, HANDOVERS, HISTORY = (
    "plan",
    "answers",
    "actions",
    "handovers",
    "history",
)
#: In the order in which they stand.
KEYS = (PLAN, ANSWERS, ACTIONS, HANDOVERS, HISTORY)
#: Told in lines of their own, for others have buttons beside them; the rest stand in one row.
WIDE = (PLAN, ANSWERS)
_SEPARATOR = " | "


class Part(NamedTuple):
    """A title, and the lines below it; the history's lines are read when it is opened."""

    key: str
    title: str
    lines: tuple[str, ...]


def parts(found: Dossier, wording: Wording, language: str) -> tuple[Part, ...]:
    """The parts of a viewpoint's detail, in the order in which they stand."""
    number = words(language).number
    counted = (
        (ACTIONS, translate("Synpunkt", "Actions {number}"), found.actions, _action),
        (HANDOVERS, translate("Synpunkt", "Handed over {number}"), found.handovers, _handover),
    )
    return (
        _plan(found, wording),
        _answers(found, wording),
        *(
            Part(
                key,
                title.format(number=number(len(rows))),
                tuple(line(row, wording) for row in rows),
            )
            for key, title, rows, line in counted
        ),
        Part(
            HISTORY,
            translate("Synpunkt", "History {number}").format(number=number(found.changes)),
            (),
        ),
    )


def _plan(found: Dossier, wording: Wording) -> Part:
    """ "In the plan: Underpass GC1"."""
    labels = [str(tie["label"]) for tie in found.ties]
    if not labels:
        told = translate("Synpunkt", "nothing yet")
    elif len(labels) == 1:
        told = labels[0]
    else:
        text = translate("Synpunkt", "{first} and %n more", "", len(labels) - 1)
        told = text.format(first=labels[0])
    title = translate("Synpunkt", "In the plan: {objects}").format(objects=told)
    return Part(PLAN, title, tuple(_tie(tie, wording) for tie in found.ties))


def _tie(tie: dict[str, Any], wording: Wording) -> str:
    """ "Underpass GC1 | Nearest, 12 m | In place"."""
    relation = wording.label("link_relation", tie["relation"])
    if tie["distance_m"]:
        relation = f"{relation}, {tie['distance_m']:.0f} m"
    return _joined(str(tie["label"]), relation, wording.label("link_state", tie["state"]))


def _answers(found: Dossier, wording: Wording) -> Part:
    """ "Answer: Met"."""
    decisions = [wording.label("decision", answer["decision"]) for answer in found.answers]
    if not decisions:
        told = translate("Synpunkt", "none yet")
    else:
        draft = translate("Synpunkt", "begun")
        told = ", ".join(dict.fromkeys(decision or draft for decision in decisions))
    title = translate("Synpunkt", "Answer: {decision}").format(decision=told)
    return Part(ANSWERS, title, tuple(_answer(answer, wording) for answer in found.answers))


def _answer(answer: dict[str, Any], wording: Wording) -> str:
    reason, told = answer["reason"], answer["feedback_on"]
    return _joined(
        answer["matter_title"] or "",
        wording.label("decision", answer["decision"]),
        answer["comment"] or answer["title"] or "",
        translate("Synpunkt", "Reason: {reason}").format(reason=reason) if reason else "",
        translate("Synpunkt", "Told back {date}").format(date=told) if told else "",
    )


def _action(action: dict[str, Any], wording: Wording) -> str:
    return _joined(
        action["description"] or "",
        wording.label("responsible", action["responsible"]),
        wording.label("action_status", action["status"]),
        _dated(translate("Synpunkt", "Due {date}"), action["due_on"]),
        action["declined_reason"] or "",
    )


def _handover(row: dict[str, Any], wording: Wording) -> str:
    return _joined(
        row["party"] or "",
        wording.label("handover_channel", row["channel"]),
        _dated(translate("Synpunkt", "sent {date}"), row["sent_on"]),
        _dated(translate("Synpunkt", "received {date}"), row["acknowledged_on"]),
        row["answer"] or "",
    )


def _dated(text: str, day: datetime.date | None) -> str:
    return text.format(date=day.isoformat()) if day else ""


def _joined(*told: str) -> str:
    return _SEPARATOR.join(part for part in told if part)
