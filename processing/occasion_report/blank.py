"""The sheet to carry: what is known beforehand, and rows to write on, stop by stop."""

from __future__ import annotations

from ...layers.language import words
from ..account.document import Block, Document, Paragraph, Pictures, Points, Table
from ..account.wording import Wording
from . import wording
from .model import Report, Stop
from .wording import section
from .writing import before_table, stop_name

#: So many rows to write on: at each stop, between them, and at a table.
_AT_STOP, _BETWEEN, _AT_TABLE = 4, 4, 24
#: A cell that is as high as three lines of handwriting, in every format.
_ROOM = "\u00a0\n\u00a0"
_LINE = "\u00a0"


def write(report: Report, map_: Pictures | None = None) -> Document:
    """The sheet in the report's language."""
    told = Wording(words(report.language))
    return Document(
        language=told.words.language,
        kind=wording.kind(report, told, blank=True),
        title=told.said(report.facts.title),
        mark=told.audience(report.audience),
        draft="",
        date=told.words.date(report.date),
        author=report.by_role,
        cover=tuple(wording.facts(report, told)),
        blocks=tuple(_blocks(report, told, map_)),
        description=told.words.translate("Synpunkt", "To be filled in by hand"),
        has_contents=False,
    )


def _blocks(report: Report, told: Wording, map_: Pictures | None) -> list[Block]:
    translate = told.words.translate
    found = section(
        1, translate("Synpunkt", "Fill in on the day"), _on_the_day(told), _advice(told)
    )
    if map_ is not None:
        found += section(1, translate("Synpunkt", "Map"), map_)
    if not report.is_walk:
        return [*found, *_rows(translate("Synpunkt", "What people say"), _AT_TABLE, told)]
    for stop in report.stops:
        found += _stop(stop, told)
    title = translate("Synpunkt", "Between the stops") if report.stops else ""
    rows = _BETWEEN if report.stops else _AT_TABLE
    return [*found, *_rows(title or translate("Synpunkt", "What people say"), rows, told)]


def _on_the_day(told: Wording) -> Table:
    translate = told.words.translate
    names = (
        translate("Synpunkt", "Began and ended at"),
        translate("Synpunkt", "Number of participants"),
        translate("Synpunkt", "Who hosted, who took part (organisations)"),
        translate("Synpunkt", "Light and weather"),
        translate("Synpunkt", "Did we reach those whom the survey misses?"),
    )
    head = (translate("Synpunkt", "What"), translate("Synpunkt", "Value"))
    caption = translate("Synpunkt", "About the occasion")
    return Table(head, (40, 60), tuple((name, _LINE) for name in names), caption)


def _advice(told: Wording) -> Points:
    translate = told.words.translate
    return Points(
        (
            translate("Synpunkt", "Write what works as well as what does not."),
            translate(
                "Synpunkt",
                "Write places, times and what tends to happen, never who said or did it.",
            ),
            translate(
                "Synpunkt", "Put a number on the map and the same number in front of the row."
            ),
        )
    )


def _stop(stop: Stop, told: Wording) -> list[Block]:
    found = _rows(stop_name(stop, told), _AT_STOP, told)
    if stop.before:
        found.append(before_table(stop, told))
    return found


def _rows(title: str, number: int, told: Wording) -> list[Block]:
    translate = told.words.translate
    head = (
        translate("Synpunkt", "No."),
        translate("Synpunkt", "Type"),
        translate("Synpunkt", "What is said or seen, and where"),
        translate("Synpunkt", "When it is so"),
        translate("Synpunkt", "Photo"),
    )
    kinds = "\n".join(("+   –", "*   ?"))
    rows = tuple((_ROOM, kinds, _ROOM, _ROOM, _ROOM) for _ in range(number))
    table = Table(head, (8, 10, 56, 16, 10), rows, title, is_titled=True)
    key = translate("Synpunkt", "Ring the type: + good, – problem, * suggestion, ? question.")
    return section(2, title, Paragraph(key, is_note=True), table)
