"""Which row holds the column names: the first, unless titles and notes stand above it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from . import columns

#: The column names are looked for in so many rows.
LOOK = 25
#: So many of a row's cells must be known names to be taken for the header against the first row.
ENOUGH = 2


def header_at(rows: Sequence[Sequence[str]], wanted: Collection[str] = ()) -> int:
    """The position of the row of column names; that of the first row that isn't blank, else.

    ``wanted`` are names, folded, that a profile asks for. 0 where all rows are blank.
    """
    filled = [at for at, row in enumerate(rows[:LOOK]) if any(cell.strip() for cell in row)]
    if not filled:
        return 0
    first = filled[0]
    most = 0
    for at in filled:
        cells = sum(bool(cell.strip()) for cell in rows[at])
        # Titles above a table fill fewer cells than its names.
        if known(rows[at], wanted) >= ENOUGH and cells > most:
            return at
        most = max(most, cells)
    return first


def known(row: Sequence[str], wanted: Collection[str] = ()) -> int:
    """How many different cells of a row are names of columns that are known, or wanted."""
    found = {columns.folded(cell) for cell in row if cell.strip() and len(cell) < 80}
    return sum(name in wanted or name in _names() or _is_axis(name) for name in found)


def _is_axis(name: str) -> bool:
    return bool(columns.stated_crs(name))


@cache
def _names() -> frozenset[str]:
    texts = [
        *columns.NAMES.values(), columns.NORTHINGS, columns.EASTINGS, columns.ACROSS, columns.UP,
        columns.LATITUDES, columns.LONGITUDES, columns.BOTH_DEGREES, columns.WELL_KNOWN_TEXT,
    ]  # fmt: skip
    return frozenset(name.strip() for text in texts for name in text.split(","))
