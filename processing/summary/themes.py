"""Counts by theme and type, as the page shows them: first-level themes, four types.

From members where there are any. Where small counts are held back the page counts nothing
itself: it tells the totals that are published, and adds up rows that all are shown anyway.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ...layers import codes
from .model import TIED_ZONES, WITHOUT_PLACE, Cell, Member, Summary

POSITIVE, NEGATIVE, SUGGESTION, OTHER = "positive", "negative", "suggestion", "other"
COUNTED_ZONES = (*TIED_ZONES, WITHOUT_PLACE)
# Good first, so that a walk is not only its faults.
COLUMNS = (POSITIVE, NEGATIVE, SUGGESTION, OTHER)


@dataclass(frozen=True)
class Figure:
    """A count that may be shown, or None: held back, and ``is_small`` if that may be told."""

    n: int | None = 0
    is_small: bool = False

    def __add__(self, other: Figure) -> Figure:
        # What is held back is never nothing; of a sum with it, nothing is known.
        if self.n == 0:
            return other
        if other.n == 0:
            return self
        return HELD_BACK if self.n is None or other.n is None else Figure(self.n + other.n)

    @property
    def known(self) -> int:
        """The count; 0 if it is held back."""
        return self.n or 0


HELD_BACK = Figure(None)


@dataclass
class ThemeLine:
    """Counts of one theme by column of ``COLUMNS``, and their total."""

    theme: str | None
    counts: dict[str, Figure] = field(default_factory=lambda: dict.fromkeys(COLUMNS, Figure()))
    total: Figure = field(default_factory=Figure)

    @property
    def is_known(self) -> bool:
        """Whether no count is held back."""
        return all(figure.n is not None for figure in (*self.counts.values(), self.total))


def column(valence: str | None) -> str:
    """The column that a type is counted in: mixed, question, unknown and NULL are "other"."""
    return valence if valence in (POSITIVE, NEGATIVE, SUGGESTION) else OTHER


def first_level(theme: str | None) -> str | None:
    """The first-level theme of our list; a foreign theme as it is; None and "" are no theme."""
    return codes.first_level("theme", theme) if theme else None


def figure(n: int | None, cell: Cell, summary: Summary) -> Figure:
    """The count ``n`` of ``cell``, as ``summary`` lets it be told."""
    return Figure(n, n is None and cell in summary.small)


def theme_lines(summary: Summary, zones: Sequence[str] = COUNTED_ZONES) -> list[ThemeLine]:
    """A line per theme of the viewpoints in ``zones``, most first, no theme last.

    Where small counts are held back: of those with a place, unless ``zones`` has none of them.
    """
    if is_guarded(summary):
        lines = _published(summary, WITHOUT_PLACE not in zones or len(zones) > 1)
    else:
        lines = _counted(m for m in summary.members if m.zone in zones)
    return sorted(lines, key=_order)


def all_line(summary: Summary, lines: Sequence[ThemeLine]) -> ThemeLine:
    """The line of all ``lines`` of the theme table; where counts are held back, the area's own."""
    if not is_guarded(summary):
        return merged(lines)
    row = summary.boundaries[0]
    types = (row.n_positive, row.n_negative, row.n_suggestion, row.n_other)
    return ThemeLine(
        None,
        {
            name: figure(n, ("type", row.boundary, name), summary)
            for name, n in zip(COLUMNS, types, strict=True)
        },
        figure(row.n, ("n", row.boundary), summary),
    )


def by_theme(members: Iterable[Member]) -> dict[str | None, list[Member]]:
    """The members of each first-level theme, most first, no theme last."""
    groups: dict[str | None, list[Member]] = {}
    for member in members:
        groups.setdefault(first_level(member.theme), []).append(member)
    order = sorted(groups, key=lambda theme: (theme is None, -len(groups[theme]), theme or ""))
    return {theme: groups[theme] for theme in order}


def merged(lines: Sequence[ThemeLine]) -> ThemeLine:
    """One line with the sums of ``lines``."""
    counts = {name: sum((line.counts[name] for line in lines), Figure()) for name in COLUMNS}
    return ThemeLine(None, counts, sum((line.total for line in lines), Figure()))


def _counted(members: Iterable[Member]) -> list[ThemeLine]:
    lines = _Lines()
    for member in members:
        lines.add(member.theme, member.valence, Figure(1))
    for line in lines.found.values():
        line.total = sum(line.counts.values(), Figure())
    return list(lines.found.values())


def _published(summary: Summary, are_placed: bool) -> list[ThemeLine]:
    """Lines of the summary's rows; the totals of those with a place are published too."""
    if len(summary.boundaries) > 1:
        # A viewpoint counts once for each boundary: rows of several don't add up.
        return []
    zones = TIED_ZONES if are_placed else (WITHOUT_PLACE,)
    lines = _Lines()
    totals: dict[Cell, str | None] = {}
    for row in summary.rows:
        if row.zone in zones:
            cell = ("row", row.boundary, row.zone, row.theme, row.valence)
            lines.add(row.theme, row.valence, figure(row.n, cell, summary))
            first = None if row.theme is None else codes.first_level("theme", row.theme)
            totals["theme", row.boundary, first] = first or None
    if not are_placed:
        for line in lines.found.values():
            line.total = sum(line.counts.values(), Figure())
        return list(lines.found.values())
    for total, theme in totals.items():
        lines.found[theme].total += figure(summary.theme_totals.get(total), total, summary)
    return list(lines.found.values())


class _Lines:
    """Lines by first-level theme, to which counts are added."""

    def __init__(self) -> None:
        self.found: dict[str | None, ThemeLine] = {}

    def add(self, theme: str | None, valence: str | None, count: Figure) -> None:
        line = self.found.setdefault(first_level(theme), ThemeLine(first_level(theme)))
        line.counts[column(valence)] += count


def has_types(lines: Iterable[ThemeLine]) -> bool:
    """Whether any viewpoint has a type of its own; if not, there is nothing to tell apart."""
    return any(line.counts[name].n != 0 for line in lines for name in COLUMNS if name != OTHER)


def is_guarded(summary: Summary) -> bool:
    """Whether small counts are held back."""
    return summary.min_count > 1


def _order(line: ThemeLine) -> tuple[bool, int, str]:
    return (line.theme is None, -line.total.known, line.theme or "")
