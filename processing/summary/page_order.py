"""The order of viewpoints on the page: by what they say, whatever rows they came from."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from .model import Member
from .page_words import natural

# First by these; the rest of the fields parts those that are alike in them.
_FIRST = ("x", "y", "zone", "theme", "valence", "date", "text")
_LATER = tuple(
    field.name
    for field in dataclasses.fields(Member)
    if field.name not in (*_FIRST, "number", "key")
)


def in_order(members: Iterable[Member]) -> list[Member]:
    """The members by number ("9" before "10"), those without one last, then by place and theme.

    Two whose order is left open differ in nothing but ``key``, which no page shows.
    """
    return sorted(members, key=_order)


def _order(member: Member) -> tuple[object, ...]:
    number = member.number or ""
    rest = (getattr(member, name) for name in (*_FIRST, *_LATER))
    # None can't be compared; it goes last.
    told = tuple((value is None, () if value is None else (value,)) for value in rest)
    return (not number, natural(number), number, told)
