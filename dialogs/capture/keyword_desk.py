"""Opens the window for the store's words; each change is one operation."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...layers import keywords
from ...layers.code_lists import read_code_lists
from ...layers.errors import SynpunktError
from ...layers.keywords import Keyword
from ...layers.language import translate
from ...layers.operations import Operation
from ...layers.project_controller import ProjectController
from ...layers.settings import interface_language
from ...layers.store import Store
from ..messages import Messages
from ..runner import Progress, Runner
from ..store_work import StoreWork, Written
from .keyword_window import KeywordWindow


class KeywordDesk(QObject):
    """One window on one store; ``changed`` carries the words whenever they were read anew."""

    changed = pyqtSignal(list)

    def __init__(self, store: Store, controller: ProjectController, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self.window = window = KeywordWindow(parent)
        self._messages = Messages(window.bar)
        self.runner = Runner(controller.project, self._messages, self)
        self._work = StoreWork(controller, self.runner, self._messages)
        window.adding_asked.connect(self._add)
        window.removal_asked.connect(self._remove)
        controller.viewpoints_changed.connect(self._refresh)  # as after taking back

    def open(self) -> None:
        """Show the words as they are now."""
        window = self.window
        window.show()
        self._refresh()
        window.raise_()
        window.activateWindow()
        window.word.setFocus()

    def take_down(self) -> None:
        """Close the window for good."""
        self.runner.abandon()
        self.window.close()
        self.window.deleteLater()
        self.deleteLater()

    def _refresh(self) -> None:
        if not self.window.isVisible():
            return
        try:
            words = keywords.load(self._store)
            themes = read_code_lists(self._store.path).choices("theme", interface_language())
        except SynpunktError as error:
            self._messages.fail(str(error))
            return
        self.window.show_words(words, themes)
        self.changed.emit(words)

    def _add(self, keyword: Keyword) -> None:
        told = translate("Synpunkt", "“{word}” suggests its theme from now on.")
        self._change([keyword], (), told.format(word=keyword.word), self.window.added)

    def _remove(self, words: list[Keyword]) -> None:
        told = translate("Synpunkt", "%n word(s) removed.", "", len(words))
        self._change((), words, told, lambda: None)

    def _change(
        self,
        added: Iterable[Keyword],
        removed: Iterable[Keyword],
        told: str,
        after: Callable[[], object],
    ) -> None:
        store = self._store

        def change(operation: Operation, _progress: Progress) -> None:
            keywords.change(operation, store, added, removed)

        def done(written: Written) -> None:
            self._work.tell(told, written)
            self._refresh()
            after()

        self._work.do(translate("Synpunkt", "Words that suggest a theme"), change, done)
