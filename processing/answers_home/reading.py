"""The rows of filled-in sheets, whichever office program has saved them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from osgeo import ogr

from ...layers.connection import raising
from ...layers.errors import InputError
from ...layers.language import translate
from ..intake import workbook
from ..intake.dataset import open_workbook, quiet
from ..intake.decoding import cant_read
from .fields import ID, KINDS, MARK, Kind

# Everything is text, whatever it looks like.
_TEXT = {f"OGR_{driver}_FIELD_TYPES": "STRING" for driver in ("XLSX", "ODS")}
# How a workbook writes a character that it could not hold as itself.
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True)
class SheetRow:
    """A row that was filled in; ``cells`` are the texts of its fields, ``made_with`` its mark.

    ``kind`` is None where the row was not made by Synpunkt, or its hidden cells are broken.
    """

    sheet: str
    line: int
    kind: Kind | None
    uuid: str = ""
    matter: str = ""
    stage: str = ""
    made_with: str = ""
    cells: tuple[tuple[str, str], ...] = ()


def read_sheets(path: Path) -> list[SheetRow]:
    """The rows of all sheets that Synpunkt made for filling in; wholly blank ones are left out.

    InputError for a file that can't be read, that has no such sheet, or where a column is gone.
    """
    try:
        with path.open("rb"):
            workbook.check_size(path)
        with raising(), quiet({**workbook.OPTIONS, **_TEXT}):
            sheets = list(_sheets(path))
    except OSError as error:
        raise cant_read(path, error) from error
    except workbook.UNREADABLE as error:
        raise workbook.unreadable(path) from error
    if not sheets:
        raise InputError(
            translate(
                "Synpunkt",
                "The file {name} has no reply sheet and no action sheet made by Synpunkt.",
            ).format(name=path.name)
        )
    return [row for sheet in sheets for row in _rows(*sheet)]


def _sheets(path: Path) -> Iterator[tuple[str, list[str], list[tuple[int, list[str]]]]]:
    """Name, headings and rows (line, cells) of each sheet that has the two hidden columns."""
    dataset = open_workbook(path, ("XLSX", "ODS"))
    if dataset is None:
        raise workbook.unreadable(path)
    for i in range(dataset.GetLayerCount()):
        layer = dataset.GetLayer(i)
        definition = layer.GetLayerDefn()
        columns = range(definition.GetFieldCount())
        headings = [definition.GetFieldDefn(column).GetName() for column in columns]
        if ID in headings and MARK in headings:
            rows = [(row.GetFID(), [_cell(row, column) for column in columns]) for row in layer]
            yield layer.GetName(), headings, rows


def _rows(sheet: str, headings: list[str], rows: list[tuple[int, list[str]]]) -> Iterator[SheetRow]:
    at_id, at_mark = headings.index(ID), headings.index(MARK)
    columns: dict[str, dict[str, int]] = {}
    for line, cells in rows:
        if not any(cells):
            continue
        parts = cells[at_mark].split("/")
        kind = KINDS.get(parts[0]) if len(parts) == 4 and cells[at_id] else None
        if kind is None:
            yield SheetRow(sheet, line, None)
            continue
        places = columns.setdefault(kind.name, kind.columns(headings))
        told = tuple((name, cells[at]) for name, at in places.items())
        yield SheetRow(sheet, line, kind, cells[at_id], parts[1], parts[2], parts[3], told)


def _cell(row: ogr.Feature, column: int) -> str:
    text = row.GetFieldAsString(column) if row.IsFieldSetAndNotNull(column) else ""
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)
