"""Which document a stage has, which answers it tells of, and what belongs in its statements."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from ...layers import codes
from ...layers.store import Store
from .model import (
    CONSULTATION,
    DIALOGUE,
    FROM_DIALOGUE,
    LATE,
    NOT_WRITTEN,
    OTHER_STAGE,
    REVIEW,
)

_KINDS = {
    "consultation": CONSULTATION,
    "consultation_account": CONSULTATION,
    "review": REVIEW,
    "review_statement": REVIEW,
}
#: What a stage counts as the last of: the document comes at its end.
_ENDS = {"consultation": "consultation_account", "review": "review_statement"}


def kind_of(stage: str) -> str:
    """Consultation account, review statement, or a plain account of the dialogue."""
    return _KINDS.get(stage, DIALOGUE)


def period_of(
    matter: Mapping[str, Any], kind: str
) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day of the stage's period, None where it is not known."""
    if kind == DIALOGUE:
        return None, None
    return matter[f"{kind}_from"], matter[f"{kind}_to"]


class Stage:
    """The stage that is accounted for; a plain dialogue account has no limit."""

    def __init__(self, stage: str) -> None:
        self.kind = kind_of(stage)
        self._order = {code.code: rank for rank, code in enumerate(codes.codes("stage"), 1)}
        last = self._order.get(_ENDS.get(stage, stage))
        self._last = len(self._order) if last is None or self.kind == DIALOGUE else last

    def rank(self, stage: str | None) -> int:
        """Where a stage stands in the process; 0 is not said."""
        return self._order.get(stage or "", 0)

    def is_later(self, stage: str | None) -> bool:
        """Whether ``stage`` comes after the one accounted for."""
        return self.rank(stage) > self._last

    def marks(self, statement: Mapping[str, Any] | None) -> tuple[str, ...]:
        """Why a viewpoint is no statement of this stage's; () where it is one.

        The review's statements are those that were written and came in its period.
        """
        if statement is None:
            return (FROM_DIALOGUE,)
        if self.kind != REVIEW:
            return ()
        reasons = {
            OTHER_STAGE: kind_of(statement["stage"] or "") != REVIEW,
            NOT_WRITTEN: statement["written"] is False,
            LATE: statement["in_period"] is False,
        }
        return tuple(mark for mark, holds in reasons.items() if holds)


def answers_until(store: Store, matter: str, stage: Stage) -> dict[str, dict[str, Any]]:
    """The rows of ``response`` to tell of, by viewpoint: the latest stage's up to this one."""
    rows = {
        row["uuid"]: row
        for row in store.rows("response", "matter_uuid = ?", (matter,))
        if not stage.is_later(row["stage"])
    }
    found: dict[str, dict[str, Any]] = {}
    for tie in store.rows("response_viewpoint"):
        row, known = rows.get(tie["response_uuid"]), found.get(tie["viewpoint_uuid"])
        if row is not None and (known is None or _weight(row, stage) > _weight(known, stage)):
            found[tie["viewpoint_uuid"]] = row
    return found


def _weight(row: Mapping[str, Any], stage: Stage) -> tuple[bool, int, int]:
    """A decision goes before what is only begun, then the later stage."""
    return row["decision"] is not None, stage.rank(row["stage"]), row["fid"]
