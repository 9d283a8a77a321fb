"""Rings from pieces of line that meet at their ends, in any order and direction."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from .shapes import Point

#: Ends that lie no farther apart (in map units, which are metres) are one place.
SNAP = 0.01


@dataclass
class Chains:
    """What the pieces make: rings (last point not repeated), and what stays open."""

    rings: list[list[Point]] = field(default_factory=list)
    open: list[list[Point]] = field(default_factory=list)

    def gap(self) -> tuple[float, Point, Point] | None:
        """The smallest gap that keeps a piece open: its length and both ends; None for none."""
        ends = [end for piece in self.open for end in (piece[0], piece[-1])]
        gaps = [(math.dist(one, other), one, other) for one, other in _pairs(ends)]
        return min(gaps, default=None)


def chained(pieces: Sequence[Sequence[Point]], snap: float = SNAP) -> Chains:
    """The rings that the pieces make; pieces that end where no other begins stay open.

    A piece that is listed twice counts once; one that is listed there and back again (a cut from
    an outline to its hole) is no border.
    """
    places = _Places(snap)
    edges = _edges(pieces, places)
    around: dict[int, list[int]] = {}
    for number, (start, end, _) in enumerate(edges):
        around.setdefault(start, []).append(number)
        around.setdefault(end, []).append(number)
    # Where an odd number of pieces meet, something must stay open: it starts there.
    loose = [place for place in sorted(around) if len(around[place]) % 2]
    chains, unused = Chains(), set(range(len(edges)))
    for place in itertools.chain(loose, sorted(around)):
        while any(number in unused for number in around[place]):
            _walk(place, edges, around, unused, chains)
    return chains


def snapped(pieces: Sequence[Sequence[Point]], snap: float = SNAP) -> list[list[Point]]:
    """The pieces, with ends that are one place in exactly the same spot."""
    places = _Places(snap)
    spots: dict[int, Point] = {}

    def spot(end: Point) -> Point:
        return spots.setdefault(places.of(end), end)

    return [[spot(piece[0]), *piece[1:-1], spot(piece[-1])] for piece in pieces if len(piece) > 1]


_Edge = tuple[int, int, Sequence[Point]]


def _edges(pieces: Sequence[Sequence[Point]], places: _Places) -> list[_Edge]:
    given = dict.fromkeys(tuple(piece) for piece in pieces if len(piece) > 1)
    return [
        (places.of(points[0]), places.of(points[-1]), points)
        for points in given
        if points[::-1] not in given or points == points[::-1]
    ]


def _walk(
    start: int,
    edges: Sequence[_Edge],
    around: dict[int, list[int]],
    unused: set[int],
    chains: Chains,
) -> None:
    """Follow unused pieces from ``start`` until it is met again, or there is no way on."""
    path: list[Point] = []
    at = start
    while True:
        following = next((number for number in around[at] if number in unused), None)
        if following is None:
            chains.open.append(path)
            return
        unused.discard(following)
        begin, end, points = edges[following]
        onwards = points if begin == at else points[::-1]
        path.extend(onwards if not path else onwards[1:])
        at = end if begin == at else begin
        if at == start:
            chains.rings.append(path[:-1])
            return


class _Places:
    """Numbers places, so that those within ``snap`` of each other have one number."""

    def __init__(self, snap: float) -> None:
        self._snap = snap
        self._cells: dict[tuple[int, int], list[tuple[Point, int]]] = {}
        self._count = 0

    def of(self, place: Point) -> int:
        column, row = (math.floor(value / self._snap) for value in place)
        for across, up in itertools.product((-1, 0, 1), repeat=2):
            for known, number in self._cells.get((column + across, row + up), ()):
                if math.dist(known, place) <= self._snap:
                    return number
        self._cells.setdefault((column, row), []).append((place, self._count))
        self._count += 1
        return self._count - 1


def _pairs(ends: Sequence[Point]) -> list[tuple[Point, Point]]:
    # A piece's own two ends are a gap too; many open pieces are a drawing, not an area.
    return list(itertools.combinations(ends[:200], 2))
