"""synpunkt:importanswers – what colleagues filled in on a reply or action sheet comes back."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
)
from qgis.PyQt.QtCore import QMetaType

from ...layers.language import translate
from .area_input import add_matter_parameter, matter_of
from .base import SynpunktAlgorithm
from .table_output import write_table

INPUT, DRY_RUN, OUTPUT, OPERATION = "INPUT", "DRY_RUN", "OUTPUT", "OPERATION"
COLUMNS = (
    ("sheet", QMetaType.Type.QString),
    ("row", QMetaType.Type.Int),
    ("about", QMetaType.Type.QString),
    ("what", QMetaType.Type.QString),
    ("message", QMetaType.Type.QString),
)


class ImportAnswersAlgorithm(SynpunktAlgorithm):
    """Takes home what was changed in a sheet since it was made; conflicts are listed."""

    NAME = "importanswers"
    WRITES_STORE = True

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Import answers from colleagues")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Reads the reply sheet and the action sheet of a workbook that “Account of a matter” or"
            " “Report of an occasion” has written, after colleagues have filled it in. Only the"
            " columns for answers and actions are read; whatever else was changed in the file is"
            " not.\n\n"
            "A row that was changed in the file alone is stored. A row that was changed in the"
            " store as well is a conflict: it is listed, and the store stays as it is. Rows whose"
            " viewpoint or action is gone, and those that can’t be stored as they are, are"
            " rejected, with the reason. The numbers of new, changed, unchanged, conflicting and"
            " rejected rows add up to the rows of the sheets.\n\n"
            "One operation, which can be taken back.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_store_parameter()
        file = QgsProcessingParameterFile(
            INPUT,
            translate("Synpunkt", "Workbook that was filled in"),
            fileFilter=translate("Synpunkt", "Workbooks (*.xlsx *.ods)"),
        )
        self.addParameter(file)
        add_matter_parameter(self)
        dry_run = QgsProcessingParameterBoolean(
            DRY_RUN, translate("Synpunkt", "Dry run: only count"), defaultValue=False
        )
        dry_run.setHelp(translate("Synpunkt", "Gives the same numbers and changes nothing."))
        self.addParameter(dry_run)
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                OUTPUT,
                translate("Synpunkt", "Rows that were not stored"),
                Qgis.ProcessingSourceType.Vector,
                optional=True,
                createByDefault=True,
            )
        )
        for name, label in (
            ("NEW", translate("Synpunkt", "New")),
            ("CHANGED", translate("Synpunkt", "Changed")),
            ("UNCHANGED", translate("Synpunkt", "Unchanged")),
            ("CONFLICTS", translate("Synpunkt", "Conflicts")),
            ("REJECTED", translate("Synpunkt", "Rejected")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))
        self.addOutput(QgsProcessingOutputString(OPERATION, translate("Synpunkt", "Operation")))

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from pathlib import Path

        from ...layers.store import open_store
        from ..answers_home import judging
        from ..answers_home.bringing_home import bring_home

        store = open_store(self.store)
        outcome = bring_home(
            store,
            Path(self.parameterAsFile(parameters, INPUT, context)),
            matter_of(self, store, parameters, context),
            self.parameterAsBoolean(parameters, DRY_RUN, context),
            feedback.isCanceled,
        )
        left = [one for one in outcome.verdicts if one.message]
        for one in left:
            text = translate("Synpunkt", "{sheet}, row {row}: {message}")
            feedback.pushWarning(
                text.format(sheet=one.row.sheet, row=one.row.line, message=one.message)
            )
        rows = [(one.row.sheet, one.row.line, one.number, one.what, one.message) for one in left]
        written = write_table(self, parameters, context, OUTPUT, COLUMNS, rows)
        return {
            **written,
            "NEW": outcome.count(judging.NEW),
            "CHANGED": outcome.count(judging.CHANGED),
            "UNCHANGED": outcome.count(judging.UNCHANGED),
            "CONFLICTS": outcome.count(judging.CONFLICT),
            "REJECTED": outcome.count(judging.REJECTED),
            OPERATION: outcome.operation,
        }
