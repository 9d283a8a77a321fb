"""What an audience may see of the account: texts, rows, names and small counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...layers.code_lists import CodeLists
from ..privacy.finder import find, has_high, worth_a_warning
from ..publication.choosing import held_back
from .model import BLOCKED, PERSONAL, UNCHECKED, Said

INTERNAL, CASE, PUBLIC = "internal", "case", "public"
AUDIENCES = (INTERNAL, CASE, PUBLIC)
#: Smaller tallies are not told to the public.
SMALLEST = 5


class Audience:
    """One of ``AUDIENCES``. What it may not see is never handed on."""

    def __init__(self, name: str, lists: CodeLists) -> None:
        self.name = name
        self.is_public = name == PUBLIC
        self._lists = lists

    def sees(self, row: Mapping[str, Any]) -> bool:
        """Whether a viewpoint is told of at all: to the public no blocked, police or order one."""
        return not (self.is_public and held_back(row))

    def code(self, list_name: str, value: str | None) -> str | None:
        """A code; what stands in the place of one may be anything, and is not for the public."""
        if self.is_public and all(
            value != one.code for one in self._lists.lists.get(list_name, ())
        ):
            return None
        return value

    def viewpoint(self, row: Mapping[str, Any]) -> Said:
        """What somebody said: checked texts only, save internally; blocked ones never."""
        text = _text(row["text"])
        if text is None:
            return Said()
        if row["privacy_state"] == "blocked":
            return Said(withheld=BLOCKED)
        if self.name == INTERNAL:
            return Said(text)
        if row["privacy_state"] != "checked":
            return Said(withheld=UNCHECKED)
        return self.own(text)

    def own(self, text: str | None) -> Said:
        """A text of the municipality's own, or a checked one: free of what is grave in public."""
        text = _text(text)
        if self.is_public and has_high(text):
            return Said(withheld=PERSONAL)
        return Said(text)

    def place(self, text: str | None) -> Said:
        """The name of a place: the public gets no address or plate."""
        text = _text(text)
        if self.is_public and worth_a_warning(find(text)):
            return Said(withheld=PERSONAL)
        return Said(text)

    def counts(self, bands: Mapping[str, int]) -> dict[str, int | None]:
        """The tallies of one dimension; None where the public could count single persons."""
        if not self.is_public:
            return dict(bands)
        hidden = {band for band, count in bands.items() if 0 < count < SMALLEST}
        if len(hidden) == 1:  # one alone could be worked out from a total
            others = [(count, band) for band, count in bands.items() if count >= SMALLEST]
            hidden |= {band for _, band in sorted(others)[:1]}
        return {band: None if band in hidden else count for band, count in bands.items()}


def _text(text: str | None) -> str | None:
    return (text or "").strip() or None
