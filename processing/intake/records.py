"""Nested records, as APIs and forms give them, as rows: one per record, or one per member of a
repeat at any depth, with the cells of what it is a part of.

A group's members become columns ``group/member``. A repeat's rows carry in ``ORDINAL`` where they
stand, as in ``children[2]/toys[1]``, which is the same in every export of the form.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...layers.errors import InputError
from ...layers.language import translate
from .table import LONGEST_NAME, SourceRow, check_width

SEPARATOR = "/"
#: The column that tells which member of its repeats a row is.
ORDINAL = "_repeat"
#: How deep groups may lie within each other; what lies deeper stays as JSON text.
DEEPEST = 12
GEOMETRIES = {"Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon"}


@dataclass(frozen=True)
class Flat:
    """A record without its depth: its own cells, and its repeats by path."""

    cells: dict[str, Any]
    repeats: dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Member:
    """A row to be: its own cells, those of what it is a part of, and where it stands there."""

    own: Mapping[str, Any]
    above: Mapping[str, Any]
    ordinal: str = ""


@dataclass(frozen=True)
class Records:
    """The records of one document; ``repeat`` is the path of the repeat that is meant, or ""."""

    name: str
    items: list[Any]
    repeat: str = ""

    def columns(self) -> tuple[tuple[str, ...], int]:
        """The columns in the order of their first appearance, and how many a member owns.

        Its own ones come first; 0 where the rows are members of nothing.
        """
        own: dict[str, None] = {}
        above: dict[str, None] = {}
        for member in self._members():
            if isinstance(member, Member):
                own.update(dict.fromkeys(member.own))
                above.update(dict.fromkeys(member.above))
            check_width(len(own) + len(above), self.name)
        if not self.repeat:
            return tuple(own), 0
        return tuple(dict.fromkeys([*own, *above, ORDINAL])), len(own)

    def rows(self, columns: tuple[str, ...]) -> Iterator[SourceRow]:
        """The rows, numbered from 1; what is no record comes out with its problem."""
        for number, member in enumerate(self._members(), start=1):
            if not isinstance(member, Member):
                if member is not None:
                    yield SourceRow(number, (as_cell(member),), problem=_no_record())
                continue
            cells = {**member.above, **member.own}
            if member.ordinal:
                cells[ORDINAL] = member.ordinal
            row = SourceRow(number, tuple(cells.get(column) for column in columns))
            if any(value is not None and str(value).strip() for value in member.own.values()):
                yield row

    def _members(self) -> Iterator[Member | Any]:
        for item in self.items:
            if not isinstance(item, dict):
                yield item
                continue
            flat = flatten(item)
            if self.repeat:
                yield from _within(flat, self.repeat, "", {}, "")
            else:
                yield Member(flat.cells, {})


def records_of(path: Path, items: list[Any], layer: str) -> Records:
    """The records, or the members of the repeat called ``layer``: by its path or its last name.

    ``InputError`` names the repeats that there are.
    """
    wanted = layer.strip().strip(SEPARATOR)
    if not wanted:
        return Records(path.name, items)
    repeats = repeat_paths(items)
    found = matching_repeat(wanted, repeats)
    if found is None:
        raise no_repeat(path.name, wanted, repeats)
    return Records(path.name, items, found)


def matching_repeat(wanted: str, repeats: Iterable[str]) -> str | None:
    """The one repeat with that path or last name; None if there is none, or several."""
    key = wanted.casefold()
    known = list(repeats)
    for part in (str.casefold, lambda path: path.rpartition(SEPARATOR)[2].casefold()):
        found = [path for path in known if part(path) == key]
        if len(found) == 1:
            return found[0]
    return None


def no_repeat(name: str, wanted: str, repeats: Iterable[str]) -> InputError:
    """The error for a repeat that isn't in the file."""
    return InputError(
        translate("Synpunkt", "{name} has no repeat called “{layer}”. It has: {layers}.").format(
            name=name, layer=wanted, layers=", ".join(repeats) or "–"
        )
    )


def repeat_paths(items: list[Any]) -> list[str]:
    """The paths of all repeats in the records, outer ones before those within them."""
    found: dict[str, None] = {}
    waiting = [flatten(item) for item in items if isinstance(item, dict)]
    while waiting:
        flat = waiting.pop()
        for path, members in flat.repeats.items():
            found[path] = None
            waiting.extend(flatten(member, path) for member in members)
    return sorted(found)


def flatten(record: Mapping[str, Any], prefix: str = "") -> Flat:
    """The record's cells by path, and its repeats; ``prefix`` is the path of the record itself."""
    flat = Flat({}, {})
    _flatten(record, prefix, flat, 0)
    return flat


def _flatten(node: Mapping[str, Any], prefix: str, flat: Flat, depth: int) -> None:
    for key, value in node.items():
        if "@odata." in key:
            continue
        path = _joined(prefix, " ".join(key[:LONGEST_NAME].split()))
        if isinstance(value, dict) and depth < DEEPEST and not _is_geometry(value):
            _flatten(value, path, flat, depth + 1)
        elif _is_repeat(key, value):
            flat.repeats[path] = value
        else:
            flat.cells[path] = as_cell(value)


def _joined(prefix: str, key: str) -> str:
    """The path of ``key``; KoboToolbox writes it out already."""
    if not prefix or key.startswith(prefix + SEPARATOR):
        return key
    return prefix + SEPARATOR + key


def _is_geometry(value: Mapping[str, Any]) -> bool:
    return value.get("type") in GEOMETRIES and "coordinates" in value


def _is_repeat(key: str, value: Any) -> bool:
    if key.startswith("_") or not isinstance(value, list) or not value:
        return False
    return all(isinstance(member, dict) and not _is_geometry(member) for member in value)


def as_cell(value: Any) -> Any:
    """A value as a cell: numbers and texts as they are, lists and objects as text."""
    if isinstance(value, str):
        # Half of a surrogate pair is no text in any encoding; "\\ud83d" in JSON can be one.
        return value if value.isascii() else value.encode("utf-16", "surrogatepass").decode(
            "utf-16", "replace"
        )  # fmt: skip
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, list) and all(_is_plain(member) for member in value):
        return _listed(value)
    try:
        return json.dumps(value, ensure_ascii=True, sort_keys=True)
    except (RecursionError, TypeError, ValueError):
        return None


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, (str, int, float))


def _listed(values: list[Any]) -> str | None:
    """Numbers, as those of a place, parted by a comma; words by semicolons. A gap is nothing."""
    if not values or all(value is None for value in values):
        return None
    are_numbers = all(isinstance(v, (int, float)) and not isinstance(v, bool) for v in values)
    separator = "," if are_numbers else "; "
    return separator.join(str(as_cell(value)) for value in values if value is not None)


def _within(
    flat: Flat, wanted: str, base: str, above: Mapping[str, Any], ordinal: str
) -> Iterator[Member]:
    """The members of the repeat ``wanted`` in ``flat``, which lies at the path ``base``."""
    for path, members in flat.repeats.items():
        if path != wanted and not wanted.startswith(path + SEPARATOR):
            continue
        name = path.removeprefix(base + SEPARATOR) if base else path
        higher = {**flat.cells, **above}
        for n, found in enumerate(members, start=1):
            place = f"{ordinal}{SEPARATOR if ordinal else ''}{name}[{n}]"
            member = flatten(found, path)
            if path == wanted:
                yield Member(member.cells, higher, place)
            else:
                yield from _within(member, wanted, path, higher, place)


def _no_record() -> str:
    return translate("Synpunkt", "Where a record should stand there is something else.")
