"""A summary as JSON: the same input gives the same bytes."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from .model import BoundaryRow, Summary, SummaryRow

SCHEMA = 1
_INDENT = "  "


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


def _rows(rows: Iterable[BoundaryRow | SummaryRow]) -> str:
    """A list of flat rows, a line for each value.

    Written without ``indent``, which Python's fast encoder does not know: a line break after each
    comma, and then those around the braces between rows, which nothing else looks like.
    """
    around, before = "\n" + 2 * _INDENT, "\n" + 3 * _INDENT
    text = _dumps([vars(row) for row in rows], separators=("," + before, ": "))
    if text == "[]":
        return text
    inner = text[2:-2].replace(f"}},{before}{{", f"{around}}},{around}{{{before}")
    return f"[{around}{{{before}{inner}{around}}}\n{_INDENT}]"


def _dumps(value: object, **options: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=_plain, **options)


@lru_cache(maxsize=10_000)
def _plain(value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
