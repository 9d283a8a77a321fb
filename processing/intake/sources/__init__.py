"""The systems that viewpoints come from: one small module for each, all alike (``source``)."""

from __future__ import annotations

from collections.abc import Iterable

from ..table import SourceTable
from . import fixmystreet, kobo, odk, open311, polisen, sketch_map_tool, ushahidi
from .refused import refuse
from .source import Source

MODULES = (kobo, odk, open311, polisen, fixmystreet, ushahidi, sketch_map_tool)
SOURCES: tuple[Source, ...] = tuple(module.SOURCE for module in MODULES)


def find(columns: Iterable[str]) -> Source | None:
    """The system whose columns these are, None if it is none that we know."""
    known = tuple(columns)
    return next((source for source in SOURCES if source.fits(known)), None)


def by_key(key: str) -> Source | None:
    """The system called ``key``."""
    return next((source for source in SOURCES if source.key == key), None)


def prepared(table: SourceTable) -> SourceTable:
    """The table as its system, if it is known, needs it; ``InputError`` if it is no answers."""
    refuse(table)
    source = find(table.columns)
    return source.prepared(table) if source else table
