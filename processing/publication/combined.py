"""What counts of several publications would tell of a few viewpoints, added and taken from another.

Two areas that overlap and the one that holds both tell, each large enough, what the few in the
overlap said: the first two together less the third. numpy is in every QGIS.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

#: Ways to pick a few that are tried; with more than these, all that may be told of are taken.
_TRIED = 20_000
_NONE = 1e-9


def told_of(publications: Sequence[Collection[int]], limit: int) -> set[int]:
    """The viewpoints (by number) of fewer than ``limit`` of which a sum of the counts would tell.

    A publication of fewer than that shows no counts, and helps nobody.
    """
    import numpy as np

    counted = [set(one) for one in publications if len(one) >= limit]
    groups = list(_alike(counted).items())
    few = [(mask, members) for mask, members in groups if len(members) < limit]
    many = [mask for mask, members in groups if len(members) >= limit]
    # The sums in which all groups that are large enough cancel out, by what is left of the others.
    cancelling = _cancelling(_table(many, len(counted)))
    sums = _independent(cancelling @ _table([mask for mask, _ in few], len(counted)))
    if not len(sums):
        return set()
    left = np.flatnonzero(np.abs(sums).max(axis=0) > _NONE)
    sums, told = sums[:, left], [few[place][1] for place in left]
    found: set[int] = set()
    for tried, chosen in enumerate(_together([len(members) for members in told], limit)):
        if tried >= _TRIED:
            return set().union(*told)
        others = np.delete(sums, chosen, axis=1)
        if _rank(others) < len(sums):
            found.update(*(told[place] for place in chosen))
    return found


def _alike(sets: Sequence[set[int]]) -> dict[int, set[int]]:
    """Those that are in the same sets, by these as the bits of a number."""
    masks: dict[int, int] = {}
    for place, members in enumerate(sets):
        for one in members:
            masks[one] = masks.get(one, 0) | 1 << place
    alike: dict[int, set[int]] = {}
    for one, mask in masks.items():
        alike.setdefault(mask, set()).add(one)
    return alike


def _together(sizes: Sequence[int], limit: int) -> Iterator[tuple[int, ...]]:
    """The ways to take some that are fewer than ``limit`` together."""
    for count in range(1, min(limit, len(sizes) + 1)):
        for chosen in combinations(range(len(sizes)), count):
            if sum(sizes[place] for place in chosen) < limit:
                yield chosen


def _table(masks: Sequence[int], sets: int) -> np.ndarray:
    """A row for each set, a column for each group: 1 where the group is in the set."""
    import numpy as np

    return np.array([[mask >> place & 1 for mask in masks] for place in range(sets)], dtype=float)


def _cancelling(table: np.ndarray) -> np.ndarray:
    """Rows of factors, one for each row of ``table``, with which every column comes to nothing."""
    import numpy as np

    if not table.size:
        return np.eye(len(table))
    turned, sizes, _ = np.linalg.svd(table)
    return turned[:, int((sizes > _NONE).sum()) :].T


def _independent(rows: np.ndarray) -> np.ndarray:
    """As few rows as say the same."""
    import numpy as np

    if not rows.size:
        return np.zeros((0, 0))
    _, sizes, turned = np.linalg.svd(rows, full_matrices=False)
    return turned[sizes > _NONE]


def _rank(rows: np.ndarray) -> int:
    import numpy as np

    return int(np.linalg.matrix_rank(rows, tol=_NONE)) if rows.size else 0
