"""Which viewpoints lie where: each once for a boundary, and once in its best zone."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...layers.zones import (
    OUTSIDE,
    TIED_ZONES,
    ZONES,
    Match,
    Relation,
    ShapeFinder,
    together,
)
from .reading import Viewpoint

#: How one viewpoint lies against the boundaries it is tied to.
Matches = tuple[Match[str], ...]


@dataclass(frozen=True)
class Counted:
    """A viewpoint, its best zone of all boundaries, and its zone for each it is tied to."""

    viewpoint: Viewpoint
    zone: str
    matches: Matches


def counted(viewpoints: Iterable[Viewpoint], finder: ShapeFinder[str]) -> Iterator[Counted]:
    """Each viewpoint with its zones."""
    for viewpoint in viewpoints:
        if viewpoint.state is not None:
            yield Counted(viewpoint, viewpoint.state, ())
            continue
        matches = _matches(viewpoint, finder)
        zones = (match.zone for match in matches)
        yield Counted(viewpoint, min(zones, key=ZONES.index, default=OUTSIDE), matches)


def _matches(viewpoint: Viewpoint, finder: ShapeFinder[str]) -> Matches:
    if len(viewpoint.places) == 1:
        return tuple(finder.matches(viewpoint.places[0]))
    relations: dict[str, list[Relation]] = {}
    for place in viewpoint.places:
        for match in finder.matches(place):
            relations.setdefault(match.key, []).append(Relation(match.zone, match.distance))
    for found in relations.values():
        if len(found) < len(viewpoint.places):
            found.append(Relation(OUTSIDE, math.inf))
    joined = ((key, together(found)) for key, found in sorted(relations.items()))
    return tuple(Match(key, *whole) for key, whole in joined if whole.zone in TIED_ZONES)
