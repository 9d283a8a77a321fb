"""What the user settles in a preview, as changes of the profile that the import gets.

Each function gives another profile; the preview that was ``seen`` says what has been chosen so far.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from qgis.core import QgsCoordinateReferenceSystem

from ...processing.intake.choice import LATLON, PLACE_KEYS, WKT, FieldSource, X, Y
from ...processing.intake.profile import Profile
from ...processing.intake.profile_writing import as_json
from ...processing.intake.seen import Preview

#: What a place may be made of, besides a layer's own geometry ("") and nothing at all.
PLACE_KINDS: Mapping[str, tuple[str, ...]] = {"xy": (X, Y), LATLON: (LATLON,), WKT: (WKT,)}
NO_PLACE = "none"
THEME, CATEGORY = "theme", "source_category"
#: The orders in which a date's parts may stand, as strptime writes them.
ORDERS = ("dmy", "mdy", "ymd")


def with_crs(profile: Profile, crs: QgsCoordinateReferenceSystem) -> Profile:
    """Places are in ``crs``; what the source says holds again where it isn't valid."""
    stated = (crs.authid() or f"WKT:{crs.toWkt()}") if crs.isValid() else ""
    return _written(replace(profile, crs=stated))


def with_encoding(profile: Profile, seen: Preview, encoding: str) -> Profile:
    """The file is read in ``encoding``; what was chosen holds under the names read in that."""

    before = profile.encoding or seen.encoding

    def anew(text: str) -> str:
        try:
            return text.encode(before, "surrogateescape").decode(encoding)
        except (UnicodeError, LookupError):
            return text

    fields = {
        key: replace(
            source,
            column=anew(source.column),
            map={anew(name): value for name, value in source.map.items()},
        )
        for key, source in (profile.fields or {}).items()
    }
    place = anew(profile.place_field)
    chosen = fields if profile.fields is not None else None
    return _written(replace(profile, encoding=encoding, place_field=place, fields=chosen))


def with_column(profile: Profile, seen: Preview, key: str, column: str) -> Profile:
    """A field comes from ``column``; "" takes it from none."""
    fields = _fields(profile, seen)
    before = fields.pop(key, FieldSource())
    if column:
        fields[key] = FieldSource(column, default=before.default)
    return _with_fields(profile, seen, fields)


def with_place(profile: Profile, seen: Preview, columns: Mapping[str, str]) -> Profile:
    """The place comes from these columns, by place key; none: the geometry, if there is one."""
    fields = {
        key: source for key, source in _fields(profile, seen).items() if key not in PLACE_KEYS
    }
    if column := columns.get(LATLON, ""):
        if column in seen.places and profile.fields is None:
            return _written(replace(profile, place_field=column))
        profile = replace(profile, place_field=column)
    else:
        profile = replace(profile, place_field="")
    fields |= {key: FieldSource(column) for key, column in columns.items()}
    return _with_fields(profile, seen, fields)


def with_date_order(profile: Profile, seen: Preview, key: str, order: str) -> Profile:
    """The dates of a field stand in ``order``, one of ``ORDERS``; written as the examples are."""
    example = next((one.examples[0] for one in seen.open_dates if one.field == key), "")
    mark = next((char for char in example if not char.isdigit()), "/")
    fields = _fields(profile, seen)
    layout = mark.join(f"%{part}" for part in order)
    fields[key] = replace(fields[key], format=layout)
    return _with_fields(profile, seen, fields)


def with_themes(profile: Profile, seen: Preview, themes: Mapping[str, str | None]) -> Profile:
    """Categories become these themes, by name; None leaves a category as its words have it."""
    fields = _fields(profile, seen)
    base = fields.get(THEME) or fields.get(CATEGORY)
    if base is None:
        return profile
    mapped = {**base.map, **themes}
    fields[THEME] = replace(base, map={name: theme for name, theme in mapped.items() if theme})
    return _with_fields(profile, seen, fields)


def whole(profile: Profile, seen: Preview, layer: str = "") -> Profile:
    """The profile with all that was recognised written out, to be kept and shared."""
    crs = profile.crs or (seen.crs.authid() if seen.crs is not None else "")
    stated = replace(profile, crs=crs, layer=layer or profile.layer)
    return _with_fields(stated, seen, _fields(profile, seen))


def _fields(profile: Profile, seen: Preview) -> dict[str, FieldSource]:
    """What has been chosen; the profile knows before the file has been looked at again."""
    if profile.fields is not None:
        return dict(profile.fields)
    return {**seen.choice.fields, **seen.choice.place} if seen.choice is not None else {}


def _with_fields(profile: Profile, seen: Preview, fields: dict[str, FieldSource]) -> Profile:
    return _written(replace(profile, source=profile.source or seen.source, fields=fields))


def _written(profile: Profile) -> Profile:
    return replace(profile, text=as_json(profile))
