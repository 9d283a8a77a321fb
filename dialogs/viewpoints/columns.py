"""The store's active viewpoints as columns: read once, never changed."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPoint

from ...layers.code_lists import CodeLists, read_code_lists
from ...layers.connection import reading
from ...layers.places import outlines
from ...layers.rows import geometry_from_blob
from ...layers.sql import literal, sql
from ...layers.standing import NEW, STATUSES, Standing, standings
from ...layers.store import Store
from ...processing.summary.values import date_of
from . import plan_ties
from .coded import Coded
from .plan_ties import PlanTies
from .search import SearchText

if TYPE_CHECKING:
    import numpy as np

# A plain GeoPackage point: little-endian, without an envelope; x and y are its last 16 bytes.
_PLAIN = (
    "length(geom) = 29 AND substr(geom, 1, 4) = x'47500001' AND substr(geom, 9, 5) = x'0101000000'"
)
_NO_PLACE = "000000000000F87F" * 2  # two "not a number", as such a point has them
_CODED = ("theme", "valence", "time_context", "privacy_state", "occasion_uuid")
_TEXTS, _NUMBERS = ("text", "place_name", "received_on"), ("number", "severity")
_FIELDS = (
    "uuid",
    "fid",
    *(sql("coalesce(", field, ", '')") for field in _TEXTS),
    *(sql("coalesce(", field, ", 0)") for field in _NUMBERS),
    *_CODED,
)
# One row with a JSON list for each column: SQLite makes these much faster than Python could read
# the rows. All lists have the one order in which the rows are met.
_QUERY = sql(
    "SELECT",
    ", ".join(sql("json_group_array(", field, ")") for field in _FIELDS),
    ", group_concat(CASE WHEN",
    _PLAIN,
    "THEN hex(substr(geom, 14)) ELSE",
    literal(_NO_PLACE),
    "END, '')",
    "FROM viewpoint WHERE state = 'active'",
)
_OTHER_PLACES = sql(
    "SELECT uuid, geom FROM viewpoint",
    "WHERE state = 'active' AND geom IS NOT NULL AND NOT (",
    _PLAIN,
    ")",
)
_OCCASIONS = "SELECT uuid, title, kind, starts_at, light_condition FROM occasion"
_LOOSE = "SELECT viewpoint_uuid FROM link WHERE state IN ('loose', 'refound')"


class Occasion(NamedTuple):
    """Where viewpoints were collected; ``date`` is the day in Sweden when it began."""

    uuid: str
    title: str
    kind: str | None
    date: datetime.date | None
    light_condition: str | None


@dataclass(frozen=True, eq=False)
class ViewpointColumns:
    """All active viewpoints, in the order in which the store holds them; row i in each column.

    Numbers are arrays, texts are tuples, codes are ``Coded``. ``x`` and ``y`` are in ``crs`` and
    not a number where there is no point; ``outlines`` has the outlines that replace a point, by
    row. ``theme_group`` has the first-level themes. ``number`` and ``severity`` are 0 where NULL;
    texts, and dates in ISO 8601, are "" where NULL. ``status`` and ``lacks_reason`` are those of
    one matter, or of any (see ``layers.standing``); ``loose`` says that a link to the plan has
    come loose, ``ties`` which parts of the plan they are tied to. ``fid`` is the store's own key
    of each; ``rows`` finds the row of a uuid.
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
    status: Coded
    lacks_reason: np.ndarray
    loose: np.ndarray
    ties: PlanTies
    code_lists: CodeLists
    occasions: dict[str, Occasion]
    outlines: dict[int, QgsGeometry]
    rows: dict[str, int]
    prefix: str = ""

    def __len__(self) -> int:
        return len(self.uuid)

    @classmethod
    def load(cls, store: Store, matter: str | None = None) -> ViewpointColumns:
        """Read the store in one go; status is that in ``matter`` (a uuid), or in any matter.

        StoreError if it can't be read.
        """
        with reading(store.path) as connection:
            *lists, points = connection.execute(_QUERY).fetchone()
            others = connection.execute(_OTHER_PLACES).fetchall()
            occasions = _occasions(connection.execute(_OCCASIONS))
            loose = [row[0] for row in connection.execute(_LOOSE)]
            ties = connection.execute(plan_ties.QUERY).fetchall()
        uuid, fid, text, place, received, number, severity, *coded = map(json.loads, lists)
        theme, valence, time_context, privacy, occasion = map(Coded.of, coded)
        rows = {one: row for row, one in enumerate(uuid)}
        x, y = _coordinates(points or "", others, rows)
        code_lists = read_code_lists(store.path)
        parents = {code.code: code.parent for code in code_lists.lists.get("theme", ())}
        columns = cls(
            crs=store.crs,
            uuid=tuple(uuid),
            fid=_whole(fid),
            number=_whole(number),
            text=tuple(text),
            place_name=tuple(place),
            search=SearchText(text, place, number),
            received_on=tuple(received),
            severity=_whole(severity),
            x=x,
            y=y,
            theme=theme,
            theme_group=theme.grouped(lambda code: parents.get(code) or code),
            valence=valence,
            time_context=time_context,
            privacy=privacy,
            occasion=occasion,
            status=Coded.of([NEW] * len(uuid)),
            lacks_reason=_flags(rows, ()),
            loose=_flags(rows, loose),
            ties=PlanTies.of(ties, rows),
            code_lists=code_lists,
            occasions=occasions,
            outlines=_outlines(store, rows),
            rows=rows,
            prefix=store.prefix,
        )
        return columns.with_standings(standings(store, matter))

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


def _frozen(array: np.ndarray) -> np.ndarray:
    array.flags.writeable = False
    return array


def _whole(values: Sequence[int]) -> np.ndarray:
    import numpy as np

    return _frozen(np.array(values, np.int64))


def _flags(rows: dict[str, int], uuids: Iterable[str]) -> np.ndarray:
    import numpy as np

    flags = np.zeros(len(rows), bool)
    flags[[rows[uuid] for uuid in uuids if uuid in rows]] = True
    return _frozen(flags)


def _coordinates(
    points: str, others: Iterable[Sequence[Any]], rows: dict[str, int]
) -> tuple[np.ndarray, np.ndarray]:
    """x and y: of all plain points at once, then of the others (uuid and GeoPackage blob)."""
    import numpy as np

    places = np.frombuffer(bytes.fromhex(points), "<f8").reshape(-1, 2).copy()
    for uuid, blob in others:
        geometry = geometry_from_blob(blob)
        if geometry is not None and uuid in rows:
            point = geometry.asPoint()
            places[rows[uuid]] = point.x(), point.y()
    return _frozen(places[:, 0].copy()), _frozen(places[:, 1].copy())


def _occasions(rows: Iterable[Sequence[Any]]) -> dict[str, Occasion]:
    return {
        uuid: Occasion(uuid, title or "", kind, _day(starts), light)
        for uuid, title, kind, starts, light in rows
    }


def _day(text: str | None) -> datetime.date | None:
    try:
        return date_of(text)
    except ValueError:
        return None


def _outlines(store: Store, rows: dict[str, int]) -> dict[int, QgsGeometry]:
    return {
        rows[uuid]: QgsGeometry.collectGeometry(parts)
        for uuid, parts in outlines(store).items()
        if uuid in rows
    }
