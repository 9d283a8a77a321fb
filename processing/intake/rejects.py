"""Rows that could not become viewpoints: kept on disk while reading, then written out."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ...layers.files import replacing
from ..harmless import harmless
from .values import as_text, plain

#: The first columns of the rejects file; the source's own come after them.
COLUMNS = ("row", "reason")


class Rejects:
    """The rejected rows of one import; ``count`` tells how many."""

    def __init__(self, columns: Sequence[str]) -> None:
        import sqlite3

        self.count = 0
        self._columns = tuple(columns)
        self._database = sqlite3.connect("")
        self._database.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE TABLE rejects (number INTEGER, reason TEXT, cells TEXT);"
        )

    def close(self) -> None:
        """Let go of the temporary database."""
        self._database.close()

    def add(self, number: int, reason: str, values: Sequence[Any]) -> None:
        """Keep a row with the reason, a finished sentence."""
        cells = json.dumps([encodable(as_text(plain(value))) for value in values])
        self._database.execute("INSERT INTO rejects VALUES (?, ?, ?)", (number, reason, cells))
        self.count += 1

    def __iter__(self) -> Iterator[tuple[int, str, list[str]]]:
        rows = self._database.execute("SELECT number, reason, cells FROM rejects ORDER BY rowid")
        return ((number, reason, json.loads(cells)) for number, reason, cells in rows)

    def as_json(self, cells: list[str]) -> str:
        """A row as the restricted file keeps it: an object by column, surplus cells in a list."""
        row: dict[str, Any] = dict(zip(self._columns, cells))  # noqa: B905  (too few or too many)
        if len(cells) > len(self._columns):
            row[""] = cells[len(self._columns) :]
        return json.dumps(row, ensure_ascii=False)

    def write(self, path: Path) -> None:
        """The rejects file: CSV with semicolons, UTF-8 with a mark that spreadsheets know.

        Cells that a spreadsheet would run as formulas get an apostrophe in front. InputError if
        it can't be written.
        """
        with replacing(path, "utf-8-sig") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerow([*COLUMNS, *map(harmless, self._columns)])
            for number, reason, cells in self:
                writer.writerow([number, reason, *map(harmless, cells)])


def encodable(text: str) -> str:
    """The text with marks for what could not be decoded."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
