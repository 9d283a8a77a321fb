"""Occasions and matters as users name them: by uuid or by title."""

from __future__ import annotations

from collections import Counter

from ...layers import matters
from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.store import Store


def find_occasion(store: Store, given: str) -> str | None:
    """The uuid of the occasion with that uuid or title; None if it is new, or none is given.

    ``InputError`` if several have the title, or the uuid is not known.
    """
    name = given.strip()
    found = matters.find(store, "occasion", name) if name else None
    if found is None and matters.is_uuid(name):
        raise InputError(
            translate("Synpunkt", "There is no occasion {uuid} in the store.").format(uuid=name)
        )
    return None if found is None else str(found["uuid"])


def occasion_names(store: Store) -> dict[str, str]:
    """What rows may call the store's occasions, with the uuid of each: that, or its title alone."""
    rows = [(str(row["uuid"]), str(row["title"])) for row in store.rows("occasion")]
    titled = Counter(title for _, title in rows)
    names = {title: uuid for uuid, title in rows if titled[title] == 1}
    return names | {uuid: uuid for uuid, _ in rows}


def find_matter(store: Store, given: str) -> str | None:
    """The uuid of the matter with that uuid or title; None if none is given.

    ``InputError`` if there is no such matter, or several have the title.
    """
    name = given.strip()
    return str(matters.require(store, name)["uuid"]) if name else None
