"""Holding back small counts so that they can't be worked out from the others.

Cells are counts that a reader may see; equations say which of them add up to which. Small cells are
hidden first, then others beside them, until neither an equation nor several equations together
give a hidden cell away.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
#: A total and its parts; None is a total that the reader knows anyway.
Equation = tuple[Key | None, Sequence[Key]]


def hidden(
    cells: Mapping[Key, int], equations: Sequence[Equation[Key]], min_count: int
) -> set[Key]:
    """The cells to hold back: those of 1 … ``min_count`` − 1, and what would give them away.

    A zero is never hidden. Every key in ``equations`` must be in ``cells``. Nothing is hidden with
    a ``min_count`` below 2.
    """
    held = {key for key, count in cells.items() if 0 < count < min_count}
    if not held:
        return held
    guard = _Guard(cells, equations, min_count, held)
    guard.close()
    while guard.close_across():
        guard.close()
    return held


class _Guard(Generic[Key]):
    def __init__(
        self,
        cells: Mapping[Key, int],
        equations: Sequence[Equation[Key]],
        min_count: int,
        held: set[Key],
    ) -> None:
        self.cells = cells
        self.equations = equations
        self.min_count = min_count
        self.held = held

    def close(self) -> None:
        """Hide until no single equation gives anything away."""
        while [equation for equation in self.equations if self._hide_more(equation)]:
            pass

    def close_across(self) -> bool:
        """Hide one cell more if several equations together give one away."""
        for key in self._determined():
            for total, parts in self.equations:
                if key in (total, *parts) and self._hide_one(total, parts):
                    return True
        return False

    def _hide_more(self, equation: Equation[Key]) -> bool:
        total, parts = equation
        held = [part for part in parts if part in self.held]
        if total in self.held:
            return not held and self._hide_one(total, parts)
        if not held:
            return False
        enough = len(held) > 1 and sum(self.cells[part] for part in held) >= self.min_count
        return not enough and self._hide_one(total, parts)

    def _hide_one(self, total: Key | None, parts: Sequence[Key]) -> bool:
        """Hide the smallest part that still shows, else the total; False if nothing is left."""
        showing = [part for part in parts if part not in self.held and self.cells[part] > 0]
        if showing:
            self.held.add(min(showing, key=self.cells.__getitem__))
            return True
        if total is None or total in self.held:
            return False
        self.held.add(total)
        return True

    def _determined(self) -> list[Key]:
        """Hidden cells that the equations together have one solution for."""
        solved: dict[Key, dict[Key, Fraction]] = {}
        for row in self._unknowns():
            _reduce(row, solved)
            if not row:
                continue
            pivot = next(iter(row))
            factor = row[pivot]
            row = {key: value / factor for key, value in row.items()}
            for other in solved.values():
                if pivot in other:
                    _subtract(other, row, other[pivot])
            solved[pivot] = row
        return [pivot for pivot, row in solved.items() if len(row) == 1]

    def _unknowns(self) -> Iterator[dict[Key, Fraction]]:
        """Each equation as its hidden cells with their signs."""
        for total, parts in self.equations:
            row = {part: Fraction(1) for part in parts if part in self.held}
            if total in self.held:
                row[total] = Fraction(-1)
            if row:
                yield row


def _reduce(row: dict[Key, Fraction], solved: Mapping[Key, Mapping[Key, Fraction]]) -> None:
    for pivot in [key for key in row if key in solved]:
        if pivot in row:
            _subtract(row, solved[pivot], row[pivot])


def _subtract(row: dict[Key, Fraction], other: Mapping[Key, Fraction], factor: Fraction) -> None:
    for key, value in other.items():
        left = row.get(key, Fraction(0)) - factor * value
        if left:
            row[key] = left
        else:
            row.pop(key, None)
