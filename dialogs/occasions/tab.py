"""The tab on occasions: all of them by day, and the one in focus with its chain and its walk."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsDistanceArea, QgsGeometry
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QHideEvent, QShowEvent
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...layers import occasion_parts, occasions, walks
from ...layers.errors import SynpunktError
from ...layers.language import translate, words
from ...layers.project_controller import ProjectController
from ...layers.settings import interface_language
from ...layers.store import Store
from ..capture.closing_step import tally_words
from ..messages import Messages
from ..panel.facets import asking_for
from ..panel.row_delegate import TwoLineDelegate
from ..panel.state import PanelState
from ..store_work import StoreWork
from ..viewpoints.filters import OCCASION
from ..viewpoints.model import Role
from .chain_words import link_words
from .desk import OccasionDesk
from .focus import OccasionFocus
from .model import OccasionModel
from .occasion_words import how_lines, where_line
from .walk_map import WalkMap

#: Milliseconds after the last keystroke until the list follows.
PAUSE = 120


class OccasionsTab(QWidget):
    """Shows the occasions of ``state``'s store; what it draws on the map is there while it is seen.

    ``filtered`` tells that the list of viewpoints is to be shown, ``capture_asked`` at which
    occasion someone wants to write down (``write_up_asked`` the day after, ``actions_asked`` to see
    what is to be done, ``report_asked`` of which a report is wanted, and for whom), ``zoom_asked``
    carries a place in the store's CRS.
    """

    filtered = pyqtSignal()
    capture_asked = pyqtSignal(str)
    write_up_asked = pyqtSignal(str)
    actions_asked = pyqtSignal(str)
    report_asked = pyqtSignal(str, str)
    zoom_asked = pyqtSignal(QgsGeometry)

    def __init__(
        self,
        controller: ProjectController,
        canvas: QgsMapCanvas,
        state: PanelState,
        work: StoreWork,
        messages: Messages,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._controller, self._canvas = controller, canvas
        self._state, self._messages = state, messages
        self._language = interface_language()
        self._rows: dict[str, dict[str, Any]] = {}
        self._wanted = ""
        self._route: QgsGeometry | None = None
        self._stops: list[dict[str, Any]] = []
        self.desk = OccasionDesk(controller, state, work, messages, self)
        self.map = WalkMap(controller, canvas, state, self.desk, messages, self)
        self.focus = OccasionFocus(self)
        self.model = OccasionModel(self._language, self)
        self._make_list()
        self._arrange()
        self._connect()
        self._order_tabs()

    @property
    def current(self) -> str:
        """The uuid of the occasion in focus, "" for none."""
        return str(self.list.currentIndex().data(Role.UUID) or "")

    def look_at(self, uuid: str) -> None:
        """Put an occasion into focus, whatever is sought."""
        self._wanted = uuid
        if self.model.place(uuid) < 0 and self.search.text():
            self.search.clear()
            self._on_search()
        self._select()

    def refresh(self) -> None:
        """Read the occasions afresh; done only while the tab is seen."""
        if self.isVisible():
            self._read()

    def take_down(self) -> None:
        """Leave nothing on the map, and close the window."""
        self._canvas.destinationCrsChanged.disconnect(self._show_focus)
        self.map.take_down()
        self.desk.take_down()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self.map.leave()
        self.map.marks.clear()

    # --- parts ---

    def _make_list(self) -> None:
        self.search = QLineEdit(self)
        self.search.setObjectName("synpunktOccasionSearch")
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(translate("Synpunkt", "Search name, place, day or kind"))
        self.search.setAccessibleName(self.search.placeholderText())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self.add = QToolButton(self)
        self.add.setObjectName("synpunktNewOccasion")
        self.add.setText("+")
        self.add.setToolTip(translate("Synpunkt", "New occasion"))
        self.add.setAccessibleName(self.add.toolTip())
        self.add.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.shown = QLabel(self)
        self.shown.setObjectName("synpunktOccasionsShown")
        self.list = QListView(self)
        self.list.setObjectName("synpunktOccasions")
        self.list.setAccessibleName(translate("Synpunkt", "Occasions, the latest first"))
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(TwoLineDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _arrange(self) -> None:
        above = QWidget(self)
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        row.addWidget(self.add)
        column.addLayout(row)
        column.addWidget(self.shown)
        column.addWidget(self.list, 1)
        halves = QSplitter(Qt.Orientation.Vertical, self)
        halves.setChildrenCollapsible(False)
        halves.addWidget(above)
        halves.addWidget(self.focus)
        halves.setStretchFactor(0, 2)
        halves.setStretchFactor(1, 3)
        halves.setSizes([20_000, 30_000])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(halves)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self._pause.timeout.connect(self._on_search)
        self.add.clicked.connect(lambda: self.desk.new(self._on_written))
        self.list.selectionModel().currentChanged.connect(lambda *_: self._on_current())
        self.list.doubleClicked.connect(lambda _index: self._edit())
        focus, stops = self.focus, self.focus.stops
        focus.capture_asked.connect(lambda: self.capture_asked.emit(self.current))
        focus.viewpoints_asked.connect(self._filter)
        focus.edit_asked.connect(self._edit)
        focus.next_asked.connect(lambda: self.desk.follow(self.current, self._on_written))
        focus.write_up_asked.connect(lambda: self.write_up_asked.emit(self.current))
        focus.actions_asked.connect(lambda: self.actions_asked.emit(self.current))
        focus.report_asked.connect(lambda whom: self.report_asked.emit(self.current, whom))
        focus.zoom_asked.connect(self._zoom)
        focus.place_asked.connect(lambda: self.map.place_occasion(self.current))
        focus.removal_asked.connect(lambda: self.desk.remove(self.current))
        focus.link_asked.connect(self.look_at)
        stops.route_asked.connect(lambda: self.map.draw_route(self.current))
        stops.route_removal_asked.connect(lambda: self.desk.draw_route(self.current, None))
        stops.stop_asked.connect(lambda wanted: self.map.add_stops(self.current, wanted))
        stops.move_asked.connect(lambda stop: self.map.move_stop(self.current, stop))
        stops.named.connect(lambda stop, name: self.desk.change_stop(stop, stop["geom"], name))
        stops.removal_asked.connect(lambda stop: self.desk.remove_stop(stop["uuid"]))
        stops.chosen.connect(self._draw)
        self.map.adding.connect(stops.new.setChecked)
        self.map.added.connect(self._on_added)
        self._state.recounted.connect(self.refresh)
        self._canvas.destinationCrsChanged.connect(self._show_focus)

    def _order_tabs(self) -> None:
        stops = [self.search, self.add, self.list, *self.focus.in_order()]
        for one, after in zip(stops, stops[1:], strict=False):
            QWidget.setTabOrder(one, after)

    # --- what is shown ---

    def _read(self) -> None:
        store, columns = self._state.store, self._state.columns
        kept = self._wanted or self.current
        rows, tallies = [], {}
        if store is not None and columns is not None:
            try:
                rows, tallies = occasions.latest(store), occasions.tallies(store)
            except SynpunktError as error:
                self._messages.fail(str(error))
        self._rows = {row["uuid"]: row for row in rows}
        blocked = self.list.selectionModel().blockSignals(True)
        if columns is not None:
            # Those that have a day come first here: the list goes back in time.
            dated = sorted(rows, key=lambda row: row["starts_at"] is None)
            self.model.show_rows(dated, tallies, columns.code_lists)
        self.list.selectionModel().blockSignals(blocked)
        self._wanted = kept
        self._tell_shown()
        self._select()

    def _select(self) -> None:
        """Bring what was in focus back there; the first one where it is gone."""
        place = max(0, self.model.place(self._wanted))
        index = self.model.index(place)
        if index.isValid():
            blocked = self.list.selectionModel().blockSignals(True)
            self.list.setCurrentIndex(index)
            self.list.selectionModel().blockSignals(blocked)
            self.list.viewport().update()
            self.list.scrollTo(index)
        self._wanted = ""
        self._show_focus()

    def _on_current(self) -> None:
        self.map.leave()
        self._show_focus()

    def _show_focus(self) -> None:
        row, store = self._rows.get(self.current), self._state.store
        if row is None or store is None:
            self.focus.show_nothing(not self._rows)
            self.map.marks.clear()
            return
        try:
            self._tell(store, row)
        except SynpunktError as error:
            self._messages.fail(str(error))
        self._order_tabs()
        self._draw()

    def _tell(self, store: Store, row: dict[str, Any]) -> None:
        lists, uuid = self._state.columns.code_lists, row["uuid"]
        parties = occasion_parts.parties(store, uuid)
        self.focus.show_lines(
            str(row["title"]),
            where_line(row, self.model.kind(row)),
            tally_words(self.model.tally(uuid)),
            how_lines(row, parties, lists, self._language),
        )
        chain = walks.chain(store, uuid)
        links = [(one["uuid"], link_words(one, lists, self._language)) for one in chain]
        self.focus.show_chain(links, uuid)
        self._route, stops = walks.route(store, uuid), walks.stops(store, uuid)
        self._stops = stops
        walked = row["kind"] == walks.SAFETY_WALK or bool(stops) or self._route is not None
        self.focus.show_walk(walked)
        self.focus.stops.show_walk(self._length(store, self._route), stops, self._language)

    def _length(self, store: Store, route: QgsGeometry | None) -> float | None:
        if route is None:
            return None
        measure = QgsDistanceArea()
        measure.setSourceCrs(store.crs, self._controller.project.transformContext())
        measure.setEllipsoid(store.crs.ellipsoidAcronym())
        return float(measure.measureLength(route))

    def _draw(self) -> None:
        store = self._state.store
        if store is None or not self.isVisible() or self.current not in self._rows:
            self.map.marks.clear()
            return
        stop = self.focus.stops.current()
        chosen = stop["uuid"] if stop is not None else ""
        self.map.marks.show(self._route, self._stops, chosen, store.crs)

    def _tell_shown(self) -> None:
        number = words(self._language).number
        text = translate("Synpunkt", "Shows {shown} of {total}")
        shown, total = self.model.rowCount(), self.model.total
        self.shown.setText(text.format(shown=number(shown), total=number(total)))

    # --- what the user does ---

    def _on_search(self) -> None:
        self._pause.stop()
        self._wanted = self._wanted or self.current
        blocked = self.list.selectionModel().blockSignals(True)
        self.model.search(self.search.text())
        self.list.selectionModel().blockSignals(blocked)
        self._tell_shown()
        self._select()

    def _on_written(self, uuid: str) -> None:
        self._wanted = uuid
        self.refresh()

    def _on_added(self, uuid: str) -> None:
        self.refresh()
        self.focus.stops.choose(uuid)

    def _edit(self) -> None:
        if self.current:
            self.desk.edit(self.current, self._on_written)

    def _filter(self) -> None:
        if self.current:
            self._state.set_filter(asking_for(OCCASION, frozenset({self.current})))
            self.filtered.emit()

    def _zoom(self) -> None:
        row = self._rows.get(self.current)
        if row is None:
            return
        placed = [stop["geom"] for stop in self._stops if stop["geom"] is not None]
        stops = QgsGeometry.collectGeometry(placed) if placed else None
        place = self._route or stops or row["geom"]
        if place is not None:
            self.zoom_asked.emit(place)
        else:
            self._messages.hint(translate("Synpunkt", "The occasion has no place on the map."))
