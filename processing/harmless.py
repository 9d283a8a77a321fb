"""Texts for the cells of a spreadsheet, which it shows and never runs."""

from __future__ import annotations

import re

# What a spreadsheet takes for a formula; a negative number or share is none.
_FORMULA = re.compile(r"\s*(?:[=+@]|-(?!\s*[\d.,]+\s*%?$))|[\t\r]")


def harmless(cell: str) -> str:
    """The cell as a spreadsheet shows it: what it would run gets an apostrophe in front."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
