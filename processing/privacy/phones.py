"""Telephone numbers, in the forms in which Swedes write them; foreign ones with their plus."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .model import HIGH, PHONE, Finding
from .numbers import BEFORE, DASHES

#: Digits of a Swedish number with its leading zero, and of its part after the area code.
SHORTEST, LONGEST, SHORTEST_LOCAL = 8, 10, 5
MOBILE = 10
#: Digits of a number abroad, with its country code.
ABROAD = range(9, 16)

_START = re.compile(
    rf"{BEFORE}(?<![0-9][.:])(?<![0-9][A-Za-z])(?=0|\+|\((?:0[0-9]{{1,3}}|\+46)\)|46\s?7[02369])"
)
_SWEDEN = re.compile(
    rf"\(?(?:\+|00|(?=46\s?7))\s?46\)?[\s{DASHES}.]*(?:(?:\(0\)|0(?=[\s{DASHES}]*[1-9]))[\s{DASHES}]*)?"
)
_ABROAD = re.compile(r"\+|00(?=[1-9])")
# One character at the most on each side of a stroke, and no more groups than a number can have.
_RUN = re.compile(rf"\(?[0-9]+\)?(?:(?:\s?[{DASHES}/]?\s?|\.)[0-9]+){{0,9}}")
#: With points between its digits only a mobile's number is one: 08.11.2026 is a day.
_POINTED = re.compile(r"0?7[02369][0-9]{7}")
_GROUP = re.compile(r"[0-9]+")

Groups = list[str]


def find_phones(text: str) -> Iterator[Finding]:
    """Numbers with an area code: 070-174 06 05, +46 (0)8 465 004 00, 0046 …, +47 …"""
    at = 0
    while (start := _START.search(text, at)) is not None:
        end = _end_of_number(text, start.start())
        if end is not None:
            yield Finding(start.start(), end, PHONE, HIGH)
        at = end or start.start() + 1


def _end_of_number(text: str, start: int) -> int | None:
    """Where the number that begins at ``start`` ends; None if there is none."""
    sweden = _SWEDEN.match(text, start)
    if sweden is not None:
        return _longest(text, sweden.end(), _is_national_without_zero)
    abroad = _ABROAD.match(text, start)
    if abroad is not None:
        return _longest(text, abroad.end(), lambda groups: len("".join(groups)) in ABROAD)
    return _longest(text, start, _is_national)


def _longest(text: str, at: int, fits: Callable[[Groups], bool]) -> int | None:
    """The end of as many groups of digits as fit: what follows may be a date or a count."""
    run = _RUN.match(text, at)
    groups = list(_GROUP.finditer(text, at, run.end())) if run is not None else []
    for count in range(len(groups), 0, -1):
        digits, end = [group[0] for group in groups[:count]], groups[count - 1].end()
        pointed = "." in text[at:end] and not _POINTED.fullmatch("".join(digits))
        if fits(digits) and not pointed:
            return end
    return None


def _is_national_without_zero(groups: Groups) -> bool:
    return _is_national(["0" + groups[0], *groups[1:]])


def _is_national(groups: Groups) -> bool:
    """Whether these groups of digits, the first with the leading zero, are a Swedish number."""
    area, digits = groups[0], "".join(groups)
    if digits[0] != "0" or digits[1:2] == "0":
        return False
    if digits.startswith("07"):
        return len(digits) == MOBILE and len(area) > 2
    if not SHORTEST <= len(digits) <= LONGEST:
        return False
    # Two times of day are no number: 0630-0815, 06-07 15-16.
    local = len(digits) - len(area)
    return len(area) > 4 or (local >= SHORTEST_LOCAL and (len(area) > 2 or area == "08"))
