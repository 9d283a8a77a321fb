"""Viewpoints about a stretch or an area: drawn, or the shape of a part of the plan.

The viewpoint keeps a point, on the outline, and still counts once.
"""

from __future__ import annotations

from qgis.core import Qgis, QgsGeometry, QgsPointXY

from .errors import InputError
from .language import translate
from .metric import is_finite
from .operations import KEEP, Operation
from .places import OUTLINE_TABLES
from .store import Store

LINE_TABLE, AREA_TABLE = OUTLINE_TABLES
_KINDS = {
    Qgis.GeometryType.Line: (LINE_TABLE, "line"),
    Qgis.GeometryType.Polygon: (AREA_TABLE, "area"),
}


def set_outline(
    operation: Operation, store: Store, viewpoint: str, outline: QgsGeometry | None
) -> None:
    """Say that a viewpoint is about ``outline`` (lines or areas in the store's CRS).

    Its point moves onto the outline; an outline that it had goes. None: it is about its point
    again. InputError for points, or a shape without length or area.
    """
    chosen = None if outline is None else usable(outline)
    for table in OUTLINE_TABLES:
        for row in store.rows(table, "viewpoint_uuid = ?", (viewpoint,)):
            operation.delete(table, row["uuid"])
    if chosen is None:
        operation.update("viewpoint", viewpoint, {"geometry_kind": "point"}, KEEP)
        return
    add_outline(operation, viewpoint, chosen)
    values = {"geometry_kind": kind_of(chosen)}
    operation.update("viewpoint", viewpoint, values, point_on(chosen))


def add_outline(operation: Operation, viewpoint: str, outline: QgsGeometry) -> None:
    """Give a viewpoint that has none an outline, one that is ``usable``; its own row stays."""
    table, _kind = _KINDS[outline.type()]
    operation.insert(table, {"viewpoint_uuid": viewpoint}, outline)


def kind_of(outline: QgsGeometry) -> str:
    """The ``geometry_kind`` of a viewpoint with this outline: "line" or "area"."""
    return _KINDS[outline.type()][1]


def shape_of(store: Store, plan_object: str) -> QgsGeometry:
    """The shape of a part of the plan as last seen, for ``set_outline``.

    InputError if it is gone, or has neither length nor area.
    """
    row = store.row("plan_object", plan_object)
    if row is None or row["geom"] is None:
        raise InputError(translate("Synpunkt", "That part of the plan is no longer in the store."))
    return usable(row["geom"])


def point_on(outline: QgsGeometry) -> QgsGeometry:
    """A point that surely lies on the outline, even on one that crosses itself."""
    point = outline.pointOnSurface()
    if point.isNull():
        point = outline.makeValid().pointOnSurface()
    if point.isNull() or not is_finite(point):
        first = next(iter(outline.vertices()))
        point = QgsGeometry.fromPointXY(QgsPointXY(first.x(), first.y()))
    return point


def usable(outline: QgsGeometry) -> QgsGeometry:
    """The shape as outlines are stored. InputError for points, or without length or area."""
    shape = QgsGeometry(outline)
    empty = shape.isNull() or shape.isEmpty() or shape.type() not in _KINDS
    if empty or not (shape.area() or shape.length()):
        raise InputError(translate("Synpunkt", "Draw a line or an area."))
    shape.convertToMultiType()
    return shape
