"""Filters that were given a name, kept in the store so that all who use it have them."""

from __future__ import annotations

from typing import NamedTuple

from .operations import Operation
from .store import Store


class SavedView(NamedTuple):
    """A named filter; ``filter`` is JSON (see ``dialogs.viewpoints.saved_filter``)."""

    uuid: str
    name: str
    filter: str


def saved_views(store: Store) -> list[SavedView]:
    """The saved views by name."""
    found = [
        SavedView(row["uuid"], row["name"] or "", row["filter"] or "")
        for row in store.rows("saved_view")
    ]
    return sorted(found, key=lambda view: view.name.casefold())


def save_view(operation: Operation, known: list[SavedView], name: str, text: str) -> None:
    """Keep a filter under ``name``; one of that name is replaced."""
    for view in known:
        if view.name.casefold() == name.casefold():
            if view.filter != text:
                operation.update("saved_view", view.uuid, {"filter": text})
            return
    operation.insert("saved_view", {"name": name, "filter": text})


def delete_view(operation: Operation, view: SavedView) -> None:
    """Remove a saved view; the log keeps it, so that it can be taken back."""
    operation.delete("saved_view", view.uuid)
