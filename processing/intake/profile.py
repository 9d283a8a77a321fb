"""A profile: a JSON file that says which of a source's columns hold what."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...layers.errors import InputError
from ...layers.language import translate
from .choice import KEYS, LATLON, PLACE_KEYS, WKT, ColumnChoice, FieldSource, X, Y, is_date
from .columns import folded, stated_crs
from .decoding import cant_read

#: No profile is longer than this many bytes.
LONGEST = 5_000_000
TEXTS = ("crs", "source", "encoding", "layer", "place_field")
PARTS = ("column", "format", "map", "default")


@dataclass(frozen=True)
class Profile:
    """What a profile says; ``fields`` is None where the columns are to be recognised.

    ``crs`` and ``source`` are "" where it doesn't say. ``text`` is the profile as it was written.
    """

    crs: str = ""
    source: str = ""
    encoding: str = ""
    layer: str = ""
    place_field: str = ""
    fields: dict[str, FieldSource] | None = None
    text: str = ""
    unknown: tuple[str, ...] = field(default_factory=tuple)

    def column_names(self) -> frozenset[str]:
        """The columns that it asks for, folded."""
        return frozenset(folded(source.column) for source in (self.fields or {}).values())


def read_profile(path: Path) -> Profile:
    """The profile in the file at ``path``; ``InputError`` names what is wrong with it."""
    try:
        if path.stat().st_size > LONGEST:
            raise _wrong(path, translate("Synpunkt", "it is far too long"))
        text = path.read_bytes().decode("utf-8-sig")
        found = json.loads(text)
    except OSError as error:
        raise cant_read(path, error) from error
    except (ValueError, RecursionError) as error:
        reason = translate("Synpunkt", "it is not JSON ({reason})").format(reason=error)
        raise _wrong(path, reason) from error
    if not isinstance(found, dict):
        raise _wrong(path, translate("Synpunkt", "it is not a JSON object"))
    texts = {key: _text(path, found, key) for key in TEXTS}
    return Profile(
        **texts,
        fields=_fields(path, found["fields"]) if found.get("fields") is not None else None,
        text=text,
        unknown=tuple(sorted(set(found) - {*texts, "fields"})),
    )


def chosen_columns(profile: Profile, columns: tuple[str, ...], table: str) -> ColumnChoice:
    """The profile's choice among the ``columns`` that ``table`` really has.

    ``InputError`` names a column that isn't there. Upper and lower case are of no account.
    """
    by_name = {folded(column): column for column in reversed(columns)}
    found: dict[str, FieldSource] = {}
    for key, source in (profile.fields or {}).items():
        column = source.column
        if column and column not in columns:
            column = by_name.get(folded(column), "")
            if not column:
                raise _no_column(key, source.column, columns, table)
        found[key] = FieldSource(column, source.format, source.map, source.default)
    place = {key: source for key, source in found.items() if key in PLACE_KEYS}
    fields = {key: source for key, source in found.items() if key not in PLACE_KEYS}
    headers = " ".join(source.column for source in place.values())
    return ColumnChoice(fields, place, stated_crs(headers) or _crs_of(place))


def _crs_of(place: Mapping[str, FieldSource]) -> str:
    """Latitude and longitude need no CRS to be stated, wherever the names say that they are."""
    from .columns import recognise

    if LATLON in place:
        return "EPSG:4326"
    return recognise(tuple(source.column for source in place.values()), False).crs


def _fields(path: Path, found: Any) -> dict[str, FieldSource]:
    if not isinstance(found, dict):
        raise _wrong(path, translate("Synpunkt", "“fields” is not an object"))
    unknown = sorted(set(found) - set(KEYS))
    if unknown:
        reason = translate(
            "Synpunkt",
            "it names the field “{field}”, which viewpoints don't have. Fields are: {known}",
        )
        raise _wrong(path, reason.format(field=unknown[0], known=", ".join(KEYS)))
    fields = {key: _source(path, key, value) for key, value in found.items()}
    used = {key for key in PLACE_KEYS if key in fields}
    if used and used not in ({X, Y}, {WKT}, {LATLON}):
        raise _wrong(
            path,
            translate(
                "Synpunkt", "a place is given by x and y, or by wkt, or by latlon – by one of them"
            ),
        )
    return fields


def _source(path: Path, key: str, value: Any) -> FieldSource:
    if isinstance(value, str):
        value = {"column": value}
    if not isinstance(value, dict) or not value or set(value) - set(PARTS):
        reason = translate(
            "Synpunkt",
            "“{field}” must be a column's name, or an object of column, format, map, default",
        )
        raise _wrong(path, reason.format(field=key))
    source = FieldSource(
        _part(path, key, value, "column", ""),
        _part(path, key, value, "format", ""),
        _part(path, key, value, "map", {}),
        value.get("default"),
    )
    if not source.column and source.default is None:
        reason = translate("Synpunkt", "“{field}” has neither a column nor a default")
        raise _wrong(path, reason.format(field=key))
    if source.format and not is_date(key):
        reason = translate("Synpunkt", "“{field}” is no date, so it has no format")
        raise _wrong(path, reason.format(field=key))
    if key in PLACE_KEYS and (source.map or source.default is not None or not source.column):
        reason = translate("Synpunkt", "“{field}” can only be a column's name")
        raise _wrong(path, reason.format(field=key))
    return source


def _part(path: Path, key: str, value: Mapping[str, Any], part: str, empty: Any) -> Any:
    found = value.get(part, empty)
    if not isinstance(found, type(empty)):
        reason = translate("Synpunkt", "“{part}” of “{field}” is of the wrong kind")
        raise _wrong(path, reason.format(part=part, field=key))
    return found


def _text(path: Path, found: Mapping[str, Any], key: str) -> str:
    value = found.get(key)
    if value is not None and not isinstance(value, str):
        raise _wrong(path, translate("Synpunkt", "“{key}” is not a text").format(key=key))
    return (value or "").strip()


def _wrong(path: Path, reason: str) -> InputError:
    return InputError(
        translate("Synpunkt", "The profile {name} can't be used: {reason}.").format(
            name=path.name, reason=reason
        )
    )


def _no_column(key: str, column: str, columns: tuple[str, ...], table: str) -> InputError:
    return InputError(
        translate(
            "Synpunkt",
            "The profile takes “{field}” from the column “{column}”, which {table} doesn't have."
            " Its columns are: {columns}.",
        ).format(field=key, column=column, table=table, columns=", ".join(columns))
    )
