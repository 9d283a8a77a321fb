"""What a camera noted in a picture: when, where, and which way it looked (EXIF, read by GDAL)."""

from __future__ import annotations

import datetime
import math
import re
from dataclasses import dataclass
from pathlib import Path

from osgeo import gdal
from qgis.core import QgsPointXY

from .home_zone import HOME

#: GDAL's drivers for pictures; others would fetch, or run what they read.
DRIVERS = ("JPEG", "PNG", "GTiff", "WEBP", "HEIF", "GIF", "BMP")
_FRACTION = re.compile(r"\(([^()]*)\)")
_DIGITS = re.compile(r"\d+")
# Clocks are set by quarters of an hour, and go wrong by less than this, in seconds.
_QUARTER, _DRIFT = 900, 120


@dataclass(frozen=True)
class PhotoTags:
    """``taken_at`` in UTC, ``heading`` in degrees from north, ``position`` in WGS 84.

    ``readable`` is False where the file can't be opened as a picture here.
    """

    taken_at: datetime.datetime | None = None
    heading: float | None = None
    position: QgsPointXY | None = None
    readable: bool = True


def read_tags(file: Path) -> PhotoTags:
    """The notes in a picture; none of them where there are none or nothing can read them."""
    tags = _tags(file)
    if tags is None:
        return PhotoTags(readable=False)
    directions = _fractions(tags.get("GPSImgDirection", ""))
    heading = directions[0] % 360 if directions else None
    return PhotoTags(_taken_at(tags), heading, _position(tags))


def _tags(file: Path) -> dict[str, str] | None:
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        dataset = gdal.OpenEx(str(file), gdal.OF_RASTER, list(DRIVERS))
        if dataset is None:
            return None
        # HEIF keeps them apart.
        metadata = {**dataset.GetMetadata(), **dataset.GetMetadata("EXIF")}
    except RuntimeError:
        return None
    finally:
        gdal.PopErrorHandler()
    return {key.removeprefix("EXIF_"): value for key, value in metadata.items()}


def _position(tags: dict[str, str]) -> QgsPointXY | None:
    """Where it was taken; a block of satellite notes without both coordinates is no place."""
    north = _degrees(tags, "GPSLatitude", "NS", 90.0)
    east = _degrees(tags, "GPSLongitude", "EW", 180.0)
    # Cameras without a fix write noughts, or fractions of noughts that are read as such.
    return QgsPointXY(east, north) if north and east else None


def _degrees(tags: dict[str, str], name: str, signs: str, most: float) -> float | None:
    parts = _fractions(tags.get(name, ""))
    sign = tags.get(f"{name}Ref", "").strip()[:1].upper()
    if not 1 <= len(parts) <= 3 or not sign or sign not in signs:
        return None
    degrees = sum(part / 60**power for power, part in enumerate(parts))
    if degrees > most:
        return None
    return -degrees if sign == signs[1] else degrees


def _taken_at(tags: dict[str, str]) -> datetime.datetime | None:
    """When the picture was taken, in UTC: by its clock, whose zone the satellites' time tells."""
    local = _moment(_numbers(tags.get("DateTimeOriginal") or tags.get("DateTime") or ""))
    if local is None:
        return None
    hours = [int(number) for number in _fractions(tags.get("GPSTimeStamp", ""))]
    satellites = _moment([*_numbers(tags.get("GPSDateStamp", ""))[:3], *hours])
    if satellites is None:
        return _from_home(local)
    ahead = (local - satellites).total_seconds()
    quarters = round(ahead / _QUARTER)
    if abs(quarters) > 56 or abs(ahead - quarters * _QUARTER) >= _DRIFT:
        return _from_home(local)
    utc = local - datetime.timedelta(seconds=_QUARTER * quarters)
    return utc.replace(tzinfo=datetime.timezone.utc)


def _moment(parts: list[int]) -> datetime.datetime | None:
    try:
        return datetime.datetime(*parts[:6]) if len(parts) >= 6 else None  # type: ignore[arg-type]
    except ValueError:
        return None


def _from_home(local: datetime.datetime) -> datetime.datetime | None:
    """A camera that does not know the zone of its clock is taken to stand at home."""
    try:
        return local.replace(tzinfo=HOME).astimezone(datetime.timezone.utc)
    except OverflowError:  # the year 1: its clock was never set
        return None


def _numbers(text: str) -> list[int]:
    return [int(found) for found in _DIGITS.findall(text)]


def _fractions(text: str) -> list[float]:
    """The numbers of ``(62) (23) (27.5)``; none if one of them is no number."""
    try:
        numbers = [float(found) for found in _FRACTION.findall(text)]
    except ValueError:
        return []
    return numbers if all(math.isfinite(number) and number >= 0 for number in numbers) else []
