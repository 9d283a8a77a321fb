"""Personal identity numbers: ten or twelve digits with a date in front and a check digit behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import HIGH, PERSONNUMMER, SAMORDNINGSNUMMER, Finding

#: Every stroke that people and word processors write between digits, for a regular expression.
DASHES = "\\-\u2010\u2011\u2012\u2013\u2212"
#: Not the tail of a longer number, or of a name such as KS-2023-850709.
BEFORE = rf"(?<![0-9])(?<![0-9A-ZÅÄÖ][{DASHES}])"
#: Stands for the first serial digit in an interim number, and counts as 1 in its check digit.
INTERIM = "TRSUWXJKLMN"
#: From this day of the month it is a coordination number: the day plus sixty.
COORDINATION = 60

_NUMBER = re.compile(
    rf"{BEFORE}(?:18|19|20)?"
    r"([0-9]{2}(?:0[1-9]|1[0-2]))(0[1-9]|[1278][0-9]|3[01]|6[0-9]|9[01])"
    rf"\s?[{DASHES}+]?\s?([0-9{INTERIM}{INTERIM.lower()}][0-9]{{3}})(?![0-9])"
)
#: Where the date is written apart, as 1985-07-09-9805 and 85 07 09 98 05.
_APART = re.compile(
    rf"{BEFORE}(?:18|19|20)?"
    rf"([0-9]{{2}})[ .{DASHES}]?(0[1-9]|1[0-2])[ .{DASHES}]?(0[1-9]|[1278][0-9]|3[01]|6[0-9]|9[01])"
    rf"(\s?[{DASHES}+/_]?\s?)([0-9]{{2}})\s?([0-9]{{2}})(?![{DASHES}]?[0-9])"
)
_TIME = re.compile(r"(?:[01][0-9]|2[0-3])[0-5][0-9]")
#: Ten plain digits that are far more often a mobile telephone than one born in 2007.
_MOBILE = re.compile(r"07[02369][0-9]{7}")


def find_numbers(text: str) -> Iterator[Finding]:
    """Personnummer, samordningsnummer and interim numbers whose check digit holds."""
    for match in _NUMBER.finditer(text):
        if _MOBILE.fullmatch(match[0]):
            continue
        month, day, serial = match.groups()
        if not serial[0].isdigit():
            serial = "1" + serial[1:]
        if check_digit(month + day + serial[:3]) == int(serial[3]):
            yield Finding(*match.span(), _kind(day), HIGH)
    for match in _APART.finditer(text):
        year, month, day, between, first, last = match.groups()
        digits = year + month + day + first + last
        # A day is followed by a time of day more often than by the end of a number.
        is_mobile = _MOBILE.fullmatch(re.sub("[^0-9]", "", match[0]))
        if is_mobile or (between.isspace() and _TIME.fullmatch(first + last)):
            continue
        if check_digit(digits[:9]) == int(digits[9]):
            yield Finding(*match.span(), _kind(day), HIGH)


def _kind(day: str) -> str:
    return SAMORDNINGSNUMMER if int(day) >= COORDINATION else PERSONNUMMER


def check_digit(nine: str) -> int:
    """The tenth digit: weights 2, 1, 2 …, the digits of the products summed, up to a full ten."""
    total = 0
    for place, digit in enumerate(nine):
        product = int(digit) * (2 - place % 2)
        total += product // 10 + product % 10
    return -total % 10
