"""A summary as JSON: the same input gives the same bytes."""

from __future__ import annotations

import datetime
import itertools
import json
from collections.abc import Hashable, Sequence
from typing import Any

from .columnar import Columnar
from .model import Summary

SCHEMA = 1
_INDENT = "  "
# What Python writes as JSON does.
_NUMBERS = (int, float)


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


def _rows(rows: Columnar[Any]) -> str:
    """A list of flat rows, a line for each value.

    Python's ``indent`` is slow: so of each column what comes again is written once.
    """
    if not len(rows):
        return "[]"
    around, before = "\n" + 2 * _INDENT, "\n" + 3 * _INDENT
    names = sorted(rows.kind._fields)
    begins = [f"{around}{{{before}", *[f",{before}"] * (len(names) - 1)]
    written = [
        _written(rows.column(name), f'{begin}"{name}": ')
        for name, begin in zip(names, begins, strict=True)
    ]
    ends = itertools.repeat(f"{around}}}", len(rows))
    return f"[{','.join(map(''.join, zip(*written, ends, strict=True)))}\n{_INDENT}]"


def _written(column: Sequence[Hashable], before: str) -> list[str]:
    """Each value as JSON; a column's values are of one type, or None."""
    texts = {
        value: before + (repr(value) if type(value) in _NUMBERS else _dumps(value))
        for value in set(column)
    }
    return [texts[value] for value in column]


def _dumps(value: object, **options: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=_plain, **options)


def _plain(value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
