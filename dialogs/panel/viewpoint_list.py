"""The list of viewpoints: what the filter shows, in the chosen order."""

from __future__ import annotations

from qgis.PyQt.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QContextMenuEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ...layers.language import translate
from ...layers.settings import interface_language
from ..viewpoints.model import Role, ViewpointModel
from ..viewpoints.selection import KeptSelection
from .empty_hint import EmptyHint, why_empty
from .row_delegate import MARGIN, RowDelegate
from .state import PanelState

#: So many rows are seen however small the panel is.
LEAST = 2
_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect
_STAY = QItemSelectionModel.SelectionFlag.NoUpdate


class ViewpointList(QTableView):
    """Shows ``state``; ``chosen`` tells the selected uuids, ``current`` the one in focus.

    ``menu_asked`` carries the place on the screen where a menu of theirs is wanted. It is a table
    of one column because a ``QListView`` asks the model for every row whenever it lays them out: of
    100 000 that is a tenth of a second at each keystroke of the search.
    """

    chosen = pyqtSignal(list)
    current = pyqtSignal(str)
    zoom_asked = pyqtSignal(str)
    menu_asked = pyqtSignal(QPoint)

    def __init__(self, state: PanelState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktList")
        self.setAccessibleName(translate("Synpunkt", "Viewpoints"))
        self._state = state
        self.viewpoints = ViewpointModel(interface_language(), self)
        self.setModel(self.viewpoints)
        self.kept = KeptSelection(self.viewpoints, self)
        self.setSelectionModel(self.kept)
        self.setItemDelegate(RowDelegate(self))
        self._lay_out()
        self.hint = EmptyHint(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.kept.selectionChanged.connect(lambda *_: self.chosen.emit(self.kept.uuids()))
        self.kept.currentChanged.connect(self._on_current)
        self.activated.connect(lambda index: self.zoom_asked.emit(index.data(Role.UUID)))
        state.recounted.connect(self._on_recounted)
        state.filtered.connect(self._on_filtered)

    def _lay_out(self) -> None:
        row = 2 * self.fontMetrics().height() + 2 * MARGIN
        self.setMinimumHeight(LEAST * row)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(row)
        down.setDefaultSectionSize(row)
        across.hide()
        down.hide()

    def select(self, uuids: list[str]) -> None:
        """Select what was selected elsewhere, and bring the first of it into view."""
        self.kept.select_uuids(uuids)
        places = self.viewpoints.places_of(uuids)
        if places:
            self.focus_on(self.viewpoints.index(places[0]), keep_selection=True)

    def focus_on(self, index: QModelIndex, keep_selection: bool = False) -> None:
        """Make a row the current one, and show it."""
        how = _STAY if keep_selection else _ONLY
        self.kept.setCurrentIndex(index, how)
        self.scrollTo(index)

    def current_uuid(self) -> str:
        """The viewpoint in focus, "" for none."""
        index = self.currentIndex()
        return index.data(Role.UUID) if index.isValid() else ""

    def moveCursor(  # noqa: N802
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifiers
    ) -> QModelIndex:
        # In a table Home and End go along a row; this is a list.
        rows = self.viewpoints.rowCount()
        if rows and action == QAbstractItemView.CursorAction.MoveHome:
            return self.viewpoints.index(0)
        if rows and action == QAbstractItemView.CursorAction.MoveEnd:
            return self.viewpoints.index(rows - 1)
        return super().moveCursor(action, modifiers)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        if self.kept.hasSelection() or self.current_uuid():
            self.menu_asked.emit(event.globalPos())

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.current.emit(index.data(Role.UUID) if index.isValid() else "")

    def _on_filtered(self) -> None:
        self.viewpoints.set_filter(self._state.filter)
        self.hint.setText(why_empty(self._state))

    def _on_recounted(self) -> None:
        state = self._state
        self.hint.setText(why_empty(state))
        if state.columns is None:
            self.viewpoints.clear()
            return
        self.viewpoints.set_filter(state.filter)
        self.viewpoints.set_content(state.columns, state.zones, state.members)
