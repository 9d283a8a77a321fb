"""Opens the windows for the day after a walk, and closes them with the store."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QWidget

from ...layers import occasions, walks
from ...layers.drafts import Drafts
from ...layers.project_controller import ProjectController
from ...layers.store import Store
from ..capture.occasion_step import titled
from ..capture.page import CapturePage
from ..messages import Messages
from .acting import Acting
from .writing_up import WritingUp


class WalksDesk:
    """Made with the panel; windows are made when they are first asked for.

    ``capture`` is the page whose keys and whose way of saving hold here too.
    """

    def __init__(
        self,
        controller: ProjectController,
        capture: CapturePage,
        messages: Messages,
        window: QWidget,
    ) -> None:
        self._controller, self._capture = controller, capture
        self._messages, self._window = messages, window
        self.acting: Acting | None = None
        self.writing: WritingUp | None = None
        controller.store_changed.connect(self._on_store)

    def show_actions(self, occasion_uuid: str | None = None) -> None:
        """The list of actions: those that are open, or all of one occasion."""
        store = self._controller.store
        if store is None:
            return
        if self.acting is None:
            drafts = Drafts(store.uuid)
            self.acting = Acting(store, self._controller, drafts, self._window)
        self.acting.open(occasion_uuid)

    def open_write_up(self, occasion_uuid: str) -> None:
        """Write up a walk: its stops, what was seen there, and a folder of photos."""
        store = self._controller.store
        if store is None:
            return
        with self._messages.telling():
            if self.writing is None:
                self.writing = WritingUp(
                    store,
                    self._controller,
                    Drafts(store.uuid),
                    self._capture.keys,
                    lambda: self._capture.session.saver,
                    self._window,
                )
            self.writing.open(occasion_uuid)

    def walks(self) -> list[tuple[str, str]]:
        """The safety walks as (uuid, title with its day), the last one first."""
        store, rows = self._controller.store, []
        with self._messages.telling():
            rows = occasions.latest(store) if store is not None else []
        return [(row["uuid"], titled(row)) for row in rows if row["kind"] == walks.SAFETY_WALK]

    def take_down(self) -> None:
        """Close all windows; what was typed lies on disk."""
        self._controller.store_changed.disconnect(self._on_store)
        self._close()

    def _on_store(self, _store: Store | None) -> None:
        self._close()

    def _close(self) -> None:
        for one in (self.acting, self.writing):
            if one is not None:
                one.take_down()
        self.acting = self.writing = None
