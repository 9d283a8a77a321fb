"""The one sentence that says what lies inside, the same wherever it is told."""

from __future__ import annotations

from ...layers.language import Words
from .model import Summary
from .themes import Tally


def sentence(summary: Summary, words: Words) -> str:
    """ "41 viewpoints with a place: 33 inside, 3 on the edge, 5 within 50 m. 6 more without …"."""
    counts = summary.counts
    placed = _placed(summary)
    without = counts.get("N_WITHOUT_PLACE", 0)
    first = _first(summary, placed, words)
    if without == 0:
        return first
    if without is None:
        text = words.translate("Synpunkt", "{n} more without a place.")
        return f"{first} {text.format(n=few(summary))}"
    if placed == 0:
        rest = words.translate("Synpunkt", "%n viewpoint(s) without a place.", "", without)
    else:
        rest = words.translate("Synpunkt", "%n more without a place.", "", without)
    return f"{first} {rest}"


def few(summary: Summary) -> str:
    """What stands for a count that is held back: "<5"."""
    return f"<{summary.min_count}"


def count(n: int | None, summary: Summary, words: Words) -> str:
    """``n`` as people read it, "<5" where it is held back."""
    return few(summary) if n is None else words.number(n)


def tally(sums: Tally, summary: Summary, words: Words) -> str:
    """A sum as people read it; "≥7" where only a part of it may be told."""
    if sums.held_back == 1 and not sums.known:
        return few(summary)
    number = words.number(sums.least)
    return f"≥{number}" if sums.held_back else number


def distance(metres: float, words: Words) -> str:
    """``50`` or ``12,5``: metres without needless decimals."""
    return words.number(metres, 0 if float(metres).is_integer() else 1)


def _placed(summary: Summary) -> int | None:
    """Viewpoints inside, on the edge or near; None if one of them is held back."""
    total = 0
    for name in ("N_INSIDE", "N_EDGE", "N_NEAR"):
        n = summary.counts.get(name, 0)
        if n is None:
            return None
        total += n
    return total


def _first(summary: Summary, placed: int | None, words: Words) -> str:
    if placed == 0:
        return words.translate("Synpunkt", "No viewpoints with a place.")
    if placed is None:
        head = words.translate("Synpunkt", "Viewpoints with a place")
    else:
        head = words.translate("Synpunkt", "%n viewpoint(s) with a place", "", placed)
    return f"{head}: {', '.join(_parts(summary, words))}."


def _parts(summary: Summary, words: Words) -> list[str]:
    def told(name: str) -> str:
        return count(summary.counts.get(name, 0), summary, words)

    parts = [
        words.translate("Synpunkt", "{n} inside").format(n=told("N_INSIDE")),
        words.translate("Synpunkt", "{n} on the edge").format(n=told("N_EDGE")),
    ]
    if summary.near > 0:
        text = words.translate("Synpunkt", "{n} within {near} m")
        parts.append(text.format(n=told("N_NEAR"), near=distance(summary.near, words)))
    return parts
