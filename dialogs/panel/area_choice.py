"""The area as it was chosen: which features of which layer, under which name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsCoordinateTransformContext,
    QgsExpression,
    QgsFeature,
    QgsFeatureRequest,
    QgsProcessingFeatureSourceDefinition,
    QgsVectorLayer,
    QgsVectorLayerUtils,
)

from ...layers.boundary import IDENTITY_FIELD, as_text
from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.plan_fields import described, grouped, guess, guess_of, whole_plan
from ...layers.systems import required
from ..viewpoints.area import Area, area_of_features


@dataclass(frozen=True)
class AreaChoice:
    """Features of ``layer`` that together make one area; no ids mean all of them."""

    layer: QgsVectorLayer
    ids: tuple[int, ...] = ()

    def features(self) -> Iterator[QgsFeature]:
        """The chosen features that are (still) there."""
        request = QgsFeatureRequest()
        if self.ids:
            request.setFilterFids(list(self.ids))
        return iter(self.layer.getFeatures(request))

    @property
    def label(self) -> str:
        """The one feature's name, else how many of which layer."""
        if not self.ids:
            return self.layer.name()
        if len(self.ids) > 1:
            plan = _common_plan(self)
            if plan:
                return plan
            text = translate("Synpunkt", "%n area(s) of {layer}", "", len(self.ids))
            return text.format(layer=self.layer.name())
        return next((feature_label(self.layer, row) for row in self.features()), self.layer.name())

    def area(self, context: QgsCoordinateTransformContext, near: float) -> Area:
        """The union of the features' areas, in the layer's own CRS; ``near`` in ground metres.

        InputError if the layer has no CRS, or there is no polygon or closed line.
        """
        crs = required(self.layer.crs(), self.layer.name())
        return area_of_features(self.features(), crs, context, self.label, near)

    def as_parameter(self) -> QgsProcessingFeatureSourceDefinition:
        """The chosen features as a source for an algorithm."""
        source = QgsProcessingFeatureSourceDefinition(self.layer.id())
        if self.ids:
            ids = ", ".join(str(number) for number in self.ids)
            source.filterExpression = f"@id IN ({ids})"
        return source


def feature_label(layer: QgsVectorLayer, feature: QgsFeature) -> str:
    """The feature's name in one line: as the layer shows it, unless that is a mere key."""
    naming = _naming_field(layer)
    shown = as_text(feature[naming]) if naming else ""
    shown = shown or QgsVectorLayerUtils.getFeatureDisplayString(layer, feature)
    return " ".join(shown.split()) or f"{layer.name()} {feature.id()}"


def _naming_field(layer: QgsVectorLayer) -> str:
    """A field of names, where the layer itself shows its keys or its first field; else ""."""
    fields = layer.fields()
    shown = QgsExpression(layer.displayExpression())
    keys = {IDENTITY_FIELD, *fields.names()[:2]}
    if layer.displayExpression() and not (shown.isField() and shown.referencedColumns() <= keys):
        return ""
    return guess(fields.names(), layer.name()).label


def plan_choices(layer: QgsVectorLayer, rows: Sequence[QgsFeature]) -> list[AreaChoice]:
    """The plans of several polygons among a layer's ``rows``, each as one area."""
    plans = grouped(rows, guess_of(layer)) if len(rows) > 1 else {}
    several = [whole_plan(parts) for _, parts in sorted(plans.items()) if len(parts) > 1]
    return [AreaChoice(layer, tuple(sorted(row.id() for row in whole))) for whole in several]


def _common_plan(choice: AreaChoice) -> str:
    """What the one plan is called that all chosen features are part of; "" for none or several."""
    fields = guess(choice.layer.fields().names(), choice.layer.name())
    rows = list(choice.features())
    for name in filter(None, (fields.group, fields.designation)):
        values = {as_text(row[name]) for row in rows}
        if len(values) == 1 and values != {""}:
            return described(rows[0], fields) or values.pop()
    return ""


def telling_field(choice: AreaChoice, group: str = "") -> tuple[str, str]:
    """A field, and its value, that the chosen features have in common and no other feature has.

    ``group``, the field that tells the plan of each feature, comes before others that would do.
    ("", "") where the whole layer is chosen. InputError where there is no such field.
    """
    if not choice.ids:
        return "", ""
    layer = choice.layer
    for name in _by_lastingness(layer, group):
        values = {as_text(row[name]) for row in choice.features()}
        value = values.pop() if len(values) == 1 else ""
        if value and _holders(layer, name, value) == set(choice.ids):
            return name, value
    raise InputError(
        translate(
            "Synpunkt",
            "Nothing in {layer} tells the chosen areas from the others. Choose one area, or all.",
        ).format(layer=layer.name())
    )


def _by_lastingness(layer: QgsVectorLayer, group: str) -> Sequence[str]:
    """Field names: the plan's own first, then the lasting identity; the row number last."""
    fields = layer.fields()
    keys = {fields.at(number).name() for number in layer.primaryKeyAttributes()}
    return sorted(
        fields.names(), key=lambda name: (name != group, name != IDENTITY_FIELD, name in keys)
    )


def _holders(layer: QgsVectorLayer, field: str, value: Any) -> set[int]:
    column, text = QgsExpression.quotedColumnRef(field), QgsExpression.quotedString(value)
    request = QgsFeatureRequest(QgsExpression(f"to_string({column}) = {text}"))
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    return {row.id() for row in layer.getFeatures(request)}
