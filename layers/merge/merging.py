"""Bringing another store home: planned first, then written as one operation."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from qgis.core import QgsCoordinateTransformContext, QgsGeometry

from ..connection import reading
from ..errors import Cancelled, InputError
from ..language import translate
from ..metric import Reprojection
from ..operations import KEEP, Operation
from ..place import Place, settled
from ..restricted import BELONGS, restricted_place, state
from ..rows import UTC, from_sqlite
from ..schema import PLAN_OBJECT, TABLES
from ..sql import name, sql
from ..store import Store
from ..tables import Table
from .lineage import Conflicted, Lineage, lineage_of, record_of
from .photo_carrier import PhotoCarrier
from .plan import ASK, Conflict, Plan, Row, plan_merge

# What of the restricted file goes with a row that is new here, and the column that names the row.
_PRIVATE = {
    "viewpoint": (("viewpoint_raw", "viewpoint_uuid"), ("contact", "viewpoint_uuid")),
    "statement": (("contact", "statement_uuid"),),
}


@dataclass
class Merged:
    """What a merge did: rows by table; ``operation`` is "" where nothing had to be written.

    ``missing_photos`` are files that the other store names and does not have.
    """

    new: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    conflicts: list[Conflict] = field(default_factory=list)
    missing_photos: list[str] = field(default_factory=list)
    operation: str = ""


def merge_stores(
    ours: Store,
    theirs: Store,
    context: QgsCoordinateTransformContext,
    choice: str = ASK,
    progress: Callable[[float], None] = lambda share: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    decisions: Mapping[Conflicted, str] | None = None,
) -> Merged:
    """Bring into ``ours`` all that it has not seen of ``theirs``, which stays as it is.

    New rows come with their uuid (viewpoints get their number here), rows that only they changed
    are changed, and what both changed falls as ``choice`` (see ``plan.CHOICES``) says, or as
    ``decisions`` say of single conflicts by their key: asked for, ours stays. All in one operation;
    merged again, nothing is left to do. InputError if both are the same store file; Cancelled if
    ``is_cancelled`` says so.
    """
    _refuse_itself(ours, theirs)
    carrier = PhotoCarrier(ours, theirs)
    reproject = Reprojection(theirs.crs, ours.crs, context)
    try:
        with ours.operation("mergestores", theirs.path.name) as operation:
            # Read now that no other writer can get in between.
            lineage = lineage_of(ours, theirs)
            plan = plan_merge(ours, theirs, lineage, choice, reproject, is_cancelled, decisions)
            _Writer(operation, carrier, progress, is_cancelled).write(plan)
            merged = _counted(plan)
            _record(operation, theirs, lineage, merged)
            _write_private(operation, theirs, plan)
    except BaseException:
        carrier.undo()
        raise
    merged.operation = operation.uuid if operation.changed else ""
    merged.missing_photos = carrier.missing
    return merged


def foreseen(
    ours: Store,
    theirs: Store,
    context: QgsCoordinateTransformContext,
    choice: str = ASK,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Merged:
    """What ``merge_stores`` would do now, save for missing photos; nothing is written.

    Raises what it does.
    """
    _refuse_itself(ours, theirs)
    reproject = Reprojection(theirs.crs, ours.crs, context)
    lineage = lineage_of(ours, theirs)
    return _counted(plan_merge(ours, theirs, lineage, choice, reproject, is_cancelled))


def _refuse_itself(ours: Store, theirs: Store) -> None:
    if settled(ours.path) == settled(theirs.path):
        raise InputError(translate("Synpunkt", "A store can't be merged with itself."))


def _counted(plan: Plan) -> Merged:
    return Merged(
        new=Counter(table.name for table, _ in plan.inserts),
        changed=Counter(table for table, _ in plan.updates),
        removed=Counter(table for table, _ in plan.deletes),
        conflicts=plan.conflicts,
    )


class _Writer:
    """Writes a plan."""

    def __init__(
        self,
        operation: Operation,
        carrier: PhotoCarrier,
        progress: Callable[[float], None],
        is_cancelled: Callable[[], bool],
    ) -> None:
        self._operation, self._carrier = operation, carrier
        self._progress, self._is_cancelled = progress, is_cancelled
        self._done, self._total = 0, 1

    def write(self, plan: Plan) -> None:
        self._total = max(1, len(plan.inserts) + len(plan.updates) + len(plan.deletes))
        self._free_keys(plan)
        for table, row in plan.inserts:
            self._insert(table, row)
        for (table_name, uuid), steps in plan.updates.items():
            for values in steps:
                self._update(table_name, uuid, values)
        for table_name, uuid in plan.deletes:
            self._operation.delete(table_name, uuid)
            self._step()

    def _free_keys(self, plan: Plan) -> None:
        """Take away the keys of a plan's parts that get other ones: these may be each other's."""
        for (table, uuid), steps in plan.updates.items():
            if table == PLAN_OBJECT.name and any("object_key" in values for values in steps):
                self._operation.update(table, uuid, {"object_key": uuid})

    def _insert(self, table: Table, row: Row) -> None:
        values, geometry = _parted(row)
        if table.name == "photo":
            values["path"] = self._carrier.carry(values["path"])
        self._operation.insert(
            table.name, values, geometry if isinstance(geometry, QgsGeometry) else None
        )
        self._step()

    def _update(self, table: str, uuid: str, values: Row) -> None:
        given, geometry = _parted(values)
        self._operation.update(table, uuid, given, geometry)
        self._step()

    def _step(self) -> None:
        if self._is_cancelled():
            raise Cancelled
        self._done += 1
        self._progress(self._done / self._total)


def _parted(row: Row) -> tuple[dict[str, Any], object]:
    """Values and place apart; the place is ``KEEP`` where the row says nothing of it."""
    values = dict(row)
    return values, values.pop("geom", KEEP)


def _record(operation: Operation, theirs: Store, lineage: Lineage, merged: Merged) -> None:
    """Put down how far in their log this merge came, unless the last one came as far."""
    undecided = {conflict.key for conflict in merged.conflicts if not conflict.kept}
    if not lineage.theirs and undecided == lineage.open:
        return
    values = record_of(lineage, undecided) | {
        "file_name": theirs.path.name,
        "new": merged.new["viewpoint"],
        "changed": merged.changed["viewpoint"],
        "imported_at": datetime.datetime.now(UTC),
    }
    operation.insert("import_batch", values)


def _write_private(operation: Operation, theirs: Store, plan: Plan) -> None:
    """Of the restricted file, only what belongs to rows that are new here.

    What was forgotten here on purpose must not come back with a copy of it.
    """
    new: dict[str, set[str]] = {}
    for kind, row in plan.inserts:
        if kind.name in _PRIVATE:
            new.setdefault(kind.name, set()).add(row["uuid"])
    if not new or state(theirs.path) != BELONGS:
        return
    for owner, tables in _PRIVATE.items():
        for table, column in tables:
            for row in _rows(restricted_place(theirs.path), table):
                if row[column] in new.get(owner, ()):
                    columns = TABLES[table].column_names
                    operation.insert_restricted(table, {one: row[one] for one in columns})


def _rows(path: Place, table: str) -> list[dict[str, Any]]:
    with reading(path) as connection:
        rows = connection.execute(sql("SELECT * FROM", name(table))).fetchall()
    return [from_sqlite(TABLES[table], row) for row in rows]
