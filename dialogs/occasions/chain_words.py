"""How the occasions of a chain are told of: their phases, their days, the next one's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...layers import occasions, walks
from ...layers.code_lists import CodeLists
from ...layers.codes import label
from ...layers.language import translate
from ..viewpoints.wording import code_label, short_day

Row = Mapping[str, Any]
NO_PHASE = "none"


def phase_word(row: Row, lists: CodeLists, language: str) -> str:
    """ "Follow-up", what it is in a chain; its kind where it has no phase."""
    phase = row["phase"]
    if phase and phase != NO_PHASE:
        return code_label(lists, "phase", phase, language)
    return code_label(lists, "occasion_kind", row["kind"], language) or str(row["title"])


def link_words(row: Row, lists: CodeLists, language: str) -> str:
    """ "Walk 12/11"."""
    day = short_day(occasions.day(dict(row)), language) if row["starts_at"] else ""
    return " ".join(part for part in (phase_word(row, lists, language), day) if part)


def next_title(chain: Sequence[Row], before: Row, phase: str, language: str) -> str:
    """ "Follow-up: Walk round the station": named by what the chain began with a walk, or began."""
    first = [row for row in chain if row["phase"] == walks.WALK]
    first += [row for row in chain if row["kind"] == walks.SAFETY_WALK]
    title = str((first or [before])[0]["title"])
    text = translate("Synpunkt", "{phase}: {title}")
    return text.format(phase=label("phase", phase, language), title=title)
