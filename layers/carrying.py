"""Many places at once from one coordinate system to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsGeometry

if TYPE_CHECKING:
    import numpy as np

# A line's WKB: byte order, type and number of vertices, then x and y of each.
_HEAD = b"\x01\x02\x00\x00\x00"
_HEAD_LENGTH = 9


def carried(
    x: np.ndarray, y: np.ndarray, transform: QgsCoordinateTransform
) -> tuple[np.ndarray, np.ndarray]:
    """``x`` and ``y`` after ``transform``, to the last bit as each by itself would be.

    Both are not a number where they have no place in the target.
    """
    import numpy as np

    if transform.isShortCircuited() or not len(x):
        return x, y
    places = np.column_stack([x, y]).astype("<f8")
    line = QgsGeometry()
    line.fromWkb(_HEAD + np.array([len(x)], "<u4").tobytes() + places.tobytes())
    try:
        line.get().transform(transform)
    except QgsCsException:
        return _in_halves(x, y, transform)
    # Where QGIS took another way for one of them, it took it for all.
    if transform.fallbackOperationOccurred() and len(x) > 1:
        return _in_halves(x, y, transform)
    places = np.frombuffer(bytes(line.asWkb()), "<f8", offset=_HEAD_LENGTH).reshape(-1, 2)
    usable = np.isfinite(places).all(axis=1)
    return np.where(usable, places[:, 0], np.nan), np.where(usable, places[:, 1], np.nan)


def _in_halves(
    x: np.ndarray, y: np.ndarray, transform: QgsCoordinateTransform
) -> tuple[np.ndarray, np.ndarray]:
    """``carried`` where one place has spoilt all: the halves that are sound come through."""
    import numpy as np

    if len(x) == 1:
        return np.array([np.nan]), np.array([np.nan])
    half = len(x) // 2
    first, second = carried(x[:half], y[:half], transform), carried(x[half:], y[half:], transform)
    return np.concatenate([first[0], second[0]]), np.concatenate([first[1], second[1]])
