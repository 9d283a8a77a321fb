"""The panel's own changes to the store: each one operation, told of, with a way to take it back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from ..layers.editing import refuse_if_edited
from ..layers.errors import StoreLockedError
from ..layers.language import translate
from ..layers.operations import Operation
from ..layers.place import Place
from ..layers.project_controller import ProjectController
from .messages import Messages
from .runner import Progress, Runner

#: Makes the changes of one operation and returns what is needed to tell of them. It runs in a
#: task's thread, so it must not touch layers, project or widgets.
Change = Callable[[Operation, Progress], Any]


@dataclass(frozen=True)
class Written:
    """What came of a change: the operation's uuid, "" where nothing had to be written."""

    store: Place
    operation: str
    result: Any


class StoreWork:
    """Writes to the project's store, one operation at a time."""

    def __init__(self, controller: ProjectController, runner: Runner, messages: Messages) -> None:
        self._controller, self._runner, self._messages = controller, runner, messages

    def telling(self) -> AbstractContextManager[None]:
        """As ``Messages.telling``, where it is told what this work comes to."""
        return self._messages.telling()

    def may_write(self) -> bool:
        """Whether the store can be written to now; the user is told why not."""
        store = self._controller.store
        if store is None:
            return False
        try:
            refuse_if_edited(str(store.path), self._controller.project)
        except StoreLockedError as error:
            self._messages.warn(str(error))
            return False
        return True

    def do(
        self,
        title: str,
        change: Change,
        done: Callable[[Written], object],
        failed: Callable[[], object] = lambda: None,
    ) -> bool:
        """Make ``change`` as one operation; ``done`` is called when it stands in the store.

        ``title`` names the operation in the store's history. False, and the user is told why, where
        it can't be begun: a layer of the store is being edited, or something else runs. ``failed``
        is called where it was begun and came to nothing.
        """
        if not self.may_write():
            return False
        store = self._controller.store

        def job(progress: Progress) -> Written:
            with store.operation("panel", title) as operation:
                result = change(operation, progress)
            return Written(store.path, operation.uuid if operation.changed else "", result)

        def written(outcome: Written) -> None:
            if outcome.operation:
                self._controller.reload()
            done(outcome)

        return self._runner.work(job, title, written, failed)

    def tell(self, text: str, written: Written) -> None:
        """Say what was changed, with a button that takes it back."""
        if written.operation:
            self._messages.done(text, lambda: self._take_back(written))
        else:
            self._messages.hint(text)

    def run(
        self,
        algorithm: str,
        given: dict[str, Any],
        title: str,
        done: Callable[[dict[str, Any]], object],
    ) -> bool:
        """Run ``synpunkt:algorithm`` on the store; False while something else runs."""
        store = self._controller.store
        return self._runner.run(algorithm, {"STORE": str(store.path), **given}, title, done)

    def _take_back(self, written: Written) -> bool:
        given = {"STORE": str(written.store), "OPERATION": written.operation}
        title = translate("Synpunkt", "Take back")

        def done(_results: dict[str, Any]) -> None:
            # Also of tables that no layer of the project shows.
            self._controller.reload()
            self._messages.tell(translate("Synpunkt", "It has been taken back."))

        return self._runner.run("takeback", given, title, done)
