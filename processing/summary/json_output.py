"""A summary as JSON: the same input gives the same bytes."""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict

from .model import Summary

SCHEMA = 1


def as_json(summary: Summary) -> str:
    """The counts, rows and messages; NULL is null, dates are ``YYYY-MM-DD``.

    Keys are sorted, nothing tells of paths or of the time; ends with a line break.
    """
    document = {
        "schema": SCHEMA,
        "parameters": summary.parameters,
        "counts": summary.counts,
        "boundaries": [asdict(row) for row in summary.boundaries],
        "summary": [asdict(row) for row in summary.rows],
        "messages": summary.messages,
    }
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True, default=_plain) + "\n"


def _plain(value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
