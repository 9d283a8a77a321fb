"""Notes below a table: where it is from, what it adds up to. They are no viewpoints.

Only what says of itself that it is a note is taken for one, and only at the very end; it is
rejected for that reason, so that it can be looked at. What merely looks like a note comes in as any
other row, with a word about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ...layers.language import translate
from .table import SourceRow, SourceTable
from .values import as_text, plain

#: No table has more notes below it.
MOST = 50
_REMARK = re.compile(
    r"(käll(a|or)|sources?|anm(ärkning(ar)?)?\.?|not(er|es?)?|fotnot(er)?)\s*:", re.IGNORECASE
)
_SUM = re.compile(
    r"(summa|total(t|summa)?|antal( rader| svar| synpunkter)?|sum|count)\s*:?", re.IGNORECASE
)
_NUMBER = re.compile(r"[-+]?\d[\d\s.,]*%?")


def without_notes(table: SourceTable) -> SourceTable:
    """The table, whose notes have their problem; doubtful rows are told of in its messages."""
    table.rows = _Below(table).rows(table.rows)
    return table


class _Below:
    """Holds back what may be notes until it is seen whether the table goes on after them."""

    def __init__(self, table: SourceTable) -> None:
        self._table = table
        self._last = 0
        # What stands in the midst of a table is none of its notes, there or at its end.
        self._remarks_are_rows = self._lone_cells_are_rows = False

    def rows(self, rows: Iterable[SourceRow]) -> Iterator[SourceRow]:
        held: list[SourceRow] = []
        for row in rows:
            if len(held) < MOST and self._may_be_a_note(row, follows_one=bool(held)):
                held.append(row)
            else:
                self._learn([*held, row])
                yield from held
                yield row
                held = []
            self._last = row.number
        yield from self._judged(held)

    def _may_be_a_note(self, row: SourceRow, follows_one: bool) -> bool:
        if _is_note(row):
            return not self._remarks_are_rows
        is_below_a_gap = 0 < self._last < row.number - 1
        return (is_below_a_gap or follows_one) and not self._lone_cells_are_rows and _is_lone(row)

    def _learn(self, rows: Sequence[SourceRow]) -> None:
        self._remarks_are_rows |= any(map(_is_note, rows[:-1]))
        self._lone_cells_are_rows |= any(map(_is_lone, rows))

    def _judged(self, held: Sequence[SourceRow]) -> Iterator[SourceRow]:
        doubtful: list[str] = []
        has_ended = False
        for row in held:
            has_ended |= _is_note(row)
            if has_ended:
                yield replace(row, problem=_about_note())
            else:
                doubtful += [str(row.number)] * (not row.problem)
                yield row
        if doubtful:
            self._table.messages.append(_about_doubt(doubtful))


def _is_note(row: SourceRow) -> bool:
    """Whether a row says that it is a remark on the table, or a sum of it."""
    cells = _filled(row)
    first, second = next(cells, ""), next(cells, "")
    if row.geometry is not None:
        return False
    if remark := _REMARK.match(first):
        return not second or (remark.end() == len(first) and next(cells, None) is None)
    if not (found := _SUM.match(first)):
        return False
    numbers = [first[found.end() :].strip(), second, *cells]
    return any(numbers) and all(_NUMBER.fullmatch(text) for text in numbers if text)


def _is_lone(row: SourceRow) -> bool:
    """Whether a row has one cell, and nothing else."""
    cells = _filled(row)
    return row.geometry is None and bool(next(cells, "")) and not next(cells, "")


def _filled(row: SourceRow) -> Iterator[str]:
    return (text for value in row.values if (text := as_text(plain(value))))


def _about_note() -> str:
    return translate("Synpunkt", "The row is a note below the table, not a viewpoint.")


def _about_doubt(numbers: Sequence[str]) -> str:
    return translate(
        "Synpunkt",
        "%n row(s) below the table have one cell only ({numbers}). Look whether they are viewpoints"
        " or notes.",
        "",
        len(numbers),
    ).format(numbers=", ".join(numbers))
