"""A window beside the panel whose list is read in a task, and again when the store changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QWidget

from ..layers.project_controller import ProjectController
from ..layers.store import Store
from ..processing.account.ready import concerned
from .messages import Messages
from .panel.state import PanelState
from .runner import Progress, Runner

Window = TypeVar("Window", bound=Any)
Found = TypeVar("Found")


class Following(Generic[Window, Found]):
    """Made with the panel; the window is made when it is first asked for.

    What is looked at is the panel's matter and area; ``show_viewpoint`` brings one into focus. A
    subclass says what the window is, what is read for it, and how that is shown. The window has a
    message bar called ``bar``.
    """

    #: Milliseconds after a change until the list is read again.
    PAUSE = 100

    def __init__(
        self,
        state: PanelState,
        controller: ProjectController,
        show_viewpoint: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        self._state, self._controller = state, controller
        self._show_viewpoint, self._parent = show_viewpoint, parent
        self.window: Window | None = None
        self._runners: list[Runner] = []
        self._later = QTimer(parent)
        self._later.setSingleShot(True)
        self._later.setInterval(self.PAUSE)
        self._later.timeout.connect(self._refresh)
        state.recounted.connect(self._later.start)
        controller.store_changed.connect(self._close)

    def open(self) -> None:
        """Show the window, with what there is for the matter and the area of the panel."""
        if self._state.store is None:
            return
        if self.window is None:
            self.window = window = self._made()
            messages = Messages(window.bar)
            self._runner(messages)  # reads; what else a subclass does has a runner of its own
            self._listen(window, messages)
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

    def _made(self) -> Window:
        """A new window above the panel's."""
        raise NotImplementedError

    def _listen(self, window: Window, messages: Messages) -> None:
        """Hear what the new window asks for; ``messages`` writes to its bar."""
        raise NotImplementedError

    def _title(self) -> str:
        """What reading is called while it lasts."""
        raise NotImplementedError

    def _read(
        self, store: Store, matter: dict[str, Any] | None, viewpoints: set[str], progress: Progress
    ) -> Found:
        """What the window shows of ``viewpoints``, as ``concerned`` gives them; in a task."""
        raise NotImplementedError

    def _show(self, window: Window, found: Found) -> None:
        """Show what was read."""
        raise NotImplementedError

    def _runner(self, messages: Messages) -> Runner:
        """A new runner, which goes with the window."""
        runner = Runner(self._controller.project, messages, self.window)
        self._runners.append(runner)
        return runner

    def _refresh(self) -> None:
        window, state = self.window, self._state
        store = state.store
        if window is None or store is None or not window.isVisible():
            return
        if self._runners[0].busy:
            self._later.start()
            return
        context = self._controller.project.transformContext()
        uuid = state.matter["uuid"] if state.matter is not None else None
        shape = state.area.shape if state.choice is not None else None
        near = state.near if shape is not None else 0.0

        def job(progress: Progress) -> Found:
            matter = store.row("matter", uuid) if uuid else None
            viewpoints = concerned(store, matter, shape, near, context)
            progress(0.2)
            return self._read(store, matter, viewpoints, progress)

        def done(found: Found) -> None:
            if self.window is not None:
                self._show(self.window, found)

        self._runners[0].work(job, self._title(), done)

    def _close(self, *_: object) -> None:
        window, self.window = self.window, None
        if window is not None:
            for runner in self._runners:
                runner.abandon()
            self._runners = []
            window.close()
            window.deleteLater()
