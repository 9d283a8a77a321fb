"""A file, sheet or layer as rows: one face for all that viewpoints come from."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

from ...layers.errors import InputError
from ...layers.language import translate

#: Stands where a NUL character was.
NUL_MARK = "\ufffd"
#: A column's name is no longer than this, and a table has no more columns.
LONGEST_NAME = 400
MOST_COLUMNS = 4000


@dataclass(frozen=True)
class SourceRow:
    """One row as it was found.

    ``number`` is what a spreadsheet calls the row (the header is 1; layers count from 1).
    ``values`` stand in the order of the table's columns and are text, numbers, dates or None.
    ``problem`` is a finished sentence if the row can't be used as it is.
    """

    number: int
    values: tuple[Any, ...]
    geometry: QgsGeometry | None = None
    problem: str = ""

    @property
    def is_blank(self) -> bool:
        """Neither a value nor a place."""
        return self.geometry is None and not any(
            value is not None and str(value).strip() for value in self.values
        )


@dataclass
class SourceTable:
    """Rows that are read once, from the first to the last.

    ``crs`` is that of the geometries, None where there is none or it isn't known. ``share`` tells
    how much has been read (0–1). ``messages`` are sentences on how the file had to be read;
    reading the rows may add to them. ``again`` opens the same rows once more, from the first.
    ``folder`` is where the file lies, "" where there is none. ``source`` is the key of the
    system that the rows are known to come from, ``places`` the columns that each hold a whole
    place in degrees. The first ``own`` columns are a row's own, the others those of what it is a
    part of; 0 where it is a part of nothing. ``encoding`` is what its text was read in, "" where
    the file itself says so, and ``likely_encoding`` another one that it looks as if it were in.
    """

    name: str
    columns: tuple[str, ...]
    rows: Iterator[SourceRow]
    crs: QgsCoordinateReferenceSystem | None = None
    has_geometry: bool = False
    layer: str = ""
    sha256: str = ""
    messages: list[str] = field(default_factory=list)
    share: Callable[[], float] = lambda: 0.0
    close: Callable[[], None] = lambda: None
    again: Callable[[], SourceTable] | None = None
    folder: str = ""
    source: str = ""
    places: tuple[str, ...] = ()
    own: int = 0
    encoding: str = ""
    likely_encoding: str = ""

    def peek(self, count: int) -> list[SourceRow]:
        """The next ``count`` rows, which are read again afterwards."""
        seen = list(itertools.islice(self.rows, count))
        self.rows = itertools.chain(seen, self.rows)
        return seen


class RowProgress:
    """How far the reading of a table with a known number of rows has come."""

    def __init__(self, total: int) -> None:
        self.done = 0
        self.total = max(1, total)

    def share(self) -> float:
        """From 0 to 1."""
        return min(1.0, self.done / self.total)


def unique_names(headers: list[str]) -> tuple[str, ...]:
    """The headers, each once: repeats get a number, blank ones are called after their position.

    Line breaks become spaces, and what is longer than any name is cut.
    """
    names: dict[str, None] = {}
    met: dict[str, int] = {}
    for position, header in enumerate(headers, start=1):
        name = " ".join(header[:LONGEST_NAME].replace("\0", "").split())
        name = name or translate("Synpunkt", "Column {number}").format(number=position)
        repeated = name
        while repeated in names:
            met[name] = met.get(name, 1) + 1
            repeated = f"{name} ({met[name]})"
        names[repeated] = None
    return tuple(names)


def check_width(columns: int, name: str) -> None:
    """``InputError`` for a table, called ``name``, that is wider than any table."""
    if columns > MOST_COLUMNS:
        raise InputError(
            translate("Synpunkt", "{name} has more than {limit} columns.").format(
                name=name, limit=MOST_COLUMNS
            )
        )


def add_column(table: SourceTable, name: str, value: Callable[[SourceRow], Any]) -> None:
    """Add a column that is made of each row's other cells; broken rows stay as they are."""
    width = len(table.columns)
    rows = table.rows
    table.columns = (*table.columns, name)
    table.rows = (
        row
        if row.problem
        else SourceRow(
            row.number, (*_padded(row.values, width), value(row)), row.geometry, row.problem
        )
        for row in rows
    )


def _padded(values: tuple[Any, ...], width: int) -> tuple[Any, ...]:
    return values + (None,) * (width - len(values))
