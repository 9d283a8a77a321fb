"""Photos that a source names, found in a folder.

A name is what somebody else wrote: it leads to no file outside the folder.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.photos import SUFFIXES
from .table import SourceTable
from .values import as_text, plain

#: A folder with more files is not a folder of photos.
MOST_FILES = 200_000
#: Where exports and field tools put photos beside their file.
USUAL_FOLDERS = ("", "media", "attachments", "DCIM", "files", "photos", "images")
#: How many rows tell which columns name photos.
SAMPLE = 300
_PARTS = re.compile(r"[;|,\n]")


def names_in(cell: object) -> list[str]:
    """The names of pictures in a cell; empty where it holds anything else."""
    text = as_text(plain(cell))
    if "." not in text or text.startswith(("http:", "https:")):
        return []
    names = [part.strip(' "[]') for part in _PARTS.split(text)]
    return names if all(_is_picture_name(name) for name in names) else []


def photo_columns(table: SourceTable) -> list[int]:
    """The positions of a row's own columns that name photos, by the first rows."""
    sample = [row for row in table.peek(SAMPLE) if not row.problem]
    return [
        at
        for at in range(table.own or len(table.columns))
        if any(names_in(row.values[at]) for row in sample if at < len(row.values))
    ]


def _is_picture_name(name: str) -> bool:
    return 0 < len(name) < 300 and os.path.splitext(name)[1].lower() in SUFFIXES


class MediaFolder:
    """The files that names may mean: all below ``folder``, or those usual ``beside`` a file.

    ``InputError`` if ``folder`` is given and isn't there.
    """

    def __init__(self, folder: str, beside: str) -> None:
        self._root = Path(folder or beside).expanduser() if folder or beside else None
        self._by_name: dict[str, list[Path]] | None = {} if folder else None
        if folder and self._root and not self._root.is_dir():
            raise InputError(
                translate("Synpunkt", "The folder {name} does not exist.").format(name=self._root)
            )
        if folder and self._root:
            self._root = self._root.resolve()
            for file in picture_files(self._root):
                self._by_name.setdefault(file.name.casefold(), []).append(file)
        elif self._root:
            self._root = self._root.resolve()

    def find(self, name: str, submission: str = "") -> Path | None:
        """The file called ``name``; of several that whose path has the ``submission`` in it."""
        if self._root is None or "\0" in name:
            return None
        parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]
        if not parts:
            return None
        if self._by_name is None:
            return next((f for f in self._usual(parts) if self._is_ours(f)), None)
        found = self._named(parts[-1]) or self._named(parts[-1].replace(" ", "_"))
        whole = "/".join(parts).casefold()
        for told in (whole, submission.partition("/")[0]):
            close = [file for file in found if told and told in file.as_posix().casefold()]
            if len(close) == 1:
                return close[0]
        return found[0] if len(found) == 1 else None

    def _named(self, name: str) -> list[Path]:
        return [f for f in (self._by_name or {}).get(name.casefold(), []) if self._is_ours(f)]

    def _usual(self, parts: list[str]) -> Iterator[Path]:
        if self._root is not None and ".." not in parts:
            for folder in USUAL_FOLDERS:
                yield self._root.joinpath(folder, *parts)
            for folder in USUAL_FOLDERS:
                yield self._root.joinpath(folder, parts[-1])

    def _is_ours(self, file: Path) -> bool:
        """A plain file that doesn't lead out of the folder by a link."""
        try:
            return file.is_file() and file.resolve().is_relative_to(self._root or file)
        except (OSError, ValueError):
            return False


def picture_files(root: Path) -> Iterator[Path]:
    """Files below ``root`` that are called pictures; ``InputError`` if it holds too many files."""
    count = 0
    for folder, _, names in os.walk(root):
        for name in names:
            count += 1
            if count > MOST_FILES:
                raise InputError(
                    translate(
                        "Synpunkt",
                        "The folder {name} holds more than {limit} files. Choose the folder of the"
                        " photos.",
                    ).format(name=root, limit=MOST_FILES)
                )
            if os.path.splitext(name)[1].lower() in SUFFIXES:
                yield Path(folder, name)
