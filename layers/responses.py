"""Answers: what the municipality says to viewpoints, in one matter and one stage.

One answer may serve many viewpoints, and a viewpoint has at most one answer in each matter and
stage: a new one takes the place of the old, while answers of other stages stay as they were given.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from .connection import reading
from .errors import ConflictError, InputError
from .language import translate
from .operations import Operation
from .sql import sql
from .store import Store

#: Decisions that are worth nothing to those who spoke unless they are told why.
NEEDS_REASON = frozenset({"not_met", "partly_met"})


@dataclass(frozen=True)
class Answer:
    """The columns of a ``response``; None where nothing is said (blank texts are None too)."""

    matter_uuid: str | None = None
    stage: str | None = None
    title: str | None = None
    summary: str | None = None
    comment: str | None = None
    decision: str | None = None
    reason: str | None = None
    handled_in: str | None = None
    handled_ref: str | None = None
    change_made: str | None = None
    change_text: str | None = None
    decided_on: datetime.date | None = None
    by_role: str | None = None
    feedback_on: datetime.date | None = None
    feedback_channel: str | None = None

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Answer:
        """From a row or a form: other names are left out, texts are trimmed."""
        return cls(**{field.name: _trimmed(values.get(field.name)) for field in fields(cls)})

    @property
    def says_nothing(self) -> bool:
        """Whether there is neither a decision nor a word."""
        said = (self.decision, self.title, self.summary, self.comment, self.reason)
        return not any((*said, self.handled_in, self.change_made, self.change_text))


@dataclass(frozen=True)
class Given:
    """An answer as it is stored, with the uuids of the viewpoints it serves, sorted."""

    uuid: str
    answer: Answer
    viewpoints: tuple[str, ...]


def answers(store: Store, matter: str | None, stage: str | None) -> dict[str, Given]:
    """The answers in one matter and stage (None: those without), by viewpoint uuid."""
    where = "matter_uuid IS ? AND stage IS ?"
    return _by_viewpoint(_read(store, where, (matter, stage)))


def answers_to(store: Store, viewpoint: str) -> list[Given]:
    """All answers to a viewpoint in all matters and stages, in the order they were begun."""
    where = "uuid IN (SELECT response_uuid FROM response_viewpoint WHERE viewpoint_uuid = ?)"
    return _read(store, where, (viewpoint,))


def roles_before(store: Store) -> list[str]:
    """The roles by which answers have been decided, by name."""
    query = "SELECT DISTINCT trim(by_role) FROM response WHERE trim(by_role) <> '' ORDER BY 1"
    with reading(store.path) as connection:
        return [row[0] for row in connection.execute(query)]


def write(
    operation: Operation,
    store: Store,
    answer: Answer,
    viewpoints: Collection[str],
    into: str | None,
    seen: Mapping[str, Given],
) -> str:
    """Store ``answer`` so that it serves exactly ``viewpoints``; returns its uuid.

    ``into`` is the stored answer that is changed, None for a new one. ``seen`` are the answers of
    this matter and stage as ``answers`` gave them when the work began. InputError where the answer
    says nothing, lacks a reason that it needs or serves nobody; ConflictError, naming the
    viewpoint, where somebody else has answered or changed an answer since.
    """
    check(answer, viewpoints)
    # Read now that no other writer can get in between.
    stored = answers(store, answer.matter_uuid, answer.stage)
    _refuse_changed(store, stored, seen, viewpoints, into)
    values = asdict(answer)
    if into is None:
        into = operation.insert("response", values)
    elif any(given.uuid == into and given.answer != answer for given in stored.values()):
        operation.update("response", into, values)
    _serve(operation, store, into, viewpoints, stored)
    return into


def check(answer: Answer, viewpoints: Collection[str]) -> None:
    """InputError, with what to do, where the answer can't be stored like this."""
    if not viewpoints:
        raise InputError(translate("Synpunkt", "Choose at least one viewpoint to answer."))
    if answer.says_nothing:
        raise InputError(translate("Synpunkt", "Write an answer, or choose a decision."))
    if answer.decision in NEEDS_REASON and not answer.reason:
        raise InputError(
            translate("Synpunkt", "Say why it is not met: those who spoke need a reason.")
            if answer.decision == "not_met"
            else translate("Synpunkt", "Say why it is only partly met: a reason is needed.")
        )


def tell_back(
    operation: Operation,
    store: Store,
    responses: Iterable[str],
    on: datetime.date,
    channel: str | None,
) -> int:
    """Put down that those who spoke were told; returns how many answers were marked.

    Answers without a decision are passed over: there is nothing to tell yet.
    """
    marked = 0
    for uuid in responses:
        row = store.row("response", uuid)
        if row is not None and row["decision"]:
            operation.update("response", uuid, {"feedback_on": on, "feedback_channel": channel})
            marked += 1
    return marked


def _read(store: Store, where: str, parameters: tuple[object, ...]) -> list[Given]:
    rows = list(store.rows("response", where, parameters))
    served: dict[str, list[str]] = {row["uuid"]: [] for row in rows}
    chosen = sql("response_uuid IN (SELECT uuid FROM response WHERE", where, ")")
    for tie in store.rows("response_viewpoint", chosen, parameters):
        served[tie["response_uuid"]].append(tie["viewpoint_uuid"])
    return [Given(row["uuid"], Answer.of(row), tuple(sorted(served[row["uuid"]]))) for row in rows]


def _by_viewpoint(found: Iterable[Given]) -> dict[str, Given]:
    return {viewpoint: given for given in found for viewpoint in given.viewpoints}


def _refuse_changed(
    store: Store,
    stored: Mapping[str, Given],
    seen: Mapping[str, Given],
    viewpoints: Collection[str],
    into: str | None,
) -> None:
    touched = set(viewpoints)
    touched |= {one for one, given in (*stored.items(), *seen.items()) if given.uuid == into}
    for viewpoint in sorted(touched):
        if stored.get(viewpoint) != seen.get(viewpoint):
            row = store.row("viewpoint", viewpoint)
            number = row["number"] if row is not None else None
            raise ConflictError(
                translate(
                    "Synpunkt",
                    "Somebody else has changed the answer to viewpoint {number} meanwhile."
                    " Your text is still here; look at theirs before you save.",
                ).format(number=viewpoint if number is None else number)
            )


def _serve(
    operation: Operation,
    store: Store,
    response: str,
    viewpoints: Collection[str],
    stored: Mapping[str, Given],
) -> None:
    """Tie the answer to its viewpoints alone, and let go of answers that serve nobody any more."""
    leaving: dict[str, set[str]] = {}
    for viewpoint, given in stored.items():
        if (given.uuid == response) != (viewpoint in viewpoints):
            leaving.setdefault(given.uuid, set()).add(viewpoint)
    where = "response_uuid = ? AND viewpoint_uuid = ?"
    for left, gone in leaving.items():
        for viewpoint in sorted(gone):
            for tie in store.rows("response_viewpoint", where, (left, viewpoint)):
                operation.delete("response_viewpoint", tie["uuid"])
        if left != response and set(stored[next(iter(gone))].viewpoints) == gone:
            operation.delete("response", left)
    for viewpoint in sorted(viewpoints):
        if viewpoint not in stored or stored[viewpoint].uuid != response:
            pair = {"response_uuid": response, "viewpoint_uuid": viewpoint}
            operation.insert("response_viewpoint", pair)


def _trimmed(value: Any) -> Any:
    return (value.strip() or None) if isinstance(value, str) else value
