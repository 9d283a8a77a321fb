"""Part A: at which occasions people were met, who took part, and what nobody spoke of."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from ...layers.home_zone import HOME
from ...layers.occasion_parts import counts, parties
from ...layers.store import Store
from .audience import Audience
from .model import Occasion, Tally


def occasions_of(
    store: Store, matter: str, viewpoints: Mapping[str, int], audience: Audience
) -> tuple[Occasion, ...]:
    """The matter's occasions and those with ``viewpoints`` (counts by uuid), in time."""
    rows = _rows(store, matter, viewpoints)
    return tuple(occasion_of(store, row, viewpoints.get(row["uuid"], 0), audience) for row in rows)


def occasion_of(store: Store, row: dict[str, Any], viewpoints: int, audience: Audience) -> Occasion:
    """A row of the table, with how many viewpoints came of it."""
    return Occasion(
        title=audience.own(row["title"]),
        kind=audience.code("occasion_kind", row["kind"]),
        day=day_of(row["starts_at"]),
        place=audience.place(row["place_name"]),
        participants=row["participants"],
        participation_level=row["participation_level"],
        reached_unsurveyed=row["reached_unsurveyed"],
        parties=tuple((one.role, audience.own(one.party)) for one in parties(store, row["uuid"])),
        viewpoints=viewpoints,
    )


def tallies_of(
    store: Store, matter: str, viewpoints: Mapping[str, int], audience: Audience
) -> tuple[Tally, ...]:
    """What was counted at those occasions, added up by dimension and band."""
    return tallied(store, (row["uuid"] for row in _rows(store, matter, viewpoints)), audience)


def tallied(store: Store, occasions: Iterable[str], audience: Audience) -> tuple[Tally, ...]:
    """What was counted at occasions (uuids), added up by dimension and band."""
    summed: dict[str, Counter[str]] = {}
    for uuid in occasions:
        for one in counts(store, uuid):
            summed.setdefault(one.dimension, Counter())[one.band] += one.number
    return tuple(
        Tally(audience.own(dimension).text or "", audience.own(band).text or "–", count)
        for dimension in sorted(summed)
        for band, count in sorted(audience.counts(summed[dimension]).items())
    )


def silent_parts(
    store: Store, matter: Mapping[str, Any], viewpoints: Collection[str]
) -> tuple[str, ...]:
    """The named parts of the matter's plan that no viewpoint of the account is tied to."""
    if matter["plan_layer_uuid"] is None:
        return ()
    spoken_of = {
        row["plan_object_uuid"]
        for row in store.rows("link", "state IN ('ok', 'moved')")
        if row["viewpoint_uuid"] in viewpoints
    }
    rows = list(store.rows("plan_object", "plan_layer_uuid = ?", (matter["plan_layer_uuid"],)))
    ours = [row for row in rows if matter["group_key"] in (None, row["group_key"])]
    told = {str(row["label"]) for row in ours if row["uuid"] in spoken_of and row["label"]}
    names = {str(row["label"]) for row in ours if row["label"]}
    # Where nobody was tied to anything, nothing is known of what was left out.
    return tuple(sorted(names - told)) if spoken_of else ()


def day_of(moment: datetime.datetime | None) -> datetime.date | None:
    """The day in Sweden."""
    return moment.astimezone(HOME).date() if moment is not None else None


def _rows(store: Store, matter: str, viewpoints: Mapping[str, int]) -> list[dict[str, Any]]:
    order = "starts_at IS NULL, starts_at, fid"
    return [
        row
        for row in store.rows("occasion", order=order)
        if row["matter_uuid"] == matter or viewpoints.get(row["uuid"])
    ]
