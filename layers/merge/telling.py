"""What came of a merge, in finished sentences."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ..labels import table_label
from ..language import translate

if TYPE_CHECKING:
    from .merging import Merged

#: The table of the rows that a merge makes on its own account.
BOOKKEEPING = "import_batch"


def news(merged: Merged) -> list[str]:
    """A sentence for each table that something was done to."""
    counts: tuple[tuple[Counter[str], str], ...] = (
        (merged.new, translate("Synpunkt", "{table}: {count} new")),
        (merged.changed, translate("Synpunkt", "{table}: {count} changed")),
        (merged.removed, translate("Synpunkt", "{table}: {count} removed")),
    )
    return [
        text.format(table=table_label(table), count=counter[table])
        for counter, text in counts
        for table in sorted(counter)
        if table != BOOKKEEPING
    ]


def doubts(merged: Merged) -> list[str]:
    """What waits for a person, and what could not be found."""
    undecided = sum(1 for conflict in merged.conflicts if not conflict.kept)
    waiting = translate(
        "Synpunkt", "%n value(s) changed in both stores wait for a decision.", "", undecided
    )
    missing = translate("Synpunkt", "The photo {name} was not found beside the other store.")
    return [waiting] * bool(undecided) + [
        missing.format(name=path) for path in merged.missing_photos
    ]


def reason(why: str) -> str:
    """Why something is listed as a conflict (see ``plan.Conflict``), as a sentence."""
    return {
        "both_changed": translate("Synpunkt", "Both have changed it."),
        "withdrawn": translate("Synpunkt", "One has withdrawn it, the other has changed it."),
        "removed_here": translate("Synpunkt", "It was removed here and changed there."),
        "removed_there": translate("Synpunkt", "It was removed there; here it is changed or used."),
        "points_nowhere": translate("Synpunkt", "It points at something that was removed here."),
    }[why]
