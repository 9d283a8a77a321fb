"""Columns of values as columns of numbers: each value once, and for each row which one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

# Spreads the words of a text over 64 bits.
_SPREAD, _BITS = 0x9E3779B97F4A7C15, (1 << 64) - 1


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
        self._keys, self._numbers = np.empty(0, np.uint64), np.empty(0, np.int64)
        self._words = np.empty((0, 1), np.uint64)

    def __len__(self) -> int:
        return len(self.values)

    def codes(self, column: np.ndarray) -> np.ndarray:
        """The number of the value of each row."""
        import numpy as np

        words = _words(np.ma.getdata(column))
        null = np.ma.getmaskarray(column) if np.ma.isMaskedArray(column) else None
        if null is not None and null.any():
            found = np.full(len(words), self._code_of_null(), np.int64)
            rows = np.flatnonzero(~null)
            found[rows] = self._looked_up(words[rows], np.ma.getdata(column)[rows])
            return found
        return self._looked_up(words, np.ma.getdata(column))

    def _code_of_null(self) -> int:
        if self._null < 0:
            self._null = self._new(None)
        return self._null

    def _new(self, value: Any) -> int:
        self.values.append(self._read(value))
        return len(self.values) - 1

    def _looked_up(self, words: np.ndarray, values: np.ndarray) -> np.ndarray:
        import numpy as np

        keys = _spread(words)
        place = self._places(keys)
        new = np.flatnonzero(self._keys[place] != keys) if len(self._keys) else np.arange(len(keys))
        if len(new):
            self._learn(keys[new], words[new], values[new])
            place = self._places(keys)
        width = words.shape[1]
        if (self._words[place, :width] != words).any() or self._words[place, width:].any():
            raise NotInColumns
        return self._numbers[place]

    def _places(self, keys: np.ndarray) -> np.ndarray:
        import numpy as np

        return np.minimum(np.searchsorted(self._keys, keys), max(len(self._keys) - 1, 0))

    def _learn(self, keys: np.ndarray, words: np.ndarray, values: np.ndarray) -> None:
        import numpy as np

        keys, first = np.unique(keys, return_index=True)
        numbers = [self._new(value) for value in values[first].tolist()]
        width = max(self._words.shape[1], words.shape[1])
        self._words = np.concatenate([_widened(self._words, width), _widened(words[first], width)])
        self._keys = np.concatenate([self._keys, keys])
        self._numbers = np.concatenate([self._numbers, np.array(numbers, np.int64)])
        order = np.argsort(self._keys)
        self._keys, self._words = self._keys[order], self._words[order]
        self._numbers = self._numbers[order]


def _words(values: np.ndarray) -> np.ndarray:
    """Each value as whole words of 64 bits."""
    import numpy as np

    if values.dtype.kind == "S":
        width = max(-(-values.dtype.itemsize // 8), 1)
        return values.astype(f"S{8 * width}").view(np.uint64).reshape(-1, width)
    wide = values.astype(np.float64 if values.dtype.kind == "f" else np.int64)
    return wide.view(np.uint64).reshape(-1, 1)


def _spread(words: np.ndarray) -> np.ndarray:
    """A key of each row; words of zeros at its end change nothing."""
    import numpy as np

    keys, factor = words[:, 0].copy(), 1
    for column in words.T[1:]:
        factor = factor * _SPREAD & _BITS
        keys += column * np.uint64(factor)
    return keys


def _widened(words: np.ndarray, width: int) -> np.ndarray:
    import numpy as np

    return np.pad(words, ((0, 0), (0, width - words.shape[1])))
