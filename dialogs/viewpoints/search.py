"""Finding words in what was said."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

_composed = partial(unicodedata.normalize, "NFC")


class SearchText:
    """What can be searched of each viewpoint: text, place and number, folded once."""

    def __init__(self, texts: Sequence[str], places: Sequence[str], numbers: Sequence[int]) -> None:
        # Line breaks between the three: no search word reaches from one into the next.
        joined = (
            f"{text}\n{place}\n{number or ''}"
            for text, place, number in zip(texts, places, numbers, strict=True)
        )
        self._texts = [text.casefold() for text in map(_composed, joined)]
        self._last: tuple[str, np.ndarray] | None = None

    def matching(self, wanted: str) -> np.ndarray | None:
        """Which viewpoints hold all words of ``wanted``, as a mask; None if there are no words.

        Upper and lower case are of no account, nor is how accents are encoded.
        """
        words = folded(wanted).split()
        if not words:
            return None
        key = " ".join(words)
        last = self._last  # the locator searches in another thread
        if last is None or last[0] != key:
            self._last = last = key, self._found(words)
        return last[1]

    def _found(self, words: list[str]) -> np.ndarray:
        import numpy as np

        longest, *others = sorted(words, key=len, reverse=True)
        texts = self._texts
        rows = [row for row, text in enumerate(texts) if longest in text]
        for word in others:
            rows = [row for row in rows if word in texts[row]]
        found = np.zeros(len(texts), bool)
        found[rows] = True
        found.flags.writeable = False
        return found


def folded(text: str) -> str:
    """``text`` for searching: lower case, one form for each letter with its accents."""
    return _composed(text).casefold()
