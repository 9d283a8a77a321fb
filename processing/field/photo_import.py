"""A folder of phone photos into the store: to what was noted where they were taken, or as new."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from qgis.core import QgsCoordinateTransformContext, QgsGeometry

from ...layers import occasions, walks
from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.operations import Operation
from ...layers.photo_files import PhotoCopier
from ...layers.photos import photo_home
from ...layers.rows import UTC
from ...layers.store import Store
from ..intake.lookup import find_occasion
from .photo_folder import FolderPhoto, PhotoFolder, known_photos, metres, read_folder
from .photo_places import REACH, Shot, Spot, spots_of

ATTACH, NEW = MODES = ("attach", "new")
#: What an imported photo's batch says of its source.
SOURCE = "photos"


@dataclass(frozen=True)
class PhotoRequest:
    """What is asked for; ``occasion`` is a uuid or a title, ``offset`` is added to the clock."""

    folder: Path
    occasion: str = ""
    mode: str = ATTACH
    offset: datetime.timedelta = datetime.timedelta()


@dataclass
class Counts:
    """``read`` is the sum of the next three; ``without_place`` is a part of new and unchanged."""

    read: int = 0
    new: int = 0
    unchanged: int = 0
    rejected: int = 0
    without_place: int = 0


@dataclass
class PhotoOutcome:
    """``operation`` is "" where nothing was written; ``messages`` are sentences on single files."""

    counts: Counts = field(default_factory=Counts)
    messages: list[str] = field(default_factory=list)
    operation: str = ""


def import_photos(
    store: Store,
    request: PhotoRequest,
    context: QgsCoordinateTransformContext,
    progress: Callable[[float], object] = lambda share: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> PhotoOutcome:
    """Bring in the photos that the store does not have, as one operation.

    ``ATTACH`` ties each to the occasion's stop or viewpoint that is nearest in place, else in time;
    ``NEW`` makes a viewpoint of each. InputError where the folder or the occasion isn't clear;
    Cancelled, with nothing changed, if ``is_cancelled`` says so.
    """
    occasion = find_occasion(store, request.occasion)
    spots = _spots(store, occasion) if request.mode == ATTACH else []
    found = read_folder(request.folder, store.crs, context, progress, is_cancelled)
    known = known_photos(store)
    fresh = [photo for photo in found.photos if photo.sha256 not in known]
    outcome = PhotoOutcome(messages=list(found.refused))
    places: Sequence[Spot | None] = [None] * len(fresh)
    if request.mode == ATTACH:
        shots = [photo.at(request.offset) for photo in fresh]
        places = spots_of(shots, spots, metres(store.crs, context))
    taken = [
        (photo, spot)
        for photo, spot in zip(fresh, places, strict=True)
        if spot is not None or request.mode == NEW
    ]
    outcome.messages += [
        _homeless(photo)
        for photo, spot in zip(fresh, places, strict=True)
        if spot is None and request.mode == ATTACH
    ]
    outcome.counts = _counted(found, known, [photo for photo, _ in taken])
    if taken:
        outcome.operation = _Writer(store, request, occasion).write(taken, outcome.counts)
    return outcome


def add_photo(
    operation: Operation,
    copier: PhotoCopier,
    photo: FolderPhoto,
    spot: Spot,
    offset: datetime.timedelta,
) -> str:
    """Copy a photo and give it to what it belongs to; returns the uuid of its row."""
    values = copier.copy(photo.file, photo.sha256)
    shot = photo.at(offset)
    if shot.taken_at is not None:
        values["taken_at"] = shot.taken_at
    return operation.insert("photo", {spot.owner: spot.uuid, **values})


def _spots(store: Store, occasion: str | None) -> list[Spot]:
    """What photos of the occasion can belong to: its stops, then its viewpoints."""
    where = "occasion_uuid = ? AND state = 'active'"
    stops = walks.stops(store, occasion) if occasion else []
    rows = list(store.rows("viewpoint", where, (occasion,), "fid")) if occasion else []
    spots = [Spot("stop_uuid", row["uuid"], _point(row)) for row in stops]
    spots += [Spot("viewpoint_uuid", row["uuid"], _point(row), row["created_at"]) for row in rows]
    if not spots:
        raise InputError(
            translate(
                "Synpunkt",
                "Name an occasion that has stops or viewpoints to attach the photos to, or let each"
                " photo become a new viewpoint.",
            )
        )
    return spots


def _point(row: Mapping[str, Any]) -> Any:
    return row["geom"].asPoint() if row["geom"] is not None else None


def _homeless(photo: FolderPhoto) -> str:
    if photo.shot.place is None:
        text = translate(
            "Synpunkt", "{name} has no place, and its time fits no stop or viewpoint: left out."
        )
        return text.format(name=photo.file.name)
    text = translate(
        "Synpunkt", "{name} was taken more than {metres} m from every stop and viewpoint: left out."
    )
    return text.format(name=photo.file.name, metres=round(REACH))


def _counted(found: PhotoFolder, known: set[str], taken: Sequence[FolderPhoto]) -> Counts:
    old = [photo for photo in found.photos if photo.sha256 in known]
    stored = known | {photo.sha256 for photo in taken}
    old += [photo for photo in found.copies if photo.sha256 in stored]
    read = len(found.photos) + len(found.copies) + len(found.refused)
    return Counts(
        read=read,
        new=len(taken),
        unchanged=len(old),
        rejected=read - len(taken) - len(old),
        without_place=sum(photo.shot.place is None for photo in [*taken, *old]),
    )


class _Writer:
    """Writes the photos of one import."""

    def __init__(self, store: Store, request: PhotoRequest, occasion: str | None) -> None:
        self._store, self._request, self._occasion = store, request, occasion

    def write(self, taken: Sequence[tuple[FolderPhoto, Spot | None]], counts: Counts) -> str:
        """Copy the files and write the rows; returns the operation."""
        root, name = photo_home(self._store), self._request.folder.name
        with PhotoCopier(root) as copier, self._store.operation("import", name) as operation:
            batch = operation.insert("import_batch", {
                "file_name": name, "source": SOURCE, "imported_at": datetime.datetime.now(UTC),
                **asdict(counts),
            })  # fmt: skip
            occasion = self._settle_occasion(operation, [photo for photo, _ in taken])
            for photo, spot in taken:
                shot = photo.at(self._request.offset)
                owner = spot or self._viewpoint(operation, occasion, batch, shot)
                add_photo(operation, copier, photo, owner, self._request.offset)
            return operation.uuid

    def _settle_occasion(
        self, operation: Operation, photos: Sequence[FolderPhoto]
    ) -> dict[str, Any] | None:
        """The occasion's row; one that is new is a walk that began with the first photo."""
        title = self._request.occasion.strip()
        if self._occasion is not None:
            return self._store.row("occasion", self._occasion)
        if not title:
            return None
        values = {
            "title": title,
            "kind": walks.SAFETY_WALK,
            "phase": walks.WALK,
            "starts_at": photos[0].at(self._request.offset).taken_at,
        }
        return {**values, "uuid": operation.insert("occasion", values)}

    def _viewpoint(
        self, operation: Operation, occasion: dict[str, Any] | None, batch: str, shot: Shot
    ) -> Spot:
        """A new viewpoint where the photo was taken; its text is for a person to write."""
        placed = shot.place is not None
        kind = occasion["kind"] if occasion is not None else None
        day = occasions.day({"starts_at": shot.taken_at} if shot.taken_at else occasion)
        values = {
            "occasion_uuid": occasion["uuid"] if occasion is not None else None,
            "geometry_kind": "point" if placed else "none",
            "received_form": occasions.received_form(kind),
            "received_on": day,
            "import_uuid": batch,
        }
        place = QgsGeometry.fromPointXY(shot.place) if placed else None
        return Spot("viewpoint_uuid", operation.insert("viewpoint", values, place))
