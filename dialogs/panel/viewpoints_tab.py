"""The tab that tells what was said: search, chips, list, and the one in focus."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...layers.errors import SynpunktError
from ...layers.history import history
from ...layers.language import translate, words
from ...layers.project_controller import ProjectController
from ...layers.settings import Settings, interface_language
from ..messages import Messages
from ..store_work import StoreWork
from ..viewpoints import ordering
from ..viewpoints.history_words import HistoryWords
from .ask_line import AskLine
from .chip_bar import ChipBar
from .detail_facts import facts
from .detail_pane import DetailPane
from .detail_parts import HISTORY
from .map_filter import MapFilter
from .map_selection import MapSelection
from .membership_desk import MembershipDesk
from .move_viewpoint import MoveViewpoint
from .new_viewpoint import NewViewpoint
from .outline_desk import OutlineDesk
from .photo_desk import PhotoDesk
from .put_back import PutBackButton
from .saved_views_menu import SavedViewsButton
from .state import PanelState
from .viewpoint_actions import ViewpointActions
from .viewpoint_list import ViewpointList
from .widgets import squeezable

#: Milliseconds after the last keystroke until the list follows.
PAUSE = 30


class ViewpointsTab(QWidget):
    """Shows and changes ``state``; selects on the map through ``map_selection``.

    ``work`` is how it writes to the store. ``new`` makes a viewpoint, ``map_filter`` keeps the map
    at what the list shows.
    """

    def __init__(
        self,
        iface: QgisInterface,
        controller: ProjectController,
        state: PanelState,
        map_selection: MapSelection,
        settings: Settings,
        work: StoreWork,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._state, self._map, self._settings = state, map_selection, settings
        self._controller, self._messages = controller, messages
        self.list = ViewpointList(state, self)
        self.detail = DetailPane(self)
        self.chips = ChipBar(state, self)
        self.ask = AskLine("synpunktAsk", self)
        self.views = SavedViewsButton(state, work, messages, self.ask, self.chips)
        self.chips.add_button(self.views)
        self.map_filter = MapFilter(controller, state, settings, messages, self)
        self.new = NewViewpoint(iface, controller, state, work, messages, self)
        self.move = MoveViewpoint(controller, state, work, messages, iface.mapCanvas(), self)
        self.membership = MembershipDesk(controller, state, work, messages, self.ask)
        self.outlines = OutlineDesk(controller, state, work, messages, iface.mapCanvas(), self)
        self.menu_of = ViewpointActions(
            state, self.move, self.membership, self.outlines, self.chosen
        )
        self.photo_desk = PhotoDesk(work)
        self.put_back = PutBackButton(
            state, work, messages, lambda: self.detail.uuid, self._history_words, self.detail.folds
        )
        self.detail.folds.add_below(HISTORY, self.put_back)
        # The viewpoint in the detail, and the columns and zones that it was told from.
        self._told: tuple[str, Any, Any] = ("", None, None)
        self._claimed, self._by_hand = 1, False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._show_current)
        self._make_search()
        self._make_order()
        self._arrange()
        self._connect()
        self._order_tabs()
        self._on_reset()

    def take_down(self) -> None:
        """Leave nothing on the map and in its layers."""
        self.map_filter.take_down()
        self.new.take_down()
        self.move.take_down()
        self.outlines.take_down()

    def chosen(self) -> list[str]:
        """The selected viewpoints, the one in focus first; that one alone if none is selected."""
        current = self.detail.uuid
        selected = self.list.kept.uuids()
        if current in selected or not selected:
            return [current, *(uuid for uuid in selected if uuid != current)] if current else []
        return selected

    def zoom_to(self, uuid: str) -> None:
        """Show a viewpoint's place on the map; say so where it has none."""
        if uuid and not self._map.zoom_to(uuid):
            self._messages.hint(translate("Synpunkt", "The viewpoint has no place on the map."))

    def next_unanswered(self) -> None:
        """Go to the next viewpoint in the list that wants an answer."""
        index = self.list.viewpoints.next_unanswered(self.list.currentIndex().row())
        if index.isValid():
            self.list.focus_on(index)
        else:
            self._messages.hint(translate("Synpunkt", "Everything in the list has its answer."))

    def _connect(self) -> None:
        self.list.chosen.connect(self._map.select)
        self._map.chosen.connect(self._on_map)
        self.list.current.connect(self._show)
        self.list.zoom_asked.connect(self.zoom_to)
        self.list.menu_asked.connect(self._show_menu)
        self.detail.photos.asked.connect(lambda one: self.photo_desk.show(one, self.window()))
        self.detail.zoom_asked.connect(self.zoom_to)
        self.detail.next_asked.connect(self.next_unanswered)
        self.detail.folds.opened.connect(self._on_opened)
        self.detail.claimed.connect(self._make_room)
        self.parts.splitterMoved.connect(self._keep_parts)
        self.list.viewpoints.modelReset.connect(self._on_reset)
        self.chips.rearranged.connect(self._order_tabs)

    def _make_search(self) -> None:
        self.search = QLineEdit(self)
        self.search.setObjectName("synpunktSearch")
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(translate("Synpunkt", "Search text, place or number"))
        self.search.setAccessibleName(self.search.placeholderText())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._on_search)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self._state.recounted.connect(self._follow_filter)
        self._state.filtered.connect(self._follow_filter)
        self.add = QToolButton(self)
        self.add.setObjectName("synpunktNew")
        self.add.setText("+")
        self.add.setToolTip(translate("Synpunkt", "New viewpoint on the map"))
        self.add.setAccessibleName(self.add.toolTip())
        self.add.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add.clicked.connect(lambda: self.new.begin())

    def _make_order(self) -> None:
        self.order = QComboBox(self)
        self.order.setObjectName("synpunktOrder")
        self.order.setAccessibleName(translate("Synpunkt", "Order of the list"))
        self.order.setToolTip(self.order.accessibleName())
        labels = {
            ordering.NUMBER: translate("Synpunkt", "Number"),
            ordering.DATE: translate("Synpunkt", "Latest first"),
            ordering.THEME: translate("Synpunkt", "Theme"),
            ordering.SEVERITY: translate("Synpunkt", "Most severe first"),
            ordering.ZONE: translate("Synpunkt", "Inside first"),
        }
        for key in ordering.KEYS:
            self.order.addItem(labels[key], key)
        squeezable(self.order)
        self.order.setCurrentIndex(max(0, self.order.findData(self._settings.sort_by.value())))
        self.list.viewpoints.set_order(self.order.currentData())
        self.order.currentIndexChanged.connect(self._on_order)
        self.shown = QLabel(self)
        self.shown.setObjectName("synpunktShown")
        self.shown.setTextFormat(Qt.TextFormat.PlainText)
        self.on_map = QCheckBox(translate("Synpunkt", "Filter the map"), self)
        self.on_map.setObjectName("synpunktFilterMap")
        self.on_map.setToolTip(
            translate(
                "Synpunkt",
                "The map shows what the list shows. It is a filter of the layers: tools that work"
                " on a layer get what it shows.",
            )
        )
        self.on_map.setChecked(self.map_filter.on)
        self.on_map.toggled.connect(self.map_filter.switch)
        self._settings.filter_map_chosen.connect(self.on_map.setChecked)

    def _arrange(self) -> None:
        above = QWidget(self)
        column = self.above = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        sought = QHBoxLayout()
        sought.addWidget(self.search, 1)
        sought.addWidget(self.add)
        told = QHBoxLayout()
        told.addWidget(self.shown, 1)
        told.addWidget(self.on_map)
        told.addWidget(self.order)
        self.more = self.menu_of.button(self.detail)
        self.detail.head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(sought)
        column.addWidget(self.chips)
        column.addWidget(self.ask)
        column.addLayout(told)
        column.addWidget(self.list, 1)
        self.parts = QSplitter(Qt.Orientation.Vertical, self)
        self.parts.setChildrenCollapsible(False)
        self.parts.addWidget(above)
        self.parts.addWidget(self.detail)
        self.parts.setStretchFactor(0, 1)
        self.parts.setStretchFactor(1, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self.parts)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._make_room(self._claimed)

    def _make_room(self, claimed: int) -> None:
        """The list gives way before the detail does, until someone has moved the line between."""
        self._claimed = claimed
        whole = sum(self.parts.sizes())
        if whole and not self._by_hand:
            self.parts.setSizes([max(1, whole - claimed), claimed])

    def _keep_parts(self, *_: int) -> None:
        self._by_hand = True

    def _order_tabs(self) -> None:
        """The tab key goes from above to below."""
        detail, ask = self.detail, self.ask
        stops = [self.search, self.add, *self.chips.in_order(), ask.line, ask.button]
        stops += [self.on_map, self.order, self.list, self.more]
        stops += [detail.text, *detail.photos.buttons]
        stops += [*detail.folds.in_order(), *detail.buttons.widgets()]
        for one, after in zip(stops, stops[1:], strict=False):
            QWidget.setTabOrder(one, after)

    def _on_search(self) -> None:
        self._state.set_filter(replace(self._state.filter, text=self.search.text()))

    def _follow_filter(self) -> None:
        # Another store begins without a filter, and a saved view brings its own.
        if self.search.text() != self._state.filter.text and not self._pause.isActive():
            self.search.setText(self._state.filter.text)
            self._pause.stop()

    def _on_order(self, _index: int) -> None:
        key = self.order.currentData()
        self._settings.sort_by.setValue(key)
        self.list.viewpoints.set_order(key)

    def _on_reset(self) -> None:
        number = words(interface_language()).number
        shown, total = self.list.viewpoints.rowCount(), self.list.viewpoints.total
        text = translate("Synpunkt", "Shows {shown} of {total}")
        self.shown.setText(text.format(shown=number(shown), total=number(total)))
        self.detail.next.setEnabled(shown > 0)
        # The list's own selection is put back after this, so the one in focus is looked up then.
        self._later.start()

    def _show_current(self) -> None:
        self._show(self.list.current_uuid())

    def _show(self, uuid: str) -> None:
        state = self._state
        told, columns, zones = self._told
        if uuid == told and columns is state.columns and zones is state.zones:
            return  # only the filter is another
        self._told, found = (uuid, state.columns, state.zones), None
        if uuid and state.columns is not None and state.store is not None:
            language = interface_language()
            try:
                found = facts(state.store, state.columns, state.zones, uuid, language)
            except SynpunktError as error:
                self._messages.fail(str(error))
        self.detail.show_facts(found)
        self._order_tabs()
        if self.detail.folds.is_open(HISTORY):
            self._on_opened(HISTORY)

    def _on_opened(self, key: str) -> None:
        """The history is read when someone wants to see it."""
        state, uuid = self._state, self.detail.uuid
        if key != HISTORY or not uuid or state.columns is None or state.store is None:
            return
        try:
            lines = self._history_words().lines(history(state.store, uuid))
            self.detail.folds.fill(HISTORY, lines)
        except SynpunktError as error:
            self._messages.fail(str(error))

    def _history_words(self) -> HistoryWords:
        context = self._controller.project.transformContext()
        return HistoryWords(self._state.columns, interface_language(), context)

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self.list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_of.fill(menu)
        menu.popup(at)

    def _on_map(self, uuids: list[str]) -> None:
        blocked = self.list.blockSignals(True)
        self.list.select(uuids)
        self.list.blockSignals(blocked)
        self._show_current()
