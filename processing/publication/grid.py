"""The grid that published points are snapped to: the same one in every publication.

Its nodes are the whole multiples of its step, so that no choice of area moves it; a cell is the
square around a node.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
)

#: SWEREF 99 TM, for a store that counts in degrees or in metres that are none on the ground.
NATIONAL = "EPSG:3006"
_MERCATOR = ("merc", "webmerc")


class GridCell(NamedTuple):
    """A cell by its column and row, counted from the system's origin."""

    column: int
    row: int

    @property
    def name(self) -> str:
        """What the cell is called in tables."""
        return f"{self.column}_{self.row}"


class Grid:
    """Squares of ``step`` metres in a system of metres."""

    def __init__(self, step: float) -> None:
        self.step = step

    def cell(self, point: QgsPointXY) -> GridCell:
        """The cell that a point lies in."""
        return GridCell(
            math.floor(point.x() / self.step + 0.5), math.floor(point.y() / self.step + 0.5)
        )

    def node(self, cell: GridCell) -> QgsGeometry:
        """The middle of a cell, where all its points go."""
        return QgsGeometry.fromPointXY(QgsPointXY(cell.column * self.step, cell.row * self.step))

    def square(self, cell: GridCell) -> QgsGeometry:
        """The cell itself."""
        west, south = (cell.column - 0.5) * self.step, (cell.row - 0.5) * self.step
        square = QgsRectangle(west, south, west + self.step, south + self.step)
        return QgsGeometry.fromRect(square)


def grid_system(crs: QgsCoordinateReferenceSystem) -> QgsCoordinateReferenceSystem:
    """The system that a store in ``crs`` is published in: its own, if that counts in metres.

    A Mercator's metres are too short by half in Sweden: a grid in them would hide too little.
    """
    projected = crs.projectionAcronym() not in _MERCATOR and not crs.isGeographic()
    if projected and crs.mapUnits() == Qgis.DistanceUnit.Meters:
        return crs
    return QgsCoordinateReferenceSystem(NATIONAL)
