"""What stands in the panel: the start page while there is no store, else the work with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QMimeData
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ...layers.errors import SynpunktError
from ...layers.language import translate
from ...layers.store import Store
from ...processing.field.homecoming import field_copy
from ..intake.source import dropped_table
from ..runner import Runner
from ..workplace import Workplace
from .contrast import make_readable
from .progress_strip import ProgressStrip
from .share_hint import ShareHint
from .start_page import StartPage
from .store_desk import StoreDesk, dropped_store, lost_stores
from .work_page import WorkPage


class PanelContent(QWidget):
    """Made when the panel is first shown; ``take_down`` leaves no trace of it in QGIS."""

    def __init__(
        self,
        iface: QgisInterface,
        project: QgsProject,
        workplace: Workplace,
        on_help: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setObjectName("synpunktContent")
        self.setAcceptDrops(True)
        self.iface, self.project, self.workplace = iface, project, workplace
        self.settings, self.controller = workplace.settings, workplace.controller
        self.messages = workplace.messages
        self.runner = Runner(project, self.messages, self)
        self.desk = StoreDesk(self.controller, self.settings, self.runner, self.messages, self)
        self.share = ShareHint(self.runner, self.messages, self)
        self.start = StartPage(project, self)
        self.start.creation_asked.connect(self.desk.create)
        self.start.opening_asked.connect(self.desk.choose)
        self.start.server_asked.connect(self.desk.choose_on_server)
        self.start.store_chosen.connect(self.desk.open)
        self.start.example_asked.connect(lambda: self.desk.example(self._open_project))
        self.start.help_asked.connect(on_help)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.start)
        self.work = WorkPage(
            iface, project, self.controller, self.settings, self.messages, self.runner, workplace
        )
        self.pages.addWidget(self.work)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages, 1)
        layout.addWidget(ProgressStrip(self.runner, self))
        make_readable(self)
        self.controller.store_changed.connect(self._show_store)
        project.readProject.connect(self._refresh_start)
        self._show_store(self.controller.store)

    def take_down(self) -> None:
        """Disconnect from QGIS and the project; nothing in the panel works afterwards."""
        self.runner.abandon()
        self.controller.store_changed.disconnect(self._show_store)
        self.project.readProject.disconnect(self._refresh_start)
        self.work.take_down()

    def summarise(self, layer: QgsMapLayer | None) -> None:
        """Show what was said inside a layer's areas."""
        if self.controller.store is None:
            self.messages.hint(translate("Synpunkt", "Create or open a viewpoint store first."))
        elif isinstance(layer, QgsVectorLayer):
            self.work.summarise(layer)

    def show_viewpoint(self, uuid: str) -> None:
        """Show one viewpoint in list and map, whatever the filter hides."""
        if self.controller.store is not None:
            self.work.show_viewpoint(uuid)
            self.work.viewpoints.zoom_to(uuid)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if dropped_store(event.mimeData()) or self._dropped_table(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()  # QGIS's window takes what is neither a store nor a table

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        path, table = dropped_store(event.mimeData()), self._dropped_table(event.mimeData())
        if table is not None:
            event.acceptProposedAction()
            self.work.intake.open_file(table)
        elif path:
            event.acceptProposedAction()
            self.desk.open(path)

    def _dropped_table(self, data: QMimeData) -> Path | None:
        """A table, or a field package of the store in use, that can be brought into it."""
        store = self.controller.store
        if store is None:
            return None
        package = Path(dropped_store(data))
        try:
            with field_copy(store, package) as found:
                return package if found is not None else dropped_table(data)
        except SynpunktError:
            return None  # a store that can't be opened: whoever opens it is told why

    def _open_project(self, path: str) -> bool:
        """Open another project, unless the user would rather keep unsaved changes in this one."""
        if self.project.isDirty():
            self.iface.newProject(True)  # asks in QGIS's own words
            if self.project.isDirty():
                return False
        return bool(self.iface.addProject(path))

    def _show_store(self, store: Store | None) -> None:
        self.work.show_store()
        self.share.look_at(store)
        if store is None:
            self._refresh_start()
        self.pages.setCurrentWidget(self.work if store is not None else self.start)

    def _refresh_start(self, *_: object) -> None:
        lost = lost_stores(self.project)
        self.start.refresh(self.settings.recent_stores(), lost, self.controller.problem)
