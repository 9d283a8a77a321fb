"""The local safety groups that know a place: how much of it is theirs, or how far they are."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from qgis.core import QgsCoordinateTransformContext, QgsGeometry

from .boundary import mended, united
from .connection import reading
from .ellipsoid import Ellipsoid
from .errors import Cancelled
from .metric import Reprojection
from .operations import Operation
from .store import Store
from .zones import NEAR, MetricShape, members_by_place

# An occasion that the group took part in, wherever it was.
_ATTENDED = (
    "SELECT p.safety_group_uuid, o.uuid FROM occasion_party p"
    " JOIN occasion o ON o.uuid = p.occasion_uuid"
    " WHERE p.safety_group_uuid IS NOT NULL"
)
#: A share is told to four decimals: a hundredth of a percent.
_DECIMALS = 4


class LocalGroup(NamedTuple):
    """A group that knows an area.

    ``share`` of the area, 0 to 1, is the group's own; ``distance`` is in ground metres, 0 where it
    touches the area. ``last_occasion`` is when the latest occasion in the group's area, or that the
    group took part in, began, and ``occasion`` what it was called. None is unknown.
    """

    name: str
    share: float
    distance: float
    contact_function: str | None
    mailbox: str | None
    last_occasion: datetime.datetime | None
    occasion: str = ""

    @property
    def touches(self) -> bool:
        """Whether some of the area, or its edge, is the group's."""
        return self.distance == 0


def local_groups(
    store: Store,
    area: MetricShape,
    near: float,
    context: QgsCoordinateTransformContext,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> list[LocalGroup]:
    """The store's groups that touch ``area`` or lie within ``near`` ground metres of it.

    Those with the largest share come first, then the nearest, then by name. Cancelled if
    ``is_cancelled`` says so.
    """
    rows = {row["uuid"]: row for row in store.rows("safety_group", "geom IS NOT NULL")}
    places = ((uuid, mended(row["geom"])) for uuid, row in rows.items())
    matches = list(members_by_place(places, store.crs, area, near, context))
    measure = _Share(store, area, context)
    occasions = _Occasions(store, context)
    found = []
    for match in matches:
        if is_cancelled():
            raise Cancelled
        row = rows[match.key]
        title, began = occasions.latest(row)
        touches = match.zone != NEAR
        found.append(
            LocalGroup(
                str(row["name"]),
                measure.of(row["geom"]) if touches else 0.0,
                0.0 if touches else round(match.distance, 3),
                row["contact_function"],
                row["mailbox"],
                began,
                title,
            )
        )
    return sorted(found, key=lambda group: (-group.share, group.distance, group.name))


def coordinator(store: Store) -> str:
    """Whom to ask where no group knows the place, as the store has it; "" where it says nobody."""
    row = next(store.rows("store_meta"))
    return str(row["coordinator"] or "").strip()


def name_coordinator(operation: Operation, store: Store, contact: str) -> None:
    """Say whom to ask where no group knows the place: a function and a mailbox, not a person."""
    row = next(store.rows("store_meta"))
    operation.update("store_meta", row["uuid"], {"coordinator": contact.strip() or None})


class _Share:
    """How much of an area is a group's, by square metres on the ellipsoid."""

    def __init__(
        self, store: Store, area: MetricShape, context: QgsCoordinateTransformContext
    ) -> None:
        self._area = united(area.parts, area.crs)
        self._reproject = Reprojection(store.crs, area.crs, context)
        self._ellipsoid = Ellipsoid(area.crs, context)
        self._whole = self._ellipsoid.area(self._area)

    def of(self, group: QgsGeometry) -> float:
        moved = self._reproject(mended(group))
        common = QgsGeometry() if moved is None else self._area.intersection(moved)
        if common.isEmpty() or not self._whole:
            return 0.0
        return min(1.0, round(self._ellipsoid.area(common) / self._whole, _DECIMALS))


class _Occasions:
    """The store's occasions that have a time, the latest first."""

    def __init__(self, store: Store, context: QgsCoordinateTransformContext) -> None:
        self._store, self._context = store, context
        dated = [row for row in store.rows("occasion") if row["starts_at"] is not None]
        self._rows = sorted(dated, key=lambda row: (row["starts_at"], row["uuid"]), reverse=True)
        with reading(store.path) as connection:
            self._attended = {tuple(row) for row in connection.execute(_ATTENDED)}

    def latest(self, group: dict[str, Any]) -> tuple[str, datetime.datetime | None]:
        """Title and beginning of the group's latest occasion; ("", None) if there was none."""
        there = set(self._in(group["geom"]))
        for row in self._rows:
            if row["uuid"] in there or (group["uuid"], row["uuid"]) in self._attended:
                return str(row["title"]), row["starts_at"]
        return "", None

    def _in(self, area: QgsGeometry) -> Iterator[str]:
        shape = MetricShape([mended(area)], self._store.crs, self._context)
        places = ((row["uuid"], row["geom"]) for row in self._rows if row["geom"] is not None)
        for match in members_by_place(places, self._store.crs, shape, 0.0, self._context):
            yield match.key
