"""How a column writes its dates, settled by all of its rows where one alone can be read two ways.

``3/5/24`` is the third of May or the fifth of March; ``25/5/24`` further down tells. A column of
numbers such as 45415 is what Excel leaves of its dates.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ...layers.language import translate
from .values import as_text, read_date

DAY_FIRST, MONTH_FIRST, YEAR_FIRST = "dmy", "mdy", "ymd"
#: Excel's day 0, and the days (1954–2119) that a number must lie between to be one of its dates.
EXCEL_ZERO = datetime.date(1899, 12, 30)
EXCEL_DAYS = (20_000, 80_000)
#: How many examples a sentence gives.
EXAMPLES = 3

_SHORT = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_NUMBER = re.compile(r"\d{1,6}(?:[.,]\d+)?")
# What the marks between the parts allow: Americans write slashes, Swedes dashes, year first.
_ORDERS = {
    "/": (DAY_FIRST, MONTH_FIRST),
    "-": (YEAR_FIRST, DAY_FIRST, MONTH_FIRST),
    ".": (DAY_FIRST,),
}


@dataclass(frozen=True)
class DateHabit:
    """The reader of a column's dates, and a sentence on how they were read, "" where none is due.

    ``is_open`` tells that some of them, like the ``examples``, can be read in several ways.

    ``read`` raises ``ValueError`` for what can't be read, or could be read in two ways.
    """

    read: Callable[[Any], datetime.date | None]
    message: str = ""
    is_open: bool = False
    examples: tuple[str, ...] = ()


def needs_settling(values: Iterable[Any]) -> bool:
    """Whether any of the values can't be read by itself."""
    return any(_SHORT.match(as_text(value)) or _is_number(value) for value in values)


def habit_of(values: Iterable[Any], column: str) -> DateHabit:
    """How the column called ``column`` writes its dates, by all its ``values``."""
    survey = _Survey()
    for value in values:
        survey.look(value)
    return survey.habit(column)


class _Survey:
    """What the orders are that all dates of a column allow."""

    def __init__(self) -> None:
        self.orders: dict[bool, set[str]] = {}
        self.examples: dict[bool, list[str]] = {True: [], False: []}
        self.slashes = False
        self.numbers = 0
        self.other_numbers = 0

    def look(self, value: Any) -> None:
        text = as_text(value)
        if _is_number(value):
            if _excel_date(text) is None:
                self.other_numbers += 1
            else:
                self.numbers += 1
        elif match := _SHORT.match(text):
            is_two_digit = len(match[4]) == 2
            self.slashes = self.slashes or match[2] == "/"
            allowed = {order for order in _orders(match) if _date(match, order) is not None}
            if allowed:
                self.orders[is_two_digit] = self.orders.get(is_two_digit, allowed) & allowed
            if len(self.examples[is_two_digit]) < EXAMPLES:
                self.examples[is_two_digit].append(text)

    def habit(self, column: str) -> DateHabit:
        four = self._order(self.orders.get(False), DAY_FIRST)
        two = self._order(self.orders.get(True), "")
        serial = bool(self.numbers) and not self.other_numbers
        sentences = []
        if serial:
            sentences.append(_about_serials(column))
        if self.slashes and four and self.orders.get(False):
            sentences.append(_about_order(column, four, self.examples[False]))
        is_open = bool(self.examples[True]) and not two
        if self.examples[True]:
            about = _about_order(column, two, self.examples[True])
            sentences.append(_about_open(column, self.examples[True]) if is_open else about)
        return DateHabit(
            _Reader(four, two, serial), " ".join(sentences), is_open, tuple(self.examples[True])
        )

    @staticmethod
    def _order(allowed: set[str] | None, else_: str) -> str:
        if allowed and len(allowed) == 1:
            return next(iter(allowed))
        return else_


@dataclass(frozen=True)
class _Reader:
    four: str
    two: str
    serial: bool

    def __call__(self, value: Any) -> datetime.date | None:
        text = as_text(value)
        if self.serial and _is_number(value) and (found := _excel_date(text)):
            return found
        match = _SHORT.match(text)
        if match is None:
            return read_date(value)
        order = self.two if len(match[4]) == 2 else self.four
        date = _date(match, order) if order else None
        if date is None:
            raise ValueError(text)
        return date


def _orders(match: re.Match[str]) -> tuple[str, ...]:
    orders = _ORDERS[match[2]]
    return orders if len(match[4]) == 2 else tuple(o for o in orders if o != YEAR_FIRST)


def _date(match: re.Match[str], order: str) -> datetime.date | None:
    parts = dict(zip(order, (int(match[1]), int(match[3]), int(match[4])), strict=True))
    year = parts["y"] if parts["y"] > 99 else 2000 + parts["y"]
    try:
        return datetime.date(year, parts["m"], parts["d"])
    except ValueError:
        return None


def _is_number(value: Any) -> bool:
    if isinstance(value, bool):
        return False
    return isinstance(value, (int, float)) or bool(_NUMBER.fullmatch(as_text(value)))


def _excel_date(text: str) -> datetime.date | None:
    try:
        days = int(float(text.replace(",", ".")))
    except (ValueError, OverflowError):
        return None
    if not EXCEL_DAYS[0] <= days <= EXCEL_DAYS[1]:
        return None
    return EXCEL_ZERO + datetime.timedelta(days=days)


def _about_serials(column: str) -> str:
    return translate("Synpunkt", "The numbers in “{column}” were read as Excel's dates.").format(
        column=column
    )


def _about_order(column: str, order: str, examples: list[str]) -> str:
    said = {
        DAY_FIRST: translate(
            "Synpunkt", "Dates in “{column}” ({examples}) were read with the day first."
        ),
        MONTH_FIRST: translate(
            "Synpunkt", "Dates in “{column}” ({examples}) were read with the month first."
        ),
        YEAR_FIRST: translate(
            "Synpunkt", "Dates in “{column}” ({examples}) were read with the year first."
        ),
    }
    return said.get(order, "").format(column=column, examples=", ".join(examples))


def _about_open(column: str, examples: list[str]) -> str:
    return translate(
        "Synpunkt",
        "Dates in “{column}” ({examples}) can be read in more than one way, and were left out. Say"
        " in a profile how they are written, for example “%d/%m/%y”.",
    ).format(column=column, examples=", ".join(examples))
