"""What has become of each part of a plan, as last seen, in the plan as it is now."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from qgis.core import QgsCoordinateTransformContext, QgsGeometry, QgsRectangle

from .likeness import Likeness, Shapes
from .metric import Reprojection
from .plan_versions import has_lasting_keys, tells_labels
from .plans import KnownPlan, SeenPlan
from .store import Store

#: States of a tie to a part (codes of ``link_state``).
OK, MOVED, REFOUND, LOOSE = "ok", "moved", "refound", "loose"

Part = dict[str, Any]


class Successors:
    """Compares the parts that the store knows of a plan with those that the plan has now."""

    def __init__(
        self,
        store: Store,
        plan: SeenPlan,
        known: KnownPlan,
        context: QgsCoordinateTransformContext,
    ) -> None:
        reproject = Reprojection(plan.source.crs, store.crs, context)
        moved = {item.key: reproject(item.geometry) for item in plan.objects}
        now = {key: shape for key, shape in moved.items() if shape is not None}
        self._known = list(known.objects.values())
        extent = QgsRectangle()
        for shape in (*now.values(), *(part["geom"] for part in self._known)):
            if shape is not None:
                extent.combineExtentWith(shape.boundingBox())
        self._shapes = Shapes(now, store.crs, context, extent) if now else None
        self._owns: dict[str, Likeness | None] = {}
        self._objects = {item.key: item for item in plan.objects}
        self._lasting, self._labelled = has_lasting_keys(plan, known), tells_labels(plan, known)

    def of(self, part: Part, place: QgsGeometry | None) -> tuple[str, str, Likeness | None]:
        """The state of a tie to ``part``, the key of what that has become ("" if it is gone), and
        how alike the two are. ``place`` is where the viewpoint lies.
        """
        key = part["object_key"]
        own = self._own(part)
        same = own is not None and own.is_same
        if self._lasting and key in self._objects:
            return OK if same else MOVED, key, own
        likely = self._likely(part)
        first = next(iter(likely), "")
        if same and (first == key or self._named(key, part) or not self._named(first, part)):
            return OK, key, own
        best = self._best(likely, place)
        kept = not self._labelled or self._named(key, part)
        if kept and key in likely and (best == key or not likely[best].is_same):
            return MOVED, key, own
        if best:
            return REFOUND, best, likely[best]
        return LOOSE, "", None

    def label(self, key: str) -> str:
        """What the part of the plan with that key is called now; "" if there is none."""
        return self._objects[key].label if key in self._objects else ""

    def _own(self, part: Part) -> Likeness | None:
        """How a part is like that of the same key; found once, however many are tied to it."""
        if part["geom"] is None or self._shapes is None:
            return None
        if part["uuid"] not in self._owns:
            self._owns[part["uuid"]] = self._shapes.likeness(part["geom"], part["object_key"])
        return self._owns[part["uuid"]]

    def _named(self, key: str, part: Part) -> bool:
        """Whether a part of the plan is called as ``part`` was."""
        return self._labelled and self.label(key) == part["label"]

    @cached_property
    def _alike(self) -> dict[str, dict[str, Likeness]]:
        """For each known part, by uuid, all that it may have become."""
        found = {}
        for part in self._known:
            shape = part["geom"] if self._shapes is not None else None
            found[part["uuid"]] = self._shapes.likely(shape) if shape is not None else {}
        return found

    @cached_property
    def _unchanged(self) -> set[str]:
        """Keys of what was there before as well, with the same shape."""
        every = (pair for alike in self._alike.values() for pair in alike.items())
        return {key for key, likeness in every if likeness.is_same}

    def _likely(self, part: Part) -> dict[str, Likeness]:
        """What the part may have become: the same shape first, and of these the same label.

        Not what was there before beside it, as the area of the whole plan: that only covers it.
        """
        found = [
            (key, likeness)
            for key, likeness in self._alike[part["uuid"]].items()
            if likeness.is_same or key not in self._unchanged
        ]
        found.sort(key=lambda pair: (not pair[1].is_same, not self._named(pair[0], part)))
        return dict(found)

    def _best(self, likely: dict[str, Likeness], place: QgsGeometry | None) -> str:
        """The same shape; else the one that the viewpoint lies in; else the most alike."""
        first = next(iter(likely), "")
        if place is not None and self._shapes is not None and not (first and likely[first].is_same):
            return next((key for key in likely if self._shapes.meets(place, key)), first)
        return first
