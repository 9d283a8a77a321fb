"""Which of several places in a row is the viewpoint's: as asked for, as last time, or the first."""

from __future__ import annotations

import json
from dataclasses import replace

from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.store import Store
from .choice import LATLON, ColumnChoice, FieldSource
from .columns import folded
from .request import Request
from .table import SourceTable

#: Under this name the choice is kept with an import, and may stand in a profile.
PLACE_FIELD = "place_field"


def with_place(
    choice: ColumnChoice, table: SourceTable, request: Request, store: Store
) -> tuple[ColumnChoice, str, list[str]]:
    """The choice with its place settled, the column of it, and what is to be said of that.

    The column is "" where there was nothing to settle. ``InputError`` if there is no column of
    the name that is asked for.
    """
    wanted = request.place_field or request.profile.place_field
    if wanted.strip():
        column = _column(table, wanted)
        return _placed(choice, column), column, []
    is_open = request.profile.fields is None and LATLON in choice.place
    if not is_open or len(table.places) < 2:
        return choice, "", []
    if column := _remembered(store, table):
        said = translate("Synpunkt", "The place is taken from “{column}”, as last time.")
        return _placed(choice, column), column, [said.format(column=column)]
    said = translate(
        "Synpunkt",
        "The rows have several places: {columns}. “{column}” was used; name another one as the"
        " place field if it should be that.",
    ).format(columns=", ".join(table.places), column=table.places[0])
    return choice, "", [said]


def _column(table: SourceTable, wanted: str) -> str:
    by_name = {folded(column): column for column in reversed(table.columns)}
    column = wanted if wanted in table.columns else by_name.get(folded(wanted), "")
    if not column:
        raise InputError(
            translate("Synpunkt", "{name} has no column “{column}” for a place. It has: {columns}.")
            .format(
                name=table.name,
                column=wanted,
                columns=", ".join(table.places or table.columns),
            )
        )  # fmt: skip
    return column


def _placed(choice: ColumnChoice, column: str) -> ColumnChoice:
    fields = dict(choice.fields)
    if choice.column_of("precision_m") == choice.column_of(LATLON) != "":
        fields["precision_m"] = FieldSource(column)
    return replace(
        choice,
        fields=fields,
        place={LATLON: FieldSource(column)},
        crs=choice.crs or "EPSG:4326",
        degrees=True,
    )


def _remembered(store: Store, table: SourceTable) -> str:
    """The column that was chosen when a table with such places was last imported."""
    for batch in store.rows("import_batch", order="fid DESC"):
        try:
            profile = json.loads(batch["profile"] or "{}")
        except ValueError:
            continue
        column = profile.get(PLACE_FIELD) if isinstance(profile, dict) else None
        if column in table.places:
            return str(column)
    return ""
