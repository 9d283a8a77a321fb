"""Reads in a task which texts wait to be looked through, and stores what is decided of them."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QWidget

from ...layers.language import translate
from ...layers.operations import Operation
from ...layers.project_controller import ProjectController
from ...processing.account.ready import concerned
from ...processing.privacy import reviewing
from ...processing.privacy.reviewing import CHECKED, Waiting
from ..messages import Messages
from ..panel.state import PanelState
from ..runner import Progress, Runner, stopped
from ..store_work import StoreWork, Written
from .review_window import ReviewWindow

#: Milliseconds after a change until the list is read again.
_PAUSE = 100


class ReviewDesk:
    """Made with the panel; its window is made when it is first asked for.

    What is looked at is the panel's matter and area; ``show_viewpoint`` brings one into focus.
    """

    def __init__(
        self,
        state: PanelState,
        controller: ProjectController,
        show_viewpoint: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        self._state, self._controller = state, controller
        self._show_viewpoint, self._parent = show_viewpoint, parent
        self.window: ReviewWindow | None = None
        # Reading never stands in the way of a decision.
        self._reader: Runner | None = None
        self._writer: Runner | None = None
        self._work: StoreWork | None = None
        self._later = QTimer(parent)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._refresh)
        state.recounted.connect(self._later.start)
        controller.store_changed.connect(self._close)

    def open(self) -> None:
        """Show the unchecked texts of the matter and the area that the panel looks at."""
        if self._state.store is None:
            return
        if self.window is None:
            self.window = window = ReviewWindow(self._parent)
            messages = Messages(window.bar)
            self._reader = Runner(self._controller.project, messages, window)
            self._writer = Runner(self._controller.project, messages, window)
            self._work = StoreWork(self._controller, self._writer, messages)
            window.viewpoint_asked.connect(self._show_viewpoint)
            window.decided.connect(self._decide)
            window.mask_asked.connect(self._mask)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self._refresh()

    def take_down(self) -> None:
        """Close the window for good."""
        self._later.stop()
        self._state.recounted.disconnect(self._later.start)
        self._controller.store_changed.disconnect(self._close)
        self._close()

    def _refresh(self) -> None:
        window, runner, state = self.window, self._reader, self._state
        store = state.store
        if window is None or runner is None or store is None or not window.isVisible():
            return
        if runner.busy:
            self._later.start()
            return
        context = self._controller.project.transformContext()
        matter = state.matter["uuid"] if state.matter is not None else None
        shape = state.area.shape if state.choice is not None else None
        near = state.near if shape is not None else 0.0

        def job(progress: Progress) -> list[Waiting]:
            row = store.row("matter", matter) if matter else None
            looked_at = concerned(store, row, shape, near, context)
            progress(0.2)
            return reviewing.waiting(store, looked_at, lambda: stopped(progress))

        def done(rows: list[Waiting]) -> None:
            if self.window is not None:
                self.window.show_waiting(rows)

        runner.work(job, translate("Synpunkt", "Personal data"), done)

    def _decide(self, seen: Waiting, state: str) -> None:
        store = self._state.store

        def change(operation: Operation, _progress: Progress) -> None:
            reviewing.decide(operation, store, seen, state)

        told = (
            translate("Synpunkt", "Viewpoint {number} is checked.")
            if state == CHECKED
            else translate("Synpunkt", "Viewpoint {number} is blocked.")
        )
        self._do(translate("Synpunkt", "Look through for personal data"), change, told, seen)

    def _mask(self, seen: Waiting, spans: list[tuple[int, int]]) -> None:
        store = self._state.store

        def change(operation: Operation, _progress: Progress) -> None:
            reviewing.mask(operation, store, seen, spans)

        told = translate(
            "Synpunkt",
            "Masked in viewpoint {number}. What was taken out lies in the restricted file until it"
            " is removed there (“Remove for good”).",
        )
        self._do(translate("Synpunkt", "Mask personal data"), change, told, seen)

    def _do(
        self, title: str, change: Callable[[Operation, Progress], None], told: str, seen: Waiting
    ) -> None:
        window, work = self.window, self._work
        if window is None or work is None:
            return
        number = "–" if seen.number is None else seen.number

        def done(written: Written) -> None:
            work.tell(told.format(number=number), written)
            self._later.start()

        begun = work.do(title, change, done, self._later.start)
        window.allow(not begun)

    def _close(self, *_: object) -> None:
        window, self.window = self.window, None
        if window is not None:
            for runner in (self._reader, self._writer):
                if runner is not None:
                    runner.abandon()
            self._reader = self._writer = self._work = None
            window.close()
            window.deleteLater()
