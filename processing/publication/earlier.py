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
