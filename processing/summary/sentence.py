"""The one sentence that says what lies inside, the same wherever it is told."""

from __future__ import annotations

from ...layers.language import Words
from .model import Cell, Summary
from .themes import Figure, figure

#: What stands for a count that is held back, for others' sake or without saying why.
UNTOLD = "–"


def sentence(summary: Summary, words: Words) -> str:
    """ "41 viewpoints with a place: 33 inside, 3 on the edge, 5 within 50 m. 6 more without …"."""
    counts = summary.counts
    placed = _placed(summary)
    without = counts.get("N_WITHOUT_PLACE", 0)
    first = _first(summary, placed, words)
    if without == 0:
        return first
    if without is None:
        return f"{first} {_some_without_place(summary, words)}"
    if placed == 0:
        rest = words.translate("Synpunkt", "%n viewpoint(s) without a place.", "", without)
    else:
        rest = words.translate("Synpunkt", "%n more without a place.", "", without)
    return f"{first} {rest}"


def few(summary: Summary) -> str:
    """What stands for a count that is held back for being small itself: "<5"."""
    return f"<{summary.min_count}"


def count(n: int | None, cell: Cell, summary: Summary, words: Words) -> str:
    """The count ``n`` of ``cell`` as people read it, "<5" or "–" where it is held back."""
    return told(figure(n, cell, summary), summary, words)


def told(found: Figure, summary: Summary, words: Words) -> str:
    """The figure as people read it, "<5" or "–" where it is held back."""
    if found.n is not None:
        return words.number(found.n)
    return few(summary) if found.is_small else UNTOLD


def distance(metres: float, words: Words) -> str:
    """``50`` or ``12,5``: metres without needless decimals."""
    return words.number(metres, 0 if float(metres).is_integer() else 1)


def _placed(summary: Summary) -> int | None:
    """Viewpoints inside, on the edge or near; None if that is held back."""
    total = 0
    for name in ("N_INSIDE", "N_EDGE", "N_NEAR"):
        n = summary.counts.get(name, 0)
        if n is None:
            # Of one area, what it holds altogether is a number of its own.
            return summary.boundaries[0].n if len(summary.boundaries) == 1 else None
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


def _some_without_place(summary: Summary, words: Words) -> str:
    if ("count", "N_WITHOUT_PLACE") in summary.small:
        text = words.translate("Synpunkt", "{n} more without a place.")
        return text.format(n=few(summary))
    return words.translate("Synpunkt", "Some more without a place.")


def _parts(summary: Summary, words: Words) -> list[str]:
    def number(name: str) -> str:
        return count(summary.counts.get(name, 0), ("count", name), summary, words)

    parts = [
        words.translate("Synpunkt", "{n} inside").format(n=number("N_INSIDE")),
        words.translate("Synpunkt", "{n} on the edge").format(n=number("N_EDGE")),
    ]
    if summary.near > 0:
        text = words.translate("Synpunkt", "{n} within {near} m")
        parts.append(text.format(n=number("N_NEAR"), near=distance(summary.near, words)))
    return parts
