"""A filter as JSON, as the store keeps it in ``saved_view``."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from .filters import Filter

SCHEMA = 1


def as_json(chosen: Filter) -> str:
    """Only what is chosen; the same filter gives the same text."""
    chosen_parts = {
        field.name: _plain(value)
        for field in fields(Filter)
        if (value := getattr(chosen, field.name)) != field.default
    }
    return json.dumps({"schema": SCHEMA, **chosen_parts}, ensure_ascii=False, sort_keys=True)


def from_json(text: str | None) -> Filter:
    """The filter of such a text; what is not known here, or is no such text, is left out."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return Filter()
    if not isinstance(found, dict):
        return Filter()
    values = {
        field.name: _typed(field.default, found[field.name])
        for field in fields(Filter)
        if field.name in found
    }
    return Filter(**{name: value for name, value in values.items() if value is not None})


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value, key=lambda code: (code is not None, code or ""))
    return value


def _typed(default: Any, value: Any) -> Any:
    """``value`` if it is of the default's kind, else None."""
    if isinstance(default, frozenset):
        if not isinstance(value, list):
            return None
        return frozenset(code for code in value if code is None or isinstance(code, str))
    return value if type(value) is type(default) else None
