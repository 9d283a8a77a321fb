"""A selection that follows its viewpoints when the list is filtered, sorted or read afresh."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtCore import QItemSelection, QItemSelectionModel, QObject

from .model import Role, ViewpointModel

_SET = QItemSelectionModel.SelectionFlag.ClearAndSelect


class KeptSelection(QItemSelectionModel):
    """For ``QAbstractItemView.setSelectionModel`` on a view of ``model``.

    What a filter hides is no longer selected, and is not selected again when it comes back.
    """

    def __init__(self, model: ViewpointModel, parent: QObject | None = None) -> None:
        super().__init__(model, parent)
        self._list = model
        self._kept: list[str] = []
        self._current = ""
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)

    def uuids(self) -> list[str]:
        """The selected viewpoints, in the order of the list."""
        rows = self._list.rowCount()
        places = (
            place
            for part in self.selection()
            for place in range(part.top(), min(part.bottom() + 1, rows))
        )
        return self._list.uuids_at(sorted(places))

    def select_uuids(self, uuids: Iterable[str]) -> None:
        """Select those viewpoints, as far as they are shown, and nothing else."""
        self.select(self._ranges(self._list.places_of(uuids)), _SET)

    def _keep(self) -> None:
        self._kept = self.uuids()
        self._current = self.currentIndex().data(Role.UUID) or ""

    def _restore(self) -> None:
        current = self._list.places_of([self._current])
        if current:
            stay = QItemSelectionModel.SelectionFlag.NoUpdate
            self.setCurrentIndex(self._list.index(current[0]), stay)
        self.select_uuids(self._kept)

    def _ranges(self, places: list[int]) -> QItemSelection:
        """Neighbours together: a selection of a hundred thousand rows is one range."""
        found = QItemSelection()
        start = 0
        for end in range(1, len(places) + 1):
            if end == len(places) or places[end] != places[end - 1] + 1:
                index = self._list.index
                found.select(index(places[start]), index(places[end - 1]))
                start = end
        return found
