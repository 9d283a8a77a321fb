"""Functions for labels and layouts: how many viewpoints, about what, and the panel's sentence.

They are evaluated outside the main thread and read nothing but the snapshot.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionFunction,
    QgsExpressionNodeFunction,
    QgsGeometry,
)

from ..layers.errors import InputError, SynpunktError
from ..layers.language import translate
from ..layers.settings import interface_language
from .snapshot import Shelf, Snapshot

if TYPE_CHECKING:
    import numpy as np

GROUP = "Synpunkt"
ANY_NUMBER = -1  # of arguments
TOP = 3


class SynpunktFunction(QgsExpressionFunction):
    """Base: answers NULL where no store is open, and with a sentence to what it can't answer."""

    NAME = ""

    def __init__(self, shelf: Shelf, help_text: str) -> None:
        super().__init__(self.NAME, ANY_NUMBER, GROUP, help_text)
        self._shelf = shelf

    def func(
        self,
        values: Iterable[Any],
        context: QgsExpressionContext,
        parent: QgsExpression,
        node: QgsExpressionNodeFunction,
    ) -> Any:
        snapshot = self._shelf.take()
        if snapshot is None:
            return None
        try:
            return self.answer(snapshot, list(values), context)
        except SynpunktError as error:
            parent.setEvalErrorString(str(error))
            return None

    def answer(
        self, snapshot: Snapshot, values: Sequence[Any], context: QgsExpressionContext
    ) -> Any:
        """The value of the function; InputError for arguments that mean nothing."""
        raise NotImplementedError

    def usesGeometry(self, node: QgsExpressionNodeFunction) -> bool:  # noqa: N802
        """A feature's own geometry comes as an argument, which says by itself that it is needed."""
        return False


class CountFunction(SynpunktFunction):
    """``synpunkt_count(…)``."""

    NAME = "synpunkt_count"

    def answer(
        self, snapshot: Snapshot, values: Sequence[Any], context: QgsExpressionContext
    ) -> int:
        return int(_chosen(snapshot, values, context).sum())


class TopThemesFunction(SynpunktFunction):
    """``synpunkt_top_themes(…)``."""

    NAME = "synpunkt_top_themes"

    def answer(
        self, snapshot: Snapshot, values: Sequence[Any], context: QgsExpressionContext
    ) -> str:
        from .viewpoints.wording import code_label

        numbers = [value for value in values if isinstance(value, (int, float))]
        rest = [value for value in values if not isinstance(value, (int, float))]
        wanted = int(numbers[0]) if numbers else TOP
        columns, language = snapshot.columns, interface_language()
        counts = columns.theme_group.counts(_chosen(snapshot, rest, context))
        most = sorted(
            ((n, code) for code, n in counts.items() if code), key=lambda one: (-one[0], one[1])
        )
        return ", ".join(
            f"{code_label(columns.code_lists, 'theme', code, language, short=True)} {n}"
            for n, code in most[: max(0, wanted)]
        )


class SentenceFunction(SynpunktFunction):
    """``synpunkt_sentence()``."""

    NAME = "synpunkt_sentence"

    def answer(
        self, snapshot: Snapshot, values: Sequence[Any], context: QgsExpressionContext
    ) -> str:
        return snapshot.sentence


class Functions:
    """The three functions in QGIS's list, until ``take_down``."""

    def __init__(self, shelf: Shelf) -> None:
        self._functions = [
            CountFunction(shelf, _count_help()),
            TopThemesFunction(shelf, _themes_help()),
            SentenceFunction(shelf, _sentence_help()),
        ]
        for function in self._functions:
            QgsExpression.registerFunction(function)

    def take_down(self) -> None:
        """Take them out of the list again."""
        for function in self._functions:
            QgsExpression.unregisterFunction(function.name())
        self._functions = []


def _chosen(snapshot: Snapshot, values: Sequence[Any], context: QgsExpressionContext) -> np.ndarray:
    """Viewpoints that fit every argument: words for codes, shapes for where."""
    import numpy as np

    found = np.ones(len(snapshot.columns), bool)
    for value in values:
        if isinstance(value, QgsGeometry):
            found = found & snapshot.within(value, _crs(snapshot, context))
        elif str(value).strip():
            found = found & _by_word(snapshot, str(value).strip())
    return found


def _by_word(snapshot: Snapshot, word: str) -> np.ndarray:
    """Viewpoints of that theme, type, zone or status, given as code or as it reads."""
    from ..layers import codes
    from ..layers.standing import STATUSES, UNANSWERED
    from ..layers.zones import TIED_ZONES
    from .viewpoints.wording import status_label, zone_label
    from .viewpoints.zoning import CODES

    columns, wanted = snapshot.columns, word.casefold()
    if wanted in ("area", translate("Synpunkt", "area").casefold()):
        return snapshot.zones.zone.among(TIED_ZONES)
    if wanted in ("unanswered", translate("Synpunkt", "Unanswered").casefold()):
        return columns.status.among(UNANSWERED)
    for zone in CODES:
        if zone and wanted in (zone, zone_label(zone).casefold()):
            return snapshot.zones.zone.among({zone})
    for status in STATUSES:
        if wanted in (status, status_label(status).casefold()):
            return columns.status.among({status})
    theme, valence = codes.find("theme", word), codes.find("valence", word)
    if theme is not None:
        return columns.theme.among({theme}) | columns.theme_group.among({theme})
    if valence is not None:
        return columns.valence.among({valence})
    text = translate("Synpunkt", "“{word}” is no theme, type, status or zone.")
    raise InputError(text.format(word=word))


def _crs(snapshot: Snapshot, context: QgsExpressionContext) -> QgsCoordinateReferenceSystem:
    """The system that a feature's geometry is in: the layer's, else the project's, else ours."""
    for variable in ("layer_crs", "project_crs"):
        crs = QgsCoordinateReferenceSystem(str(context.variable(variable) or ""))
        if crs.isValid():
            return crs
    return snapshot.columns.crs


def _help(name: str, does: str, arguments: str, examples: Sequence[tuple[str, str]]) -> str:
    """In the form of QGIS's own help; all of it is our own text."""
    lines = "".join(f"<li><code>{code}</code> → {value}</li>" for code, value in examples)
    heading = translate("Synpunkt", "Examples")
    return f"<h3>{name}</h3><p>{does}</p><p>{arguments}</p><h4>{heading}</h4><ul>{lines}</ul>"


def _count_help() -> str:
    does = translate(
        "Synpunkt",
        "How many viewpoints the project's store holds. NULL where no store is open.",
    )
    arguments = translate(
        "Synpunkt",
        "Arguments, in any order and number, narrow it down: a theme, a type, a status or a zone,"
        " as its code or as it reads in the panel; “area” is all that lies inside, on the edge of"
        " or near the area that the panel looks at; a geometry counts what lies in it or on its"
        " edge.",
    )
    examples = [
        ("synpunkt_count()", "106"),
        ("synpunkt_count('inside')", "33"),
        ("synpunkt_count('lighting', 'negative', 'area')", "11"),
        ("synpunkt_count($geometry)", "4"),
        ("synpunkt_count($geometry, 'unanswered')", "3"),
    ]
    return _help(f"{CountFunction.NAME}(…)", does, arguments, examples)


def _themes_help() -> str:
    does = translate(
        "Synpunkt",
        "The themes that most viewpoints are about, with their counts. NULL where no store is"
        " open.",
    )
    arguments = translate(
        "Synpunkt",
        "A number says how many themes (3); other arguments narrow it down as in synpunkt_count.",
    )
    examples = [
        ("synpunkt_top_themes()", "'Belysning 19, Trafik 15, Mötesplatser 14'"),
        ("synpunkt_top_themes($geometry, 1)", "'Belysning 3'"),
    ]
    return _help(f"{TopThemesFunction.NAME}(…)", does, arguments, examples)


def _sentence_help() -> str:
    does = translate(
        "Synpunkt",
        "The sentence of the panel: what the area that it looks at holds. NULL where no store is"
        " open.",
    )
    examples = [("synpunkt_sentence()", "'41 synpunkter med plats: 33 inom, …'")]
    return _help(f"{SentenceFunction.NAME}()", does, "", examples)
