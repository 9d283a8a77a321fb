"""Photos of another store, copied to where ours lie."""

from __future__ import annotations

from ..photo_files import PhotoCopier, suffix_of
from ..photos import photo_file, photo_home, photo_root
from ..store import Store


class PhotoCarrier:
    """Copies files as rows ask for them; ``undo`` removes the copies again.

    ``missing`` are the paths of photos whose file is not there, or is no picture.
    """

    def __init__(self, ours: Store, theirs: Store) -> None:
        self._from = photo_root(theirs)
        self._copier = PhotoCopier(lambda: photo_home(ours))
        self.missing: list[str] = []
        self.undo = self._copier.undo

    def carry(self, path: str) -> str:
        """Copy the file of their photo; returns its path in our store.

        It keeps its name, so that both stores say the same of it, unless another photo has it.
        """
        file = photo_file(self._from, path)
        if file is None or not suffix_of(file):
            self.missing.append(path)
            return path
        return str(self._copier.copy(file, name=file.name)["path"])
