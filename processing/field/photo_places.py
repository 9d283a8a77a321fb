"""Which stop or viewpoint a photo belongs to: the nearest in place, else in time."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qgis.core import QgsPointXY

#: Metres from a place within which a photo was taken there: phones stray between houses.
REACH = 100.0
#: A photo without a place was taken where others were within this time.
APART = datetime.timedelta(minutes=10)
#: Metres between two points.
Distance = Callable[[QgsPointXY, QgsPointXY], float]


@dataclass(frozen=True)
class Shot:
    """A photo: when and where it was taken, None where it doesn't tell."""

    taken_at: datetime.datetime | None = None
    place: QgsPointXY | None = None


@dataclass(frozen=True)
class Spot:
    """What a photo can belong to; ``owner`` is its column in ``photo`` (``photos.OWNERS``).

    ``at`` is when it was noted, where that is known; places are in the system of the photos'.
    """

    owner: str
    uuid: str
    place: QgsPointXY | None = None
    at: datetime.datetime | None = None


def spots_of(shots: Sequence[Shot], spots: Sequence[Spot], distance: Distance) -> list[Spot | None]:
    """The spot of each photo, None where it belongs to none.

    A photo with a place belongs to the nearest spot within ``REACH``, to the one nearest in time of
    several equally near. One without goes where the photo or spot nearest in time is, within
    ``APART``.
    """
    found = [_nearest(shot, spots, distance) for shot in shots]
    known = [(spot.at, spot) for spot in spots if spot.at is not None]
    known += [
        (shot.taken_at, spot)
        for shot, spot in zip(shots, found, strict=True)
        if spot is not None and shot.taken_at is not None
    ]
    return [
        _in_time(shot, known) if shot.place is None else spot
        for shot, spot in zip(shots, found, strict=True)
    ]


def _nearest(shot: Shot, spots: Sequence[Spot], distance: Distance) -> Spot | None:
    if shot.place is None:
        return None
    near = []
    for number, spot in enumerate(spots):
        if spot.place is not None and (metres := distance(shot.place, spot.place)) <= REACH:
            # Within a metre it is the same place.
            near.append((round(metres), _gap(shot.taken_at, spot.at), number))
    return spots[min(near)[2]] if near else None


def _in_time(shot: Shot, known: Sequence[tuple[datetime.datetime, Spot]]) -> Spot | None:
    if shot.taken_at is None or not known:
        return None
    at, spot = min(known, key=lambda one: _gap(shot.taken_at, one[0]))
    return spot if _gap(shot.taken_at, at) <= APART.total_seconds() else None


def _gap(one: datetime.datetime | None, other: datetime.datetime | None) -> float:
    """Seconds between two moments; infinity where one is not known."""
    if one is None or other is None:
        return float("inf")
    return abs((one - other).total_seconds())
