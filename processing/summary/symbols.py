"""The marks of the types: each its own shape and sign, so that none needs its colour.

The same marks stand in the map, in the bars and in the legends. They are defined once in the
document (``definitions``) and used by id; colours are dark enough to be read as text on white.
"""

from __future__ import annotations

from ...layers import codes
from ...layers.language import Words
from ...layers.palette import TYPE_COLOURS
from .markup import Html, element, join
from .themes import COLUMNS, NEGATIVE, OTHER, POSITIVE, SUGGESTION

QUESTION, MIXED, UNKNOWN = "question", "mixed", "unknown"
KINDS = (POSITIVE, NEGATIVE, SUGGESTION, QUESTION, MIXED, UNKNOWN)
COLOURS = {
    **TYPE_COLOURS,
    UNKNOWN: TYPE_COLOURS[MIXED],
    OTHER: TYPE_COLOURS[QUESTION],
}
_OUTLINES = {
    POSITIVE: "M-9 0A9 9 0 1 1 9 0A9 9 0 1 1-9 0Z",
    NEGATIVE: "M-8-8H8V8H-8Z",
    SUGGESTION: "M0-10.5L10.5 0L0 10.5L-10.5 0Z",
    QUESTION: "M0-9L10 8H-10Z",
    MIXED: "M-5-9H5L10 0L5 9H-5L-10 0Z",
    UNKNOWN: "M-7 0A7 7 0 1 1 7 0A7 7 0 1 1-7 0Z",
}
_SIGNS = {
    POSITIVE: "M-5 0H5M0-5V5",
    NEGATIVE: "M-5 0H5",
    SUGGESTION: "M-4.5 0H4.5M0-4.5V4.5M-2.4-2.4L2.4 2.4M2.4-2.4L-2.4 2.4",
    QUESTION: "M0-3V2M0 4.4V5.6",
    MIXED: "M-5-2.5H5M-5 2.5H5",
    UNKNOWN: "",
}
_WIDTHS = {SUGGESTION: 1.3}
_PATTERNS = {
    POSITIVE: "M4 1V7M1 4H7",
    NEGATIVE: "M0 4H8",
    SUGGESTION: "M0 8L8 0M-2 2L2-2M6 10L10 6",
    OTHER: "M1.5 2.5H3.5M5.5 6.5H7.5",
}


def kind(valence: str | None) -> str:
    """Which mark a type gets; foreign types and NULL are "unknown"."""
    return valence if valence in KINDS and valence is not None else UNKNOWN


def kind_label(name: str, words: Words) -> str:
    """What the mark means."""
    if name == UNKNOWN:
        return words.translate("Synpunkt", "Other or no type")
    return codes.label("valence", name, words.language)


def column_label(name: str, words: Words) -> str:
    """The heading of one of the four columns, short."""
    if name == OTHER:
        return words.translate("Synpunkt", "Oth")
    if name == SUGGESTION:
        return words.translate("Synpunkt", "Sugg")
    return codes.label("valence", name, words.language)


def mark(name: str, x: float, y: float, size: float) -> Html:
    """The mark centred on (x, y) in the drawing's units."""
    half = size / 2
    return element("use", href=f"#m-{name}", x=x - half, y=y - half, width=size, height=size)


def inline_mark(name: str) -> Html:
    """The mark within a line of text; the words beside it say the same."""
    use = element("use", href=f"#m-{name}", width=20, height=20)
    return element("svg", use, class_="mark", viewBox="0 0 20 20", aria_hidden="true")


def swatch(column: str) -> Html:
    """The pattern of a column's bars within a line of text."""
    square = element("rect", y=2, width=18, height=16, fill=f"url(#p-{column})")
    return element("svg", square, class_="mark", viewBox="0 0 20 20", aria_hidden="true")


def definitions() -> Html:
    """The hidden drawing that holds the marks and the bars' patterns."""
    marks = join(*(_symbol(name) for name in KINDS))
    patterns = join(*(_pattern(name) for name in COLUMNS))
    return element(
        "svg",
        element("defs", marks, patterns),
        class_="definitions",
        width=0,
        height=0,
        aria_hidden="true",
    )


def _symbol(name: str) -> Html:
    hollow = name == UNKNOWN
    outline = element(
        "path",
        d=_OUTLINES[name],
        fill="#fff" if hollow else COLOURS[name],
        stroke=COLOURS[name] if hollow else "#fff",
        stroke_width=3 if hollow else 1,
    )
    width = _WIDTHS.get(name, 2.2)
    sign = element("path", d=_SIGNS[name], stroke="#fff", stroke_width=width, fill="none")
    content = join(outline, sign if _SIGNS[name] else None)
    return element("symbol", content, id=f"m-{name}", viewBox="-11 -11 22 22")


def _pattern(name: str) -> Html:
    ground = element("rect", width=8, height=8, fill=COLOURS[name])
    lines = element("path", d=_PATTERNS[name], stroke="#fff", stroke_width=1.3, fill="none")
    return element(
        "pattern",
        ground,
        lines,
        id=f"p-{name}",
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
    )
