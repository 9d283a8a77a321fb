"""Who answers a viewpoint in a matter, and by when."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass

from .connection import reading
from .matters import PERSON
from .operations import Operation
from .store import Store

#: So many days before it is due, an answer or an action is called due soon.
SOON = datetime.timedelta(days=3)
OVERDUE, DUE_SOON, LATER, NO_DAY = "overdue", "due_soon", "later", "no_day"


@dataclass(frozen=True)
class Assignment:
    """None where nobody, or no day, is named."""

    responsible: str | None = None
    due_on: datetime.date | None = None

    def urgency(self, today: datetime.date) -> str:
        """How near the day is; see ``urgency``."""
        return urgency(self.due_on, today)


def urgency(due_on: datetime.date | None, today: datetime.date) -> str:
    """``OVERDUE`` (its day has passed), ``DUE_SOON``, ``LATER`` or ``NO_DAY``."""
    if due_on is None:
        return NO_DAY
    if due_on < today:
        return OVERDUE
    return DUE_SOON if due_on - today <= SOON else LATER


def assignments(store: Store, matter: str) -> dict[str, Assignment]:
    """What is assigned in a matter, by viewpoint uuid."""
    where = "matter_uuid = ? AND (responsible IS NOT NULL OR due_on IS NOT NULL)"
    return {
        row["viewpoint_uuid"]: Assignment(row["responsible"], row["due_on"])
        for row in store.rows("viewpoint_matter", where, (matter,))
    }


def responsible_before(store: Store) -> list[str]:
    """Those who have been named responsible for a viewpoint, by name."""
    query = (
        "SELECT DISTINCT responsible FROM viewpoint_matter"
        " WHERE trim(coalesce(responsible, '')) <> '' ORDER BY 1"
    )
    with reading(store.path) as connection:
        return [row[0] for row in connection.execute(query)]


def assign(
    operation: Operation,
    store: Store,
    matter: str,
    viewpoints: Collection[str],
    assignment: Assignment,
    bases: Mapping[str, str],
) -> None:
    """Name who answers the viewpoints in a matter, and by when.

    ``bases`` says why each belongs to the matter (see ``matters.BASES``); what is not in it comes
    to belong because a person put it there. A matter's own decisions on its members stay.
    """
    where = "matter_uuid = ? AND viewpoint_uuid = ?"
    values = asdict(assignment)
    for viewpoint in viewpoints:
        row = next(store.rows("viewpoint_matter", where, (matter, viewpoint)), None)
        if row is not None:
            if any(row[name] != value for name, value in values.items()):
                operation.update("viewpoint_matter", row["uuid"], values)
        elif assignment != Assignment() or viewpoint not in bases:
            pair = {"matter_uuid": matter, "viewpoint_uuid": viewpoint}
            basis = {"basis": bases.get(viewpoint, PERSON)}
            operation.insert("viewpoint_matter", {**pair, **basis, **values})
