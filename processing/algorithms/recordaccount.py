"""synpunkt:recordaccount – puts down that a matter's account is finished, and who is in it."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
)

from ...layers.language import translate
from .account_base import AccountAlgorithm
from .account_parameters import add_recording_parameters

ACCOUNT, MEMBERS, OPERATION = "ACCOUNT", "MEMBERS", "OPERATION"


class RecordAccountAlgorithm(AccountAlgorithm):
    """Records a finished account, so that the next one tells what came later."""

    NAME = "recordaccount"
    WRITES_STORE = True

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Record a finished account")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Puts down in the store that the account of a matter is finished: its date, its area,"
            " and each viewpoint with the number that it has there. The next account of the same"
            " stage lists what came later.\n\n"
            "An account in which something lacks an answer or a reason is not finished and is"
            " refused. The same account is recorded once.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_store_parameter()
        add_recording_parameters(self)
        self.addOutput(QgsProcessingOutputString(ACCOUNT, translate("Synpunkt", "Account")))
        self.addOutput(QgsProcessingOutputNumber(MEMBERS, translate("Synpunkt", "Viewpoints")))
        self.addOutput(QgsProcessingOutputString(OPERATION, translate("Synpunkt", "Operation")))

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ...layers.store import open_store
        from ..account.recording import record

        store = open_store(self.store)
        request = self.request(parameters, context, store)
        recorded = record(store, request, context.transformContext())
        if not recorded.operation:
            feedback.pushInfo(translate("Synpunkt", "This account was recorded before."))
        return {
            ACCOUNT: recorded.uuid,
            MEMBERS: recorded.members,
            OPERATION: recorded.operation,
        }
