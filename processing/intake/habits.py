"""How the columns of a table write their dates, by a look at all rows where that is needed."""

from __future__ import annotations

from contextlib import closing
from typing import Any

from .choice import ColumnChoice, is_date
from .dates import DateHabit, habit_of, needs_settling
from .table import SourceTable
from .values import plain

#: A column's first rows tell whether all of them must be looked at.
SAMPLE = 300


def date_habits(table: SourceTable, choice: ColumnChoice) -> dict[str, DateHabit]:
    """The habits of the columns of dates that can't be read cell by cell, by field."""
    habits: dict[str, DateHabit] = {}
    for key, source in choice.fields.items():
        if not is_date(key) or source.format or not source.column:
            continue
        sample = _cells(table.peek(SAMPLE), table.columns.index(source.column))
        if needs_settling(sample):
            habits[key] = habit_of(_all_cells(table, source.column, sample), source.column)
    return habits


def _all_cells(table: SourceTable, column: str, sample: list[Any]) -> list[Any]:
    """Each different value of a column; those of the ``sample`` where it can't be read again."""
    if table.again is None:
        return sample
    again = table.again()
    with closing(again):
        at = again.columns.index(column)
        return list(dict.fromkeys(_cells(again.rows, at)))


def _cells(rows: Any, at: int) -> list[Any]:
    cells = (plain(row.values[at]) for row in rows if at < len(row.values) and not row.problem)
    return [cell for cell in cells if cell is not None]
