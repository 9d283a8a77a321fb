"""Whole columns of a table on a server: fetched many rows at a time, without an object for each."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
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

    from ..column_file import Batch
    from ..outskirts import Outskirts

#: Rows that are fetched together: a bound on memory, and how often progress is told.
BATCH = 65_536
_KINDS = {WORDS: TEXT, INTEGER: WHOLE, NUMBER: REAL, DATE: DAY}
# What stands for NULL in an array of numbers; which are known is told apart.
_NOTHING = 0
# Boxes are compared as an index has them, a little larger: what is apart surely is.
_INNER, _OUTER = "ST_MakeEnvelope(?1, ?2, ?3, ?4)", "ST_MakeEnvelope(?5, ?6, ?7, ?8)"
_APART = sql("(geom &&", _OUTER, "AND NOT geom &&", _INNER + ")")


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

    def batches(
        self, fields: Sequence[str], apart: Outskirts | None = None
    ) -> Generator[Batch, None, None]:
        """All rows, with these fields; StoreError if the server can't be asked.

        Fields of other kinds than text, number and day come without their values. Rows that lie
        ``apart`` come put together by the server: as many rows, somewhere there, of no id, with the
        same values, but of their days only the first and the last of those with equal values.
        """
        kinds = {field: _kind(self.table, field) for field in fields}
        with reading(self.place) as reader:
            where, boxes = _elsewhere(apart)
            yield from _one_by_one(reader.each(self._rows(kinds, where), boxes, plain=True), kinds)
            if apart is not None:
                groups = reader.each(self._groups(kinds), boxes, plain=True)
                yield from _together(groups.fetchall(), kinds, apart)

    def _rows(self, kinds: Mapping[str, str], where: str) -> str:
        asked = [_asked(field, kind) for field, kind in kinds.items() if kind != OTHER]
        wanted = ", ".join(["fid", "ST_X(geom)", "ST_Y(geom)", *asked])
        return sql("SELECT", wanted, "FROM", name(self.table), where, "ORDER BY fid")

    def _groups(self, kinds: Mapping[str, str]) -> str:
        days = [_asked(field, kind) for field, kind in kinds.items() if kind == DAY]
        same = [name(field) for field, kind in kinds.items() if kind not in (DAY, OTHER)]
        wanted = ["count(*)", *(f"{what}({day})" for day in days for what in ("min", "max")), *same]
        query = sql("SELECT", ", ".join(wanted), "FROM", name(self.table), "WHERE", _APART)
        by = [sql("GROUP BY", ", ".join(same))] if same else []
        return sql(query, *by, "HAVING count(*) > 0")


def _elsewhere(apart: Outskirts | None) -> tuple[str, list[float]]:
    """The condition for rows that do not lie apart, and the corners of both boxes."""
    if apart is None:
        return "", []
    corners = [(box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()) for box in apart]
    return sql("WHERE", _APART, "IS NOT TRUE"), [number for box in corners for number in box]


def _one_by_one(found: Any, kinds: Mapping[str, str]) -> Iterator[Batch]:
    import numpy as np

    from ..column_file import Batch

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


def _together(
    groups: Sequence[Sequence[Any]], kinds: Mapping[str, str], apart: Outskirts
) -> Iterator[Batch]:
    """As many rows as the groups count."""
    import numpy as np

    from ..column_file import Batch

    if not groups:
        return
    times, *values = zip(*groups, strict=True)
    ends = np.cumsum(np.array(times, np.int64))
    group = np.repeat(np.arange(len(groups)), times)
    begins = ends - times
    held = iter(values)
    days = {field: (next(held), next(held)) for field, kind in kinds.items() if kind == DAY}
    columns = {}
    for field, kind in kinds.items():
        if kind == OTHER:
            columns[field] = Column(OTHER, None)
        elif kind == DAY:
            columns[field] = _days(*days[field], begins, ends)
        else:
            columns[field] = _column(kind, next(held)).take(group)
    x, y = apart.place
    for first in range(0, len(group), BATCH):
        rows = np.arange(first, min(first + BATCH, len(group)))
        taken = {field: column.take(rows) for field, column in columns.items()}
        there = np.ones(len(rows))
        yield Batch(np.zeros(len(rows), np.int64), x * there, y * there, {}, taken)


def _days(
    firsts: Sequence[int | None], lasts: Sequence[int | None], begins: np.ndarray, ends: np.ndarray
) -> Column:
    """Of each group's rows the first has its first day, and the last one its last."""
    import numpy as np

    known = np.zeros(int(ends[-1]), bool)
    numbers = np.full(len(known), _NOTHING, np.int32)
    for at, days in ((begins, firsts), (ends - 1, lasts)):
        of_groups = _column(DAY, days)
        known[at], numbers[at] = of_groups.known, of_groups.values
    return Column(DAY, numbers, known)


def _kind(table: str, field: str) -> str:
    own = {"uuid": TEXT, "fid": WHOLE}.get(field)
    return own or _KINDS.get(TABLES[table].column(field).type, OTHER)


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
