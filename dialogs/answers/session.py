"""The work of answering in one matter and stage, without widgets: what is answered, what to show.

What is chosen together is answered together. Where the chosen viewpoints have one answer between
them it is that answer that is changed; where they have none, or several, a new one is written.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from qgis.core import QgsCoordinateTransformContext

from ...layers import assignments, matters, responses
from ...layers.assignments import Assignment
from ...layers.operations import Operation
from ...layers.responses import Answer, Given
from ...layers.store import Store

#: How the names of days end, in every table.
_DAY = "_on"


@dataclass(frozen=True)
class Sheet:
    """What the form shows for the chosen viewpoints.

    ``into`` is the stored answer that is changed, ``others`` are viewpoints that it serves besides
    the chosen ones, ``replaced`` those chosen whose own answers a new one takes the place of.
    ``mixed`` says that the chosen have several assignments, so that none is shown.
    """

    answer: Answer
    assignment: Assignment = Assignment()
    into: str | None = None
    others: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    mixed: bool = False


class AnswerSession:
    """Answers, assignments and members of one matter (a row of its table, or None) and stage."""

    def __init__(
        self,
        store: Store,
        matter: dict[str, Any] | None,
        stage: str | None,
        context: QgsCoordinateTransformContext,
    ) -> None:
        self.store, self.matter, self.stage = store, matter, stage
        self._context = context
        self.seen: dict[str, Given] = {}
        self.assigned: dict[str, Assignment] = {}
        self.bases: dict[str, str] = {}
        self.excluded: frozenset[str] = frozenset()
        self.read_again()

    @property
    def matter_uuid(self) -> str | None:
        """The matter's uuid, None where answers are given in none."""
        return None if self.matter is None else str(self.matter["uuid"])

    def read_again(self) -> None:
        """See what the store says now; StoreError if it can't be read."""
        self.seen = responses.answers(self.store, self.matter_uuid, self.stage)
        if self.matter is None:
            return
        self.assigned = assignments.assignments(self.store, str(self.matter_uuid))
        found = matters.members(self.store, self.matter, self._context)
        self.bases = {one.viewpoint: one.bases[0] for one in found if one.bases}
        self.excluded = frozenset(one.viewpoint for one in found if not one.included)

    def sheet(self, chosen: Sequence[str]) -> Sheet:
        """What there is to show for the chosen viewpoints."""
        answered = set(chosen)
        given = {self.seen[one].uuid: self.seen[one] for one in chosen if one in self.seen}
        assigned = {self.assigned.get(one, Assignment()) for one in chosen}
        blank = Answer(matter_uuid=self.matter_uuid, stage=self.stage)
        sheet = Sheet(blank, Assignment(), mixed=len(assigned) > 1)
        if len(assigned) == 1:
            sheet = replace(sheet, assignment=assigned.pop())
        if len(given) > 1:
            return replace(sheet, replaced=tuple(one for one in chosen if one in self.seen))
        for one in given.values():
            others = tuple(other for other in one.viewpoints if other not in answered)
            sheet = replace(sheet, answer=one.answer, into=one.uuid, others=others)
        return sheet

    def newcomers(self, chosen: Collection[str]) -> list[str]:
        """Those chosen that do not belong to the matter yet, and will once they are answered."""
        if self.matter is None:
            return []
        return [one for one in chosen if one not in self.bases and one not in self.excluded]

    def saving(
        self,
        sheet: Sheet,
        chosen: Sequence[str],
        answer: Answer,
        assignment: Assignment | None,
        for_all: bool,
    ) -> Callable[[Operation], list[str]]:
        """A change (see ``store_work``) that saves; it returns the viewpoints that were answered.

        ``for_all``: a shared answer is changed for the others too, else the chosen ones get their
        own. ``assignment`` None leaves it as it is. Raises what ``responses.write`` raises.
        """
        own = bool(sheet.others) and not for_all
        into = None if own else sheet.into
        served = list(chosen) if own else [*chosen, *sheet.others]
        seen, assigned, bases = dict(self.seen), dict(self.assigned), dict(self.bases)
        answer = replace(answer, matter_uuid=self.matter_uuid, stage=self.stage)
        responses.check(answer, served)

        def change(operation: Operation) -> list[str]:
            responses.write(operation, self.store, answer, served, into, seen)
            for one in chosen if self.matter is not None else ():
                given = assignment or assigned.get(one, Assignment())
                matter = str(self.matter_uuid)
                assignments.assign(operation, self.store, matter, [one], given, bases)
            return served

        return change

    def decided(self, chosen: Collection[str]) -> list[str]:
        """The stored answers to the chosen viewpoints that have a decision, by uuid."""
        given = (self.seen[one] for one in chosen if one in self.seen)
        return list(dict.fromkeys(one.uuid for one in given if one.answer.decision))

    # --- drafts ---

    def draft_name(self, viewpoint: str) -> str:
        """What the draft of an answer to a viewpoint is called in this matter and stage."""
        return f"{self._prefix}{viewpoint}"

    def drafted(self, names: Collection[str]) -> set[str]:
        """The viewpoints of those drafts that belong to this matter and stage."""
        prefix = self._prefix
        return {name.removeprefix(prefix) for name in names if name.startswith(prefix)}

    def draft(
        self, chosen: Sequence[str], answer: Answer, assignment: Assignment
    ) -> dict[str, Any]:
        """What is kept of an answer that is not saved, as JSON can hold it."""
        return {
            "viewpoints": list(chosen),
            "answer": to_json(asdict(answer)),
            "assignment": to_json(asdict(assignment)),
            "before": self._before(chosen),
        }

    def restored(self, draft: dict[str, Any]) -> tuple[Answer, Assignment, bool]:
        """What a draft holds, and whether the stored answer has changed since it was written."""
        answer = Answer.of(from_json(draft.get("answer", {})))
        given = from_json(draft.get("assignment", {}))
        assignment = Assignment(given.get("responsible"), given.get("due_on"))
        before = self._before(draft.get("viewpoints", ()))
        return answer, assignment, draft.get("before", {}) != before

    @property
    def _prefix(self) -> str:
        return f"answer {self.matter_uuid or '-'} {self.stage or '-'} "

    def _before(self, chosen: Sequence[str]) -> dict[str, Any]:
        return {one: to_json(asdict(self.seen[one].answer)) for one in chosen if one in self.seen}


def to_json(values: dict[str, Any]) -> dict[str, Any]:
    """Days as text; what says nothing is left out."""
    return {
        name: value.isoformat() if isinstance(value, datetime.date) else value
        for name, value in values.items()
        if value is not None
    }


def from_json(values: dict[str, Any]) -> dict[str, Any]:
    """Back from ``to_json``; a day that can't be read is none."""
    return {name: _day(value) if name.endswith(_DAY) else value for name, value in values.items()}


def _day(text: object) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(text))
    except ValueError:
        return None
