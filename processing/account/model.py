"""The account of a matter as plain values: all that its documents say, and nothing else.

What the audience may not see is not in it. Codes are as stored, texts as written; None is unknown.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from qgis.core import QgsGeometry, QgsPointXY

#: What a document is, by the stage that it accounts for.
CONSULTATION, REVIEW, DIALOGUE = "consultation", "review", "dialogue"
#: Why a text is not told: nobody has checked it, it is blocked, or personal data stand in it.
UNCHECKED, BLOCKED, PERSONAL = "unchecked", "blocked", "personal"
#: What is remarkable about how a viewpoint came in.
FROM_DIALOGUE, LATE, NOT_WRITTEN, OTHER_STAGE = "dialogue", "late", "not_written", "other_stage"


@dataclass(frozen=True)
class Said:
    """A text, or why it is ``withheld``."""

    text: str | None = None
    withheld: str | None = None


@dataclass(frozen=True)
class Answer:
    """What the municipality says; ``joint`` is its label in D ("G1") if it serves many there."""

    decision: str | None
    comment: Said
    reason: Said
    has_reason: bool
    handled_in: str | None
    handled_ref: Said
    change_made: str | None
    change_text: Said
    by_role: Said
    decided_on: datetime.date | None
    feedback_on: datetime.date | None
    feedback_channel: str | None
    stage: str | None = None
    joint: str | None = None


@dataclass(frozen=True)
class Entry:
    """One viewpoint: ``label`` is how the document calls it, "4.1" or "112".

    ``why`` says how it belongs to the matter, ``marks`` what is remarkable about how it came in.
    ``uuid`` is None where the audience may not follow it into the store.
    """

    label: str
    uuid: str | None
    number: int | None
    said: Said
    place: Said
    has_place: bool
    theme: str | None
    valence: str | None
    severity: int | None
    time_context: str | None
    why: tuple[str, ...]
    zone: str | None
    received_on: datetime.date | None
    occasion: Said
    formal_status: str | None
    answer: Answer | None
    marks: tuple[str, ...] = ()
    is_later: bool = False

    @property
    def is_answered(self) -> bool:
        """Whether a decision has been made."""
        return self.answer is not None and self.answer.decision is not None


@dataclass(frozen=True)
class Statement:
    """One letter with its viewpoints; ``sender`` is "" for a private person, who has a number."""

    number: int
    sender_group: str | None
    sender: Said
    private_number: int | None
    received_on: datetime.date | None
    diary_ref: str | None
    in_period: bool | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class JointAnswer:
    """An answer that serves many: its label and title, and the labels of the viewpoints."""

    label: str
    title: Said
    summary: Said
    answer: Answer
    serves: tuple[str, ...]


@dataclass(frozen=True)
class Occasion:
    """How people were met, and how many of the account's viewpoints came of it."""

    title: Said
    kind: str | None
    day: datetime.date | None
    place: Said
    participants: int | None
    participation_level: str | None
    reached_unsurveyed: str | None
    parties: tuple[tuple[str | None, Said], ...]
    viewpoints: int


@dataclass(frozen=True)
class Tally:
    """A voluntary count, all occasions together; ``count`` None is too small to be told."""

    dimension: str
    band: str
    count: int | None


@dataclass(frozen=True)
class Task:
    """An action, with the labels of the viewpoints behind it.

    ``uuid`` is None where the audience may not follow it into the store.
    """

    description: Said
    responsible: str | None
    due_on: datetime.date | None
    status: str
    declined_reason: Said
    serves: tuple[str, ...]
    uuid: str | None = None


@dataclass(frozen=True)
class Passed:
    """What was handed over to whom, and what came back."""

    party: Said
    channel: str | None
    sent_on: datetime.date | None
    acknowledged_on: datetime.date | None
    answered_on: datetime.date | None
    answer: Said
    serves: tuple[str, ...]


@dataclass(frozen=True)
class Source:
    """A file that viewpoints of the account came from; no path, and no name for the public."""

    file_name: str | None
    sha256: str
    viewpoints: int


@dataclass(frozen=True)
class Provenance:
    """What the account was made of: the same provenance and plugin give the same bytes."""

    plugin_version: str
    qgis_version: str
    schema_version: int
    rules: int
    crs: str
    boundary: str
    boundary_sha256: str | None
    members_sha256: str
    sources: tuple[Source, ...]
    filters: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A part of the plan as last seen; ``serves`` are the labels of the viewpoints tied to it."""

    label: str
    geometry: QgsGeometry
    serves: tuple[str, ...]


@dataclass(frozen=True)
class Site:
    """What a map of the account shows, in metres of a plane that has no coordinate system.

    ``area`` is None where the matter has none; ``points`` are by label, only those with a place.
    ``step`` is 0, or the width in metres of the grid that the points were moved to.
    """

    area: QgsGeometry | None
    parts: tuple[Part, ...]
    points: Mapping[str, QgsPointXY]
    step: float


@dataclass(frozen=True)
class Account:
    """The whole document. ``kind`` is one of the three above; ``date`` stands on its cover.

    ``held_back`` counts viewpoints that the audience sees nothing of, ``excluded`` those that a
    person took out, ``later_stage`` those of statements that came after this stage, ``near`` those
    within ``near_m`` metres that do not belong. ``silent_parts`` are parts of the plan that nobody
    spoke of. ``earlier`` is the day of the account finished last in this stage, ``gone`` are the
    labels of those that were in it and are not in this one. ``matter`` is its uuid, None where the
    audience may not follow it into the store. ``site`` is what the maps show; None where nothing
    has a place.
    """

    kind: str
    stage: str
    audience: str
    language: str
    title: str
    designation: str | None
    diary_ref: str | None
    procedure: str | None
    period: tuple[datetime.date | None, datetime.date | None]
    date: datetime.date | None
    by_role: str | None
    occasions: tuple[Occasion, ...]
    tallies: tuple[Tally, ...]
    silent_parts: tuple[str, ...]
    statements: tuple[Statement, ...]
    dialogue: tuple[Entry, ...]
    joint: tuple[JointAnswer, ...]
    tasks: tuple[Task, ...]
    passed: tuple[Passed, ...]
    provenance: Provenance
    held_back: int = 0
    excluded: int = 0
    later_stage: int = 0
    near: int = 0
    near_m: float = 0.0
    earlier: datetime.date | None = None
    gone: tuple[str, ...] = ()
    matter: str | None = None
    site: Site | None = field(default=None, repr=False, compare=False)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All viewpoints, in the order in which the document lists them; each is there once."""
        of_statements = [entry for one in self.statements for entry in one.entries]
        return (*of_statements, *self.dialogue)

    @property
    def unanswered(self) -> tuple[Entry, ...]:
        """Those without a decision."""
        return tuple(entry for entry in self.entries if not entry.is_answered)

    @property
    def unmet(self) -> tuple[Entry, ...]:
        """Those that are not met, or only in part."""
        return tuple(entry for entry in self.entries if entry.answer and is_unmet(entry.answer))

    @property
    def without_reason(self) -> tuple[Entry, ...]:
        """Those that are not met, or only in part, and nobody said why."""
        return tuple(one for one in self.unmet if one.answer and not one.answer.has_reason)

    @property
    def is_draft(self) -> bool:
        """Whether something is unanswered, or unmet without a reason."""
        return bool(self.unanswered or self.without_reason)

    @property
    def later(self) -> tuple[Entry, ...]:
        """Those that came after the account that was finished last."""
        return tuple(entry for entry in self.entries if entry.is_later)


def by_number(labels: Iterable[str]) -> list[str]:
    """Labels as one looks them up: those of statements first, 4.2 before 4.10, 9 before 57."""

    def rank(label: str) -> tuple[bool, list[int], str]:
        return "." not in label, [int(part) for part in re.findall(r"\d+", label)], label

    return sorted(labels, key=rank)


def is_unmet(answer: Answer) -> bool:
    """Whether the decision is one that wants a reason."""
    return answer.decision in ("not_met", "partly_met")
