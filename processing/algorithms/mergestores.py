"""synpunkt:mergestores – bring what was written in another store into this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QMetaType

from ...layers.address import resolve
from ...layers.language import translate
from ...layers.merge.telling import reason
from .base import SynpunktAlgorithm
from .table_output import write_table

if TYPE_CHECKING:
    from ...layers.merge.plan import Conflict
    from ...layers.store import Store

OTHER, ON_CONFLICT, OUTPUT, OPERATION = "OTHER", "ON_CONFLICT", "OUTPUT", "OPERATION"
NEW, CHANGED, CONFLICTS = "NEW", "CHANGED", "CONFLICTS"
ROWS_NEW, ROWS_CHANGED, ROWS_REMOVED = "ROWS_NEW", "ROWS_CHANGED", "ROWS_REMOVED"
CHOICES = ("ask", "ours", "theirs")
COLUMNS = (
    ("table", QMetaType.Type.QString),
    ("uuid", QMetaType.Type.QString),
    ("number", QMetaType.Type.LongLong),
    ("field", QMetaType.Type.QString),
    ("ours", QMetaType.Type.QString),
    ("theirs", QMetaType.Type.QString),
    ("kept", QMetaType.Type.QString),
    ("reason", QMetaType.Type.QString),
)


class MergeStoresAlgorithm(SynpunktAlgorithm):
    """Merges another store into this one; again gives nothing new."""

    NAME = "mergestores"
    WRITES_STORE = True

    other: str = ""

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Merge stores")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Brings into this store what was written in another: at a second table, in the field,"
            " by a colleague. The other store stays as it is. Viewpoints get their numbers here."
            " What only one of the two changed is taken; what both changed is listed, and stays"
            " as it is here until somebody decides: “ours” keeps this store's value, “theirs”"
            " takes the other's, and the history keeps both. Merged again, nothing comes twice."
            " One operation, which can be taken back.\n\n"
            "New and changed count viewpoints; all other rows are told of in the log.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_store_parameter()
        # A text and no file, since the other store may lie on a server too.
        self.add_chosen_store(
            QgsProcessingParameterString(OTHER, translate("Synpunkt", "Store to bring in"))
        )
        self.addParameter(
            QgsProcessingParameterEnum(
                ON_CONFLICT,
                translate("Synpunkt", "What both have changed"),
                options=list(CHOICES),
                defaultValue=CHOICES[0],
                usesStaticStrings=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                OUTPUT,
                translate("Synpunkt", "Conflicts"),
                Qgis.ProcessingSourceType.Vector,
                optional=True,
                createByDefault=False,
            )
        )
        for name, label in (
            (NEW, translate("Synpunkt", "New viewpoints")),
            (CHANGED, translate("Synpunkt", "Changed viewpoints")),
            (CONFLICTS, translate("Synpunkt", "Conflicts")),
            (ROWS_NEW, translate("Synpunkt", "New rows in all tables")),
            (ROWS_CHANGED, translate("Synpunkt", "Changed rows in all tables")),
            (ROWS_REMOVED, translate("Synpunkt", "Removed rows in all tables")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))
        self.addOutput(QgsProcessingOutputString(OPERATION, translate("Synpunkt", "Operation")))

    def read_input(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        self.other = resolve(self.parameterAsString(parameters, OTHER, context), None)

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ...layers.merge.merging import merge_stores
        from ...layers.merge.telling import doubts, news
        from ...layers.store import open_store

        store = open_store(self.store)
        other = open_store(self.other)
        merged = merge_stores(
            store,
            other,
            context.transformContext(),
            self.parameterAsEnumString(parameters, ON_CONFLICT, context),
            lambda share: feedback.setProgress(100 * share),
            feedback.isCanceled,
        )
        for text in news(merged):
            feedback.pushInfo(text)
        for text in doubts(merged):
            feedback.pushWarning(text)
        rows = [_row(conflict, store) for conflict in merged.conflicts]
        return {
            **write_table(self, parameters, context, OUTPUT, COLUMNS, rows),
            NEW: merged.new["viewpoint"],
            CHANGED: merged.changed["viewpoint"],
            CONFLICTS: len(merged.conflicts),
            ROWS_NEW: merged.new.total(),
            ROWS_CHANGED: merged.changed.total(),
            ROWS_REMOVED: merged.removed.total(),
            OPERATION: merged.operation,
        }


def _row(conflict: Conflict, store: Store) -> list[object]:
    number = None
    if conflict.table == "viewpoint":
        number = (store.row("viewpoint", conflict.row) or {}).get("number")
    return [
        conflict.table,
        conflict.row,
        number,
        conflict.column or None,
        _shown(conflict.ours),
        _shown(conflict.theirs),
        conflict.kept or None,
        reason(conflict.why),
    ]


def _shown(value: object) -> str | None:
    if value is None:
        return None
    return value.asWkt(3) if isinstance(value, QgsGeometry) else str(value)
