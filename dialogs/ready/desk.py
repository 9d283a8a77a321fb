"""Works out in a task what remains, shows it, and does so again when the store changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QWidget

from ...layers.language import translate
from ...layers.project_controller import ProjectController
from ...processing.account.ready import Problem, concerned, problems
from ..messages import Messages
from ..panel.state import PanelState
from ..runner import Progress, Runner, stopped
from .ready_window import ReadyWindow

_Found = tuple[list[Problem], Mapping[str, str]]
#: Milliseconds after a change until it is worked out again.
_PAUSE = 400


class ReadyDesk:
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
        self.window: ReadyWindow | None = None
        self._runner: Runner | None = None
        self._later = QTimer(parent)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._refresh)
        state.recounted.connect(self._later.start)
        controller.store_changed.connect(self._close)

    def open(self) -> None:
        """Show what remains for the matter and the area that the panel looks at."""
        if self._state.store is None:
            return
        if self.window is None:
            self.window = window = ReadyWindow(self._parent)
            self._runner = Runner(self._controller.project, Messages(window.bar), window)
            window.viewpoint_asked.connect(self._show_viewpoint)
            window.again_asked.connect(self._refresh)
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
        window, runner, state = self.window, self._runner, self._state
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

        def job(progress: Progress) -> tuple[str, _Found]:
            row = store.row("matter", matter) if matter else None
            looked_at = concerned(store, row, shape, near, context)
            progress(0.2)
            found = problems(store, looked_at, matter, lambda: stopped(progress))
            named = {one.viewpoint for one in found}
            texts = {
                row["uuid"]: row["text"] or ""
                for row in store.rows("viewpoint")
                if row["uuid"] in named
            }
            return (row["title"] if row else "", (found, texts))

        def done(result: tuple[str, _Found]) -> None:
            if self.window is not None:
                about, (found, texts) = result
                self.window.show_problems(about, found, texts)

        runner.work(job, translate("Synpunkt", "Ready to hand in?"), done)

    def _close(self, *_: object) -> None:
        window, self.window = self.window, None
        if window is not None:
            if self._runner is not None:
                self._runner.abandon()
            self._runner = None
            window.close()
            window.deleteLater()
