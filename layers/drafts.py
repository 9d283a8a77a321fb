"""What is being written and not saved yet, kept on disk so that no crash loses it.

Drafts lie in the user's profile, one folder for each store, readable by nobody else: what people
said may stand in them. They are dropped when what they hold has been saved.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from .errors import InputError
from .files import why
from .language import translate

#: Milliseconds from the first unkept change until it is kept.
PAUSE = 400
SUFFIX, _PART = ".json", ".part"
#: Where drafts lie in a profile.
_HOME = Path("synpunkt", "drafts")


class Drafts:
    """The drafts of one store by name; values are what JSON can hold.

    ``folder`` is where all stores' drafts lie; the user's profile unless something else is said.
    """

    def __init__(self, store_uuid: str, folder: Path | None = None) -> None:
        parent = folder or Path(QgsApplication.qgisSettingsDirPath()) / _HOME
        # A store may say that it is called anything: no name of ours leads out of the folder.
        self._folder = parent / _safe(store_uuid)

    def keep(self, name: str, values: dict[str, Any]) -> None:
        """Write a draft, whole or not at all; InputError if the disk refuses."""
        path = self._path(name)
        part = path.with_suffix(_PART)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(_opened_for_us(part), "w", encoding="utf-8", errors="replace") as file:
                json.dump(values, file, ensure_ascii=False)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError as error:
            raise InputError(
                translate("Synpunkt", "The draft can't be kept on disk: {reason}.").format(
                    reason=why(error)
                )
            ) from error

    def read(self, name: str) -> dict[str, Any]:
        """The draft of that name; empty where there is none, or none that can be read."""
        try:
            found = json.loads(self._path(name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def drop(self, name: str) -> None:
        """Forget a draft, since what it holds is saved or thrown away."""
        with contextlib.suppress(OSError):
            self._path(name).unlink()

    def names(self) -> list[str]:
        """The names of the drafts that there are, in order."""
        found = self._folder.glob("*" + SUFFIX)
        return sorted(unquote(path.name.removesuffix(SUFFIX)) for path in found)

    def tidy(self) -> None:
        """Remove what a crash left half written."""
        for path in self._folder.glob("*" + _PART):
            with contextlib.suppress(OSError):
                path.unlink()

    def clear(self) -> None:
        """Forget all drafts of the store."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _path(self, name: str) -> Path:
        return self._folder / (_safe(name) + SUFFIX)


def drafts_of(store_uuid: str) -> list[Drafts]:
    """The drafts of a store in the user's profile, and in the profiles beside it."""
    profiles = Path(QgsApplication.qgisSettingsDirPath()).parent
    return [Drafts(store_uuid, folder) for folder in sorted(profiles.glob(f"*/{_HOME}"))]


class DraftKeeper(QObject):
    """Keeps one draft up to date while it is written: call ``touch`` at each change.

    ``current`` gives the values to keep, an empty dict where there is nothing worth keeping.
    ``failed`` carries the sentence when the disk refuses; it is said once, until it works again.
    """

    failed = pyqtSignal(str)

    def __init__(
        self,
        drafts: Drafts,
        name: str,
        current: Callable[[], dict[str, Any]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._drafts, self._name, self._current = drafts, name, current
        self._failing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.flush)

    def touch(self) -> None:
        """Something changed: it is kept within ``PAUSE`` milliseconds, however fast one types."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Keep what there is now."""
        self._timer.stop()
        values = self._current()
        if not values:
            self._drafts.drop(self._name)
            return
        try:
            self._drafts.keep(self._name, values)
            self._failing = False
        except InputError as error:
            if not self._failing:
                self._failing = True
                self.failed.emit(str(error))

    def drop(self) -> None:
        """Forget the draft, since what it holds is saved."""
        self._timer.stop()
        self._drafts.drop(self._name)


def _safe(name: str) -> str:
    """``name`` as one component of a path."""
    return quote(name, safe=" ").replace(".", "%2E") or "%"


def _opened_for_us(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
