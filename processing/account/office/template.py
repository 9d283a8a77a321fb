"""A municipality's own text document as a paper to write on: which kind it is, and its parts."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from ....layers.errors import InputError
from ....layers.language import translate

#: By what a format is called among the account's.
WORD, OPEN = "DOCX", "ODT"
#: So much may come out of the file, in bytes.
_LIMIT = 100_000_000
# A file with a password is a RuntimeError, and so is one that is packed in an unknown way.
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, RuntimeError)
Parts = dict[str, bytes]


def read_parts(path: Path) -> Parts:
    """The files in the document or template at ``path``. InputError if it can't be opened."""
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(one.file_size for one in archive.infolist()) > _LIMIT:
                raise not_usable()
            # What stands for a folder holds nothing.
            return {
                one.filename: archive.read(one) for one in archive.infolist() if not one.is_dir()
            }
    except _BROKEN as error:
        raise not_usable() from error


def kind_of(parts: Parts) -> str:
    """``WORD`` or ``OPEN``. InputError where it is neither."""
    if "word/document.xml" in parts:
        return WORD
    if parts.get("mimetype", b"").startswith(b"application/vnd.oasis.opendocument.text"):
        return OPEN
    raise not_usable()


def not_usable() -> InputError:
    """That nothing can be written on it."""
    return InputError(
        translate(
            "Synpunkt",
            "The template is no text document of Word (.docx, .dotx) or LibreOffice (.odt, .ott)"
            " that can be used.",
        )
    )


def with_macros() -> InputError:
    """That it would bring programs along."""
    return InputError(translate("Synpunkt", "A template with macros is not used."))
