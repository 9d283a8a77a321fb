"""What remains, worked out in a task and shown; again when the store changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ...layers.language import translate
from ...layers.store import Store
from ...processing.account.ready import Problem, problems
from ..following import Following
from ..messages import Messages
from ..runner import Progress, stopped
from .ready_window import ReadyWindow


class Remaining(NamedTuple):
    """What remains of the matter called ``about`` ("" without one), and the texts concerned."""

    about: str
    problems: list[Problem]
    texts: Mapping[str, str]


class ReadyDesk(Following[ReadyWindow, Remaining]):
    """What remains for the matter and the area that the panel looks at."""

    PAUSE = 400

    def _made(self) -> ReadyWindow:
        return ReadyWindow(self._parent)

    def _listen(self, window: ReadyWindow, messages: Messages) -> None:
        window.viewpoint_asked.connect(self._show_viewpoint)
        window.again_asked.connect(self._refresh)

    def _title(self) -> str:
        return translate("Synpunkt", "Ready to hand in?")

    def _read(
        self, store: Store, matter: dict[str, Any] | None, viewpoints: set[str], progress: Progress
    ) -> Remaining:
        uuid, title = (matter["uuid"], matter["title"]) if matter is not None else (None, "")
        found = problems(store, viewpoints, uuid, lambda: stopped(progress))
        named = {one.viewpoint for one in found}
        rows = store.rows("viewpoint")
        texts = {row["uuid"]: row["text"] or "" for row in rows if row["uuid"] in named}
        return Remaining(title, found, texts)

    def _show(self, window: ReadyWindow, found: Remaining) -> None:
        window.show_problems(found.about, found.problems, found.texts)
