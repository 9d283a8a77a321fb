"""The table of themes and types with its bars: what the page is looked at for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ...layers.language import Words
from .bars import Bars
from .markup import Html, element, isolated, join, shortened
from .model import Summary
from .page_words import theme_label
from .sentence import told
from .symbols import KINDS, column_label, inline_mark, kind, kind_label, swatch
from .themes import (
    COLUMNS,
    OTHER,
    Figure,
    ThemeLine,
    all_line,
    column,
    first_level,
    has_types,
    is_guarded,
    merged,
    theme_lines,
)

MOST_THEMES = 8
_NAME_LENGTH = 40


class ThemeTable:
    """Themes × types of one summary, at most eight themes, the rest in one line."""

    def __init__(self, summary: Summary, words: Words) -> None:
        self.summary = summary
        self.words = words
        self.lines = theme_lines(summary)
        self.has_types = has_types(self.lines)
        self.columns = COLUMNS if self.has_types else ()
        drawn = (line.total.known for line in self._shown() if line.is_known)
        self.bars = Bars(max(drawn, default=0))

    def draw(self) -> Html | None:
        """The table; None if there is no viewpoint to count."""
        if not self.lines:
            return None
        rows = []
        for line, label, lines in self._labelled():
            rows += [self._row(line, label), self._bar(line, lines)]
        return element(
            "table",
            element("caption", self._caption()),
            element("thead", element("tr", *self._heads())),
            element("tbody", *rows),
            element("tfoot", self._row(all_line(self.summary, self.lines), self._all_label())),
            class_="themes",
        )

    def _shown(self) -> list[ThemeLine]:
        return [line for line, _, _ in self._labelled()]

    def _labelled(self) -> list[tuple[ThemeLine, str, Sequence[ThemeLine]]]:
        """Line, label and the lines merged in it."""
        named = [line for line in self.lines if line.theme]
        unnamed = [line for line in self.lines if not line.theme]
        # One theme more takes no more room than the line of the rest.
        most = MOST_THEMES + 1 if len(named) == MOST_THEMES + 1 else MOST_THEMES
        first, rest = named[:most], named[most:]
        result: list[tuple[ThemeLine, str, Sequence[ThemeLine]]]
        result = [(line, theme_label(line.theme, self.words), [line]) for line in first]
        if rest:
            label = self.words.translate("Synpunkt", "%n more theme(s)", "", len(rest))
            result.append((merged(rest), label, rest))
        result += [(line, theme_label(None, self.words), [line]) for line in unnamed]
        return result

    def _heads(self) -> list[Html]:
        heads = [element("th", self.words.translate("Synpunkt", "Theme"), scope="col")]
        for name in self.columns:
            label = column_label(name, self.words)
            heads.append(element("th", self._key(name), " ", label, scope="col", class_="n"))
        heads.append(
            element("th", self.words.translate("Synpunkt", "All"), scope="col", class_="n")
        )
        return heads

    def _key(self, column: str) -> Html | None:
        if not self.bars.has_marks:
            return swatch(column)
        return None if column == OTHER else inline_mark(column)

    def _row(self, line: ThemeLine, label: str) -> Html:
        name = isolated(shortened(label, _NAME_LENGTH))
        cells = [self._cell(line.counts[column]) for column in self.columns]
        total = element("td", told(line.total, self.summary, self.words), class_="n all")
        return element("tr", element("th", name, scope="row"), *cells, total)

    def _cell(self, count: Figure) -> Html:
        class_ = "n zero" if count.n == 0 else "n"
        return element("td", told(count, self.summary, self.words), class_=class_)

    def _bar(self, line: ThemeLine, lines: Sequence[ThemeLine]) -> Html | None:
        # The numbers above say the same; a bar of counts held back would tell them.
        if not line.is_known:
            return None
        cell = element("td", self._drawn(line, lines), colspan=len(self.columns) + 2)
        return element("tr", cell, class_="bars", aria_hidden="true")

    def _drawn(self, line: ThemeLine, lines: Sequence[ThemeLine]) -> Html:
        if not self.has_types:
            return self.bars.plain(line.total.known)
        counts = {name: n.known for name, n in line.counts.items()}
        others = self._others([found.theme for found in lines])
        return self.bars.draw(counts, others or {OTHER: counts[OTHER]})

    def _others(self, wanted: Sequence[str | None]) -> Mapping[str, int]:
        """Question, mixed and unknown of the themes, which the column "other" holds together."""
        found = Counter(
            kind(m.valence)
            for m in self.summary.members
            if column(m.valence) == OTHER and first_level(m.theme) in wanted
        )
        return {name: found[name] for name in KINDS if found[name]}

    def _all_label(self) -> str:
        return self.words.translate("Synpunkt", "All")

    def _caption(self) -> Html:
        notes = []
        if self.summary.counts.get("N_WITHOUT_PLACE", 0) != 0:
            notes.append(self._places_counted())
        if self.bars.longest:
            notes.append(self.bars.scale(self.words, self.has_types))
        keys = [
            join(" ", inline_mark(name), " ", kind_label(name, self.words))
            for name in self._marks_unnamed()
        ]
        return join(" ".join(notes), *keys)

    def _places_counted(self) -> str:
        if is_guarded(self.summary):
            return self.words.translate("Synpunkt", "Only those with a place.")
        return self.words.translate("Synpunkt", "With and without a place.")

    def _marks_unnamed(self) -> Iterable[str]:
        """The marks in the bars that no column's head explains."""
        if not self.has_types or not self.bars.has_marks:
            return ()
        return self._others([line.theme for line in self.lines])
