"""Lines of a text file for csv.reader: bounded in length, and given back where a row broke."""

from __future__ import annotations

from typing import TextIO

from ...layers.errors import InputError
from ...layers.language import translate
from .table import NUL_MARK

#: No line and no row may be longer than this many characters.
LONGEST = 4_000_000


class TooLong(Exception):  # noqa: N818  (a signal between the line source and its reader)
    """A row went on past ``LONGEST``."""


class Lines:
    """The lines of a text file for csv.reader, which asks for more inside a quoted cell.

    Remembers which lines the row at hand is made of, so that they can be given back.
    """

    def __init__(self, file: TextIO) -> None:
        self.file = file
        self.row: list[str] = []
        self.ended = False
        self.cut = False
        self._returned: list[str] = []
        self._length = 0

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        line = self._returned.pop() if self._returned else self.read()
        if not line:
            self.ended = True
            raise StopIteration
        self.row.append(line)
        self._length += len(line)
        if self._length > LONGEST:
            raise TooLong
        return line

    def start_row(self) -> None:
        """The next line begins a row."""
        self.row, self._length, self.ended, self.cut = [], 0, False, False

    def give_back(self, lines: list[str]) -> None:
        """These lines come again, before the rest of the file."""
        self._returned.extend(reversed(lines))

    def read(self) -> str:
        """The next line of the file itself, "" at its end; NUL characters are replaced."""
        line = self._line()
        if len(line) == LONGEST and not line.endswith(("\n", "\r")):
            self.cut = True
            while len(rest := self._line()) == LONGEST and not rest.endswith("\n"):
                pass
        return line.replace("\0", NUL_MARK)

    def _line(self) -> str:
        try:
            return self.file.readline(LONGEST)
        except UnicodeError as error:
            raise InputError(
                translate("Synpunkt", "The file breaks off in the middle of a character.")
            ) from error
