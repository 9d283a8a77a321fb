"""What a table and a column of the store are; ``schema`` says which there are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

TEXT, INTEGER, REAL = "text", "integer", "real"
DATE, DATETIME, BOOLEAN = "date", "datetime", "boolean"

POINT, GEOMETRY = "POINT", "GEOMETRY"
MULTILINESTRING, MULTIPOLYGON = "MULTILINESTRING", "MULTIPOLYGON"


@dataclass(frozen=True)
class Column:
    """One column.

    ``codes`` names the code list of its values, ``references`` the table whose uuid it holds.
    A ``private`` column's values never reach the change log, which says only that it changed.
    A ``kept_by_store`` column is filled by the store itself; filling it is not logged.
    """

    name: str
    type: str = TEXT
    codes: str = ""
    references: str = ""
    many: bool = False
    required: bool = False
    unique: bool = False
    private: bool = False
    kept_by_store: bool = False
    default: object = None


@dataclass(frozen=True)
class Table:
    """One table; ``geometry`` is empty for a table without places.

    ``restricted`` tables lie in the restricted file beside the store and carry the operation that
    wrote them. ``logged`` tables have their changes in the change log. ``unique`` lists the
    combinations that may occur once; ``indexed`` the columns, beside references, that are looked up
    often.
    """

    name: str
    columns: tuple[Column, ...]
    geometry: str = ""
    logged: bool = True
    restricted: bool = False
    unique: tuple[tuple[str, ...], ...] = ()
    indexed: tuple[str, ...] = ()

    def column(self, name: str) -> Column:
        """The column called ``name``; KeyError if there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")

    @cached_property
    def to_be_read(self) -> tuple[tuple[str, str], ...]:
        """Name and type of the columns that SQLite holds as something else than they are."""
        held = (DATE, DATETIME, BOOLEAN)
        return tuple((column.name, column.type) for column in self.columns if column.type in held)

    @cached_property
    def self_references(self) -> tuple[str, ...]:
        """Names of the columns by which its rows point at each other."""
        return tuple(column.name for column in self.columns if column.references == self.name)

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names of the columns beyond fid, uuid and geom."""
        return tuple(column.name for column in self.columns)
