"""What the answer window does: shows what is stored, keeps drafts, saves, takes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import QItemSelection, QItemSelectionModel, QObject
from qgis.PyQt.QtWidgets import QWidget

from ...layers import assignments, responses
from ...layers.drafts import Drafts
from ...layers.errors import ConflictError, SynpunktError
from ...layers.language import translate
from ...layers.operations import Operation
from ...layers.project_controller import ProjectController
from ...layers.responses import Answer
from ...layers.settings import interface_language
from ..messages import Messages
from ..panel.state import PanelState
from ..runner import Progress, Runner
from ..store_work import StoreWork, Written
from ..viewpoints.model import Role
from .answer_window import AnswerWindow
from .block_desk import BlockDesk
from .drafting import Drafting
from .session import AnswerSession, Sheet
from .told_back import TellingBack

_SET = QItemSelectionModel.SelectionFlag.ClearAndSelect
_STAY = QItemSelectionModel.SelectionFlag.NoUpdate


class Answering(QObject):
    """One window on one store; ``drafts`` are those of that store."""

    def __init__(
        self, state: PanelState, controller: ProjectController, drafts: Drafts, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._state, self._controller = state, controller
        self._language = interface_language()
        self.window = window = AnswerWindow(self._language, parent)
        self._messages = Messages(window.bar)
        self._runner = Runner(controller.project, self._messages, self)
        self._work = StoreWork(controller, self._runner, self._messages)
        self._blocks = BlockDesk(window, self._work, self._messages)
        self._telling = TellingBack(window, self._work, self._on_told)
        self._drafting = Drafting(drafts, self._current, self)
        self._uuids: list[str] = []
        self._chosen: list[str] = []
        self._sheet = Sheet(Answer())
        self._session: AnswerSession | None = None
        self._conflict = False
        self._role = ""
        self._listen()

    def open(self, uuids: Sequence[str], chosen: Sequence[str]) -> None:
        """List ``uuids`` and begin with an answer to ``chosen``, in the panel's matter."""
        self._uuids = list(uuids)
        store, matter = self._state.store, self._state.matter
        columns = self._state.columns
        if store is None or columns is None:
            return
        rows = list(store.rows("matter", order="title"))
        uuid = matter["uuid"] if matter is not None else None
        self.window.case.show_case(rows, uuid, columns.code_lists, self._language)
        self.window.form.set_code_lists(columns.code_lists, self._language)
        self._begin()
        self._select(chosen)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.form.in_order()[0].setFocus()

    def take_down(self) -> None:
        """Keep what is typed, and close the window for good."""
        self._let_go()
        self._runner.abandon()
        self.window.close()
        self.window.deleteLater()
        self.deleteLater()

    # --- what is shown ---

    def _listen(self) -> None:
        window = self.window
        window.list.selectionModel().selectionChanged.connect(lambda *_: self._on_selection())
        window.form.changed.connect(self._on_changed)
        window.saving_asked.connect(self.save)
        window.discard.clicked.connect(lambda: self._discard())
        window.told.clicked.connect(lambda: self._ask_told())
        self._drafting.failed.connect(self._messages.warn)
        window.next.clicked.connect(lambda: self._go_on())
        window.case.changed.connect(self._on_case)
        window.closed.connect(self._drafting.keep)
        self._runner.began.connect(lambda _title: self._follow())
        self._runner.ended.connect(self._on_ended)
        self._state.recounted.connect(self._on_recounted)

    def _begin(self) -> None:
        """See the store in the chosen matter and stage."""
        case, state = self.window.case, self._state
        self._let_go()
        try:
            context = self._controller.project.transformContext()
            self._session = AnswerSession(state.store, case.matter(), case.stage(), context)
            self._offer_names()
        except SynpunktError as error:
            self._messages.fail(str(error))
            return
        self.window.form.allow_assignment(case.matter() is not None)
        self._list()

    def _list(self) -> None:
        state, window = self._state, self.window
        blocked = window.list.selectionModel().blockSignals(True)
        window.queue.set_content(state.columns, state.zones, self._uuids, self._session)
        window.list.selectionModel().blockSignals(blocked)
        self._mark_drafts()
        window.case.tell_left(window.queue.waiting(), window.queue.rowCount())

    def _offer_names(self) -> None:
        store = self._session.store
        roles, responsible = responses.roles_before(store), assignments.responsible_before(store)
        self.window.form.set_names(roles, responsible)

    def _select(self, uuids: Sequence[str], quietly: bool = False) -> None:
        """Select those viewpoints; ``quietly``: what the form shows stays."""
        window = self.window
        places = [place for uuid in uuids if (place := window.queue.place(uuid)).isValid()]
        selection = QItemSelection()
        for place in places:
            selection.select(place, place)
        model = window.list.selectionModel()
        blocked = model.blockSignals(True)
        if places:
            model.setCurrentIndex(places[0], _STAY)
        model.select(selection, _SET)
        model.blockSignals(blocked)
        window.list.viewport().update()
        if places:
            window.list.scrollTo(places[0])
        if not quietly:
            self._on_selection()

    def _selected(self) -> list[str]:
        rows = self.window.list.selectionModel().selectedIndexes()
        return [index.data(Role.UUID) for index in sorted(rows, key=lambda index: index.row())]

    def _on_selection(self) -> None:
        chosen = self._selected()
        if chosen == self._chosen or self._session is None:
            return
        if self._drafting.dirty and set(chosen) & set(self._chosen):
            self._carry_over(chosen)
        else:
            self._let_go()
            self._load(chosen)

    def _carry_over(self, chosen: list[str]) -> None:
        """More or fewer viewpoints for what is being written: the text stays."""
        self._chosen, self._sheet = chosen, self._session.sheet(chosen)
        self._drafting.rename(self._session.draft_name(chosen[0]))
        self._show_target()
        self._mark_drafts()

    def _load(self, chosen: list[str]) -> None:
        """Show the answer to other viewpoints: their draft, else what is stored, else nothing."""
        name, draft = self._drafting.find(self._session, chosen)
        if draft:
            wanted = {*chosen, *draft["viewpoints"]}
            chosen = [one for one in self.window.queue.uuids() if one in wanted]
        self._chosen, self._sheet = chosen, self._session.sheet(chosen)
        more = ""
        answer, assignment = self._sheet.answer, self._sheet.assignment
        if draft:
            self._select(chosen, quietly=True)
            answer, assignment, changed = self._session.restored(draft)
            more = translate("Synpunkt", "Your draft, not saved yet.")
            if changed:
                more = translate(
                    "Synpunkt", "The stored answer has changed since you wrote this draft."
                )
        elif self._sheet.into is None:
            answer = replace(answer, by_role=self._role or None)
        self._drafting.let_go()
        if chosen:
            self._drafting.begin(name or self._session.draft_name(chosen[0]), bool(draft))
        self.window.form.show_answer(answer, assignment)
        self.window.form.assignment_touched = bool(draft) and assignment != self._sheet.assignment
        self._show_target(more)
        self._blocks.show(self._session.store, self._theme())

    def _show_target(self, more: str = "", conflicting: bool = False) -> None:
        window, session = self.window, self._session
        newcomers = session.newcomers(self._chosen)
        number = window.queue.number
        window.head.show_target(self._chosen, self._sheet, newcomers, number, more)
        window.reading.show_viewpoints(
            self._state.columns, self._state.zones, session, self._chosen, conflicting
        )
        self._follow()

    def _theme(self) -> str | None:
        return self.window.queue.theme(self._chosen[0]) if self._chosen else None

    def _follow(self) -> None:
        window, free = self.window, not self._runner.busy
        window.form.setEnabled(bool(self._chosen))
        window.blocks.setEnabled(bool(self._chosen))
        window.save.setEnabled(bool(self._chosen) and free)
        window.discard.setVisible(self._drafting.dirty)
        decided = self._session.decided(self._chosen) if self._session is not None else []
        window.told.setEnabled(bool(decided) and free)

    # --- drafts ---

    def _current(self) -> dict[str, Any]:
        form = self.window.form
        return self._session.draft(self._chosen, form.answer(), form.assignment())

    def _mark_drafts(self) -> None:
        drafted = self._session.drafted(self._drafting.drafts.names())
        if self._drafting.dirty:
            drafted.add(self._chosen[0])
        self.window.queue.set_drafted(drafted)

    def _discard(self) -> None:
        self._drafting.discard()
        self._load(self._chosen)
        self._mark_drafts()

    def _let_go(self) -> None:
        """Nothing is chosen any more; what was being written lies on disk."""
        self._drafting.let_go()
        self._chosen = []

    def _on_changed(self) -> None:
        if self._drafting.touch():
            self._mark_drafts()
            self._follow()

    # --- saving ---

    def save(self) -> None:
        """Save the answer and go on to the next that has none; what stands in the way is told."""
        session, form = self._session, self.window.form
        if session is None or self._runner.busy or not self._chosen:
            return
        self._drafting.keep()
        chosen, answer = list(self._chosen), form.answer()
        assignment = form.assignment() if form.assignment_touched else None
        for_all = self.window.head.for_all.isChecked()
        try:
            saving = session.saving(self._sheet, chosen, answer, assignment, for_all)
        except SynpunktError as error:
            self._messages.warn(str(error))
            self._focus_missing(answer)
            return
        kept = session.draft(chosen, answer, form.assignment())

        def change(operation: Operation, _progress: Progress) -> list[str]:
            try:
                return saving(operation)
            except ConflictError:
                self._conflict = True
                raise

        title, name = translate("Synpunkt", "Answer"), self._drafting.name

        def done(written: Written) -> None:
            self._on_saved(written, name, chosen, kept)

        self._work.do(title, change, done)

    def _on_saved(
        self, written: Written, name: str, chosen: list[str], kept: dict[str, Any]
    ) -> None:
        served = len(written.result)
        self._role = self.window.form.answer().by_role or ""
        # What was typed while it was being saved is a draft again.
        if self._chosen != chosen:
            self._drafting.drafts.drop(name)
        elif self._current() == kept:
            self._drafting.discard()
        self._read_again()
        self._offer_names()
        if written.operation:
            text = translate("Synpunkt", "The answer to %n viewpoint(s) is saved.", "", served)
            self._messages.done(text, lambda: self._take_back(written, chosen, kept))
        if not self._drafting.dirty:
            self._go_on()

    def _take_back(self, written: Written, chosen: list[str], kept: dict[str, Any]) -> bool:
        given = {"STORE": str(written.store), "OPERATION": written.operation}

        def done(_results: dict[str, Any]) -> None:
            self._let_go()
            self._read_again()
            self._drafting.drafts.keep(self._session.draft_name(chosen[0]), kept)
            self._select(chosen)
            self._mark_drafts()
            self._messages.hint(
                translate("Synpunkt", "The answer is taken back; its text is here again.")
            )

        return self._runner.run("takeback", given, translate("Synpunkt", "Take back"), done)

    def _on_ended(self) -> None:
        if self._conflict:
            # Seen now, so that saving again is a choice and no accident.
            self._conflict = False
            self._session.read_again()
            self._sheet = self._session.sheet(self._chosen)
            self._show_target(conflicting=True)
            self._list_again()
        self._follow()

    def _focus_missing(self, answer: Answer) -> None:
        fields = self.window.form
        wants_reason = answer.decision in responses.NEEDS_REASON and not answer.reason
        (fields.texts["reason"] if wants_reason else fields.texts["comment"]).setFocus()

    def _go_on(self) -> None:
        queue = self.window.queue
        last = queue.place(self._chosen[-1]).row() if self._chosen else -1
        following = queue.next_waiting(last)
        if following.isValid():
            self._let_go()
            self._select([following.data(Role.UUID)])
            self.window.form.in_order()[0].setFocus()
        else:
            if not self._drafting.dirty:
                self._load(self._chosen)
            self._messages.hint(translate("Synpunkt", "Everything in the list has its answer."))

    # --- told back ---

    def _ask_told(self) -> None:
        session, lists = self._session, self._state.columns.code_lists
        self._telling.ask(session.store, session.decided(self._chosen), lists, self._language)

    def _on_told(self) -> None:
        self._read_again()
        if not self._drafting.dirty:
            self._load(self._chosen)

    # --- what changes around it ---

    def _on_case(self) -> None:
        chosen = list(self._chosen)
        self._begin()
        self._select(chosen)

    def _read_again(self) -> None:
        try:
            self._session.read_again()
        except SynpunktError as error:
            self._messages.fail(str(error))
        self._list_again()

    def _list_again(self) -> None:
        chosen = self._selected()
        self._list()
        self._select(chosen, quietly=True)

    def _on_recounted(self) -> None:
        if self._session is None or not self.window.isVisible() or self._state.columns is None:
            return
        if self._drafting.dirty:
            # What was seen when the writing began must stay: it tells of a colleague's change.
            self._list_again()
            return
        self._read_again()
        if self._session.sheet(self._chosen) != self._sheet:
            self._load(self._chosen)
        else:
            self._show_target()
