"""One of the filter's facets against types, counted for the overview: plain values, no widgets."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...layers.language import translate
from ...layers.zones import WITHOUT_PLACE
from ..viewpoints.coded import Coded
from ..viewpoints.columns import ViewpointColumns
from ..viewpoints.filters import KIND, MONTH, OCCASION, THEME, TIME, ZONE, Codes
from .facets import Chip, chip_label, ordered
from .state import PanelState

if TYPE_CHECKING:
    import numpy as np

#: The types that have a column of their own, good first; all else is "other".
TYPES = ("positive", "negative", "suggestion")
OTHER = "other"
COLUMNS = (*TYPES, OTHER)
#: What the overview can be shown by.
FACETS = (THEME, OCCASION, TIME, MONTH, ZONE)
#: Facets whose rows stand by size; of more than ``ROWS`` the smallest are one row together.
BY_SIZE = (THEME, OCCASION)
ROWS = 7
#: More months than this are told by year.
MONTHS = 12


@dataclass(frozen=True)
class CountRow:
    """One row: the codes that it is about (none: all of them), and its counts by column."""

    label: str
    codes: Codes
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All types together."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class CountTable:
    """The rows in order, then all of them together; ``others`` are the types that are "other"."""

    rows: list[CountRow]
    everything: CountRow
    others: Codes


def count_table(state: PanelState, facet: str, placeless: bool, language: str) -> CountTable:
    """Count what the panel is about, whatever the filter; ``placeless`` counts those too."""
    columns, shown = state.columns, counted(state, placeless)
    column = column_of(state, facet)
    pairs = counts_by_type(columns, column, shown)
    totals = {code: sum(found.values()) for code, found in pairs.items()}
    rows = [
        CountRow(_label(columns, chip, language), frozenset({chip.code}), filled(pairs[chip.code]))
        for chip, _ in ordered(columns, facet, totals)
    ]
    everything = together(translate("Synpunkt", "All"), rows, frozenset())
    if facet in BY_SIZE:
        rows.sort(key=lambda row: (-row.total, row.label.casefold()))
        rows = _with_rest(rows, facet)
    types = {valence for found in pairs.values() for valence in found}
    return CountTable(rows, everything, frozenset(types - set(TYPES)))


def column_of(state: PanelState, facet: str) -> Coded:
    """The column that a facet of ``FACETS`` counts, or the kind of occasion."""
    columns = state.columns
    return {
        THEME: columns.theme_group,
        OCCASION: columns.occasion,
        TIME: columns.time_context,
        MONTH: columns.month,
        ZONE: state.zones.zone,
        KIND: columns.occasion_kind,
    }[facet]


def counted(state: PanelState, placeless: bool) -> np.ndarray:
    """Which viewpoints the overview counts."""
    found = state.scope()
    return found if placeless else found & ~state.zones.zone.among({WITHOUT_PLACE})


def counts_by_type(
    columns: ViewpointColumns, column: Coded, shown: np.ndarray
) -> dict[str | None, Counter[str | None]]:
    """How often each type is met with each code of ``column``, in the rows of ``shown``."""
    found: dict[str | None, Counter[str | None]] = {}
    for valence in columns.valence.codes:
        for code, n in column.counts(shown & columns.valence.among({valence})).items():
            found.setdefault(code, Counter())[valence] += n
    return found


def facts(state: PanelState, facet: str, placeless: bool) -> list[tuple[Chip, int]]:
    """A facet's values with how many have each, in order; many months are told by year."""
    columns = state.columns
    found = column_of(state, facet).counts(counted(state, placeless))
    if facet == MONTH and len(found) > MONTHS:
        years = Counter[str | None]()
        for month, n in found.items():
            years[month and month[:4]] += n
        found = {year: years[year] for year in sorted(years, key=lambda year: year or "9999")}
        return [(Chip(MONTH, year), n) for year, n in found.items()]
    return ordered(columns, facet, found)


def together(label: str, rows: list[CountRow], codes: Codes) -> CountRow:
    """The sum of several rows."""
    counts = {name: sum(row.counts[name] for row in rows) for name in COLUMNS}
    return CountRow(label, codes, counts)


def filled(found: Counter[str | None]) -> dict[str, int]:
    """The counts of types by column."""
    columns = dict.fromkeys(COLUMNS, 0)
    for valence, n in found.items():
        columns[valence if valence in TYPES else OTHER] += n
    return columns


def _with_rest(rows: list[CountRow], facet: str) -> list[CountRow]:
    rest = rows[ROWS:]
    if len(rest) < 2:
        return rows
    if facet == THEME:
        label = translate("Synpunkt", "%n other theme(s)", "", len(rest))
    else:
        label = translate("Synpunkt", "%n other occasion(s)", "", len(rest))
    codes = frozenset(code for row in rest for code in row.codes)
    return [*rows[:ROWS], together(label, rest, codes)]


def _label(columns: ViewpointColumns, chip: Chip, language: str) -> str:
    label = chip_label(columns, chip, language)
    return label[:1].upper() + label[1:]
