"""The texts that wait to be looked through for personal data, and what is decided of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...layers.language import translate
from ...layers.operations import Operation
from ...layers.store import Store
from ...processing.privacy import reviewing
from ...processing.privacy.reviewing import CHECKED, Waiting
from ..following import Following
from ..messages import Messages
from ..runner import Progress, stopped
from ..store_work import StoreWork, Written
from .review_window import ReviewWindow


class ReviewDesk(Following[ReviewWindow, list[Waiting]]):
    """The unchecked texts of the matter and the area that the panel looks at."""

    _work: StoreWork

    def _made(self) -> ReviewWindow:
        return ReviewWindow(self._parent)

    def _listen(self, window: ReviewWindow, messages: Messages) -> None:
        # Reading never stands in the way of a decision.
        self._work = StoreWork(self._controller, self._runner(messages), messages)
        window.viewpoint_asked.connect(self._show_viewpoint)
        window.decided.connect(self._decide)
        window.mask_asked.connect(self._mask)

    def _title(self) -> str:
        return translate("Synpunkt", "Personal data")

    def _read(
        self, store: Store, matter: dict[str, Any] | None, viewpoints: set[str], progress: Progress
    ) -> list[Waiting]:
        return reviewing.waiting(store, viewpoints, lambda: stopped(progress))

    def _show(self, window: ReviewWindow, found: list[Waiting]) -> None:
        window.show_waiting(found)

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
        if window is None:
            return
        number = "–" if seen.number is None else seen.number

        def done(written: Written) -> None:
            work.tell(told.format(number=number), written)
            self._later.start()

        begun = work.do(title, change, done, self._later.start)
        window.allow(not begun)
