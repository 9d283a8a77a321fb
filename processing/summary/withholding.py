"""Which counts of a summary must be held back, over all its tables and numbers together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from ...layers.codes import first_level
from ...layers.zones import TIED_ZONES, ZONES
from .columnar import Columnar
from .groups import Group, by_boundary
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
        groups: Columnar[Group],
        boundaries: Iterable[str],
        counts: Mapping[str, int],
        min_count: int = 0,
    ) -> None:
        self.boundaries = list(boundaries)
        self.cells: Counter[Cell] = Counter()
        self._themes: dict[str, set[Cell]] = {key: set() for key in self.boundaries}
        # Which cells add up to which; only those who hold back need to know.
        self._parts: dict[Cell, set[Cell]] = {}
        self._count(groups)
        for name, count in counts.items():
            self.cells["count", name] = count
        self.held: set[Cell] = set()
        self.small: set[Cell] = set()
        if min_count > 1:
            self._note_parts(groups)
            equations = self._equations()
            self.held = hidden(self.cells, equations, min_count)
            self.small = small_cells(self.cells, equations, self.held, min_count)

    def shown(self, *cell: Hashable) -> int | None:
        """The count of a cell; None if it is held back."""
        return None if cell in self.held else self.cells[cell]

    def of_groups(self, groups: Columnar[Group]) -> Sequence[int | None]:
        """The count of each group; None where it is held back."""
        if not self.held:
            return groups.column("n")
        return [None if _row(group) in self.held else group.n for group in groups]

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

    def _count(self, groups: Columnar[Group]) -> None:
        """Add the groups to the cells of their boundaries."""
        for key in self.boundaries:
            self.cells.update(dict.fromkeys([("n", key), *_zones(key), *_types(key)], 0))
        for key, own in by_boundary(groups):
            self._count_one(key, own)

    def _count_one(self, key: str, groups: Columnar[Group]) -> None:
        """Add the groups of one boundary."""
        zones: dict[str, int] = defaultdict(int)
        types: dict[str | None, int] = defaultdict(int)
        themes: dict[str | None, int] = defaultdict(int)
        for zone, theme, valence, n in zip(*groups.columns[1:5], strict=True):
            zones[zone] += n
            types[valence] += n
            themes[theme] += n
        self.cells["n", key] += sum(zones.values())
        for zone, n in zones.items():
            self.cells["zone", key, zone] += n
        for valence, n in types.items():
            self.cells["type", key, _type(valence)] += n
        for theme, n in themes.items():
            cell = ("theme", key, _first(theme))
            self._themes[key].add(cell)
            self.cells[cell] += n

    def _note_parts(self, groups: Iterable[Group]) -> None:
        """Make a cell of each group, and note which cells add up to which."""
        parts = self._parts
        for key in self.boundaries:
            zones, types = set(_zones(key)), set(_types(key))
            parts["n-by-zone", key], parts["n-by-type", key] = zones, types
            parts["n-by-theme", key] = self._themes[key]
            parts.update({cell: set() for cell in (*_zones(key), *_types(key))})
        for group in groups:
            boundary, zone, theme, valence = group[:4]
            self.cells[_row(group)] = group.n
            totals: list[Cell] = [("count", f"N_{zone.upper()}")]
            if zone in TIED_ZONES:
                totals = [("zone", boundary, zone), ("type", boundary, _type(valence))]
                totals.append(("theme", boundary, _first(theme)))
            for total in totals:
                parts.setdefault(total, set()).add(_row(group))

    def _equations(self) -> list[Equation[Cell]]:
        splits = {"n-by-zone", "n-by-type", "n-by-theme"}
        equations: list[Equation[Cell]] = [
            (("n", cell[1]) if cell[0] in splits else cell, sorted(parts, key=repr))
            for cell, parts in self._parts.items()
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


def _zones(boundary: str) -> list[Cell]:
    return [("zone", boundary, zone) for zone in TIED_ZONES]


def _types(boundary: str) -> list[Cell]:
    return [("type", boundary, kind) for kind in (*TYPES, OTHER)]


def _type(valence: str | None) -> str:
    return valence if valence in TYPES else OTHER


def _first(theme: str | None) -> str | None:
    return None if theme is None else first_level("theme", theme)


def _row(group: Group) -> Cell:
    return ("row", *group[:4])
