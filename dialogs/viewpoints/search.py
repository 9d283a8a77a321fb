"""Finding words in what was said."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    from .catching_up import Splice

_composed = partial(unicodedata.normalize, "NFC")

#: Viewpoints that are folded together: some milliseconds' work.
PIECE = 4096


class SearchText:
    """What can be searched of each viewpoint: text, place and number, folded once.

    Nobody waits for that when a store is opened: ``fold_some`` does it piece by piece, and the
    first search what is left of it.
    """

    def __init__(self, texts: Sequence[str], places: Sequence[str], numbers: Sequence[int]) -> None:
        self._sources = texts, places, numbers
        self._texts: list[str] = []
        self._last: tuple[str, np.ndarray] | None = None

    @property
    def is_ready(self) -> bool:
        """All is folded: a search need not do it."""
        return len(self._texts) == len(self._sources[0])

    def fold_some(self) -> None:
        """Fold some more, if there is any.

        Two threads may be at it (the locator searches in another one): each piece goes where it
        belongs, whoever comes first.
        """
        begin = len(self._texts)
        pieces = (source[begin : begin + PIECE] for source in self._sources)
        # Line breaks between the three: no search word reaches from one into the next.
        self._texts[begin : begin + PIECE] = [
            folded(f"{text}\n{place}\n{number or ''}")
            for text, place, number in zip(*pieces, strict=True)
        ]

    def spliced(self, splice: Splice, new: SearchText, *sources: Sequence[Any]) -> SearchText:
        """What can be searched of all the ``sources``; what is folded already stays so."""
        found = SearchText(*sources)
        if self.is_ready:
            while not new.is_ready:
                new.fold_some()
            found._texts = splice.texts(self._texts, new._texts)
        return found

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

        while not self.is_ready:
            self.fold_some()
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
