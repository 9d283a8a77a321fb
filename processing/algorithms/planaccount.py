"""synpunkt:planaccount – the account of a matter: what was said, and what it was answered."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
)
from qgis.PyQt.QtCore import QDateTime

from ...layers.errors import InputError
from ...layers.language import translate, words
from ...layers.systems import is_known
from .account_parameters import (
    AUDIENCE,
    BOUNDARY,
    BOUNDARY_CRS,
    BY_ROLE,
    DATE,
    DESTINATIONS,
    GROUP_FIELD,
    MAPS,
    MATTER,
    NEAR,
    STAGE,
    UNCHECKED,
    add_parameters,
    counts,
)
from .base import LANGUAGE, SynpunktAlgorithm


class PlanAccountAlgorithm(SynpunktAlgorithm):
    """Writes the account of a matter as a document, a page, a workbook or data."""

    NAME = "planaccount"

    source: QgsProcessingFeatureSource | None
    crs: QgsCoordinateReferenceSystem

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Account of a matter")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Writes what was said in a matter and what it was answered: how the dialogue was held,"
            " statements by sender, viewpoints from dialogue by theme, joint answers, what is not"
            " met and why, actions and handovers, method and privacy. The stage decides whether it"
            " is a consultation account, a review statement or a plain account of the dialogue.\n\n"
            "While a viewpoint lacks an answer, or one that is not met lacks its reason, every"
            " page says that it is a draft, and which viewpoints they are.\n\n"
            "For the audience “case” only checked texts are told. “public” leaves out blocked"
            " viewpoints, those of the police and on public order, and texts with personal numbers,"
            " telephone numbers or e-mail addresses.\n\n"
            "Nothing is changed in the store. The same input gives the same files.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_store_parameter()
        add_parameters(self)
        for name, label in counts():
            self.addOutput(QgsProcessingOutputNumber(name, label))

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

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ...layers import files, matters
        from ...layers.store import open_store
        from ..account.building import build
        from ..account.formats import ILLUSTRATED, written
        from ..account.json_output import counts as counted
        from ..account.pictures.gallery import Gallery, hang
        from ..account.wording import Wording

        store, transforms = open_store(self.store), context.transformContext()
        title = self.parameterAsString(parameters, MATTER, context).strip()
        if not title:
            raise InputError(translate("Synpunkt", "Say which matter the account is of."))
        request = self._request(parameters, context, matters.require(store, title))
        account = build(store, request, transforms, feedback.isCanceled)
        paths = {
            name: self.parameterAsFileOutput(parameters, name, context) for name in DESTINATIONS
        }
        paths = {name: path for name, path in paths.items() if path}
        gallery = Gallery()
        if any(name in paths for name in ILLUSTRATED):
            maps = self.parameterAsEnumString(parameters, MAPS, context)
            gallery = hang(account, maps, feedback.isCanceled)
        for name, path in paths.items():
            files.replace(Path(path), written(name, account, gallery))
        if account.is_draft:
            feedback.pushInfo(Wording(words(account.language)).draft(account))
        return {**paths, **counted(account)}

    def _request(
        self, parameters: dict[str, Any], context: QgsProcessingContext, matter: dict[str, Any]
    ) -> Any:
        from ..account.building import Request

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
            date=_day(moment),
            by_role=self.parameterAsString(parameters, BY_ROLE, context).strip() or None,
            filters=self._filters(group, near),
        )

    def _shape(self, group: str, matter: dict[str, Any], context: QgsProcessingContext) -> Any:
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


def _day(moment: QDateTime) -> datetime.date | None:
    day = moment.date()
    return datetime.date(day.year(), day.month(), day.day()) if day.isValid() else None
