"""Photos of another store, copied to where ours lie."""

from __future__ import annotations

import filecmp
import shutil
from pathlib import Path, PurePosixPath

from ..photos import FOLDER, photo_file, photo_root
from ..store import Store


class PhotoCarrier:
    """Copies files as rows ask for them; ``undo`` removes the copies again.

    ``missing`` are the paths of photos whose file is not there.
    """

    def __init__(self, ours: Store, theirs: Store) -> None:
        self._to, self._from = photo_root(ours), photo_root(theirs)
        self._copied: list[Path] = []
        self.missing: list[str] = []

    def carry(self, path: str) -> str:
        """Copy the file of their photo; returns its path in our store.

        Another file of that name stays, and the copy gets a name of its own.
        """
        file = photo_file(self._from, path)
        if file is None:
            self.missing.append(path)
            return path
        target = self._free(file)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
            self._copied.append(target)
        return str(PurePosixPath(FOLDER, target.name))

    def undo(self) -> None:
        """Remove what was copied."""
        for path in self._copied:
            path.unlink(missing_ok=True)
        self._copied.clear()

    def _free(self, file: Path) -> Path:
        folder = self._to / FOLDER
        target, number = folder / file.name, 1
        while target.exists() and not filecmp.cmp(file, target, shallow=False):
            number += 1
            target = folder / f"{file.stem}-{number}{file.suffix}"
        return target
