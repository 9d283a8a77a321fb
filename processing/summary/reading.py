"""Viewpoints from any layer or table as plain values, with their place in the boundary's system."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsFeature, QgsFields, QgsGeometry

from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.metric import Reprojection
from ...layers.zones import UNUSABLE, WITHOUT_PLACE, place_of
from .choices import DEFAULT_FIELDS
from .values import date_of, number_of, text_of

#: Fields that are used, where they are there, if none is named.
WHERE_PRESENT = {"severity": "severity", "date": "received_on"}
IN_STORE = {"time": "time_context", "number": "number"}
PRIVACY_FIELD = "privacy_state"


@dataclass(frozen=True)
class Columns:
    """Names of the fields that are read; "" where there is none."""

    theme: str = ""
    valence: str = ""
    severity: str = ""
    date: str = ""
    time: str = ""
    number: str = ""
    occasion: str = ""
    text: str = ""
    privacy: str = ""
    place_name: str = ""


@dataclass(frozen=True)
class Occasion:
    """When and how something was said."""

    title: str | None
    kind: str | None
    date: datetime.date | None


@dataclass(frozen=True)
class Viewpoint:
    """One row of the input. ``state`` says why it has no place; None if it has one."""

    key: int
    theme: str | None
    valence: str | None
    severity: float | None
    date: datetime.date | None
    number: str | None
    time_context: str | None
    occasion: Occasion | None
    place_name: str | None
    text: str | None
    withheld: bool
    state: str | None
    places: tuple[QgsGeometry, ...]


@dataclass
class Unreadable:
    """How many values could not be read, and were counted as NULL."""

    dates: int = 0
    severities: int = 0


def columns_of(
    fields: QgsFields, asked: Mapping[str, str], in_store: bool, layer: str
) -> tuple[Columns, list[str]]:
    """The fields to read, and the defaults that are missing.

    ``asked`` has what the user named, by attribute of ``Columns``. InputError for a named field
    that ``layer`` (a name for the sentence) lacks.
    """
    found, missing = {}, []
    known = {**WHERE_PRESENT, **(IN_STORE if in_store else {})}
    for use in ("theme", "valence", "severity", "date", "time", "number", "occasion", "text"):
        name = asked.get(use, "")
        actual = field_named(fields, name or known.get(use, ""))
        if name and not actual:
            if name != DEFAULT_FIELDS.get(use):
                raise missing_field(name, layer)
            missing.append(name)
        found[use] = actual
    found["privacy"] = field_named(fields, PRIVACY_FIELD)
    found["place_name"] = field_named(fields, "place_name") if in_store else ""
    return Columns(**found), missing


def missing_field(name: str, layer: str) -> InputError:
    """The error for a field that the user named and ``layer`` lacks."""
    return InputError(
        translate("Synpunkt", "The layer {layer} has no field called {field}.").format(
            layer=layer, field=name
        )
    )


def field_named(fields: QgsFields, name: str) -> str:
    """The field's own spelling, upper or lower case aside; "" if there is none."""
    if not name:
        return ""
    if fields.indexFromName(name) >= 0:
        return name
    return next((own for own in fields.names() if own.lower() == name.lower()), "")


class Reader:
    """Makes viewpoints of features. ``unreadable`` counts what had to be left out.

    ``reproject`` carries places to the boundaries' system; None for a table without places.
    """

    def __init__(
        self,
        columns: Columns,
        reproject: Reprojection | None,
        texts: str = "none",
        occasions: Mapping[str, Occasion] | None = None,
        outlines: Mapping[str, list[QgsGeometry]] | None = None,
    ) -> None:
        self.unreadable = Unreadable()
        self._columns = columns
        self.reproject = reproject
        self._texts = texts
        self._occasions = occasions
        self._outlines = outlines or {}

    @property
    def has_outlines(self) -> bool:
        """Whether outlines stand in for some points."""
        return bool(self._outlines)

    def viewpoints(self, features: Iterable[QgsFeature]) -> Iterator[Viewpoint]:
        """The viewpoints, in the features' order."""
        return map(self._viewpoint, features)

    def _viewpoint(self, row: QgsFeature) -> Viewpoint:
        columns = self._columns
        state, places = self._place(row)
        text, withheld = self._text(row)
        return Viewpoint(
            key=row.id(),
            theme=self._value(row, columns.theme),
            valence=self._value(row, columns.valence),
            severity=self._severity(row),
            date=self._date(row),
            number=self._value(row, columns.number),
            time_context=self._value(row, columns.time),
            occasion=self._occasion(row),
            place_name=self._value(row, columns.place_name),
            text=text,
            withheld=withheld,
            state=state,
            places=places,
        )

    def _value(self, row: QgsFeature, name: str) -> str | None:
        return text_of(row[name]) if name else None

    def _date(self, row: QgsFeature) -> datetime.date | None:
        try:
            return date_of(_raw(row, self._columns.date))
        except ValueError:
            self.unreadable.dates += 1
            return None

    def _severity(self, row: QgsFeature) -> float | None:
        try:
            return number_of(_raw(row, self._columns.severity))
        except ValueError:
            self.unreadable.severities += 1
            return None

    def _occasion(self, row: QgsFeature) -> Occasion | None:
        if self._columns.occasion:
            title = self._value(row, self._columns.occasion)
            return Occasion(title, None, None) if title else None
        if self._occasions is None:
            return None
        return self._occasions.get(self._value(row, "occasion_uuid") or "")

    def _text(self, row: QgsFeature) -> tuple[str | None, bool]:
        """The text that may be shown, and whether there is one that may not."""
        text = None if self._texts == "none" else self._value(row, self._columns.text)
        if not text:
            return None, False
        privacy = self._value(row, self._columns.privacy)
        shown = privacy == "checked" or (self._texts == "all" and privacy != "blocked")
        return (text, False) if shown else (None, True)

    def _place(self, row: QgsFeature) -> tuple[str | None, tuple[QgsGeometry, ...]]:
        outlines = self._outlines.get(self._value(row, "uuid") or "") if self._outlines else None
        if outlines:
            return None, tuple(outlines)
        geometry = row.geometry()
        state = place_of(geometry)
        if state is not None or self.reproject is None:
            return state or WITHOUT_PLACE, ()
        moved = self.reproject(geometry)
        return (UNUSABLE, ()) if moved is None else (None, (moved,))


def _raw(row: QgsFeature, name: str) -> Any:
    return row[name] if name else None
