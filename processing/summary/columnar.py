"""Rows that are kept column by column: many values, without an object for each row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar, overload

Row = TypeVar("Row", bound=NamedTuple)


class Columnar(Sequence[Row]):
    """Rows of one kind of named tuple; a row is made when it is asked for.

    ``columns`` are in the order of the kind's fields, and all of one length.
    """

    def __init__(self, kind: type[Row], columns: Sequence[Sequence[Any]]) -> None:
        self.kind, self.columns = kind, columns

    @classmethod
    def of(cls, kind: type[Row], rows: Iterable[Row]) -> Columnar[Row]:
        """The same rows."""
        return cls(kind, list(zip(*rows, strict=True)) or [()] * len(kind._fields))

    def column(self, name: str) -> Sequence[Any]:
        """The values of one field."""
        return self.columns[self.kind._fields.index(name)]

    def __len__(self) -> int:
        return len(self.columns[0])

    def __iter__(self) -> Iterator[Row]:
        return map(self.kind._make, zip(*self.columns, strict=True))

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Columnar[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Columnar[Row]:
        found = [column[at] for column in self.columns]
        return self.kind._make(found) if isinstance(at, int) else Columnar(self.kind, found)
