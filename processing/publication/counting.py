"""The aggregates of a publication: counts by cell, theme group and type, small ones held back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from ..summary.small_marks import small_cells
from ..summary.suppression import Equation, hidden
from ..summary.withholding import OTHER, TYPES
from .choosing import Published
from .grid import GridCell

KINDS = (*TYPES, OTHER)
#: What stands for a count that is held back for the sake of another.
HELD = "–"
Key = tuple[Any, ...]


class Counts:
    """The counts that may be shown.

    Keys: ``("cell", cell)``, ``("cell-type", cell, type)``, ``("cell-theme", cell, theme group)``,
    ``("area", theme group, type)``, ``("theme", theme group)`` and ``("type", type)``. The cell
    None holds what has no place, and is only counted so that nobody works it out.
    """

    def __init__(self, viewpoints: Iterable[Published], min_count: int) -> None:
        self.min_count = min_count
        self._counts: Counter[Key] = Counter()
        self._parts: dict[tuple[Key | None, str], set[Key]] = {}
        for one in viewpoints:
            self._add(one.cell, one.theme_group, one.valence if one.valence in TYPES else OTHER)
        equations: list[Equation[Key]] = [
            (total, sorted(parts, key=repr)) for (total, _), parts in self._parts.items()
        ]
        self._held = hidden(self._counts, equations, min_count)
        self._small = small_cells(self._counts, equations, self._held, min_count)

    def keys(self, kind: str) -> list[Key]:
        """The keys of a kind that have a count, in order; those without a place are left out."""
        found = [key for key in self._counts if key[0] == kind and key[1:] != (None,)]
        if kind.startswith("cell"):
            found = [key for key in found if key[1] is not None]
        return sorted(found, key=lambda key: [(part is None, part) for part in key[1:]])

    def n(self, *key: Any) -> int | None:
        """The count; None if it is held back."""
        return None if key in self._held else self._counts[key]

    def shown(self, *key: Any) -> str:
        """The count as it is written on a map: 12, <5, or a dash."""
        if key in self._held:
            return f"<{self.min_count}" if key in self._small else HELD
        return str(self._counts[key])

    def may_place(self, one: Published) -> bool:
        """Whether a viewpoint may be told with its cell.

        Where its cell, or its type or theme there, has a count that is held back, it may not: that
        count could be had by counting the viewpoints.
        """
        kind = one.valence if one.valence in TYPES else OTHER
        keys: set[Key] = {("cell", one.cell), ("cell-type", one.cell, kind)}
        keys.add(("cell-theme", one.cell, one.theme_group))
        return one.cell is not None and self._held.isdisjoint(keys)

    def _add(self, cell: GridCell | None, theme: str | None, kind: str) -> None:
        in_cell, in_area = ("cell", cell), ("area", theme, kind)
        by_type, by_theme = ("cell-type", cell, kind), ("cell-theme", cell, theme)
        of_theme, of_type = ("theme", theme), ("type", kind)
        for key in (in_cell, in_area, by_type, by_theme, of_theme, of_type):
            self._counts[key] += 1
        for total, way, part in (
            (None, "cells", in_cell),  # how many there are is no secret
            (None, "themes", of_theme),
            (None, "types", of_type),
            (in_cell, "types", by_type),
            (in_cell, "themes", by_theme),
            (of_type, "cells", by_type),
            (of_theme, "cells", by_theme),
            (of_type, "themes", in_area),
            (of_theme, "types", in_area),
        ):
            self._parts.setdefault((total, way), set()).add(part)
