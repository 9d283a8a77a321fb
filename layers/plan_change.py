"""What a new drawing of a plan changes, and which viewpoints and answers that touches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsRectangle,
)

from .connection import reading
from .errors import InputError
from .likeness import TOLERANCE, Likeness, Shapes
from .link_check import version_of
from .metric import Reprojection
from .places import places
from .plan_versions import under_new_keys
from .plans import PlanObject, SeenPlan
from .store import Store
from .zones import EDGE, INSIDE, MetricShape, ShapeFinder

NEW, GONE, MOVED, RESHAPED, RELABELLED = "new", "gone", "moved", "reshaped", "relabelled"
CHANGES = (NEW, GONE, MOVED, RESHAPED, RELABELLED)
_TIED = (
    "SELECT l.plan_object_uuid, l.viewpoint_uuid FROM link l JOIN viewpoint v"
    " ON v.uuid = l.viewpoint_uuid WHERE v.state = 'active' AND l.state <> 'rejected'"
)


@dataclass(frozen=True)
class Change:
    """One part of the plan that changed; ``before`` or ``after`` is None where it is not there.

    ``relabelled`` tells that its label changed too. ``viewpoints`` are the uuids of those tied to
    the part (of a new part: those that lie in it), ``answers`` the answers given to these.
    """

    kind: str
    before: PlanObject | None
    after: PlanObject | None
    likeness: Likeness | None
    viewpoints: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()

    @property
    def relabelled(self) -> bool:
        both = self.before is not None and self.after is not None
        return both and self.before.label != self.after.label


def plan_changes(
    store: Store, before: SeenPlan, after: SeenPlan, context: QgsCoordinateTransformContext
) -> list[Change]:
    """What changed between two drawings of a plan, in the order of ``CHANGES``, then by label.

    Parts are told by their key where both layers have the same key field, and what is left then by
    the same shape; else all by their shape. Viewpoints are found by the plan layer of the store
    that ``before`` (else ``after``) is a version of; without one, only by place.
    """
    found = list(_compare(_InStore(store, before, context), _InStore(store, after, context)))
    new = [change.after for change in found if change.kind == NEW and change.after is not None]
    touched = _Touched(store, before, after, new, context)
    told = [touched.by(change) for change in found]
    return sorted(told, key=lambda change: (CHANGES.index(change.kind), _label(change)))


def _label(change: Change) -> str:
    part = change.after or change.before
    return part.label if part is not None else ""


class _InStore:
    """The parts of a plan with their shapes in the store's coordinate system."""

    def __init__(
        self, store: Store, plan: SeenPlan, context: QgsCoordinateTransformContext
    ) -> None:
        self.crs, self.context = store.crs, context
        self.lasting = plan.source.key_field
        self.parts = {item.key: item for item in plan.objects}
        reproject = Reprojection(plan.source.crs, store.crs, context)
        moved = {item.key: reproject(item.geometry) for item in plan.objects}
        self.shapes = {key: shape for key, shape in moved.items() if shape is not None}

    @property
    def extent(self) -> QgsRectangle:
        extent = QgsRectangle()
        for shape in self.shapes.values():
            extent.combineExtentWith(shape.boundingBox())
        return extent


def _compare(old: _InStore, new: _InStore) -> Iterator[Change]:
    extent = old.extent
    extent.combineExtentWith(new.extent)
    shapes = Shapes(new.shapes, new.crs, new.context, extent) if new.shapes else None
    pairs = _pairs(old, new, shapes)
    for key, part in old.parts.items():
        if key not in pairs:
            yield Change(GONE, part, None, None)
            continue
        other = pairs[key]
        shape = old.shapes.get(key)
        likeness = None
        if shape is not None and shapes is not None:
            likeness = shapes.likeness(shape, other)
        change = Change("", part, new.parts[other], likeness)
        kind = _kind(change, shape, new.shapes.get(other))
        if kind:
            yield Change(kind, part, new.parts[other], likeness)
    known = set(pairs.values())
    for key, part in new.parts.items():
        if key not in known:
            yield Change(NEW, None, part, None)


def _pairs(old: _InStore, new: _InStore, shapes: Shapes | None) -> dict[str, str]:
    """Each old part with the new one that it became; those most alike find each other first."""
    lasting = bool(old.lasting) and old.lasting == new.lasting
    pairs = {key: key for key in old.parts if key in new.parts} if lasting else {}
    if shapes is None:
        return pairs
    likely = [
        (
            -(likeness.covered + likeness.covering),
            old.parts[key].label != new.parts[other].label,
            key,
            other,
        )
        for key, shape in old.shapes.items()
        if key not in pairs
        for other, likeness in shapes.likely(shape).items()
        if likeness.is_same or not lasting
    ]
    taken = set(pairs.values())
    for *_, key, other in sorted(likely):
        if key not in pairs and other not in taken:
            pairs[key] = other
            taken.add(other)
    return pairs


def _kind(change: Change, old: QgsGeometry | None, new: QgsGeometry | None) -> str:
    if change.likeness is None or old is None or new is None or change.likeness.is_same:
        return RELABELLED if change.relabelled else ""
    shifted = QgsGeometry(old)
    here, there = old.centroid().asPoint(), new.centroid().asPoint()
    shifted.translate(there.x() - here.x(), there.y() - here.y())
    # Compared in the store's units: only whether the form is the same, not how far it went.
    size = max(new.boundingBox().width(), new.boundingBox().height())
    same_form = shifted.hausdorffDistance(new) <= max(1e-4 * size, 1e-9)
    return MOVED if same_form and change.likeness.strayed > TOLERANCE else RESHAPED


class _Touched:
    """Which viewpoints and answers hang on the parts of a plan."""

    def __init__(
        self,
        store: Store,
        before: SeenPlan,
        after: SeenPlan,
        new: list[PlanObject],
        context: QgsCoordinateTransformContext,
    ) -> None:
        self._tied = _tied(store, before, after, context)
        self._answers: dict[str, list[str]] = {}
        for row in store.rows("response_viewpoint"):
            self._answers.setdefault(row["viewpoint_uuid"], []).append(row["response_uuid"])
        self._inside: dict[str, list[str]] = {}
        if new:
            self._look_inside(store, after.source.crs, new, context)

    def _look_inside(
        self,
        store: Store,
        crs: QgsCoordinateReferenceSystem,
        new: list[PlanObject],
        context: QgsCoordinateTransformContext,
    ) -> None:
        """Find the viewpoints that lie in new parts, drawn in ``crs``."""
        shapes = {item.key: MetricShape([item.geometry], crs, context) for item in new}
        finder = ShapeFinder(shapes, 0.0)
        reproject = Reprojection(store.crs, crs, context)
        for uuid, place in places(store):
            moved = reproject(place)
            for match in finder.matches(moved) if moved is not None else ():
                if match.zone in (INSIDE, EDGE):
                    self._inside.setdefault(match.key, []).append(uuid)

    def by(self, change: Change) -> Change:
        """The change with what it touches."""
        if change.before is not None:
            found = self._tied.get(change.before.key, [])
        else:
            found = self._inside.get(change.after.key if change.after else "", [])
        viewpoints = tuple(sorted(set(found)))
        answers = {one for uuid in viewpoints for one in self._answers.get(uuid, ())}
        return Change(
            change.kind,
            change.before,
            change.after,
            change.likeness,
            viewpoints,
            tuple(sorted(answers)),
        )


def _tied(
    store: Store, before: SeenPlan, after: SeenPlan, context: QgsCoordinateTransformContext
) -> dict[str, list[str]]:
    """Viewpoints with a tie that holds, or has come loose, by the key of the part before."""
    keys = _parts_of(store, before, before, context) or _parts_of(store, after, before, context)
    tied: dict[str, list[str]] = {}
    with reading(store.path) as connection:
        for part, viewpoint in connection.execute(_TIED):
            if part in keys:
                tied.setdefault(keys[part], []).append(viewpoint)
    return tied


def _parts_of(
    store: Store, version: SeenPlan, before: SeenPlan, context: QgsCoordinateTransformContext
) -> dict[str, str]:
    """The key in ``before`` of each part of the plan that ``version`` is one of, by uuid."""
    try:
        known = version_of(store, version)
    except InputError:  # the store has no such plan: nothing can be tied to it
        return {}
    keyed = under_new_keys(store, before, known, context)
    return {row["uuid"]: key for key, row in keyed.objects.items()}
