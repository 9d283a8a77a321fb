"""Places: from what a source gives to a point, and where needed an outline, in the store's CRS."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
)

from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.metric import Reprojection, is_finite, straightened
from ...layers.outlines import point_on
from .choice import LATLON, WKT, ColumnChoice
from .place_cell import shape_of
from .tally import Tally
from .values import as_text, read_number

WGS84 = "EPSG:4326"
#: Degrees that a CRS may be used outside its stated area without a word.
AREA_MARGIN = 0.5
#: Degrees that a place may lie outside the area of the store's CRS without a word.
STORE_MARGIN = 5.0
# Northings and eastings of the Nordic countries: an x in the one and a y below the other has
# been written the geodetic way, northing first.
NORTHINGS = (6_100_000.0, 7_800_000.0)
EASTING_LIMIT = 2_000_000.0

_EWKT = re.compile(r"^\s*SRID\s*=\s*(\d+)\s*;", re.IGNORECASE)
_DEGREE_SIGN = re.compile(r"\s*°?\s*([NSEWÖVØ]?)\s*$", re.IGNORECASE)
_NEGATIVE_SIDES = "SWV"


class NotOnePlace(Exception):  # noqa: N818  (a verdict on one row, which is rejected)
    """The row is about several places at once; the text is a finished sentence."""


class _NoPlace(Exception):  # noqa: N818  (a verdict on what a row gives as its place)
    """There is no place to be had; the text is the kind for the tally."""


@dataclass(frozen=True)
class Place:
    """A point in the store's CRS; ``outline`` is the stretch or area that it stands for."""

    point: QgsGeometry
    outline: QgsGeometry | None = None

    @property
    def kind(self) -> str:
        """The code for ``geometry_kind``."""
        if self.outline is None:
            return "point"
        return "line" if self.outline.type() == Qgis.GeometryType.Line else "area"


class PlaceReader:
    """Gives the place of each row; what can't be read is counted in ``tally``, never guessed.

    ``crs`` is that of the coordinates. ``read`` returns None for a row without a place.
    """

    def __init__(
        self,
        choice: ColumnChoice,
        crs: QgsCoordinateReferenceSystem,
        store_crs: QgsCoordinateReferenceSystem,
        context: QgsCoordinateTransformContext,
        tally: Tally,
    ) -> None:
        self.crs = crs
        self.tally = tally
        self._to_store = Reprojection(crs, store_crs, context)
        wgs84 = QgsCoordinateReferenceSystem(WGS84)
        self._to_degrees = QgsCoordinateTransform(crs, wgs84, context)
        self._area = crs.bounds().buffered(AREA_MARGIN)
        self._store_area = store_crs.bounds().buffered(STORE_MARGIN)
        self._may_be_swapped = not crs.isGeographic() and _is_nordic(crs.bounds())
        self._zero_is_no_place = crs.isGeographic() or choice.zero_is_no_place
        self._read = self._reader(choice)

    def read(self, cells: dict[str, Any], geometry: QgsGeometry | None) -> Place | None:
        """The place in the mapped ``cells`` (by place key) or in the row's own geometry.

        Raises ``NotOnePlace`` for several places in one row.
        """
        try:
            return self._read(cells, geometry)
        except _NoPlace as reason:
            self.tally.add(str(reason))
            return None

    def _reader(
        self, choice: ColumnChoice
    ) -> Callable[[dict[str, Any], QgsGeometry | None], Place | None]:
        if WKT in choice.place:
            return lambda cells, geometry: self._from_text(cells[WKT])
        if LATLON in choice.place:
            return lambda cells, geometry: self._from_pair(cells[LATLON])
        if choice.place:
            return lambda cells, geometry: self._from_numbers(cells["x"], cells["y"])
        return lambda cells, geometry: self._from_geometry(geometry)

    def _from_numbers(self, x: Any, y: Any) -> Place | None:
        if x is None and y is None:
            return None
        try:
            east, north = _coordinate(x), _coordinate(y)
        except ValueError as error:
            raise _NoPlace("unreadable_place") from error
        if self._may_be_swapped and _is_swapped(east, north):
            self.tally.add("swapped_place")
            east, north = north, east
        return self._point(east, north)

    def _from_pair(self, cell: Any) -> Place | None:
        if cell is None:
            return None
        if (shape := shape_of(as_text(cell))) is not None:
            if shape.isNull():
                raise _NoPlace("unreadable_place")
            return self._from_geometry(shape)
        parts = _split_pair(as_text(cell))
        if len(parts) < 2:
            raise _NoPlace("unreadable_place")
        return self._from_numbers(parts[1], parts[0])

    def _from_text(self, cell: Any) -> Place | None:
        if cell is None:
            return None
        geometry = QgsGeometry.fromWkt(_EWKT.sub("", as_text(cell)))
        if geometry.isNull():
            raise _NoPlace("unreadable_place")
        return self._from_geometry(geometry)

    def _point(self, east: float, north: float) -> Place | None:
        if east == 0 and north == 0 and self._zero_is_no_place:
            raise _NoPlace("zero_place")
        if self.crs.isGeographic() and (abs(north) > 90 or abs(east) > 360):
            raise _NoPlace("no_degrees")
        point = self._to_store.point(east, north)
        if point is None:
            raise _NoPlace("untransformable_place")
        self._look_at_area(QgsPointXY(east, north))
        return Place(QgsGeometry.fromPointXY(point))

    def _from_geometry(self, geometry: QgsGeometry | None) -> Place | None:
        if geometry is None or geometry.isNull() or geometry.isEmpty():
            return None
        if not is_finite(geometry):
            raise _NoPlace("unreadable_place")
        shape = straightened(geometry, self.crs)
        if shape.type() == Qgis.GeometryType.Point:
            return self._from_points(shape)
        if shape.type() not in (Qgis.GeometryType.Line, Qgis.GeometryType.Polygon):
            raise NotOnePlace(translate("Synpunkt", "The geometry mixes points, lines and areas."))
        return self._from_shape(shape)

    def _from_points(self, shape: QgsGeometry) -> Place | None:
        points = list(shape.vertices())
        if len(points) > 1:
            raise NotOnePlace(translate("Synpunkt", "The row has several points, not one place."))
        return self._point(points[0].x(), points[0].y())

    def _from_shape(self, shape: QgsGeometry) -> Place | None:
        outline = self._to_store(shape)
        if outline is None:
            raise _NoPlace("untransformable_place")
        self._look_at_area(shape.boundingBox().center())
        outline.convertToMultiType()
        return Place(point_on(outline), outline)

    def _look_at_area(self, point: QgsPointXY) -> None:
        """Count a place that lies where its CRS, or the store's, can hardly be meant for."""
        if self._are_degrees(point):
            self.tally.add("like_degrees")
            return
        try:
            there = self._to_degrees.transform(point)
        except QgsCsException:
            self.tally.add("outside_area")
            return
        if not self._area.isEmpty() and not self._area.contains(there):
            self.tally.add("outside_area")
        elif not self._store_area.isEmpty() and not self._store_area.contains(there):
            self.tally.add("far_away")

    def _are_degrees(self, point: QgsPointXY) -> bool:
        """Whether coordinates that should be metres look like degrees."""
        if self.crs.isGeographic() or (point.x() == 0 and point.y() == 0):
            return False
        return abs(point.x()) <= 180 and abs(point.y()) <= 90


def find_crs(
    stated: QgsCoordinateReferenceSystem | None,
    profile: str,
    layer: QgsCoordinateReferenceSystem | None,
    headers: str,
    name: str,
) -> QgsCoordinateReferenceSystem:
    """The CRS of the coordinates: as stated, else by profile, layer, headers or names.

    ``InputError`` if none of them says.
    """
    if stated is not None and stated.isValid():
        return stated
    if profile:
        found = QgsCoordinateReferenceSystem(profile)
        if not found.isValid():
            raise InputError(
                translate(
                    "Synpunkt", "The profile's coordinate system “{crs}” is not known."
                ).format(crs=profile)
            )
        return found
    if layer is not None and layer.isValid():
        return layer
    found = QgsCoordinateReferenceSystem(headers)
    if headers and found.isValid():
        return found
    raise InputError(
        translate(
            "Synpunkt",
            "{name} doesn't say which coordinate system its coordinates are in. Choose one.",
        ).format(name=name)
    )


def _coordinate(value: Any) -> float:
    """A coordinate; ValueError for none at all, as half a place is none."""
    if isinstance(value, str):
        side = _DEGREE_SIGN.search(value)
        bare = value[: side.start()] if side and side[0].strip() else value
        number = read_number(bare)
        negative = bool(side and side[1] and side[1].upper() in _NEGATIVE_SIDES)
    else:
        number, negative = read_number(value), False
    if number is None or not math.isfinite(number):
        raise ValueError(value)
    return -number if negative else number


def _split_pair(text: str) -> list[str]:
    """The numbers of a cell like ``62.39,17.31``; with decimal commas, parted otherwise."""
    bare = " ".join(text.strip(" ()[]").replace(" ,", ",").split())
    for separator in (";", ", ", " "):
        if separator in bare:
            return [part.strip() for part in bare.split(separator)]
    return bare.split(",")


def _is_nordic(area: QgsRectangle) -> bool:
    """Whether a CRS is made for the north of Europe and for no more than that."""
    return not area.isEmpty() and area.yMinimum() > 45 and area.height() < 45


def _is_swapped(east: float, north: float) -> bool:
    return NORTHINGS[0] <= east <= NORTHINGS[1] and abs(north) < EASTING_LIMIT
