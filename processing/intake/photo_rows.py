"""The photos of an import's rows: found, copied, and added to the viewpoints that lack them.

What a source has given once is remembered in the viewpoint's digest, so that a photo that was
removed since does not come back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from ...layers.language import translate
from ...layers.photo_files import PhotoCopier, sha256_of, suffix_of
from .media import MediaFolder, names_in, photo_columns
from .table import SourceRow, SourceTable

#: The key in a viewpoint's digest, and how much of a fingerprint is kept there.
PHOTOS, SHORT = "photos", 16


class PhotoRows:
    """The photos that the rows of ``table`` name; ``root`` gives what the copies' paths start from.

    ``folder`` is where the photos lie, "" for beside the file. ``InputError`` if it isn't there.
    """

    def __init__(self, table: SourceTable, folder: str, root: Callable[[], Path]) -> None:
        self._columns = photo_columns(table)
        self._folder = MediaFolder(folder, table.folder) if self._columns or folder else None
        self._root = root
        self._copier: PhotoCopier | None = None
        self.counts: Counter[str] = Counter()

    def new(self, row: SourceRow, identity: str, given: Mapping[str, str]) -> dict[str, Path]:
        """The pictures that the row names and its source has not given before, by fingerprint."""
        known = set(given.get(PHOTOS, "").split(","))
        found: dict[str, Path] = {}
        for name in self._names(row):
            file = self._folder.find(name, identity) if self._folder else None
            if file is None:
                self.counts["missing"] += 1
            elif not suffix_of(file):
                self.counts["other"] += 1
            elif (fingerprint := sha256_of(file))[:SHORT] not in known:
                found[fingerprint] = file
        self.counts["new"] += len(found)
        return found

    def copied(self, found: dict[str, Path]) -> list[dict[str, Any]]:
        """Copies of the pictures beside the store, as ``PhotoCopier.copy`` tells of them."""
        if found and self._copier is None:
            self._copier = PhotoCopier(self._root)
        return [
            self._copier.copy(file, fingerprint)
            for fingerprint, file in found.items()
            if self._copier
        ]

    def undo(self) -> None:
        """Remove the copies, since the import came to nothing."""
        if self._copier:
            self._copier.undo()

    def sentences(self) -> list[str]:
        """What became of the photos."""
        n = self.counts
        texts = (
            (n["new"], translate("Synpunkt", "%n photo(s) came along.", "", n["new"])),
            (n["missing"], translate(
                "Synpunkt",
                "%n photo(s) that rows name were not found. Give the folder where they lie.",
                "", n["missing"])),
            (n["other"], translate(
                "Synpunkt", "%n file(s) that rows name are no pictures and were left aside.",
                "", n["other"])),
        )  # fmt: skip
        return [text for count, text in texts if count]

    def _names(self, row: SourceRow) -> Iterable[str]:
        cells = (row.values[at] for at in self._columns if at < len(row.values))
        return dict.fromkeys(name for cell in cells for name in names_in(cell))


def with_photos(given: Mapping[str, str], found: Iterable[str]) -> dict[str, str]:
    """The part of a digest on photos: those that a source has given, with those found now."""
    before = given.get(PHOTOS, "")
    all_of_them = ",".join(filter(None, [before, *(name[:SHORT] for name in found)]))
    return {PHOTOS: all_of_them} if all_of_them else {}
