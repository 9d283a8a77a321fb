"""The pictures of an account: made once, whatever formats they go into."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from ....layers import codes
from ....layers.errors import Cancelled
from ....layers.language import words
from ..document import Picture, Pictures
from ..figures import Line, by_theme, by_time, type_of, types_in
from ..model import Account, Entry, Site
from ..wording import Wording
from .chart import BarChart
from .device import Pen, as_png, as_svg
from .site_layers import MOST_NUMBERED
from .site_map import SiteMap
from .view import LARGE, MEDIUM, SMALL, View, view_of

#: Which maps there are, beside the charts.
NONE, OVERVIEW, THEMES, PARTS = "none", "overview", "themes", "parts"
MAPS = (THEMES, PARTS, OVERVIEW, NONE)
#: So many numbers have room on a small map.
_FEW = 12
#: So many numbers are read out.
_NAMED = 20


@dataclass(frozen=True)
class Gallery:
    """The account's pictures; ``themes`` by first-level theme, "" for none."""

    overview: Pictures | None = None
    parts: tuple[Pictures, ...] = ()
    themes: Mapping[str, Pictures] = field(default_factory=dict)
    by_type: Pictures | None = None
    by_time: Pictures | None = None


class _Painting(Protocol):
    width: float
    height: float

    def paint(self, pen: Pen) -> None: ...


def hang(
    account: Account, maps: str = THEMES, is_cancelled: Callable[[], bool] = lambda: False
) -> Gallery:
    """All pictures of ``account`` with one of ``MAPS``; the same account gives the same bytes.

    Cancelled if ``is_cancelled`` says so.
    """
    painter = _Painter(account, is_cancelled)
    return Gallery(
        overview=None if maps == NONE else painter.overview(),
        parts=painter.parts() if maps == PARTS else (),
        themes=painter.themes() if maps == THEMES else {},
        by_type=painter.by_type(),
        by_time=painter.by_time(),
    )


class _Painter:
    def __init__(self, account: Account, is_cancelled: Callable[[], bool]) -> None:
        self.account, self.is_cancelled = account, is_cancelled
        self.told = Wording(words(account.language))

    def overview(self) -> Pictures | None:
        """The area with all viewpoints that have a place."""
        site = self.account.site
        if site is None:
            return None
        view, placed = view_of(site, LARGE), _placed(site, self.account.entries)
        shown = [one for one in placed if view.shows(site.points[one.label])]
        return self._map(view, shown, self._about(len(shown)), self._notes(view, placed))

    def themes(self) -> dict[str, Pictures]:
        """What C tells of each theme, on a map of its own."""
        groups: dict[str, list[Entry]] = {}
        for entry in self.account.dialogue:
            groups.setdefault(codes.first_level("theme", entry.theme or ""), []).append(entry)
        named = {theme: (self.told.theme(theme or None), group) for theme, group in groups.items()}
        return self._maps(named)

    def parts(self) -> tuple[Pictures, ...]:
        """The parts of the plan that viewpoints are tied to, each with those."""
        site = self.account.site
        by_label = {entry.label: entry for entry in self.account.entries}
        named = {
            str(i): (part.label, [by_label[label] for label in part.serves if label in by_label])
            for i, part in enumerate(site.parts if site else ())
        }
        return tuple(self._maps(named).values())

    def by_type(self) -> Pictures | None:
        """Themes by type."""
        lines = by_theme(self.account)
        names = [self.told.theme(line.code) for line in lines]
        title = self.told.words.translate("Synpunkt", "Bar chart: viewpoints by theme and type.")
        return self._chart(lines, names, title)

    def by_time(self) -> Pictures | None:
        """When it applies, by type."""
        lines = by_time(self.account)
        names = [self.told.time(line.code) for line in lines]
        title = self.told.words.translate("Synpunkt", "Bar chart: viewpoints by time and type.")
        return self._chart(lines, names, title)

    def _maps(self, named: Mapping[str, tuple[str, list[Entry]]]) -> dict[str, Pictures]:
        site = self.account.site
        if site is None:
            return {}
        found: dict[str, Pictures] = {}
        for key, (name, entries) in named.items():
            placed = _placed(site, entries)
            view = view_of(site, SMALL if len(placed) <= _FEW else MEDIUM)
            placed = [one for one in placed if view.shows(site.points[one.label])]
            if placed:
                about = self.told.words.translate(
                    "Synpunkt", "%n viewpoint(s) with a place", "", len(placed)
                )
                found[key] = self._map(view, placed, f"{name}: {about}", [])
        return found

    def _map(
        self, view: View, entries: Sequence[Entry], about: str, notes: Iterable[str]
    ) -> Pictures:
        site = self.account.site
        kinds = {entry.label: type_of(entry.valence) for entry in entries}
        if site is None:
            raise ValueError("there is no site to draw")
        painting = SiteMap(site, view, kinds, self._legend(), self.told.words)
        numbers = ", ".join(entry.label for entry in entries[:_NAMED])
        more = ", …" if len(entries) > _NAMED else ""
        text = self.told.words.translate("Synpunkt", "Map. {about}. Nos {numbers}.")
        alt = text.format(about=about, numbers=numbers + more) if entries else about
        return self._picture(painting, alt, " ".join((f"{about}.", *notes)))

    def _chart(self, lines: list[Line], names: list[str], title: str) -> Pictures | None:
        if not lines:
            return None
        bars = [f"{name} {line.total}" for name, line in zip(names, lines, strict=True)]
        same = self.told.words.translate("Synpunkt", "The table has the same numbers.")
        return self._picture(
            BarChart(lines, names, self._legend()), f"{title} {', '.join(bars)}.", same
        )

    def _picture(self, painting: _Painting, alt: str, caption: str) -> Pictures:
        if self.is_cancelled():
            raise Cancelled
        size = painting.width, painting.height
        content, svg = as_png(*size, painting.paint), as_svg(*size, painting.paint)
        return Pictures((Picture(content, alt, *size, svg=svg),), caption)

    def _legend(self) -> dict[str, str]:
        kinds = types_in(by_theme(self.account))
        return {kind: self.told.type(kind) for kind in kinds}

    def _about(self, n: int) -> str:
        translate = self.told.words.translate
        about = translate("Synpunkt", "The area and %n viewpoint(s) with a place", "", n)
        if self.account.site is None or self.account.site.area is None:
            about = translate("Synpunkt", "%n viewpoint(s) with a place", "", n)
        return f"{self.account.title}: {about}"

    def _notes(self, view: View, placed: Sequence[Entry]) -> list[str]:
        """What one must know to read the overview."""
        translate, site = self.told.words.translate, self.account.site
        if site is None:
            return []
        outside = sum(not view.shows(site.points[one.label]) for one in placed)
        without = len(self.account.entries) - len(placed)
        notes = [
            translate("Synpunkt", "The figures are the numbers in the tables.")
            if len(placed) - outside <= MOST_NUMBERED
            else translate("Synpunkt", "There are too many for numbers beside them.")
        ]
        if outside:
            notes.append(translate("Synpunkt", "%n lie(s) outside the map.", "", outside))
        if without:
            notes.append(translate("Synpunkt", "%n without a place.", "", without))
        if site.step:
            text = translate("Synpunkt", "Places are moved to a grid of {step} m.")
            notes.append(text.format(step=self.told.words.number(site.step)))
        return notes


def _placed(site: Site, entries: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.label in site.points]
