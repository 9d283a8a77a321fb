"""Themes against types, counted for the summary: plain values, no widgets."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...layers.language import translate
from ...layers.zones import WITHOUT_PLACE
from ..viewpoints.columns import ViewpointColumns
from ..viewpoints.wording import code_label
from ..viewpoints.zoning import CODES
from .state import PanelState

if TYPE_CHECKING:
    import numpy as np

#: The types that have a column of their own, good first; all else is "other".
TYPES = ("positive", "negative", "suggestion")
OTHER = "other"
COLUMNS = (*TYPES, OTHER)
#: More themes than this are one row together.
ROWS = 7

Codes = frozenset[str | None]


@dataclass(frozen=True)
class ThemeRow:
    """One row: the themes that it is about (none: all of them), and its counts by column."""

    label: str
    themes: Codes
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All types together."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class ThemeTable:
    """The rows by size, then all themes together; ``others`` are the types that are "other"."""

    rows: list[ThemeRow]
    everything: ThemeRow
    others: Codes


def theme_table(state: PanelState, placeless: bool, language: str) -> ThemeTable:
    """Count what the panel is about, whatever the filter; ``placeless`` counts those too."""
    columns = state.columns
    pairs = _pairs(columns, counted(state, placeless))
    types = {valence for _, valence in pairs}
    by_theme: dict[str | None, Counter[str]] = {}
    for (theme, valence), n in pairs.items():
        by_theme.setdefault(theme, Counter())[_column(valence)] += n
    rows = [
        ThemeRow(_label(columns, theme, language), frozenset({theme}), _filled(found))
        for theme, found in by_theme.items()
    ]
    rows.sort(key=lambda row: (-row.total, row.label.casefold()))
    everything = _together(translate("Synpunkt", "All"), rows, frozenset())
    if len(rows) > ROWS + 1:
        rest = rows[ROWS:]
        label = translate("Synpunkt", "%n other theme(s)", "", len(rest))
        rows = [*rows[:ROWS], _together(label, rest, _themes(rest))]
    return ThemeTable(rows, everything, frozenset(types - set(TYPES)))


def counted(state: PanelState, placeless: bool) -> np.ndarray:
    """Which viewpoints the summary counts."""
    found = state.scope()
    return found if placeless else found & ~state.zones.zone.among({WITHOUT_PLACE})


def placed_zones(placeless: bool) -> Codes:
    """The zones that a filter must ask for so that the list shows what was counted."""
    return frozenset() if placeless else frozenset(CODES) - {WITHOUT_PLACE}


def months(columns: ViewpointColumns, shown: np.ndarray) -> dict[str, int]:
    """How many were received in each month (``YYYY-MM``), the first month first."""
    rows = shown.nonzero()[0].tolist()
    found = Counter(columns.received_on[row][:7] for row in rows)
    return {month: found[month] for month in sorted(found) if month}


def kinds(columns: ViewpointColumns, shown: np.ndarray) -> Counter[str | None]:
    """How many come from each kind of occasion."""
    found: Counter[str | None] = Counter()
    for uuid, n in columns.occasion.counts(shown).items():
        occasion = columns.occasions.get(uuid or "")
        found[occasion.kind if occasion else None] += n
    return found


def _pairs(columns: ViewpointColumns, shown: np.ndarray) -> dict[tuple[str | None, ...], int]:
    """How often each pair of theme and type is met in the rows of ``shown``."""
    theme, valence = columns.theme_group, columns.valence
    found: dict[tuple[str | None, ...], int] = {}
    for code in valence.codes:
        rows = shown & valence.among({code})
        for group, n in theme.counts(rows).items():
            found[group, code] = n
    return found


def _column(valence: str | None) -> str:
    return valence if valence in TYPES else OTHER


def _filled(found: Counter[str]) -> dict[str, int]:
    return {name: found.get(name, 0) for name in COLUMNS}


def _together(label: str, rows: list[ThemeRow], themes: Codes) -> ThemeRow:
    counts = {name: sum(row.counts[name] for row in rows) for name in COLUMNS}
    return ThemeRow(label, themes, counts)


def _themes(rows: list[ThemeRow]) -> Codes:
    return frozenset(theme for row in rows for theme in row.themes)


def _label(columns: ViewpointColumns, theme: str | None, language: str) -> str:
    if theme is None:
        return translate("Synpunkt", "No theme")
    return code_label(columns.code_lists, "theme", theme, language, short=True)
