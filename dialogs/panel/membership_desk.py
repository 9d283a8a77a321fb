"""Putting the chosen viewpoints into the matter, or leaving them out of it with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...layers.edit_buffer import being_edited
from ...layers.errors import SynpunktError
from ...layers.language import translate
from ...layers.membership import decide, decide_in_buffer, decided, decision
from ...layers.operations import Operation
from ...layers.project_controller import ProjectController
from ..messages import Messages
from ..runner import Progress
from ..store_work import StoreWork, Written
from .ask_line import AskLine
from .state import PanelState

TABLE = "viewpoint_matter"


class MembershipDesk:
    """Works for the matter that ``state`` looks at; each decision is one operation."""

    def __init__(
        self,
        controller: ProjectController,
        state: PanelState,
        work: StoreWork,
        messages: Messages,
        ask: AskLine,
    ) -> None:
        self._controller, self._state = controller, state
        self._work, self._messages, self._ask = work, messages, ask

    def include(self, viewpoints: Sequence[str]) -> None:
        """Put viewpoints into the matter; those that belong to it anyway stay as they are."""
        members, rows = self._state.members, self._state.columns.rows
        wanted = [uuid for uuid in viewpoints if not members[rows[uuid]]]
        if not wanted:
            self._messages.hint(translate("Synpunkt", "They belong to the matter already."))
            return
        title = translate("Synpunkt", "Put into the matter")
        told = translate("Synpunkt", "%n viewpoint(s) put into {matter}.", "", len(wanted))
        self._decide(wanted, title, told, decision(True))

    def exclude(self, viewpoints: Sequence[str]) -> None:
        """Ask why, and leave viewpoints out of the matter."""
        chosen = list(viewpoints)
        if not chosen:
            return

        def answer(reason: str) -> None:
            title = translate("Synpunkt", "Leave out of the matter")
            told = translate("Synpunkt", "%n viewpoint(s) left out of {matter}.", "", len(chosen))
            self._decide(chosen, title, told, decision(False, reason))

        question = translate("Synpunkt", "Why leave out %n viewpoint(s)?", "", len(chosen))
        self._ask.ask(question, translate("Synpunkt", "Leave out"), answer)

    def _decide(
        self, viewpoints: Sequence[str], title: str, told: str, values: dict[str, Any]
    ) -> None:
        matter, store = self._state.matter, self._state.store
        if matter is None or store is None:
            return
        told = told.format(matter=matter["title"])
        layer = being_edited(self._controller.layers(TABLE))
        if layer is not None:
            try:
                decide_in_buffer(layer, title, matter["uuid"], viewpoints, values)
            except SynpunktError as error:
                self._messages.fail(str(error))
                return
            self._messages.unsaved(told, layer)
            return

        def change(operation: Operation, progress: Progress) -> int:
            known = decided(store, matter["uuid"])
            return decide(operation, known, matter["uuid"], viewpoints, values, progress)

        def done(written: Written) -> None:
            self._work.tell(told, written)

        self._work.do(title, change, done)
