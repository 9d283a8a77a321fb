"""Where the store's viewpoints are, in columns: many at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsGeometry

from .column_file import Batch, ColumnFile
from .connection import explained
from .store import Store

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True, eq=False)
class PlaceBatch:
    """Some viewpoints that have a place: points as columns, ``others`` by their row.

    ``placed`` are the rows of usable points; x and y are in the store's CRS. Each other is what
    stands instead of a point, an outline or a geometry of several parts.
    """

    uuid: np.ndarray
    x: np.ndarray
    y: np.ndarray
    placed: np.ndarray
    others: list[tuple[int, QgsGeometry]]

    def uuid_of(self, row: int) -> str:
        """The viewpoint's uuid."""
        return bytes(self.uuid[row]).decode()

    def rows_of(self, uuids: Collection[str]) -> list[int]:
        """The points that have one of these uuids."""
        import numpy as np

        if not uuids:
            return []
        wanted = np.array([uuid.encode() for uuid in uuids])
        rows = self.placed[np.isin(self.uuid[self.placed], wanted)]
        return [int(row) for row in rows]


def place_batches(
    store: Store, chosen: Collection[str] | None, outlined: Mapping[str, list[QgsGeometry]]
) -> Iterator[PlaceBatch]:
    """The active viewpoints of the store; of those only the ``chosen`` uuids, unless None.

    ``outlined`` has the outlines by uuid. StoreError if GDAL can't read the store.
    """
    import numpy as np

    wanted = None if chosen is None else np.array([uuid.encode() for uuid in chosen], "S")
    try:
        for batch in ColumnFile(str(store.path), "viewpoint").batches(("uuid", "state")):
            uuid = batch.columns["uuid"].values.fixed()
            state = batch.columns["state"].values.fixed()
            active = state == b"active"  # where NULL it is empty
            if wanted is not None:
                active &= np.isin(uuid, wanted)
            yield _batch(uuid, batch, active, outlined)
    except RuntimeError as error:
        raise explained(error, store.path) from error


def _batch(
    uuid: np.ndarray, batch: Batch, active: np.ndarray, outlined: Mapping[str, list[QgsGeometry]]
) -> PlaceBatch:
    import numpy as np

    others = {row: shape for row, shape in batch.others.items() if active[row]}
    if outlined:
        known = np.isin(uuid, np.array([one.encode() for one in outlined], "S")) & active
        for row in np.flatnonzero(known).tolist():
            others[row] = QgsGeometry.collectGeometry(outlined[bytes(uuid[row]).decode()])
    usable = active & np.isfinite(batch.x) & np.isfinite(batch.y)
    usable[list(others)] = False
    return PlaceBatch(uuid, batch.x, batch.y, np.flatnonzero(usable), sorted(others.items()))
