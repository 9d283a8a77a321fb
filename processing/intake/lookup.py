"""Occasions and matters as users name them: by uuid or by title."""

from __future__ import annotations

import uuid as uuids

from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.store import Store


def find_occasion(store: Store, given: str) -> str | None:
    """The uuid of the occasion with that uuid or title; None if it is new, or none is given.

    ``InputError`` if several have the title, or the uuid is not known.
    """
    found = _uuids(store, "occasion", given)
    if len(found) > 1:
        raise InputError(
            translate(
                "Synpunkt", "{count} occasions are called “{title}”; give the uuid of one of them."
            ).format(count=len(found), title=given.strip())
        )
    if not found and _is_uuid(given):
        raise InputError(
            translate("Synpunkt", "There is no occasion {uuid} in the store.").format(
                uuid=given.strip()
            )
        )
    return found[0] if found else None


def find_matter(store: Store, given: str) -> str | None:
    """The uuid of the matter with that uuid or title; None if none is given.

    ``InputError`` if there is no such matter, or several have the title.
    """
    if not given.strip():
        return None
    found = _uuids(store, "matter", given)
    if len(found) > 1:
        raise InputError(
            translate(
                "Synpunkt", "{count} matters are called “{title}”; give the uuid of one of them."
            ).format(count=len(found), title=given.strip())
        )
    if not found:
        raise InputError(
            translate("Synpunkt", "There is no matter “{title}” in the store.").format(
                title=given.strip()
            )
        )
    return found[0]


def _uuids(store: Store, table: str, given: str) -> list[str]:
    text = given.strip()
    if not text:
        return []
    if row := store.row(table, text.lower()):
        return [row["uuid"]]
    return [row["uuid"] for row in store.rows(table, "title = ?", (text,))]


def _is_uuid(text: str) -> bool:
    try:
        uuids.UUID(text.strip())
    except ValueError:
        return False
    return True
