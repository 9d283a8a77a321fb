"""Another store is looked at, what clashes is decided on, and all is brought home at once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ...layers.address import resolve
from ...layers.errors import SynpunktError
from ...layers.language import translate
from ...layers.merge.merging import Merged, foreseen, merge_stores
from ...layers.merge.plan import ASK
from ...layers.merge.telling import BOOKKEEPING, doubts
from ...layers.place import Place, place_of
from ...layers.project_controller import ProjectController
from ...layers.settings import interface_language
from ...layers.store import Store, open_store
from ..messages import Messages
from ..runner import Progress, Runner
from ..server_address import asked_address
from ..store_work import StoreWork, Written
from .conflict_words import ConflictWords, Told
from .window import MergeWindow

_VIEWPOINT = "viewpoint"


class Merging(QObject):
    """One window on one store."""

    def __init__(self, store: Store, controller: ProjectController, parent: QWidget) -> None:
        super().__init__(parent)
        self._store, self._controller = store, controller
        self._other: Store | None = None
        self.window = window = MergeWindow(parent)
        self._messages = Messages(window.bar)
        self.runner = Runner(controller.project, self._messages, self)
        self._work = StoreWork(controller, self.runner, self._messages)
        window.other_asked.connect(self.choose)
        window.server_asked.connect(self.choose_on_server)
        window.merge_asked.connect(self._merge)

    def open(self) -> None:
        """Show the window, and ask which store to bring home where none is chosen yet."""
        window = self.window
        window.show()
        window.raise_()
        window.activateWindow()
        if self._other is None:
            self.choose()

    def choose(self) -> None:
        """Ask for the other store's file."""
        place = self._store.path
        path, _ = QFileDialog.getOpenFileName(
            self.window,
            translate("Synpunkt", "Store to bring in"),
            str(place.parent) if isinstance(place, Path) else "",
            "GeoPackage (*.gpkg)",
        )
        if path:
            self.look(Path(path))

    def choose_on_server(self) -> None:
        """Ask for the address of another store on a server."""
        title = translate("Synpunkt", "Another store on a server")
        if not (address := asked_address(self.window, title)):
            return
        try:
            self.look(place_of(resolve(address, None)))  # a password must not come further
        except SynpunktError as error:
            self._messages.fail(str(error))

    def look(self, path: Place) -> None:
        """See what another store has that this one lacks; nothing is written."""
        store, window, language = self._store, self.window, interface_language()
        context = self._controller.project.transformContext()
        title = translate("Synpunkt", "Looking at the other store…")

        def job(progress: Progress) -> tuple[Store, Merged, list[Told]]:
            other = open_store(path)
            seen = foreseen(store, other, context, ASK, lambda: _asks_to_stop(progress))
            words = ConflictWords(store, other, language)
            return other, seen, [words.told(conflict) for conflict in seen.conflicts]

        def done(found: tuple[Store, Merged, list[Told]]) -> None:
            self._other, seen, told = found
            something = any(map(_all, (seen.new, seen.changed, seen.removed)))
            window.show_plan(str(path), words_of(seen), told, something)
            window.allow(True)

        def failed() -> None:
            window.allow(True)

        self._other = None
        window.show_nothing(str(path), title)
        if self.runner.work(job, title, done, failed):
            window.allow(False)

    def take_down(self) -> None:
        """Close the window for good."""
        self.runner.abandon()
        self.window.close()
        self.window.deleteLater()
        self.deleteLater()

    def _merge(self) -> None:
        store, other, window = self._store, self._other, self.window
        if other is None or not self._work.may_write():
            return
        context = self._controller.project.transformContext()
        decisions = window.decisions()

        def job(progress: Progress) -> Merged:
            return merge_stores(store, other, context, ASK, progress, decisions=decisions)

        def done(merged: Merged) -> None:
            self._controller.reload()
            self._work.tell(words_of(merged), Written(store.path, merged.operation, merged))
            self.look(other.path)

        if self.runner.work(job, window.windowTitle(), done, lambda: window.allow(True)):
            window.allow(False)


def words_of(merged: Merged) -> str:
    """ "3 new viewpoints, 1 changed. 2 values changed in both stores wait for a decision." """
    return " ".join([_counts(merged), *doubts(merged)])


def _counts(merged: Merged) -> str:
    counts = {"new": merged.new, "changed": merged.changed, "removed": merged.removed}
    rows = {what: _all(count) for what, count in counts.items()}
    if not any(rows.values()):
        return translate("Synpunkt", "The other store has nothing that is not here.")
    new, changed = merged.new[_VIEWPOINT], merged.changed[_VIEWPOINT]
    parts = [
        translate("Synpunkt", "%n new viewpoint(s)", "", new),
        translate("Synpunkt", "%n changed", "", changed),
    ]
    others = sum(rows.values()) - new - changed
    if others:
        parts.append(translate("Synpunkt", "%n other row(s) new, changed or removed", "", others))
    return ", ".join(parts) + "."


def _all(counts: Counter[str]) -> int:
    return counts.total() - counts[BOOKKEEPING]


def _asks_to_stop(progress: Progress) -> bool:
    progress(0.0)  # raises where the user asks to stop
    return False
