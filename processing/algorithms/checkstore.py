"""synpunkt:checkstore – is the store whole, and of this version? Upgrades it where asked to."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
)

from ...layers.language import translate
from ...layers.place import Place, place_of
from .base import SynpunktAlgorithm

UPGRADE, PROBLEMS, BACKUP = "UPGRADE", "PROBLEMS", "BACKUP"
VERSION_OUT = "VERSION"


class CheckStoreAlgorithm(SynpunktAlgorithm):
    """Counts problems and tells each; with UPGRADE, brings an older store up to date."""

    NAME = "checkstore"

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Check store")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Looks whether a viewpoint store is whole: the file itself, its tables, safeguards,"
            " spatial indexes and codes. With “Upgrade”, a store of an older version is brought up"
            " to date; a backup is made beside it first.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_store_parameter()
        self.addParameter(
            QgsProcessingParameterBoolean(UPGRADE, translate("Synpunkt", "Upgrade"), False)
        )
        self.addOutput(QgsProcessingOutputNumber(VERSION_OUT, translate("Synpunkt", "Version")))
        self.addOutput(QgsProcessingOutputNumber(PROBLEMS, translate("Synpunkt", "Problems")))
        self.addOutput(QgsProcessingOutputString(BACKUP, translate("Synpunkt", "Backup")))

    def find_store(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        self.WRITES_STORE = self.parameterAsBoolean(parameters, UPGRADE, context)
        return super().find_store(parameters, context)

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ...layers.store import read_meta
        from ...layers.upgrade import upgrade

        path = place_of(self.store)
        saved = None
        if self.parameterAsBoolean(parameters, UPGRADE, context):
            saved = upgrade(path)
        version = int(read_meta(path)["schema_version"])
        found = self._problems(path, version)
        for problem in found:
            feedback.pushWarning(problem)
        if not found:
            feedback.pushInfo(translate("Synpunkt", "The store is whole."))
        return {
            VERSION_OUT: version,
            PROBLEMS: len(found),
            BACKUP: "" if saved is None else str(saved),
        }

    def _problems(self, path: Place, version: int) -> list[str]:
        from ...layers.check import problems
        from ...layers.schema import VERSION
        from ...layers.store import newer, older

        if version > VERSION:
            raise newer(path)
        return [str(older(path))] if version < VERSION else problems(path)
