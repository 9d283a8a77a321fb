"""What the user does on the map with an occasion: its place, its route, its stops."""

from __future__ import annotations

from typing import Any

from qgis.core import Qgis, QgsGeometry, QgsPointXY
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...layers.language import translate
from ...layers.project_controller import ProjectController
from ..messages import Messages
from ..panel.map_place import from_map
from ..panel.place_tool import PlaceTool
from ..panel.shape_tool import ShapeTool
from ..panel.state import PanelState
from .desk import OccasionDesk
from .walk_marks import WalkMarks


class WalkMap(QObject):
    """Tools and marks; ``adding`` tells whether clicks on the map are new stops, ``added`` of one.

    What is drawn belongs to the occasion that was in focus when it was begun.
    """

    adding = pyqtSignal(bool)
    added = pyqtSignal(str)

    def __init__(
        self,
        controller: ProjectController,
        canvas: QgsMapCanvas,
        state: PanelState,
        desk: OccasionDesk,
        messages: Messages,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._controller, self._canvas, self._state = controller, canvas, state
        self._desk, self._messages = desk, messages
        self._occasion = ""
        self._stop: dict[str, Any] = {}
        self._waiting: list[QgsGeometry] = []
        self._saving = False
        self.marks = WalkMarks(canvas, controller.project)
        self.line, self.stops = ShapeTool(canvas), PlaceTool(canvas, many=True)
        self.moved, self.place = PlaceTool(canvas), PlaceTool(canvas)
        self.line.drawn.connect(self._on_drawn)
        self.stops.placed.connect(self._on_stop)
        self.stops.deactivated.connect(lambda: self.adding.emit(False))
        self.moved.placed.connect(self._on_moved)
        self.place.placed.connect(self._on_placed)

    def draw_route(self, occasion: str) -> None:
        """Let the user draw the route of a walk."""
        if self._begin(occasion):
            self._messages.hint(
                translate(
                    "Synpunkt",
                    "Click along the route on the map. Enter or the right button ends it, Backspace"
                    " takes the last corner away, Escape leaves it as it is.",
                )
            )
            self.line.draw(Qgis.GeometryType.Line)

    def add_stops(self, occasion: str, wanted: bool) -> None:
        """Let each click on the map be a stop of a walk, or no longer."""
        if not wanted:
            self.stops.end()
        elif self._begin(occasion):
            self._messages.hint(
                translate("Synpunkt", "Click each stop on the map. Escape when all are there.")
            )
            self.stops.begin()
        else:
            self.adding.emit(False)

    def move_stop(self, occasion: str, stop: dict[str, Any]) -> None:
        """Let the user click where a stop belongs."""
        if self._begin(occasion):
            self._stop = stop
            self._ask_place()
            self.moved.begin()

    def place_occasion(self, occasion: str) -> None:
        """Let the user click where an occasion was."""
        if self._begin(occasion):
            self._ask_place()
            self.place.begin()

    def leave(self) -> None:
        """Leave no tool in use that belongs to another occasion."""
        for tool in (self.line, self.stops, self.moved, self.place):
            tool.end()

    def take_down(self) -> None:
        """Leave nothing on the map."""
        for tool in (self.line, self.stops, self.moved, self.place):
            tool.take_down()
        self.marks.take_down()

    def _begin(self, occasion: str) -> bool:
        self._occasion = occasion
        return self._desk.work.may_write()

    def _ask_place(self) -> None:
        self._messages.hint(
            translate("Synpunkt", "Click where on the map it belongs. Escape leaves it as it is.")
        )

    def _carried(self, shape: QgsGeometry) -> QgsGeometry | None:
        store = self._state.store
        if store is None:
            return None
        carried = from_map(shape, self._canvas, store, self._controller.project)
        if carried is None:
            self._messages.warn(
                translate("Synpunkt", "That place has no coordinates in the store's system.")
            )
        return carried

    def _on_drawn(self, shape: QgsGeometry) -> None:
        line = self._carried(shape)
        if line is not None:
            line.convertToMultiType()
            self._desk.draw_route(self._occasion, line)

    def _on_stop(self, point: QgsPointXY) -> None:
        place = self._carried(QgsGeometry.fromPointXY(point))
        if place is not None:
            self._waiting.append(place)
            self._add_next()

    def _add_next(self) -> None:
        """Stops that are clicked faster than they are saved wait for each other."""
        if self._saving or not self._waiting:
            return
        place, occasion = self._waiting.pop(0), self._occasion

        def done(uuid: str) -> None:
            self._saving = False
            self.added.emit(uuid)
            self._add_next()

        def failed() -> None:
            self._saving, self._waiting = False, []

        self._saving = True
        if not self._desk.add_stop(occasion, place, done, failed):
            failed()

    def _on_moved(self, point: QgsPointXY) -> None:
        place = self._carried(QgsGeometry.fromPointXY(point))
        if place is not None:
            self._desk.change_stop(self._stop, place, self._stop["name"] or "")

    def _on_placed(self, point: QgsPointXY) -> None:
        place = self._carried(QgsGeometry.fromPointXY(point))
        if place is not None:
            self._desk.place(self._occasion, place)
