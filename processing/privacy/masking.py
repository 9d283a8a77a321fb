"""Earlier versions of a text, brought down to what still stands in it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

#: Stands where something was taken out.
GAP = "[…]"
_WORDS = re.compile(r"\s+|[^\s]+")
_GAPS = re.compile(r"\s*(?:\[…\]\s*)+")
#: A piece that is shorter than this means nothing away from its text.
_SHORTEST = 4


def reduced(earlier: str, current: str) -> str:
    """Of ``earlier``, the words that ``current`` has too, in their order; the rest is ``GAP``.

    Nothing of what was masked in between is left: the result has no word that ``current`` has not.
    """
    if earlier == current:
        return earlier
    before, after = _WORDS.findall(earlier), _WORDS.findall(current)
    kept: list[str] = []
    for what, start, end, _, _ in SequenceMatcher(None, before, after, False).get_opcodes():
        if what == "equal":
            kept += before[start:end]
        elif what != "insert" and "".join(before[start:end]).strip() and kept[-1:] != [GAP]:
            kept.append(GAP)
    return _GAPS.sub(f" {GAP} ", "".join(kept)).strip()


def removed(earlier: str, current: str) -> list[str]:
    """The pieces of ``earlier`` that ``current`` has not, the longest first; no short ones."""
    before, after = _WORDS.findall(earlier), _WORDS.findall(current)
    opcodes = SequenceMatcher(None, before, after, False).get_opcodes()
    pieces = {
        "".join(before[start:end])
        for what, start, end, _, _ in opcodes
        if what in ("replace", "delete")
    }
    return sorted(worth_taking_out(*pieces), key=len, reverse=True)


def worth_taking_out(*texts: str | None) -> set[str]:
    """Those of the texts, trimmed, that are long enough to mean something anywhere."""
    trimmed = {(text or "").strip() for text in texts}
    return {text for text in trimmed if len(text) >= _SHORTEST}


def without(text: str, pieces: list[str]) -> str:
    """``text`` with each of ``pieces`` that stands in it as words of its own taken out."""
    for piece in pieces:
        text = re.sub(rf"(?<!\w){re.escape(piece)}(?!\w)", GAP, text)
    return text
