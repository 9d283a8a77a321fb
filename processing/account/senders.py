"""Letters and what they are called: 4, 4.1, 4.2, Private person 7 – the same in every document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ...layers.statements import PRIVATE
from ...layers.store import Store

Row = dict[str, Any]
# What the store calls a private sender, in either language; any other label may be a name.
_NUMBERED = re.compile(r"(?:Privatperson|Private person)\s+([0-9]{1,6})")


class Letters:
    """The statements of a matter in their order, with numbers that no two share.

    Numbers are those of the store; a statement that lacks one, or has that of another, gets the
    next free one. All viewpoints of a letter are counted, whoever sees them: 4.2 is 4.2 in every
    document.
    """

    def __init__(self, store: Store, matter: str) -> None:
        rows = list(store.rows("statement", "matter_uuid = ?", (matter,), "number IS NULL, number"))
        self._rows = {row["uuid"]: row for row in rows}
        self.numbers = _unlike((row["uuid"], row["number"]) for row in rows)
        private = [row for row in rows if is_private(row)]
        self.private = _unlike((row["uuid"], _known_number(row)) for row in private)
        self.labels = self._labelled(store)

    def row(self, statement: str | None) -> Row | None:
        """The statement's row; None where it is no statement of the matter."""
        return self._rows.get(statement or "")

    def in_order(self) -> list[Row]:
        """All rows by number."""
        return sorted(self._rows.values(), key=lambda row: self.numbers[row["uuid"]])

    def _labelled(self, store: Store) -> dict[str, str]:
        """ "4.1" by the viewpoint's uuid."""
        labels: dict[str, str] = {}
        counted: dict[str, int] = {}
        order = "number IS NULL, number, fid"
        for row in store.rows("viewpoint", "statement_uuid IS NOT NULL", (), order):
            statement = row["statement_uuid"]
            if statement in self._rows:
                counted[statement] = counted.get(statement, 0) + 1
                labels[row["uuid"]] = f"{self.numbers[statement]}.{counted[statement]}"
        return labels


def is_private(row: Mapping[str, Any]) -> bool:
    """Whether the sender may be a person: who is not known to be an organisation is one."""
    return row["sender_group"] in (None, "", PRIVATE)


def _known_number(row: Mapping[str, Any]) -> int | None:
    found = _NUMBERED.fullmatch((row["sender_label"] or "").strip())
    return int(found.group(1)) if found else None


def _unlike(wanted: Iterable[tuple[str, int | None]]) -> dict[str, int]:
    """The number that each wants, if nobody before it has it; the next free one for the others."""
    numbers: dict[str, int] = {}
    waiting = []
    for uuid, number in wanted:
        if number is None or number in numbers.values():
            waiting.append(uuid)
        else:
            numbers[uuid] = number
    for free, uuid in enumerate(waiting, max(numbers.values(), default=0) + 1):
        numbers[uuid] = free
    return numbers
