"""The columns of GDAL's record batches, looked at where they lie: no object for each value.

The two structures are those of the Arrow C data interface, which is fixed for good
(https://arrow.apache.org/docs/format/CDataInterface.html). GDAL's own bridge to numpy makes a
Python object of each geometry, which takes as long as reading it.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from osgeo import ogr

if TYPE_CHECKING:
    import numpy as np

#: What a column holds: texts or bytes, whole numbers, real ones, days from 1970-01-01, or else.
TEXT, WHOLE, REAL, DAY, OTHER = "text", "whole", "real", "day", "other"
# By Arrow's format: how wide the bounds of texts and bytes are; what numbers are.
_BOUNDS = {"u": "<i4", "z": "<i4", "U": "<i8", "Z": "<i8"}
_NUMBERS = {
    "s": (WHOLE, "<i2"),
    "i": (WHOLE, "<i4"),
    "l": (WHOLE, "<i8"),
    "f": (REAL, "<f4"),
    "g": (REAL, "<f8"),
    "tdD": (DAY, "<i4"),
}
_WORD = 8


class _Schema(ctypes.Structure):
    pass


class _Array(ctypes.Structure):
    pass


_Schema._fields_ = [
    ("format", ctypes.c_char_p),
    ("name", ctypes.c_char_p),
    ("metadata", ctypes.c_void_p),
    ("flags", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("children", ctypes.POINTER(ctypes.POINTER(_Schema))),
    ("dictionary", ctypes.c_void_p),
    ("release", ctypes.c_void_p),
    ("private_data", ctypes.c_void_p),
]
_Array._fields_ = [
    ("length", ctypes.c_int64),
    ("null_count", ctypes.c_int64),
    ("offset", ctypes.c_int64),
    ("n_buffers", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("buffers", ctypes.POINTER(ctypes.c_void_p)),
    ("children", ctypes.POINTER(ctypes.POINTER(_Array))),
    ("dictionary", ctypes.c_void_p),
    ("release", ctypes.c_void_p),
    ("private_data", ctypes.c_void_p),
]


@dataclass(frozen=True, eq=False)
class Texts:
    """Texts in UTF-8, or bytes: the one of a row begins at ``starts`` and is ``lengths`` long."""

    data: np.ndarray
    starts: np.ndarray
    lengths: np.ndarray

    def __len__(self) -> int:
        return len(self.starts)

    def take(self, rows: np.ndarray) -> Texts:
        """Those of these rows."""
        return Texts(self.data, self.starts[rows], self.lengths[rows])

    def of(self, row: int) -> bytes:
        """The one of a row."""
        start = int(self.starts[row])
        return self.data[start : start + int(self.lengths[row])].tobytes()

    def words(self) -> list[np.ndarray]:
        """The texts in words of 64 bits: the first word of each, the second, and so on.

        Zeros stand behind a text's end.
        """
        import numpy as np

        count = -(-int(self.lengths.max(initial=0)) // _WORD) or 1
        data = np.zeros(len(self.data) + count * _WORD, np.uint8)
        data[: len(self.data)] = self.data
        used = np.array([(1 << 8 * n) - 1 for n in range(_WORD + 1)], np.uint64)
        found = []
        for at in range(0, count * _WORD, _WORD):
            # A word may begin at any byte.
            every: np.ndarray = np.ndarray(len(data) - at - _WORD + 1, "<u8", data, at, (1,))
            found.append(every[self.starts] & used[np.clip(self.lengths - at, 0, _WORD)])
        return found

    def fixed(self) -> np.ndarray:
        """The texts as bytes of one length."""
        import numpy as np

        words = np.column_stack(self.words())
        return words.view(f"S{_WORD * words.shape[1]}")[:, 0]


@dataclass(frozen=True, eq=False)
class Column:
    """The values of some rows, numbers as an array; ``known`` are not NULL, None if all are.

    ``values`` is None where the ``kind`` is ``OTHER``.
    """

    kind: str
    values: Any
    known: np.ndarray | None = None

    def take(self, rows: np.ndarray) -> Column:
        """The values of these rows."""
        known = self.known if self.known is None else self.known[rows]
        if self.values is None:
            return self
        values = self.values.take(rows)
        return Column(self.kind, values, known)


def can_look() -> bool:
    """Whether this GDAL tells where its columns lie."""
    arrays = (getattr(ogr, name, None) for name in ("ArrowArray", "ArrowSchema"))
    return all(hasattr(one, "_getPtr") for one in arrays)


def columns_of(batch: ogr.ArrowArray, schema: ogr.ArrowSchema) -> dict[str, Column]:
    """The columns of a record batch by name; they keep it from being released."""
    kinds = _Schema.from_address(int(schema._getPtr()))
    array = _Array.from_address(int(batch._getPtr()))
    found = {}
    for number in range(array.n_children):
        kind = kinds.children[number].contents
        column = _column(array.children[number].contents, kind.format.decode(), batch)
        found[kind.name.decode()] = column
    return found


class _Buffer:
    """Values at an address: numpy looks at them there, and keeps this, and so the owner."""

    def __init__(self, address: int, length: int, kind: str, owner: ogr.ArrowArray) -> None:
        self._owner = owner
        self.__array_interface__ = {
            "version": 3,
            "data": (address, True),  # read only
            "shape": (length,),
            "typestr": kind,
        }


def _column(array: _Array, form: str, owner: ogr.ArrowArray) -> Column:
    import numpy as np

    length, offset = array.length, array.offset
    bits = _buffer(array, 0, "|u1", -(-(length + offset) // 8), owner)
    known = None
    if bits is not None:
        known = np.unpackbits(bits, bitorder="little")[offset : offset + length].view(bool)
    if form in _NUMBERS:
        kind, width = _NUMBERS[form]
        numbers = _buffer(array, 1, width, length + offset, owner)
        return Column(kind, np.empty(0, width) if numbers is None else numbers[offset:], known)
    if form not in _BOUNDS:
        return Column(OTHER, None, known)
    bounds = _buffer(array, 1, _BOUNDS[form], length + offset + 1, owner)
    bounds = np.zeros(length + 1, "<i4") if bounds is None else bounds[offset:]
    data = _buffer(array, 2, "|u1", int(bounds[-1]), owner)
    texts = Texts(
        np.empty(0, np.uint8) if data is None else data, bounds[:-1], bounds[1:] - bounds[:-1]
    )
    return Column(TEXT, texts, known)


def _buffer(
    array: _Array, number: int, kind: str, length: int, owner: ogr.ArrowArray
) -> np.ndarray | None:
    """One of an array's buffers as numpy sees it; None where there is none."""
    import numpy as np

    address = array.buffers[number]
    if not address or not length:
        return None
    return np.asarray(_Buffer(address, length, kind, owner))
