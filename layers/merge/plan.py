"""What a merge is going to do, found out before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from qgis.core import QgsGeometry

from ..errors import Cancelled
from ..metric import units_per_metre
from ..rows import typed
from ..schema import MAIN_TABLES, PLAN_LAYER, PLAN_OBJECT, referrers
from ..store import Store
from ..tables import Table
from .aliases import BOOKKEEPING, Twins
from .lineage import SOURCE, Conflicted, Key, Lineage, RowChange
from .snapshot import Row, Snapshot, snapshot

Reproject = Callable[[QgsGeometry], QgsGeometry | None]

#: What is done with a value that both stores changed.
ASK, OURS, THEIRS = "ask", "ours", "theirs"
CHOICES = (ASK, OURS, THEIRS)
#: Why something is listed as a conflict.
BOTH_CHANGED, WITHDRAWN, REMOVED_HERE, REMOVED_THERE, POINTS_NOWHERE = (
    "both_changed",
    "withdrawn",
    "removed_here",
    "removed_there",
    "points_nowhere",
)
_OWN_AFFAIR = frozenset({"store_meta", "store_session", "operation", "change_log", "import_reject"})
#: In an order in which a row comes after those it points at, save in its own table.
MERGED = tuple(table for table in MAIN_TABLES if table.name not in _OWN_AFFAIR)
# The store fills these itself, and each store its own way.
_KEPT = frozenset({"number", "created_at", "updated_at"})
_STATE = "state"


@dataclass(frozen=True)
class Conflict:
    """A value that can't simply be taken; ``kept`` is ``OURS``, ``THEIRS``, or "" if undecided.

    ``column`` is "" where the whole row is meant. Values are as in the stores.
    """

    table: str
    row: str
    column: str
    ours: Any
    theirs: Any
    why: str
    kept: str

    @property
    def key(self) -> Conflicted:
        return self.table, self.row, self.column


@dataclass
class Plan:
    """Rows to add, to change (each with the values to write, one after the other) and to remove.

    ``inserts`` are in an order in which no row points at a later one. Geometries are in our
    store's coordinate system, under ``geom``.
    """

    inserts: list[tuple[Table, Row]] = field(default_factory=list)
    updates: dict[Key, list[Row]] = field(default_factory=dict)
    deletes: list[Key] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Nothing would be written."""
        return not (self.inserts or self.updates or self.deletes)


def plan_merge(
    ours: Store,
    theirs: Store,
    lineage: Lineage,
    choice: str,
    reproject: Reproject,
    is_cancelled: Callable[[], bool] = lambda: False,
    decisions: Mapping[Conflicted, str] | None = None,
) -> Plan:
    """The plan to bring into ``ours`` what it has not seen of ``theirs``.

    ``choice`` is one of ``CHOICES``; ``decisions`` say otherwise for single conflicts, by their
    key. ``reproject`` takes their places to our coordinate system.
    """
    with snapshot(ours) as here, snapshot(theirs) as there:
        planner = _Planner(here, there, lineage, choice, reproject, decisions or {})
        for table in MERGED:
            if is_cancelled():
                raise Cancelled
            planner.take(table)
        planner.remove()
    return planner.plan


class _Planner:
    def __init__(
        self,
        ours: Snapshot,
        theirs: Snapshot,
        lineage: Lineage,
        choice: str,
        reproject: Reproject,
        decisions: Mapping[Conflicted, str],
    ) -> None:
        self.plan = Plan()
        self._decisions = decisions
        self._ours, self._theirs = ours, theirs
        self._lineage, self._choice, self._reproject = lineage, choice, reproject
        # What a place may have moved by being carried to another coordinate system and back.
        self._tolerance = 0.001 * units_per_metre(ours.store.crs)
        self._twins = Twins(ours, self._tolerance)
        self._called: dict[Key, str] = {}  # our uuid of a row of theirs, where it is another
        self._there: dict[str, set[str]] = {}  # what our store has, and will have
        self._learns = ours.store.kind != "main" and theirs.store.kind == "main"
        self._mine: dict[str, Row] = {}  # our rows of the table at hand that may change
        self._removed = ours.removed()

    def take(self, table: Table) -> None:
        """Plan what becomes of their rows of one table."""
        there = self._there[table.name] = self._ours.uuids(table)
        shared = there & self._theirs.uuids(table)
        wanted = self._wanted(table, there)
        self._mine = {row["uuid"]: row for row in self._ours.among(table, wanted & there)}
        for row in _parents_first(table, self._theirs.among(table, wanted)):
            if table.name == "import_batch" and row["source"] == SOURCE:
                continue  # their own records of merges
            row = self._in_our_terms(table, row)
            change = self._lineage.theirs.get((table.name, row["uuid"]))
            if row["uuid"] in there:
                self._meet(table, row, row["uuid"], change)
                continue
            twin = self._twin(table, row, shared)
            if twin is not None:
                self._called[table.name, row["uuid"]] = twin
                if change is not None or self._due(table.name, twin):
                    self._meet(table, row, twin, RowChange(inserted=True))
            else:
                self._miss(table, row, change)

    def _twin(self, table: Table, row: Row, shared: set[str]) -> str | None:
        """Our row that is theirs under another uuid; never one that both have by its uuid."""
        if table is PLAN_OBJECT and row["plan_layer_uuid"] in self._numbered:
            return self._twins.same_place(row, shared)
        found = self._twins.find(table, row)
        return None if found in shared else found

    @cached_property
    def _numbered(self) -> set[str]:
        """Our uuids of plan layers whose parts go by mere row numbers there."""
        rows = self._theirs.columns(PLAN_LAYER, ("key_field",))
        numbered = [row["uuid"] for row in rows if not row["key_field"]]
        return {self._called.get((PLAN_LAYER.name, uuid), uuid) for uuid in numbered}

    def remove(self) -> None:
        """Plan the removal of what they removed, those first that point at others."""
        gone = {key for key, change in self._lineage.theirs.items() if change.deleted}
        gone |= {(table, row) for table, row, column in self._lineage.open if not column}
        for table in reversed(MERGED):
            named = {uuid for name, uuid in gone if name == table.name}
            kept = {row["uuid"] for row in self._theirs.among(table, named)}
            for uuid in sorted((named & self._there[table.name]) - kept):
                self._remove(table.name, uuid)

    def _remove(self, table: str, uuid: str) -> None:
        """Remove a row, unless we changed it meanwhile or something here points at it."""
        pointed_at = self._is_pointed_at(table, uuid)
        if pointed_at or (table, uuid) in self._lineage.ours or self._due(table, uuid):
            kept = self._decided(table, uuid, "", None, None, REMOVED_THERE)
            if kept != THEIRS or pointed_at:
                return
        self.plan.deletes.append((table, uuid))

    def _wanted(self, table: Table, there: set[str]) -> set[str]:
        """Their rows that we lack, that changed, or on which a decision is due."""
        wanted = self._theirs.uuids(table) - there
        wanted |= {row for name, row, _ in self._lineage.open if name == table.name}
        wanted |= {row for name, row in self._lineage.theirs if name == table.name}
        if table.name == "viewpoint" and self._learns:
            numbers = self._ours.columns(table, ("number",))
            wanted |= {row["uuid"] for row in numbers if row["number"] is None}
        return wanted

    def _in_our_terms(self, table: Table, row: Row) -> Row:
        """The row with our uuids in its references and its place in our coordinate system."""
        values = {key: value for key, value in row.items() if key != "fid"}
        for column in table.columns:
            if column.references and values[column.name] is not None:
                key = (column.references, values[column.name])
                values[column.name] = self._called.get(key, values[column.name])
        if values.get("geom") is not None:
            values["geom"] = self._reproject(values["geom"])
        return values

    def _miss(self, table: Table, row: Row, change: RowChange | None) -> None:
        """A row of theirs that we do not have: new, or removed here."""
        uuid = row["uuid"]
        new = uuid not in self._removed or (change is not None and change.inserted)
        if not new and (change is not None or self._due(table.name, uuid)):
            new = self._decided(table.name, uuid, "", None, None, REMOVED_HERE) == THEIRS
        if new and self._can_stand(table, row):
            row.pop("number", None)
            self._twins.make_room(table, row)
            self.plan.inserts.append((table, row))
            self._there[table.name].add(uuid)
            self._twins.add(table, row)

    def _can_stand(self, table: Table, row: Row) -> bool:
        """Let go of references to what is not here; False if the row is nothing without them."""
        needed = {column for columns in table.unique for column in columns}
        for column in table.columns:
            value = row[column.name]
            if not column.references or value is None or self._has(column.references, value):
                continue
            self._decided(table.name, row["uuid"], column.name, None, value, POINTS_NOWHERE)
            if column.required or column.name in needed:
                return False
            row[column.name] = None
        return True

    def _has(self, table: str, uuid: str) -> bool:
        return table not in self._there or uuid in self._there[table]

    def _due(self, table: str, uuid: str) -> bool:
        """Whether something about our row was left undecided by an earlier merge."""
        return any(open_[:2] == (table, uuid) for open_ in self._lineage.open)

    def _meet(self, table: Table, row: Row, our_uuid: str, change: RowChange | None) -> None:
        """A row that both have: take what they changed and we did not."""
        mine = self._mine.get(our_uuid) or next(iter(self._ours.among(table, {our_uuid})), None)
        key = (table.name, our_uuid)
        if mine is None:  # added by this very merge
            return
        own = self._lineage.ours.get(key)
        both_new = change is not None and change.inserted
        differing = {
            column: row[column]
            for column in _columns(table, both_new)
            if not self._same(mine[column], row[column])
        }
        if table is PLAN_OBJECT and row["plan_layer_uuid"] in self._numbered:
            differing.pop("object_key", None)  # each store numbers the drawing that it has seen
        changed = _changed(table, row, change) if change is not None else set()
        changed_here = _changed(table, mine, own) if own is not None else set()
        due = {column for name, uuid, column in self._lineage.open if (name, uuid) == key}
        taken: Row = {}
        for column, value in differing.items():
            if both_new or column in due or (column in changed and column in changed_here):
                kept = self._decided(*key, column, mine[column], value, BOTH_CHANGED)
                self._write(key, column, mine[column], value, kept)
            elif column in changed:
                taken[column] = value
        self._heed_withdrawal(key, mine, taken, changed_here)
        self._number(table, mine, row, taken)
        if taken:
            self.plan.updates.setdefault(key, []).insert(0, taken)

    def _same(self, one: Any, other: Any) -> bool:
        if isinstance(one, QgsGeometry) and isinstance(other, QgsGeometry):
            return one.equals(other) or one.hausdorffDistance(other) < self._tolerance
        return bool(one == other)

    def _heed_withdrawal(self, key: Key, mine: Row, taken: Row, changed_here: set[str]) -> None:
        """What one side withdrew while the other worked on it is for a person to decide."""
        there = taken.get(_STATE) == "withdrawn" and bool(changed_here - {_STATE})
        here = mine.get(_STATE) == "withdrawn" and _STATE in changed_here and bool(taken)
        if key[0] != "viewpoint" or not (there or here):
            return
        theirs = taken.pop(_STATE, "active")
        kept = self._decided(*key, _STATE, mine[_STATE], theirs, WITHDRAWN)
        self._write(key, _STATE, mine[_STATE], theirs, kept)

    def _number(self, table: Table, mine: Row, row: Row, taken: Row) -> None:
        """A field store learns the numbers that the main store gave."""
        if table.name == "viewpoint" and self._learns and mine["number"] is None:
            taken.update({"number": row["number"]} if row["number"] is not None else {})

    def _write(self, key: Key, column: str, mine: Any, value: Any, kept: str) -> None:
        """Write their value; where ours is kept, ours again, so that the history has both."""
        if not kept:
            return
        steps = [value] if kept == THEIRS else [value, mine]
        updates = self.plan.updates.setdefault(key, [])
        for place, step in enumerate(steps):
            if len(updates) <= place:
                updates.append({})
            updates[place][column] = step

    def _decided(self, table: str, row: str, column: str, ours: Any, theirs: Any, why: str) -> str:
        """List a conflict; returns whose side it falls to, "" where nobody has said."""
        choice = self._decisions.get((table, row, column), self._choice)
        kept = "" if choice == ASK else choice
        if why == POINTS_NOWHERE:
            kept = OURS
        self.plan.conflicts.append(Conflict(table, row, column, ours, theirs, why, kept))
        return kept

    def _is_pointed_at(self, table: str, uuid: str) -> bool:
        """Whether a row that stays, or comes, points at this one."""
        going = set(self.plan.deletes)
        for other, column in referrers(table):
            staying = self._ours.among(other, {uuid}, column.name)
            if any((other.name, row["uuid"]) not in going for row in staying):
                return True
            coming = (row for kind, row in self.plan.inserts if kind is other)
            if any(row[column.name] == uuid for row in coming):
                return True
        return False


def _columns(table: Table, both_new: bool) -> list[str]:
    names = [*table.column_names, *(["geom"] if table.geometry else [])]
    left_out = _KEPT | (BOOKKEEPING if both_new else frozenset())
    return [column for column in names if column not in left_out]


def _changed(table: Table, row: Row, change: RowChange) -> set[str]:
    """The columns that do not stand again as the other store last saw them."""
    found = set()
    for column, before in change.before.items():
        if column == "geom" or table.column(column).private:
            found.add(
                column
            )  # a place is compared with the other store's; of texts nothing is known
        elif typed(table, column, before) != row[column]:
            found.add(column)
    return found


def _parents_first(table: Table, rows: list[Row]) -> list[Row]:
    """The rows in an order in which none comes before one of the same table that it points at."""
    own = table.self_references
    if not own:
        return rows
    waiting = {row["uuid"]: row for row in rows}
    ordered: list[Row] = []
    while waiting:
        ready = [
            uuid
            for uuid, row in waiting.items()
            if not any(row[column] in waiting and row[column] != uuid for column in own)
        ]
        for uuid in ready or [next(iter(waiting))]:  # rows in a ring: the first breaks it
            ordered.append(waiting.pop(uuid))
    return ordered
