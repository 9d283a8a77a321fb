"""What there is to see of a source before it is imported, as plain values."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

from .choice import ColumnChoice
from .request import Outcome


@dataclass(frozen=True)
class PreviewRow:
    """A row of the source and how it would come in.

    ``cells`` are as the source wrote them. ``values`` are by field of ``viewpoint``; ``place`` is
    in the store's CRS, None for no place; with ``lacks_crs`` it has one that can't be told yet.
    ``problem`` says why the row would be rejected.
    """

    number: int
    cells: tuple[str, ...]
    values: dict[str, Any] = field(default_factory=dict)
    raw_text: str = ""
    place: QgsGeometry | None = None
    outline: QgsGeometry | None = None
    problem: str = ""
    lacks_crs: bool = False


@dataclass(frozen=True)
class Category:
    """A category of the source: how often it occurs and the theme it may be mapped to.

    ``theme`` is what the profile or the words make of it already, ``suggestion`` what its words
    speak for; None for none.
    """

    name: str
    count: int
    theme: str | None
    suggestion: str | None


@dataclass(frozen=True)
class OpenDates:
    """A column of dates, taken for ``field``, that can be read in more than one way."""

    field: str
    column: str
    examples: tuple[str, ...]


@dataclass(frozen=True)
class CrsGuess:
    """A CRS in which a share (0–1) of the rows shown lies where the store is meant for."""

    authid: str
    share: float


@dataclass(frozen=True)
class Preview:
    """All that there is to see of a source before it is imported.

    ``choice`` is None and ``outcome`` is None where ``problem`` says why there is none.
    ``suggestions`` are columns, by field, that are not taken but may be meant. ``places`` are the
    columns that each hold a place, of which one is used. ``crs`` is that of the places, None
    where there are none or it is not known; ``crs_guesses`` are then the likely ones.
    ``encoding`` and ``likely_encoding`` are the table's. ``open_dates`` have to be asked about.
    ``comes_home`` tells that it is a field package of the store, which is merged as it is: nothing
    of it is chosen. ``points`` are the places of all rows in the store's CRS, as x, y, x, y; empty
    where there is no ``outcome``.
    """

    name: str
    source: str
    source_title: str
    columns: tuple[str, ...]
    rows: tuple[PreviewRow, ...]
    choice: ColumnChoice | None
    suggestions: dict[str, str]
    categories: tuple[Category, ...]
    places: tuple[str, ...]
    crs: QgsCoordinateReferenceSystem | None
    crs_guesses: tuple[CrsGuess, ...]
    outcome: Outcome | None
    problem: str = ""
    has_geometry: bool = False
    encoding: str = ""
    likely_encoding: str = ""
    open_dates: tuple[OpenDates, ...] = ()
    comes_home: bool = False
    points: array[float] = field(default_factory=lambda: array("d"))
