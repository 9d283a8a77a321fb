"""A plan's new drawing held against what the store last saw of it: ties, and what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeatureIterator,
    QgsFeatureRequest,
    QgsGeometry,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from ...layers.link_check import Checked, LinkCheck, check_links
from ...layers.plan_change import Change, plan_changes
from ...layers.plan_versions import field_like, last_seen
from ...layers.plans import PlanSource, key_field_of, seen, source_of
from ...layers.store import Store
from ...layers.successors import LOOSE, MOVED, REFOUND
from ...layers.systems import required

Step = Callable[[float], None]


class Features(Protocol):
    """What gives a layer's features outside the main thread."""

    def getFeatures(self, request: QgsFeatureRequest) -> QgsFeatureIterator: ...  # noqa: N802


@dataclass(frozen=True)
class Drawing:
    """A layer of the project as the new drawing of a plan; it can be read in any thread."""

    features: Features
    source: PlanSource

    @classmethod
    def of(cls, layer: QgsVectorLayer, store: Store, plan: dict[str, Any]) -> Drawing:
        """``plan`` is the row of the plan layer, whose fields are taken as far as they are there.

        InputError if the layer does not say where its coordinates lie.
        """
        required(layer.crs(), layer.name())
        fields = layer.fields().names()
        key, label, group = (
            field_like(plan[name] or "", fields)
            for name in ("key_field", "label_field", "group_field")
        )
        if plan["key_field"]:
            key = key_field_of(fields, key)
        address = source_of(layer.source(), layer.providerType(), store.path)
        source = PlanSource(layer.name(), address, layer.crs(), key, label, group)
        return cls(QgsVectorLayerFeatureSource(layer), source)


@dataclass(frozen=True)
class Review:
    """``titles`` are what the answers are called, by uuid."""

    check: LinkCheck
    changes: list[Change] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)

    @property
    def waiting(self) -> list[Checked]:
        """The ties that do not simply hold, those that hang first."""
        order = {LOOSE: 0, REFOUND: 1, MOVED: 2}
        found = [one for one in self.check.links if one.state in order]
        return sorted(found, key=lambda one: (order[one.state], one.label.casefold()))

    def before(self, one: Checked) -> QgsGeometry | None:
        """Where a tie's part was, in the store's CRS."""
        row = self.check.known.objects.get(one.key)
        return row["geom"] if row is not None else None

    def proposed(self, one: Checked) -> QgsGeometry | None:
        """Where the proposed part is, in the drawing's CRS."""
        objects = self.check.plan.objects
        return next((item.geometry for item in objects if item.key == one.proposal), None)


def look(
    store: Store, drawing: Drawing, plan_key: str, context: QgsCoordinateTransformContext
) -> LinkCheck:
    """The ties to the plan layer with the uuid ``plan_key``, against the drawing."""
    features = drawing.features.getFeatures(QgsFeatureRequest())
    return check_links(store, seen(features, drawing.source), context, plan_key)


def review(
    store: Store, check: LinkCheck, context: QgsCoordinateTransformContext, step: Step
) -> Review:
    """What the check's drawing changes beside its ties; ``step`` is told how far it has come."""
    step(0.5)
    changes = plan_changes(store, last_seen(store, check.known), check.plan, context)
    titles = {row["uuid"]: row["title"] or row["summary"] or "" for row in store.rows("response")}
    return Review(check, changes, titles)


def proposed_layer(
    store: Store, plan: dict[str, Any], layers: Iterable[QgsVectorLayer]
) -> QgsVectorLayer | None:
    """Which of ``layers`` is probably the plan's drawing: the same source, else name, else key."""
    listed = list(layers)
    tests: tuple[Callable[[QgsVectorLayer], bool], ...] = (
        lambda layer: source_of(layer.source(), layer.providerType(), store.path) == plan["source"],
        lambda layer: layer.name() == plan["name"],
        lambda layer: (
            bool(plan["key_field"]) and bool(field_like(plan["key_field"], layer.fields().names()))
        ),
    )
    return next((layer for fits in tests for layer in listed if fits(layer)), None)
