"""Viewpoints in QGIS's locator: ``syn`` and a number or words."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import (
    QgsFeedback,
    QgsLocatorContext,
    QgsLocatorFilter,
    QgsLocatorResult,
)
from qgis.PyQt.QtGui import QIcon

from ..layers import resources
from ..layers.language import translate
from ..layers.settings import interface_language
from .snapshot import Shelf

LIMIT = 40


class ViewpointLocator(QgsLocatorFilter):
    """Searches the snapshot, in a thread of its own; ``show`` gets the chosen viewpoint's uuid."""

    def __init__(self, shelf: Shelf, show: Callable[[str], object]) -> None:
        super().__init__()
        self._shelf, self._show = shelf, show

    def clone(self) -> ViewpointLocator:
        return ViewpointLocator(self._shelf, self._show)

    def name(self) -> str:
        return "synpunkt"

    def displayName(self) -> str:  # noqa: N802
        return translate("Synpunkt", "Viewpoints: number, text or place")

    def prefix(self) -> str:
        return "syn"

    def priority(self) -> QgsLocatorFilter.Priority:
        return QgsLocatorFilter.Priority.Medium

    def fetchResults(  # noqa: N802
        self, string: str, context: QgsLocatorContext, feedback: QgsFeedback
    ) -> None:
        snapshot = self._shelf.take()
        if snapshot is None:
            return
        from .viewpoints.wording import Wording

        wording = Wording(snapshot.columns, snapshot.zones, interface_language())
        icon = QIcon(str(resources.path("icon.svg")))
        for place, row in enumerate(snapshot.matches(string, LIMIT)):
            if feedback.isCanceled():
                return
            named = (snapshot.columns.called(row), wording.title(row))
            result = QgsLocatorResult(self, " ".join(filter(None, named)))
            result.description = wording.details(row)
            result.setUserData(snapshot.columns.uuid[row])
            result.icon = icon
            result.score = 1.0 - place / LIMIT
            self.resultFetched.emit(result)

    def triggerResult(self, result: QgsLocatorResult) -> None:  # noqa: N802
        self._show(str(result.userData))  # type: ignore[attr-defined]
