"""How long work tells of how far it is, and hears that it is to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
#: Told the share of the work that is done (0–1); raises ``Cancelled`` to stop it.
Progress = Callable[[float], None]
# After how many items it is told again.
_OFTEN = 500


def untold(share: float) -> None:
    """For work that nobody follows."""


def part_of(progress: Progress, first: float, last: float) -> Progress:
    """The progress of a part of the work, which goes from ``first`` to ``last``."""

    def told(share: float) -> None:
        progress(first + share * (last - first))

    return told


def watched(items: Iterable[Item], progress: Progress, count: int = 0) -> Iterator[Item]:
    """The items, of which there are about ``count``: every now and then the share is told."""
    for number, item in enumerate(items):
        if number % _OFTEN == 0:
            progress(min(number / count, 1.0) if count else 0.0)
        yield item
