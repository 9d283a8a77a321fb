"""synpunkt:planaccount – the account of a matter: what was said, and what it was answered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputNumber

from ...layers.errors import InputError
from ...layers.language import translate, words
from .account_base import AccountAlgorithm
from .account_parameters import DESTINATIONS, MAPS, TEMPLATE, add_parameters, counts


class PlanAccountAlgorithm(AccountAlgorithm):
    """Writes the account of a matter as a document, a page, a workbook or data."""

    NAME = "planaccount"

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

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ...layers import files
        from ...layers.store import open_store
        from ..account.building import build
        from ..account.formats import ILLUSTRATED, written
        from ..account.json_output import counts as counted
        from ..account.office.template import kind_of, read_parts
        from ..account.pictures.gallery import Gallery, hang
        from ..account.wording import Wording

        store, transforms = open_store(self.store), context.transformContext()
        request = self.request(parameters, context, store)
        account = build(store, request, transforms, feedback.isCanceled)
        paths = {
            name: self.parameterAsFileOutput(parameters, name, context) for name in DESTINATIONS
        }
        paths = {name: path for name, path in paths.items() if path}
        given = self.parameterAsFile(parameters, TEMPLATE, context)
        template = read_parts(Path(given)) if given else None
        if template is not None and kind_of(template) not in paths:
            raise InputError(
                translate("Synpunkt", "Say where to write a document of the template's kind, too.")
            )
        gallery = Gallery()
        if any(name in paths for name in ILLUSTRATED):
            maps = self.parameterAsEnumString(parameters, MAPS, context)
            gallery = hang(account, maps, feedback.isCanceled)
        for name, path in paths.items():
            files.replace(Path(path), written(name, account, gallery, template))
        if account.is_draft:
            feedback.pushInfo(Wording(words(account.language)).draft(account))
        return {**paths, **counted(account)}
