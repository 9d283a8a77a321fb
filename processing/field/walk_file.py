"""What a walk's recording holds, whichever file or layer it came in."""

from __future__ import annotations

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

from ...layers.recorded import Lists

#: Decimals of coordinates by which two recordings are the same: about a centimetre in degrees.
DECIMALS = 7


@dataclass(frozen=True)
class Track:
    """A way that was walked: a MultiLineString with a part for each unbroken stretch.

    ``elevations`` (metres) and ``times`` have a value for each vertex of each part, as far as it is
    known; they are empty where none is.
    """

    line: QgsGeometry
    name: str = ""
    starts_at: datetime.datetime | None = None
    ends_at: datetime.datetime | None = None
    elevations: Lists[float] = ()
    times: Lists[datetime.datetime] = ()

    @property
    def key(self) -> str:
        """The same for the same track, whenever it is read."""
        return _hash("track", self.name, str(self.starts_at), self.line.asWkt(DECIMALS))


@dataclass(frozen=True)
class Waypoint:
    """A place that was marked on the way; ``place`` is a point, None where it has none.

    ``words`` is what was written about it, "" for nothing beyond its name.
    """

    place: QgsGeometry | None
    name: str = ""
    words: str = ""
    category: str = ""
    at: datetime.datetime | None = None

    @property
    def key(self) -> str:
        """The same for the same waypoint, whenever it is read."""
        where = self.place.asWkt(DECIMALS) if self.place is not None else ""
        return _hash("waypoint", self.name, self.words, str(self.at), where)


@dataclass
class WalkFile:
    """A recording; ``title`` is what it calls itself, places are in ``crs``.

    ``left_out`` counts what could not be used, by what it is (see ``walk_words``); ``notes`` are
    sentences on how it was understood.
    """

    name: str
    crs: QgsCoordinateReferenceSystem
    title: str = ""
    tracks: list[Track] = field(default_factory=list)
    waypoints: list[Waypoint] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    @property
    def identity(self) -> str:
        """The same for the same recording, whatever its file is called."""
        keys = [track.key for track in self.tracks] + [point.key for point in self.waypoints]
        return _hash("walk", *keys)

    def times(self) -> list[datetime.datetime]:
        """When it was recorded, in order: by the tracks, else by the waypoints."""
        walked = [time for track in self.tracks for time in (track.starts_at, track.ends_at)]
        known = [time for time in walked if time is not None]
        return sorted(known or [point.at for point in self.waypoints if point.at is not None])


def numbered(keys: Iterable[str]) -> Iterator[str]:
    """The keys with their occurrence: the n-th of equal ones is the n-th."""
    met: Counter[str] = Counter()
    for key in keys:
        met[key] += 1
        yield f"{key}:{met[key]}"


def _hash(*parts: str) -> str:
    text = "\x1f".join(parts)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
