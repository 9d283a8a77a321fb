"""Which counts of a summary must be held back, over all its tables and numbers together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping

from ...layers.codes import first_level
from ...layers.zones import TIED_ZONES, ZONES
from .groups import Figures, Group
from .model import Cell
from .small_marks import small_cells
from .suppression import Equation, hidden

#: Types that have a column of their own; the rest is "other".
TYPES = ("positive", "negative", "suggestion")
OTHER = "other"


class Tally:
    """All counts of a summary by cell, which of them are ``held`` back, and which are ``small``.

    Small are those held back for being small themselves that a reader may be told of.

    Cells: ``("zone", boundary, zone)``, ``("n", boundary)``, ``("type", boundary, type)``,
    ``("theme", boundary, first level)`` and ``("count", "N_…")``; where counts are held back also
    those that they add up from, ``("row", boundary, zone, theme, valence)``.
    """

    def __init__(
        self,
        groups: Mapping[Group, Figures],
        boundaries: Iterable[str],
        counts: Mapping[str, int],
        min_count: int = 0,
    ) -> None:
        self.boundaries = list(boundaries)
        self.cells: Counter[Cell] = Counter()
        self._themes: dict[str, set[Cell]] = {key: set() for key in self.boundaries}
        # Which cells add up to which; only those who hold back need to know.
        self._parts: dict[Cell, set[Cell]] | None = {} if min_count > 1 else None
        for key in self.boundaries:
            self._start(key)
        for group, figures in groups.items():
            self._add(group, figures.n)
        for name, count in counts.items():
            self.cells["count", name] = count
        self.held: set[Cell] = set()
        self.small: set[Cell] = set()
        if min_count > 1:
            equations = self._equations()
            self.held = hidden(self.cells, equations, min_count)
            self.small = small_cells(self.cells, equations, self.held, min_count)

    def shown(self, *cell: Hashable) -> int | None:
        """The count of a cell; None if it is held back."""
        return None if cell in self.held else self.cells[cell]

    def of_group(self, group: Group, figures: Figures) -> int | None:
        """The count of a group; None if it is held back."""
        return None if self.held and ("row", *group) in self.held else figures.n

    def themes(self, boundary: str) -> list[tuple[str, int]]:
        """First-level themes of a boundary with the counts that may be shown, most first."""
        found = [
            (str(cell[2]), self.cells[cell])
            for cell in self._themes[boundary]
            if cell[2] and cell not in self.held
        ]
        return sorted(found, key=lambda item: (-item[1], item[0]))

    def theme_totals(self) -> dict[Cell, int]:
        """The theme cells of all boundaries that may be shown."""
        return {
            cell: count
            for cell, count in self.cells.items()
            if cell[0] == "theme" and cell not in self.held
        }

    def _start(self, boundary: str) -> None:
        zones = [("zone", boundary, zone) for zone in TIED_ZONES]
        kinds = [("type", boundary, kind) for kind in (*TYPES, OTHER)]
        for cell in (("n", boundary), *zones, *kinds):
            self.cells[cell] = 0
        if self._parts is not None:
            self._parts["n-by-zone", boundary] = set(zones)
            self._parts["n-by-type", boundary] = set(kinds)
            self._parts["n-by-theme", boundary] = self._themes[boundary]
            self._parts.update({cell: set() for cell in (*zones, *kinds)})

    def _add(self, group: Group, n: int) -> None:
        boundary, zone, theme, valence = group
        totals: list[Cell] = [("count", f"N_{zone.upper()}")]
        if zone in TIED_ZONES:
            first = None if theme is None else first_level("theme", theme)
            by_theme = ("theme", boundary, first)
            self._themes[boundary].add(by_theme)
            kind = valence if valence in TYPES else OTHER
            totals = [("zone", boundary, zone), ("type", boundary, kind), by_theme]
            self.cells["n", boundary] += n
            for total in totals:
                self.cells[total] += n
        if self._parts is not None:
            row: Cell = ("row", *group)
            self.cells[row] = n
            for total in totals:
                self._parts.setdefault(total, set()).add(row)

    def _equations(self) -> list[Equation[Cell]]:
        splits = {"n-by-zone", "n-by-type", "n-by-theme"}
        equations: list[Equation[Cell]] = [
            (("n", cell[1]) if cell[0] in splits else cell, sorted(parts, key=repr))
            for cell, parts in (self._parts or {}).items()
        ]
        equations.append((("count", "N_INPUT"), [("count", f"N_{zone.upper()}") for zone in ZONES]))
        for zone in TIED_ZONES:
            total, parts = ("count", f"N_{zone.upper()}"), self._zone_cells(zone)
            # Where no viewpoint counts for two boundaries, a reader can add them up.
            if self.cells[total] == sum(self.cells[part] for part in parts):
                equations.append((total, parts))
        return equations

    def _zone_cells(self, zone: str) -> list[Cell]:
        return [("zone", boundary, zone) for boundary in self.boundaries]
