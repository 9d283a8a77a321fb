"""Which columns of a table hold what, and whose numbers they are: by profile, system or name."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import QgsCoordinateReferenceSystem

from ...layers.errors import InputError
from ...layers.language import translate
from .choice import SAYING, ColumnChoice
from .columns import recognise
from .profile import Profile, chosen_columns
from .request import Request
from .sources import by_key
from .sources.form_answers import IDENTITY, OTHER_IDENTITIES
from .table import SourceTable


def choose_columns(table: SourceTable, request: Request) -> ColumnChoice:
    """The columns by the profile, or those that are known by name.

    ``InputError`` if none of them holds a text, a theme, a category or a place.
    """
    if request.profile.fields is not None:
        choice = chosen_columns(request.profile, table.columns, table.name)
        if choice.column_of("source_id") == IDENTITY:
            choice = replace(choice, other_identities=OTHER_IDENTITIES)
        if (source := by_key(table.source)) and source.zero_is_no_place:
            choice = replace(choice, zero_is_no_place=True)
    elif source := by_key(table.source):
        choice = source.choice(table, _is_geographic(request))
    else:
        choice = recognise(table.columns, table.has_geometry, _is_geographic(request))
    if not (choice.place or table.has_geometry or set(SAYING) & set(choice.fields)):
        raise InputError(
            translate(
                "Synpunkt",
                "No column of {name} is known as a text, a theme, a category or a place. Say in a"
                " profile which is which. The columns are: {columns}.",
            ).format(name=table.name, columns=", ".join(table.columns))
        )
    return choice


def source_name(table: SourceTable, profile: Profile) -> str:
    """The source that goes with the rows' numbers: the profile's, else that of a known system."""
    if profile.source or profile.fields is not None:
        return profile.source
    source = by_key(table.source)
    return source.name if source else ""


def _is_geographic(request: Request) -> bool | None:
    stated = request.crs
    if stated is None or not stated.isValid():
        stated = QgsCoordinateReferenceSystem(request.profile.crs)
    return stated.isGeographic() if stated.isValid() else None
