"""What other threads may read of the store: values that never change, put there by the main one.

The locator searches and expressions are evaluated outside the main thread, where no layer, project
or store may be touched.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

if TYPE_CHECKING:
    import numpy as np
    from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

    from .panel.state import PanelState
    from .viewpoints.columns import ViewpointColumns
    from .viewpoints.zoning import Zones

#: How many shapes a snapshot remembers the viewpoints of: a map labels the same ones again.
REMEMBERED = 512


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The viewpoints and where they lie against the area that the panel looks at."""

    columns: ViewpointColumns
    zones: Zones
    sentence: str
    _within: dict[tuple[bytes, str], np.ndarray] = field(default_factory=dict)

    @classmethod
    def of(cls, state: PanelState) -> Snapshot | None:
        """What ``state`` looks at now; None where no store is open."""
        if state.columns is None or state.zones is None:
            return None
        return cls(state.columns, state.zones, state.sentence)

    def within(self, shape: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> np.ndarray:
        """Which viewpoints lie in a shape or on its edge, as the summary counts them."""
        from qgis.core import QgsCoordinateTransformContext

        from ..layers.zones import EDGE, INSIDE, MetricShape
        from .viewpoints.area import Area
        from .viewpoints.zoning import zones

        key = bytes(shape.asWkb()), crs.authid()
        found = self._within.get(key)
        if found is None:
            metric = MetricShape([shape], crs, QgsCoordinateTransformContext())
            found = zones(self.columns, Area(shape=metric)).zone.among({INSIDE, EDGE})
            if len(self._within) < REMEMBERED:
                self._within[key] = found
        return found

    def matches(self, text: str, limit: int) -> Iterator[int]:
        """Rows that hold all words of ``text``, the one with that very number first."""
        import numpy as np

        found = self.columns.search.matching(text)
        if found is None:
            return
        rows = np.flatnonzero(found).tolist()
        word = text.strip()
        if word.isdecimal():
            rows = sorted(rows, key=lambda row: self.columns.number[row] != int(word))
        yield from rows[:limit]


class Shelf(QObject):
    """Where the one snapshot lies; whoever takes it holds on to it for as long as they read."""

    renewed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._snapshot: Snapshot | None = None

    def put(self, snapshot: Snapshot | None) -> None:
        """Called in the main thread only."""
        if snapshot is not self._snapshot:
            self._snapshot = snapshot
            self.renewed.emit()

    def take(self) -> Snapshot | None:
        """The snapshot of this moment, None where no store is open; from any thread."""
        return self._snapshot
