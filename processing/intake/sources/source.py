"""What is known of a system that viewpoints come from: how to tell its files, and its columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..choice import ColumnChoice, FieldSource
from ..columns import folded, recognise
from ..table import SourceRow, SourceTable, add_column
from ..values import as_text, plain


@dataclass(frozen=True)
class Source:
    """A built-in profile.

    ``marks`` are sets of column names, any of which tells a table of this system (all names as
    ``folded`` gives them). ``fields`` are a viewpoint's fields with the columns they come from,
    the best first, ``joins`` fields that are made of several columns, ``defaults`` what every row
    has. ``name`` goes with the numbers of a system that counts from one, so that they are not
    taken for another's; identifiers that are unique in the world need none.
    """

    key: str
    title: str
    marks: tuple[frozenset[str], ...]
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    joins: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    defaults: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""
    #: Coordinates 0, 0 are no place, even in metres.
    zero_is_no_place: bool = False
    #: The marks are all the columns that there are.
    exact: bool = False
    prepare: Callable[[SourceTable], SourceTable] | None = None
    choose: Callable[[SourceTable, bool | None], ColumnChoice] | None = None

    def fits(self, columns: Iterable[str]) -> bool:
        """Whether a table with these columns comes from this system."""
        names = set(map(folded, columns))
        if self.exact:
            return any(mark == names - {"id", "fid"} for mark in self.marks)
        return any(mark <= names for mark in self.marks)

    def prepared(self, table: SourceTable) -> SourceTable:
        """The table with what this system's cells need before they can be read."""
        table.source = self.key
        for columns in self.joins.values():
            joined(table, columns)
        return self.prepare(table) if self.prepare else table

    def choice(self, table: SourceTable, geographic: bool | None) -> ColumnChoice:
        """Which column holds what; ``geographic`` as for ``recognise``."""
        if self.choose:
            return self.choose(table, geographic)
        by_name = {folded(column): column for column in reversed(table.columns)}
        place = recognise(table.columns, table.has_geometry, geographic)
        fields: dict[str, FieldSource] = {}
        for key, names in self._names():
            column = next((by_name[name] for name in names if name in by_name), "")
            if column:
                fields[key] = FieldSource(column)
        for key, value in self.defaults.items():
            fields.setdefault(key, FieldSource(default=value))
        return ColumnChoice(
            fields, place.place, place.crs, place.degrees, zero_is_no_place=self.zero_is_no_place
        )

    def _names(self) -> Iterable[tuple[str, tuple[str, ...]]]:
        for key in dict.fromkeys([*self.joins, *self.fields]):
            together = self.joins.get(key)
            names = (folded(JOIN.join(together)),) if together else ()
            yield key, (*names, *self.fields.get(key, ()))


JOIN = " + "


def joined(table: SourceTable, names: tuple[str, ...]) -> None:
    """Add a column of the texts in the columns ``names``, if the table has them all."""
    by_name = {folded(column): i for i, column in reversed(list(enumerate(table.columns)))}
    if not all(name in by_name for name in names):
        return
    positions = [by_name[name] for name in names]

    def together(row: SourceRow) -> Any:
        texts = [as_text(plain(row.values[i])) for i in positions if i < len(row.values)]
        said = [text for n, text in enumerate(texts) if text and text not in texts[:n]]
        return "\n".join(said) or None

    add_column(table, JOIN.join(names), together)


def marks(*sets: str) -> tuple[frozenset[str], ...]:
    """Sets of names, each written as one text with commas between."""
    return tuple(frozenset(name.strip() for name in names.split(",")) for names in sets)
