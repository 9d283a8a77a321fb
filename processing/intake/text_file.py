"""CSV, TSV and other text tables, read row by row in bounded memory.

Rows are counted as a spreadsheet counts them. Nothing is guessed about a broken row: it comes
out with its problem, and the rows after it are read as if it had not been there.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from pathlib import Path

from ...layers.errors import InputError
from ...layers.language import translate
from .decoding import Examined, cant_read, examine
from .layout import layout_of, stated_separator
from .lines import LONGEST, Lines, TooLong
from .table import SourceRow, SourceTable, check_width, unique_names

SUFFIXES = (".csv", ".tsv", ".tab", ".txt")


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
        separator, above = layout_of(path, examined, wanted)
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
        encoding=examined.encoding,
        likely_encoding=examined.likely,
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
    if first and not stated_separator(first):
        lines.give_back([first])


def _header(name: str, lines: Lines, separator: str, above: int) -> tuple[int, list[str]]:
    """The row number and the cells of the first row after ``above`` rows that isn't blank."""
    try:
        for number, cells in enumerate(csv.reader(lines, delimiter=separator), start=1):
            if lines.ended:
                break
            if number > above and any(cell.strip() for cell in cells):
                check_width(len(cells), name)
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
