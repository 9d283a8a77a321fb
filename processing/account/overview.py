"""The overview before the parts: where it is, what it is about, and when."""

from __future__ import annotations

from collections.abc import Sequence

from .document import Block, Heading, Pictures, Table
from .figures import Line, by_theme, by_time, types_in
from .model import Account
from .pictures.gallery import Gallery
from .wording import Wording

# What all columns of numbers together may take of the table's width.
_NUMBERS = 70


def blocks(account: Account, told: Wording, gallery: Gallery) -> list[Block]:
    """Maps, then the counts by theme and by time, each as a chart and a table."""
    translate = told.words.translate
    found: list[Block] = []
    if gallery.overview is not None:
        found += [Heading(2, translate("Synpunkt", "Where it is")), gallery.overview]
    if gallery.parts:
        found += [Heading(2, translate("Synpunkt", "Parts of the plan")), *gallery.parts]
    themes, times = by_theme(account), by_time(account)
    if themes:
        found.append(Heading(2, translate("Synpunkt", "Themes and types")))
        names = [translate("Synpunkt", "Theme"), *(told.theme(line.code) for line in themes)]
        caption = translate("Synpunkt", "Viewpoints by theme and type")
        found += [*_shown(gallery.by_type), _table(themes, names, caption, told)]
    if times:
        found.append(Heading(2, translate("Synpunkt", "When it applies")))
        names = [translate("Synpunkt", "Time"), *(told.time(line.code) for line in times)]
        caption = translate("Synpunkt", "Viewpoints by time and type")
        found += [*_shown(gallery.by_time), _table(times, names, caption, told)]
    return found


def _shown(chart: Pictures | None) -> list[Block]:
    return [] if chart is None else [chart]


def _table(lines: Sequence[Line], names: Sequence[str], caption: str, told: Wording) -> Table:
    """A row for each line and their sums; ``names`` are the first column with its head."""
    kinds, number = types_in(lines), told.words.number
    everything = told.words.translate("Synpunkt", "All")
    rows = [
        (name, *(number(line.counts[kind]) for kind in kinds), number(line.total))
        for name, line in zip(names[1:], lines, strict=True)
    ]
    sums = [sum(line.counts[kind] for line in lines) for kind in kinds]
    rows.append((everything, *map(number, (*sums, sum(sums)))))
    each = _NUMBERS // (len(kinds) + 1)
    shares = (100 - each * (len(kinds) + 1), *[each] * (len(kinds) + 1))
    head = (names[0], *map(told.type, kinds), everything)
    return Table(head, shares, tuple(rows), caption)
