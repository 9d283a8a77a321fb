"""The panel's page for a project with a store: the area on top, below it what was said there."""

from __future__ import annotations

from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ...layers.language import translate
from ...layers.project_controller import ProjectController
from ...layers.settings import Settings
from ..answers.desk import AnswersDesk
from ..answers.panel_hook import PanelHook
from ..capture.page import CapturePage
from ..capture.panel_hook import CaptureHook
from ..intake.panel_hook import IntakeHook
from ..merging.desk import MergeDesk
from ..messages import Messages
from ..occasions.reporting import OccasionReport
from ..occasions.tab import OccasionsTab
from ..privacy.desk import ReviewDesk
from ..ready.accounting import Accounting
from ..ready.desk import ReadyDesk
from ..ready.panel_hook import ReadyHook
from ..repetitions.desk import RepetitionsDesk
from ..runner import Runner
from ..store_work import StoreWork
from ..ties.desk import TiesDesk
from ..ties.strip import TiesStrip
from ..viewpoints.filters import Filter
from ..walks.desk import WalksDesk
from ..walks.panel_hook import WalksHook
from ..workplace import Workplace
from .area_block import AreaBlock
from .area_choice import AreaChoice
from .area_desk import AreaDesk
from .area_mark import AreaMark
from .area_section import AreaSection
from .groups_view import GroupsView
from .map_selection import MapSelection
from .matter_line import MatterLine
from .plan_desk import PlanDesk
from .plan_tab import PlanTab
from .report import Report
from .summary_tab import PAGE, SummaryTab
from .tie_buttons import TieButtons
from .viewpoints_tab import ViewpointsTab


class WorkPage(QWidget):
    """Joins the parts; each shows the one ``state`` and changes it."""

    def __init__(
        self,
        iface: QgisInterface,
        project: QgsProject,
        controller: ProjectController,
        settings: Settings,
        messages: Messages,
        runner: Runner,
        workplace: Workplace,
    ) -> None:
        super().__init__()
        self._controller, self._canvas = controller, iface.mapCanvas()
        self.state, self.memory = workplace.state, workplace.memory
        self.block = AreaBlock(project, self.state.near, self)
        self.area_desk = AreaDesk(self.block, iface, project, messages, runner, self)
        self.section = AreaSection(self.block, self.state, settings, self)
        self.matter_line = MatterLine(self.state, runner, messages, self)
        self.mark = AreaMark(self._canvas)
        self.selection = MapSelection(controller, self.state, self._canvas, self)
        work = StoreWork(controller, runner, messages)
        self.viewpoints = ViewpointsTab(
            iface, controller, self.state, self.selection, settings, work, messages, self
        )
        self.summary = SummaryTab(self.state, messages, self)
        self.plan_desk = PlanDesk(project, self.state, work, runner)
        strip = TiesStrip(self.state, settings, self)
        self.ties = TiesDesk(
            self.state,
            controller,
            self._canvas,
            settings,
            strip,
            self.show_viewpoints,
            self.selection.show_place,
            self,
        )
        self.plan = PlanTab(
            controller,
            self._canvas,
            self.state,
            self.plan_desk,
            GroupsView(project, self.state, work, self),
            strip,
            self.viewpoints.list.kept.uuids,
            messages,
            self,
        )
        self.occasions = OccasionsTab(controller, self._canvas, self.state, work, messages, self)
        self.tie_buttons = TieButtons(
            self.viewpoints.detail,
            self.state,
            self.plan_desk,
            messages,
            self.viewpoints.chosen,
            self.plan.tie_on_map,
        )
        self.report = Report(project, self.state, settings, runner, messages, self)
        self.answers = AnswersDesk(
            self.state, controller, work, messages, self.show_viewpoint, self
        )
        self.answers_hook = PanelHook(self.viewpoints, self.answers)
        self.intake = IntakeHook(self.viewpoints, self.state, controller, work, iface)
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("synpunktTabs")
        self.tabs.setDocumentMode(True)
        # All of them are seen: the panel is as wide as it takes.
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.addTab(self.viewpoints, translate("Synpunkt", "Viewpoints"))
        self.tabs.addTab(self.summary, translate("Synpunkt", "Overview"))
        self.tabs.addTab(self.plan, translate("Synpunkt", "The plan"))
        self.tabs.addTab(self.occasions, translate("Synpunkt", "Occasions"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 0, 6, 6)
        layout.addWidget(self.section)
        layout.addWidget(self.matter_line)
        layout.addWidget(self.tabs, 1)
        page = CapturePage(iface, project, controller, messages, self)
        self.capture = CaptureHook(layout, page, (self.section, self.matter_line, self.tabs), self)
        self.walks = WalksDesk(controller, page, messages, self)
        self.walks_hook = WalksHook(self.viewpoints, self.walks)
        self.repetitions = RepetitionsDesk(self.viewpoints, self.state, controller, self)
        self.merging = MergeDesk(self.viewpoints, controller, self)
        page.repetitions_asked.connect(self.repetitions.look_at)
        self.ready = ReadyDesk(self.state, controller, self.show_viewpoint, self)
        self.review = ReviewDesk(self.state, controller, self.show_viewpoint, self)
        ReadyHook(self.viewpoints, self.ready.open, self.review.open)
        self.occasion_report = OccasionReport(
            controller, self._canvas, settings, runner, messages, self
        )
        self.summary.filtered.connect(self._show_filtered)
        kept = self.viewpoints.list.kept
        kept.selectionChanged.connect(lambda *_: self.plan.count_selected())
        self.plan.filtered.connect(self._show_filtered)
        strip.list_asked.connect(self._show_loose)
        self.plan.zoom_asked.connect(self.selection.show_place)
        self.occasions.filtered.connect(self._show_filtered)
        self.occasions.zoom_asked.connect(self.selection.show_place)
        self.occasions.capture_asked.connect(self.capture.begin_at)
        self.occasions.write_up_asked.connect(self.walks.open_write_up)
        self.occasions.actions_asked.connect(self.walks.show_actions)
        self.occasions.report_asked.connect(self.occasion_report.make)
        self.accounting = Accounting(
            iface, controller, self.state, settings, runner, messages, self
        )
        self.summary.document_asked.connect(
            lambda what: self.report.make() if what == PAGE else self.accounting.make(what)
        )
        self.block.matter_asked.connect(self.matter_line.ask)
        self.matter_line.made.connect(self._use_matter)
        self.area_desk.edited.connect(self.state.count_again)
        self.state.recounted.connect(self._mark_area)
        self._canvas.destinationCrsChanged.connect(self._mark_area)
        controller.matters_changed.connect(self._list_matters)
        self.tabs.currentChanged.connect(self._remember_tab)
        self.memory.restored.connect(self._resume)
        self._resume()

    def show_store(self) -> None:
        """Show what belongs to the store in use; the area stays as it was chosen."""
        self.capture.use_store(self._controller.store)
        self._list_matters()

    def summarise(self, layer: QgsVectorLayer) -> None:
        """Show the overview of a layer: of what is selected in it, else of all of it."""
        self.capture.leave()
        self.block.choose(AreaChoice(layer, tuple(sorted(layer.selectedFeatureIds()))))
        self.tabs.setCurrentWidget(self.summary)

    def show_viewpoint(self, uuid: str) -> None:
        """Bring one viewpoint into focus in the list, whatever the filter hides."""
        self.show_viewpoints([uuid])

    def show_viewpoints(self, uuids: list[str]) -> None:
        """Select viewpoints in the list, the first in focus, whatever the filter hides."""
        columns, zones = self.state.columns, self.state.zones
        known = [uuid for uuid in uuids if columns is not None and uuid in columns.rows]
        if not known:
            return
        self.capture.leave()
        self.tabs.setCurrentWidget(self.viewpoints)
        own = frozenset(zones.zone.at(columns.rows[uuid]) for uuid in known)
        # What it takes to see them: the filter as it is, none, or their own zones beyond the area.
        for chosen in (self.state.filter, Filter(), Filter(zones=own)):
            self.state.set_filter(chosen)
            if len(self.viewpoints.list.viewpoints.places_of(known)) == len(known):
                break
        self.viewpoints.list.select(known)

    def take_down(self) -> None:
        """Leave nothing on the map, and stop listening to it."""
        self._canvas.destinationCrsChanged.disconnect(self._mark_area)
        self.memory.restored.disconnect(self._resume)
        self.answers.take_down()
        self.intake.take_down()
        self.walks.take_down()
        self.ready.take_down()
        self.review.take_down()
        self.ties.take_down()
        self.repetitions.take_down()
        self.merging.take_down()
        self.capture.page.take_down()
        self.viewpoints.take_down()
        self.selection.take_down()
        self.plan.take_down()
        self.occasions.take_down()
        self.area_desk.take_down()
        self.section.take_down()
        self.mark.take_down()

    def _mark_area(self) -> None:
        self.mark.show(self.state.area.shape)

    def _resume(self) -> None:
        """Show in the lists what ``state`` looks at, without telling it again."""
        blocked = self.block.blockSignals(True)
        self.block.choose(self.state.choice)
        self.block.near.setValue(self.state.near)
        self.block.blockSignals(blocked)
        self.section.note_choice()
        self.area_desk.watch()
        self._list_matters()
        for index in range(self.tabs.count()):
            if type(self.tabs.widget(index)).__name__ == self.memory.tab:
                self.tabs.setCurrentIndex(index)
        self.state.recounted.emit()

    def _remember_tab(self, index: int) -> None:
        # An occasion has its own button for writing down.
        self.capture.offer(self.tabs.widget(index) is not self.occasions)
        self.memory.tab = type(self.tabs.widget(index)).__name__

    def _show_filtered(self) -> None:
        self.tabs.setCurrentWidget(self.viewpoints)
        self.viewpoints.list.selectAll()

    def _show_loose(self) -> None:
        self.state.set_filter(Filter(loose=True))
        self._show_filtered()

    def _list_matters(self) -> None:
        chosen = self.state.matter["uuid"] if self.state.matter is not None else ""
        self.block.show_matters(self.state.matters(), chosen)

    def _use_matter(self, uuid: str) -> None:
        self.state.set_matter(uuid)
        self._list_matters()
