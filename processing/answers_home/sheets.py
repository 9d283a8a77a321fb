"""The reply sheet and the action sheet, to be filled in with any office program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...layers.language import words
from ..account.office.xlsx import Sheet
from .fields import ACTION, CODE, ID, MARK, REPLY, Kind

#: In characters: codes and dates, texts, and the columns that nobody sees.
_SHORT, _LONG, _HIDDEN = 20, 44, 8


@dataclass(frozen=True)
class FillRow:
    """A row to fill in: ``about`` is what is read, ``values`` are columns of the store."""

    uuid: str
    about: tuple[str, ...]
    values: Mapping[str, Any]
    matter: str = ""
    stage: str = ""


def reply_sheet(rows: Iterable[FillRow], language: str) -> Sheet:
    """A row for each viewpoint; ``about`` is its number, place, theme and text."""
    translate = words(language).translate
    head = (
        translate("Synpunkt", "No."),
        translate("Synpunkt", "Place"),
        translate("Synpunkt", "Theme"),
        translate("Synpunkt", "Viewpoint"),
    )
    title = translate("Synpunkt", "Reply sheet")
    return _sheet(REPLY, title, head, (8, 18, 18, 60), list(rows), language)


def action_sheet(rows: Iterable[FillRow], language: str) -> Sheet:
    """A row for each action; ``about`` is what is to be done, where, and for which viewpoints."""
    translate = words(language).translate
    head = (
        translate("Synpunkt", "Action"),
        translate("Synpunkt", "Place"),
        translate("Synpunkt", "Viewpoints"),
    )
    title = translate("Synpunkt", "Action sheet")
    return _sheet(ACTION, title, head, (50, 24, 14), list(rows), language)


def _sheet(
    kind: Kind,
    title: str,
    about: Sequence[str],
    widths: Sequence[int],
    rows: Sequence[FillRow],
    language: str,
) -> Sheet:
    fields = kind.fields
    first = len(about)
    cells = [
        (
            *row.about,
            *(one.cell(row.values[one.name], language) for one in fields),
            row.uuid,
            f"{kind.name}/{row.matter}/{row.stage}/{kind.mark(row.values)}",
        )
        for row in rows
    ]
    return Sheet(
        title,
        (*about, *(one.heading(language) for one in fields), ID, MARK),
        (*widths, *(_SHORT if one.kind == CODE else _LONG for one in fields), _HIDDEN, _HIDDEN),
        cells,
        hidden=(first + len(fields), first + len(fields) + 1),
        choices={
            i: one.choices(language) for i, one in enumerate(fields, first) if one.kind == CODE
        },
    )
