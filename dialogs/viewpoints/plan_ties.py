"""Which viewpoints are tied to which part of the plan, as rows of the columns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

#: Ties that hold, by the label of their plan object.
QUERY = (
    "SELECT l.plan_object_uuid, coalesce(o.label, o.object_key), l.viewpoint_uuid FROM link l"
    " JOIN plan_object o ON o.uuid = l.plan_object_uuid"
    " WHERE l.state IN ('ok', 'moved', 'refound')"
)


@dataclass(frozen=True, eq=False)
class PlanTies:
    """For each plan object that something is tied to: its label, and the rows tied to it."""

    labels: dict[str, str]
    rows: dict[str, np.ndarray]

    @classmethod
    def of(cls, ties: Iterable[Sequence[str]], rows: dict[str, int]) -> PlanTies:
        """The ties that ``QUERY`` gives, of the viewpoints in ``rows`` (row by uuid)."""
        import numpy as np

        labels: dict[str, str] = {}
        tied: dict[str, list[int]] = {}
        for part, label, viewpoint in ties:
            row = rows.get(viewpoint)
            if row is not None:
                labels[part] = label
                tied.setdefault(part, []).append(row)
        return cls(labels, {part: np.array(found, np.intp) for part, found in tied.items()})

    def among(self, parts: Collection[str | None], length: int) -> np.ndarray:
        """A mask of that length: which viewpoints are tied to one of the plan objects."""
        import numpy as np

        mask = np.zeros(length, bool)
        for part in parts:
            if part in self.rows:
                mask[self.rows[part]] = True
        return mask
