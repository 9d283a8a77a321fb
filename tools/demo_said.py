"""What the invented people said: at the tables, on the two walks, at the meeting and in letters.

The words lie in ``demo_said.csv``. Every text is made up. Phone number and personal identity
number are the ones that the authorities keep for fiction and examples. Nothing is recorded of who
said it.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_suffix(".csv")


class Said(NamedTuple):
    """One viewpoint: ``place`` is a key of ``demo_places.PLACES``, None is "no place".

    ``theme``, ``valence`` and ``when`` are codes; ``agreed`` is how many agreed, ``times`` how many
    equal rows the host's list has.
    """

    place: str | None
    theme: str
    valence: str
    when: str
    severity: int | None
    agreed: int
    times: int
    text: str


def said_at(where: str) -> list[Said]:
    """What was said at one occasion, in order."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return [_said(row) for row in csv.DictReader(file) if row["where"] == where]


def _said(row: dict[str, str]) -> Said:
    return Said(
        place=row["place"] or None,
        theme=row["theme"],
        valence=row["valence"],
        when=row["when"],
        severity=int(row["severity"]) if row["severity"] else None,
        agreed=int(row["agreed"] or 0),
        times=int(row["times"]),
        text=row["text"],
    )
