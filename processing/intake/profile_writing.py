"""Writes a profile: what a preview settled, as a file that can be kept and shared."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ...layers.files import replacing
from .choice import ColumnChoice, FieldSource
from .profile import Profile


def profile_of(
    choice: ColumnChoice,
    crs: str = "",
    source: str = "",
    layer: str = "",
    encoding: str = "",
    themes: Mapping[str, str] | None = None,
) -> Profile:
    """The profile that chooses as ``choice`` does; ``themes`` maps categories to themes.

    ``source`` should be the preview's, so that what came in before is known again.
    """
    fields = {**choice.fields, **choice.place}
    mapped = {name: theme for name, theme in (themes or {}).items() if theme}
    base = fields.get("theme") or fields.get("source_category")
    if mapped and base:
        fields["theme"] = replace(base, map={**base.map, **mapped})
    made = Profile(crs, source, encoding, layer, "", fields)
    return replace(made, text=as_json(made))


def as_json(profile: Profile) -> str:
    """The profile as ``read_profile`` reads it."""
    texts = {
        "crs": profile.crs, "source": profile.source, "encoding": profile.encoding,
        "layer": profile.layer, "place_field": profile.place_field,
    }  # fmt: skip
    written: dict[str, Any] = {key: value for key, value in texts.items() if value}
    if profile.fields is not None:
        written["fields"] = {key: _field(source) for key, source in profile.fields.items()}
    return json.dumps(written, ensure_ascii=False, indent=2)


def save_profile(profile: Profile, path: Path) -> None:
    """Write the profile to a file; ``InputError`` if it can't be written."""
    with replacing(path) as file:
        file.write(as_json(profile) + "\n")


def _field(source: FieldSource) -> str | dict[str, Any]:
    parts = {
        "column": source.column,
        "format": source.format,
        "map": dict(source.map),
        "default": source.default,
    }
    said = {key: value for key, value in parts.items() if value not in ("", {}, None)}
    return source.column if set(said) == {"column"} else said
