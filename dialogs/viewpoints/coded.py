"""A column of codes: each code once, and for each row which one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    from .catching_up import Splice


@dataclass(frozen=True, eq=False)
class Coded:
    """``codes[index[row]]`` is the code of a row; NULL is the code None."""

    codes: tuple[str | None, ...]
    index: np.ndarray

    @classmethod
    def of(cls, values: Collection[str | None]) -> Coded:
        """The column of ``values``, its codes in the order in which they are met."""
        import numpy as np

        numbers = {code: number for number, code in enumerate(dict.fromkeys(values))}
        index = np.fromiter(map(numbers.__getitem__, values), np.int32, len(values))
        index.flags.writeable = False
        return cls(tuple(numbers), index)

    def spliced(self, splice: Splice, new: Coded) -> Coded:
        """The column with ``new`` rows in it; codes keep their numbers."""
        import numpy as np

        codes = tuple(dict.fromkeys((*self.codes, *new.codes)))
        numbers = np.array([codes.index(code) for code in new.codes] or [0], np.int32)
        return Coded(codes, splice.array(self.index, numbers[new.index]))

    def at(self, row: int) -> str | None:
        """The code of one row."""
        return self.codes[self.index[row]]

    def grouped(self, group: Callable[[str], str | None]) -> Coded:
        """The column with each code replaced by its group; NULL stays NULL."""
        import numpy as np

        groups = Coded.of([code if code is None else group(code) for code in self.codes])
        index = groups.index[self.index] if self.codes else np.zeros(0, np.int32)
        return Coded(groups.codes, index)

    def among(self, wanted: Collection[str | None]) -> np.ndarray:
        """Which rows have one of the wanted codes."""
        import numpy as np

        return np.array([code in wanted for code in self.codes] or [False])[self.index]

    def counts(self, rows: np.ndarray) -> dict[str | None, int]:
        """How often each code is met in the rows of a mask, or in rows by number.

        Codes that are not met are left out.
        """
        import numpy as np

        found = np.bincount(self.index[rows], minlength=len(self.codes))
        return {code: int(n) for code, n in zip(self.codes, found, strict=False) if n}

    def ranks(self, order: Iterable[str | None]) -> np.ndarray:
        """For each row the place of its code in ``order``; what is not in it comes last."""
        import numpy as np

        places = {code: place for place, code in enumerate(order)}
        return np.array([places.get(code, len(places)) for code in self.codes] or [0])[self.index]
