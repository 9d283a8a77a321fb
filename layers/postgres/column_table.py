"""Whole columns of a table on a server: fetched many rows at a time, without an object for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..arrow import DAY, OTHER, REAL, TEXT, WHOLE, Column, Texts
from ..schema import TABLES
from ..sql import name, sql
from ..tables import DATE, INTEGER
from ..tables import REAL as NUMBER
from ..tables import TEXT as WORDS
from .connection import reading
from .place import Schema

if TYPE_CHECKING:
    import numpy as np

#: Rows that are fetched together: a bound on memory, and how often progress is told.
BATCH = 65_536
_KINDS = {WORDS: TEXT, INTEGER: WHOLE, NUMBER: REAL, DATE: DAY}
# What stands for NULL in an array of numbers; which are known is told apart.
_NOTHING = 0


@dataclass(frozen=True)
class ColumnTable:
    """A table of points of a store on a server."""

    place: Schema
    table: str

    def count(self) -> int:
        """About how many rows there are, as the server last counted them; 0 where it never did."""
        with reading(self.place) as reader:
            query = "SELECT reltuples::bigint FROM pg_class WHERE oid = ?::regclass"
            return max(int(reader.execute(query, (name(self.table),)).fetchone()[0]), 0)

    def batches(self, fields: Sequence[str]) -> Iterator[Any]:
        """All rows (as ``column_file.Batch``), with these fields; StoreError if it can't be read.

        Fields of other kinds than text, number and day come without their values.
        """
        import numpy as np

        from ..column_file import Batch

        kinds = {field: _kind(self.table, field) for field in fields}
        asked = [_asked(field, kind) for field, kind in kinds.items() if kind != OTHER]
        wanted = ", ".join(["fid", "ST_X(geom)", "ST_Y(geom)", *asked])
        query = sql("SELECT", wanted, "FROM", name(self.table), "ORDER BY fid")
        with reading(self.place) as reader:
            found = reader.each(query, plain=True)
            while rows := found.fetchmany(BATCH):
                fid, x, y, *values = zip(*rows, strict=True)
                held = iter(values)
                columns = {
                    field: Column(OTHER, None) if kind == OTHER else _column(kind, next(held))
                    for field, kind in kinds.items()
                }
                # No place comes as None, which is not a number.
                there_x, there_y = np.array(x, np.float64), np.array(y, np.float64)
                yield Batch(np.array(fid, np.int64), there_x, there_y, {}, columns)


def _kind(table: str, field: str) -> str:
    return TEXT if field == "uuid" else _KINDS.get(TABLES[table].column(field).type, OTHER)


def _asked(field: str, kind: str) -> str:
    """A day is asked for as its number, as columns hold it."""
    return f"({name(field)} - DATE '1970-01-01')" if kind == DAY else name(field)


def _column(kind: str, values: Sequence[Any]) -> Column:
    import numpy as np

    known: np.ndarray | None = np.array([value is not None for value in values], bool)
    if kind == TEXT:
        blobs = [b"" if value is None else value.encode() for value in values]
        lengths = np.fromiter(map(len, blobs), np.int64, len(blobs))
        data = np.frombuffer(b"".join(blobs), np.uint8)
        return Column(TEXT, Texts(data, np.cumsum(lengths) - lengths, lengths), known)
    width = {WHOLE: np.int64, REAL: np.float64, DAY: np.int32}[kind]
    numbers = np.array([_NOTHING if value is None else value for value in values], width)
    return Column(kind, numbers, known)
