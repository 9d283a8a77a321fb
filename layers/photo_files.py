"""Photo files beside the store: copied under names that tell nothing, each content once.

What a photo was called may name people, so its copy is named by its content. A file is a picture by
what it holds, not by what it is called.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .errors import InputError
from .files import why
from .language import translate
from .photo_tags import read_tags
from .photos import FOLDER

#: No photo is larger than this, in bytes.
LARGEST = 200_000_000
# So much of a fingerprint is a file's name.
_NAME = 20
_PIECE = 1 << 20
# The first bytes of pictures, and where they stand.
_PICTURES = (
    (0, b"\xff\xd8\xff", ".jpg"),
    (0, b"\x89PNG\r\n\x1a\n", ".png"),
    (0, b"GIF8", ".gif"),
    (0, b"II*\0", ".tif"),
    (0, b"MM\0*", ".tif"),
    (8, b"WEBP", ".webp"),
    (4, b"ftypavif", ".avif"),
    (4, b"ftyphei", ".heic"),
    (4, b"ftyphev", ".heic"),
    (4, b"ftypmif1", ".heic"),
)


class PhotoCopier:
    """Copies pictures into the folder of photos below ``root``.

    ``root`` may be what tells it: it is asked with the first picture, since not every store has a
    folder for photos. ``undo`` removes the copies; so does leaving it, as a context, by an
    exception.
    """

    def __init__(self, root: Path | Callable[[], Path]) -> None:
        self._root = root
        self._made: list[Path] = []

    @property
    def _folder(self) -> Path:
        return (self._root if isinstance(self._root, Path) else self._root()) / FOLDER

    def __enter__(self) -> PhotoCopier:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self.undo()

    def copy(self, file: Path, sha256: str = "", name: str = "") -> dict[str, Any]:
        """Copy a picture, if it isn't there; returns the columns of its row in ``photo``.

        ``sha256`` is its fingerprint where it is known; ``name`` is kept where no other photo has
        it. InputError if the file is no picture, or can't be read or copied.
        """
        try:
            fingerprint = sha256 or sha256_of(file)
            name = self._copy(file, fingerprint, name)
        except OSError as error:
            raise InputError(
                translate("Synpunkt", "The photo {name} can't be copied: {reason}.").format(
                    name=file.name, reason=why(error)
                )
            ) from error
        tags = read_tags(file)
        values = {"taken_at": tags.taken_at, "heading": tags.heading}
        known = {key: value for key, value in values.items() if value is not None}
        return {"path": f"{FOLDER}/{name}", "sha256": fingerprint, **known}

    def undo(self) -> None:
        """Remove what was copied."""
        for copy in self._made:
            copy.unlink(missing_ok=True)
        self._made.clear()

    def _copy(self, file: Path, fingerprint: str, name: str) -> str:
        suffix = suffix_of(file)
        if not suffix:
            text = translate("Synpunkt", "{name} is no picture that can be kept.")
            raise InputError(text.format(name=file.name))
        copy = self._folder / (name or f"{fingerprint[:_NAME]}{suffix}")
        if name and copy.exists() and sha256_of(copy) != fingerprint:
            return self._copy(file, fingerprint, "")
        if not copy.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            draft = copy.with_name(f".{copy.name}.part")
            try:
                shutil.copyfile(file, draft)
                draft.replace(copy)
            finally:
                draft.unlink(missing_ok=True)
            self._made.append(copy)
        return copy.name


def suffix_of(file: Path) -> str:
    """The ending for a picture by what it holds; "" for a file that is none or is too large."""
    try:
        if file.stat().st_size > LARGEST:
            return ""
        with file.open("rb") as opened:
            start = opened.read(32)
    except OSError:
        return ""
    return next((ending for at, mark, ending in _PICTURES if start[at:].startswith(mark)), "")


def sha256_of(file: Path) -> str:
    """The fingerprint of a file; ``OSError`` if it can't be read."""
    digest = hashlib.sha256()
    with file.open("rb") as opened:
        while piece := opened.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
