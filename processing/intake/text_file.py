"""CSV, TSV and other text tables, read row by row in bounded memory.

Rows are counted as a spreadsheet counts them. Nothing is guessed about a broken row: it comes
out with its problem, and the rows after it are read as if it had not been there.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TextIO

from ...layers.errors import InputError
from ...layers.language import translate
from .decoding import Examined, cant_read, examine
from .header import ENOUGH, header_at, known
from .table import NUL_MARK, SourceRow, SourceTable, unique_names

SUFFIXES = (".csv", ".tsv", ".tab", ".txt")
SEPARATORS = ";,\t|"
#: No line and no row may be longer than this many characters.
LONGEST = 4_000_000
#: How many rows the separator is found from.
SAMPLE_ROWS = 20
# Stands for "no separator": a file with one column.
NO_SEPARATOR = "\x1f"


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


def open_text(path: Path, encoding: str = "", wanted: Collection[str] = frozenset()) -> SourceTable:
    """The rows of a text table below the row that holds the column names.

    ``wanted`` are names, folded, that a profile asks for. Raises ``InputError`` for a file that is
    empty, binary or can't be read.
    """
    examined = examine(path, encoding)
    try:
        raw = path.open("rb")
    except OSError as error:
        raise cant_read(path, error) from error
    file = io.TextIOWrapper(raw, examined.encoding, examined.errors, newline="")
    try:
        separator, above = _layout(path, examined, wanted)
        lines = Lines(file)
        _skip_separator_line(lines)
        number, headers = _header(path.name, lines, separator, above)
    except BaseException:
        file.close()
        raise
    size = max(1, path.stat().st_size)
    return SourceTable(
        name=path.name,
        columns=unique_names(headers),
        rows=RowReader(lines, separator, len(headers)).rows(number),
        sha256=examined.sha256,
        messages=[*_messages(path, examined), *about_header(number, above)],
        share=lambda: raw.tell() / size,
        close=file.close,
        folder=str(path.parent),
    )


def open_pasted(text: str, wanted: Collection[str] = frozenset()) -> SourceTable:
    """The rows of a table that was copied from a spreadsheet: its clipboard text.

    ``InputError`` where there is nothing in it, or no row of column names.
    """
    name = translate("Synpunkt", "The clipboard")
    sample = text.splitlines(keepends=True)[:SAMPLE_ROWS]
    if not text.strip():
        raise _no_header(name)
    separator, above = _best_layout(sample, wanted)
    lines = Lines(io.StringIO(text, newline=""))
    number, headers = _header(name, lines, separator, above)
    return SourceTable(
        name=name,
        columns=unique_names(headers),
        rows=RowReader(lines, separator, len(headers)).rows(number),
        messages=about_header(number, above),
        again=lambda: open_pasted(text, wanted),
    )


def about_header(number: int, above: int) -> list[str]:
    """That something stood above the column names, if it did."""
    if not above:
        return []
    return [
        translate(
            "Synpunkt", "The column names stand in row {number}; what stands above was left aside."
        ).format(number=number)
    ]


def is_undecodable(text: str) -> bool:
    """Whether the text holds marks of bytes that could not be decoded."""
    if text.isascii():
        return False
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _messages(path: Path, examined: Examined) -> list[str]:
    messages = [examined.message] if examined.message else []
    if examined.nuls:
        messages.append(
            translate(
                "Synpunkt",
                "%n NUL character(s) in the file were replaced by “�”.",
                "",
                examined.nuls,
            )
        )
    return messages


def _skip_separator_line(lines: Lines) -> None:
    first = lines.read()
    if first and not _stated_separator(first):
        lines.give_back([first])


def _stated_separator(line: str) -> str:
    """The separator that Excel's first line ``sep=;`` states, else ""."""
    stated = line.lstrip("\ufeff").rstrip("\r\n").strip('"')
    return stated[4] if len(stated) == 5 and stated[:4].lower() == "sep=" else ""


def _header(name: str, lines: Lines, separator: str, above: int) -> tuple[int, list[str]]:
    """The row number and the cells of the first row after ``above`` rows that isn't blank."""
    try:
        for number, cells in enumerate(csv.reader(lines, delimiter=separator), start=1):
            if lines.ended:
                break
            if number > above and any(cell.strip() for cell in cells):
                return number, cells
            lines.start_row()
    except (TooLong, csv.Error) as error:
        raise _no_header(name) from error
    raise _no_header(name)


def _no_header(name: str) -> InputError:
    return InputError(
        translate(
            "Synpunkt", "The file {name} has no row of column names that can be read."
        ).format(name=name)
    )


def _layout(path: Path, examined: Examined, wanted: Collection[str]) -> tuple[str, int]:
    """The separator, and how many rows stand above the one that holds the column names."""
    with path.open("rb") as raw:
        lines = Lines(io.TextIOWrapper(raw, examined.encoding, examined.errors, newline=""))
        sample = [lines.read()]
        stated = _stated_separator(sample[0])
        if stated:
            sample = [lines.read()]
        while len(sample) < SAMPLE_ROWS and (line := lines.read()):
            sample.append(line)
    if stated:
        return stated, header_at(_split(sample, stated), wanted)
    return _best_layout(sample, wanted)


def _best_layout(sample: list[str], wanted: Collection[str]) -> tuple[str, int]:
    """The separator that fits the header best; where that says nothing, the one that finds one."""
    header = next((line for line in sample if line.strip()), "")
    candidates = [separator for separator in SEPARATORS if separator in header]
    separator = max(candidates, key=lambda one: _fit(sample, one), default=NO_SEPARATOR)
    found = {one: _named_row(sample, one, wanted) for one in (separator, *SEPARATORS)}
    if found[separator][0] < ENOUGH:
        better = max(SEPARATORS, key=lambda one: found[one][0])
        separator = better if found[better][0] >= ENOUGH else separator
    at = found[separator][1]
    return separator, at if at > _first(_split(sample, separator)) else 0


def _named_row(sample: list[str], separator: str, wanted: Collection[str]) -> tuple[int, int]:
    """How many known names the header has if ``separator`` splits the rows, and where it is."""
    rows = _split(sample, separator)
    at = header_at(rows, wanted)
    return (known(rows[at], wanted) if rows else 0), at


def _first(rows: list[list[str]]) -> int:
    return next((at for at, row in enumerate(rows) if any(cell.strip() for cell in row)), 0)


def _split(sample: list[str], separator: str) -> list[list[str]]:
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST))
    return list(csv.reader(iter(sample), delimiter=separator))


def _fit(sample: list[str], separator: str) -> tuple[float, int]:
    """How well ``separator`` splits the sample: share of rows as long as the header, columns."""
    rows = [row for row in _split(sample, separator) if any(row)]
    columns = len(rows[0]) if rows else 0
    if columns < 2:
        return 0.0, columns
    # The last row may be cut off in the middle of a quoted cell.
    body = rows[1:-1] or rows[1:] or rows
    return sum(len(row) == columns for row in body) / len(body) + 0.01, columns


class RowReader:
    """Rows from ``lines``, each with ``width`` cells or with its problem."""

    def __init__(self, lines: Lines, separator: str, width: int) -> None:
        csv.field_size_limit(max(csv.field_size_limit(), LONGEST))
        self.lines = lines
        self.separator = separator
        self.width = width

    def rows(self, number: int) -> Iterator[SourceRow]:
        """What comes after row ``number``; wholly blank rows are counted but left out."""
        reader = self._reader()
        while True:
            self.lines.start_row()
            number += 1
            cells, problem = self._next(reader)
            if not self.lines.row:
                return
            if problem or self._swallowed_rows(cells):
                cells = self._first_line()
                problem = problem or _unclosed()
                reader = self._reader()
            elif any(cell.strip() for cell in cells):
                problem = _cell_problem(cells, self.width)
            else:
                continue
            yield SourceRow(number, tuple(cells), problem=problem)

    def _reader(self) -> Iterator[list[str]]:
        return csv.reader(self.lines, delimiter=self.separator, strict=True)

    def _next(self, reader: Iterator[list[str]]) -> tuple[list[str], str]:
        """The cells of the next row, or why it has none."""
        try:
            cells = next(reader, [])
        except (TooLong, csv.Error):
            if len(self.lines.row) > 1 or self.lines.ended:
                cells, problem = [], _unclosed()
            else:
                # A quotation mark inside one line: read it as it stands.
                cells, problem = self._leniently(self.lines.row[0]), ""
        else:
            problem = ""
        if self.lines.cut:
            problem = translate("Synpunkt", "The row is too long to be read.")
        return cells, problem

    def _leniently(self, line: str) -> list[str]:
        return next(csv.reader([line], delimiter=self.separator), [])

    def _first_line(self) -> list[str]:
        """Keep only the first line of a broken row; the others are read again as rows."""
        first, *others = self.lines.row
        self.lines.give_back(others)
        return first.rstrip("\r\n").split(self.separator)

    def _swallowed_rows(self, cells: list[str]) -> bool:
        """Whether an open quote took whole rows with it: they would have had the right length."""
        if len(self.lines.row) < 2 or len(cells) == self.width:
            return False
        return any(len(self._leniently(line)) == self.width for line in self.lines.row[1:])


def _unclosed() -> str:
    return translate("Synpunkt", "A quotation mark is opened but not closed.")


def _cell_problem(cells: list[str], width: int) -> str:
    if len(cells) != width:
        return translate(
            "Synpunkt", "Cells in the row: {found}; in the header: {expected}."
        ).format(found=len(cells), expected=width)
    if any(is_undecodable(cell) for cell in cells):
        return translate("Synpunkt", "The row holds bytes that are not text in this encoding.")
    return ""
