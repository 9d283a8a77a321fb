"""The bars of the theme table: a mark for each viewpoint, or lengths to a stated scale."""

from __future__ import annotations

from collections.abc import Mapping

from ...layers.language import Words
from .markup import Html, element, join
from .symbols import kind, mark
from .themes import COLUMNS, OTHER

WIDTH, HEIGHT = 480, 16
MOST_MARKS = 40
# Few marks are drawn larger, up to this many in a full line.
_FEWEST_SLOTS = 28


class Bars:
    """Draws bars to one scale; ``longest`` is the largest total that will be drawn."""

    def __init__(self, longest: int) -> None:
        self.longest = longest
        self.has_marks = longest <= MOST_MARKS

    def plain(self, n: int) -> Html:
        """A bar that tells no types apart."""
        width = n * WIDTH / self.longest
        bar = element("rect", y=2, width=width, height=12, class_="plain")
        return element("svg", bar, viewBox=f"0 0 {WIDTH} {HEIGHT}", class_="bar")

    def draw(self, counts: Mapping[str, int], others: Mapping[str, int]) -> Html:
        """The bar of one line: ``counts`` by column, ``others`` splits "other" by mark."""
        parts = self._marks(counts, others) if self.has_marks else self._lengths(counts)
        return element("svg", parts, viewBox=f"0 0 {WIDTH} {HEIGHT}", class_="bar")

    def scale(self, words: Words, has_types: bool) -> str:
        """What a mark or the longest bar stands for."""
        if self.has_marks and has_types:
            return words.translate("Synpunkt", "One mark is one viewpoint.")
        n = self.longest
        return words.translate("Synpunkt", "The longest bar is %n viewpoint(s).", "", n)

    def _marks(self, counts: Mapping[str, int], others: Mapping[str, int]) -> Html:
        names: list[str] = []
        for column in COLUMNS:
            if column != OTHER:
                names += [column] * counts[column]
        for name, n in others.items():
            names += [kind(name)] * n
        step = WIDTH / max(self.longest, _FEWEST_SLOTS)
        size = min(step * 0.96, HEIGHT - 1)
        return join(
            *(mark(name, (i + 0.5) * step, HEIGHT / 2, size) for i, name in enumerate(names))
        )

    def _lengths(self, counts: Mapping[str, int]) -> Html:
        drawn: list[Html] = []
        x = 0.0
        for column in COLUMNS:
            width = counts[column] * WIDTH / self.longest
            if width > 0:
                fill = f"url(#p-{column})"
                # A hairline of white parts the types.
                drawn.append(
                    element("rect", x=x, y=2, width=max(width - 1, 0.5), height=12, fill=fill)
                )
            x += width
        return join(*drawn)
