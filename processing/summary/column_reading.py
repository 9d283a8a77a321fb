"""Viewpoints of whole columns as whole numbers: theme, type, severity and day of many at a time."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import QgsGeometry

from ...layers.ahead import ahead
from ...layers.arrow import DAY, REAL, TEXT, WHOLE, Column, Texts
from ...layers.coding import Coding, NotInColumns
from ...layers.column_file import AHEAD, Batch
from ...layers.column_source import ColumnSource
from .column_sums import NO_DAY
from .reading import Columns, Unreadable
from .values import date_of, number_of, text_of

if TYPE_CHECKING:
    import numpy as np

#: Day 0 as Python counts days.
EPOCH = datetime.date(1970, 1, 1).toordinal()
_FIRST_DAY, _LAST_DAY = (day.toordinal() - EPOCH for day in (datetime.date.min, datetime.date.max))
_WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class ColumnInput:
    """The columns to count: a file, and the names of the fields to read ("" for none)."""

    file: ColumnSource
    columns: Columns
    withdrawn_field: str = ""

    @property
    def fields(self) -> list[str]:
        """The fields that are read."""
        wanted = self.columns
        names = (wanted.theme, wanted.valence, wanted.severity, wanted.date, self.withdrawn_field)
        return [name for name in names if name]


@dataclass(frozen=True, eq=False)
class CodedRows:
    """Viewpoints that were not withdrawn.

    Of each its row id, and x and y as a ``Batch`` has them, with the ``others`` by their place
    here; theme, type and severity as numbers, of which there are so many (``sizes``), and its day,
    or ``NO_DAY``.
    """

    fid: np.ndarray
    x: np.ndarray
    y: np.ndarray
    others: dict[int, QgsGeometry]
    theme: np.ndarray
    valence: np.ndarray
    severity: np.ndarray
    day: np.ndarray
    sizes: tuple[int, int, int]

    def __len__(self) -> int:
        return len(self.fid)


class ColumnReader:
    """Makes numbers of the values, and tells what each number stands for."""

    def __init__(self, given: ColumnInput) -> None:
        self.withdrawn = 0
        self.unreadable = Unreadable()
        self._given = given
        self._theme, self._valence, self._state = (Coding(_text) for _ in range(3))
        self._severity, self._date = Coding(_read(number_of)), Coding(_read(date_of))

    @property
    def themes(self) -> list[str | None]:
        """The theme of each number; two may be the same."""
        return self._theme.values

    @property
    def valences(self) -> list[str | None]:
        """The type of each number; two may be the same."""
        return self._valence.values

    @property
    def severities(self) -> list[float | None]:
        """The severity of each number; None is "not known"."""
        return [None if one is _UNREADABLE else one for one in self._severity.values]

    def rows(self, batches: Generator[Batch, None, None]) -> Generator[CodedRows, None, None]:
        """The viewpoints, batch by batch; NotInColumns where columns can't tell.

        What is read next is read while these are made numbers of.
        """
        with ahead(_readable(batches), AHEAD) as read:
            for batch in read:
                yield self._coded(batch, self._standing(batch))

    def _coded(self, batch: Batch, rows: np.ndarray) -> CodedRows:
        columns = self._given.columns
        theme = self._codes(self._theme, batch, columns.theme, rows, TEXT, WHOLE)
        valence = self._codes(self._valence, batch, columns.valence, rows, TEXT, WHOLE)
        severity = self._codes(self._severity, batch, columns.severity, rows, TEXT, WHOLE, REAL)
        self.unreadable.severities += _unreadable(self._severity, severity)
        fid, x, y, others = batch.fid, batch.x, batch.y, batch.others
        if len(rows) < len(batch):
            fid, x, y = fid[rows], x[rows], y[rows]
            places = {row: place for place, row in enumerate(rows.tolist())} if others else {}
            others = {places[row]: one for row, one in others.items() if row in places}
        return CodedRows(
            fid,
            x,
            y,
            others,
            theme,
            valence,
            severity,
            self._days(batch, rows),
            (len(self._theme), len(self._valence), len(self._severity)),
        )

    def _standing(self, batch: Batch) -> np.ndarray:
        """The rows that were not withdrawn."""
        import numpy as np

        everything = np.arange(len(batch))
        name = self._given.withdrawn_field
        if not name:
            return everything
        state = self._codes(self._state, batch, name, everything, TEXT)
        withdrawn = np.array([one == _WITHDRAWN for one in self._state.values], bool)[state]
        self.withdrawn += int(withdrawn.sum())
        return everything[~withdrawn]

    def _codes(
        self, coding: Coding, batch: Batch, name: str, rows: np.ndarray, *kinds: str
    ) -> np.ndarray:
        column = _column(batch, name)
        if column.kind not in kinds:
            raise NotInColumns
        return coding.codes(column if len(rows) == len(batch) else column.take(rows))

    def _days(self, batch: Batch, rows: np.ndarray) -> np.ndarray:
        """The days as numbers; what can't be read is told."""
        import numpy as np

        name = self._given.columns.date
        column = _column(batch, name)
        if column.kind != DAY:
            codes = self._codes(self._date, batch, name, rows, TEXT)
            self.unreadable.dates += _unreadable(self._date, codes)
            return np.array([_day(one) for one in self._date.values] or [0], np.int32)[codes]
        days = column.values
        if column.known is not None:
            days = np.where(column.known, days, NO_DAY)
        if len(rows) < len(batch):
            days = days[rows]
        if ((days < _FIRST_DAY) | (days > _LAST_DAY))[days != NO_DAY].any():
            raise NotInColumns
        return days


def _readable(batches: Generator[Batch, None, None]) -> Generator[Batch, None, None]:
    """The batches; NotInColumns where GDAL can't read them, and QGIS may yet."""
    try:
        yield from batches
    except RuntimeError as error:
        raise NotInColumns from error


class _Unreadable:
    """What stands where a value could not be read."""


_UNREADABLE = _Unreadable()


def _column(batch: Batch, name: str) -> Column:
    """The column of that name; for none a column of NULL."""
    import numpy as np

    if not name:
        nothing = np.zeros(len(batch), np.int32)
        texts = Texts(np.empty(0, np.uint8), nothing, nothing)
        return Column(TEXT, texts, np.zeros(len(batch), bool))
    if name not in batch.columns:
        raise NotInColumns
    return batch.columns[name]


def _text(value: Any) -> str | None:
    return text_of(_decoded(value))


def _read(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def or_unreadable(value: Any) -> Any:
        try:
            return read(_decoded(value))
        except ValueError:
            return _UNREADABLE

    return or_unreadable


def _decoded(value: Any) -> Any:
    if not isinstance(value, bytes):
        return value
    try:
        return value.decode()
    except UnicodeDecodeError as error:
        raise NotInColumns from error


def _unreadable(coding: Coding, codes: np.ndarray) -> int:
    """How many rows have a value that could not be read."""
    import numpy as np

    bad = [one is _UNREADABLE for one in coding.values]
    return int(np.array(bad)[codes].sum()) if any(bad) else 0


def _day(date: datetime.date | _Unreadable | None) -> int:
    return date.toordinal() - EPOCH if isinstance(date, datetime.date) else NO_DAY
