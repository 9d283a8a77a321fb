"""The store's active viewpoints as columns: read once, never changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPoint

from ...layers.code_lists import CodeLists
from ...layers.standing import NEW, STATUSES, Standing
from ...layers.store import Store
from .catching_up import Mark, Splice
from .coded import Coded
from .plan_ties import PlanTies
from .reading import Held, Occasion, read
from .search import SearchText

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True, eq=False)
class ViewpointColumns:
    """All active viewpoints, in the order in which the store holds them; row i in each column.

    Numbers are arrays, texts are tuples, codes are ``Coded``. ``x`` and ``y`` are in ``crs`` and
    not a number where there is no point; ``outlines`` has the outlines that replace a point, by
    row. ``theme_group`` has the first-level themes. ``number`` and ``severity`` are 0 where NULL;
    texts, and dates in ISO 8601, are "" where NULL. ``status`` and ``lacks_reason`` are those of
    one matter, or of any (see ``layers.standing``); ``loose`` says that a link to the plan has
    come loose, ``support`` how many were counted as agreeing, ``agreed`` also with those that were
    joined to it, ``ties`` which parts of the plan they are tied to. ``fid`` is the store's own key
    of each; ``rows`` finds the row of a uuid. ``mark`` says how far the store's log had come.
    """

    crs: QgsCoordinateReferenceSystem
    uuid: tuple[str, ...]
    fid: np.ndarray
    number: np.ndarray
    text: tuple[str, ...]
    place_name: tuple[str, ...]
    search: SearchText
    received_on: tuple[str, ...]
    severity: np.ndarray
    x: np.ndarray
    y: np.ndarray
    theme: Coded
    theme_group: Coded
    valence: Coded
    time_context: Coded
    privacy: Coded
    occasion: Coded
    support: np.ndarray
    status: Coded
    lacks_reason: np.ndarray
    loose: np.ndarray
    agreed: np.ndarray
    ties: PlanTies
    code_lists: CodeLists
    occasions: dict[str, Occasion]
    outlines: dict[int, QgsGeometry]
    rows: dict[str, int]
    prefix: str = ""
    mark: Mark | None = None

    def __len__(self) -> int:
        return len(self.uuid)

    @classmethod
    def load(
        cls, store: Store, matter: str | None = None, before: ViewpointColumns | None = None
    ) -> ViewpointColumns:
        """Read the store in one go; status is that in ``matter`` (a uuid), or in any matter.

        ``before`` is what was read the last time: what has not changed since is kept. StoreError if
        the store can't be read.
        """
        held = read(store, matter, before.mark if before is not None else None)
        columns = cls._of(store, held)
        if before is not None and held.changed is not None:
            columns = before._with_changes(columns, held.changed)
        return columns._beside(held)

    @classmethod
    def _of(cls, store: Store, held: Held) -> ViewpointColumns:
        """The viewpoints that were read, without what lies beside them in the store."""
        lists = held.lists
        parents = {code.code: code.parent for code in held.code_lists.lists.get("theme", ())}
        theme, text, place = Coded.of(lists["theme"]), tuple(lists["text"]), lists["place_name"]
        rows = _numbered(lists["uuid"])
        nothing = _flags(rows, ())
        return cls(
            crs=store.crs,
            uuid=tuple(lists["uuid"]),
            fid=_whole(lists["fid"]),
            number=_whole(lists["number"]),
            text=text,
            place_name=tuple(place),
            search=SearchText(text, place, lists["number"]),
            received_on=tuple(lists["received_on"]),
            severity=_whole(lists["severity"]),
            x=_frozen(held.x),
            y=_frozen(held.y),
            theme=theme,
            theme_group=theme.grouped(lambda code: parents.get(code) or code),
            valence=Coded.of(lists["valence"]),
            time_context=Coded.of(lists["time_context"]),
            privacy=Coded.of(lists["privacy_state"]),
            occasion=Coded.of(lists["occasion_uuid"]),
            support=_whole(lists["support_count"]),
            status=Coded.of([NEW] * len(text)),
            lacks_reason=nothing,
            loose=nothing,
            agreed=_whole(lists["support_count"]),
            ties=PlanTies({}, {}),
            code_lists=held.code_lists,
            occasions={},
            outlines={},
            rows=rows,
            prefix=store.prefix,
        )

    def _with_changes(self, read: ViewpointColumns, changed: Collection[str]) -> ViewpointColumns:
        """These viewpoints as they are by now: of those that ``changed``, the ones ``read``."""
        if not changed:
            return self
        gone = [self.rows[one] for one in changed if one in self.rows]
        splice = Splice.of(self.fid, gone, read.fid)
        parts: dict[str, Any] = {}
        for name in ("fid", "number", "severity", "x", "y", "support"):
            parts[name] = splice.array(getattr(self, name), getattr(read, name))
        for name in ("uuid", "text", "place_name", "received_on"):
            parts[name] = tuple(splice.texts(getattr(self, name), getattr(read, name)))
        for name in ("theme", "theme_group", "valence", "time_context", "privacy", "occasion"):
            parts[name] = getattr(self, name).spliced(splice, getattr(read, name))
        sources = parts["text"], parts["place_name"], parts["number"]
        parts["search"] = self.search.spliced(splice, read.search, *sources)
        return replace(read, rows=self._rows_with(splice, changed, parts["uuid"]), **parts)

    def _rows_with(
        self, splice: Splice, changed: Collection[str], uuids: Sequence[str]
    ) -> dict[str, int]:
        """The row of each of the ``uuids``."""
        if splice.shifts:
            return _numbered(uuids)
        rows = dict(self.rows)
        for uuid in changed:
            rows.pop(uuid, None)
        rows.update((uuids[row], row) for row in splice.final.tolist())
        return rows

    def _beside(self, held: Held) -> ViewpointColumns:
        """The viewpoints with all that the store holds about them."""
        rows = self.rows
        columns = replace(
            self,
            loose=_flags(rows, held.loose),
            agreed=_agreed(rows, self.support, held.joined),
            ties=PlanTies.of(held.ties, rows),
            occasions=held.occasions,
            outlines={rows[uuid]: one for uuid, one in held.outlines.items() if uuid in rows},
            mark=held.mark,
        )
        return columns.with_standings(held.standings)

    def called(self, row: int) -> str:
        """What people call the viewpoint: "112", in a field store "A-12"; "" where nothing is."""
        number = int(self.number[row])
        if number:
            return str(number)
        return f"{self.prefix}-{self.fid[row]}" if self.prefix else ""

    @cached_property
    def month(self) -> Coded:
        """The month in which each was received, ``YYYY-MM``; None where no day is stated."""
        return Coded.of([day[:7] or None for day in self.received_on])

    @cached_property
    def occasion_kind(self) -> Coded:
        """The kind of the occasion at which each was collected; None where there is none."""
        kinds = {uuid: occasion.kind for uuid, occasion in self.occasions.items()}
        return self.occasion.grouped(kinds.get)

    def with_standings(self, standings: dict[str, Standing]) -> ViewpointColumns:
        """The same viewpoints with the standings of another matter."""
        import numpy as np

        index = np.zeros(len(self), np.int32)
        for uuid, standing in standings.items():
            row = self.rows.get(uuid)
            if row is not None:
                index[row] = STATUSES.index(standing.status)
        unexplained = (uuid for uuid, standing in standings.items() if standing.lacks_reason)
        return replace(
            self,
            status=Coded(STATUSES, _frozen(index)),
            lacks_reason=_flags(self.rows, unexplained),
        )

    def geometry(self, row: int) -> QgsGeometry:
        """Where the viewpoint is, in ``crs``: its outline, else its point; null without a place."""
        if row in self.outlines:
            return self.outlines[row]
        return point_geometry(float(self.x[row]), float(self.y[row]))


def point_geometry(x: float, y: float) -> QgsGeometry:
    """A point, or a null geometry where both are not a number."""
    return QgsGeometry() if x != x and y != y else QgsGeometry(QgsPoint(x, y))


def _numbered(uuids: Sequence[str]) -> dict[str, int]:
    return dict(zip(uuids, range(len(uuids)), strict=True))


def _frozen(array: np.ndarray) -> np.ndarray:
    array.flags.writeable = False
    return array


def _whole(values: Sequence[int]) -> np.ndarray:
    import numpy as np

    return _frozen(np.array(values, np.int64))


def _flags(rows: Mapping[str, int], uuids: Iterable[str]) -> np.ndarray:
    import numpy as np

    flags = np.zeros(len(rows), bool)
    flags[[rows[uuid] for uuid in uuids if uuid in rows]] = True
    return _frozen(flags)


def _agreed(
    rows: dict[str, int], support: np.ndarray, joined: Iterable[Sequence[str]]
) -> np.ndarray:
    """Each one's own count, and whoever was joined to it with theirs."""
    counts = support.copy()
    for kept, uuid in joined:
        if kept in rows and uuid in rows:
            counts[rows[kept]] += 1 + support[rows[uuid]]
    return _frozen(counts)
