"""A preview in words: the sentence, and the rows as they would come in."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from ...layers import multivalue
from ...layers.code_lists import CodeLists
from ...layers.labels import column_label
from ...layers.language import translate, words
from ...layers.schema import TABLES
from ...layers.settings import interface_language
from ...processing.intake.choice import FIELDS, RAW_TEXT
from ...processing.intake.request import Outcome
from ...processing.intake.seen import Preview, PreviewRow
from ...processing.intake.values import as_text

#: So much of a cell is shown.
LONGEST = 300


def sentence(outcome: Outcome) -> str:
    """What an import would do, or did: "128 new, 12 changed, 3 could not be read …"."""
    return told(outcome.counts())


def told(counts: dict[str, int]) -> str:
    """The same from the numbers alone."""
    said = words(interface_language())
    parts = [said.translate("Synpunkt", "%n new", "", counts["new"])]
    if counts["changed"]:
        parts.append(said.translate("Synpunkt", "%n changed", "", counts["changed"]))
    if counts["unchanged"]:
        parts.append(said.translate("Synpunkt", "%n unchanged", "", counts["unchanged"]))
    parts.append(said.translate("Synpunkt", "%n could not be read", "", counts["rejected"]))
    parts.append(said.translate("Synpunkt", "%n without a place", "", counts["without_place"]))
    return ", ".join(parts) + "."


def home(seen: Preview) -> list[str]:
    """What comes home with the viewpoints of a field package; nothing for any other source."""
    if not seen.comes_home or seen.outcome is None:
        return []
    about, *news = seen.outcome.messages
    return [about, *(["; ".join(news) + "."] if news else [])]


def field_label(key: str) -> str:
    """What a field of a viewpoint is called."""
    if key == RAW_TEXT:
        return column_label("viewpoint_raw", RAW_TEXT)
    return column_label("viewpoint", key)


def source_table(seen: Preview) -> tuple[list[str], list[list[str]]]:
    """Headers and rows as the source has them."""
    rows = [[str(row.number), *map(short, row.cells)] for row in seen.rows]
    return [translate("Synpunkt", "Row"), *seen.columns], rows


def coming_table(
    seen: Preview, lists: CodeLists, language: str, occasion_of: Callable[[str], str]
) -> tuple[list[str], list[list[str]]]:
    """Headers and rows as they would come in, beside those of ``source_table``.

    ``occasion_of`` gives the title of an occasion.
    """

    def shown(row: PreviewRow, key: str) -> str:
        if key == "occasion_uuid" and row.values.get(key):
            return short(occasion_of(row.values[key]))
        return _shown(row, key, lists, language)

    filled = [key for key in FIELDS if any(row.values.get(key) is not None for row in seen.rows)]
    if any(row.raw_text for row in seen.rows):
        filled.append(RAW_TEXT)
    headers = [translate("Synpunkt", "Comes in"), *map(field_label, filled)]
    rows = [[_state(row), *(shown(row, key) for key in filled)]
            for row in seen.rows]  # fmt: skip
    return headers, rows


def short(text: str) -> str:
    """A cell's text on one line, as long as anyone reads it in a table."""
    line = " ".join(text[: 2 * LONGEST].split())
    return line if len(line) <= LONGEST else line[:LONGEST] + "…"


def _state(row: PreviewRow) -> str:
    if row.problem:
        return row.problem
    if row.lacks_crs:
        return translate("Synpunkt", "Coordinate system is missing")
    if row.place is None:
        return translate("Synpunkt", "Without place")
    return translate("Synpunkt", "Yes")


def _shown(row: PreviewRow, key: str, lists: CodeLists, language: str) -> str:
    if row.problem:
        return ""
    value = row.raw_text if key == RAW_TEXT else row.values.get(key)
    if value is None:
        return ""
    column = None if key == RAW_TEXT else TABLES["viewpoint"].column(key)
    if column is None or not column.codes:
        return _plain(value, language)
    found = multivalue.split(value) if column.many else [str(value)]
    known = {code.code: lists.shown(code, language) for code in lists.lists.get(column.codes, ())}
    return ", ".join(short(known.get(code, code)) for code in found)


def _plain(value: Any, language: str) -> str:
    if isinstance(value, datetime.date):
        return words(language).date(value)
    return short(as_text(value))
