"""Local safety groups from any polygon layer; the name is what a group is known by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeedback,
    QgsGeometry,
)

from ...layers.boundary import mended, united
from ...layers.errors import Cancelled, InputError
from ...layers.language import translate
from ...layers.metric import Reprojection, is_finite, straightened
from ...layers.operations import Operation
from ...layers.store import Store
from ...layers.systems import required
from .identity import geometry_hash
from .reading import Rejected
from .table import SourceRow, SourceTable
from .values import as_text, plain

TABLE = "safety_group"


@dataclass(frozen=True)
class GroupFields:
    """Names of the fields that hold a group's name, contact function and mailbox; "" for none."""

    name: str
    contact: str = ""
    mailbox: str = ""


@dataclass
class GroupOutcome:
    """Counts of rows; ``read`` = new + changed + unchanged + rejected.

    Rows of one name are one group. ``operation`` is "" if nothing changed.
    """

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0
    operation: str = ""
    messages: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Group:
    values: dict[str, str | None]
    area: QgsGeometry


def import_groups(
    store: Store,
    table: SourceTable,
    fields: GroupFields,
    context: QgsCoordinateTransformContext,
    feedback: QgsFeedback,
) -> GroupOutcome:
    """Bring the polygons of ``table`` into the store as local groups, in one operation.

    ``InputError`` if a field isn't there or the layer has no CRS, ``Cancelled`` on cancel.
    """
    positions = _positions(table, fields)
    crs = required(table.crs or QgsCoordinateReferenceSystem(), table.name)
    to_store = Reprojection(crs, store.crs, context)
    outcome = GroupOutcome()
    groups: dict[str, list[_Group]] = {}
    for row in table.rows:
        if feedback.isCanceled():
            raise Cancelled
        outcome.read += 1
        try:
            group = _group(row, positions, crs, to_store)
            groups.setdefault(str(group.values["name"]), []).append(group)
        except Rejected as reason:
            outcome.rejected += 1
            outcome.messages.append(
                translate("Synpunkt", "Row {number}: {reason}").format(
                    number=row.number, reason=reason
                )
            )
    _save(store, groups, table.name, outcome)
    return outcome


def _positions(table: SourceTable, fields: GroupFields) -> dict[str, int]:
    wanted = {"name": fields.name, "contact_function": fields.contact, "mailbox": fields.mailbox}
    for name in wanted.values():
        if name and name not in table.columns:
            raise InputError(
                translate(
                    "Synpunkt", "The layer {layer} has no field “{field}”. It has: {fields}."
                ).format(layer=table.name, field=name, fields=", ".join(table.columns))
            )
    return {column: table.columns.index(name) for column, name in wanted.items() if name}


def _group(
    row: SourceRow,
    positions: dict[str, int],
    crs: QgsCoordinateReferenceSystem,
    to_store: Reprojection,
) -> _Group:
    values = {column: _text(row.values[at]) for column, at in positions.items()}
    if not values["name"]:
        raise Rejected(translate("Synpunkt", "The row has no name."))
    geometry = row.geometry
    if geometry is None or geometry.isEmpty():
        raise Rejected(translate("Synpunkt", "The row has no area."))
    if geometry.type() != Qgis.GeometryType.Polygon:
        raise Rejected(translate("Synpunkt", "The row's geometry is not an area."))
    area = to_store(straightened(geometry, crs)) if is_finite(geometry) else None
    if area is None:
        raise Rejected(
            translate("Synpunkt", "The row's area has no place in the store's coordinate system.")
        )
    area.convertToMultiType()
    return _Group(values, area)


def _text(value: Any) -> str | None:
    return as_text(plain(value)) or None


def _save(store: Store, groups: dict[str, list[_Group]], title: str, outcome: GroupOutcome) -> None:
    stored = {row["name"]: row for row in store.rows(TABLE)}
    degrees = store.crs.isGeographic()
    with store.operation("import", title) as operation:
        for name, rows in groups.items():
            saved = _save_one(operation, stored.get(name), _together(rows, store.crs), degrees)
            setattr(outcome, saved, getattr(outcome, saved) + len(rows))
    outcome.operation = operation.uuid if operation.changed else ""


def _together(rows: list[_Group], crs: QgsCoordinateReferenceSystem) -> _Group:
    """The one group that rows of one name make: the first row's values, all rows' areas."""
    if len(rows) == 1:
        return rows[0]
    return _Group(rows[0].values, united([mended(row.area) for row in rows], crs))


def _save_one(
    operation: Operation, known: dict[str, Any] | None, group: _Group, degrees: bool
) -> str:
    """Write what differs; returns "new", "changed" or "unchanged"."""
    if known is None:
        operation.insert(TABLE, group.values, group.area)
        return "new"
    moved = geometry_hash(known["geom"], degrees) != geometry_hash(group.area, degrees)
    if not moved and all(known[column] == value for column, value in group.values.items()):
        return "unchanged"
    operation.update(TABLE, known["uuid"], group.values, group.area)
    return "changed"
