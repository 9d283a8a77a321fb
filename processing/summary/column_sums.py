"""Viewpoints put together by whole numbers: where they lie, theme, type and severity."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...layers.coding import NotInColumns

if TYPE_CHECKING:
    import numpy as np

#: Stands for "no day"; days are counted from any day one likes.
NO_DAY = -(2**31)
_NEVER = 2**31 - 1
#: What the last and the first of no days are.
NO_DAYS = (NO_DAY, _NEVER)
# How many sums are held; and up to how many a batch is counted by a table as large as that.
_MOST, _TABLE = 40_000_000, 4_000_000


class Sums(NamedTuple):
    """Place, theme and type of each group; its counts by severity, and its first and last day."""

    place: np.ndarray
    theme: np.ndarray
    valence: np.ndarray
    counts: np.ndarray
    first: np.ndarray
    last: np.ndarray


class ColumnSums:
    """Counts and days by (place, theme, type), counts by severity too; all are numbers from 0.

    ``places`` is how many places there are; the other numbers may grow from batch to batch.
    """

    def __init__(self, places: int) -> None:
        import numpy as np

        shape = (places, 1, 1)
        self.counts = np.zeros((*shape, 1), np.int32)
        self.first, self.last = np.full(shape, _NEVER, np.int32), np.full(shape, NO_DAY, np.int32)

    def add(self, rows: Sequence[np.ndarray], day: np.ndarray, sizes: tuple[int, int, int]) -> None:
        """Count rows with these places, themes, types and severities; ``sizes`` bounds the last.

        NotInColumns if there are too many different ones.
        """
        import numpy as np

        self._grow(sizes)
        place, theme, valence, severity = rows
        _, themes, valences, severities = self.counts.shape
        group = (place * themes + theme) * valences + valence
        _count(group * severities + severity, self.counts.reshape(-1))
        known = np.flatnonzero(day != NO_DAY)
        # Of several values for one place, numpy keeps the last.
        order = known[np.argsort(_small(day[known]), kind="stable")]
        group, day = group[order], day[order]
        _keep(self.last.reshape(-1), group, day, np.maximum)
        _keep(self.first.reshape(-1), group[::-1], day[::-1], np.minimum)

    def in_order(self, themes: np.ndarray, valences: np.ndarray) -> Sums:
        """All that was counted, by place, theme and type; those get the numbers that are given.

        Themes, or types, that get the same number are put together.
        """
        import numpy as np

        place, theme, valence = at = np.nonzero(self.counts.any(axis=3))
        counts, first, last = self.counts[at], self.first[at], self.last[at]
        if not len(place):
            return Sums(place, theme, valence, counts, first, last)
        sizes = (len(self.counts), len(themes), len(valences))
        key = np.ravel_multi_index((place, themes[theme], valences[valence]), sizes)
        order = np.argsort(key, kind="stable")
        begins = np.flatnonzero(np.diff(key[order], prepend=-1))
        place, theme, valence = np.unravel_index(key[order][begins], sizes)
        return Sums(
            place,
            theme,
            valence,
            np.add.reduceat(counts[order], begins),
            np.minimum.reduceat(first[order], begins),
            np.maximum.reduceat(last[order], begins),
        )

    def _grow(self, sizes: tuple[int, int, int]) -> None:
        import numpy as np

        more = [max(new - old, 0) for new, old in zip(sizes, self.counts.shape[1:], strict=True)]
        if not any(more):
            return
        # Some room, so that a new value now and then does not copy all.
        padding = [(0, 0), *((0, n) for n in more)]
        if np.prod([n + m[1] for n, m in zip(self.counts.shape, padding, strict=True)]) > _MOST:
            raise NotInColumns
        self.counts = np.pad(self.counts, padding)
        self.first = np.pad(self.first, padding[:3], constant_values=_NEVER)
        self.last = np.pad(self.last, padding[:3], constant_values=NO_DAY)


def _count(key: np.ndarray, counts: np.ndarray) -> None:
    """Add to ``counts`` how often each key is met."""
    import numpy as np

    if len(counts) <= _TABLE:
        counts += np.bincount(key, minlength=len(counts)).astype(counts.dtype)
    else:
        met, times = np.unique(key, return_counts=True)
        counts[met] += times.astype(counts.dtype)


def _keep(best: np.ndarray, group: np.ndarray, day: np.ndarray, better: np.ufunc) -> None:
    """Put into ``best`` the better of it and the last day of each group."""
    found = best.copy()
    found[group] = day
    better(best, found, out=best)


def _small(day: np.ndarray) -> np.ndarray:
    """The days as two bytes where they fit: those are sorted faster."""
    import numpy as np

    if len(day) and int(day.max()) - int(day.min()) < 2**16:
        return (day - day.min()).astype(np.uint16)
    return day
