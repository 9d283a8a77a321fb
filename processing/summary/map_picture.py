"""The map picture: areas, viewpoints, scale bar and north arrow as one inline SVG."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ...layers.language import Words
from . import map_layout as layout
from .map_layout import Frame, Point
from .markup import Html, element, escape, join, shortened
from .model import TIED_ZONES, Summary
from .page_words import areas_in_order
from .sentence import distance
from .symbols import KINDS, inline_mark, kind, kind_label, mark

# So many symbols can carry a number; so many can be drawn one by one.
MOST_NUMBERED = 150
MOST_SYMBOLS = 1_500
# So many areas can carry a number.
MOST_AREA_NUMBERS = 80
_SIZE, _SMALL = 27.0, 15.0
_LETTER = 23.0
_INK, _PAPER, _LAND, _BAND = "#1d3346", "#eef2f4", "#fff", "#d5e2e9"
_CIRCLE = "#0b5c9e"


class MapPicture:
    """The drawing of one summary and what its caption must say of it."""

    def __init__(self, summary: Summary, words: Words) -> None:
        self.summary = summary
        self.words = words
        self.members = [
            member
            for member in summary.members
            if member.zone in TIED_ZONES and member.x is not None and member.y is not None
        ]
        self.points: list[Point] = [(m.x or 0.0, m.y or 0.0) for m in self.members]
        self.kinds = [kind(member.valence) for member in self.members]
        self.frame = layout.frame(self._extent(), summary.near)
        self.notes: list[str] = []

    def _extent(self) -> list[Point]:
        outlines = [
            point
            for polygons in self.summary.map.shapes.values()
            for polygon in polygons
            for ring in polygon[:1]
            for point in ring
        ]
        return outlines + self.points

    @property
    def is_spread(self) -> bool:
        """Whether each symbol has a spot, and a number if it has one at all."""
        return 0 < len(self.members) <= MOST_NUMBERED

    @property
    def is_binned(self) -> bool:
        """Whether circles stand for many viewpoints each."""
        return len(self.members) > MOST_SYMBOLS

    def draw(self, title: str, description: str) -> Html | None:
        """The SVG with its alternative text; None if there is nothing to draw."""
        picture = self.frame
        if picture is None or not self.summary.map.shapes:
            return None
        self.notes = []
        return element(
            "svg",
            element("title", title, id="map-title"),
            element("desc", description, id="map-description"),
            element("rect", width=picture.width, height=picture.height, fill=_PAPER),
            self._areas(picture),
            self._viewpoints(picture),
            self._area_numbers(picture),
            _scale_bar(picture, self.words),
            _north(picture),
            viewBox=f"0 0 {picture.width:.0f} {picture.height:.0f}",
            role="img",
            aria_labelledby="map-title map-description",
            class_="map",
        )

    def legend(self) -> list[Html]:
        """The marks that are in the picture with their meaning."""
        if self.is_binned:
            return []
        return [
            join(inline_mark(name), " ", kind_label(name, self.words))
            for name in KINDS
            if name in self.kinds
        ]

    def _areas(self, picture: Frame) -> Html:
        shapes = self.summary.map.shapes
        outlines = element("g", *self._outlines(picture), id="areas", fill_rule="evenodd")
        use = {"href": "#areas", "stroke_linejoin": "round"}
        # A stroke of twice the distance is the band of that distance around the areas.
        reach = 2 * self.summary.near * picture.scale
        band = element("use", **use, stroke=_BAND, stroke_width=reach, fill=_BAND)
        thickness = 4.0 if len(shapes) == 1 else 2.0
        land = element("use", **use, fill=_LAND, stroke=_INK, stroke_width=thickness)
        return join(element("defs", outlines), band if reach > 0 else None, land)

    def _outlines(self, picture: Frame) -> list[Html]:
        owners: list[str] = []
        rings: list[list[Point]] = []
        shapes = self.summary.map.shapes
        order = {row.boundary: i for i, (_, row) in enumerate(areas_in_order(self.summary))}
        for key in sorted(shapes, key=lambda key: (order.get(key, len(order)), key)):
            polygons = shapes[key]
            for ring in (ring for polygon in polygons for ring in polygon):
                owners.append(key)
                rings.append([picture.place(point) for point in ring])
        paths = dict.fromkeys(owners, "")
        for key, ring in zip(owners, layout.thinned(rings), strict=True):
            paths[key] += _ring_path(ring)
        return [element("path", d=path) for path in paths.values()]

    def _area_numbers(self, picture: Frame) -> Html | None:
        shapes = self.summary.map.shapes
        if not 1 < len(self.summary.boundaries) <= MOST_AREA_NUMBERS:
            return None
        drawn = []
        for area_mark, row in areas_in_order(self.summary):
            polygons = shapes.get(row.boundary)
            if polygons:
                largest = max(polygons, key=lambda polygon: _extent_of(polygon[0]))
                x, y = picture.place(layout.spot_inside(largest))
                drawn.append(_text(x, y, area_mark))
        return element("g", *drawn, class_="area-numbers")

    def _viewpoints(self, picture: Frame) -> Html:
        if self.is_binned:
            return self._circles(picture)
        places = [picture.place(point) for point in self.points]
        if self.is_spread:
            return self._numbered(places, picture)
        # Symbols drawn last lie on top: faults must not hide what works.
        order = sorted(range(len(places)), key=lambda i: -KINDS.index(self.kinds[i]))
        return join(*(mark(self.kinds[i], *places[i], _SMALL) for i in order))

    def _numbered(self, places: Sequence[Point], picture: Frame) -> Html:
        spots = layout.spread(places, _SIZE)
        moved = [
            _line(place, spot)
            for place, spot in zip(places, spots, strict=True)
            if math.dist(place, spot) > 1
        ]
        texts = [shortened(m.number or "", 8) for m in self.members]
        labels = layout.labels(texts, spots, _SIZE, _LETTER, picture)
        missing = sum(label is None for label, text in zip(labels, texts, strict=True) if text)
        marks = [mark(name, *spot, _SIZE) for name, spot in zip(self.kinds, spots, strict=True)]
        led = [
            _line(spot, (label.x, label.y))
            for spot, label in zip(spots, labels, strict=True)
            if label and label.led
        ]
        numbers = [_text(label.x, label.y, label.text) for label in labels if label]
        self.notes += self._number_notes(any(texts), bool(moved), missing)
        return join(
            element("g", *moved, *led, class_="leaders"),
            *marks,
            element("g", *numbers, class_="numbers") if numbers else None,
        )

    def _circle_notes(self, side: float, most: int) -> list[str]:
        words = self.words
        square = words.translate("Synpunkt", "A circle is the viewpoints of one square of {side}.")
        area = words.translate("Synpunkt", "Its area is their number; the largest is {most}.")
        return [
            square.format(side=length(side, words)),
            area.format(most=words.number(most)),
        ]

    def _number_notes(self, are_numbered: bool, are_moved: bool, missing: int) -> list[str]:
        words = self.words
        notes = []
        if are_numbered:
            notes.append(words.translate("Synpunkt", "The figures are the viewpoints' numbers."))
        if are_moved:
            text = words.translate("Synpunkt", "Viewpoints on one spot are drawn side by side.")
            notes.append(text)
        if missing:
            notes.append(words.translate("Synpunkt", "%n number(s) had no room.", "", missing))
        return notes

    def _circles(self, picture: Frame) -> Html:
        side = layout.round_length(picture.width / picture.scale / 18)
        bins = layout.binned(self.points, side)
        most = max(found.n for found in bins)
        largest = side * picture.scale * 0.62
        self.notes += self._circle_notes(side, most)
        circles = []
        # Small ones last, so that they lie on top.
        for found in sorted(bins, key=lambda found: -found.n):
            x, y = picture.place((found.x, found.y))
            radius = max(largest * math.sqrt(found.n / most), 1.5)
            circles.append(element("circle", cx=x, cy=y, r=radius))
        return element(
            "g", *circles, fill=_CIRCLE, fill_opacity="0.72", stroke="#fff", stroke_width=1.5
        )


def length(metres: float, words: Words) -> str:
    """``200 m`` or ``2 km``."""
    if metres >= 1000:
        return f"{distance(metres / 1000, words)} km"
    return f"{distance(metres, words)} m"


def _scale_bar(picture: Frame, words: Words) -> Html:
    metres = layout.round_length(picture.width * 0.28 / picture.scale)
    width = metres * picture.scale
    x, y = 26.0, picture.height - 24
    ground = element(
        "rect", x=x - 12, y=y - 44, width=width + 24, height=58, fill="#fff", fill_opacity="0.85"
    )
    line = element(
        "path",
        d=f"M{x:.1f} {y - 10:.1f}V{y:.1f}H{x + width:.1f}V{y - 10:.1f}",
        fill="none",
        stroke=_INK,
        stroke_width=3,
    )
    return join(ground, line, _text(x + width / 2, y - 24, length(metres, words)))


def _north(picture: Frame) -> Html:
    x, y = picture.width - 38, 20.0
    ground = element(
        "rect", x=x - 24, y=y - 12, width=48, height=88, fill="#fff", fill_opacity="0.85"
    )
    path = f"M{x} {y}L{x + 14} {y + 40}L{x} {y + 32}L{x - 14} {y + 40}Z"
    arrow = element("path", d=path, fill=_INK)
    return join(ground, arrow, _text(x, y + 57, "N"))


def _text(x: float, y: float, text: str) -> Html:
    return element("text", text, x=x, y=y)


def _line(start: Point, end: Point) -> Html:
    return element("path", d=f"M{start[0]:.1f} {start[1]:.1f}L{end[0]:.1f} {end[1]:.1f}")


def _ring_path(ring: Sequence[Point]) -> Html:
    return escape("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z")


def _extent_of(ring: Sequence[Point]) -> float:
    across = max(x for x, _ in ring) - min(x for x, _ in ring)
    return across * (max(y for _, y in ring) - min(y for _, y in ring))
