"""The tab on the plan: its parts with their counts, what is tied to the one in focus, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qgis.core import QgsGeometry
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QHideEvent, QShowEvent
from qgis.PyQt.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ...layers.attach import LIVE_STATES
from ...layers.errors import SynpunktError
from ...layers.language import translate
from ...layers.plan_parts import PlanPart, part_place, parts_at, plan_parts
from ...layers.project_controller import ProjectController
from ...layers.settings import interface_language
from ...layers.ties import Tied, ties_to
from ..messages import Messages
from ..ties.strip import TiesStrip
from ..viewpoints.columns import ViewpointColumns
from ..viewpoints.filters import PART
from ..viewpoints.wording import Wording
from .count_bars import CountBars, CountHeader
from .facets import asking_for
from .folds import Fold
from .groups_view import GroupsView
from .map_place import from_map
from .plan_desk import PlanDesk
from .plan_focus import PlanFocus
from .plan_lines import PlanLines
from .plan_rows import matching, part_rows
from .plan_rule import PlanRule
from .plan_search import PlanSearch
from .plan_tool import PlanTool
from .state import PanelState
from .widgets import paragraph


class PlanTab(QWidget):
    """Shows the plans of ``state``'s store; ``filtered`` tells that the list is to be shown.

    ``strip`` tells of ties that wait for somebody; ``selected`` gives the viewpoints that are
    selected in the list. What is drawn on the map is there only while the tab is.
    """

    filtered = pyqtSignal()
    zoom_asked = pyqtSignal(QgsGeometry)

    def __init__(
        self,
        controller: ProjectController,
        canvas: QgsMapCanvas,
        state: PanelState,
        desk: PlanDesk,
        groups: GroupsView,
        strip: TiesStrip,
        selected: Callable[[], list[str]],
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller, self._canvas, self._state = controller, canvas, state
        self._desk, self._selected, self._messages = desk, selected, messages
        self._parts: dict[str, PlanPart] = {}
        self._waiting: list[str] = []
        self._unfolded = False
        self.lines = PlanLines(canvas)
        self.tool = PlanTool(canvas)
        self.search = PlanSearch(self)
        self.bars = CountBars(translate("Synpunkt", "Parts of the plan"), self)
        self.bars.setObjectName("synpunktParts")
        self.header = CountHeader(self.bars, self)
        self.focus = PlanFocus(self)
        self.busy = paragraph("", self)
        self.busy.setObjectName("synpunktPlanBusy")
        self.rule = PlanRule(controller.project, state, self)
        self.groups, self.strip = groups, strip
        self.rule_fold = Fold(translate("Synpunkt", "Tie by rule"), self.rule, self)
        self.groups_fold = Fold(translate("Synpunkt", "Who knows this place?"), groups, self)
        self._arrange()
        self._connect()

    # --- what others ask for ---

    def tie_on_map(self, viewpoints: list[str]) -> None:
        """Let the user click the part of the plan that these viewpoints are about."""
        self._waiting = list(viewpoints)
        self._canvas.setMapTool(self.tool)
        self._canvas.setFocus()
        text = translate("Synpunkt", "Click the part of the plan on the map. Esc leaves it.")
        self._messages.hint(text)

    def look_at(self, part: str) -> None:
        """Put a part into focus, by uuid."""
        self.search.clear()
        self.bars.make_current(frozenset({part}))

    def refresh(self) -> None:
        """Read the plans afresh; done only while the tab is seen."""
        if self.isVisible():
            self._read()
            self.strip.refresh()
            self._show_rows()
            self.count_selected()
            if self.groups_fold.is_open:
                self.groups.refresh()
            if self.rule_fold.is_open:
                self.rule.refresh()

    def count_selected(self) -> None:
        """Tell how many viewpoints a press of the button would tie."""
        if self.isVisible():
            self.focus.tell_selected(len(self._selected()))

    def take_down(self) -> None:
        """Leave nothing on the map."""
        self._canvas.unsetMapTool(self.tool)
        self.lines.take_down()
        self.tool.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self.lines.clear()
        if not self._waiting:
            self._canvas.unsetMapTool(self.tool)

    # --- parts ---

    def _arrange(self) -> None:
        above = QWidget(self)
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.bars, 1)
        self.halves = QSplitter(Qt.Orientation.Vertical, self)
        self.halves.setChildrenCollapsible(False)
        self.halves.addWidget(above)
        self.halves.addWidget(self.focus)
        self.halves.setSizes([10_000, 10_000])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.search)
        layout.addWidget(self.strip)
        layout.addWidget(self.halves, 1)
        for widget in (self.busy, self.rule_fold, self.groups_fold):
            layout.addWidget(widget)
        layout.addStretch(0)

    def _connect(self) -> None:
        self.search.changed.connect(self._show_rows)
        self.search.map_asked.connect(self._on_map)
        self.tool.clicked.connect(self._on_clicked)
        self.tool.deactivated.connect(self._on_tool_left)
        self.bars.selectionModel().currentChanged.connect(lambda *_: self._show_focus())
        self.bars.doubleClicked.connect(lambda _index: self._zoom())
        self.focus.tie_asked.connect(self._tie_selected)
        self.focus.untie_asked.connect(self._untie)
        self.focus.list_asked.connect(self._filter)
        self.focus.zoom_asked.connect(self._zoom)
        self.rule.asked.connect(self._desk.tie_by_rule)
        self.rule_fold.opened.connect(self._on_rule_opened)
        self.groups_fold.opened.connect(self._on_groups_opened)
        self._state.recounted.connect(self.refresh)
        self._controller.links_changed.connect(self.refresh)
        self._controller.edit_state_changed.connect(self._show_busy)

    # --- what is shown ---

    def _read(self) -> None:
        store, self._parts = self._state.store, {}
        if store is None or self._state.columns is None:
            return
        try:
            self._parts = {part.uuid: part for part in plan_parts(store)}
        except SynpunktError as error:
            self._messages.fail(str(error))

    def _show_rows(self) -> None:
        columns = self._state.columns
        self.search.list_plans(self._parts.values())
        shown = matching(self._parts.values(), self.search.text, self.search.layer)
        self.bars.show_rows(part_rows(columns, shown) if columns is not None else [])
        self.search.tell(len(shown), len(self._parts))
        known = bool(self._parts)
        for widget in (self.search, self.strip, self.halves):
            widget.setVisible(known)
        if not known and not self.groups_fold.is_open:
            self._unfolded = not self.rule_fold.is_open or self._unfolded
            self.rule_fold.unfold()
        elif known and self._unfolded:
            # It was opened for want of a plan.
            self._unfolded = False
            self.rule_fold.fold()
        self.rule.explain(known)
        self._show_focus()
        self._show_busy()

    def _show_focus(self) -> None:
        part, store, columns = self.part, self._state.store, self._state.columns
        if part is None or store is None or columns is None:
            self.focus.show_part(None, [], None, None)
            self.lines.clear()
            return
        try:
            ties, place = ties_to(store, part.uuid), part_place(store, part.uuid)
        except SynpunktError as error:
            self._messages.fail(str(error))
            return
        wording = Wording(columns, self._state.zones, interface_language())
        self.focus.show_part(part, ties, columns, wording)
        if self.isVisible():
            self.lines.show(place, self._places(columns, ties), store.crs)

    @staticmethod
    def _places(columns: ViewpointColumns, ties: list[Tied]) -> Iterator[QgsGeometry]:
        """Where those are whose tie holds."""
        for tied in ties:
            row = columns.rows.get(tied.viewpoint)
            if row is not None and tied.state in LIVE_STATES:
                yield columns.geometry(row)

    def _show_busy(self) -> None:
        layer = self._controller.busy_layer
        text = translate(
            "Synpunkt", "{layer} is being edited. Ties can be changed when that is saved."
        )
        self.busy.setText(text.format(layer=layer) if layer else "")
        self.busy.setVisible(bool(layer))
        self.focus.allow_changes(layer is None)
        self.rule.setEnabled(layer is None)

    @property
    def part(self) -> PlanPart | None:
        """The part in focus."""
        row = self.bars.current_row()
        return None if row is None else self._parts.get(next(iter(row.codes), "") or "")

    # --- what the user does ---

    def _on_rule_opened(self) -> None:
        # There is room for one of the two.
        self.groups_fold.fold()
        self.rule.refresh()

    def _on_groups_opened(self) -> None:
        self.rule_fold.fold()
        self.groups.refresh()

    def _tie_selected(self) -> None:
        selected, part = self._selected(), self.part
        if not selected:
            text = translate("Synpunkt", "Select viewpoints in the list or on the map first.")
            self._messages.hint(text)
        elif part is not None:
            self._desk.tie(selected, part.uuid, part.label)

    def _untie(self, viewpoints: list[str]) -> None:
        if self.part is not None:
            self._desk.untie(viewpoints, self.part.uuid, self.part.label)

    def _filter(self) -> None:
        if self.part is not None:
            self._state.set_filter(asking_for(PART, frozenset({self.part.uuid})))
            self.filtered.emit()

    def _zoom(self) -> None:
        store, part = self._state.store, self.part
        place = part_place(store, part.uuid) if store is not None and part is not None else None
        if place is None:
            self._messages.hint(translate("Synpunkt", "The part has no place on the map."))
        else:
            self.zoom_asked.emit(place)

    def _on_map(self, wanted: bool) -> None:
        self._waiting = []
        if wanted:
            self._canvas.setMapTool(self.tool)
            self._canvas.setFocus()
        else:
            self._canvas.unsetMapTool(self.tool)

    def _on_tool_left(self) -> None:
        self._waiting = []
        self.search.map.setChecked(False)

    def _on_clicked(self, square: QgsGeometry) -> None:
        found = self._at(square)
        if not found:
            hint = translate("Synpunkt", "There is no part of a plan where you clicked.")
            self._messages.hint(hint)
            return
        waiting = self._waiting
        if self.isVisible():
            self.look_at(self._next(found))
        else:
            self._read()
        if waiting:
            self._canvas.unsetMapTool(self.tool)
            part = self._parts[found[0]]
            self._desk.tie(waiting, part.uuid, part.label)

    def _next(self, found: list[str]) -> str:
        """Of several parts on top of each other another one at each click."""
        part = self.part
        at = found.index(part.uuid) + 1 if part is not None and part.uuid in found else 0
        return found[at % len(found)]

    def _at(self, square: QgsGeometry) -> list[str]:
        store = self._state.store
        if store is None:
            return []
        place = from_map(square, self._canvas, store, self._controller.project)
        try:
            return parts_at(store, place, self.search.layer) if place is not None else []
        except SynpunktError as error:
            self._messages.fail(str(error))
            return []
