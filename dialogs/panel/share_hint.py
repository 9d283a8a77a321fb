"""The warning for a store on a network share, and the way to write beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QDir
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ...layers.language import translate
from ...layers.shares import is_on_share
from ...layers.store import Store
from ..messages import Messages
from ..runner import Runner


class ShareHint:
    """Warns once of each store; the button makes a store of one's own that is brought home later.

    SQLite's locks do not hold on every share: two who write at once can harm the file.
    """

    def __init__(self, runner: Runner, messages: Messages, window: QWidget) -> None:
        self._runner, self._messages, self._window = runner, messages, window
        self._told: set[Path] = set()

    def look_at(self, store: Store | None) -> None:
        """Say so where the store is on a share and nobody has been told."""
        path = store.path if store is not None else None
        if not isinstance(path, Path) or path in self._told or not is_on_share(path.resolve()):
            return
        self._told.add(path)
        text = translate(
            "Synpunkt",
            "{name} lies on a network share. All can read it, but if several write at once the"
            " file can be harmed. Let each write in an inbox of their own, and bring it home here.",
        )
        label = translate("Synpunkt", "Make an inbox…")
        self._messages.ask(
            text.format(name=path.name), label, "synpunktInbox", lambda: self._make(store)
        )

    def _make(self, store: Store) -> bool:
        title = translate("Synpunkt", "Make an inbox in an empty folder of your own")
        folder = QFileDialog.getExistingDirectory(self._window, title, QDir.homePath())
        if not folder:
            return False
        # A folder inside the chosen one, so that nothing of the user's is in the way.
        name = translate("Synpunkt", "Inbox of {name}").format(name=store.path.stem)
        given = {"STORE": str(store.path), "FOLDER": str(Path(folder) / name)}
        return self._runner.run("fieldpackage", given, title, self._tell)

    def _tell(self, made: dict[str, Any]) -> None:
        text = translate(
            "Synpunkt",
            "The inbox lies in {folder}. Open its project to write; “Bring in…” in the panel takes"
            " its store home here.",
        )
        self._messages.tell(text.format(folder=QDir.toNativeSeparators(str(made["FOLDER"]))))
