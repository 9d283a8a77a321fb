"""What a file holds, for a choice among it: layers, sheets, or the repeats of a form."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ...layers.address import is_store
from . import archive, document, ogr_file, text_file
from .opening import JSON, TEXT, XML, ZIP, kind_of
from .repeats import flat_repeats


class Part(NamedTuple):
    """A layer, sheet or repeat; ``rows`` is how many it has, None where that isn't known."""

    name: str
    rows: int | None = None


def parts_of(path: Path, encoding: str = "") -> list[Part]:
    """The parts of a file that an import's LAYER may name; none where there is but one table.

    ``InputError`` for a file that can't be read.
    """
    if is_store(path):
        return []  # whatever else it holds, its viewpoints are what is imported
    kind = kind_of(path)
    if kind == TEXT:
        table = text_file.open_text(path, encoding)
        table.close()
        return [Part(name) for name in flat_repeats(table.columns)]
    if kind == ZIP:
        return [Part(table.stem) for table in archive.tables_in(path)]
    if kind in (JSON, XML):
        return [Part(name) for name in document.repeats_in(path, encoding, kind == XML)]
    return [Part(name, rows) for name, rows in ogr_file.layers_in(path, encoding)]
