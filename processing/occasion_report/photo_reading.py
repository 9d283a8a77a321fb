"""The photos that a report shows, and how many its audience does not see."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtCore import QSize

from ...layers.photo_pictures import bare_jpeg, picture
from ...layers.photos import OWNERS, photo_file, photo_root
from ...layers.store import Store
from ..account.audience import INTERNAL
from .model import Shown

#: Pixels of the longer side: enough for half a page's width in print.
SIDE = 1000


class ReportPhotos:
    """Photos by whom they belong to.

    Outside the municipality's own use only those that are marked as public are seen. A photo
    without a file is not there: the ready list tells of it.
    """

    def __init__(self, store: Store, audience: str) -> None:
        self._root = photo_root(store)
        self._all = audience == INTERNAL
        self._rows = list(store.rows("photo", order="taken_at, fid"))
        self.held_back = 0

    def of(self, uuids: Iterable[str]) -> tuple[Shown, ...]:
        """Those of viewpoints, stops or actions, the earliest taken first."""
        wanted = set(uuids)
        found = []
        for row in self._rows:
            if not any(row[owner] in wanted for owner in OWNERS):
                continue
            if not (self._all or row["public"]):
                self.held_back += 1
                continue
            file = photo_file(self._root, row["path"])
            image = picture(file, QSize(SIDE, SIDE)) if file is not None else None
            if image is not None and not image.isNull():
                size = (image.width(), image.height())
                found.append(Shown(bare_jpeg(image), size, row["taken_at"]))
        return tuple(found)
