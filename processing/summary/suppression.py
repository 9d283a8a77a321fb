"""Holding back small counts so that they can't be worked out from the others.

Cells are counts that a reader may see; equations say which of them add up to which. Small cells are
hidden first, then others beside them, until neither an equation nor several equations together
give a hidden cell away. Others are chosen so that few more must follow; whether they suffice is
tested each time, however they were chosen.
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
        self._uses: dict[Key, list[int]] = {}
        # Of each equation: how many of its parts are hidden, and their sum.
        self._hidden = [(0, 0)] * len(equations)
        for number, (total, parts) in enumerate(equations):
            for key in parts if total is None else (total, *parts):
                self._uses.setdefault(key, []).append(number)
        for key in held:
            self._note(key)

    def close(self) -> None:
        """Hide until no single equation gives anything away."""
        while [number for number in range(len(self.equations)) if self._hide_more(number)]:
            pass

    def close_across(self) -> bool:
        """Hide one cell more if several equations together give one away."""
        for key in self._determined():
            for number in self._uses.get(key, ()):
                if self._hide_one(*self.equations[number]):
                    return True
        return False

    def _hide_more(self, number: int) -> bool:
        return self._is_open(number) and self._hide_one(*self.equations[number])

    def _is_open(self, number: int, more: Key | None = None) -> bool:
        """Whether the equation gives hidden parts away, if ``more`` is hidden too."""
        total = self.equations[number][0]
        n, covered = self._hidden[number]
        if more is not None and more != total:
            n, covered = n + 1, covered + self.cells[more]
        if total is not None and (total in self.held or total == more):
            return n == 0
        # No hidden cell is 0: as many as their sum are all 1.
        return n > 0 and (n == 1 or covered < self.min_count or covered == n)

    def _hide_one(self, total: Key | None, parts: Sequence[Key]) -> bool:
        """Hide a part that still shows, else the total; False if nothing is left."""
        showing = [part for part in parts if part not in self.held and self.cells[part] > 0]
        if showing:
            self._hide(min(showing, key=self._loss))
            return True
        if total is None or total in self.held:
            return False
        self._hide(total)
        return True

    def _loss(self, key: Key) -> tuple[int, int]:
        """How many more equations are open if ``key`` is hidden, and its count: best is least."""
        opened = sum(
            self._is_open(number, key) - self._is_open(number) for number in self._uses[key]
        )
        return opened, self.cells[key]

    def _hide(self, key: Key) -> None:
        self.held.add(key)
        self._note(key)

    def _note(self, key: Key) -> None:
        for number in self._uses.get(key, ()):
            if key != self.equations[number][0]:
                n, covered = self._hidden[number]
                self._hidden[number] = (n + 1, covered + self.cells[key])

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
