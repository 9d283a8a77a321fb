"""Writing a file so that there is either all of it or none."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from .errors import InputError
from .language import translate


def why(error: OSError) -> str:
    """What stood in the way of a file, in the user's words where there are some."""
    known = {
        errno.ENOSPC: translate("Synpunkt", "the disk is full"),
        errno.EDQUOT: translate("Synpunkt", "the disk is full"),
        errno.EACCES: translate("Synpunkt", "it is write-protected, or not yours to use"),
        errno.EPERM: translate("Synpunkt", "it is write-protected, or not yours to use"),
        errno.EROFS: translate("Synpunkt", "it is write-protected, or not yours to use"),
        errno.ENOENT: translate("Synpunkt", "it is not there"),
    }
    return known.get(error.errno or 0, error.strerror or str(error))


@contextlib.contextmanager
def replacing(path: Path, encoding: str = "utf-8") -> Iterator[TextIO]:
    """A text file to write to, which takes the place of ``path`` at the end of the block.

    Line ends are written as given. InputError if it can't be written; ``path`` is untouched then.
    """
    with _drafted(path) as draft:
        # Half a surrogate pair is no text in any encoding.
        with draft.open("w", encoding=encoding, errors="replace", newline="") as file:
            yield file


def replace(path: Path, content: bytes) -> None:
    """Make ``content`` all that is in ``path``. InputError if it can't be; it is untouched then."""
    with _drafted(path) as draft:
        draft.write_bytes(content)


@contextlib.contextmanager
def _drafted(path: Path) -> Iterator[Path]:
    """A file beside ``path`` that takes its place at the end of the block."""
    draft = path.with_name(f".{path.name}.part")
    try:
        try:
            yield draft
            draft.replace(path)
        finally:
            with contextlib.suppress(OSError):
                draft.unlink()
    except OSError as error:
        raise InputError(
            translate("Synpunkt", "The file {name} can't be written: {reason}.").format(
                name=path.name, reason=why(error)
            )
        ) from error
