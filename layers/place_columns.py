"""Where the store's viewpoints are, in columns: many at a time."""

from __future__ import annotations

from collections.abc import Collection, Generator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsGeometry

from .arrow import Texts
from .column_file import Batch, ColumnFile
from .connection import explained
from .postgres.column_table import ColumnTable
from .postgres.place import Schema
from .store import Store

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True, eq=False)
class PlaceBatch:
    """Some viewpoints that have a place: points as columns, ``others`` by their row.

    ``placed`` are the rows of usable points; x and y are in the store's CRS. Each other is what
    stands instead of a point, an outline or a geometry of several parts.
    """

    uuid: Texts
    x: np.ndarray
    y: np.ndarray
    placed: np.ndarray
    others: list[tuple[int, QgsGeometry]]

    def __len__(self) -> int:
        """How many rows were read, with a place or without."""
        return len(self.uuid)

    def uuid_of(self, row: int) -> str:
        """The viewpoint's uuid."""
        return self.uuid.of(row).decode()

    def rows_of(self, uuids: Collection[str]) -> np.ndarray:
        """The points that have one of these uuids."""
        return self.placed[among(self.uuid.take(self.placed), uuids)]


def among(texts: Texts, chosen: Collection[str]) -> np.ndarray:
    """Which of the texts are among the chosen ones."""
    import numpy as np

    if not chosen:
        return np.zeros(len(texts), bool)
    wanted = {one.encode() for one in chosen}
    given = texts.fixed().tolist()
    return np.fromiter(map(wanted.__contains__, given), bool, len(given))


def about(store: Store) -> int:
    """About how many viewpoints the store has; StoreError if it can't be read."""
    try:
        return _source(store).count()
    except RuntimeError as error:
        raise explained(error, Path(str(store.path))) from error


def place_batches(
    store: Store, chosen: Collection[str] | None, outlined: Mapping[str, list[QgsGeometry]]
) -> Generator[PlaceBatch, None, None]:
    """The active viewpoints of the store; of those only the ``chosen`` uuids, unless None.

    ``outlined`` has the outlines by uuid. StoreError if the store can't be read.
    """
    with closing(_read(store)) as read:
        for uuid, batch, active in read:
            if chosen is not None:
                active &= among(uuid, chosen)
            yield _batch(uuid, batch, active, outlined)


def _read(store: Store) -> Generator[tuple[Texts, Batch, np.ndarray], None, None]:
    """Uuids, places, and which are active, of many viewpoints at a time."""
    batches = _source(store).batches(("uuid", "state"))
    try:
        for batch in batches:
            state = batch.columns["state"].values.fixed()
            active = state == b"active"  # where NULL it is empty
            yield batch.columns["uuid"].values, batch, active
    except RuntimeError as error:
        raise explained(error, Path(str(store.path))) from error
    finally:
        batches.close()


def _source(store: Store) -> ColumnFile | ColumnTable:
    place = store.path
    if isinstance(place, Schema):
        return ColumnTable(place, "viewpoint")
    return ColumnFile(str(place), "viewpoint")


def _batch(
    uuid: Texts, batch: Batch, active: np.ndarray, outlined: Mapping[str, list[QgsGeometry]]
) -> PlaceBatch:
    import numpy as np

    others = {row: shape for row, shape in batch.others.items() if active[row]}
    if outlined:
        for row in np.flatnonzero(among(uuid, outlined) & active).tolist():
            others[row] = QgsGeometry.collectGeometry(outlined[uuid.of(row).decode()])
    usable = active & np.isfinite(batch.x) & np.isfinite(batch.y)
    usable[list(others)] = False
    return PlaceBatch(uuid, batch.x, batch.y, np.flatnonzero(usable), sorted(others.items()))
