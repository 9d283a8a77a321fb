"""Counts by theme and type, as the page shows them: first-level themes, four types.

From members where there are any. Where small counts are held back the page counts nothing
itself: it adds up rows of the summary that are shown anyway, so that it can't tell more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ...layers import codes
from .model import TIED_ZONES, WITHOUT_PLACE, Member, Summary

POSITIVE, NEGATIVE, SUGGESTION, OTHER = "positive", "negative", "suggestion", "other"
COUNTED_ZONES = (*TIED_ZONES, WITHOUT_PLACE)
# Good first, so that a walk is not only its faults.
COLUMNS = (POSITIVE, NEGATIVE, SUGGESTION, OTHER)


@dataclass(frozen=True)
class Tally:
    """A sum of counts some of which may be held back: what is known, and how many are not."""

    known: int = 0
    held_back: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.known + other.known, self.held_back + other.held_back)

    @classmethod
    def of(cls, n: int | None) -> Tally:
        """One count; None is held back."""
        return cls(0, 1) if n is None else cls(n)

    @property
    def exact(self) -> int | None:
        """The sum; None if a part is held back."""
        return None if self.held_back else self.known

    @property
    def least(self) -> int:
        """The sum is at least this: what is held back is never nothing."""
        return self.known + self.held_back


@dataclass
class ThemeLine:
    """Counts of one theme by column of ``COLUMNS``."""

    theme: str | None
    counts: dict[str, Tally] = field(default_factory=lambda: dict.fromkeys(COLUMNS, Tally()))

    @property
    def total(self) -> Tally:
        """The sum over the columns."""
        return sum(self.counts.values(), Tally())


def column(valence: str | None) -> str:
    """The column that a type is counted in: mixed, question, unknown and NULL are "other"."""
    return valence if valence in (POSITIVE, NEGATIVE, SUGGESTION) else OTHER


def first_level(theme: str | None) -> str | None:
    """The first-level theme of our list; a foreign theme as it is; None and "" are no theme."""
    return codes.first_level("theme", theme) if theme else None


def theme_lines(summary: Summary, zones: Sequence[str] = COUNTED_ZONES) -> list[ThemeLine]:
    """A line per theme of the viewpoints in ``zones``, most first, no theme last."""
    lines: dict[str | None, ThemeLine] = {}
    for theme, valence, n in _cells(summary, zones):
        line = lines.setdefault(first_level(theme), ThemeLine(first_level(theme)))
        line.counts[column(valence)] += Tally.of(n)
    return sorted(lines.values(), key=_order)


def by_theme(members: Iterable[Member]) -> dict[str | None, list[Member]]:
    """The members of each first-level theme, most first, no theme last."""
    groups: dict[str | None, list[Member]] = {}
    for member in members:
        groups.setdefault(first_level(member.theme), []).append(member)
    order = sorted(groups, key=lambda theme: (theme is None, -len(groups[theme]), theme or ""))
    return {theme: groups[theme] for theme in order}


def merged(lines: Sequence[ThemeLine]) -> ThemeLine:
    """One line with the sums of ``lines``."""
    result = ThemeLine(None)
    for name in COLUMNS:
        result.counts[name] = sum((line.counts[name] for line in lines), Tally())
    return result


def _cells(
    summary: Summary, zones: Sequence[str]
) -> Iterable[tuple[str | None, str | None, int | None]]:
    if not is_guarded(summary):
        return [(m.theme, m.valence, 1) for m in summary.members if m.zone in zones]
    if len(summary.boundaries) > 1:
        # A viewpoint counts once for each boundary: rows of several don't add up.
        return []
    return [(row.theme, row.valence, row.n) for row in summary.rows if row.zone in zones]


def has_types(lines: Iterable[ThemeLine]) -> bool:
    """Whether any viewpoint has a type of its own; if not, there is nothing to tell apart."""
    return any(line.counts[name].least for line in lines for name in COLUMNS if name != OTHER)


def is_guarded(summary: Summary) -> bool:
    """Whether small counts are held back."""
    return summary.min_count > 1


def _order(line: ThemeLine) -> tuple[bool, int, str]:
    return (line.theme is None, -line.total.least, line.theme or "")
