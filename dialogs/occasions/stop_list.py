"""The route and the stops of a walk, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...layers.language import translate, words
from ..panel.ask_line import AskLine
from ..panel.flow_layout import FlowLayout
from ..panel.widgets import paragraph

STOP = int(Qt.ItemDataRole.UserRole)
#: Rows of the list that are seen without scrolling.
SEEN = 6


class _Stops(QListWidget):
    """A list on which F2 and Delete do what they do elsewhere."""

    rename_asked = pyqtSignal()
    removal_asked = pyqtSignal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_F2:
            self.rename_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit()
        else:
            super().keyPressEvent(event)


class StopList(QWidget):
    """Signals say what is asked for; stops are rows of ``walk_stop``."""

    route_asked = pyqtSignal()
    route_removal_asked = pyqtSignal()
    stop_asked = pyqtSignal(bool)
    move_asked = pyqtSignal(dict)
    named = pyqtSignal(dict, str)
    removal_asked = pyqtSignal(dict)
    chosen = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.told = paragraph("", self)
        self.told.setObjectName("synpunktWalkTold")
        self.list = _Stops(self)
        self.list.setObjectName("synpunktStops")
        self.list.setAccessibleName(translate("Synpunkt", "Stops"))
        self.ask = AskLine("synpunktStopName", self)
        self.route = self._button("Route", translate("Synpunkt", "Draw route…"))
        self.no_route = self._button("NoRoute", translate("Synpunkt", "Remove route"))
        self.new = self._button("NewStop", translate("Synpunkt", "New stops…"))
        self.new.setCheckable(True)
        self.new.setToolTip(translate("Synpunkt", "Each click on the map is a stop"))
        self.move = self._button("MoveStop", translate("Synpunkt", "Move…"))
        self.rename = self._button("RenameStop", translate("Synpunkt", "Rename…"))
        self.remove = self._button("RemoveStop", translate("Synpunkt", "Remove"))
        self._arrange()
        self._connect()

    def show_walk(
        self, length: float | None, stops: Sequence[dict[str, Any]], language: str
    ) -> None:
        """Show a route of so many ground metres (None: none) and its stops; the choice stays."""
        kept, blocked = self.current(), self.list.blockSignals(True)
        self.list.clear()
        for stop in stops:
            item = QListWidgetItem(stop_title(stop))
            item.setData(STOP, stop)
            self.list.addItem(item)
            if kept is not None and stop["uuid"] == kept["uuid"]:
                self.list.setCurrentItem(item)
        self.list.blockSignals(blocked)
        line = self.fontMetrics().lineSpacing() + 4
        self.list.setFixedHeight(min(max(len(stops), 1), SEEN) * line + 4)
        self.list.setVisible(bool(stops))
        number = words(language).number
        parts = [
            translate("Synpunkt", "No route")
            if length is None
            else translate("Synpunkt", "Route {metres} m").format(metres=number(round(length))),
            translate("Synpunkt", "%n stop(s)", "", len(stops)),
        ]
        self.told.setText(", ".join(parts))
        self.no_route.setVisible(length is not None)
        self._follow()

    def current(self) -> dict[str, Any] | None:
        """The stop in focus."""
        item = self.list.currentItem()
        return None if item is None else item.data(STOP)

    def choose(self, uuid: str) -> None:
        """Put a stop into focus."""
        for at in range(self.list.count()):
            if self.list.item(at).data(STOP)["uuid"] == uuid:
                self.list.setCurrentRow(at)

    def in_order(self) -> list[QWidget]:
        """What the tab key reaches, in its order."""
        first = [self.route, self.no_route, self.new, self.move, self.rename, self.remove]
        return [*first, self.ask.line, self.ask.button, self.list]

    def _connect(self) -> None:
        self.route.clicked.connect(lambda: self.route_asked.emit())
        self.no_route.clicked.connect(lambda: self.route_removal_asked.emit())
        self.new.clicked.connect(self.stop_asked)
        self.move.clicked.connect(lambda: self.move_asked.emit(self.current()))
        self.rename.clicked.connect(self._ask_name)
        self.remove.clicked.connect(self._ask_removal)
        self.list.rename_asked.connect(self._ask_name)
        self.list.removal_asked.connect(self._ask_removal)
        self.list.itemDoubleClicked.connect(lambda _item: self._ask_name())
        self.list.currentItemChanged.connect(lambda *_: self._on_chosen())

    def _arrange(self) -> None:
        row = QWidget(self)
        flow = FlowLayout(row)
        for button in (self.route, self.no_route, self.new, self.move, self.rename, self.remove):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for widget in (self.told, row, self.ask, self.list):
            column.addWidget(widget)

    def _ask_name(self) -> None:
        stop = self.current()
        if stop is not None:
            question = translate("Synpunkt", "Name of stop {number}")
            self.ask.ask(
                question.format(number=stop["number"] or ""),
                translate("Synpunkt", "Save"),
                lambda name: self.named.emit(stop, name),
                stop["name"] or "",
            )

    def _ask_removal(self) -> None:
        stop = self.current()
        if stop is not None:
            self.removal_asked.emit(stop)

    def _on_chosen(self) -> None:
        self.ask.hide()
        self._follow()
        self.chosen.emit()

    def _follow(self) -> None:
        some = self.current() is not None
        for button in (self.move, self.rename, self.remove):
            button.setEnabled(some)

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("synpunkt" + name)
        return button


def stop_title(stop: dict[str, Any]) -> str:
    """ "2 Bus square", "2" where it has no name."""
    return " ".join(str(part) for part in (stop["number"], stop["name"]) if part)
