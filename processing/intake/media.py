"""Photos that a source names: found in a folder, copied under safe names beside the store.

A name is what somebody else wrote: it leads to no file outside the folder, a file is a picture by
what it holds and not by what it is called, and the copy is named by its content.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from osgeo import gdal
from qgis.PyQt.QtCore import QDate, QDateTime, QTime, QTimeZone

from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.photos import FOLDER, SUFFIXES
from .decoding import PIECE
from .table import SourceTable
from .values import HOME_ZONE, as_text, plain

#: GDAL's drivers for pictures; others would fetch, or run what they read.
DRIVERS = ["JPEG", "PNG", "GTiff", "WEBP", "HEIF", "GIF", "BMP"]
#: No photo is larger than this, in bytes.
LARGEST = 200_000_000
#: A folder with more files is not a folder of photos.
MOST_FILES = 200_000
#: Where exports and field tools put photos beside their file.
USUAL_FOLDERS = ("", "media", "attachments", "DCIM", "files", "photos", "images")
#: How many rows tell which columns name photos.
SAMPLE = 300
_PARTS = re.compile(r"[;|,\n]")
# The first bytes of pictures, and where they stand.
_PICTURES = (
    (0, b"\xff\xd8\xff", ".jpg"),
    (0, b"\x89PNG\r\n\x1a\n", ".png"),
    (0, b"GIF8", ".gif"),
    (0, b"II*\0", ".tif"),
    (0, b"MM\0*", ".tif"),
    (8, b"WEBP", ".webp"),
    (4, b"ftypavif", ".avif"),
    (4, b"ftyphei", ".heic"),
    (4, b"ftyphev", ".heic"),
    (4, b"ftypmif1", ".heic"),
)


def names_in(cell: object) -> list[str]:
    """The names of pictures in a cell; empty where it holds anything else."""
    text = as_text(plain(cell))
    if "." not in text or text.startswith(("http:", "https:")):
        return []
    names = [part.strip(' "[]') for part in _PARTS.split(text)]
    return names if all(_is_picture_name(name) for name in names) else []


def photo_columns(table: SourceTable) -> list[int]:
    """The positions of a row's own columns that name photos, by the first rows."""
    sample = [row for row in table.peek(SAMPLE) if not row.problem]
    return [
        at
        for at in range(table.own or len(table.columns))
        if any(names_in(row.values[at]) for row in sample if at < len(row.values))
    ]


def _is_picture_name(name: str) -> bool:
    return 0 < len(name) < 300 and os.path.splitext(name)[1].lower() in SUFFIXES


class MediaFolder:
    """The files that names may mean: all below ``folder``, or those usual ``beside`` a file.

    ``InputError`` if ``folder`` is given and isn't there.
    """

    def __init__(self, folder: str, beside: str) -> None:
        self._root = Path(folder or beside).expanduser() if folder or beside else None
        self._by_name: dict[str, list[Path]] | None = {} if folder else None
        if folder and self._root and not self._root.is_dir():
            raise InputError(
                translate("Synpunkt", "The folder {name} does not exist.").format(name=self._root)
            )
        if folder and self._root:
            self._root = self._root.resolve()
            for file in _files(self._root):
                self._by_name.setdefault(file.name.casefold(), []).append(file)
        elif self._root:
            self._root = self._root.resolve()

    def find(self, name: str, submission: str = "") -> Path | None:
        """The file called ``name``; of several that whose path has the ``submission`` in it."""
        if self._root is None or "\0" in name:
            return None
        parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]
        if not parts:
            return None
        if self._by_name is None:
            return next((f for f in self._usual(parts) if self._is_ours(f)), None)
        found = self._named(parts[-1]) or self._named(parts[-1].replace(" ", "_"))
        whole = "/".join(parts).casefold()
        for told in (whole, submission.partition("/")[0]):
            close = [file for file in found if told and told in file.as_posix().casefold()]
            if len(close) == 1:
                return close[0]
        return found[0] if len(found) == 1 else None

    def _named(self, name: str) -> list[Path]:
        return [f for f in (self._by_name or {}).get(name.casefold(), []) if self._is_ours(f)]

    def _usual(self, parts: list[str]) -> Iterator[Path]:
        if self._root is not None and ".." not in parts:
            for folder in USUAL_FOLDERS:
                yield self._root.joinpath(folder, *parts)
            for folder in USUAL_FOLDERS:
                yield self._root.joinpath(folder, parts[-1])

    def _is_ours(self, file: Path) -> bool:
        """A plain file that doesn't lead out of the folder by a link."""
        try:
            return file.is_file() and file.resolve().is_relative_to(self._root or file)
        except (OSError, ValueError):
            return False


@dataclass(frozen=True)
class Photo:
    """A photo that was copied, as the store keeps it."""

    path: str
    sha256: str
    taken_at: datetime.datetime | None
    heading: float | None


class PhotoCopier:
    """Copies pictures into the folder of photos below ``root``; ``undo`` takes all back."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._made: list[Path] = []

    def copy(self, file: Path, sha256: str) -> Photo:
        """Copy a picture, if it isn't there; ``InputError`` if it can't be."""
        name = f"{sha256[:20]}{suffix_of(file)}"
        copy = self._root / FOLDER / name
        try:
            if not copy.exists():
                copy.parent.mkdir(exist_ok=True)
                draft = copy.with_name(f".{name}.part")
                shutil.copyfile(file, draft)
                draft.replace(copy)
                self._made.append(copy)
        except OSError as error:
            raise InputError(
                translate("Synpunkt", "The photo {name} can't be copied: {reason}.").format(
                    name=file.name, reason=error.strerror or error
                )
            ) from error
        tags = _tags(file)
        return Photo(f"{FOLDER}/{name}", sha256, _taken_at(tags), _number(tags, "GPSImgDirection"))

    def undo(self) -> None:
        """Remove what was copied."""
        for copy in self._made:
            copy.unlink(missing_ok=True)
        self._made.clear()


def suffix_of(file: Path) -> str:
    """The ending for a picture by what it holds; "" for a file that is none or is too large."""
    try:
        if file.stat().st_size > LARGEST:
            return ""
        with file.open("rb") as opened:
            start = opened.read(32)
    except OSError:
        return ""
    return next((ending for at, mark, ending in _PICTURES if start[at:].startswith(mark)), "")


def sha256_of(file: Path) -> str:
    """The fingerprint of a file; ``OSError`` if it can't be read."""
    digest = hashlib.sha256()
    with file.open("rb") as opened:
        while piece := opened.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _files(root: Path) -> Iterable[Path]:
    count = 0
    for folder, _, names in os.walk(root):
        for name in names:
            count += 1
            if count > MOST_FILES:
                raise InputError(
                    translate(
                        "Synpunkt",
                        "The folder {name} holds more than {limit} files. Choose the folder of the"
                        " photos.",
                    ).format(name=root, limit=MOST_FILES)
                )
            if os.path.splitext(name)[1].lower() in SUFFIXES:
                yield Path(folder, name)


def _tags(file: Path) -> dict[str, str]:
    """The EXIF tags that GDAL reads; none where it can't read the picture."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        dataset = gdal.OpenEx(str(file), gdal.OF_RASTER, DRIVERS)
    except RuntimeError:
        return {}
    finally:
        gdal.PopErrorHandler()
    metadata = dataset.GetMetadata() if dataset else {}
    return {key.removeprefix("EXIF_"): value for key, value in metadata.items()}


def _number(tags: dict[str, str], key: str) -> float | None:
    numbers = _numbers(tags.get(key, ""))
    return numbers[0] % 360 if numbers else None


def _numbers(text: str) -> list[float]:
    return [float(found) for found in re.findall(r"\d+(?:\.\d+)?", text)]


def _taken_at(tags: dict[str, str]) -> datetime.datetime | None:
    """When the picture was taken, in UTC: by its clock, whose zone the satellites' time tells."""
    local = _moment(tags.get("DateTimeOriginal") or tags.get("DateTime") or "")
    if local is None:
        return None
    hours = _numbers(tags.get("GPSTimeStamp", ""))
    satellites = _moment(tags.get("GPSDateStamp", ""), hours)
    if satellites is not None and len(hours) == 3:
        quarters = round((local - satellites).total_seconds() / 900)
        if abs(quarters) <= 56 and abs((local - satellites).total_seconds() - quarters * 900) < 120:
            return (local - datetime.timedelta(minutes=15 * quarters)).replace(
                tzinfo=datetime.timezone.utc
            )
    return _from_home(local)


def _moment(text: str, time: list[float] | None = None) -> datetime.datetime | None:
    parts = [int(number) for number in _numbers(text)[:6]]
    if time is not None:
        parts = parts[:3] + [int(number) for number in time[:3]]
    try:
        return datetime.datetime(*parts) if len(parts) == 6 else None  # type: ignore[arg-type]
    except ValueError:
        return None


def _from_home(local: datetime.datetime) -> datetime.datetime:
    zoned = QDateTime(
        QDate(local.year, local.month, local.day),
        QTime(local.hour, local.minute, local.second),
        QTimeZone(HOME_ZONE),
    )
    return datetime.datetime.fromtimestamp(zoned.toSecsSinceEpoch(), datetime.timezone.utc)
