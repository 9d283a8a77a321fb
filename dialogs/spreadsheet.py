"""Tables for the clipboard, as a spreadsheet takes them."""

from __future__ import annotations

from collections.abc import Iterable

from ..processing.harmless import harmless


def as_lines(rows: Iterable[Iterable[str]]) -> str:
    """The rows with tabs between their cells; no cell is a formula, or breaks its line."""
    return "\n".join("\t".join(_plain(cell) for cell in row) for row in rows)


def _plain(text: str) -> str:
    return harmless(" ".join(text.split()))
