"""The questions of a form that are about a place, whichever way an export writes their answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..place_cell import is_place, is_point
from ..records import ORDINAL
from ..repeats import ORDINALS
from ..table import SourceRow, SourceTable
from ..values import as_text, plain

#: What stands where nobody answered.
NOTHING = {"n/a"}
#: A place by itself that KoboToolbox adds: the first that was answered.
OWN_PLACE = "_geolocation"
#: The answers of a repeat's n-th member, flattened into columns.
MEMBER = re.compile(r"\[\d+\]/")
_SPLIT = (
    ("_{}_latitude", "_{}_longitude", "_{}_altitude", "_{}_precision"),
    ("{}-Latitude", "{}-Longitude", "{}-Altitude", "{}-Accuracy"),
)
_KOBO_LATITUDE = re.compile(r"^(.*/)?_(.+)_latitude$")
_ODK_LATITUDE = re.compile(r"^(.+)-Latitude$")


@dataclass
class Place:
    """A question about a place: its own cell, and the columns that it may be split over."""

    name: str
    cell: int | None = None
    parts: tuple[int, ...] = ()


def find_places(columns: tuple[str, ...], sample: list[SourceRow]) -> list[Place]:
    """The questions about a place, those about a point first, else in the order of the form."""
    positions = {column: i for i, column in enumerate(columns)}
    found = [*_split_places(columns, positions)]
    taken = {i for place in found for i in (place.cell, *place.parts)}
    for i, column in enumerate(columns):
        if i not in taken and not column.startswith("_") and _holds_places(sample, i):
            found.append(Place(column, i))
    if not found and OWN_PLACE in positions:
        return [Place(OWN_PLACE, positions[OWN_PLACE])]
    return sorted(
        found, key=lambda place: (not _is_about_points(place, sample), position_of(place))
    )


def _split_places(columns: tuple[str, ...], positions: Mapping[str, int]) -> Iterable[Place]:
    for column in columns:
        if match := _KOBO_LATITUDE.match(column):
            group, name = match[1] or "", match[2]
            layouts = [part.format(name) for part in _SPLIT[0]]
        elif match := _ODK_LATITUDE.match(column):
            group, name = "", match[1]
            layouts = [part.format(name) for part in _SPLIT[1]]
        else:
            continue
        parts = [positions.get(group + layout, -1) for layout in layouts]
        if parts[1] >= 0 and not MEMBER.search(column):
            yield Place(group + name, positions.get(group + name), tuple(parts))


def _holds_places(sample: list[SourceRow], position: int) -> bool:
    filled = [value for row in sample if is_filled(value := cell_at(row, position))]
    return bool(filled) and sum(map(is_place, filled)) * 2 > len(filled)


def _is_about_points(place: Place, sample: list[SourceRow]) -> bool:
    if place.parts or place.cell is None:
        return True
    filled = (cell_at(row, place.cell) for row in sample)
    return all(is_point(value) for value in filled if is_place(value))


def position_of(place: Place) -> int:
    """The first column that has to do with a place."""
    return min(i for i in (place.cell, *place.parts) if i is not None and i >= 0)


def together(cells: list[Any], parts: tuple[int, ...]) -> str | None:
    """A place from its columns, as one cell has it."""
    latitude, longitude, height, accuracy = (
        as_text(plain(cells[i])) if 0 <= i < len(cells) else "" for i in parts
    )
    whole = [part for part in (latitude, longitude) if part]
    if accuracy and len(whole) == 2:
        whole += [height or "0", accuracy]
    return " ".join(whole) or None


def settle(cells: list[Any], place: Place) -> bool:
    """Let the cell of a place decide, and its columns where it is empty; whether they agree."""
    at = place.cell or 0
    apart = together(cells, place.parts)
    cell = as_text(plain(cells[at]))
    if not cell:
        cells[at] = apart
        return True
    return not apart or _is_same(cell, apart)


def _is_same(cell: str, apart: str) -> bool:
    try:
        pairs = zip(cell.split()[:2], apart.split()[:2], strict=True)
        return all(abs(float(a) - float(b)) < 1e-6 for a, b in pairs)
    except ValueError:
        return True


def inherited_places(
    table: SourceTable, places: list[Place], columns: list[str], sample: list[SourceRow]
) -> list[int]:
    """The columns of a member's place and of those that it is a part of, its own first.

    One for each level: what was asked about another place of the same level stands for nothing.
    """
    if not table.own:
        return []
    path = _repeats_along(table, sample)
    levels: dict[int, int] = {}
    for place in places:
        depth = len(path) if position_of(place) < table.own else _depth(place.name, path)
        levels.setdefault(depth, columns.index(place.name))
    return [levels[depth] for depth in sorted(levels, reverse=True)]


def _repeats_along(table: SourceTable, sample: list[SourceRow]) -> list[str]:
    """The names of the groups and repeats that lead to the rows."""
    column = ORDINAL if ORDINAL in table.columns else "KEY"
    if column not in table.columns:
        return []
    at = table.columns.index(column)
    where = next((as_text(row.values[at]) for row in sample if at < len(row.values)), "")
    where = where if column == ORDINAL else where.partition("/")[2]
    return ORDINALS.sub("", where).split("/")


def _depth(name: str, path: list[str]) -> int:
    """How many of the groups and repeats along ``path`` a question lies in."""
    told = name.replace("-", "/")  # as ODK parts them in its tables
    inside = [n for n in range(1, len(path)) if told.startswith("/".join(path[:n]) + "/")]
    return max(inside, default=0)


def cell_at(row: SourceRow, position: int) -> Any:
    """A cell; None in a row that is broken or too short."""
    return row.values[position] if position < len(row.values) and not row.problem else None


def is_filled(value: Any) -> bool:
    """Whether a cell holds an answer."""
    return plain(value) is not None and not is_nothing(value)


def is_nothing(value: Any) -> bool:
    """Whether a cell says that nobody answered."""
    return isinstance(value, str) and value.strip().lower() in NOTHING
