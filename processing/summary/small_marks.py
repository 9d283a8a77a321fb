"""Which of the counts that are held back may be called small, without giving any of them away.

"Held back" alone tells a reader nothing but that a count is not 0. "<5" tells more: four counts
below 5 that add up to 16 are all 4.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence

from .suppression import Equation, Key

# Each round carries bounds one equation further.
_ROUNDS = 40

_Bounds = dict[Key, tuple[float, float]]


def small_cells(
    cells: Mapping[Key, int],
    equations: Sequence[Equation[Key]],
    held: Collection[Key],
    min_count: int,
) -> set[Key]:
    """The hidden cells below ``min_count`` that can be told from those hidden to protect them.

    None with a ``min_count`` of 2, where "below 2" is 1.
    """
    if min_count < 3:
        return set()
    small = {key for key in held if cells[key] < min_count}
    while small:
        bounds = _narrowed(cells, equations, held, small, min_count)
        given = {key for key, (low, high) in bounds.items() if low >= high}
        told = {
            key
            for total, parts in equations
            if total in given or not given.isdisjoint(parts)
            for key in (total, *parts)
            if key in small
        } | (small & given)
        if not told:
            break
        small -= told
    return small


def _narrowed(
    cells: Mapping[Key, int],
    equations: Sequence[Equation[Key]],
    held: Collection[Key],
    small: Collection[Key],
    min_count: int,
) -> _Bounds[Key]:
    """What a reader who is told ``small`` knows about each hidden cell."""
    bounds: _Bounds[Key] = {}
    for key in held:
        low = 1 if cells[key] < min_count else min_count
        bounds[key] = (low, min_count - 1 if key in small else math.inf)
    for _ in range(_ROUNDS):
        before = dict(bounds)
        for total, parts in equations:
            _narrow(total, parts, cells, bounds)
        if bounds == before:
            break
    return bounds


def _narrow(
    total: Key | None, parts: Sequence[Key], cells: Mapping[Key, int], bounds: _Bounds[Key]
) -> None:
    hidden = [part for part in parts if part in bounds]
    if not hidden:
        return
    shown = sum(cells[part] for part in parts if part not in bounds)
    lows = [bounds[part][0] for part in hidden]
    highs = [bounds[part][1] for part in hidden]
    whole = sum(cells[part] for part in parts) if total is None else cells[total]
    low, high = float(whole), float(whole)
    if total is not None and total in bounds:
        low = max(bounds[total][0], sum(lows) + shown)
        high = min(bounds[total][1], sum(highs) + shown)
        bounds[total] = (low, high)
    rests = zip(hidden, _without_each(lows), _without_each(highs), strict=True)
    for part, least, most in rests:
        own_low, own_high = bounds[part]
        bounds[part] = (max(own_low, low - shown - most), min(own_high, high - shown - least))


def _without_each(values: Sequence[float]) -> Iterator[float]:
    """For each value the sum of the others."""
    finite = [value for value in values if math.isfinite(value)]
    total, endless = sum(finite), len(values) - len(finite)
    for value in values:
        if math.isfinite(value):
            yield math.inf if endless else total - value
        else:
            yield math.inf if endless > 1 else total
