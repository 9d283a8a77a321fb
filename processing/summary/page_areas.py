"""The table of areas, for a summary of more than one boundary, on pages of its own."""

from __future__ import annotations

from ...layers import codes
from ...layers.language import Words
from .markup import Html, isolated, join, shortened
from .model import EDGE, INSIDE, NEAR, BoundaryRow, Cell, Summary
from .page_blocks import section, table
from .page_words import areas_in_order
from .sentence import count, distance
from .symbols import column_label
from .themes import COLUMNS

_LABEL_LENGTH = 60


def areas_block(summary: Summary, words: Words) -> Html | None:
    """A row per area; None for a single one, which page one is about."""
    if len(summary.boundaries) < 2:
        return None
    table_of = _Areas(summary, words)
    head = table_of.head()
    rows = [table_of.row(mark, row) for mark, row in areas_in_order(summary)]
    return section(
        words.translate("Synpunkt", "Areas"),
        table(head, rows, table_of.caption(), numbers=len(head) - 2),
        class_="page areas",
    )


class _Areas:
    """Head and rows of the table, with the columns that this summary has."""

    def __init__(self, summary: Summary, words: Words) -> None:
        self.summary = summary
        self.words = words
        self.has_types = any(
            n is None or n > 0
            for row in summary.boundaries
            for n in (row.n_positive, row.n_negative, row.n_suggestion)
        )

    def caption(self) -> str:
        words = self.words
        told = [
            words.translate("Synpunkt", "A viewpoint counts once in each area that it belongs to.")
        ]
        if self.summary.near > 0:
            told.append(
                words.translate("Synpunkt", "Themes are of all inside, on the edge and near.")
            )
        return " ".join(told)

    def head(self) -> list[str]:
        words = self.words
        near = words.translate("Synpunkt", "Within {near} m")
        distances = [near.format(near=distance(self.summary.near, words))]
        return [
            words.translate("Synpunkt", "Area"),
            words.translate("Synpunkt", "Most common themes"),
            words.translate("Synpunkt", "Inside"),
            words.translate("Synpunkt", "Edge"),
            *(distances if self.summary.near > 0 else []),
            words.translate("Synpunkt", "All"),
            *(column_label(name, words) for name in COLUMNS if self.has_types),
            words.translate("Synpunkt", "Per ha"),
        ]

    def row(self, mark: str, row: BoundaryRow) -> list[str | Html]:
        types = (row.n_positive, row.n_negative, row.n_suggestion, row.n_other)
        kinds = zip(COLUMNS, types, strict=True)
        name = isolated(shortened(row.label or row.boundary, _LABEL_LENGTH))
        return [
            name if mark == row.label else join(f"{mark}. ", name),
            isolated(themes_told(row.top_themes, self.words)),
            self._told(row.n_inside, ("zone", row.boundary, INSIDE)),
            self._told(row.n_edge, ("zone", row.boundary, EDGE)),
            *(
                [self._told(row.n_near, ("zone", row.boundary, NEAR))]
                if self.summary.near > 0
                else []
            ),
            self._told(row.n, ("n", row.boundary)),
            *(self._told(n, ("type", row.boundary, kind)) for kind, n in kinds if self.has_types),
            "–" if row.per_ha is None else self.words.number(row.per_ha, 1),
        ]

    def _told(self, n: int | None, cell: Cell) -> str:
        return count(n, cell, self.summary, self.words)


def themes_told(top_themes: str | None, words: Words) -> str:
    """``lighting 14; upkeep 7`` with labels: "Belysning 14, Skötsel 7"."""
    told = []
    for part in (top_themes or "").split("; "):
        theme, _, n = part.rpartition(" ")
        if theme and n.isdecimal():
            label = codes.label("theme", theme, words.language)
            told.append(f"{shortened(label, 24)} {words.number(int(n))}")
        elif part:
            told.append(shortened(part, 30))
    return ", ".join(told)
