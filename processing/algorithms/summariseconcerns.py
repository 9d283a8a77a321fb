"""synpunkt:summariseconcerns – what was said inside, on the edge of and near a boundary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputNumber

from ...layers.errors import InputError
from ...layers.language import translate
from .base import LANGUAGE, SynpunktAlgorithm, progress_of
from .summary_parameters import (
    BOUNDARIES,
    HTML,
    JSON,
    MATCHES,
    MIN_COUNT,
    NEAR,
    TEXTS,
    add_parameters,
    count_labels,
    is_wanted,
)

if TYPE_CHECKING:
    from ..summary.request import Options
    from .summary_input import SummaryInput

# Of the progress bar: the rest is for writing.
COUNTING_SHARE = 0.9


class SummariseConcernsAlgorithm(SynpunktAlgorithm):
    """Counts viewpoints of any layer against boundaries of any layer; writes tables and a page."""

    NAME = "summariseconcerns"

    given: SummaryInput
    options: Options

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Summarise concerns inside a boundary")

    def shortDescription(self) -> str:  # noqa: N802
        return translate("Synpunkt", "What was said inside, on the edge of and near a boundary.")

    def shortHelpString(self) -> str:  # noqa: N802
        return translate(
            "Synpunkt",
            "Finds the viewpoints inside, on the edge of and near each boundary, and counts them by"
            " theme and type. Both layers may be of any kind and in any coordinate system; all"
            " distances are metres on the ground.\n\n"
            "Each viewpoint counts once for a boundary, and once in the totals. On the edge is what"
            " lies within a millimetre of the boundary's line, and a stretch or an area that is"
            " partly inside. Viewpoints without a place are counted apart. The numbers always add"
            " up to the number of viewpoints.\n\n"
            "An invalid boundary is repaired for the count alone; your layers are never changed.",
        )

    def tags(self) -> list[str]:
        return translate(
            "Synpunkt", "viewpoint,dialogue,safety walk,plan,boundary,count,theme,report"
        ).split(",")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        add_parameters(self)
        for name, label in count_labels().items():
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def read_input(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        from ..summary.request import Options
        from .summary_input import SummaryInput

        language = self.parameterAsEnumString(parameters, LANGUAGE, context)
        texts = self.parameterAsEnumString(parameters, TEXTS, context)
        near = self.parameterAsDouble(parameters, NEAR, context)
        min_count = self.parameterAsInt(parameters, MIN_COUNT, context)
        if min_count > 1 and is_wanted(parameters, MATCHES, context):
            raise InputError(
                translate(
                    "Synpunkt",
                    "Viewpoints can't be listed one by one while small counts are held back."
                    " Leave out either the list or the smallest count.",
                )
            )
        self.given = SummaryInput(self, parameters, context, language, texts != "none")
        own = {NEAR: near, MIN_COUNT: min_count, TEXTS: texts, LANGUAGE: language}
        self.options = Options(
            near,
            min_count,
            texts,
            language,
            {**self.given.parameters(), **own},
            self.given.notes,
            listed=is_wanted(parameters, HTML, context),
            matched=is_wanted(parameters, MATCHES, context),
            measured=any(is_wanted(parameters, one, context) for one in (BOUNDARIES, HTML, JSON)),
        )

    def execute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..summary.summarise import summarise
        from .summary_output import SummaryOutput

        progress = progress_of(feedback, COUNTING_SHARE)
        result = summarise(
            self.given.viewpoints(),
            self.given.boundaries(),
            self.options,
            context.transformContext(),
            progress,
        )
        progress(1.0)
        for message in result.summary.messages:
            feedback.pushWarning(message)
        written = SummaryOutput(self, parameters, context).write(result, self.given)
        return {**written, **result.summary.counts}
