"""What the account's algorithms share: which matter, stage and area, and for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
)

from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.systems import is_known
from .account_parameters import (
    AUDIENCE,
    BOUNDARY,
    BOUNDARY_CRS,
    BY_ROLE,
    DATE,
    GROUP_FIELD,
    MATTER,
    NEAR,
    STAGE,
    UNCHECKED,
    day_of,
)
from .base import LANGUAGE, SynpunktAlgorithm

if TYPE_CHECKING:
    from ...layers.store import Store
    from ...layers.zones import MetricShape
    from ..account.building import Request


class AccountAlgorithm(SynpunktAlgorithm):
    """Reads what is asked for; a subclass says what becomes of it."""

    source: QgsProcessingFeatureSource | None
    crs: QgsCoordinateReferenceSystem

    def read_input(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        self.source = None
        if not parameters.get(BOUNDARY):
            return
        source = self.parameterAsSource(parameters, BOUNDARY, context)
        if source is None:
            raise InputError(translate("Synpunkt", "The boundary layer could not be opened."))
        given = self.parameterAsCrs(parameters, BOUNDARY_CRS, context)
        self.source = source
        self.crs = given if given.isValid() else source.sourceCrs()
        if not is_known(self.crs):
            raise InputError(
                translate(
                    "Synpunkt",
                    "The layer {layer} has no coordinate system. Choose the one it is drawn in.",
                ).format(layer=source.sourceName())
            )

    def request(
        self, parameters: dict[str, Any], context: QgsProcessingContext, store: Store
    ) -> Request:
        """What is asked for; InputError for a matter that isn't there, or an area without it."""
        from ...layers import matters
        from ..account.building import Request

        title = self.parameterAsString(parameters, MATTER, context).strip()
        if not title:
            raise InputError(translate("Synpunkt", "Say which matter the account is of."))
        matter = matters.require(store, title)
        stage = self.parameterAsEnumString(parameters, STAGE, context)
        moment = self.parameterAsDateTime(parameters, DATE, context)
        near = self.parameterAsDouble(parameters, NEAR, context)
        group = self.parameterAsString(parameters, GROUP_FIELD, context)
        return Request(
            matter=matter,
            stage=stage or matter["stage"] or "dialogue",
            audience=self.parameterAsEnumString(parameters, AUDIENCE, context),
            language=self.parameterAsEnumString(parameters, LANGUAGE, context),
            shape=self._shape(group, matter, context),
            near=near,
            date=day_of(moment),
            by_role=self.parameterAsString(parameters, BY_ROLE, context).strip() or None,
            filters=self._filters(group, near),
        )

    def _shape(
        self, group: str, matter: dict[str, Any], context: QgsProcessingContext
    ) -> MetricShape | None:
        """The boundary given; with a group field only the matter's own plan, where it has one."""
        if self.source is None:
            return None
        from ...layers.whole_area import whole_area

        features = list(self.source.getFeatures(QgsFeatureRequest(), UNCHECKED))
        if group and matter["group_key"] is not None:
            features = [one for one in features if _is_of(one, group, matter["group_key"])]
            if not features:
                raise InputError(
                    translate("Synpunkt", "The layer {layer} has no object of that plan.").format(
                        layer=self.source.sourceName()
                    )
                )
        return whole_area(features, self.crs, context.transformContext())

    def _filters(self, group: str, near: float) -> tuple[str, ...]:
        found = [f"{GROUP_FIELD} = {group}"] if self.source is not None and group else []
        return tuple(found + ([f"{NEAR} = {near:g}"] if near > 0 else []))


def _is_of(feature: QgsFeature, field: str, key: str) -> bool:
    from ...layers.boundary import as_text

    return as_text(feature[field]) == key
