r"""Lists in one text field, as QGIS's multiple-choice widget writes them: ``{"a","b"}``.

Quotes and backslashes inside a value are escaped by a backslash. An empty value says nothing and
is left out, as QGIS leaves it out; an empty list is NULL (None).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# A value in quotes with its escapes, or a bare one as QGIS writes for numbers.
_VALUE = re.compile(r'"((?:[^"\\]|\\.)*)"|([^\s,{}"][^,{}"]*)', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def join(values: Iterable[str]) -> str | None:
    """``values`` as one text, in their order; None where there is nothing to store."""
    quoted = [f'"{_escape(value)}"' for value in values if value]
    return "{" + ",".join(quoted) + "}" if quoted else None


def split(text: str | None) -> list[str]:
    """The values of such a text; a text that is no list at all is one value by itself."""
    if not text:
        return []
    inner = text.strip()
    if not (inner.startswith("{") and inner.endswith("}")):
        return [text]
    values = (
        _ESCAPED.sub(r"\1", quoted) if quoted else bare.rstrip()
        for quoted, bare in _VALUE.findall(inner[1:-1])
    )
    return [value for value in values if value]


def _escape(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')
