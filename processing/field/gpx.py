"""Reads GPX 1.0 and 1.1: tracks with their segments, waypoints, times."""

from __future__ import annotations

import datetime
import math
import re
from itertools import compress
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPoint, QgsPointXY

from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.rows import UTC
from ..intake.decoding import cant_read
from ..planfiles.xml_tree import Element, read_tree
from .walk_file import Track, WalkFile, Waypoint

SUFFIX = ".gpx"
#: A day's walk with a point a second is 10 MB; reading more would take the machine's memory.
LARGEST = 100 * 1024 * 1024
#: What can't be used, as ``WalkFile.left_out`` counts it.
POINTS, SEGMENTS, TRACKS, TIMES = "points", "segments", "tracks", "times"

# Satellite navigation is no older; devices that do not know the time write something earlier.
_FIRST_YEAR = 1990
_FRACTION = re.compile(r"\.\d+")
# What devices write into the comment by themselves: "05-AUG-10 16:58:37".
_ONLY_A_DATE = re.compile(
    r"\d{1,4}[-/. ]\w{2,9}[-/. ]\d{2,4}([T ]+\d{1,2}:\d\d\S*)?(\s*[AP]M)?", re.I
)


def read_gpx(path: Path) -> WalkFile:
    """The tracks and waypoints of the file at ``path``, in degrees.

    A planned route (``rte``) is taken where nothing was tracked. InputError if the file can't be
    read, is no GPX, or declares entities.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise cant_read(path, error) from error
    if size > LARGEST:
        raise _not_gpx(path, translate("Synpunkt", "it is larger than any walk"))
    root = read_tree(path)
    if root.name.casefold() != "gpx":
        raise _not_gpx(path, translate("Synpunkt", "its first element is another"))
    walk = WalkFile(path.name, QgsCoordinateReferenceSystem("EPSG:4326"))
    _read_tracks(walk, root)
    _read_waypoints(walk, root)
    walk.title = _title(root, walk) or path.stem
    return walk


def said(name: str, *comments: str) -> str:
    """What comments say beyond the name; a date that a device wrote by itself says nothing."""
    found: list[str] = []
    for comment in comments:
        known = {text.casefold() for text in (name, *found)}
        if comment and comment.casefold() not in known and not _ONLY_A_DATE.fullmatch(comment):
            found.append(comment)
    return "\n".join(found)


def _read_tracks(walk: WalkFile, root: Element) -> None:
    planned = [child for child in root.children if child.name == "rte"]
    for track in root.children:
        if track.name == "trk":
            segments = [child for child in track.children if child.name == "trkseg"]
            _add_track(walk, track, [list(segment.all("trkpt")) for segment in segments])
    if walk.tracks:
        if planned:
            walk.notes.append(
                translate(
                    "Synpunkt",
                    "%n planned route(s) were left aside, since the way was tracked.",
                    "",
                    len(planned),
                )
            )
        return
    for route in planned:
        _add_track(walk, route, [[child for child in route.children if child.name == "rtept"]])


def _add_track(walk: WalkFile, element: Element, segments: list[list[Element]]) -> None:
    lines, elevations, times = [], [], []
    known: list[datetime.datetime] = []
    for segment in segments:
        places = [_place(point, walk) for point in segment]
        usable = [place for place in places if place is not None]
        if len({(place.x(), place.y()) for place in usable}) < 2:
            walk.left_out[SEGMENTS] += 1
            continue
        lines.append(QgsGeometry.fromPolyline([QgsPoint(place.x(), place.y()) for place in usable]))
        # A device knows the time before it knows the place.
        passed = [_time(point, walk) for point in segment]
        known += [time for time in passed if time is not None]
        kept = [place is not None for place in places]
        times.append(list(compress(passed, kept)))
        elevations.append([_elevation(point) for point in compress(segment, kept)])
    if not lines:
        walk.left_out[TRACKS] += 1
        return
    line = QgsGeometry.collectGeometry(lines)
    line.convertToMultiType()
    first, last = min(known, default=None), max(known, default=None)
    walk.tracks.append(Track(line, element.value("name"), first, last, elevations, times))


def _read_waypoints(walk: WalkFile, root: Element) -> None:
    for point in root.children:
        if point.name != "wpt":
            continue
        place = _place(point, walk)
        name = point.value("name")
        walk.waypoints.append(
            Waypoint(
                place=QgsGeometry.fromPointXY(place) if place is not None else None,
                name=name,
                words=said(name, point.value("desc"), point.value("cmt")),
                category=point.value("type"),
                at=_time(point, walk),
            )
        )


def _title(root: Element, walk: WalkFile) -> str:
    metadata = root.child("metadata")
    named = metadata.value("name") if metadata is not None else ""
    tracks = (track.name for track in walk.tracks if track.name)
    return named or root.value("name") or next(tracks, "")


def _place(point: Element, walk: WalkFile) -> QgsPointXY | None:
    """Where a point lies; None, and counted, where it says nothing that can be used."""
    try:
        east, north = float(point.attributes["lon"]), float(point.attributes["lat"])
    except (KeyError, ValueError):
        east = north = math.nan
    usable = abs(north) <= 90 and abs(east) <= 180 and (east, north) != (0, 0)
    walk.left_out[POINTS] += not usable
    return QgsPointXY(east, north) if usable else None


def _time(point: Element, walk: WalkFile) -> datetime.datetime | None:
    """When a point was passed; None, and counted, where what it says can't be right."""
    text = point.value("time")
    time = read_time(text) if text else None
    walk.left_out[TIMES] += bool(text) and time is None
    return time


def _elevation(point: Element) -> float | None:
    """Metres, as the device had them."""
    try:
        metres = float(point.value("ele"))
    except ValueError:
        return None
    return metres if math.isfinite(metres) else None


def read_time(text: str) -> datetime.datetime | None:
    """A time in UTC, as GPX means those without a zone; None where it can't be one."""
    try:
        time = datetime.datetime.fromisoformat(_FRACTION.sub("", text).replace("Z", "+00:00"))
        time = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return time if is_likely(time) else None


def is_likely(time: datetime.datetime) -> bool:
    """Whether a walk can have been recorded then."""
    tomorrow = datetime.datetime.now(UTC) + datetime.timedelta(days=1)
    return time.year >= _FIRST_YEAR and time <= tomorrow


def _not_gpx(path: Path, reason: str) -> InputError:
    return InputError(
        translate("Synpunkt", "The file {name} is not {kind} that can be read: {reason}.").format(
            name=path.name, kind="GPX", reason=reason
        )
    )
