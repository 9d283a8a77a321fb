"""How a text table is laid out: its separator, and the row that holds its column names."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection
from pathlib import Path

from .decoding import Examined
from .header import ENOUGH, header_at, known
from .lines import LONGEST, Lines

SEPARATORS = ";,\t|"
#: How many rows the separator and the column names are found from.
SAMPLE_ROWS = 20
#: So many characters of a line are looked at.
LONGEST_LOOK = 200_000
# Stands for "no separator": a file with one column.
NO_SEPARATOR = "\x1f"


def layout_of(path: Path, examined: Examined, wanted: Collection[str]) -> tuple[str, int]:
    """The separator, and how many rows stand above the one that holds the column names."""
    with path.open("rb") as raw:
        lines = Lines(io.TextIOWrapper(raw, examined.encoding, examined.errors, newline=""))
        sample = [lines.read()]
        stated = stated_separator(sample[0])
        if stated:
            sample = [lines.read()]
        while len(sample) < SAMPLE_ROWS and (line := lines.read()):
            sample.append(line)
    if stated:
        return stated, header_at(_split(sample, stated), wanted)
    return _best_layout(sample, wanted)


def _best_layout(sample: list[str], wanted: Collection[str]) -> tuple[str, int]:
    """The separator that fits the header best; where that says nothing, the one that finds one."""
    header = next((line for line in sample if line.strip()), "")
    candidates = [separator for separator in SEPARATORS if separator in header]
    separator = max(candidates, key=lambda one: _fit(sample, one), default=NO_SEPARATOR)
    found = {one: _named_row(sample, one, wanted) for one in (separator, *SEPARATORS)}
    if found[separator][0] < ENOUGH:
        better = max(SEPARATORS, key=lambda one: found[one][0])
        separator = better if found[better][0] >= ENOUGH else separator
    at = found[separator][1]
    return separator, at if at > _first(_split(sample, separator)) else 0


def _named_row(sample: list[str], separator: str, wanted: Collection[str]) -> tuple[int, int]:
    """How many known names the header has if ``separator`` splits the rows, and where it is."""
    rows = _split(sample, separator)
    at = header_at(rows, wanted)
    return (known(rows[at], wanted) if rows else 0), at


def _first(rows: list[list[str]]) -> int:
    return next((at for at, row in enumerate(rows) if any(cell.strip() for cell in row)), 0)


def _split(sample: list[str], separator: str) -> list[list[str]]:
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST))
    # A name is shorter than what is cut off here, and so many columns have none to be known.
    short = (line[:LONGEST_LOOK] for line in sample)
    return list(csv.reader(short, delimiter=separator))


def _fit(sample: list[str], separator: str) -> tuple[float, int]:
    """How well ``separator`` splits the sample: share of rows as long as the header, columns."""
    rows = [row for row in _split(sample, separator) if any(row)]
    columns = len(rows[0]) if rows else 0
    if columns < 2:
        return 0.0, columns
    # The last row may be cut off in the middle of a quoted cell.
    body = rows[1:-1] or rows[1:] or rows
    return sum(len(row) == columns for row in body) / len(body) + 0.01, columns


def stated_separator(line: str) -> str:
    """The separator that Excel's first line ``sep=;`` states, else ""."""
    stated = line.lstrip("\ufeff").rstrip("\r\n").strip('"')
    return stated[4] if len(stated) == 5 and stated[:4].lower() == "sep=" else ""
