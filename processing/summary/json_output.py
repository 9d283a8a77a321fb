"""A summary as JSON: the same input gives the same bytes."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from typing import Any

from .model import BoundaryRow, Summary, SummaryRow

SCHEMA = 1
_INDENT = "  "
# What Python writes as JSON does.
_NUMBERS = frozenset({int, float})


def as_json(summary: Summary) -> str:
    """The counts, rows and messages; NULL is null, dates are ``YYYY-MM-DD``.

    Keys are sorted, nothing tells of paths or of the time; ends with a line break.
    """
    parts = {
        "schema": _text(SCHEMA),
        "parameters": _text(summary.parameters),
        "counts": _text(summary.counts),
        "boundaries": _rows(summary.boundaries),
        "summary": _rows(summary.rows),
        "messages": _text(summary.messages),
    }
    lines = (f'{_INDENT}"{name}": {parts[name]}' for name in sorted(parts))
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _text(value: object) -> str:
    # Line breaks in texts are escaped: those that are left are between the lines.
    return _dumps(value, indent=len(_INDENT)).replace("\n", "\n" + _INDENT)


def _rows(rows: Sequence[BoundaryRow | SummaryRow]) -> str:
    """A list of flat rows, a line for each value.

    Python's ``indent`` is slow: so each row is put into one form, and a text or a day that comes
    again is not written anew.
    """
    if not rows:
        return "[]"
    around, before = "\n" + 2 * _INDENT, "\n" + 3 * _INDENT
    columns = dict(zip(rows[0]._fields, zip(*rows, strict=True), strict=True))
    names = sorted(columns)
    form = around + "{" + ",".join(f'{before}"{name}": %s' for name in names) + around + "}"
    written = map(form.__mod__, zip(*(_written(columns[name]) for name in names), strict=True))
    return f"[{','.join(written)}\n{_INDENT}]"


def _written(column: Sequence[object]) -> list[str]:
    if _NUMBERS.issuperset(map(type, column)):
        return list(map(repr, column))
    found, texts = [], {}
    for value in column:
        if type(value) in _NUMBERS:
            found.append(repr(value))
            continue
        if value not in texts:
            texts[value] = _dumps(value)
        found.append(texts[value])
    return found


def _dumps(value: object, **options: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=_plain, **options)


def _plain(value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
