"""``synpunkt:forget``: contacts, original texts and what was masked, removed for good."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QDate, QMetaType

from ...layers.language import translate
from ...layers.place import is_server
from .base import SynpunktAlgorithm, advanced
from .table_output import write_table

if TYPE_CHECKING:
    from ..privacy.forgetting import Done

FILTER, WHAT, DECISION = "FILTER", "WHAT", "DECISION"
PHOTOS, DRY_RUN = "PHOTOS", "DRY_RUN"
OUTPUT, REMOVED = "OUTPUT", "REMOVED"
KINDS = ("contact", "raw", "masked")
COLUMNS = (
    ("what", QMetaType.Type.QString),
    ("table", QMetaType.Type.QString),
    ("number", QMetaType.Type.Int),
    ("rows", QMetaType.Type.Int),
    ("decision", QMetaType.Type.QString),
    ("removed_on", QMetaType.Type.QDate),
)


class ForgetAlgorithm(SynpunktAlgorithm):
    """Removes by decision, and says how much it was and what copies remain."""

    NAME = "forget"
    WRITES_STORE = True

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Remove personal data for good")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Removes by a decision what the store need not keep:\n"
            "contact: names and addresses whose day has passed, or those of the viewpoints that the"
            " expression fits;\n"
            "raw: the original texts, earlier versions, and rows that could not be imported;\n"
            "masked: of earlier versions, all words that the text no longer has, in the change log"
            " and in rows that could not be imported too.\n"
            "The present texts stay as they are.\n\n"
            "It can't be taken back. The files are written anew, so that nothing of it is left in"
            " them. It is taken out of drafts in your QGIS profiles too; those of other people are"
            " not reached. Backups are not touched; those that lie beside the store are listed."
            " The log tells how much was removed, never what.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_store_parameter()
        filter_ = QgsProcessingParameterExpression(
            FILTER, translate("Synpunkt", "Only viewpoints for which"), optional=True
        )
        filter_.setHelp(
            translate(
                "Synpunkt",
                "An expression on the viewpoint's fields. Empty: contacts whose day has passed, and"
                " all viewpoints' texts.",
            )
        )
        self.addParameter(filter_)
        self.addParameter(
            QgsProcessingParameterEnum(
                WHAT,
                translate("Synpunkt", "What to remove"),
                options=list(KINDS),
                defaultValue=KINDS[0],
                usesStaticStrings=True,
            )
        )
        decision = QgsProcessingParameterString(
            DECISION, translate("Synpunkt", "Reference to the decision")
        )
        decision.setHelp(
            translate(
                "Synpunkt", "Such as the document plan and its paragraph, or a registry number."
            )
        )
        self.addParameter(decision)
        photos = QgsProcessingParameterBoolean(
            PHOTOS, translate("Synpunkt", "Also the photos of these viewpoints"), False
        )
        self.addParameter(advanced(photos))
        self.addParameter(
            QgsProcessingParameterBoolean(
                DRY_RUN, translate("Synpunkt", "Dry run: only count"), False
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                OUTPUT,
                translate("Synpunkt", "What was removed"),
                Qgis.ProcessingSourceType.Vector,
                optional=True,
                createByDefault=True,
            )
        )
        self.addOutput(QgsProcessingOutputNumber(REMOVED, translate("Synpunkt", "Rows removed")))

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ...layers.store import open_store
        from ..privacy.forgetting import forget

        what = self.parameterAsEnumString(parameters, WHAT, context)
        decision = self.parameterAsString(parameters, DECISION, context).strip()
        dry_run = self.parameterAsBool(parameters, DRY_RUN, context)
        done = forget(
            open_store(self.store),
            what,
            self.parameterAsString(parameters, FILTER, context),
            decision,
            self.parameterAsBool(parameters, PHOTOS, context),
            dry_run,
        )
        _tell(done, dry_run, is_server(self.store), feedback)
        rows = [
            (what, table, number, count, decision, _today()) for number, table, count in _log(done)
        ]
        written = write_table(self, parameters, context, OUTPUT, COLUMNS, rows)
        return {**written, REMOVED: done.work.total}


def _log(done: Done) -> Iterator[tuple[int | None, str, int]]:
    """(number of the viewpoint, table, rows), by number; those of no viewpoint last."""
    counted = done.work.counted
    for number, table in sorted(counted, key=lambda key: (key[0] is None, key)):
        yield number, table, counted[number, table]


def _tell(done: Done, dry_run: bool, on_server: bool, feedback: QgsProcessingFeedback) -> None:
    count = done.work.total
    would = translate("Synpunkt", "%n row(s) would be removed for good.", "", count)
    feedback.pushInfo(
        would if dry_run else translate("Synpunkt", "%n row(s) removed for good.", "", count)
    )
    for name in done.copies:
        feedback.pushWarning(
            translate("Synpunkt", "{name} is a copy of the store and has not been changed.").format(
                name=name
            )
        )
    if not done.clean:
        feedback.pushWarning(_unclean(on_server))


def _unclean(on_server: bool) -> str:
    if on_server:
        return translate(
            "Synpunkt",
            "The rows are removed, but traces may be left in the server's tables. Only the store's"
            " owner can have them written anew, while nobody else uses them: ask the owner to run"
            " this again.",
        )
    return translate(
        "Synpunkt",
        "The rows are removed, but another program has the store open, so that traces may"
        " be left in the file. Close it there and run this again.",
    )


def _today() -> QDate:
    today = datetime.date.today()
    return QDate(today.year, today.month, today.day)
