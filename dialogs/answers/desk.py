"""Opens the windows for answers, letters and handovers, and closes them with the store."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.PyQt.QtWidgets import QWidget

from ...layers.drafts import Drafts
from ...layers.language import translate
from ...layers.project_controller import ProjectController
from ...layers.store import Store
from ..messages import Messages
from ..panel.state import PanelState
from ..store_work import StoreWork
from .answering import Answering
from .handing_over import HandingOver
from .taking_in import TakingIn


class AnswersDesk:
    """Made with the panel; windows are made when they are first asked for."""

    def __init__(
        self,
        state: PanelState,
        controller: ProjectController,
        work: StoreWork,
        messages: Messages,
        show_viewpoint: Callable[[str], object],
        window: QWidget,
    ) -> None:
        self._state, self._controller, self._work = state, controller, work
        self._messages, self._show_viewpoint, self._window = messages, show_viewpoint, window
        self.answering: Answering | None = None
        self.taking_in: TakingIn | None = None
        self.handing_over: HandingOver | None = None
        controller.store_changed.connect(self._on_store)

    def answer(self, uuids: Sequence[str], chosen: Sequence[str]) -> None:
        """Answer ``chosen``; ``uuids`` are those that come next, in their order."""
        store = self._state.store
        if store is None or not uuids:
            return
        if self.answering is None:
            drafts = Drafts(store.uuid)
            self.answering = Answering(self._state, self._controller, drafts, self._window)
        with self._messages.telling():
            self.answering.open(uuids, chosen)

    def take_in(self) -> None:
        """Take in a letter in the panel's matter, or the first one."""
        store, matter = self._state.store, self._state.matter
        if store is None:
            return
        if self.taking_in is None:
            drafts = Drafts(store.uuid)
            self.taking_in = TakingIn(store, self._controller, drafts, self._window)
        told = translate("Synpunkt", "A statement belongs to a matter: create the matter first.")
        with self._messages.telling():
            if not self.taking_in.open(str(matter["uuid"]) if matter is not None else None):
                self._messages.hint(told)

    def hand_over(self, chosen: Sequence[str]) -> None:
        """Put down that viewpoints were handed over."""
        matter = self._state.matter
        if self._state.store is not None and chosen:
            uuid = str(matter["uuid"]) if matter is not None else None
            with self._messages.telling():
                self._handing().hand_over(chosen, uuid)

    def show_register(self) -> None:
        """Show what was handed over, and what came back."""
        if self._state.store is not None:
            self._handing().show_register()

    def take_down(self) -> None:
        """Close all windows; what was typed lies on disk."""
        self._controller.store_changed.disconnect(self._on_store)
        self._close()

    def _handing(self) -> HandingOver:
        if self.handing_over is None:
            self.handing_over = HandingOver(
                self._state.store, self._controller, self._work, self._show_viewpoint, self._window
            )
        return self.handing_over

    def _on_store(self, _store: Store | None) -> None:
        self._close()

    def _close(self) -> None:
        for one in (self.answering, self.taking_in, self.handing_over):
            if one is not None:
                one.take_down()
        self.answering = self.taking_in = self.handing_over = None
