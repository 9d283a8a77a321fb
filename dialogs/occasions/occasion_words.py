"""An occasion in lines of plain text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...layers import occasions
from ...layers.code_lists import CodeLists
from ...layers.language import translate
from ...layers.occasion_parts import Party
from ..viewpoints.wording import code_label

SEPARATOR = " | "


def where_line(row: Mapping[str, Any], kind: str) -> str:
    """ "Safety walk, Walk | 2026-11-12 17:00–19:00 | Navet"."""
    return _joined(kind, occasions.when(row["starts_at"], row["ends_at"]), row["place_name"])


def how_lines(
    row: Mapping[str, Any], parties: Sequence[Party], lists: CodeLists, language: str
) -> str:
    """Light, season and weather; who took part; the question: a line for each that is known."""

    def label(column: str) -> str:
        return code_label(lists, column, row[column], language)

    people = row["participants"]
    conditions = _joined(
        label("light_condition"), label("season"), label("leaf_state"), row["weather"]
    )
    present = _joined(
        translate("Synpunkt", "%n participant(s)", "", people) if people is not None else "",
        ", ".join(party.party for party in parties),
    )
    question = translate("Synpunkt", "Question: {question}").format(question=row["question"])
    lines = (conditions, present, question if row["question"] else "")
    return "\n".join(line for line in lines if line)


def _joined(*told: str | None) -> str:
    return SEPARATOR.join(part for part in told if part)
