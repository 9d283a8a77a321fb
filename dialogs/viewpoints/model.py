"""The list of viewpoints as Qt sees it: rows picked and ordered from the columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from html import escape
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from ...layers.standing import UNANSWERED
from . import ordering
from .columns import ViewpointColumns
from .filters import Filter, mask, scope
from .wording import Wording
from .zoning import Zones

if TYPE_CHECKING:
    import numpy as np

_FIRST_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class Role(IntEnum):
    """What can be asked of a row beyond Qt's own roles (display, tooltip, accessible text)."""

    UUID = _FIRST_ROLE
    NUMBER = _FIRST_ROLE + 1  # what it is called, "" where it has no number
    TITLE = _FIRST_ROLE + 2
    DETAILS = _FIRST_ROLE + 3
    MARK = _FIRST_ROLE + 4
    WARNING = _FIRST_ROLE + 5  # why to look here, or ""
    ZONE = _FIRST_ROLE + 6  # a code of zoning.CODES
    ROW = _FIRST_ROLE + 7  # row in the columns
    VALENCE = _FIRST_ROLE + 8  # a code, or None
    STATUS = _FIRST_ROLE + 9  # a code


class ViewpointModel(QAbstractListModel):
    """The viewpoints that a filter lets through, in one of the orders of ``ordering.KEYS``.

    Empty until ``set_content``. Every change is a reset: ``KeptSelection`` carries a view's
    selection over it. ``language`` ("sv" or "en") is the interface's.
    """

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._columns: ViewpointColumns | None = None
        self._zones: Zones | None = None
        self._members: np.ndarray | None = None
        self._filter = Filter()
        self._sort = (ordering.NUMBER, False)
        self._order: np.ndarray | None = None
        self._rows: Sequence[int] | np.ndarray = ()
        self._answers: dict[int, Callable[[int], Any]] = {}
        self._total = 0

    # What the model holds

    @property
    def filter(self) -> Filter:
        """The filter in use."""
        return self._filter

    @property
    def total(self) -> int:
        """The y of "Shows x of y"; x is ``rowCount()``."""
        return self._total

    def set_content(
        self, columns: ViewpointColumns, zones: Zones, members: np.ndarray | None = None
    ) -> None:
        """Show other columns, zones or members of a matter; filter and order stay."""
        self.beginResetModel()
        self._columns, self._zones, self._members = columns, zones, members
        self._answers = _answers(columns, zones, Wording(columns, zones, self._language))
        self._total = int(scope(zones, members).sum())
        self._order = None
        self._pick()
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing, as when the store is gone."""
        self.beginResetModel()
        self._columns = self._zones = self._members = self._order = None
        self._answers, self._rows, self._total = {}, (), 0
        self.endResetModel()

    def set_filter(self, chosen: Filter) -> None:
        """Show what ``chosen`` lets through."""
        if chosen != self._filter:
            self.beginResetModel()
            self._filter = chosen
            self._pick()
            self.endResetModel()

    def set_order(self, key: str, backwards: bool = False) -> None:
        """Sort by one of ``ordering.KEYS``."""
        if (key, backwards) != self._sort:
            self.beginResetModel()
            self._sort, self._order = (key, backwards), None
            self._pick()
            self.endResetModel()

    def uuids(self) -> list[str]:
        """The viewpoints that are shown, in their order."""
        return [self._columns.uuid[row] for row in self._rows] if self._columns else []

    def uuids_at(self, places: Iterable[int]) -> list[str]:
        """The viewpoints in these rows of the list."""
        if self._columns is None:
            return []
        return [self._columns.uuid[self._rows[place]] for place in places]

    def places_of(self, uuids: Iterable[str]) -> list[int]:
        """The list's rows of those viewpoints that are shown, sorted."""
        if self._columns is None:
            return []
        import numpy as np

        wanted = np.zeros(len(self._columns), bool)
        rows = self._columns.rows
        wanted[[rows[uuid] for uuid in uuids if uuid in rows]] = True
        return np.flatnonzero(wanted[self._rows]).tolist()

    def next_unanswered(self, after: int) -> QModelIndex:
        """The next shown viewpoint that wants an answer, from the top again if need be."""
        if self._columns is None:
            return QModelIndex()
        import numpy as np

        waiting = np.flatnonzero(self._columns.status.among(UNANSWERED)[self._rows])
        if not len(waiting):
            return QModelIndex()
        later = waiting[waiting > after]
        return self.index(int(later[0] if len(later) else waiting[0]))

    # QAbstractListModel

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        answer = self._answers.get(int(role))
        return answer(int(self._rows[index.row()])) if answer else None

    def _pick(self) -> None:
        if self._columns is None or self._zones is None:
            return
        if self._order is None:
            self._order = ordering.order(self._columns, self._zones, *self._sort)
        shown = mask(self._columns, self._zones, self._filter, self._members)
        self._rows = self._order[shown[self._order]]


def _answers(
    columns: ViewpointColumns, zones: Zones, wording: Wording
) -> dict[int, Callable[[int], Any]]:
    """What answers each role, given a row of the columns."""

    def tooltip(row: int) -> str:
        # As rich text of our own: what citizens wrote must not be taken for any.
        lines = filter(None, (wording.warning(row), wording.title(row)))
        return "<br>".join(f"<span>{escape(line)}</span>" for line in lines)

    return {
        int(Qt.ItemDataRole.DisplayRole): wording.title,
        int(Qt.ItemDataRole.ToolTipRole): tooltip,
        int(Qt.ItemDataRole.AccessibleTextRole): wording.spoken,
        Role.UUID: columns.uuid.__getitem__,
        Role.NUMBER: columns.called,
        Role.TITLE: wording.title,
        Role.DETAILS: wording.details,
        Role.MARK: wording.mark,
        Role.WARNING: wording.warning,
        Role.ZONE: zones.zone.at,
        Role.ROW: lambda row: row,
        Role.VALENCE: columns.valence.at,
        Role.STATUS: columns.status.at,
    }
