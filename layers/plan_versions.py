"""The parts that the store knows of a plan, under the keys that its new version gives them.

A key field lasts. A provider's own row numbers do not: after an export the same number is another
part's, and whoever went by it would tie what was said to the wrong one in silence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from qgis.core import QgsCoordinateTransformContext, QgsGeometry, QgsRectangle

from .errors import InputError
from .language import translate
from .likeness import Likeness, Shapes
from .metric import Reprojection
from .plans import KnownPlan, PlanObject, PlanSource, SeenPlan
from .store import Store

#: From this share on, of both, a part under the same number is the same part, a little changed.
MOSTLY = 0.8

_CUT = 10  # letters that a shapefile leaves of a field's name

Row = dict[str, Any]


def has_lasting_keys(plan: SeenPlan, known: KnownPlan) -> bool:
    """Whether the plan's parts go by the key field by which the store knows them."""
    known_by = (known.row or {}).get("key_field") or ""
    return bool(known_by) and field_like(known_by, [plan.source.key_field]) != ""


def field_like(wanted: str, fields: Iterable[str]) -> str:
    """The field called ``wanted``, or so as a shapefile cuts it or kept it cut; else ""."""
    found = list(fields)
    if wanted in found:
        return wanted
    cut = wanted[:_CUT]
    return next(
        (
            one
            for one in found
            if len(cut) == _CUT and one[:_CUT] == cut and _CUT in (len(one), len(wanted))
        ),
        "",
    )


def tells_labels(plan: SeenPlan, known: KnownPlan) -> bool:
    """Whether labels can be compared: both have a field for them."""
    return bool(plan.source.label_field) and bool((known.row or {}).get("label_field"))


def last_seen(store: Store, known: KnownPlan) -> SeenPlan:
    """The plan as the store last saw it, in the store's CRS; InputError if it knows none."""
    if known.row is None:
        raise InputError(translate("Synpunkt", "The store has no plan layer yet."))
    fields = [known.row[name] or "" for name in ("key_field", "label_field", "group_field")]
    source = PlanSource(known.row["name"] or "", known.row["source"] or "", store.crs, *fields)
    objects = [
        PlanObject(key, row["label"] or key, row["group_key"], row["geom"])
        for key, row in sorted(known.objects.items())
        if row["geom"] is not None
    ]
    return SeenPlan(source, objects, [])


def under_new_keys(
    store: Store, plan: SeenPlan, known: KnownPlan, context: QgsCoordinateTransformContext
) -> KnownPlan:
    """What the store knows, by the keys of ``plan``, as ``register`` writes it down.

    Where keys don't last, a part is the one with the same shape, else the one of the same number
    that is for the most part the same. A part that is neither keeps to itself, with its ties, under
    a key that the plan does not have.
    """
    if known.row is None or has_lasting_keys(plan, known):
        return known
    reproject = Reprojection(plan.source.crs, store.crs, context)
    now = {item.key: (item, reproject(item.geometry)) for item in plan.objects}
    labelled = tells_labels(plan, known)
    found = {
        key: known.objects[key]
        for key, (item, shape) in now.items()
        if key in known.objects and _is_unchanged(known.objects[key], item, shape, labelled)
    }
    taken = {row["uuid"] for row in found.values()}
    left = {row["uuid"]: row for row in known.objects.values() if row["uuid"] not in taken}
    free = {key: one for key, one in now.items() if key not in found}
    for _, uuid, key in sorted(_candidates(store, left.values(), free, labelled, context)):
        if uuid not in taken and key not in found:
            taken.add(uuid)
            found[key] = left[uuid]
    for uuid, row in left.items():
        if uuid not in taken:
            found[_aside(row, now)] = row
    return replace(known, objects=found)


def _is_unchanged(row: Row, item: PlanObject, shape: QgsGeometry | None, labelled: bool) -> bool:
    if labelled and row["label"] != item.label:
        return False
    return shape is not None and row["geom"] is not None and bool(shape.equals(row["geom"]))


def _candidates(
    store: Store,
    rows: Collection[Row],
    now: Mapping[str, tuple[PlanObject, QgsGeometry | None]],
    labelled: bool,
    context: QgsCoordinateTransformContext,
) -> Iterator[tuple[tuple[bool, bool, bool], str, str]]:
    """Which rows may be which parts, as (rank, uuid, key): the surest have the least rank."""
    shapes = {key: shape for key, (_, shape) in now.items() if shape is not None}
    if not shapes or not rows:
        return
    extent = QgsRectangle()
    for shape in (*shapes.values(), *(row["geom"] for row in rows)):
        if shape is not None:
            extent.combineExtentWith(shape.boundingBox())
    finder = Shapes(shapes, store.crs, context, extent)
    for row in rows:
        likely = finder.likely(row["geom"]) if row["geom"] is not None else {}
        for key, likeness in likely.items():
            own = key == row["object_key"]
            if likeness.is_same or (own and _is_mostly(likeness)):
                other_name = labelled and now[key][0].label != row["label"]
                yield (not likeness.is_same, other_name, not own), row["uuid"], key


def _is_mostly(likeness: Likeness) -> bool:
    return min(likeness.covered, likeness.covering) >= MOSTLY


def _aside(row: Row, now: Mapping[str, object]) -> str:
    """A key for a part that the plan no longer has: its own, unless another part has that now."""
    key = str(row["object_key"])
    return f"{key}~{row['uuid'][:8]}" if key in now else key
