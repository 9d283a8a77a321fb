"""Columns of values as columns of numbers: each value once, and for each row which one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from .arrow import OTHER, REAL, TEXT, Column

if TYPE_CHECKING:
    import numpy as np

# Spreads the words of a text, and a key, over 64 bits.
_SPREAD, _BITS = 0x9E3779B97F4A7C15, 64
_ALL = (1 << _BITS) - 1
# Texts longer than this (bytes) are no codes, and would fill the memory as words.
_LONGEST = 256
# Up to how many values each has a slot of its own in a table; and how often one is looked for.
_SLOTTED, _TRIES = 500, 30


class NotInColumns(Exception):  # noqa: N818  (no error: it can be told row by row)
    """What a column holds can't be told from the column alone."""


class Coding:
    """Numbers the values of a column from 0, batch by batch, in no particular order.

    ``values[number]`` is what ``read`` makes of a value; texts come to it as bytes, NULL as None.
    It is asked once for each value. NotInColumns if the values can't be told apart.
    """

    def __init__(self, read: Callable[[Any], Any]) -> None:
        import numpy as np

        self.values: list[Any] = []
        self._read = read
        self._null = -1
        self._keys, self._numbers = np.empty(0, np.uint64), np.empty(0, np.int32)
        self._words: list[np.ndarray] = []
        self._slots = _Slots(self._keys)

    def __len__(self) -> int:
        return len(self.values)

    def codes(self, column: Column) -> np.ndarray:
        """The number of the value of each row."""
        import numpy as np

        if column.known is None or column.known.all():
            return self._looked_up(column)
        found = np.full(len(column.known), self._code_of_null(), np.int32)
        rows = np.flatnonzero(column.known)
        if len(rows):
            found[rows] = self._looked_up(column.take(rows))
        return found

    def _code_of_null(self) -> int:
        if self._null < 0:
            self._null = self._new(None)
        return self._null

    def _new(self, value: Any) -> int:
        self.values.append(self._read(value))
        return len(self.values) - 1

    def _looked_up(self, column: Column) -> np.ndarray:
        import numpy as np

        words = _words(column)
        keys = _spread(words)
        place, unknown = self._places(keys, words)
        if unknown.any():
            rows = np.flatnonzero(unknown)
            self._learn(keys[rows], [word[rows] for word in words], column.take(rows))
            place, unknown = self._places(keys, words)
            if unknown.any():  # two values have one key
                raise NotInColumns
        return self._numbers[place]

    def _places(
        self, keys: np.ndarray, words: Sequence[np.ndarray]
    ) -> tuple[np.ndarray, np.ndarray]:
        """Where the rows' values are among the known ones, and which rows are not among them."""
        import numpy as np

        if not len(self._keys):
            return np.zeros(len(keys), np.int32), np.ones(len(keys), bool)
        place = self._slots.of(keys)
        unknown = np.zeros(len(keys), bool)
        for at, known in enumerate(self._words):
            unknown |= known[place] != (words[at] if at < len(words) else 0)
        for more in words[len(self._words) :]:
            unknown |= more != 0
        return place, unknown

    def _learn(self, keys: np.ndarray, words: Sequence[np.ndarray], column: Column) -> None:
        import numpy as np

        keys, first = np.unique(keys, return_index=True)
        new = np.isin(keys, self._keys, invert=True)
        keys, first = keys[new], first[new]
        numbers = [self._new(_value(column, row)) for row in first.tolist()]
        self._numbers = np.append(self._numbers, np.array(numbers, np.int32))
        known = len(self._keys)
        while len(self._words) < len(words):
            self._words.append(np.zeros(known, np.uint64))
        for at, old in enumerate(self._words):
            more = words[at][first] if at < len(words) else np.zeros(len(first), np.uint64)
            self._words[at] = np.append(old, more)
        self._keys = np.append(self._keys, keys)
        self._slots = _Slots(self._keys)


class _Slots:
    """Finds where a key is among some: few have a slot each, of many it is searched for.

    For a key that is not among them it gives any place.
    """

    def __init__(self, keys: np.ndarray) -> None:
        import numpy as np

        self._factor, self._shift = np.uint64(0), np.uint64(0)
        bits = max(2 * len(keys).bit_length(), 1)
        places = np.arange(len(keys), dtype=np.int32)
        if len(keys) <= _SLOTTED:
            for factor in range(1, 2 * _TRIES, 2):
                self._factor = np.uint64(_SPREAD * factor & _ALL)
                self._shift = np.uint64(_BITS - bits)
                slots = keys * self._factor >> self._shift
                if len(np.unique(slots)) == len(keys):
                    self._table = np.zeros(1 << bits, np.int32)
                    self._table[slots] = places
                    return
        self._order = np.argsort(keys).astype(np.int32)
        self._table, self._factor = keys[self._order], np.uint64(0)

    def of(self, keys: np.ndarray) -> np.ndarray:
        import numpy as np

        if self._factor:
            return self._table[keys * self._factor >> self._shift]
        found = np.searchsorted(self._table, keys)
        return self._order[np.minimum(found, len(self._order) - 1)]


def _value(column: Column, row: int) -> Any:
    return column.values.of(row) if column.kind == TEXT else column.values[row].item()


def _words(column: Column) -> list[np.ndarray]:
    """Each value as whole words of 64 bits: the first word of each, the second, and so on."""
    import numpy as np

    if column.kind == TEXT:
        if int(column.values.lengths.max(initial=0)) > _LONGEST:
            raise NotInColumns
        found: list[np.ndarray] = column.values.words()
        return found
    if column.kind == OTHER:
        raise NotInColumns
    return [column.values.astype(np.float64 if column.kind == REAL else np.int64).view(np.uint64)]


def _spread(words: Sequence[np.ndarray]) -> np.ndarray:
    """A key of each row; words of zeros at its end change nothing."""
    import numpy as np

    keys, factor = words[0], 1
    for word in words[1:]:
        factor = factor * _SPREAD & _ALL
        keys = keys + word * np.uint64(factor)
    return keys
