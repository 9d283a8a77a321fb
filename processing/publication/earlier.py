"""Earlier publications, so that no two of them give away what one alone would not."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from qgis.core import QgsGeometry

from ...layers import multivalue
from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.operations import Operation
from ...layers.store import Store
from .combined import told_of


def refuse_too_close(store: Store, numbers: Collection[int], min_count: int) -> None:
    """InputError if ``numbers`` are those of an earlier publication but for a few.

    Who has both would know what is said of those few alone. The same viewpoints again are fine; of
    the limit then and now, the higher holds.
    """
    now = set(numbers)
    for row in store.rows("publication", order="published_on, fid"):
        differing = sorted(now ^ numbers_of(row["numbers"]))
        limit = max(min_count, int(row["min_count"] or 0))
        if 0 < len(differing) < limit:
            raise InputError(
                translate(
                    "Synpunkt",
                    "This area differs from the one published on {day} by fewer than %n"
                    " viewpoint(s): {numbers}. Whoever has both could tell what those few said."
                    " Publish the same area, or one that differs by more. Where some were blocked"
                    " or have come in since, wait until as many have changed, and take the earlier"
                    " file away where it lies.",
                    "",
                    limit,
                ).format(day=row["published_on"], numbers=", ".join(map(str, differing)))
            )


def refuse_singling_out(store: Store, numbers: Collection[int], min_count: int) -> None:
    """InputError if sums of this and earlier publications would tell of fewer than the limit."""
    rows = list(store.rows("publication", order="published_on, fid"))
    earlier = [numbers_of(row["numbers"]) for row in rows]
    limit = max(min_count, *(int(row["min_count"] or 0) for row in rows), 0)
    told = told_of([*earlier, numbers], limit) - told_of(earlier, limit)
    if told:
        raise InputError(
            translate(
                "Synpunkt",
                "Taken together with earlier publications, this one would tell what fewer than %n"
                " viewpoint(s) said: {numbers}. Publish an area that was published before, or one"
                " that neither overlaps the earlier ones nor leaves out a little of them.",
                "",
                limit,
            ).format(numbers=", ".join(map(str, sorted(told))))
        )


def refuse_other_grid(store: Store, numbers: Collection[int], step: float) -> None:
    """InputError if some of ``numbers`` were published on a grid that cuts the cells of this one.

    Places on both would tell more exactly where something is than either does.
    """
    for row in store.rows("publication", order="published_on, fid"):
        if _cuts(step, row["grid_m"]) and not numbers_of(row["numbers"]).isdisjoint(numbers):
            raise InputError(
                translate(
                    "Synpunkt",
                    "Some of these viewpoints were published on {day} on a grid of {step} metres."
                    " Places on two grids tell more exactly where something is: publish on the same"
                    " grid, or on one of three times as many metres.",
                ).format(day=row["published_on"], step=f"{row['grid_m']:g}")
            )


def _cuts(one: float, other: float | None) -> bool:
    """Whether cells of one step are not made up of whole cells of the other.

    They lie around the grid's nodes: only an odd number of them makes up a larger one.
    """
    if not other:
        return False
    times = max(one, other) / min(one, other)
    return abs(times - round(times)) > 1e-9 or round(times) % 2 == 0


def record(
    operation: Operation,
    matter: str | None,
    numbers: Collection[int],
    area: QgsGeometry | None,
    grid: float,
    min_count: int,
) -> None:
    """Put a publication down; ``area`` is in the store's CRS, None where there was none."""
    values = {
        "matter_uuid": matter,
        "published_on": datetime.date.today(),
        "min_count": min_count,
        "grid_m": grid,
        "numbers": multivalue.join(map(str, sorted(numbers))),
    }
    operation.insert("publication", values, area)


def numbers_of(text: str | None) -> set[int]:
    """The numbers of the viewpoints that were in a publication, as its row keeps them."""
    return {int(number) for number in multivalue.split(text)}
