"""The tab that tells what was said: search, chips, list, and the one in focus."""

from __future__ import annotations

from dataclasses import replace

from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ...layers.errors import SynpunktError
from ...layers.language import translate, words
from ...layers.settings import Settings, interface_language
from ..messages import Messages
from ..viewpoints import ordering
from .chip_bar import ChipBar
from .detail_facts import facts
from .detail_pane import DetailPane
from .map_selection import MapSelection
from .state import PanelState
from .viewpoint_list import ViewpointList
from .widgets import squeezable

#: Milliseconds after the last keystroke until the list follows.
PAUSE = 120


class ViewpointsTab(QWidget):
    """Shows and changes ``state``; selects on the map through ``map_selection``."""

    def __init__(
        self,
        state: PanelState,
        map_selection: MapSelection,
        settings: Settings,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._state, self._map, self._settings = state, map_selection, settings
        self._messages = messages
        self.list = ViewpointList(state, self)
        self.detail = DetailPane(self)
        self.chips = ChipBar(state, self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._show_current)
        self._make_search()
        self._make_order()
        self._arrange()
        self.list.chosen.connect(map_selection.select)
        map_selection.chosen.connect(self._on_map)
        self.list.current.connect(self._show)
        self.list.zoom_asked.connect(self.zoom_to)
        self.detail.zoom_asked.connect(self.zoom_to)
        self.detail.next_asked.connect(self.next_unanswered)
        self.list.viewpoints.modelReset.connect(self._on_reset)
        self.chips.rearranged.connect(self._order_tabs)
        self._order_tabs()
        self._on_reset()

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
        self._state.recounted.connect(self._on_recounted)

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

    def _arrange(self) -> None:
        above = QWidget(self)
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        told = QHBoxLayout()
        told.addWidget(self.shown, 1)
        told.addWidget(self.order)
        column.addWidget(self.search)
        column.addWidget(self.chips)
        column.addLayout(told)
        column.addWidget(self.list, 1)
        self.parts = QSplitter(Qt.Orientation.Vertical, self)
        self.parts.setChildrenCollapsible(False)
        self.parts.addWidget(above)
        self.parts.addWidget(self.detail)
        # The list gives way before the detail does.
        self.parts.setStretchFactor(0, 1)
        self.parts.setStretchFactor(1, 0)
        self.parts.setSizes([10_000, 1])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self.parts)

    def _order_tabs(self) -> None:
        """The tab key goes from above to below."""
        detail = self.detail
        rest = (self.order, self.list, detail.text, detail.zoom, detail.next)
        stops = [self.search, *self.chips.in_order(), *rest]
        for one, after in zip(stops, stops[1:], strict=False):
            QWidget.setTabOrder(one, after)

    def _on_search(self) -> None:
        self._state.set_filter(replace(self._state.filter, text=self.search.text()))

    def _on_recounted(self) -> None:
        # Another store begins without a filter.
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
        # The list's own selection is put back after this, so the one in focus is looked up then.
        self._later.start()

    def _show_current(self) -> None:
        self._show(self.list.current_uuid())

    def _show(self, uuid: str) -> None:
        state = self._state
        found = None
        if uuid and state.columns is not None and state.store is not None:
            language = interface_language()
            try:
                found = facts(state.store, state.columns, state.zones, uuid, language)
            except SynpunktError as error:
                self._messages.fail(str(error))
        self.detail.show_facts(found)

    def _on_map(self, uuids: list[str]) -> None:
        blocked = self.list.blockSignals(True)
        self.list.select(uuids)
        self.list.blockSignals(blocked)
        self._show_current()
