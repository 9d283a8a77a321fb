"""How long work tells of how far it is, and hears that it is to stop."""

from __future__ import annotations

from collections.abc import Callable

#: Told the share of the work that is done (0–1); raises ``Cancelled`` to stop it.
Progress = Callable[[float], None]


def untold(share: float) -> None:
    """For work that nobody follows."""


def part_of(progress: Progress, first: float, last: float) -> Progress:
    """The progress of a part of the work, which goes from ``first`` to ``last``."""

    def told(share: float) -> None:
        progress(first + share * (last - first))

    return told
