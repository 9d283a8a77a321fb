"""Which column holds what: the fields of a viewpoint, and its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ...layers.schema import TABLES

#: Fields of ``viewpoint`` that a source may fill; the others are the store's and the planner's own.
FIELDS = (
    "text",
    "theme",
    "more_themes",
    "valence",
    "severity",
    "time_context",
    "place_name",
    "precision_m",
    "support_count",
    "said_by",
    "received_form",
    "received_on",
    "formal_status",
    "source_id",
    "source_category",
    "occasion_uuid",
)
RAW_TEXT = "raw_text"
#: Keys that give a place: two numbers, a text of both (latitude first), or well-known text.
X, Y, WKT, LATLON = "x", "y", "wkt", "latlon"
PLACE_KEYS = (X, Y, WKT, LATLON)
KEYS = (*FIELDS, RAW_TEXT, *PLACE_KEYS)
#: A row that has none of these, and no place, says nothing.
SAYING = ("text", RAW_TEXT, "theme", "source_category")


@dataclass(frozen=True)
class FieldSource:
    """Where a field's value comes from.

    ``column`` may be empty if there is a ``default``, which then stands in every row. ``format``
    is a strptime layout for a date. ``map`` turns the source's values into ours; "default" is
    what any other value, and a blank one, becomes.
    """

    column: str = ""
    format: str = ""
    map: Mapping[str, Any] = field(default_factory=dict)
    default: Any = None


@dataclass(frozen=True)
class ColumnChoice:
    """The choice of columns for one table; ``crs`` is what the headers say, "" for nothing.

    ``place`` holds the keys of ``PLACE_KEYS`` that are used; empty: the layer's geometry, if it
    has one. ``degrees`` tells that the names are those of latitude and longitude,
    ``zero_is_no_place`` that 0, 0 stands for no place in metres too. ``other_identities`` is the
    column of names, parted by spaces, that a row may be known by instead.
    """

    fields: dict[str, FieldSource]
    place: dict[str, FieldSource]
    crs: str = ""
    degrees: bool = False
    zero_is_no_place: bool = False
    other_identities: str = ""

    def column_of(self, key: str) -> str:
        """The column behind ``key``, "" if none."""
        source = self.fields.get(key) or self.place.get(key)
        return source.column if source else ""


def is_date(key: str) -> bool:
    """Whether the field ``key`` holds a date."""
    return key in FIELDS and TABLES["viewpoint"].column(key).type == "date"
