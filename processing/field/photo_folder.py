"""A folder of phone photos, ready to be laid out: each picture once, by its camera's clock."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsDistanceArea,
)

from ...layers.errors import Cancelled, InputError
from ...layers.files import why
from ...layers.language import translate
from ...layers.metric import Reprojection
from ...layers.photo_files import sha256_of, suffix_of
from ...layers.photo_tags import read_tags
from ...layers.store import Store
from ..intake.media import picture_files
from .photo_places import Distance, Shot

# What not every QGIS was built to read.
_SELDOM_READ = (".heic", ".avif")


@dataclass(frozen=True)
class FolderPhoto:
    """A picture in the folder; ``shot.place`` is in the store's system, its time by the camera."""

    file: Path
    sha256: str
    shot: Shot

    def at(self, offset: datetime.timedelta) -> Shot:
        """Its shot where the camera's clock is put right by ``offset``."""
        if self.shot.taken_at is None:
            return self.shot
        return Shot(self.shot.taken_at + offset, self.shot.place)


@dataclass
class PhotoFolder:
    """What a folder holds; ``refused`` has a sentence for each file that can't be taken.

    ``copies`` counts the files whose picture is among ``photos`` already.
    """

    photos: list[FolderPhoto] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    copies: list[FolderPhoto] = field(default_factory=list)


def read_folder(
    folder: Path,
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
    progress: Callable[[float], object] = lambda share: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> PhotoFolder:
    """The pictures in a folder and below it, with their places in ``crs``, the earliest first.

    InputError if the folder isn't there or holds too much; Cancelled if ``is_cancelled`` says so.
    """
    if not folder.is_dir():
        text = translate("Synpunkt", "The folder {name} does not exist.")
        raise InputError(text.format(name=folder))
    to_store = Reprojection(QgsCoordinateReferenceSystem("EPSG:4326"), crs, context)
    files = sorted(file for file in picture_files(folder) if _is_ours(file, folder))
    found, seen = PhotoFolder(), set[str]()
    for number, file in enumerate(files):
        if is_cancelled():
            raise Cancelled
        progress(number / len(files))
        try:
            photo = _read(file, to_store)
        except InputError as error:
            found.refused.append(str(error))
            continue
        (found.copies if photo.sha256 in seen else found.photos).append(photo)
        seen.add(photo.sha256)
    found.photos.sort(key=_by_time)
    return found


def metres(crs: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext) -> Distance:
    """Measures ground metres between points in ``crs``."""
    area = QgsDistanceArea()
    area.setSourceCrs(crs, context)
    area.setEllipsoid(crs.ellipsoidAcronym())
    return lambda one, other: area.convertLengthMeasurement(
        area.measureLine(one, other), Qgis.DistanceUnit.Meters
    )


def known_photos(store: Store) -> set[str]:
    """The fingerprints of the photos that the store has."""
    return {row["sha256"] for row in store.rows("photo", "sha256 IS NOT NULL")}


def _read(file: Path, to_store: Reprojection) -> FolderPhoto:
    """InputError, with the reason, for a file that can't be taken."""
    suffix = suffix_of(file)
    if not suffix:
        text = translate("Synpunkt", "{name} is no picture that can be kept.")
        raise InputError(text.format(name=file.name))
    tags = read_tags(file)
    if not tags.readable:
        raise InputError(_unreadable(suffix).format(name=file.name))
    try:
        fingerprint = sha256_of(file)
    except OSError as error:
        text = translate("Synpunkt", "{name} can't be read: {reason}.")
        raise InputError(text.format(name=file.name, reason=why(error))) from error
    at = tags.position
    place = to_store.point(at.x(), at.y()) if at is not None else None
    return FolderPhoto(file, fingerprint, Shot(tags.taken_at, place))


def _unreadable(suffix: str) -> str:
    if suffix in _SELDOM_READ:
        return translate(
            "Synpunkt",
            "{name} is a HEIC picture, which this QGIS can't read. Save it as JPEG and try again.",
        )
    return translate("Synpunkt", "{name} is damaged: it can't be read as a picture.")


def _is_ours(file: Path, folder: Path) -> bool:
    """A plain file within the folder; what is hidden is a system's own picture of it."""
    parts = file.relative_to(folder).parts
    inside = file.is_file() and file.resolve().is_relative_to(folder.resolve())
    return inside and not any(part.startswith(".") for part in parts)


def _by_time(photo: FolderPhoto) -> tuple[bool, str, str]:
    at = photo.shot.taken_at
    return (at is None, at.isoformat() if at is not None else "", photo.file.name)
