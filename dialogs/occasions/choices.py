"""What the window of an occasion offers to choose from, read from the store."""

from __future__ import annotations

from dataclasses import dataclass

from ...layers.code_lists import CodeLists, read_code_lists
from ...layers.occasions import latest
from ...layers.store import Store
from ..capture.occasion_step import titled

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Choices:
    """Code lists; (uuid, name) of matters, local groups and occasions; names met before."""

    lists: CodeLists
    matters: Pairs
    groups: Pairs
    occasions: Pairs
    parties: tuple[str, ...]
    dimensions: tuple[str, ...]
    bands: tuple[str, ...]


def read_choices(store: Store, language: str) -> Choices:
    """What the store has to offer now; StoreError if it can't be read."""
    lists = read_code_lists(store.path)
    responsible = [label for _code, label in lists.choices("responsible", language)]
    met = _met(store, "occasion_party", "party")
    return Choices(
        lists,
        tuple((row["uuid"], str(row["title"])) for row in store.rows("matter", order="title")),
        tuple((row["uuid"], str(row["name"])) for row in store.rows("safety_group", order="name")),
        tuple((row["uuid"], titled(row)) for row in latest(store)),
        (*met, *(name for name in responsible if name not in met)),
        _met(store, "occasion_tally", "dimension"),
        _met(store, "occasion_tally", "band"),
    )


def _met(store: Store, table: str, column: str) -> tuple[str, ...]:
    found = {str(row[column]) for row in store.rows(table) if row[column]}
    return tuple(sorted(found, key=str.casefold))
