"""What the account's algorithms share: which matter, stage and area, and for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsFeature, QgsProcessingContext, QgsProcessingFeedback

from ...layers.errors import InputError
from ...layers.language import translate
from .account_parameters import (
    AUDIENCE,
    BY_ROLE,
    DATE,
    GROUP_FIELD,
    MATTER,
    NEAR,
    STAGE,
    day_of,
)
from .area_input import AreaInput
from .base import LANGUAGE, SynpunktAlgorithm

if TYPE_CHECKING:
    from ...layers.store import Store
    from ...layers.zones import MetricShape
    from ..account.building import Request


class AccountAlgorithm(SynpunktAlgorithm):
    """Reads what is asked for; a subclass says what becomes of it."""

    area: AreaInput

    def read_input(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        self.area = AreaInput(self, parameters, context)

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
        key = matter["group_key"]

        def is_of_plan(feature: QgsFeature) -> bool:
            return not group or key is None or _is_of(feature, group, key)

        return self.area.shape(context.transformContext(), is_of_plan)

    def _filters(self, group: str, near: float) -> tuple[str, ...]:
        found = [f"{GROUP_FIELD} = {group}"] if self.area.is_given and group else []
        return tuple(found + ([f"{NEAR} = {near:g}"] if near > 0 else []))


def _is_of(feature: QgsFeature, field: str, key: str) -> bool:
    from ...layers.boundary import as_text

    return as_text(feature[field]) == key
