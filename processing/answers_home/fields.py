"""What can be filled in on a sheet, and how a value of the store stands in a cell."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import QT_TRANSLATE_NOOP

from ...layers import codes
from ...layers.errors import InputError
from ...layers.language import LANGUAGES, translate, words

#: The hidden columns: whose row it is, and what it held when the sheet was made.
ID, MARK = "synpunkt_id", "synpunkt_row"
TEXT, CODE, DATE = "text", "code", "date"
#: What XML can't hold, which a sheet shows as U+FFFD.
_FORBIDDEN = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DATE = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?")
Values = dict[str, Any]


@dataclass(frozen=True)
class Field:
    """A column of the store; ``title`` is its heading in English, ``codes`` its list.

    An empty cell of one that is ``required`` leaves it as it was.
    """

    name: str
    title: str
    kind: str = TEXT
    codes: str = ""
    required: bool = False

    def heading(self, language: str) -> str:
        """The heading on a sheet."""
        return words(language).translate("Synpunkt", self.title)

    def choices(self, language: str) -> list[str]:
        """What may be chosen there; none for texts and dates."""
        return [one.label(language) for one in codes.codes(self.codes)] if self.codes else []

    def cell(self, value: Any, language: str) -> str:
        """A value of the store as it stands in its cell."""
        if value is None:
            return ""
        if self.kind == CODE:
            return codes.label(self.codes, value, language)
        return value.isoformat() if self.kind == DATE else _as_cell(str(value))

    def value(self, cell: str) -> Any:
        """What a cell says, None where it is empty. InputError where it can't be meant.

        What stands in the place of a code and is none stays what it is.
        """
        text = _as_cell(cell)
        if not text:
            return None
        if self.kind == CODE:
            return codes.find(self.codes, text) or text
        return _date(text) if self.kind == DATE else text

    def plain(self, value: Any) -> Any:
        """A value of the store as ``value`` would give it back from its cell."""
        if isinstance(value, str):
            return _as_cell(value) or None
        return value


@dataclass(frozen=True)
class Kind:
    """One kind of sheet: what a row of it is about, and what can be filled in."""

    name: str
    fields: tuple[Field, ...]

    def plain(self, values: Mapping[str, Any]) -> Values:
        """The values that can be filled in, as they would come back unchanged."""
        return {one.name: one.plain(values[one.name]) for one in self.fields}

    def mark(self, values: Mapping[str, Any]) -> str:
        """A short sum of those values, by which a change is noticed on either side."""
        told = [self.name, *(str(one) for one in self.plain(values).values())]
        text = json.dumps(told, ensure_ascii=True, separators=(",", ":"))
        return hashlib.sha256(text.encode("ascii")).hexdigest()[:16]

    def columns(self, headings: Sequence[str]) -> dict[str, int]:
        """Where the fields stand under these headings, in whichever language; InputError if not."""
        found = {}
        for one in self.fields:
            names = {_folded(one.heading(language)) for language in LANGUAGES}
            at = next((i for i, head in enumerate(headings) if _folded(head) in names), None)
            if at is None:
                raise InputError(
                    translate(
                        "Synpunkt",
                        "The sheet has no column “{column}” any more. Put it back, or make the"
                        " sheet anew.",
                    ).format(column=translate("Synpunkt", one.title))
                )
            found[one.name] = at
        return found


REPLY = Kind(
    "reply",
    (
        Field("decision", QT_TRANSLATE_NOOP("Synpunkt", "Decision"), CODE, "decision"),
        Field("comment", QT_TRANSLATE_NOOP("Synpunkt", "Answer")),
        Field("reason", QT_TRANSLATE_NOOP("Synpunkt", "Reason")),
        Field("handled_in", QT_TRANSLATE_NOOP("Synpunkt", "Handled in"), CODE, "handled_in"),
        Field("handled_ref", QT_TRANSLATE_NOOP("Synpunkt", "Reference there")),
        Field(
            "change_made",
            QT_TRANSLATE_NOOP("Synpunkt", "Change in the plan proposal"),
            CODE,
            "change_made",
        ),
        Field("change_text", QT_TRANSLATE_NOOP("Synpunkt", "What is changed")),
    ),
)
ACTION = Kind(
    "action",
    (
        Field("responsible", QT_TRANSLATE_NOOP("Synpunkt", "Responsible"), CODE, "responsible"),
        Field("due_on", QT_TRANSLATE_NOOP("Synpunkt", "Due on"), DATE),
        Field("status", QT_TRANSLATE_NOOP("Synpunkt", "Status"), CODE, "action_status", True),
        Field("declined_reason", QT_TRANSLATE_NOOP("Synpunkt", "Reason if it is not done")),
    ),
)
KINDS = {one.name: one for one in (REPLY, ACTION)}


def _as_cell(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return _FORBIDDEN.sub("\ufffd", "\n".join(line.rstrip() for line in lines)).strip()


def _date(text: str) -> datetime.date:
    found = _DATE.fullmatch(text)
    try:
        if found is None:
            raise ValueError
        return datetime.date(*(int(part) for part in found.groups()))
    except ValueError:
        raise InputError(
            translate("Synpunkt", "“{text}” is no date; write it as 2026-11-25.").format(text=text)
        ) from None


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
