"""A viewpoint about a stretch or an area: drawn, taken from the plan, or its point again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from qgis.core import Qgis, QgsGeometry
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import QMenu

from ...layers.dossier import dossier
from ...layers.errors import SynpunktError
from ...layers.language import translate
from ...layers.operations import Operation
from ...layers.outlines import set_outline, shape_of
from ...layers.plan_parts import parts_at
from ...layers.project_controller import ProjectController
from ...layers.store import Store
from ..messages import Messages
from ..runner import Progress
from ..store_work import StoreWork, Written
from .map_place import from_map
from .plan_tool import PlanTool
from .shape_tool import ShapeTool
from .state import PanelState

LINE, AREA = Qgis.GeometryType.Line, Qgis.GeometryType.Polygon


class OutlineDesk(QObject):
    """Each change is one operation; while a layer of the store is edited nothing is begun."""

    def __init__(
        self,
        controller: ProjectController,
        state: PanelState,
        work: StoreWork,
        messages: Messages,
        canvas: QgsMapCanvas,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller, self._state, self._canvas = controller, state, canvas
        self._work, self._messages = work, messages
        self._uuid = ""
        self.shape, self.part = ShapeTool(canvas), PlanTool(canvas)
        self.shape.drawn.connect(self._on_drawn)
        self.part.clicked.connect(self._on_part)

    def fill(self, menu: QMenu, uuid: str) -> None:
        """Put into ``menu`` what can be done with the viewpoint, "" for none or several."""
        kinds = (
            (LINE, translate("Synpunkt", "Draw a stretch…")),
            (AREA, translate("Synpunkt", "Draw an area…")),
        )
        for kind, text in kinds:
            _add(menu, text, partial(self.draw, uuid, kind)).setEnabled(bool(uuid))
        parts = QMenu(translate("Synpunkt", "Take the shape of a part of the plan"), menu)
        parts.setEnabled(bool(uuid))
        for part, label in self._tied(uuid):
            _add(parts, label.replace("&", "&&"), partial(self.take, uuid, part))
        _add(parts, translate("Synpunkt", "Click it on the map…"), lambda: self.click(uuid))
        menu.addMenu(parts)
        only = _add(
            menu, translate("Synpunkt", "Only the point"), lambda: self._write(uuid, lambda _: None)
        )
        only.setEnabled(self.has_outline(uuid))

    def has_outline(self, uuid: str) -> bool:
        """Whether the viewpoint is about a stretch or an area now."""
        columns = self._state.columns
        row = columns.rows.get(uuid) if columns is not None else None
        return row is not None and row in columns.outlines

    def draw(self, uuid: str, kind: Qgis.GeometryType) -> None:
        """Let the user draw what the viewpoint is about."""
        if self._work.may_write():
            self._uuid = uuid
            self._messages.hint(
                translate(
                    "Synpunkt",
                    "Click each corner on the map. Enter or the right button ends it, Backspace"
                    " takes the last corner away, Escape leaves it as it is.",
                )
            )
            self.shape.draw(kind)

    def click(self, uuid: str) -> None:
        """Let the user click the part of the plan whose shape the viewpoint takes."""
        if self._work.may_write():
            self._uuid = uuid
            self._messages.hint(
                translate("Synpunkt", "Click the part of the plan on the map. Esc leaves it.")
            )
            self._canvas.setMapTool(self.part)
            self._canvas.setFocus()

    def take(self, uuid: str, part: str) -> None:
        """Give the viewpoint the shape of a part of the plan."""
        self._write(uuid, lambda store: shape_of(store, part))

    def take_down(self) -> None:
        """Leave nothing on the map."""
        self.shape.take_down()
        self._canvas.unsetMapTool(self.part)
        self.part.deleteLater()

    def _tied(self, uuid: str) -> list[tuple[str, str]]:
        """The parts that the viewpoint is tied to, with what they are called."""
        store = self._state.store
        if store is None or not uuid:
            return []
        try:
            found = dossier(store, uuid)
        except SynpunktError as error:
            self._messages.fail(str(error))
            return []
        ties = found.ties if found is not None else ()
        return [(str(tie["plan_object_uuid"]), str(tie["label"])) for tie in ties]

    def _on_drawn(self, shape: QgsGeometry) -> None:
        carried = self._carried(shape)
        if carried is not None:
            self._write(self._uuid, lambda _store: carried)

    def _on_part(self, square: QgsGeometry) -> None:
        store, place = self._state.store, self._carried(square)
        if store is None or place is None:
            return
        try:
            part = next((one for one in parts_at(store, place) if _has_shape(store, one)), None)
        except SynpunktError as error:
            self._messages.fail(str(error))
            return
        if part is None:
            self._messages.hint(
                translate("Synpunkt", "There is no part of a plan where you clicked.")
            )
            return
        self._canvas.unsetMapTool(self.part)
        self.take(self._uuid, part)

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

    def _write(self, uuid: str, shape: Callable[[Store], QgsGeometry | None]) -> None:
        store, number = self._state.store, self._state.called(uuid)

        def change(operation: Operation, _progress: Progress) -> str:
            outline = shape(store)
            set_outline(operation, store, uuid, outline)
            return "" if outline is None else "area" if outline.type() == AREA else "line"

        def done(written: Written) -> None:
            told = {
                "": translate("Synpunkt", "Viewpoint {number} is about its point again."),
                "line": translate("Synpunkt", "Viewpoint {number} is about a stretch now."),
                "area": translate("Synpunkt", "Viewpoint {number} is about an area now."),
            }[written.result]
            self._work.tell(told.format(number=number), written)

        title = translate("Synpunkt", "What viewpoint {number} is about").format(number=number)
        self._work.do(title, change, done)


def _has_shape(store: Store, part: str) -> bool:
    row = store.row("plan_object", part)
    return row is not None and row["geom"] is not None and row["geom"].type() in (LINE, AREA)


def _add(menu: QMenu, text: str, slot: Callable[[], object]) -> QAction:
    action = QAction(text, menu)
    action.triggered.connect(lambda _checked: slot())
    menu.addAction(action)
    return action
