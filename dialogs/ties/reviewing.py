"""Looking through a plan's new drawing: ties checked, proposals accepted, whom it touches."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsGeometry
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...layers import link_check
from ...layers.errors import SynpunktError
from ...layers.language import translate
from ...layers.link_check import Checked
from ...layers.metric import Reprojection
from ...layers.operations import Operation
from ...layers.plan_change import Change
from ...layers.plan_files import drawn_at
from ...layers.project_controller import ProjectController
from ...layers.settings import Settings, interface_language
from ..messages import Messages
from ..panel.state import PanelState
from ..runner import Progress, Runner
from ..store_work import StoreWork, Written
from .on_map import BeforeAndAfter
from .review import Drawing, Review, look, proposed_layer, review
from .window import TiesWindow
from .wording import accepted_told, change_rows, changes_told, plan_names, tie_rows, ties_told

Show = Callable[[list[str]], object]
Zoom = Callable[[QgsGeometry], object]


class Reviewing(QObject):
    """The window on a new drawing at work.

    ``show`` brings viewpoints into focus in the panel, ``zoom`` shows a place given in the store's
    coordinate system. What was found is found anew after each change of ties. ``checked`` tells
    that the plan's own file is not new any more.
    """

    checked = pyqtSignal()

    def __init__(
        self,
        state: PanelState,
        controller: ProjectController,
        canvas: QgsMapCanvas,
        settings: Settings,
        show: Show,
        zoom: Zoom,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._state, self._controller, self._settings = state, controller, settings
        self._show, self._zoom = show, zoom
        self._plans: dict[str, dict[str, Any]] = {}
        self._drawing: Drawing | None = None
        self._plan = ""
        self._review: Review | None = None
        self._next: Callable[[], object] | None = None
        self.window = window = TiesWindow(controller.project, parent)
        self._messages = Messages(window.bar)
        self.runner = Runner(controller.project, self._messages, self)
        self._work = StoreWork(controller, self.runner, self._messages)
        self.on_map = BeforeAndAfter(canvas)
        window.check_asked.connect(self.check)
        window.accept_asked.connect(self._accept)
        window.removal_asked.connect(self._let_go)
        window.adoption_asked.connect(self._adopt)
        window.looked_at.connect(self._mark)
        window.zoom_asked.connect(self._zoom_to)
        window.viewpoints_asked.connect(self._show_viewpoints)
        window.plans.currentIndexChanged.connect(lambda *_: self._on_plan())
        window.closed.connect(self.on_map.clear)
        controller.links_changed.connect(self._look_again)
        # What has ended lets go of the runner first, and tells its result then.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._go_on)
        self.runner.ended.connect(self._later.start)

    def open(self) -> None:
        """Show the window; the plan of the panel's matter and its layer are proposed."""
        store, matter = self._state.store, self._state.matter
        if store is None:
            return
        try:
            rows = list(store.rows("plan_layer"))
        except SynpunktError as error:
            self._messages.fail(str(error))
            rows = []
        self._plans = {row["uuid"]: row for row in rows}
        own = str(matter["plan_layer_uuid"] or "") if matter is not None else ""
        self.window.list_plans(plan_names(rows), own)
        self._on_plan()
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def check(self) -> None:
        """Check the ties against the chosen layer, and mark those that do not simply hold."""
        layer, store = self.window.layer, self._state.store
        plan = self._plans.get(self.window.plans.currentData() or "")
        if layer is None or plan is None or store is None:
            return
        try:
            self._drawing, self._plan = Drawing.of(layer, store, plan), plan["uuid"]
        except SynpunktError as error:
            self._messages.warn(str(error))
            return
        self._look()

    def take_down(self) -> None:
        """Close the window for good, and leave nothing on the map."""
        self._controller.links_changed.disconnect(self._look_again)
        self.runner.ended.disconnect(self._later.start)
        self._later.stop()
        self.runner.abandon()
        self.window.close()
        self.on_map.take_down()
        self.window.deleteLater()
        self.deleteLater()

    # --- looking ---

    def _on_plan(self) -> None:
        """Another plan was chosen: nothing is known of it, but which layer it probably is."""
        store, plan = self._state.store, self._plans.get(self.window.plans.currentData() or "")
        listed = self.window.list_layers()
        if plan is not None and store is not None:
            layer = proposed_layer(store, plan, listed)
            if layer is not None:
                self.window.layers.setLayer(layer)
        if plan is None or plan["uuid"] != self._plan:
            self._drawing = self._review = None
            self.window.clear()
            self.on_map.clear()

    def _look(self) -> None:
        store, drawing, plan = self._state.store, self._drawing, self._plan
        context = self._controller.project.transformContext()

        def change(operation: Operation, progress: Progress) -> Review:
            check = look(store, drawing, plan, context)
            link_check.mark(operation, check)
            return review(store, check, context, progress)

        def done(written: Written) -> None:
            self._review = written.result
            self._remember()
            self._show_review()

        self._work.do(translate("Synpunkt", "Check ties"), change, done)

    def _remember(self) -> None:
        """Note which state of the plan's file has been checked, if it was that file."""
        store, drawing, plan = self._state.store, self._drawing, self._plans.get(self._plan)
        if store is None or drawing is None or plan is None:
            return
        drawn = drawn_at(store, plan) if plan["source"] == drawing.source.source else None
        if drawn is not None:
            self._settings.remember_check(plan["uuid"], drawn)
            self.checked.emit()

    def _look_again(self) -> None:
        """After a change, here or elsewhere; while the user edits, that is for later."""
        if self._review is None or not self.window.isVisible():
            return
        if self.runner.busy:
            self._next = self._next or self._look_again
        elif self._controller.busy_layer is None:
            self._look()

    def _go_on(self) -> None:
        """Do what was asked for while something ran."""
        waiting, self._next = self._next, None
        if waiting is not None:
            waiting()

    def _show_review(self) -> None:
        found, columns = self._review, self._state.columns
        if found is None or columns is None:
            return
        language = interface_language()
        self.window.show_rows(
            tie_rows(found, columns, language),
            change_rows(found, columns, language),
            (ties_told(found), changes_told(found)),
        )
        self._mark()

    # --- changing ---

    def _accept(self, links: list[str]) -> None:
        """Accept what is proposed for these ties, or for all where none are named."""
        store, drawing, plan = self._state.store, self._drawing, self._plan
        context = self._controller.project.transformContext()

        def change(operation: Operation, _progress: Progress) -> int:
            # Against the store as it is now: others may have been accepted meanwhile.
            check = look(store, drawing, plan, context)
            return link_check.accept(operation, store, check, context, links or None)

        self._write(translate("Synpunkt", "Accept proposals"), change, accepted_told)

    def _let_go(self, links: list[str]) -> None:
        def change(operation: Operation, _progress: Progress) -> int:
            return link_check.let_go(operation, links)

        def told(number: int) -> str:
            return translate("Synpunkt", "%n tie(s) removed. No rule makes them again.", "", number)

        self._write(translate("Synpunkt", "Remove tie"), change, told)

    def _adopt(self) -> None:
        store, drawing, plan = self._state.store, self._drawing, self._plan
        context = self._controller.project.transformContext()

        def change(operation: Operation, _progress: Progress) -> int:
            check = look(store, drawing, plan, context)
            return link_check.adopt(operation, store, check, context)

        def told(gone: int) -> str:
            sentence = translate("Synpunkt", "The drawing is the plan now.")
            more = translate("Synpunkt", "%n part(s) that are gone were removed.", "", gone)
            return f"{sentence} {more}" if gone else sentence

        self._write(translate("Synpunkt", "This drawing is the plan now"), change, told)

    def _write(
        self,
        title: str,
        change: Callable[[Operation, Progress], int],
        told: Callable[[int], str],
    ) -> None:
        """Make a change and tell of it; what is left to do is looked up when the store tells."""
        if self._drawing is None:
            return
        if self.runner.busy:  # with a look of its own, which nobody asked for
            self._next = lambda: self._write(title, change, told)
            return
        self._work.do(title, change, lambda written: self._work.tell(told(written.result), written))

    # --- the map and the panel ---

    def _places(self) -> tuple[QgsGeometry | None, QgsGeometry | None]:
        """Of the row in focus: where its part was, and where it is now or is proposed to be."""
        chosen = self.window.chosen()
        if not chosen or self._review is None:
            return None, None
        meant = chosen[0].meant
        if isinstance(meant, Change):
            before, after = meant.before, meant.after
            return before.geometry if before else None, after.geometry if after else None
        return self._review.before(meant), self._review.proposed(meant)

    def _mark(self) -> None:
        store, drawing = self._state.store, self._drawing
        if store is None or drawing is None:
            return
        was, now = self._places()
        self.on_map.show((was, store.crs), (now, drawing.source.crs))

    def _zoom_to(self) -> None:
        store, drawing = self._state.store, self._drawing
        was, now = self._places()
        if store is None or drawing is None:
            return
        context = self._controller.project.transformContext()
        moved = Reprojection(drawing.source.crs, store.crs, context)(now) if now else None
        shapes = [shape for shape in (was, moved) if shape is not None]
        if shapes:
            self._zoom(QgsGeometry.collectGeometry([QgsGeometry(shape) for shape in shapes]))

    def _show_viewpoints(self) -> None:
        uuids: list[str] = []
        for row in self.window.chosen():
            meant: Checked | Change = row.meant
            uuids += meant.viewpoints if isinstance(meant, Change) else [meant.viewpoint]
        if uuids:
            self._show(list(dict.fromkeys(uuids)))
        else:
            self._messages.hint(translate("Synpunkt", "No viewpoint is tied to it."))
