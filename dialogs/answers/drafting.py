"""The draft of the answer that is being written, and where to find the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...layers.drafts import DraftKeeper, Drafts
from .session import AnswerSession


class Drafting(QObject):
    """``dirty`` says that something is written that is not saved; ``current`` gives it as JSON can
    hold it. ``failed`` carries the sentence when the disk refuses.
    """

    failed = pyqtSignal(str)

    def __init__(
        self, drafts: Drafts, current: Callable[[], dict[str, Any]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.drafts, self._current = drafts, current
        self._keeper: DraftKeeper | None = None
        self.name, self.dirty = "", False

    def begin(self, name: str, dirty: bool = False) -> None:
        """From now on what is written is kept under that name; ``dirty``: there is something."""
        self.let_go()
        self.name, self.dirty = name, dirty
        self._keeper = DraftKeeper(self.drafts, name, self._kept, self)
        self._keeper.failed.connect(self.failed)

    def touch(self) -> bool:
        """Something was written; True if it is the first since ``begin``."""
        if self._keeper is None:
            return False
        first, self.dirty = not self.dirty, True
        self._keeper.touch()
        return first

    def keep(self) -> None:
        """Put it on disk now."""
        if self._keeper is not None and self.dirty:
            self._keeper.flush()

    def rename(self, name: str) -> None:
        """The same text is kept under another name from now on."""
        if self._keeper is not None:
            self._keeper.drop()
        self.begin(name, self.dirty)
        self.keep()

    def discard(self) -> None:
        """Throw it away."""
        self.dirty = False
        if self._keeper is not None:
            self._keeper.drop()

    def let_go(self) -> None:
        """Nothing is being written any more; what was, lies on disk."""
        self.keep()
        self.dirty = False
        if self._keeper is not None:
            self._keeper.deleteLater()
            self._keeper = None

    def find(self, session: AnswerSession, chosen: Sequence[str]) -> tuple[str, dict[str, Any]]:
        """(name, draft) of a draft to one of the chosen viewpoints; empty where there is none."""
        for first in sorted(session.drafted(self.drafts.names())):
            name = session.draft_name(first)
            draft = self.drafts.read(name)
            if set(draft.get("viewpoints", ())) & set(chosen):
                return name, draft
        return "", {}

    def _kept(self) -> dict[str, Any]:
        return self._current() if self.dirty else {}
