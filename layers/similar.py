"""Near-same texts among many: the same remark written down twice, or copied and changed a little.

Two texts are near when they share most of their runs of three letters. Comparing all with all would
take hours for 100 000 texts, so only those are compared whose fingerprints (the least hashes of
their runs) meet somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

#: Letters in a run, and the share of runs that near texts have in common.
RUN, NEAR = 3, 0.55
#: Shorter texts ("Bra") say the same without being one remark.
LETTERS = 12
#: Fingerprints are compared by groups of ``ROWS`` least hashes; more groups find more pairs.
BANDS, ROWS = 20, 3
#: In a crowd of equal fingerprints each is compared with the first and with its neighbour only.
CROWD = 40
_SEED = 20261112
_NO_LETTERS = re.compile(r"[\W_]+")


def similar(texts: Sequence[str]) -> list[list[int]]:
    """Groups of near-same texts by index, each in order, the largest group first.

    Case, punctuation and space are of no account. A text that is near to none is in no group.
    """
    plain = [_NO_LETTERS.sub(" ", text.casefold()).strip() for text in texts]
    long = [index for index, text in enumerate(plain) if len(text) >= LETTERS]
    if len(long) < 2:
        return []
    chosen = [plain[index] for index in long]
    forest = _Forest(len(chosen))
    runs: dict[int, frozenset[str]] = {}
    for one, other in _candidates(_fingerprints(chosen)):
        if forest.root(one) != forest.root(other) and _near(one, other, chosen, runs):
            forest.join(one, other)
    groups = [[long[index] for index in group] for group in forest.groups()]
    return sorted(groups, key=lambda group: (-len(group), group))


def share(one: str, other: str) -> float:
    """The share of runs that two texts have in common, 0 to 1."""
    first, second = _runs(one), _runs(other)
    return len(first & second) / max(len(first | second), 1)


def _near(one: int, other: int, texts: Sequence[str], runs: dict[int, frozenset[str]]) -> bool:
    if texts[one] == texts[other]:
        return True
    for index in (one, other):
        if index not in runs:
            runs[index] = _runs(texts[index])
    first, second = runs[one], runs[other]
    return len(first & second) >= NEAR * len(first | second)


def _runs(text: str) -> frozenset[str]:
    return frozenset(text[start : start + RUN] for start in range(len(text) - RUN + 1))


def _fingerprints(texts: Sequence[str]) -> np.ndarray:
    """For each text the least of its runs' hashes, by ``BANDS * ROWS`` ways of hashing."""
    import numpy as np

    joined = "".join(texts)
    letters = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    ends = np.cumsum([len(text) for text in texts])
    starts = ends - [len(text) for text in texts]
    hashes = letters.astype(np.uint64)
    for step in range(1, RUN):
        hashes = hashes * np.uint64(0x100000001B3) ^ np.roll(letters, -step).astype(np.uint64)
    # A run must not reach into the next text; repeating an earlier one changes no minimum.
    for step in range(1, RUN):
        hashes[ends - step] = hashes[starts]
    hashes ^= hashes >> np.uint64(29)
    chance = np.random.default_rng(_SEED)
    factors = chance.integers(1, 2**63, BANDS * ROWS, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    found = np.empty((len(texts), BANDS * ROWS), np.uint64)
    for column, factor in enumerate(factors):
        mixed = hashes * factor
        mixed ^= mixed >> np.uint64(32)
        found[:, column] = np.minimum.reduceat(mixed, starts)
    return found


def _candidates(prints: np.ndarray) -> Iterable[tuple[int, int]]:
    """Pairs that have a band of their fingerprints in common."""
    import numpy as np

    for band in range(BANDS):
        key = np.zeros(len(prints), np.uint64)
        for column in range(band * ROWS, (band + 1) * ROWS):
            key = key * np.uint64(0x100000001B3) ^ prints[:, column]
        order = np.argsort(key, kind="stable")
        edges = np.flatnonzero(np.diff(key[order])) + 1
        begins, ends = np.append(0, edges), np.append(edges, len(order))
        shared = ends - begins > 1
        for begin, end in zip(begins[shared].tolist(), ends[shared].tolist(), strict=True):
            crowd = order[begin:end]
            if len(crowd) > CROWD:
                members = crowd.tolist()
                yield from ((members[0], one) for one in members[1:])
                yield from zip(members, members[1:], strict=False)
            else:
                yield from combinations(crowd.tolist(), 2)


class _Forest:
    """Who belongs together, as far as it is known."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def root(self, one: int) -> int:
        while self._above[one] != one:
            self._above[one] = self._above[self._above[one]]
            one = self._above[one]
        return one

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._above[high] = low

    def groups(self) -> list[list[int]]:
        """Those that are not alone."""
        found: dict[int, list[int]] = {}
        for one in range(len(self._above)):
            found.setdefault(self.root(one), []).append(one)
        return [group for group in found.values() if len(group) > 1]
