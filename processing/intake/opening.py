"""Opens whatever viewpoints come in, by the kind of file that it is."""

from __future__ import annotations

from pathlib import Path

from ...layers.errors import InputError
from ...layers.language import translate
from . import ogr_file, text_file
from .table import SourceTable


def open_table(path: Path, layer: str = "", encoding: str = "") -> SourceTable:
    """The rows of a text table, a workbook's sheet or a geodata file's layer.

    ``layer`` names the sheet or layer; ``encoding`` is tried where a text file is not UTF-8.
    ``InputError`` for a file that isn't there or can't be read.
    """
    if not path.exists():
        raise InputError(translate("Synpunkt", "The file {name} was not found.").format(name=path))
    if path.suffix.lower() in text_file.SUFFIXES:
        return text_file.open_text(path, encoding)
    return ogr_file.open_file(path, layer, encoding)
